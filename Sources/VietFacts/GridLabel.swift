import VietFigures
import VietLexicon
import VietTokens

/// The name of a row: without its number, dashes, "Trong đó:" and unit; a place or a period is told apart.
struct GridLabel {
  private(set) var name = Wording()
  /// What the columns before that of the name say: "Vận tải hành khách" beside "Luân chuyển".
  private(set) var group = Wording()
  /// It only says that parts follow: "Trong đó:".
  private(set) var opensList = false
  private(set) var isPlace = false
  /// It names nothing but the whole: "Tổng số", "Tổng cộng".
  private(set) var isTotal = false
  /// The period that names the row: "Tháng 5", "2019".
  private(set) var period: DatePeriod?
  /// How deep it lies: capitals and Roman numbers, then 1, 1.1, a, dashes, plus signs.
  private(set) var depth = 2

  /// Takes the text of a cell; of several the last one names the row.
  mutating func add(_ range: Range<Int>, _ reader: GridReader) {
    reader.withTokens(of: range) { passage, tokens in
      let first = readNumber(passage, tokens)
      let body = Self.trimmed(first..<tokens.upperBound, in: passage)
      guard !body.isEmpty else {
        opensList = depth == 5
        return
      }
      group = name
      name = Wording(passage.place(body))
      isPlace = Self.isPlace(body, in: passage)
      isTotal = Self.isTotal(body, in: passage)
      period = Self.period(body, in: passage)
    }
  }

  /// Takes the number of the row, where it stands in a column of its own.
  mutating func number(_ text: Slice<UnsafeBufferPointer<UInt8>>) {
    if let found = Self.depth(ofNumber: String(decoding: text, as: UTF8.self)) { depth = depth == 2 ? found : max(found, depth) }
  }

  /// The row stands below "Trong đó:".
  mutating func deepen() { if depth == 2 { depth = 5 } }

  /// The token behind the number, bullet and "Trong đó" of a label, which tell its depth.
  private mutating func readNumber(_ passage: Passage, _ tokens: Range<Int>) -> Int {
    var index = tokens.lowerBound
    while index < tokens.upperBound {
      let token = passage[index]
      if token.kind == .symbol {
        if token.isSymbol("-") || token.word == 0 { depth = 6 }
        if token.isSymbol("+") || token.isSymbol("*") { depth = 7 }
        index += 1
      } else if index + 1 < tokens.upperBound, passage[index + 1].isSymbol(".") || passage[index + 1].isSymbol(")") || token.isNumber,
        let found = Self.depth(ofNumber: String(decoding: passage.bytes(index), as: UTF8.self))
      {
        depth = found
        index += 1
      } else if let match = passage.longestMatch(passage.lexicon.factPhrases, at: index),
        match.payload == UInt32(FactTerm.listHead.rawValue)
      {
        depth = max(depth, 5)
        index = match.end
      } else {
        break
      }
    }
    return index
  }

  private static func depth(ofNumber text: String) -> Int? {
    let parts = text.split(separator: ".")
    guard let first = parts.first, text.utf8.count <= 8 else { return nil }
    if first.utf8.allSatisfy({ "IVX".utf8.contains($0) }) { return 0 }
    if first.utf8.count == 1, let byte = first.utf8.first {
      if 0x41...0x5A ~= byte { return -1 }
      if 0x61...0x7A ~= byte { return 4 }
    }
    return first.utf8.allSatisfy { 0x30...0x39 ~= $0 } ? min(parts.count, 3) : nil
  }

  /// The words of a label without its unit and marks at the end.
  private static func trimmed(_ tokens: Range<Int>, in passage: Passage) -> Range<Int> {
    var end = tokens.upperBound
    while end > tokens.lowerBound {
      let last = passage[end - 1]
      if last.isSymbol(")"), let open = (tokens.lowerBound..<end).last(where: { passage[$0].isSymbol("(") }) {
        // A unit, or the number of a note.
        guard end - open <= 14, open > tokens.lowerBound, isAside(open + 1..<end - 1, in: passage) else { break }
        end = open
      } else if last.kind == .symbol, !last.isSymbol(")") {
        end -= 1
      } else {
        break
      }
    }
    return tokens.lowerBound..<max(end, tokens.lowerBound)
  }

  /// Whether brackets hold a unit, a formula of columns or the number of a note.
  private static func isAside(_ tokens: Range<Int>, in passage: Passage) -> Bool {
    guard let first = tokens.first else { return true }
    return passage[first].isNumber || passage[first].kind == .symbol || UnitHeading.names(tokens, in: passage)
  }

  static func isPlace(_ tokens: Range<Int>, in passage: Passage) -> Bool {
    guard let first = tokens.first, let match = passage.longestMatch(passage.lexicon.factPhrases, at: first) else { return false }
    switch FactTerm(rawValue: UInt8(truncatingIfNeeded: match.payload)) {
    case .place, .region: return match.end == tokens.upperBound
    case .placeHead: return tokens.count <= 6 && match.end < tokens.upperBound && passage[match.end].flags.contains(.capital)
    default: return false
    }
  }

  private static func isTotal(_ tokens: Range<Int>, in passage: Passage) -> Bool {
    guard let first = tokens.first, let match = passage.longestMatch(passage.lexicon.gridWords, at: first) else { return false }
    return match.end == tokens.upperBound && match.payload == UInt32(GridWord.total.rawValue)
  }

  /// The period that a label consists of, perhaps with "ước" or "sơ bộ".
  private static func period(_ tokens: Range<Int>, in passage: Passage) -> DatePeriod? {
    var first = tokens.lowerBound
    while first < tokens.upperBound, let match = passage.longestMatch(passage.lexicon.factPhrases, at: first),
      match.payload == UInt32(FactTerm.estimate.rawValue)
    { first = match.end }
    guard first < tokens.upperBound else { return nil }
    if first + 1 == tokens.upperBound, let year = year(at: first, in: passage) { return year }
    guard let figure = FigureGrammar.figures(of: passage).first(where: { $0.firstToken >= first - 1 }), figure.firstToken <= first + 1,
      figure.endToken >= tokens.upperBound,
      case .date(let period) = figure.value
    else { return nil }
    return period
  }

  /// The year that a token of four digits is.
  static func year(at index: Int, in passage: Passage) -> DatePeriod? {
    guard passage[index].count == 4, let year = passage.integer(index), 1900...2100 ~= year else { return nil }
    return DatePeriod(CalendarDate(year: year))
  }

  /// What a line above a table names: without "Bảng 3.", its periods and unit.
  static func title(_ range: Range<Int>, _ reader: GridReader) -> Wording {
    reader.withTokens(of: range) { passage, tokens in
      var first = tokens.lowerBound
      if passage.terminal(first) == .tableTitle {
        first += 1
        while first < tokens.upperBound, passage[first].isNumber || passage[first].kind == .symbol || passage.terminal(first) == .numberSign
        { first += 1 }
      }
      let date = FigureGrammar.figures(of: passage).first { if case .date = $0.value { $0.firstToken >= first } else { false } }
      let end = date?.firstToken ?? tokens.upperBound
      let body = trimmed(first..<max(first, end), in: passage)
      // "Đơn vị tính: …" names nothing.
      guard body.count > 1, !UnitHeading.names(body, in: passage) else { return Wording() }
      return Wording(passage.place(body))
    }
  }
}
