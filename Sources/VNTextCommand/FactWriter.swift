import VietFacts
import VietFigures
import VietOrthography
import VietText
import VietTokens

/// Writes facts, a row each, in one output format.
struct FactWriter: ~Copyable {
  static let columns = [
    "file", "start", "end", "indicator", "place", "period", "value", "low", "high", "unit", "status", "plan_value", "plan_percent",
    "change_percent", "change_value", "change_points", "baseline", "share_percent", "contribution_points", "price_basis", "rank", "part_of",
    "flags", "figures",
  ]
  /// The columns that a terminal has room for.
  private static let shown = ["indicator", "place", "period", "value", "unit", "plan_percent", "change_percent", "baseline", "share_percent"]

  private var records: RecordWriter
  private let isJSON: Bool
  private let isTable: Bool
  /// The fields of a row, one after the other.
  private var fields = ByteBuffer(capacity: 4096)
  private var ends: [Int] = []

  init(sink: OutputSink, format: OutputFormat, hasMark: Bool, neutralizes: Bool) throws(OutputError) {
    isTable = format == .table
    isJSON = format == .json || format == .jsonl
    records = try RecordWriter(
      sink: sink, format: format, columns: isTable ? Self.shown : Self.columns, hasMark: hasMark, neutralizes: neutralizes)
  }

  mutating func end() throws(OutputError) { try records.end() }

  /// Writes one fact; `places` gives bytes of the original text in the unit that was asked for.
  mutating func write(
    _ fact: borrowing Fact, file: String, _ figures: [Figure], in passage: Passage, places: (Range<Int>) -> Range<Int>
  ) throws(OutputError) {
    fields.removeAll()
    ends.removeAll(keepingCapacity: true)
    let text = passage.text - passage.start
    fields.append(string: file)
    close()
    let range = places(fact.range)
    number(range.lowerBound)
    number(range.upperBound)
    words(fact.indicator, text)
    words(fact.place, text)
    fact.period?.write(to: &fields)
    close()
    amount(fact.high == nil ? fact.value : nil)
    amount(fact.high == nil ? nil : fact.value)
    fact.high?.write(to: &fields)
    close()
    if fact.value != nil, fact.unitFigure >= 0 { figures[fact.unitFigure].writeUnit(to: &fields, in: passage) }
    close()
    fields.append(fact.status.name)
    close()
    amount(fact.planValue)
    amount(fact.planPercent)
    amount(fact.changePercent)
    amount(fact.changeValue)
    amount(fact.changePoints)
    switch fact.baseline {
    case .period(let period)?: period.write(to: &fields)
    case .words(let wording)?: wording.write(to: &fields, from: text)
    case nil: break
    }
    close()
    amount(fact.sharePercent)
    amount(fact.contributionPoints)
    if let basis = fact.priceBasis { fields.append(basis == .real ? "real" : "nominal") }
    close()
    amount(fact.rank)
    words(fact.partOf, text)
    append(fact.flags)
    append(fact, figures, in: passage, places)
    try records.write(record())
  }

  private mutating func close() { ends.append(fields.count) }

  private mutating func number(_ value: Int) {
    fields.append(decimal: value)
    close()
  }

  private mutating func amount(_ amount: Amount?) {
    amount?.value.write(to: &fields)
    close()
  }

  private mutating func words(_ wording: Wording, _ text: UnsafePointer<UInt8>) {
    wording.write(to: &fields, from: text)
    close()
  }

  private mutating func append(_ flags: Fact.Flags) {
    var isFirst = true
    for (flag, name) in Fact.Flags.named where flags.contains(flag) {
      fields.append(isFirst ? isJSON ? "[\"" : "" : isJSON ? ",\"" : ",")
      fields.append(name)
      if isJSON { fields.append("\"") }
      isFirst = false
    }
    if isJSON, !isFirst { fields.append("]") }
    close()
  }

  /// The figures in text order, as places of the original text.
  private mutating func append(_ fact: borrowing Fact, _ figures: [Figure], in passage: Passage, _ places: (Range<Int>) -> Range<Int>) {
    if isJSON { fields.append("[") }
    var last = -1
    while true {
      // The next figure; facts have few.
      var next = Int.max
      for (_, amount) in fact.amounts where amount.figure > last && amount.figure < next { next = amount.figure }
      if let former = fact.former, former.figure > last, former.figure < next { next = former.figure }
      guard next < Int.max else { break }
      let place = places(passage.start + figures[next].start..<passage.start + figures[next].end)
      if isJSON {
        fields.append(last < 0 ? "{\"start\":" : ",{\"start\":")
        fields.append(decimal: place.lowerBound)
        fields.append(",\"end\":")
        fields.append(decimal: place.upperBound)
        fields.append("}")
      } else {
        if last >= 0 { fields.append(" ") }
        fields.append(decimal: place.lowerBound)
        fields.append("-")
        fields.append(decimal: place.upperBound)
      }
      last = next
    }
    if isJSON { fields.append("]") }
    close()
  }

  private static let numeric: Set<String> = [
    "start", "end", "value", "low", "high", "plan_value", "plan_percent", "change_percent", "change_value", "change_points", "share_percent",
    "contribution_points", "rank",
  ]
  private static let isNumeric = columns.map(numeric.contains)
  private static let isList = columns.map { $0 == "flags" || $0 == "figures" }

  /// The fields as the record writer takes them: numbers and lists as they stand, words quoted where the format wants it.
  private func record() -> [RecordWriter.Field] {
    var result: [RecordWriter.Field] = []
    result.reserveCapacity(Self.columns.count)
    var start = 0
    for (index, end) in ends.enumerated() {
      defer { start = end }
      if isTable, !Self.shown.contains(Self.columns[index]) { continue }
      let bytes = UnsafeBufferPointer(rebasing: fields.bytes[start..<end])
      result.append(bytes.isEmpty ? .none : Self.isNumeric[index] || isJSON && Self.isList[index] ? .numeral(bytes) : .bytes(bytes))
    }
    return result
  }
}
