import VietFigures
import VietNumbers
import VietText

/// Builds the text of a document from what its reader meets: paragraphs, list items, tables.
///
/// A table is held back until it ends. One that holds another one, or long texts, is layout: its cells become paragraphs.
final class TextBuilder {
  private var flow = TextFlow()
  private var marks: [PlaceMark] = []
  private var grids: [CellGrid] = []
  private(set) var sheets: [String] = []
  private var tables: Int32 = 0
  private var paragraphs: Int32 = 0
  /// The page that is read; 0 where the format has none.
  var page: Int32 = 0
  /// The innermost table, while it may be one of data.
  private var draft: TableDraft?
  private var tableDepth = 0
  /// What goes before the first word of the next paragraph.
  private var wantsBullet = false
  private var wasItem = false

  /// How long the text may become: empty cells of wide tables are written, too.
  private let limit: Int

  init(_ limits: ReadingLimits) {
    limit = limits.expandedBytes
    flow.separator = [0x0A, 0x0A]
  }

  // MARK: Paragraphs

  /// A paragraph or heading ends here, or begins.
  func breakBlock() {
    // Captions stand between the cells of a table, and before it in the text.
    if draft?.isInCell == true { draft?.flow.endBlock() } else { flow.endBlock() }
    wantsBullet = false
  }

  /// A list item begins.
  func beginItem() {
    breakBlock()
    wantsBullet = true
  }

  func lineBreak() {
    if draft?.isInCell == true { draft?.flow.space() } else { flow.lineBreak() }
  }

  func space() {
    if draft?.isInCell == true { draft?.flow.space() } else { flow.space() }
  }

  /// Appends text, its runs of white space as one space.
  func append(collapsing text: UnsafeBufferPointer<UInt8>) {
    if draft?.isInCell == true { draft?.flow.append(collapsing: text) } else { write { $0.append(collapsing: text) } }
  }

  /// Appends text as it is; in cells, where tabs and lines part cells, with collapsed spaces.
  func append(_ text: UnsafeBufferPointer<UInt8>) {
    if draft?.isInCell == true { draft?.flow.append(collapsing: text) } else { write { $0.append(text) } }
  }

  /// Writes into the text itself, and marks where a paragraph begins.
  private func write(_ body: (inout TextFlow) -> Void) {
    let before = flow.blocks.count
    let wasOpen = flow.isOpen
    // Items of a list are lines of one paragraph.
    flow.separator = wantsBullet && wasItem ? [0x0A] : [0x0A, 0x0A]
    body(&flow)
    guard flow.blocks.count > before, !wasOpen, let start = flow.blocks.last else { return }
    paragraphs += 1
    marks.append(PlaceMark(start: Int32(clamping: start), page: page, paragraph: paragraphs, sheet: Int32(sheets.count)))
    wasItem = wantsBullet
    if wantsBullet { flow.insertBullet(at: start) }
    wantsBullet = false
  }

  /// Takes the hyphen back that the last line ended with.
  func removeHyphen() { flow.removeHyphen() }

  // MARK: Tables

  func beginTable() {
    dissolve()
    flow.endBlock()
    tableDepth += 1
    draft = TableDraft()
  }

  func beginRow() {
    if draft != nil { draft?.beginRow() } else { flow.endBlock() }
  }

  /// Leaves columns out at the left of a row.
  func skipColumns(_ count: Int) { draft?.skipColumns(count) }

  func beginCell(rowSpan: Int = 1, columnSpan: Int = 1, isHeading: Bool = false, continuesAbove: Bool = false) {
    guard draft != nil else { return flow.endBlock() }
    draft?.beginCell(rowSpan: rowSpan, columnSpan: columnSpan, isHeading: isHeading, continuesAbove: continuesAbove)
  }

  func endCell() {
    if draft != nil { draft?.endCell() } else { flow.endBlock() }
  }

  func endTable() {
    guard tableDepth > 0 else { return }
    tableDepth -= 1
    guard var table = draft else { return flow.endBlock() }
    table.endCell()
    draft = nil
    flow.endBlock()
    guard table.isData else { return write(layout: table) }
    write(data: table)
  }

  /// The open table holds another one: what it has so far becomes paragraphs, and so does the rest.
  private func dissolve() {
    guard var table = draft else { return }
    table.endCell()
    draft = nil
    write(layout: table)
  }

  private func write(layout table: TableDraft) {
    for cell in table.cells where !cell.isCovered {
      for index in cell.blocks {
        flow.endBlock()
        table.block(index).withUnsafeBufferPointer { text in write { $0.append(text) } }
      }
    }
    flow.endBlock()
  }

  private func write(data table: TableDraft) {
    let cells = table.cells.filter { !$0.isCovered }.map { cell in
      GridCell(
        text: cell.blocks.map { table.block($0) }.joined(separator: [0x20]).map { $0 == 0x0A || $0 == 0x09 ? 0x20 : $0 },
        row: cell.row, column: cell.column, rowSpan: cell.rowSpan, columnSpan: cell.columnSpan, isHeading: cell.isHeading)
    }
    write(grid: cells)
  }

  /// One cell on its way into a grid.
  struct GridCell {
    var text: [UInt8]
    var row, column: Int
    var rowSpan = 1, columnSpan = 1
    var isHeading = false
    var stored: ExactDecimal?
  }

  /// Writes a table: a line for each row that has text, tabs between its columns.
  ///
  /// - Parameters:
  ///   - cells: in the order of rows and columns.
  ///   - origin: what its cells are counted from, for their addresses.
  ///   - isGuessed: whether rows and columns were told from where words stand.
  func write(grid cells: [GridCell], origin: CellAddress = CellAddress(row: 0, column: 0), isGuessed: Bool = false) {
    let filled = cells.filter { !$0.text.isEmpty }
    guard !filled.isEmpty else { return }
    flow.endBlock()
    tables += 1
    let caption = captionStart()
    var range = 0..<0
    var result: [CellGrid.Cell] = []
    result.reserveCapacity(filled.count)
    var (row, column) = (-1, 0)
    flow.separator = [0x0A, 0x0A]
    for cell in filled where flow.bytes.count <= limit {
      if cell.row != row {
        flow.endBlock()
        if row >= 0 { flow.separator = [0x0A] }
        (row, column) = (cell.row, 0)
        flow.openLine()
        if result.isEmpty { range = flow.bytes.count..<flow.bytes.count }
      }
      while column < cell.column {
        flow.appendTab()
        column += 1
      }
      let start = flow.bytes.count
      cell.text.withUnsafeBufferPointer { flow.append($0) }
      var placed = CellGrid.Cell(
        text: start..<flow.bytes.count, row: cell.row, column: cell.column, rowSpan: cell.rowSpan, columnSpan: cell.columnSpan,
        isHeading: cell.isHeading)
      placed.stored = cell.stored
      result.append(placed)
      marks.append(
        PlaceMark(
          start: placed.start, page: page, table: sheets.isEmpty ? tables : 0, sheet: Int32(sheets.count),
          row: Int32(clamping: cell.row + origin.row + 1), column: Int32(clamping: cell.column + origin.column + 1)))
    }
    flow.endBlock()
    range = range.lowerBound..<flow.bytes.count
    grids.append(CellGrid(range: range, caption: caption..<range.lowerBound, cells: result, isGuessed: isGuessed))
    wasItem = false
  }

  /// Where the short paragraphs begin that stand right above, up to four of them.
  private func captionStart() -> Int {
    var start = flow.bytes.count
    let table = grids.last?.range.upperBound ?? 0
    for mark in marks.reversed().prefix(4) {
      guard Int(mark.start) >= table, start - Int(mark.start) <= 300 else { break }
      start = Int(mark.start)
    }
    return start
  }

  // MARK: Sheets

  func beginSheet(_ name: String) { sheets.append(name) }

  /// A line of a sheet that is no table, at its cell.
  func append(line text: [UInt8], at cell: CellAddress) {
    flow.endBlock()
    text.withUnsafeBufferPointer { text in write { $0.append(text) } }
    guard !text.isEmpty, !marks.isEmpty else { return }
    marks[marks.count - 1].paragraph = 0
    marks[marks.count - 1].row = Int32(clamping: cell.row + 1)
    marks[marks.count - 1].column = Int32(clamping: cell.column + 1)
    flow.endBlock()
  }

  // MARK: Result

  /// The text in NFC, with the places that were marked.
  func finish(_ name: String) throws(SourceError) -> ExtractedText {
    guard flow.bytes.count <= limit else { throw .limit(.size, "has more than \(limit >> 20) MiB of text") }
    do throws(DocumentError) {
      var text = flow.bytes
      if !text.isEmpty { text.append(0x0A) }
      let normalized = try NormalizedText(text)
      if !normalized.map.isIdentity {
        let moved = ForwardMap(normalized.map)
        for index in marks.indices { marks[index].start = moved.target(of: marks[index].start) }
        for index in grids.indices { grids[index] = moved.moved(grids[index]) }
      }
      return ExtractedText(
        name: name, document: try Document(extracted: normalized.bytes), grids: grids, marks: marks, sheets: sheets)
    } catch {
      throw .text(error.message)
    }
  }
}
