import VietLexicon
import VietNumbers
import VietTokens

/// Telephone numbers: `0299 3821 234`, `(024) 3736 1234`, `+84 28 3829 5678`, `1900 6035`.
extension FigureGrammar {
  /// A telephone number: behind a word that says so, or nine to eleven digits that begin with 0 or +84.
  func telephone(at index: Int) -> Range<Int>? {
    var first = index
    var isOpen = false
    if passage[index - 1].isSymbol("("), passage[index].isGlued, symbol(index + 1, ")") {
      first = index - 1
      isOpen = true
    }
    if passage[first - 1].isSymbol("+"), passage[first].isGlued { first -= 1 }
    let startsWithZero = passage.bytes(index).first == 0x30 && passage[index].count >= 2
    let isCued = telephoneCue(before: first)
    // "1900 545 598"
    let isHotline =
      passage[index].count == 4 && passage[index + 1].isNumber && passage[index + 1].gap == .space && passage[index + 1].count >= 3
      && (passage.integer(index) == 1900 || passage.integer(index) == 1800) && passage.integer(index + 1) != nil
    guard isCued || startsWithZero || isHotline || first < index && !isOpen else { return nil }
    var digits = Self.digitCount(passage.bytes(index))
    var end = isOpen ? index + 2 : index + 1
    while passage[end].gap <= .space, digits < 12, end < passage.count {
      let isDash = passage[end].isSymbol("-") || passage[end].isSymbol(".")
      let next = isDash ? end + 1 : end
      guard passage[next].isNumber, passage[next].gap <= .space, passage[next].count >= 2, !passage.bytes(next).contains(0x2C) else {
        break
      }
      let more = Self.digitCount(passage.bytes(next))
      guard more >= 3 || first < index || digits + more <= 11 && isCued, digits + more <= 13 else { break }
      digits += more
      end = next + 1
    }
    guard !passage.bytes(index).contains(0x2C) else { return nil }
    if isHotline, digits >= 7 { return first..<end }
    if isCued { return 3...13 ~= digits ? first..<end : nil }
    guard 9...12 ~= digits, end > index + 1 || passage[index].count >= 9 || isOpen else { return nil }
    return first..<end
  }

  private func telephoneCue(before index: Int) -> Bool {
    var position = index - 1
    while position >= 0, passage[position].isSymbol(":") || passage[position].isSymbol("(") || passage[position].isSymbol(".") {
      position -= 1
    }
    guard passage.isJoined(position), position >= lastEnd else { return false }
    return passage.cue(endingWith: position)?.cue.contains(.phone) ?? false
  }

  private static func digitCount(_ bytes: UnsafeBufferPointer<UInt8>) -> Int { bytes.count { $0 &- 0x30 < 10 } }
}
