/// The cells of a table while they are read, placed in its grid as HTML places them: behind what spans from the rows above.
struct TableDraft {
  struct Cell {
    var row, column: Int
    var rowSpan, columnSpan: Int
    var isHeading: Bool
    /// Whether it is the lower part of a cell above, which shows no text of its own.
    var isCovered = false
    /// The paragraphs of the flow that are its content.
    var blocks: Range<Int>
  }

  /// A table has no more columns than a spreadsheet.
  private static let columnLimit = 16_384
  /// A cell with more text than this, or with several paragraphs of more than the lesser limit, makes the table one of layout.
  private static let cellLimit = 1500
  private static let paragraphLimit = 300

  var flow = TextFlow()
  private(set) var cells: [Cell] = []
  private(set) var rowCount = 0
  private(set) var columnCount = 0
  private(set) var isInCell = false
  /// For each column the row below the cell that covers it.
  private var covered: [Int] = []
  /// For each column the last cell that stands in it.
  private var owners: [Int] = []
  private var column = 0

  mutating func beginRow() {
    endCell()
    rowCount += 1
    column = 0
  }

  /// Leaves columns out at the left of a row.
  mutating func skipColumns(_ count: Int) { column = max(0, min(count, Self.columnLimit)) }

  /// A cell begins; it ends with the next one, or `endCell`.
  ///
  /// - Parameter continuesAbove: whether it is the lower part of the cell above.
  mutating func beginCell(rowSpan: Int = 1, columnSpan: Int = 1, isHeading: Bool = false, continuesAbove: Bool = false) {
    endCell()
    if rowCount == 0 { rowCount = 1 }
    let row = rowCount - 1
    while column < covered.count, covered[column] > row { column += 1 }
    let width = max(1, min(columnSpan, Self.columnLimit - column))
    guard column < Self.columnLimit else { return }
    let height = max(1, min(rowSpan, 65_534))
    var owner = cells.count
    cells.append(Cell(row: row, column: column, rowSpan: height, columnSpan: width, isHeading: isHeading, blocks: 0..<0))
    cells[owner].blocks = flow.blocks.count..<flow.blocks.count
    if continuesAbove, column < owners.count, owners[column] >= 0 {
      let above = owners[column]
      if cells[above].column == column, cells[above].row + cells[above].rowSpan == row {
        cells[above].rowSpan += 1
        cells[owner].isCovered = true
        owner = above
      }
    }
    while covered.count < column + width {
      covered.append(0)
      owners.append(-1)
    }
    for index in column..<column + width { (covered[index], owners[index]) = (row + height, owner) }
    column += width
    columnCount = max(columnCount, column)
    isInCell = true
  }

  mutating func endCell() {
    flow.endBlock()
    guard isInCell else { return }
    cells[cells.count - 1].blocks = cells[cells.count - 1].blocks.lowerBound..<flow.blocks.count
    isInCell = false
  }

  /// The bytes of a paragraph of the flow.
  func block(_ index: Int) -> ArraySlice<UInt8> {
    let end = index + 1 < flow.blocks.count ? flow.blocks[index + 1] : flow.bytes.count
    return flow.bytes[flow.blocks[index]..<end]
  }

  /// Whether rows and columns say something: two of each, and no cell holds pages of text.
  var isData: Bool {
    guard rowCount > 1, columnCount > 1 else { return false }
    return !cells.contains { cell in
      let length = cell.blocks.reduce(0) { $0 + block($1).count }
      return length > Self.cellLimit || cell.blocks.count > 1 && length > Self.paragraphLimit && columnCount < 4
    }
  }
}
