import VietFigures

/// Reads the spreadsheets of OpenDocument (ODS): visible sheets, the addresses of their cells and the numbers as they are stored.
struct SpreadsheetReader {
  private let archive: ZipArchive
  private let limits: ReadingLimits

  init(_ archive: ZipArchive, _ limits: ReadingLimits) { (self.archive, self.limits) = (archive, limits) }

  func read(name: String) throws(SourceError) -> ExtractedText {
    guard let entry = archive.entry(OpenDocumentReader.mainPart) else {
      throw .damaged("an OpenDocument file without its text; save it again")
    }
    let parser = try XMLPullParser(name: entry.name, depthLimit: limits.depth, try archive.source(of: entry))
    var state = State(builder: TextBuilder(limits))
    while let node = try parser.next() { try state.take(node, parser) }
    return try state.builder.finish(name)
  }

  private struct State {
    let builder: TextBuilder
    private var layout = SheetLayout()
    private var (row, column) = (0, 0)
    private var rowRepeats = 1
    /// The cells of the row.
    private var cells: [SheetLayout.Cell] = []
    private var cell: SheetLayout.Cell?
    private var repeats = 1
    /// Whether the cell says what its paragraphs say, and not what it stores.
    private var wantsText = false
    private var isText = false
    /// The style that is defined, and those that hide their sheet.
    private var style = ""
    private var hiding: Set<String> = []
    /// How many cells may still be made of repeated ones.
    private var copies = 1 << 20

    init(builder: TextBuilder) { self.builder = builder }

    mutating func take(_ node: XMLPullParser.Node, _ parser: XMLPullParser) throws(SourceError) {
      switch node {
      case .start("style", _): style = parser.attribute("name") ?? ""
      case .start("table-properties", _): if parser.attribute("display") == "false" { hiding.insert(style) }
      case .start("table", let isEmpty):
        if let style = parser.attribute("style-name"), hiding.contains(style) {
          if !isEmpty { try parser.skip() }
          return
        }
        builder.beginSheet(parser.attribute("name") ?? "")
        (layout, row) = (SheetLayout(), 0)
      case .end("table"): layout.write(to: builder)
      case .start("table-row", _):
        (column, cells) = (0, [])
        rowRepeats = Self.count("number-rows-repeated", parser)
      case .end("table-row"): endRow()
      case .start("table-cell", let isEmpty):
        beginCell(parser)
        if isEmpty { endCell() }
      case .end("table-cell"): endCell()
      case .start("covered-table-cell", let isEmpty):
        column = min(column + Self.count("number-columns-repeated", parser), CellAddress.columnLimit)
        if !isEmpty { try parser.skip() }
      case .start("p", let isEmpty): isText = !isEmpty && wantsText
      case .end("p"):
        if isText { cell?.text.append(0x20) }
        isText = false
      case .start("s", _), .start("tab", _), .start("line-break", _): if isText { cell?.text.append(0x20) }
      case .start("annotation", false): try parser.skip()
      case .text: if isText { parser.withText { cell?.text.append(contentsOf: $0) } }
      default: break
      }
    }

    private mutating func beginCell(_ parser: XMLPullParser) {
      repeats = Self.count("number-columns-repeated", parser)
      var cell = SheetLayout.Cell(text: [], row: row, column: column)
      cell.rowSpan = Self.count("number-rows-spanned", parser)
      cell.columnSpan = Self.count("number-columns-spanned", parser)
      if let value = parser.attribute("value") {
        let format: StoredNumber.Format = parser.attribute("value-type") == "percentage" ? .percent : .general
        let number = StoredNumber(value, format, startsIn1904: false)
        (cell.text, cell.stored) = (number?.text ?? [], number?.value)
      } else if let date = parser.attribute("date-value").flatMap({ StoredNumber.day(iso: $0) }) {
        cell.text = Array(date.utf8)
      }
      wantsText = cell.text.isEmpty
      self.cell = cell
    }

    private mutating func endCell() {
      if let cell, !cell.text.isEmpty {
        for index in 0..<min(repeats, 256, CellAddress.columnLimit - column) where index == 0 || copies > 0 {
          var copy = cell
          copy.column += index
          cells.append(copy)
          if index > 0 { copies -= 1 }
        }
      }
      column = min(column + repeats, CellAddress.columnLimit)
      cell = nil
    }

    private mutating func endRow() {
      if !cells.isEmpty {
        for index in 0..<min(rowRepeats, 256) where index == 0 || copies >= cells.count {
          for cell in cells {
            var copy = cell
            copy.row += index
            layout.append(copy)
          }
          if index > 0 { copies -= cells.count }
        }
      }
      row = min(row + rowRepeats, CellAddress.rowLimit)
    }

    /// How often something stands there, or how far it reaches: no further than a sheet does.
    private static func count(_ name: String, _ parser: XMLPullParser) -> Int {
      max(1, min(parser.attribute(name).flatMap { Int($0) } ?? 1, CellAddress.rowLimit))
    }
  }
}
