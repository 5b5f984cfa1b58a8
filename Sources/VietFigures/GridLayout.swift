/// The rows and columns of a table by what they are for: headings above, labels to the left, values in the rest.
///
/// Told from what its cells look like: a heading has no values, a label is text, a column that counts 1, 2, 3 before labels only numbers them.
public struct GridLayout: Sendable {
  /// What a cell looks like.
  public enum Shape: Sendable {
    case text
    /// A number with its marks, sign and percent sign.
    case number
    /// Four digits that are a year.
    case year
    /// What counts rows or columns: `3`, `IV`, `B`, `1.2`, `5=4/3`.
    case count
    /// A dash, dots or an `x` in place of a value.
    case blank
  }

  /// What the headings of a table may be at most.
  private static let headingLimit = 8

  /// How many rows the table has.
  public let rowCount: Int
  /// How many columns the table has.
  public let columnCount: Int
  /// The rows of headings, the lines above them included.
  public private(set) var headingRows = 0
  /// The first rows that have one cell each: lines above the table that stand in it.
  public private(set) var captionRows = 0
  /// Whether the last row of headings only counts the columns.
  public private(set) var countsColumns = false
  /// The columns with the names of the rows, from left to right.
  public private(set) var labelColumns: [Int] = []
  /// The column that numbers the rows.
  public private(set) var numberColumn: Int?
  /// The cells that begin in each row, as indices of the grid's.
  public private(set) var rows: [Range<Int>] = []
  /// What each cell of the grid looks like.
  public let shapes: [Shape]

  /// Looks a table over. Linear in its text.
  ///
  /// - Parameter text: the text that the table stands in.
  public init(_ grid: CellGrid, in text: UnsafeBufferPointer<UInt8>) {
    let cells = grid.cells
    shapes = cells.map { Self.shape(of: UnsafeBufferPointer(rebasing: text[$0.text])) }
    rowCount = (cells.last?.rows.lowerBound ?? -1) + 1
    columnCount = cells.reduce(0) { max($0, $1.columns.upperBound) }
    rows = Array(repeating: 0..<0, count: rowCount)
    var first = 0
    while first < cells.count {
      var end = first + 1
      while end < cells.count, cells[end].row == cells[first].row { end += 1 }
      rows[Int(cells[first].row)] = first..<end
      first = end
    }
    findHeadings(cells)
    findLabels(cells)
  }

  // MARK: Cells

  private static func shape(of bytes: UnsafeBufferPointer<UInt8>) -> Shape {
    var digits = 0, letters = 0, others = 0, marks = 0
    var hasEquals = false
    for byte in bytes {
      switch byte {
      case 0x30...0x39: digits += 1
      case 0x41...0x5A, 0x61...0x7A: letters += 1
      case 0x3D: hasEquals = true
      case 0x25, 0x28, 0x29, 0x2A...0x2F: marks += 1
      case 0x20, 0xC2, 0xA0, 0xE2, 0x80, 0x93, 0x92, 0xA6, 0x88: break
      default: others += 1
      }
    }
    if hasEquals, digits > 0, letters + others == 0 { return .count }
    if digits == 0, letters + others == 0 { return .blank }
    if letters + others > 0 {
      guard digits == 0, others == 0 else { return .text }
      let word = bytes.filter { $0 > 0x40 }
      if word.count == 1 { return word[0] | 0x20 == 0x78 ? .blank : .count }
      return word.count <= 5 && word.allSatisfy { "IVX".utf8.contains($0) } ? .count : .text
    }
    guard digits == bytes.count || bytes.first == 0x28 && marks == 2 && digits == bytes.count - 2 else { return .number }
    if bytes.count == 4, bytes[0] == 0x31 && bytes[1] == 0x39 || bytes[0] == 0x32 && bytes[1] == 0x30 { return .year }
    return digits <= 2 ? .count : .number
  }

  // MARK: Headings

  private mutating func findHeadings(_ cells: [CellGrid.Cell]) {
    let isMarked = rows.contains { !$0.isEmpty && $0.count > 1 && $0.allSatisfy { cells[$0].isHeading } }
    var row = 0
    var depth = 0
    while row < min(rowCount, Self.headingLimit) {
      let own = rows[row]
      if row >= depth, !own.isEmpty || row == 0 {
        if own.count == 1, columnCount > 1, headingRows == captionRows, own.first.map({ spansTable(cells[$0]) }) ?? true {
          // A line above the headings, unless a value follows at once.
          captionRows = row + 1
        } else {
          guard isHeading(own, cells, isMarked: isMarked) else { break }
          for index in own { depth = max(depth, cells[index].rows.upperBound) }
        }
      }
      row += 1
      headingRows = row
    }
    headingRows = min(max(headingRows, min(depth, Self.headingLimit)), rowCount)
    // Nothing but headings is no table: the first row heads it.
    if headingRows == rowCount { (headingRows, captionRows) = (min(1, rowCount - 1), 0) }
    if captionRows == headingRows { captionRows = max(0, headingRows - 1) }
    if headingRows < rowCount, countsColumns(rows[headingRows]) {
      countsColumns = true
      headingRows += 1
    }
  }

  /// Whether a cell alone in its row is a line above the table, and no heading of some columns.
  private func spansTable(_ cell: CellGrid.Cell) -> Bool { cell.column == 0 || cell.columns.count * 2 > columnCount }

  private func isHeading(_ row: Range<Int>, _ cells: [CellGrid.Cell], isMarked: Bool) -> Bool {
    if isMarked { return row.allSatisfy { cells[$0].isHeading } }
    guard row.count > 1 || row.first.map({ !spansTable(cells[$0]) }) ?? false else { return false }
    // Years may head columns, but the one that begins a row names it.
    return row.allSatisfy { shapes[$0] == .text || shapes[$0] == .year && cells[$0].column > 0 || shapes[$0] == .count && letters(row) }
  }

  /// Whether some cell of a row is text: "STT" beside "A" is a heading, "1" beside "2" is not.
  private func letters(_ row: Range<Int>) -> Bool { row.contains { shapes[$0] == .text } && !row.contains { shapes[$0] == .number } }

  /// "A | B | 1 | 2 | 3=2/1".
  private func countsColumns(_ row: Range<Int>) -> Bool { row.count > 2 && row.allSatisfy { shapes[$0] == .count } }

  // MARK: Labels

  private mutating func findLabels(_ cells: [CellGrid.Cell]) {
    var texts = Array(repeating: 0, count: columnCount)
    var values = texts, counts = texts, years = texts
    for row in headingRows..<max(headingRows, rowCount) {
      // A row of one cell is a heading of the rows below.
      for index in rows[row] where rows[row].count > 1 {
        let column = Int(cells[index].column)
        switch shapes[index] {
        case .text: texts[column] += 1
        case .number, .blank: values[column] += 1
        case .count: counts[column] += 1
        case .year: years[column] += 1
        }
      }
    }
    var column = 0
    while column < columnCount {
      let numbers = values[column] + years[column]
      if texts[column] > numbers + counts[column] {
        labelColumns.append(column)
      } else if column == 0, counts[0] > 0 || texts[0] > 0, numbers == 0 || counts[0] > numbers * 2, columnCount > 1,
        texts[1] > values[1] + counts[1] + years[1]
      {
        numberColumn = 0
      } else if column == 0, values[0] == 0, years[0] + texts[0] > 0 || counts[0] > 0 && texts[0] + counts[0] > 1 {
        // Years, months or numbers of weeks name the rows.
        labelColumns.append(0)
      } else {
        break
      }
      column += 1
    }
  }

  /// Whether a cell stands where values do.
  public func isValue(_ cell: CellGrid.Cell) -> Bool {
    Int(cell.row) >= headingRows && Int(cell.column) != numberColumn && !labelColumns.contains(Int(cell.column))
  }
}
