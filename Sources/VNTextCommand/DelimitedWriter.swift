import VietFigures
import VietOrthography

/// How the fields of a row are parted and quoted: CSV as RFC 4180 says, TSV with escapes for what would part fields or rows.
enum Dialect {
  case csv, tsv

  var separator: UInt8 { self == .csv ? 0x2C : 0x09 }

  /// Appends a field.
  ///
  /// - Parameter neutralizes: whether a quote goes before words that a spreadsheet would take for a formula.
  func append(_ field: [UInt8], to bytes: inout ByteBuffer, neutralizes: Bool = false) {
    if neutralizes, let first = field.first, "=+-@\t\r".utf8.contains(first) { return append([0x27] + field, to: &bytes) }
    switch self {
    case .csv:
      guard field.contains(where: { $0 == 0x2C || $0 == 0x22 || $0 == 0x0A || $0 == 0x0D }) else {
        return field.withUnsafeBufferPointer { bytes.append($0) }
      }
      bytes.append(0x22)
      for byte in field {
        if byte == 0x22 { bytes.append(0x22) }
        bytes.append(byte)
      }
      bytes.append(0x22)
    case .tsv:
      for byte in field {
        switch byte {
        case 0x09: bytes.append("\\t")
        case 0x0A: bytes.append("\\n")
        case 0x0D: bytes.append("\\r")
        case 0x5C: bytes.append("\\\\")
        default: bytes.append(byte)
        }
      }
    }
  }
}

/// CSV or TSV, one row a figure below a header.
struct DelimitedWriter: FigureWriter {
  let sink: OutputSink
  let dialect: Dialect
  let hasMark: Bool
  let hasContext: Bool
  let hasReasons: Bool
  let hasPlaces: Bool
  private var file: [UInt8] = []

  init(sink: OutputSink, dialect: Dialect, hasMark: Bool, hasContext: Bool, hasReasons: Bool, hasPlaces: Bool) {
    self.sink = sink
    self.dialect = dialect
    self.hasMark = hasMark
    self.hasContext = hasContext
    self.hasReasons = hasReasons
    self.hasPlaces = hasPlaces
  }

  private static let columns = [
    "file", "start", "end", "text", "kind", "normalized", "low", "high", "unit", "mods", "from", "to", "ambiguous",
  ]

  mutating func begin() throws(OutputError) {
    if hasMark { sink.buffer.append("\u{FEFF}") }
    let columns = Self.columns + (hasPlaces ? SourceFields.names : []) + (hasContext ? ["context"] : []) + (hasReasons ? ["explain"] : [])
    try sink.write(columns.joined(separator: dialect == .csv ? "," : "\t") + "\n")
  }

  mutating func end() throws(OutputError) {}

  func part(_ sink: OutputSink) -> (any FigureWriter)? {
    DelimitedWriter(sink: sink, dialect: dialect, hasMark: false, hasContext: hasContext, hasReasons: hasReasons, hasPlaces: hasPlaces)
  }

  mutating func add(part: OutputSink) throws(OutputError) { try sink.write(part) }

  mutating func start(_ text: InputText) { file = Array(text.name.utf8) }

  mutating func write(_ figure: borrowing Figure, at place: FigurePlace) throws(OutputError) {
    var fields: [[UInt8]] = [
      file, Array(String(place.start).utf8), Array(String(place.end).utf8), Array(place.text),
      Array(figure.kind.name.description.utf8),
    ]
    var value = ByteBuffer()
    figure.writeNormalized(to: &value, in: place.passage)
    fields.append(Array(value.bytes))
    if case .range(let low, let high) = figure.value {
      fields.append(Self.bytes { low.write(to: &$0) })
      fields.append(Self.bytes { high.write(to: &$0) })
    } else {
      fields += [[], []]
    }
    value.removeAll()
    figure.writeUnit(to: &value, in: place.passage)
    fields.append(Array(value.bytes))
    fields.append(Array(figure.modifiers.names.joined(separator: ",").utf8))
    if case .date(let period) = figure.value, let (first, last) = period.bounds {
      fields.append(Self.bytes { first.write(to: &$0) })
      fields.append(Self.bytes { last.write(to: &$0) })
    } else {
      fields += [[], []]
    }
    fields.append(figure.alternative == nil ? [] : Array("true".utf8))
    if hasPlaces { fields += SourceFields.row(place.source).map { Array($0.utf8) } }
    if let context = place.context { fields.append(Array(context)) }
    if let reasons = place.reasons { fields.append(Array(reasons.map(\.description).joined(separator: "; ").utf8)) }
    for (index, field) in fields.enumerated() {
      if index > 0 { sink.buffer.append(dialect.separator) }
      dialect.append(field, to: &sink.buffer)
    }
    sink.buffer.append(0x0A)
    try sink.flushIfFull()
  }

  private static func bytes(_ body: (inout ByteBuffer) -> Void) -> [UInt8] {
    var buffer = ByteBuffer()
    body(&buffer)
    return Array(buffer.bytes)
  }
}
