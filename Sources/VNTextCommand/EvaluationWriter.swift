import VNText
import VietEvaluation
import VietOrthography
import VietText

/// Writes what `vntext eval` found, in one output format.
struct EvaluationWriter {
  let sink: OutputSink
  let format: OutputFormat
  /// How many differences to list at most.
  let limit: Int
  let hasMark: Bool
  private var listed = 0
  private var records = 0

  init(sink: OutputSink, format: OutputFormat, limit: Int, hasMark: Bool) {
    (self.sink, self.format, self.limit, self.hasMark) = (sink, format, limit, hasMark)
  }

  private static let columns = ["kind", "gold", "found", "right", "precision", "recall", "f1", "span", "mods"]

  mutating func begin() throws(OutputError) {
    if hasMark, format == .csv || format == .tsv { try sink.write("\u{FEFF}") }
  }

  mutating func write(_ differences: [Evaluation.Difference], of file: String, in document: Document) throws(OutputError) {
    guard format != .csv, format != .tsv else { return }
    for difference in differences where listed < limit {
      listed += 1
      let context = document.utf8.withUnsafeBufferPointer {
        String(decoding: Extraction.sentence(around: difference.range, in: $0), as: UTF8.self)
      }
      if format == .table {
        let line = document.utf8[..<difference.range.lowerBound].count { $0 == 0x0A } + 1
        try sink.write("\(file):\(line): \(Self.sentence(difference))\n    \(TableWriter.clipped(context, to: 110))\n")
      } else {
        let start = Self.scalars(document.utf8[..<difference.range.lowerBound])
        try write(record: Self.object(difference, file, start..<start + Self.scalars(document.utf8[difference.range]), context))
      }
    }
  }

  mutating func end(_ all: Evaluation, texts: Int) throws(OutputError) {
    let scores = all.tallies.sorted { $0.key < $1.key } + [("all", all.total)]
    switch format {
    case .json, .jsonl:
      for (name, tally) in scores { try write(record: Self.object(name, tally)) }
      if format == .json { try sink.write(records == 0 ? "[]\n" : "\n]\n") }
    case .csv, .tsv:
      let mark = format == .csv ? "," : "\t"
      try sink.write(Self.columns.joined(separator: mark) + "\n")
      for (name, tally) in scores { try sink.write(Self.fields(name, tally).joined(separator: mark) + "\n") }
    case .table:
      if listed > 0 { try sink.write("\n") }
      for row in [Self.columns] + scores.map({ Self.fields($0.0, $0.1) }) {
        let cells = row.enumerated().map { column, cell in
          let padding = String(repeating: " ", count: max(0, 9 - cell.count))
          return column == 0 ? cell + padding : padding + cell
        }
        try sink.write(cells.joined(separator: " ") + "\n")
      }
      try sink.write("\(texts) \(texts == 1 ? "text" : "texts")\n")
    }
  }

  // MARK: Records

  private mutating func write(record: String) throws(OutputError) {
    let opening = format == .jsonl ? "" : records == 0 ? "[\n" : ",\n"
    try sink.write(opening + record + (format == .jsonl ? "\n" : ""))
    records += 1
  }

  private static func fields(_ name: String, _ tally: Evaluation.Tally) -> [String] {
    [name, "\(tally.gold)", "\(tally.found)", "\(tally.right)"]
      + [tally.precision, tally.recall, tally.f1, tally.spanShare, tally.modifierShare].map(share)
  }

  private static func object(_ name: String, _ tally: Evaluation.Tally) -> String {
    let pairs = zip(columns, fields(name, tally)).dropFirst().map { "\"\($0)\":\($1)" }
    return "{\"kind\":\"\(name)\"," + pairs.joined(separator: ",") + "}"
  }

  private static func scalars(_ bytes: ArraySlice<UInt8>) -> Int { bytes.count { $0 & 0xC0 != 0x80 } }

  /// A share with four decimals.
  private static func share(_ value: Double) -> String {
    let digits = String(Int((value * 10_000).rounded()))
    let padded = String(repeating: "0", count: max(0, 5 - digits.count)) + digits
    return padded.dropLast(4) + "." + padded.suffix(4)
  }

  private static func object(_ difference: Evaluation.Difference, _ file: String, _ place: Range<Int>, _ context: String) -> String {
    var fields = ["\"file\":" + quoted(file), "\"verdict\":\"\(difference.verdict.rawValue)\""]
    fields += ["\"start\":\(place.lowerBound)", "\"end\":\(place.upperBound)"]
    if let gold = difference.gold {
      fields.append("\"gold\":" + object(gold.surface, gold.kind, gold.value, gold.unit, gold.modifiers.sorted()))
    }
    let found = difference.found.map { object($0.text, $0.kind.name.description, $0.normalized ?? "", $0.unit ?? "", $0.modifiers.names) }
    fields += ["\"found\":[" + found.joined(separator: ",") + "]", "\"context\":" + quoted(context)]
    return "{" + fields.joined(separator: ",") + "}"
  }

  private static func object(_ text: String, _ kind: String, _ value: String, _ unit: String, _ modifiers: [String]) -> String {
    var fields = ["\"text\":" + quoted(text), "\"kind\":\"\(kind)\"", "\"normalized\":" + quoted(value)]
    if !unit.isEmpty { fields.append("\"unit\":" + quoted(unit)) }
    if !modifiers.isEmpty { fields.append("\"mods\":[" + modifiers.map(quoted).joined(separator: ",") + "]") }
    return "{" + fields.joined(separator: ",") + "}"
  }

  private static func quoted(_ text: String) -> String {
    var text = text
    var buffer = ByteBuffer()
    text.withUTF8 { JSONWriter.appendString($0, to: &buffer) }
    return buffer.string
  }

  // MARK: For people

  private static func sentence(_ difference: Evaluation.Difference) -> String {
    let found = difference.found.map { reading($0.text, $0.kind.name.description, $0.normalized ?? "", $0.unit ?? "") }
    let gold = difference.gold.map { reading($0.surface, $0.kind, $0.value, $0.unit) } ?? ""
    switch difference.verdict {
    case .missed: return "missed \(gold); found \(found.isEmpty ? "nothing" : found.joined(separator: "; "))"
    case .extra: return "extra \(found.joined(separator: "; "))"
    case .span: return "span '\(difference.gold?.surface ?? "")'; found \(difference.found.map { "'\($0.text)'" }.joined(separator: "; "))"
    case .modifiers:
      let (asked, got) = (difference.gold?.modifiers.sorted() ?? [], difference.found.flatMap(\.modifiers.names))
      return "modifiers of '\(difference.gold?.surface ?? "")': \(list(asked)); found \(list(got))"
    }
  }

  private static func list(_ names: [String]) -> String { names.isEmpty ? "none" : names.joined(separator: ",") }

  private static func reading(_ text: String, _ kind: String, _ value: String, _ unit: String) -> String {
    "'\(text)' \(kind) \(value)" + (unit.isEmpty ? "" : " \(unit)")
  }
}
