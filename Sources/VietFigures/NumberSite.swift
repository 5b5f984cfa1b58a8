import VietLexicon
import VietTokens

/// What stands around the digits of a number, which tells the grammars that can apply from those that cannot.
///
/// Most numbers stand alone between words ("đạt 71.029 tỷ"): their site is empty, and no grammar of shapes is asked.
struct NumberSite: OptionSet {
  let rawValue: UInt8

  /// Letters or digits touch it, or it starts a line, stands in brackets, or begins with a zero: perhaps a code.
  static let coded = NumberSite(rawValue: 1)
  /// A mark or letter joins it to what follows: `/`, `-`, `:`, `g`, `a`.
  static let joined = NumberSite(rawValue: 2)
  /// Four digits, dots, or a mark or "đến" behind it: perhaps a date.
  static let dateLike = NumberSite(rawValue: 4)
  /// The word before it may name instead of counting.
  static let named = NumberSite(rawValue: 16)
  /// At most two digits, perhaps in a list of days or months.
  static let listed = NumberSite(rawValue: 8)

  init(rawValue: UInt8) { self.rawValue = rawValue }

  init(at index: Int, in passage: Passage) {
    let token = passage[index]
    let before = passage[index - 1]
    let next = passage[index + 1]
    var bits: UInt8 = 0
    let first = passage.text[Int(token.start)]
    let touchesLeft = token.isGlued && index > 0
    let touchesRight = next.isGlued && index + 1 < passage.count
    if touchesLeft || touchesRight || token.gap >= .wide || first == 0x30 || before.flags.contains(.capital) || before.isSymbol("+")
      || before.isSymbol(":")
      || before.isSymbol(".") || next.isNumber
    {
      bits |= 1
    }
    let nextTerminal = next.isWord ? passage.senses[Int(next.word)].terminal : .none
    let isMark = next.isSymbol("/") || next.isSymbol("-") || next.isSymbol(":")
    if isMark || touchesRight && next.isWord { bits |= 2 }
    if token.count == 4 || isMark || nextTerminal == .to || touchesLeft && before.isWord
      || Self.hasDatedDots(passage, token)
    {
      bits |= 4
    }
    let isListed =
      next.isSymbol(",") || nextTerminal == .and || before.isSymbol(",") || before.isWord && passage.terminal(index - 1) == .and
    if token.count <= 2, isListed { bits |= 8 }
    if before.isWord {
      let announced = passage.senses[Int(before.word)].starts
      if announced.contains(.announcesTelephone) { bits |= 1 }
      if announced.contains(.announcesName) || before.flags.contains(.capital) { bits |= 16 }
    } else if before.isSymbol(":") {
      bits |= 16
    }
    rawValue = bits
  }

  /// `15.3`, `8.2017`, `10.1.2023`: dots before other than three digits.
  @inline(__always)
  private static func hasDatedDots(_ passage: Passage, _ token: Token) -> Bool {
    guard token.count >= 3, token.count <= 10 else { return false }
    let end = passage.text + Int(token.end)
    return end[-2] == 0x2E || end[-3] == 0x2E || token.count > 5 && end[-5] == 0x2E
  }
}
