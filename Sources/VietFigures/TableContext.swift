import VietLexicon
import VietTokens

/// What the headings above say of bare numbers in lists and tables.
///
/// "Đơn vị tính: triệu đồng", or a "(ha)" at the end of a label, gives its unit and magnitude to the numbers that stand
/// alone below it, until prose or another heading comes. A "(%)" in a column heading holds for that column, be the
/// cells set off by tabs, by bars, or each on a line of its own below "STT". The state goes from passage to passage.
public struct TableContext: Sendable {
  /// A line of prose has at least this many bytes.
  private static let proseLength = 100
  /// A row of more cells is no table that anyone reads; it keeps work linear.
  private static let cellLimit = 512

  private var heading: UnitHeading?
  /// The units of the columns of a table with cells in lines; nil in a column without one of its own.
  private var columns: [UnitHeading?] = []
  /// The columns of a table with each cell on its own line, and the column of the line that is read.
  private var vertical: [UnitHeading?] = []
  private var column = 0
  private var readsVerticalHeader = false
  /// The index that a row of a numbered table should have next; nil outside such tables.
  private(set) var expectedIndex: Int?
  /// The line that is being read.
  private var lineStart = 0
  private var lineEnd = 0
  private var isProse = false
  private var hasCells = false
  private var isWide = false

  public init() {}

  // MARK: Lines

  /// Looks over the line that starts at a token. Linear in the line.
  mutating func startLine(at index: Int, in passage: Passage) {
    guard !passage[index].flags.contains(.wrapped) else { return }
    lineStart = index
    var end = index + 1
    hasCells = passage[index].isSymbol("|")
    var cells = 1
    while end < passage.count, passage[end].gap < .line || passage[end].flags.contains(.wrapped) {
      if passage[end].gap == .wide || passage[end].isSymbol("|") { cells += 1 }
      end += 1
    }
    lineEnd = end
    hasCells = hasCells || cells > 1
    isWide = cells > Self.cellLimit
    isProse = !hasCells && Int(passage[end - 1].end - passage[index].start) >= Self.proseLength
    guard !isProse else { return forget() }
    if hasCells { return startRow(passage) }
    columns = []
    let isNextIndex = expectedIndex != nil && passage.integer(index) == expectedIndex && end == index + 1
    if readsVerticalHeader || !vertical.isEmpty { advanceVertical(passage, isNextIndex: isNextIndex) }
    if let expectedIndex, passage.integer(index) == expectedIndex { self.expectedIndex = expectedIndex + 1 }
    if isIndexHeading(index, passage) {
      (expectedIndex, vertical, readsVerticalHeader) = (1, [nil], true)
    } else if let found = UnitHeading.labelled(from: index, to: end, in: passage) {
      heading = found
      vertical = []
    } else if !readsVerticalHeader, vertical.count < 3, let found = UnitHeading.bracketed(from: index, to: end, in: passage) {
      heading = found
    }
  }

  private mutating func forget() {
    heading = nil
    columns = []
    vertical = []
    readsVerticalHeader = false
    expectedIndex = nil
  }

  /// "STT", "TT": the first column numbers the rows.
  private func isIndexHeading(_ index: Int, _ passage: Passage) -> Bool {
    let token = passage[index]
    guard token.flags.contains(.capitals), token.count <= 3 else { return false }
    return passage.bytes(index).elementsEqual("STT".utf8) || passage.bytes(index).elementsEqual("TT".utf8)
  }

  /// A row of cells: one without numbers that names a unit is a heading of columns.
  private mutating func startRow(_ passage: Passage) {
    if isIndexHeading(lineStart, passage) { expectedIndex = 1 }
    if let expectedIndex, passage.integer(lineStart) == expectedIndex { self.expectedIndex = expectedIndex + 1 }
    vertical = []
    guard !isWide else { return columns = [] }
    var units: [UnitHeading?] = []
    var hasUnit = false, hasValues = false
    forEachCell(passage) { start, end in
      let unit = UnitHeading.bracketed(from: start, to: end, in: passage)
      units.append(unit)
      hasUnit = hasUnit || unit != nil
      if end == start + 1, passage[start].isNumber, !(passage.integer(start).map(FigureGrammar.isPlainYear) ?? false) { hasValues = true }
    }
    if hasUnit && !hasValues {
      columns = units
    } else if !hasValues, let found = UnitHeading.labelled(from: lineStart, to: lineEnd, in: passage) {
      heading = found
    }
  }

  /// Counts the cells of a table with one cell a line: its header first, then row by row.
  private mutating func advanceVertical(_ passage: Passage, isNextIndex: Bool) {
    if readsVerticalHeader {
      let isLabel =
        lineEnd == lineStart + 1 && passage[lineStart].isWord && passage[lineStart].count <= 3
        && passage[lineStart].flags.contains(.capital)
      if isNextIndex || isLabel {
        readsVerticalHeader = false
        column = 0
      } else {
        vertical.append(UnitHeading.bracketed(from: lineStart, to: lineEnd, in: passage))
      }
    } else {
      column = isNextIndex ? 0 : (column + 1) % max(1, vertical.count)
    }
  }

  private func forEachCell(_ passage: Passage, _ body: (_ start: Int, _ end: Int) -> Void) {
    var start = lineStart
    for index in lineStart...lineEnd where index == lineEnd || passage[index].isSymbol("|") || index > start && passage[index].gap == .wide
    {
      if index > start || index < lineEnd && passage[index].isSymbol("|") && index > lineStart { body(start, index) }
      start = index < lineEnd && passage[index].isSymbol("|") ? index + 1 : index
    }
  }

  // MARK: Cells

  /// The unit for a bare number, when it stands in a cell or at the end of a short line.
  func unit(forNumberAt tokens: Range<Int>, in passage: Passage) -> UnitHeading? {
    guard !isProse, !isWide, tokens.lowerBound >= lineStart, tokens.upperBound <= lineEnd, isCell(tokens, passage) else { return nil }
    if hasCells {
      if let own = columnUnit(of: tokens.lowerBound, in: passage) { return own }
      return rowUnit(before: tokens.lowerBound, in: passage) ?? heading
    }
    if vertical.count >= 3, !readsVerticalHeader, let own = vertical[min(column, vertical.count - 1)] { return own }
    return heading
  }

  /// Whether the number, with its sign, fills a cell, or ends a line that begins with its label.
  private func isCell(_ tokens: Range<Int>, _ passage: Passage) -> Bool {
    var first = tokens.lowerBound
    let end = tokens.upperBound
    if first > lineStart, passage[first].isGlued, passage[first - 1].isSymbol("-") || passage[first - 1].isSymbol("+") { first -= 1 }
    let startsCell =
      first == lineStart || passage[first].gap == .wide || passage[first - 1].isSymbol("|")
      || first - 1 == lineStart && passage[lineStart].kind == .symbol
    let endsCell =
      end == lineEnd || passage[end].gap == .wide || passage[end].isSymbol("|")
      || end + 1 == lineEnd && passage[end].kind == .symbol
    if startsCell { return endsCell }
    return endsCell && !hasCells && lineEnd - lineStart <= 14
  }

  private func columnUnit(of index: Int, in passage: Passage) -> UnitHeading? {
    guard !columns.isEmpty else { return nil }
    var position = 0, found: UnitHeading?
    forEachCell(passage) { start, end in
      if start <= index, index < end, position < columns.count { found = columns[position] }
      position += 1
    }
    return found
  }

  /// A cell of the same row that holds nothing but a unit: "GRDP | tỷ đồng | 12.500".
  private func rowUnit(before index: Int, in passage: Passage) -> UnitHeading? {
    var found: UnitHeading?
    forEachCell(passage) { start, end in
      if end <= index, end > start, passage[start].isWord || passage[start].isSymbol("%"),
        let unit = UnitHeading(from: start, to: end, in: passage)
      {
        found = unit
      }
    }
    return found
  }
}
