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
    cell.text = cell.text.split(whereSeparator: { $0 < 0x20 }).joined(separator: [0x20]).drop { $0 == 0x20 }.map { $0 }
    while cell.text.last == 0x20 { cell.text.removeLast() }
    if !cell.text.isEmpty { cells.append(cell) }
  }

  /// Lets cells span what is merged with them, which shows nothing of its own.
  mutating func merge(_ ranges: [(first: CellAddress, last: CellAddress)]) {
    guard !ranges.isEmpty else { return }
    var spans: [CellAddress: CellAddress] = [:]
    for range in ranges { spans[range.first] = range.last }
    // For each column the row below the cell that covers it.
    var covered: [Int: Int] = [:]
    cells = cells.compactMap { cell in
      if covered[cell.column, default: 0] > cell.row { return nil }
      guard let last = spans[CellAddress(row: cell.row, column: cell.column)] else { return cell }
      var cell = cell
      cell.rowSpan = max(1, last.row - cell.row + 1)
      cell.columnSpan = max(1, last.column - cell.column + 1)
      for column in cell.column..<cell.column + min(cell.columnSpan, 256) { covered[column] = cell.row + cell.rowSpan }
      return cell
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
