public import VietLexicon
import VietNumbers
import VietOrthography
public import VietTokens

/// Gives the numbers of tables their units: those that the headings above and beside them name.
///
/// A unit of the column counts before that of the row, that of the row before that of the rows above it and of the whole table.
public final class GridReader {
  /// A table with what its headings say.
  public final class Table {
    /// Its cells.
    public let grid: CellGrid
    /// What its rows and columns are for.
    public let layout: GridLayout
    /// The headings of each column, from above, as indices of cells.
    public private(set) var headings: [[Int]] = []
    var columnUnits: [UnitHeading?] = []
    /// Whether the unit of the table is not that of the column: "Tốc độ tăng", "Số dự án".
    var refusesUnit: [Bool] = []
    var unitColumn: Int?
    var unit: UnitHeading?
    /// A second unit of the whole table: "Nghìn tấn, triệu USD".
    var secondUnit: UnitHeading?

    init(_ grid: CellGrid, _ text: UnsafeBufferPointer<UInt8>) {
      self.grid = grid
      layout = GridLayout(grid, in: text)
      headings = Array(repeating: [], count: layout.columnCount)
      for (index, cell) in grid.cells.enumerated()
      where cell.rows.lowerBound < layout.headingRows && cell.rows.lowerBound >= layout.captionRows {
        if layout.countsColumns, cell.rows.lowerBound == layout.headingRows - 1 { continue }
        for column in cell.columns where column < headings.count { headings[column].append(index) }
      }
    }

    /// Whether one row of headings stands above the table, a heading above each column of values.
    var hasSimpleHeadings: Bool {
      layout.headingRows - layout.captionRows == 1
        && headings.indices.allSatisfy { column in
          headings[column].count == 1 && grid.cells[headings[column][0]].columnSpan == 1 || layout.labelColumns.contains(column)
            || layout.numberColumn == column
        }
    }

    /// Whether a column has the units of the rows.
    public func isUnitColumn(_ column: Int) -> Bool { column == unitColumn }

    /// Whether the unit of a column is the percent sign, in its own headings or for the whole table.
    public func isPercent(_ column: Int) -> Bool {
      (columnUnits[column] ?? unit)?.kind == .percent
    }
  }

  private let grids: [CellGrid]
  private let text: UnsafeBufferPointer<UInt8>
  private let lexicon: Lexicon
  private let tokenizer: Tokenizer
  private var tokens = TokenBuffer()
  private var next = 0
  private var open: Table?

  /// - Parameters:
  ///   - grids: the tables of the text, in its order.
  ///   - text: the text that they stand in; it has to live as long as the reader.
  public init(_ grids: [CellGrid], in text: UnsafeBufferPointer<UInt8>, lexicon: Lexicon) {
    (self.grids, self.text, self.lexicon) = (grids, text, lexicon)
    tokenizer = Tokenizer(lexicon: lexicon)
  }

  /// The table that holds a byte of the text, or the next one behind it; bytes must not decrease from call to call.
  public func table(behind byte: Int) -> Table? {
    while next < grids.count, grids[next].range.upperBound <= byte {
      next += 1
      open = nil
    }
    guard next < grids.count else { return nil }
    if open == nil {
      let table = Table(grids[next], text)
      readHeadings(of: table)
      open = table
    }
    return open
  }

  // MARK: Headings

  /// Calls `body` with the tokens of a stretch of the text.
  public func withTokens<T>(of range: Range<Int>, _ body: (Passage, Range<Int>) -> T) -> T {
    let slice = UnsafeBufferPointer(rebasing: text[range])
    tokenizer.tokenize(slice, into: &tokens)
    let start = slice.baseAddress ?? UnsafePointer(tokens.base).withMemoryRebound(to: UInt8.self, capacity: 0) { $0 }
    let passage = Passage(text: start, tokens: tokens.base, count: tokens.count, lexicon: lexicon, start: range.lowerBound)
    return body(passage, 0..<tokens.count)
  }

  /// Whether a label names the percent sign as the unit of the rows below it.
  public func isPercent(_ label: Range<Int>) -> Bool {
    withTokens(of: label) { UnitHeading.ofLabel($1, in: $0) ?? UnitHeading.ofColumn($1, in: $0) }?.kind == .percent
  }

  private func readHeadings(of table: Table) {
    let (grid, layout) = (table.grid, table.layout)
    readCaption(of: table)
    for index in grid.cells.indices where grid.cells[index].rows.lowerBound < layout.headingRows {
      let cell = grid.cells[index]
      if cell.rows.lowerBound < layout.captionRows || cell.columns.lowerBound == 0 {
        table.unit =
          withTokens(of: cell.text) {
            UnitHeading.labelled($1, in: $0) ?? UnitHeading.bracketed($1, in: $0) ?? UnitHeading.alone($1, in: $0)
          } ?? table.unit
      }
    }
    var unitColumns: [Int] = []
    for column in 0..<layout.columnCount {
      var found: UnitHeading?
      var refuses = false
      for index in table.headings[column].reversed() where found == nil {
        withTokens(of: grid.cells[index].text) { passage, tokens in
          if column > 0, UnitHeading.isLabel(tokens, in: passage) { unitColumns.append(column) }
          found =
            UnitHeading.ofColumn(tokens, in: passage) ?? UnitHeading.alone(tokens, in: passage) ?? UnitHeading.labelled(tokens, in: passage)
            ?? Self.counted(tokens, in: passage)
          refuses = refuses || Self.isRatio(tokens, in: passage)
        }
      }
      if found == nil, table.secondUnit != nil {
        for index in table.headings[column].reversed() where found == nil {
          found = withTokens(of: grid.cells[index].text) { sharedUnit($1, in: $0, of: table) }
        }
      }
      table.columnUnits.append(found)
      table.refusesUnit.append(refuses)
    }
    // "Đơn vị" may head a column of offices as well.
    table.unitColumn = unitColumns.first { countUnits($0, of: table).units > 0 }
    if table.unitColumn == nil {
      table.unitColumn = layout.labelColumns.dropFirst().first {
        let (units, others) = countUnits($0, of: table)
        return units > others
      }
    }
  }

  /// The lines above a table, the nearest first.
  public func captionLines(of table: Table) -> [Range<Int>] {
    let caption = table.grid.caption
    return text[caption].split(separator: 0x0A).map { $0.startIndex..<$0.endIndex }.reversed()
  }

  /// Reads the unit that the lines above a table name; a line may be nothing but units.
  private func readCaption(of table: Table) {
    for line in captionLines(of: table) where table.unit == nil {
      withTokens(of: line) { passage, tokens in
        table.unit =
          UnitHeading.labelled(tokens, in: passage) ?? UnitHeading.bracketed(tokens, in: passage) ?? UnitHeading.alone(tokens, in: passage)
        guard table.unit == nil, let comma = tokens.first(where: { passage[$0].isSymbol(",") || passage[$0].isSymbol(";") }) else { return }
        let behind = UnitHeading.labelEnd(at: tokens.lowerBound, in: passage) ?? tokens.lowerBound
        guard behind < comma, let first = UnitHeading(behind..<comma, in: passage),
          let second = UnitHeading(comma + 1..<tokens.upperBound, in: passage)
        else { return }
        (table.unit, table.secondUnit) = (first, second)
      }
    }
  }

  /// Which of two units of the table a column has: "Lượng" the one that is no money, "Trị giá" the money.
  private func sharedUnit(_ tokens: Range<Int>, in passage: Passage, of table: Table) -> UnitHeading? {
    guard let second = table.secondUnit, let first = table.unit, (first.kind == .money) != (second.kind == .money) else { return nil }
    let money = first.kind == .money ? first : second
    for index in tokens {
      guard let match = passage.longestMatch(passage.lexicon.gridWords, at: index) else { continue }
      if match.payload == UInt32(GridWord.worth.rawValue) { return money }
      if match.payload == UInt32(GridWord.amount.rawValue) { return first.kind == .money ? second : first }
    }
    return nil
  }

  /// "Số dự án", "Tổng số hộ": the column counts what it names.
  private static func counted(_ tokens: Range<Int>, in passage: Passage) -> UnitHeading? {
    guard tokens.count > 1 else { return nil }
    for start in tokens.dropLast().prefix(2) where passage.bytes(start).isWord("số") {
      return UnitHeading(start + 1..<tokens.upperBound, in: passage)
    }
    return nil
  }

  /// Whether a heading names a ratio or a count, which has not the unit of what it compares: "Tốc độ tăng", "Số dự án".
  private static func isRatio(_ tokens: Range<Int>, in passage: Passage) -> Bool {
    for index in tokens {
      let word = passage.longestMatch(passage.lexicon.gridWords, at: index).flatMap { GridWord(rawValue: UInt8($0.payload)) }
      if word == .ratio || word == .share { return true }
    }
    guard tokens.count > 1, passage.bytes(tokens.lowerBound).isWord("số") else { return false }
    let next = passage.bytes(tokens.lowerBound + 1)
    return !next.isWord("tiền") && !next.isWord("vốn")
  }

  /// How many cells of a column are units, and how many are something else.
  private func countUnits(_ column: Int, of table: Table) -> (units: Int, others: Int) {
    var (units, others) = (0, 0)
    for row in table.layout.headingRows..<max(table.layout.headingRows, table.layout.rowCount) {
      for index in table.layout.rows[row] where Int(table.grid.cells[index].column) == column {
        if withTokens(of: table.grid.cells[index].text, { UnitHeading($1, in: $0) }) == nil { others += 1 } else { units += 1 }
      }
    }
    return (units, others)
  }

  // MARK: Units

  /// The unit of a value; nil where no heading names one.
  private func unit(of cell: CellGrid.Cell, in table: Table) -> UnitHeading? {
    let column = Int(cell.column)
    if table.columnUnits.indices.contains(column), let unit = table.columnUnits[column] { return unit }
    // On a page the unit of another column may be that of this one, unless each has one heading of its own.
    if table.grid.isGuessed, !table.hasSimpleHeadings, table.columnUnits.contains(where: { $0 != nil }) { return nil }
    let whole = table.secondUnit == nil ? table.unit : nil
    if table.refusesUnit.indices.contains(column), table.refusesUnit[column] { return whole?.kind == .percent ? whole : nil }
    var row = Int(cell.row)
    if let unitColumn = table.unitColumn {
      // A ditto mark has the unit of the row above; an empty cell has none.
      var above = row
      while above >= table.layout.headingRows, row - above < 200 {
        guard let index = table.layout.rows[above].first(where: { Int(table.grid.cells[$0].column) == unitColumn }) else { break }
        let text = table.grid.cells[index].text
        if !isDitto(text) { return withTokens(of: text) { UnitHeading($1, in: $0) } }
        above -= 1
      }
    }
    // The row's own name, for a part that of its whole; then a row above that has no values: "Diện tích (ha)".
    var isOwn = true
    var isPart = false
    let first = row
    while row >= table.layout.headingRows, first - row <= 200 {
      let cells = table.layout.rows[row]
      let hasValues = cells.contains { table.layout.isValue(table.grid.cells[$0]) && table.layout.shapes[$0] != .text }
      let labels = cells.filter { !table.layout.isValue(table.grid.cells[$0]) || !hasValues }
      if isOwn || !hasValues || isPart {
        for index in labels {
          let text = table.grid.cells[index].text
          if let unit = withTokens(of: text, { UnitHeading.ofLabel($1, in: $0) ?? (hasValues ? nil : UnitHeading($1, in: $0)) }) {
            return unit
          }
        }
        if !isOwn, !hasValues, !cells.isEmpty { break }
      }
      let isDashed = labels.contains { index in [0x2D, 0x2B, 0xE2].contains(text[table.grid.cells[index].text.lowerBound]) }
      // Above parts stands their whole, and nothing above that matters.
      if isPart, !isDashed, hasValues { isPart = false } else if isOwn { isPart = isDashed }
      isOwn = false
      row -= 1
    }
    return table.unitColumn == nil ? whole : nil
  }

  /// Whether a cell says that it is as the one above: `"`, `”`, `nt`.
  private func isDitto(_ range: Range<Int>) -> Bool {
    let text = String(decoding: text[range], as: UTF8.self)
    return ["\"", "”", "“", "″", "''", "-\"-", "nt", "Nt", "NT", "〃"].contains(text)
  }

  // MARK: Figures

  /// Gives the figures of a passage that stand in tables their units, and leaves out what only numbers rows and columns.
  public func revise(_ figures: inout [Figure], in passage: Passage) {
    let start = passage.start
    let end = passage.count > 0 ? start + Int(passage[passage.count - 1].end) : start
    guard let first = table(behind: start), first.grid.range.lowerBound < end else { return }
    var revised: [Figure] = []
    revised.reserveCapacity(figures.count)
    var index = 0
    var position = start
    while let table = table(behind: position), table.grid.range.lowerBound < end {
      while index < figures.count, start + figures[index].start < table.grid.range.lowerBound {
        revised.append(figures[index])
        index += 1
      }
      var cell = table.grid.cells.indices.partitioningIndex { Int(table.grid.cells[$0].end) > start }
      while cell < table.grid.cells.count, Int(table.grid.cells[cell].start) < end {
        let place = table.grid.cells[cell].text
        var own: [Figure] = []
        while index < figures.count, start + figures[index].start < place.upperBound {
          own.append(figures[index])
          index += 1
        }
        revise(&own, ofCell: cell, in: table, passage)
        revised += own
        cell += 1
      }
      position = table.grid.range.upperBound
      if position > end { break }
    }
    revised += figures[index...]
    figures = revised
  }

  private func revise(_ figures: inout [Figure], ofCell index: Int, in table: Table, _ passage: Passage) {
    let cell = table.grid.cells[index]
    let layout = table.layout
    let row = cell.rows.lowerBound
    if row < layout.headingRows {
      if layout.countsColumns, row == layout.headingRows - 1 { return figures.removeAll() }
      let units = ([table.unit, table.secondUnit] + table.columnUnits).compactMap { $0?.place }
      figures.removeAll { figure in
        let place = passage.start + figure.start..<passage.start + figure.end
        return figure.kind == .number || units.contains { $0.overlaps(place) } || layout.shapes[index] == .count
      }
      return
    }
    if Int(cell.column) == layout.numberColumn, layout.shapes[index] != .text { return figures.removeAll() }
    if Int(cell.column) == table.unitColumn { return figures.removeAll() }
    guard layout.isValue(cell) else { return }
    if let stored = cell.stored, var figure = storedFigure(stored, in: cell, passage) {
      apply(unit(of: cell, in: table), to: &figure)
      figures = [figure]
    } else if layout.shapes[index] != .text, figures.count == 1, figures[0].kind == .number, figures[0].unit.isEmpty {
      apply(unit(of: cell, in: table), to: &figures[0])
      negate(&figures[0], in: cell)
    }
  }

  /// A number in brackets is below zero, as accountants write it.
  private func negate(_ figure: inout Figure, in cell: CellGrid.Cell) {
    guard text[cell.text.lowerBound] == 0x28, text[cell.text.upperBound - 1] == 0x29, case .decimal(let value) = figure.value else {
      return
    }
    figure.value = .decimal(-value)
    figure.alternative = figure.alternative.map { -$0 }
  }

  /// The figure of a number that the document stores.
  private func storedFigure(_ value: ExactDecimal, in cell: CellGrid.Cell, _ passage: Passage) -> Figure? {
    let tokens = passage.tokens(from: Int(cell.start) - passage.start, to: Int(cell.end) - passage.start)
    guard !tokens.isEmpty else { return nil }
    let isPercent = passage[tokens.upperBound - 1].isSymbol("%")
    var figure = Figure(isPercent ? .percent : .number, .decimal(value), tokens: tokens)
    (figure.start, figure.end) = (Int(cell.start) - passage.start, Int(cell.end) - passage.start)
    if isPercent, let match = passage.longestMatch(passage.lexicon.units, at: tokens.upperBound - 1) {
      figure.unit = UnitExpression(base: .entry(UInt16(match.payload - 1)))
    }
    return figure
  }

  private func apply(_ unit: UnitHeading?, to figure: inout Figure) {
    guard let unit, figure.kind == .number else { return }
    switch figure.value {
    case .decimal(let value): figure.value = .decimal(value.scaled(by: unit.scale))
    case .range(let low, let high): figure.value = .range(low.scaled(by: unit.scale), high.scaled(by: unit.scale))
    default: return
    }
    figure.alternative = figure.alternative?.scaled(by: unit.scale)
    (figure.kind, figure.unit, figure.heading) = (unit.kind, unit.unit, unit.place)
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// Whether the bytes are a word, in whatever case.
  func isWord(_ word: String) -> Bool { String(decoding: self, as: UTF8.self).lowercased() == word }
}

extension Passage {
  /// The tokens that begin between two bytes of the passage. Logarithmic in the passage.
  public func tokens(from start: Int, to end: Int) -> Range<Int> {
    let first = (0..<count).partitioningIndex { Int(self[$0].start) >= start }
    return first..<(first..<max(first, count)).partitioningIndex { Int(self[$0].start) >= end }
  }
}
