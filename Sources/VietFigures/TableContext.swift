import VietLexicon
import VietNumbers
import VietTokens

/// What the headings above say of bare numbers in lists and tables.
///
/// "Đơn vị tính: triệu đồng" or a "(ha)" at the end of a label gives its unit and magnitude to the numbers that stand alone
/// in the lines below, until a line of prose, or another heading, comes. The state goes from passage to passage.
package struct TableContext: Sendable {
  /// A unit with the magnitude that stands before it.
  struct Heading: Sendable, Hashable {
    var unit: UnitExpression
    var kind: FigureKind
    var scale: Int
  }

  private var heading: Heading?
  /// The index that a row of a numbered table should have next; nil outside such tables.
  private(set) var expectedIndex: Int?
  /// The line that is being read.
  private var lineStart = 0
  private var lineEnd = 0
  private var isProse = false
  private var hasCells = false

  package init() {}

  /// A line of prose has at least this many bytes.
  private static let proseLength = 100

  /// Looks over the line that starts at a token. Linear in the line.
  mutating func startLine(at index: Int, in passage: Passage) {
    guard !passage[index].flags.contains(.wrapped) else { return }
    lineStart = index
    var end = index + 1
    hasCells = passage[index].isSymbol("|")
    while end < passage.count, passage[end].gap < .line || passage[end].flags.contains(.wrapped) {
      if passage[end].gap == .wide || passage[end].isSymbol("|") { hasCells = true }
      end += 1
    }
    lineEnd = end
    let length = Int(passage[end - 1].end - passage[index].start)
    isProse = length >= Self.proseLength && !hasCells
    if isProse {
      heading = nil
      expectedIndex = nil
      return
    }
    if let expected = expectedIndex, passage.integer(index) == expected { expectedIndex = expected + 1 }
    readIndexHeading(passage)
    if let found = unitHeading(passage) { heading = found }
  }

  /// "STT", "TT": the first column numbers the rows.
  private mutating func readIndexHeading(_ passage: Passage) {
    let token = passage[lineStart]
    guard token.flags.contains(.capitals), token.count <= 3 else { return }
    let bytes = passage.bytes(lineStart)
    if bytes.elementsEqual("STT".utf8) || bytes.elementsEqual("TT".utf8) { expectedIndex = 1 }
  }

  // MARK: Headings

  /// The unit that a line names for the numbers below it.
  private func unitHeading(_ passage: Passage) -> Heading? {
    if let start = unitLabelEnd(passage) { return Self.unit(from: start, to: lineEnd, in: passage) }
    // "Cây lương thực có hạt (ha)", "(Đơn vị: tỷ đồng)".
    guard passage[lineEnd - 1].isSymbol(")") else { return nil }
    var open = lineEnd - 2
    while open > lineStart, !passage[open].isSymbol("("), lineEnd - open < 14 { open -= 1 }
    guard passage[open].isSymbol("(") else { return nil }
    var inner = open + 1
    if let label = labelEnd(at: inner, passage) { inner = label }
    return Self.unit(from: inner, to: lineEnd - 1, in: passage)
  }

  /// The token behind "Đơn vị tính:", "ĐVT:", wherever it stands in the line.
  private func unitLabelEnd(_ passage: Passage) -> Int? {
    for index in lineStart..<min(lineEnd, lineStart + 12) {
      if let end = labelEnd(at: index, passage) { return end }
    }
    return nil
  }

  private func labelEnd(at index: Int, _ passage: Passage) -> Int? {
    guard passage[index].isWord, let first = passage.text[Int(passage[index].start)] as UInt8?, first == 0xC4 else { return nil }  // Đ, đ
    var end = index
    if passage.bytes(index).elementsEqual("ĐVT".utf8) {
      end = index + 1
    } else if passage.word(index, is: "đơn"), passage.word(index + 1, is: "vị") {
      end = index + 2
      if passage.word(end, is: "tính") { end += 1 }
    } else {
      return nil
    }
    guard passage[end].isSymbol(":") || end > index + 2 || passage[end].isSymbol("(") else { return nil }
    if passage[end].isSymbol(":") { end += 1 }
    return end < lineEnd ? end : nil
  }

  /// Magnitude, unit and denominators that fill the tokens from `start` to `end`.
  private static func unit(from start: Int, to end: Int, in passage: Passage) -> Heading? {
    var index = start
    var scale = 0
    // "1.000 đồng", "1000 tấn"
    if passage[index].isNumber, let value = numberOfUnits(passage, index) {
      scale = value
      index += 1
    }
    while passage[index].isWord, passage.sense(index).numeral == .magnitude {
      scale += Int(passage.sense(index).value)
      index += 1
    }
    guard index < end, let match = passage.longestMatch(passage.lexicon.units, at: index), match.end <= end else { return nil }
    var unit = UnitExpression(base: .entry(UInt16(match.payload - 1)))
    let kind = passage.lexicon.entries[Int(match.payload) - 1].kind
    guard kind != .calendar else { return nil }
    index = match.end
    while index + 1 < end, passage[index].isSymbol("/"), let part = passage.longestMatch(passage.lexicon.units, at: index + 1), part.end <= end {
      unit.append(.entry(UInt16(part.payload - 1)))
      index = part.end
    }
    guard index == end || passage[index].isSymbol(")") || passage[index].isSymbol(".") || passage[index].gap >= .wide || passage[index].isSymbol(",") else { return nil }
    let figureKind: FigureKind = kind == .currency ? .money : kind == .percent ? .percent : .quantity
    return Heading(unit: unit, kind: figureKind, scale: scale)
  }

  private static func numberOfUnits(_ passage: Passage, _ index: Int) -> Int? {
    switch passage.bytes(index).filter({ $0 != 0x2E && $0 != 0x2C }) {
    case Array("1000".utf8): 3
    case Array("1000000".utf8): 6
    case Array("1000000000".utf8): 9
    case Array("100".utf8): 2
    case Array("10".utf8): 1
    default: nil
    }
  }

  // MARK: Cells

  /// The unit for a bare number, when it stands in a cell or at the end of a short line.
  func unit(forNumberAt numeral: Numeral, in passage: Passage) -> Heading? {
    guard !isProse, numeral.first >= lineStart, numeral.end <= lineEnd else { return nil }
    if hasCells, let row = rowUnit(before: numeral.first, in: passage) { return row }
    guard let heading, isCell(numeral, passage) else { return nil }
    return heading
  }

  /// Whether the number fills a cell, or ends a line that begins with its label.
  private func isCell(_ numeral: Numeral, _ passage: Passage) -> Bool {
    let startsCell = numeral.first == lineStart || passage[numeral.first].gap == .wide || passage[numeral.first - 1].isSymbol("|")
      || numeral.first - 1 == lineStart && passage[lineStart].kind == .symbol
    let endsCell = numeral.end == lineEnd || passage[numeral.end].gap == .wide || passage[numeral.end].isSymbol("|")
      || numeral.end + 1 == lineEnd && passage[numeral.end].kind == .symbol
    if startsCell { return endsCell }
    return endsCell && !hasCells && lineEnd - lineStart <= 14
  }

  /// A cell of the same row that holds nothing but a unit: "GRDP | tỷ đồng | 12.500".
  private func rowUnit(before index: Int, in passage: Passage) -> Heading? {
    var end = index
    while end > lineStart {
      var start = end - 1
      while start > lineStart, passage[start].gap != .wide, !passage[start - 1].isSymbol("|") { start -= 1 }
      let stop = passage[end - 1].isSymbol("|") ? end - 1 : end
      if start < stop, passage[start].isWord || passage[start].isSymbol("%"), let unit = Self.unit(from: start, to: stop, in: passage) { return unit }
      end = start
    }
    return nil
  }
}

extension Passage {
  /// Whether a word token is this word, in any case.
  func word(_ index: Int, is word: String) -> Bool {
    self[index].isWord && self[index].word != 0 && self[index].word == lexicon.id(of: word)
  }
}
