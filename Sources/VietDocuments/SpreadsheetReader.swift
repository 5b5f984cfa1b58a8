import VietFigures

/// Reads the spreadsheets of OpenDocument (ODS): sheets, the addresses of their cells and the numbers as they are stored.
struct SpreadsheetReader {
  private let archive: ZipArchive
  private let limits: ReadingLimits

  init(_ archive: ZipArchive, _ limits: ReadingLimits) { (self.archive, self.limits) = (archive, limits) }

  func read(name: String) throws(SourceError) -> ExtractedText {
    guard let entry = archive.entry(OpenDocumentReader.mainPart) else {
      throw .damaged("an OpenDocument file without its text; save it again")
    }
    let builder = TextBuilder()
    let parser = try XMLPullParser(name: entry.name, depthLimit: limits.depth, try archive.source(of: entry))
    var layout = SheetLayout()
    var (row, column, rowRepeats) = (0, 0, 1)
    var cell: SheetLayout.Cell?
    var repeats = 1
    var isText = false
    while let node = try parser.next() {
      switch node {
      case .start("table", _):
        builder.beginSheet(parser.attribute("name") ?? "")
        (layout, row) = (SheetLayout(), 0)
      case .end("table"): layout.write(to: builder)
      case .start("table-row", _):
        column = 0
        rowRepeats = parser.attribute("number-rows-repeated").flatMap { Int($0) } ?? 1
      case .end("table-row"): row += rowRepeats
      case .start("table-cell", let isEmpty), .start("covered-table-cell", let isEmpty):
        repeats = max(1, parser.attribute("number-columns-repeated").flatMap { Int($0) } ?? 1)
        cell = SheetLayout.Cell(text: [], row: row, column: column)
        cell?.rowSpan = parser.attribute("number-rows-spanned").flatMap { Int($0) } ?? 1
        cell?.columnSpan = parser.attribute("number-columns-spanned").flatMap { Int($0) } ?? 1
        if let value = parser.attribute("value") {
          let format: StoredNumber.Format = parser.attribute("value-type") == "percentage" ? .percent : .general
          let number = StoredNumber(value, format, startsIn1904: false)
          cell?.text = number?.text ?? []
          cell?.stored = number?.value
        } else if let date = parser.attribute("date-value") {
          cell?.text = Self.day(date)
        }
        if isEmpty { column += repeats }
      case .end("table-cell"), .end("covered-table-cell"):
        if let cell {
          for index in 0..<min(repeats, 256) {
            var copy = cell
            copy.column += index
            layout.append(copy)
          }
        }
        column += repeats
        cell = nil
      case .start("p", let isEmpty): isText = !isEmpty && cell?.stored == nil && cell?.text.last != 0x7F
      case .end("p"):
        isText = false
        if cell?.stored == nil { cell?.text.append(0x20) }
      case .start("annotation", false): try parser.skip()
      case .text: if isText { parser.withText { cell?.text.append(contentsOf: $0) } }
      default: break
      }
    }
    return try builder.finish(name)
  }

  /// "2023-06-30" as it is written in Vietnam.
  private static func day(_ date: String) -> [UInt8] {
    let parts = date.prefix(10).split(separator: "-")
    return Array((parts.count == 3 ? "\(parts[2])/\(parts[1])/\(parts[0])" : date).utf8)
  }
}
