import VietLexicon
import VietTokens

/// A table with each cell on a line of its own: the cells of its heading, then row by row.
///
/// Below "STT" the heading ends where the first row has its number. Elsewhere the values of the first row tell how many
/// columns there are: "Vụ, Diện tích (ha), Năng suất (tạ/ha), Đông xuân, 152, 54,8". Where a row has more or fewer
/// cells than the heading, its columns are not known, and its values have no unit.
struct StackedTable: Sendable, Hashable {
  /// What a line is to the table.
  enum Cell { case number, text, value }

  /// More columns than anyone stacks; it keeps work linear.
  private static let columnLimit = 24

  /// The units of the text lines since the last value or number of a row.
  private var pending: [UnitHeading?] = []
  /// The units of the columns: below "STT" of all others, elsewhere of those with values.
  private var columns: [UnitHeading?] = []
  private(set) var isTable = false
  /// Whether the heading below "STT" is being read.
  private(set) var isHeader = false
  private var isNumbered = false
  private var hasUnitColumn = false
  private var nextNumber = 1
  /// The texts before the values of a row.
  private var texts = 0
  /// The column of the value that is read; nil where it is not known.
  private var column: Int?
  private(set) var readsValue = false
  /// The unit of the row that is read.
  var rowUnit: UnitHeading?

  mutating func clear() {
    pending.removeAll(keepingCapacity: true)
    columns.removeAll(keepingCapacity: true)
    isTable = false
    isHeader = false
    isNumbered = false
    hasUnitColumn = false
    readsValue = false
    rowUnit = nil
  }

  /// The same without what nobody will look at again, so that equal tables are equal.
  var settled: StackedTable {
    var result = self
    if !isTable { (result.texts, result.column) = (0, nil) }
    if !isTable, !isNumbered { result.columns = [] }
    if !isNumbered { result.nextNumber = 1 }
    result.readsValue = false
    return result
  }

  /// The headings that name units.
  var headings: [UnitHeading?] { pending + columns + [rowUnit] }

  /// Counts the places of headings from a later byte.
  mutating func move(by distance: Int) {
    for index in pending.indices { pending[index]?.move(by: distance) }
    for index in columns.indices { columns[index]?.move(by: distance) }
    rowUnit?.move(by: distance)
  }

  // MARK: Lines

  mutating func read(_ line: TableLine, in passage: Passage) -> Cell {
    let cell = line.start..<line.end
    readsValue = false
    if TableLine.isRowNumberHeading(cell, in: passage) {
      clear()
      (isHeader, isNumbered, nextNumber) = (true, true, 1)
      return .text
    }
    if isNumbered, numbersRow(line, in: passage) {
      startNumberedRow(line.start, passage)
      return .number
    }
    guard TableLine.isValue(cell, in: passage) else {
      readText(cell, passage)
      return .text
    }
    if pending.isEmpty {
      column = column.map { $0 + 1 }
    } else {
      startValues(line, passage)
    }
    readsValue = true
    return .value
  }

  private mutating func startNumberedRow(_ index: Int, _ passage: Passage) {
    if isHeader {
      (isHeader, isTable) = (false, true)
      swap(&columns, &pending)
    }
    pending.removeAll(keepingCapacity: true)
    rowUnit = nil
    if let number = passage.integer(index) { nextNumber = number + 1 }
  }

  private mutating func readText(_ cell: Range<Int>, _ passage: Passage) {
    rowUnit = hasUnitColumn && !pending.isEmpty ? UnitHeading(cell, in: passage) : nil
    if UnitHeading.isLabel(cell, in: passage) { hasUnitColumn = true }
    if pending.count == Self.columnLimit { pending.removeFirst() }
    pending.append(UnitHeading.ofColumn(cell, in: passage))
  }

  /// Whether a line holds the number of a row: the next one, a first one, or a letter, above a name.
  private func numbersRow(_ line: TableLine, in passage: Passage) -> Bool {
    guard TableLine.isRowNumber(line.start..<line.end, in: passage), passage[line.end].isWord, line.end < passage.count else {
      return false
    }
    guard passage[line.start].isNumber, !isHeader else { return true }
    guard let number = passage.integer(line.start) else { return true }  // "1.2"
    return number == nextNumber || number == 1
  }

  // MARK: Values

  /// The first value of a row: the texts before it and the values behind tell which columns it begins with.
  private mutating func startValues(_ line: TableLine, _ passage: Passage) {
    let (values, isCounting) = run(from: line, in: passage)
    let labels = hasUnitColumn ? 2 : 1
    let before = pending.count - labels - values
    if isNumbered {
      column = pending.count + values == columns.count ? pending.count : nil
    } else if values > 1 || hasUnitColumn, before >= 0, hasUnitColumn || pending[before..<before + values].contains(where: { $0 != nil }) {
      columns.removeAll(keepingCapacity: true)
      columns.append(contentsOf: pending[before..<before + values])
      (isTable, texts, column) = (true, labels, 0)
    } else if isTable, pending.count <= texts + 1 {
      column = values == columns.count ? 0 : nil
    } else {
      isTable = false
      hasUnitColumn = false
    }
    if isCounting { column = nil }
    pending.removeAll(keepingCapacity: true)
  }

  /// How many values follow each other, and whether they only count the columns: 1, 2, 3.
  private func run(from line: TableLine, in passage: Passage) -> (values: Int, isCounting: Bool) {
    var values = 0
    var isCounting = true
    var next = line
    while values <= Self.columnLimit, TableLine.isValue(next.start..<next.end, in: passage), !(isNumbered && numbersRow(next, in: passage))
    {
      values += 1
      isCounting = isCounting && next.end == next.start + 1 && passage.integer(next.start) == values
      guard next.end < passage.count else { break }
      next = TableLine(at: next.end, in: passage)
    }
    return (values, isCounting && values > 1)
  }

  /// Whether the line behind a line is a value.
  func isValueNext(behind line: TableLine, in passage: Passage) -> Bool {
    guard line.end < passage.count else { return false }
    let next = TableLine(at: line.end, in: passage)
    return TableLine.isValue(next.start..<next.end, in: passage)
  }

  /// The unit of the value that is read: its column's, its row's, or another one.
  func unit(otherwise heading: UnitHeading?) -> UnitHeading? {
    guard isTable else { return rowUnit ?? heading }
    guard let column, columns.indices.contains(column) else { return nil }
    return columns[column] ?? rowUnit ?? (hasUnitColumn ? nil : heading)
  }
}
