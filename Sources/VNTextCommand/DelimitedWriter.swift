import VietFigures

/// CSV (RFC 4180) or TSV, one row a figure below a header.
struct DelimitedWriter: FigureWriter {
  enum Dialect { case csv, tsv }

  let sink: OutputSink
  let dialect: Dialect
  let hasMark: Bool
  let hasContext: Bool

  private static let columns = [
    "file", "start", "end", "text", "kind", "normalized", "low", "high", "unit", "mods", "from", "to", "ambiguous",
  ]

  mutating func begin() throws(OutputError) {
    if hasMark { sink.buffer.append(contentsOf: [0xEF, 0xBB, 0xBF]) }
    let columns = Self.columns + (hasContext ? ["context"] : [])
    try sink.write(columns.joined(separator: dialect == .csv ? "," : "\t") + "\n")
  }

  mutating func end() throws(OutputError) {}

  mutating func write(_ row: FigureRow) throws(OutputError) {
    let figure = row.figure
    var fields: [[UInt8]] = [
      Array(row.file.utf8), Array(String(row.start).utf8), Array(String(row.end).utf8), Array(row.text),
      Array(figure.kind.name.description.utf8),
    ]
    fields.append(Self.bytes { figure.writeNormalized(to: &$0, in: row.passage) })
    if case .range(let low, let high) = figure.value {
      fields.append(Self.bytes { low.write(to: &$0) })
      fields.append(Self.bytes { high.write(to: &$0) })
    } else {
      fields += [[], []]
    }
    fields.append(Self.bytes { figure.writeUnit(to: &$0, in: row.passage) })
    let modifiers = Modifiers.named.filter { figure.modifiers.contains($0.modifier) }.map { $0.name.description }
    fields.append(Array(modifiers.joined(separator: ",").utf8))
    if case .date(let period) = figure.value, let (first, last) = period.bounds {
      fields.append(Self.bytes { first.write(to: &$0) })
      fields.append(Self.bytes { last.write(to: &$0) })
    } else {
      fields += [[], []]
    }
    fields.append(figure.alternative == nil ? [] : Array("true".utf8))
    if let context = row.context { fields.append(Array(context)) }
    for (index, field) in fields.enumerated() {
      if index > 0 { sink.buffer.append(dialect == .csv ? 0x2C : 0x09) }
      append(field)
    }
    sink.buffer.append(0x0A)
    try sink.flushIfFull()
  }

  private static func bytes(_ body: (inout [UInt8]) -> Void) -> [UInt8] {
    var result: [UInt8] = []
    body(&result)
    return result
  }

  private func append(_ field: [UInt8]) {
    switch dialect {
    case .csv:
      guard field.contains(where: { $0 == 0x2C || $0 == 0x22 || $0 == 0x0A || $0 == 0x0D }) else {
        return sink.buffer.append(contentsOf: field)
      }
      sink.buffer.append(0x22)
      for byte in field { sink.buffer.append(contentsOf: byte == 0x22 ? [0x22, 0x22] : [byte]) }
      sink.buffer.append(0x22)
    case .tsv:
      for byte in field {
        switch byte {
        case 0x09: sink.buffer.append("\\t")
        case 0x0A: sink.buffer.append("\\n")
        case 0x0D: sink.buffer.append("\\r")
        case 0x5C: sink.buffer.append("\\\\")
        default: sink.buffer.append(byte)
        }
      }
    }
  }
}
