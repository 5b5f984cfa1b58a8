import CVietViews
import VietDocuments
import VietFacts
import VietFigures
import VietOrthography
import VietText

/// One page that shows texts with their figures and facts, in any browser and without a network.
///
/// The text is readable without the script, which adds what can be sorted, filtered and drawn.
struct PageWriter: FigureWriter {
  let sink: OutputSink
  private let offsets: OffsetUnit
  private let title: String
  /// The records of all figures and facts, which follow the texts.
  private var figures: JSONWriter
  private let figureRecords = OutputSink.memory()
  private let factRecords = OutputSink.memory()
  private var facts: any FactWriter
  private var text: InputText?
  private var marks: [Mark] = []
  private var count = 0

  private struct Mark {
    /// Bytes of the text.
    let range: Range<Int>
    let kind: FigureKind
    /// What the figure says, in brief.
    let value: String
  }

  init(sink: OutputSink, title: String, offsets: OffsetUnit) throws(OutputError) {
    (self.sink, self.title, self.offsets) = (sink, title, offsets)
    figures = JSONWriter(sink: figureRecords, isArray: true)
    facts = try JSONFactWriter(sink: factRecords, isArray: true)
  }

  mutating func begin() throws(OutputError) {
    try figures.begin()
    try sink.write(
      """
      <!doctype html>
      <html lang="vi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'">
      <title>\(Self.escaped(title)) – vntext</title>
      <style>

      """)
    try write(cvv_style())
    try sink.write("</style></head>\n<body>\n<header><h1>\(Self.escaped(title))</h1></header>\n<main>\n")
  }

  mutating func start(_ text: InputText) throws(OutputError) {
    try endText()
    self.text = text
    figures.start(file: text.name)
  }

  mutating func write(_ figure: borrowing Figure, at place: FigurePlace) throws(OutputError) {
    try figures.write(figure, at: place)
    var value = ByteBuffer()
    value.append(figure.kind.name)
    value.append(0x20)
    figure.writeNormalized(to: &value, in: place.passage)
    value.append(0x20)
    figure.writeUnit(to: &value, in: place.passage)
    marks.append(Mark(range: place.bytes, kind: figure.kind, value: value.string))
  }

  mutating func end() throws(OutputError) {
    try endText()
    try figures.end()
    try facts.end()
    try sink.write("</main>\n<script type=\"application/json\" id=\"figures\">\n")
    try write(records: figureRecords)
    try sink.write("</script>\n<script type=\"application/json\" id=\"facts\">\n")
    try write(records: factRecords)
    try sink.write("</script>\n<script>\n")
    try write(cvv_script())
    try sink.write("</script>\n</body></html>\n")
  }

  // MARK: Texts

  private mutating func endText() throws(OutputError) {
    guard let text else { return }
    let name = Self.escaped(text.name)
    try sink.write("<article data-file=\"\(name)\"><h2>\(name)</h2><div class=\"text\">")
    try text.document.utf8.withUnsafeBufferPointer { (bytes) throws(OutputError) in
      var position = 0
      var mark = 0
      for grid in text.grids {
        try write(bytes, position..<grid.range.lowerBound, &mark)
        try write(grid, bytes, &mark)
        position = grid.range.upperBound
      }
      try write(bytes, position..<bytes.count, &mark)
    }
    try sink.write("</div></article>\n")
    count += marks.count
    marks.removeAll()
    try FactsCommand.write(text, offsets, isThreaded: false, to: &facts)
    self.text = nil
  }

  /// Writes a stretch of the text with its figures marked.
  private func write(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, _ mark: inout Int) throws(OutputError) {
    var position = range.lowerBound
    while mark < marks.count, marks[mark].range.lowerBound < range.upperBound {
      let figure = marks[mark].range.clamped(to: position..<range.upperBound)
      write(escaping: bytes, position..<figure.lowerBound)
      let index = count + mark
      sink.buffer.append(
        string:
          "<mark class=\"\(marks[mark].kind.name)\" id=\"f\(index)\" data-index=\"\(index)\" tabindex=\"0\" title=\"\(Self.escaped(marks[mark].value))\">"
      )
      write(escaping: bytes, figure)
      sink.buffer.append("</mark>")
      position = figure.upperBound
      mark += 1
      try sink.flushIfFull()
    }
    write(escaping: bytes, position..<range.upperBound)
    try sink.flushIfFull()
  }

  private func write(_ grid: CellGrid, _ bytes: UnsafeBufferPointer<UInt8>, _ mark: inout Int) throws(OutputError) {
    sink.buffer.append("<table>")
    /// For each column the row below the cell that covers it.
    var covered = Array(repeating: 0, count: grid.cells.reduce(0) { max($0, $1.columns.upperBound) })
    var (row, column, end) = (-1, 0, grid.range.lowerBound)
    for cell in grid.cells {
      // Tabs and line ends stay, so that offsets count the text of the page, too.
      write(escaping: bytes, end..<cell.text.lowerBound)
      while row < Int(cell.row) {
        sink.buffer.append(row < 0 ? "<tr>" : "</tr><tr>")
        (row, column) = (row + 1, 0)
      }
      while column < Int(cell.column) {
        if covered[column] <= row { sink.buffer.append("<td></td>") }
        column += 1
      }
      let tag = cell.isHeading ? "th" : "td"
      sink.buffer.append(string: "<\(tag)")
      if cell.rowSpan > 1 { sink.buffer.append(string: " rowspan=\"\(cell.rowSpan)\"") }
      if cell.columnSpan > 1 { sink.buffer.append(string: " colspan=\"\(cell.columnSpan)\"") }
      sink.buffer.append(">")
      try write(bytes, cell.text, &mark)
      sink.buffer.append(string: "</\(tag)>")
      for index in cell.columns { covered[index] = cell.rows.upperBound }
      (column, end) = (cell.columns.upperBound, cell.text.upperBound)
    }
    sink.buffer.append("</tr></table>")
    try sink.flushIfFull()
  }

  // MARK: Bytes

  private func write(escaping bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
    for index in range {
      switch bytes[index] {
      case 0x3C: sink.buffer.append("&lt;")
      case 0x3E: sink.buffer.append("&gt;")
      case 0x26: sink.buffer.append("&amp;")
      // A browser would make one line end of CR and LF, and takes no other control characters.
      case 0x0D: sink.buffer.append("&#13;")
      case 0..<0x09, 0x0B..<0x0D, 0x0E..<0x20: sink.buffer.append("\u{FFFD}")
      default: sink.buffer.append(bytes[index])
      }
    }
  }

  private static func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing("\"", with: "&quot;")
  }

  private func write(_ text: cvv_text) throws(OutputError) {
    sink.buffer.append(UnsafeBufferPointer(start: text.base, count: text.count))
    try sink.flushIfFull()
  }

  /// Writes JSON in which nothing can end the script element.
  private func write(records: OutputSink) throws(OutputError) {
    for byte in records.buffer.bytes {
      if byte == 0x3C { sink.buffer.append("\\u003c") } else { sink.buffer.append(byte) }
    }
    try sink.flushIfFull()
  }
}
