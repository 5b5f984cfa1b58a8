import VietFigures
import VietICU
import VietOrthography

/// An aligned table for people: columns by display width, colours by kind.
struct TableWriter: FigureWriter {
  let sink: OutputSink
  let isColored: Bool
  let hasContext: Bool
  let hasReasons: Bool
  private var rows: [[String]] = []
  private var kinds: [FigureKind] = []
  private var file: String?
  private var isFirstFile = true

  init(sink: OutputSink, isColored: Bool, hasContext: Bool, hasReasons: Bool) {
    self.sink = sink
    self.isColored = isColored
    self.hasContext = hasContext
    self.hasReasons = hasReasons
  }

  private static let textLimit = 44
  private static let contextLimit = 80

  mutating func start(_ text: InputText) throws(OutputError) {
    try flushRows()
    file = text.name
  }

  mutating func end() throws(OutputError) {
    try flushRows()
    if isFirstFile { try sink.write("no figures found\n") }
  }

  /// Writes the rows of the last file of a part.
  mutating func endPart() throws(OutputError) { try flushRows() }

  func part(_ sink: OutputSink) -> (any FigureWriter)? {
    TableWriter(sink: sink, isColored: isColored, hasContext: hasContext, hasReasons: hasReasons)
  }

  mutating func add(part: OutputSink) throws(OutputError) {
    guard part.buffer.count > 0 else { return }
    if !isFirstFile { try sink.write("\n") }
    isFirstFile = false
    try sink.write(part)
  }

  mutating func write(_ figure: borrowing Figure, at place: FigurePlace) throws(OutputError) {
    var normalized = ByteBuffer()
    if !figure.writeNormalized(to: &normalized, in: place.passage) { normalized.append("(too large)") }
    var unit = ByteBuffer()
    figure.writeUnit(to: &unit, in: place.passage)
    var notes = figure.modifiers.names
    if figure.alternative != nil { notes.append("ambiguous") }
    var cells = [
      String(place.start), Self.clipped(String(decoding: place.text, as: UTF8.self), to: Self.textLimit), figure.kind.name.description,
      normalized.string, unit.string, notes.joined(separator: " "),
    ]
    if let reasons = place.reasons { cells.append(Self.clipped(reasons.map(\.description).joined(separator: "; "), to: Self.contextLimit)) }
    if let context = place.context { cells.append(Self.clipped(String(decoding: context, as: UTF8.self), to: Self.contextLimit)) }
    rows.append(cells)
    kinds.append(figure.kind)
  }

  private mutating func flushRows() throws(OutputError) {
    guard let file, !rows.isEmpty else { return }
    let header = ["place", "text", "kind", "value", "unit", "notes"] + (hasReasons ? ["why"] : []) + (hasContext ? ["sentence"] : [])
    let widths = header.indices.map { column in ([header] + rows).map { Self.width(of: $0[column]) }.max() ?? 0 }
    if !isFirstFile { try sink.write("\n") }
    isFirstFile = false
    try sink.write(styled("\(file): \(rows.count) \(rows.count == 1 ? "figure" : "figures")", "1") + "\n")
    try sink.write(styled(line(header, widths), "2") + "\n")
    for (cells, kind) in zip(rows, kinds) { try sink.write(line(cells, widths, color: Self.color(of: kind)) + "\n") }
    rows.removeAll()
    kinds.removeAll()
  }

  /// One line: places and values to the right, the rest to the left.
  private func line(_ cells: [String], _ widths: [Int], color: String? = nil) -> String {
    var result = ""
    for (column, cell) in cells.enumerated() {
      let padding = String(repeating: " ", count: widths[column] - Self.width(of: cell))
      let shown = color.map { column == 1 || column == 2 ? styled(cell, $0) : cell } ?? cell
      result += column == 0 || column == 3 ? padding + shown : shown + (column == cells.count - 1 ? "" : padding)
      if column < cells.count - 1 { result += "  " }
    }
    while result.last == " " { result.removeLast() }
    return result
  }

  private func styled(_ text: String, _ code: String) -> String { isColored ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text }

  private static func color(of kind: FigureKind) -> String {
    switch kind {
    case .money: "32"
    case .percent: "36"
    case .quantity, .number: "33"
    case .ordinal: "35"
    case .date, .time, .duration: "34"
    case .legal: "31"
    case .code: "90"
    }
  }

  /// Columns that a text takes: combining marks none, wide letters two.
  static func width(of text: String) -> Int { text.unicodeScalars.reduce(0) { $0 + ICU.columns(of: $1) } }

  /// The text on one line, cut with an ellipsis where it is wider than `limit`.
  static func clipped(_ text: String, to limit: Int) -> String {
    var result = ""
    var used = 0
    for character in text.map({ $0.isWhitespace ? " " : $0 }) {
      let columns = width(of: String(character))
      if used + columns > limit { return result + "…" }
      result.append(character)
      used += columns
    }
    return result
  }
}
