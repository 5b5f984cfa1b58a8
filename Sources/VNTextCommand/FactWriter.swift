import VietDocuments
import VietFacts
import VietFigures
import VietOrthography
import VietTokens

/// Where facts on their way to a writer come from.
struct FactSite {
  let figures: [Figure]
  let passage: Passage
  /// Bytes of the normalized text in the unit of the original that was asked for.
  let place: (Range<Int>) -> Range<Int>
  /// Where the fact stands in its document, for documents that have such places.
  var source: SourcePlace?

  /// The normalized text.
  var text: UnsafePointer<UInt8> { passage.text - passage.start }

  /// Appends the unit of the value.
  func writeUnit(of fact: borrowing Fact, to bytes: inout ByteBuffer) {
    guard fact.value != nil, fact.unitFigure >= 0 else { return }
    figures[fact.unitFigure].writeUnit(to: &bytes, in: passage)
  }

  /// Where the figures stand that a fact rests on, in text order.
  func forEachFigure(of fact: borrowing Fact, _ body: (Range<Int>) -> Void) {
    var last = -1
    while true {
      var next = Int.max
      fact.forEachAmount { _, amount in if amount.figure > last, amount.figure < next { next = amount.figure } }
      if let former = fact.former, former.figure > last, former.figure < next { next = former.figure }
      guard next < Int.max else { return }
      body(place(passage.start + figures[next].start..<passage.start + figures[next].end))
      last = next
    }
  }
}

/// Writes facts in one output format.
protocol FactWriter {
  mutating func write(_ fact: borrowing Fact, at site: FactSite, file: String) throws(OutputError)
  mutating func end() throws(OutputError)

  /// A writer of the same format whose output `add` can put behind anything; nil where rows have to wait for each other.
  func part(_ sink: OutputSink) -> (any FactWriter)?
  /// Puts a part behind what was written.
  mutating func add(part: OutputSink) throws(OutputError)
}

/// JSON Lines, or one array of the same objects.
struct JSONFactWriter: FactWriter {
  let sink: OutputSink
  let isArray: Bool
  private var isFirst = true
  private var file = ""
  private var fileField: [UInt8] = []

  init(sink: OutputSink, isArray: Bool) throws(OutputError) {
    (self.sink, self.isArray) = (sink, isArray)
    if isArray { try sink.write("[") }
  }

  private init(part sink: OutputSink, isArray: Bool) { (self.sink, self.isArray, isFirst) = (sink, isArray, false) }

  mutating func end() throws(OutputError) {
    if isArray { try sink.write(isFirst ? "]\n" : "\n]\n") }
  }

  func part(_ sink: OutputSink) -> (any FactWriter)? { JSONFactWriter(part: sink, isArray: isArray) }

  mutating func add(part: OutputSink) throws(OutputError) {
    // Each object of a part has a comma before it.
    try sink.write(part, from: isArray && isFirst ? 1 : 0)
    isFirst = isFirst && part.buffer.count == 0
  }

  mutating func write(_ fact: borrowing Fact, at site: FactSite, file: String) throws(OutputError) {
    if fileField.isEmpty || file != self.file {
      self.file = file
      var field = ByteBuffer()
      field.append("{\"file\":")
      var name = file
      name.withUTF8 { JSONWriter.appendString($0, to: &field) }
      fileField = Array(field.bytes)
    }
    if isArray { sink.buffer.append(isFirst ? "\n" : ",\n") }
    isFirst = false
    append(fact, site, to: &sink.buffer)
    if !isArray { sink.buffer.append(0x0A) }
    try sink.flushIfFull()
  }

  private func append(_ fact: borrowing Fact, _ site: FactSite, to out: inout ByteBuffer) {
    fileField.withUnsafeBufferPointer { out.append($0) }
    let range = site.place(fact.range)
    out.append(",\"start\":")
    out.append(decimal: range.lowerBound)
    out.append(",\"end\":")
    out.append(decimal: range.upperBound)
    append(",\"indicator\":", fact.indicator, site, to: &out)
    append(",\"place\":", fact.place, site, to: &out)
    if let period = fact.period {
      out.append(",\"period\":\"")
      period.write(to: &out)
      out.append("\"")
    }
    appendValue(fact, site, to: &out)
    out.append(",\"status\":\"")
    out.append(fact.status.name)
    out.append("\"")
    fact.forEachAmount { name, amount in
      guard name != .value else { return }
      out.append(",\"")
      out.append(name.key)
      out.append("\":")
      amount.value.write(to: &out)
    }
    appendBaseline(fact, site, to: &out)
    if let basis = fact.priceBasis { out.append(basis == .real ? ",\"price_basis\":\"real\"" : ",\"price_basis\":\"nominal\"") }
    append(",\"part_of\":", fact.partOf, site, to: &out)
    appendFlags(fact.flags, to: &out)
    if let source = site.source { SourceFields.append(source, to: &out) }
    out.append(",\"figures\":[")
    var isFirst = true
    site.forEachFigure(of: fact) { place in
      out.append(isFirst ? "{\"start\":" : ",{\"start\":")
      out.append(decimal: place.lowerBound)
      out.append(",\"end\":")
      out.append(decimal: place.upperBound)
      out.append(0x7D)
      isFirst = false
    }
    out.append("]}")
  }

  private func append(_ key: StaticString, _ wording: Wording, _ site: FactSite, to out: inout ByteBuffer) {
    guard !wording.isEmpty else { return }
    out.append(key)
    appendWords(wording, site, to: &out)
  }

  private func appendWords(_ wording: Wording, _ site: FactSite, to out: inout ByteBuffer) {
    out.append(0x22)
    let start = out.count
    wording.write(to: &out, from: site.text)
    let words = UnsafeBufferPointer(rebasing: out.bytes[start...])
    guard JSONWriter.needsEscape(words) else { return out.append(0x22) }
    // Written again, with escapes.
    let copy = Array(words)
    while out.count >= start { out.removeLast() }
    copy.withUnsafeBufferPointer { JSONWriter.appendString($0, to: &out) }
  }

  private func appendValue(_ fact: borrowing Fact, _ site: FactSite, to out: inout ByteBuffer) {
    guard let value = fact.value else { return }
    if let high = fact.high {
      out.append(",\"low\":")
      value.value.write(to: &out)
      out.append(",\"high\":")
      high.write(to: &out)
    } else {
      out.append(",\"value\":")
      value.value.write(to: &out)
    }
    let start = out.count
    out.append(",\"unit\":\"")
    let empty = out.count
    site.writeUnit(of: fact, to: &out)
    if out.count == empty { while out.count > start { out.removeLast() } } else { out.append("\"") }
  }

  private func appendBaseline(_ fact: borrowing Fact, _ site: FactSite, to out: inout ByteBuffer) {
    switch fact.baseline {
    case .period(let period)?:
      out.append(",\"baseline\":\"")
      period.write(to: &out)
      out.append("\"")
    case .words(let words)?:
      out.append(",\"baseline\":")
      appendWords(words, site, to: &out)
    case nil: break
    }
  }

  private func appendFlags(_ flags: Fact.Flags, to out: inout ByteBuffer) {
    guard !flags.isEmpty else { return }
    var isFirst = true
    for (flag, name) in Fact.Flags.named where flags.contains(flag) {
      out.append(isFirst ? ",\"flags\":[\"" : "\",\"")
      out.append(name)
      isFirst = false
    }
    out.append("\"]")
  }
}

/// CSV, TSV or a table for the terminal, one row a fact.
struct TabularFactWriter: FactWriter {
  static let columns = [
    "file", "start", "end", "indicator", "place", "period", "value", "low", "high", "unit", "status", "plan_value", "plan_percent",
    "change_percent", "change_value", "change_points", "baseline", "share_percent", "contribution_points", "price_basis", "rank", "part_of",
    "flags", "figures",
  ]
  /// The columns that a terminal has room for.
  private static let shown = [
    "indicator", "place", "period", "value", "unit", "plan_percent", "change_percent", "baseline", "share_percent",
  ]

  private var records: RecordWriter
  private let columns: [String]

  init(sink: OutputSink, format: OutputFormat, hasMark: Bool, neutralizes: Bool) throws(OutputError) {
    columns = format == .table ? Self.shown : Self.columns
    records = try RecordWriter(sink: sink, format: format, columns: columns, hasMark: hasMark, neutralizes: neutralizes)
  }

  private init(records: RecordWriter, columns: [String]) { (self.records, self.columns) = (records, columns) }

  mutating func end() throws(OutputError) { try records.end() }

  func part(_ sink: OutputSink) -> (any FactWriter)? { records.part(sink).map { TabularFactWriter(records: $0, columns: columns) } }

  mutating func add(part: OutputSink) throws(OutputError) { try records.add(part: part) }

  mutating func write(_ fact: borrowing Fact, at site: FactSite, file: String) throws(OutputError) {
    var fields: [RecordWriter.Field] = []
    for column in columns { fields.append(Self.field(column, fact, site, file: file)) }
    try records.write(fields)
  }

  private static func field(_ column: String, _ fact: borrowing Fact, _ site: FactSite, file: String) -> RecordWriter.Field {
    switch column {
    case "file": return .text(file)
    case "start": return .number(site.place(fact.range).lowerBound)
    case "end": return .number(site.place(fact.range).upperBound)
    case "indicator": return words(fact.indicator, site)
    case "place": return words(fact.place, site)
    case "part_of": return words(fact.partOf, site)
    case "period": return fact.period.map { period in .text(text { period.write(to: &$0) }) } ?? .none
    case "low": return fact.high == nil ? .none : number(fact.value)
    case "high": return fact.high.map { .literal($0.description) } ?? .none
    case "value": return fact.high == nil ? number(fact.value) : .none
    case "unit":
      var bytes = ByteBuffer()
      site.writeUnit(of: fact, to: &bytes)
      return .text(bytes.string)
    case "status": return .text(fact.status.name.description)
    case "baseline":
      switch fact.baseline {
      case .period(let period)?: return .text(text { period.write(to: &$0) })
      case .words(let wording)?: return words(wording, site)
      case nil: return .none
      }
    case "price_basis": return fact.priceBasis.map { .text($0 == .real ? "real" : "nominal") } ?? .none
    case "flags":
      let flags = fact.flags
      return .text(Fact.Flags.named.filter { flags.contains($0.flag) }.map(\.name.description).joined(separator: ","))
    case "figures":
      var places: [String] = []
      site.forEachFigure(of: fact) { places.append("\($0.lowerBound)-\($0.upperBound)") }
      return .text(places.joined(separator: " "))
    default:
      var found: Amount?
      fact.forEachAmount { name, amount in if name.rawValue == column { found = amount } }
      return number(found)
    }
  }

  private static func number(_ amount: Amount?) -> RecordWriter.Field { amount.map { .numeral($0.value.description) } ?? .none }

  private static func words(_ wording: Wording, _ site: FactSite) -> RecordWriter.Field {
    let text = site.text
    return .text(Self.text { wording.write(to: &$0, from: text) })
  }

  private static func text(_ body: (inout ByteBuffer) -> Void) -> String {
    var bytes = ByteBuffer()
    body(&bytes)
    return bytes.string
  }
}
