import VietLexicon
import VietTokens

/// The columns of a table with its cells in lines: the units its heading names, and which cell of a row stands in which.
struct TableColumns: Sendable, Hashable {
  /// What a row of cells is.
  enum Row { case heading, values }

  private var units: [UnitHeading?] = []
  /// The column of units: "ĐVT".
  private var unitColumn: Int?
  /// Whether the first column numbers the rows: "STT".
  private var isNumbered = false
  /// The number that the next row should have.
  private var nextNumber = 1
  /// How many columns the cells of the row stand to the left of theirs.
  private var shift = 0
  /// Whether the cells of the row cannot be told to stand below a heading.
  private var isUncertain = false
  /// The token that numbers the row that was read; -1 where none does.
  private(set) var rowNumber = -1

  /// Whether the rows name their units, or the row that was read those of its columns.
  private(set) var namesUnits = false

  mutating func clear() {
    units.removeAll(keepingCapacity: true)
    unitColumn = nil
    isNumbered = false
    namesUnits = false
    nextNumber = 1
  }

  /// The same without what is known of the row that was read last.
  var settled: TableColumns {
    var result = self
    (result.shift, result.isUncertain, result.rowNumber, result.namesUnits) = (0, false, -1, false)
    return result
  }

  /// The headings of the columns that name units.
  var headings: [UnitHeading?] { units }

  /// Counts the places of headings from a later byte.
  mutating func move(by distance: Int) { for index in units.indices { units[index]?.move(by: distance) } }

  // MARK: Rows

  /// Looks over a row: the first one of a table without numbers, or one that names units, is a heading.
  mutating func read(_ line: TableLine, isFirst: Bool, in passage: Passage) -> Row {
    var cells = 0, values = 0, counted = 0, texts = 0
    var hasUnit = false
    var first = 0..<0, second = 0..<0
    line.forEachCell(in: passage) { cell in
      if cells == 0 { first = cell }
      if cells == 1 { second = cell }
      cells += 1
      if TableLine.isValue(cell, in: passage) {
        values += 1
        if cell.count == 1, passage.integer(cell.lowerBound) == values { counted += 1 }
      } else if !cell.isEmpty, !TableLine.isRowNumber(cell, in: passage) {
        texts += 1
        hasUnit = hasUnit || UnitHeading.ofColumn(cell, in: passage) != nil || UnitHeading.isLabel(cell, in: passage)
      }
    }
    rowNumber = -1
    namesUnits = unitColumn != nil
    if values == 0, hasUnit || isFirst && texts > 1 {
      readHeading(line, first, in: passage)
      namesUnits = hasUnit
      return .heading
    }
    if numbers(first, before: second, in: passage) {
      rowNumber = first.lowerBound
      nextNumber = (passage.integer(first.lowerBound) ?? nextNumber - 1) + 1
    }
    // "A | B | 1 | 2 | 3" numbers the columns.
    let countsColumns = texts == 0 && values > 1 && counted == values
    shift = units.count - cells
    // The first cell may be missing in the heading, or the row's number in the row.
    let isShifted = shift == -1 || shift == 1 && isNumbered && rowNumber < 0
    isUncertain = countsColumns || shift != 0 && !isShifted && units.contains { $0 != nil }
    return .values
  }

  private mutating func readHeading(_ line: TableLine, _ first: Range<Int>, in passage: Passage) {
    clear()
    nextNumber = 1
    shift = 0
    isUncertain = false
    isNumbered = TableLine.isRowNumberHeading(first, in: passage)
    line.forEachCell(in: passage) { cell in
      if UnitHeading.isLabel(cell, in: passage) { unitColumn = units.count }
      units.append(UnitHeading.ofColumn(cell, in: passage))
    }
  }

  /// Whether the first cell numbers the row: it stands before a name, or goes on counting.
  private func numbers(_ first: Range<Int>, before second: Range<Int>, in passage: Passage) -> Bool {
    guard let name = second.first, passage[name].isWord, TableLine.isRowNumber(first, in: passage) else { return false }
    guard UnitHeading(second, in: passage) == nil else { return false }
    return isNumbered || passage[name].flags.contains(.capital) || passage.integer(first.lowerBound) == nextNumber
  }

  // MARK: Cells

  /// The unit of the cell that holds a token: its column's, its row's, or another one.
  func unit(at index: Int, of line: TableLine, in passage: Passage, otherwise heading: UnitHeading?) -> UnitHeading? {
    guard !isUncertain else { return nil }
    var position = shift
    var ofColumn: UnitHeading?, ofRow: UnitHeading?
    var hasLabel = false
    line.forEachCell(in: passage) { cell in
      if cell.contains(index), units.indices.contains(position) { ofColumn = units[position] }
      if cell.lowerBound < index, !cell.contains(index) {
        if position == unitColumn {
          ofRow = UnitHeading(cell, in: passage)
        } else if let first = cell.first, first != rowNumber, passage[first].isWord || passage[first].isSymbol("%") {
          // What stands first is the name of the row, even where it is a unit.
          if hasLabel && unitColumn == nil {
            ofRow = UnitHeading(cell, in: passage) ?? ofRow
          } else if !hasLabel {
            ofRow = UnitHeading.ofLabel(cell, in: passage)
          }
          hasLabel = true
        }
      }
      position += 1
    }
    return ofColumn ?? ofRow ?? (unitColumn == nil ? heading : nil)
  }
}
