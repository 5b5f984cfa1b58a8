import VietOrthography

/// Rows of named fields, in one output format: for lists that are no figures.
struct RecordWriter {
  /// The value of one field.
  enum Field {
    case text(String)
    case bytes(UnsafeBufferPointer<UInt8>)
    case number(Int)
    /// A number, as JSON writes it.
    case numeral(String)
    /// A number or `true`, as JSON writes it.
    case literal(String)
    /// Left out of JSON, empty in tables.
    case none
  }

  let sink: OutputSink
  let format: OutputFormat
  private let columns: [String]
  /// How JSON begins a field: `"text":`.
  private let keys: [[UInt8]]
  private var isFirst = true
  /// A table is written at the end, when the widths of its columns are known.
  private var rows: [[String]] = []

  /// Whether words that a spreadsheet would take for a formula get a quote before them.
  private let neutralizes: Bool

  private static let cellLimit = 60

  init(sink: OutputSink, format: OutputFormat, columns: [String], hasMark: Bool, neutralizes: Bool = false) throws(OutputError) {
    self.neutralizes = neutralizes
    (self.sink, self.format, self.columns) = (sink, format, columns)
    keys = columns.map { Array("\"\($0)\":".utf8) }
    switch format {
    case .csv, .tsv:
      if hasMark { sink.buffer.append("\u{FEFF}") }
      try sink.write(columns.joined(separator: format == .csv ? "," : "\t") + "\n")
    case .json: try sink.write("[")
    case .jsonl, .table: break
    }
  }

  /// A writer without a header whose output `add` can put behind anything; nil for tables, whose rows wait for each other.
  func part(_ sink: OutputSink) -> RecordWriter? { format == .table ? nil : RecordWriter(part: sink, of: self) }

  private init(part sink: OutputSink, of whole: RecordWriter) {
    (self.sink, format, columns, keys, neutralizes) = (sink, whole.format, whole.columns, whole.keys, whole.neutralizes)
    isFirst = false
  }

  /// Puts a part behind what was written.
  mutating func add(part: OutputSink) throws(OutputError) {
    // Each object of a part has a comma before it.
    try sink.write(part, from: format == .json && isFirst ? 1 : 0)
    isFirst = isFirst && part.buffer.count == 0
  }

  /// Writes one row, a field for each column.
  mutating func write(_ fields: [Field]) throws(OutputError) {
    switch format {
    case .json, .jsonl:
      if format == .json { sink.buffer.append(isFirst ? "\n" : ",\n") }
      appendObject(fields)
      if format == .jsonl { sink.buffer.append(0x0A) }
    case .csv, .tsv:
      let dialect = format == .csv ? Dialect.csv : .tsv
      for (index, field) in fields.enumerated() {
        if index > 0 { sink.buffer.append(dialect.separator) }
        switch field {
        case .none: break
        case .number(let number): sink.buffer.append(decimal: number)
        case .numeral(let digits): sink.buffer.append(string: digits)
        case .bytes(let bytes): dialect.append(Array(bytes), to: &sink.buffer, neutralizes: neutralizes)
        case .text(let text), .literal(let text): dialect.append(Array(text.utf8), to: &sink.buffer, neutralizes: neutralizes)
        }
      }
      sink.buffer.append(0x0A)
    case .table: rows.append(fields.map { TableWriter.clipped(Self.string($0), to: Self.cellLimit) })
    }
    isFirst = false
    try sink.flushIfFull()
  }

  mutating func end() throws(OutputError) {
    if format == .json { try sink.write(isFirst ? "]\n" : "\n]\n") }
    guard format == .table, !rows.isEmpty else { return }
    let widths = columns.indices.map { column in ([columns] + rows).map { TableWriter.width(of: $0[column]) }.max() ?? 0 }
    for row in [columns] + rows {
      var line = ""
      for (cell, width) in zip(row, widths) { line += cell + String(repeating: " ", count: width - TableWriter.width(of: cell) + 2) }
      while line.last == " " { line.removeLast() }
      try sink.write(line + "\n")
    }
  }

  private func appendObject(_ fields: [Field]) {
    sink.buffer.append(0x7B)
    var isFirst = true
    for (index, field) in fields.enumerated() {
      if case .none = field { continue }
      if !isFirst { sink.buffer.append(0x2C) }
      keys[index].withUnsafeBufferPointer { sink.buffer.append($0) }
      isFirst = false
      switch field {
      case .text(var text): text.withUTF8 { JSONWriter.appendString($0, to: &sink.buffer) }
      case .bytes(let bytes): JSONWriter.appendString(bytes, to: &sink.buffer)
      case .number(let number): sink.buffer.append(decimal: number)
      case .numeral(let literal), .literal(let literal): sink.buffer.append(string: literal)
      case .none: break
      }
    }
    sink.buffer.append(0x7D)
  }

  private static func string(_ field: Field) -> String {
    switch field {
    case .text(let text), .literal(let text), .numeral(let text): text
    case .bytes(let bytes): String(decoding: bytes, as: UTF8.self)
    case .number(let number): "\(number)"
    case .none: ""
    }
  }
}
