import VietLexicon
import VietNumbers
import VietTokens

/// One line of a text as tables see it: prose, a row of cells, or a cell of its own.
struct TableLine: Sendable {
  /// A line of prose has at least this many bytes.
  private static let proseLength = 100
  /// A row of more cells is no table that anyone reads; it keeps work linear.
  private static let cellLimit = 512
  /// A value with its sign, marks and second end has at most this many tokens.
  private static let valueLength = 8

  private(set) var start = 0
  private(set) var end = 0
  private(set) var hasCells = false
  private(set) var isWide = false
  private(set) var isProse = false

  init() {}

  /// The line that starts at a token. Linear in the line.
  init(at index: Int, in passage: Passage) {
    start = index
    end = index + 1
    var cells = 1
    while end < passage.count, !Self.starts(at: end, in: passage) {
      if passage[end].gap == .wide || passage[end].isSymbol("|") { cells += 1 }
      end += 1
    }
    hasCells = cells > 1 || passage[index].isSymbol("|")
    isWide = cells > Self.cellLimit
    isProse = !hasCells && Int(passage[end - 1].end - passage[index].start) >= Self.proseLength
  }

  /// Whether a line starts with a token: not one that was only wrapped, except a number alone, which is a cell.
  static func starts(at index: Int, in passage: Passage) -> Bool {
    let token = passage[index]
    guard token.gap >= .line else { return false }
    guard token.flags.contains(.wrapped) else { return true }
    let behind = passage[index + 1].isSymbol("%") && passage[index + 1].isGlued ? index + 2 : index + 1
    return token.isNumber && passage[behind].gap >= .line
  }

  /// Calls `body` with the tokens of each cell; empty cells between bars have none.
  func forEachCell(in passage: Passage, _ body: (_ cell: Range<Int>) -> Void) {
    var first = start
    for index in start...end where index == end || passage[index].isSymbol("|") || index > first && passage[index].gap == .wide {
      let isBar = index < end && passage[index].isSymbol("|")
      if index > first || isBar && index > start { body(first..<index) }
      first = isBar ? index + 1 : index
    }
  }

  /// Whether tokens are a value: numbers and marks without a word, or a dash in place of one; years are headings.
  static func isValue(_ cell: Range<Int>, in passage: Passage) -> Bool {
    guard !cell.isEmpty, cell.count <= valueLength else { return false }
    if cell.count == 1, passage[cell.lowerBound].kind == .symbol { return !passage[cell.lowerBound].isSymbol("%") }
    return cell.contains { passage[$0].isNumber } && !cell.contains { passage[$0].isWord || isYear($0, in: passage) }
  }

  private static func isYear(_ index: Int, in passage: Passage) -> Bool {
    passage[index].count == 4 && passage.integer(index).map(FigureGrammar.isPlainYear) ?? false
  }

  /// The unit in brackets at the end of the line, unless a number before it makes the line no label.
  func labelUnit(in passage: Passage) -> UnitHeading? {
    guard let found = UnitHeading.bracketed(start..<end, in: passage) else { return nil }
    let hasNumber = (start..<end).prefix { passage.start + Int(passage[$0].start) < found.place.lowerBound }.contains {
      passage[$0].isNumber && passage[$0].count > 2 && !Self.isYear($0, in: passage)
    }
    return hasNumber ? nil : found
  }

  /// Whether tokens hold nothing but what numbers a row: `7`, `12.`, `1.2`, `IV`, `A`.
  static func isRowNumber(_ cell: Range<Int>, in passage: Passage) -> Bool {
    guard let first = cell.first, cell.count == 1 || cell.count == 2 && passage[first + 1].isSymbol(".") else { return false }
    let token = passage[first]
    if token.isWord { return token.flags.contains(.capital) && (passage.terminal(first) == .roman || token.letterCount(in: passage) == 1) }
    guard token.isNumber, token.count <= 6 else { return false }
    let groups = DigitGroups(passage.bytes(first))
    if groups.marks == 0 { return token.count <= 3 }
    return groups.leading <= 2 && groups.trailing <= 2 && !passage.bytes(first).contains(UInt8(ascii: ","))
  }

  /// Whether tokens head the column that numbers the rows: "STT", "Số TT".
  static func isRowNumberHeading(_ cell: Range<Int>, in passage: Passage) -> Bool {
    guard let last = cell.last, passage.terminal(last) == .rowNumbers else { return false }
    return cell.count == 1 || cell.count == 2 && passage.terminal(cell.lowerBound) == .numberSign
  }
}
