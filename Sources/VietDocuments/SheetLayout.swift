import VietFigures
import VietNumbers

/// The cells of a sheet, and how they become text: rows that belong together are a table, lines above it its captions.
struct SheetLayout {
  struct Cell {
    var text: [UInt8]
    var row, column: Int
    var rowSpan = 1, columnSpan = 1
    var stored: ExactDecimal?
  }

  private(set) var cells: [Cell] = []

  /// Adds a cell; those without text are left out.
  mutating func append(_ cell: Cell) {
    var cell = cell
    for index in cell.text.indices where cell.text[index] < 0x20 { cell.text[index] = 0x20 }
    while cell.text.last == 0x20 { cell.text.removeLast() }
    if !cell.text.isEmpty { cells.append(cell) }
  }

  /// Lets cells span what is merged with them.
  mutating func merge(_ ranges: [(first: CellAddress, last: CellAddress)]) {
    guard !ranges.isEmpty else { return }
    var spans: [CellAddress: CellAddress] = [:]
    for range in ranges { spans[range.first] = range.last }
    for index in cells.indices {
      guard let last = spans[CellAddress(row: cells[index].row, column: cells[index].column)] else { continue }
      cells[index].rowSpan = max(1, last.row - cells[index].row + 1)
      cells[index].columnSpan = max(1, last.column - cells[index].column + 1)
    }
  }

  /// Writes the sheet: what empty rows part are tables of their own; rows of one cell above a table are lines.
  func write(to builder: TextBuilder) {
    var start = 0
    while start < cells.count {
      var end = start + 1
      var bottom = cells[start].row + cells[start].rowSpan
      while end < cells.count, cells[end].row <= bottom {
        bottom = max(bottom, cells[end].row + cells[end].rowSpan)
        end += 1
      }
      write(cells[start..<end], to: builder)
      start = end
    }
  }

  private func write(_ region: ArraySlice<Cell>, to builder: TextBuilder) {
    var rest = region
    while let first = rest.first, rest.dropFirst().first?.row != first.row {
      builder.append(line: first.text, at: CellAddress(row: first.row, column: first.column))
      rest = rest.dropFirst()
    }
    guard let first = rest.first else { return }
    let left = rest.reduce(first.column) { min($0, $1.column) }
    builder.write(
      grid: rest.map {
        TextBuilder.GridCell(
          text: $0.text, row: $0.row - first.row, column: $0.column - left, rowSpan: $0.rowSpan, columnSpan: $0.columnSpan,
          stored: $0.stored)
      }, origin: CellAddress(row: first.row, column: left))
  }
}
