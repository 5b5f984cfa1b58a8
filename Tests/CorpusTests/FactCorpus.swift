import VNText

/// A fact as a corpus writes it: fields by their names in output, empty ones left out.
struct FactRow: CustomStringConvertible {
  static let numbers = [
    "value", "plan_value", "plan_percent", "change_percent", "change_value", "change_points", "share_percent", "contribution_points",
    "rank",
  ]

  let fields: [String: String]
  var description: String { fields.map { "\($0.key)=\($0.value)" }.sorted().joined(separator: " ") }

  init(fields: [String: String]) { self.fields = fields.filter { !$0.value.isEmpty } }

  /// A found fact in the same form; of a range the lower end.
  init(_ fact: StatisticalFact) {
    var fields: [String: String] = ["indicator": fact.indicator]
    fields["place"] = fact.place
    fields["part_of"] = fact.partOf
    fields["period"] = fact.period
    fields["unit"] = fact.unit
    fields["baseline"] = fact.baseline
    fields["status"] = fact.status == .actual ? nil : fact.status.name.description
    fields["price_basis"] = fact.priceBasis.map { $0 == .real ? "real" : "nominal" }
    let amounts = [
      fact.value ?? fact.bounds?.lowerBound, fact.planValue, fact.planPercent, fact.changePercent, fact.changeValue, fact.changePoints,
      fact.sharePercent, fact.contributionPoints, fact.rank,
    ]
    for (name, amount) in zip(Self.numbers, amounts) { fields[name] = amount?.description }
    self.init(fields: fields)
  }

  /// The words of some fields, in small letters.
  func words(_ names: String...) -> Set<Substring> {
    Set(names.flatMap { (fields[$0] ?? "").lowercased().split { !$0.isLetter && !$0.isNumber } })
  }

  /// The amounts that are stated.
  var stated: [String] { Self.numbers.filter { fields[$0] != nil } }

  /// Whether both speak of one statement: the value, or else one of the other amounts, is the same, and so are most of the words.
  func matches(_ found: FactRow) -> Bool {
    let key = fields["value"] != nil ? ["value"] : stated
    guard key.contains(where: { fields[$0] == found.fields[$0] }) else { return false }
    let own = words("indicator"), named = found.words("indicator")
    guard !own.isEmpty, !named.isEmpty else { return false }
    let wide = found.words("indicator", "place", "part_of"), around = words("indicator", "place", "part_of")
    return own.intersection(wide).count * 2 >= own.count && named.intersection(around).count * 3 >= named.count
  }
}

/// What was found of a table of facts, field by field.
struct FactScore {
  var rows = 0, found = 0, predicted = 0
  /// Of the rows that were found: how often a field that either side has is the same.
  var fields: [String: (right: Int, all: Int)] = [:]
  /// Rows that were not found, and fields that differ.
  var differences: [String] = []

  static let compared = FactRow.numbers + ["period", "unit", "status", "baseline"]

  var recall: Double { rows == 0 ? 1 : Double(found) / Double(rows) }
  var precision: Double { predicted == 0 ? 1 : Double(found) / Double(predicted) }
  func share(_ field: String) -> Double { fields[field].map { Double($0.right) / Double(max(1, $0.all)) } ?? 1 }

  mutating func add(_ gold: [FactRow], _ facts: [FactRow]) {
    var free = facts.filter { $0.stated.contains { $0 != "rank" } }
    rows += gold.count
    predicted += free.count
    for row in gold {
      let candidates = free.indices.filter { row.matches(free[$0]) }
      let best = candidates.max { agreement(row, free[$0]) < agreement(row, free[$1]) }
      guard let best else {
        differences.append("missing: \(row)")
        continue
      }
      found += 1
      let fact = free.remove(at: best)
      for field in Self.compared where row.fields[field] != nil || fact.fields[field] != nil {
        let isRight = row.fields[field]?.lowercased() == fact.fields[field]?.lowercased()
        let old = fields[field] ?? (0, 0)
        fields[field] = (old.right + (isRight ? 1 : 0), old.all + 1)
        if !isRight { differences.append("\(field) \(fact.fields[field] ?? "-"): \(row)") }
      }
    }
  }

  private func agreement(_ row: FactRow, _ fact: FactRow) -> Int {
    (Self.compared + ["indicator"]).reduce(0) { $0 + (row.fields[$1] == fact.fields[$1] ? 1 : 0) }
  }
}

/// A text and what is expected of it: the blocks of `Corpora/Facts/*.txt`.
struct FactBlock: Sendable, CustomStringConvertible {
  let text: String
  let lines: [String]
  var description: String { text }

  /// The blocks of a file, parted by empty lines; lines of text begin with `> `, comments with `#`.
  static func all(in path: String) -> [FactBlock] {
    var result: [FactBlock] = []
    var text: [Substring] = []
    var lines: [String] = []
    func close() {
      if !text.isEmpty { result.append(FactBlock(text: text.joined(separator: "\n") + "\n", lines: lines)) }
      (text, lines) = ([], [])
    }
    for line in Corpora.text(path).split(separator: "\n", omittingEmptySubsequences: false) {
      if line.isEmpty {
        close()
      } else if line.hasPrefix("> ") {
        text.append(line.dropFirst(2))
      } else if !line.hasPrefix("#") {
        lines.append(String(line))
      }
    }
    close()
    return result
  }

  /// The fields of a line: `key=value`, parted by tabs.
  static func fields(of line: String) -> [String: String] {
    var result: [String: String] = [:]
    for field in line.split(separator: "\t") {
      let parts = field.split(separator: "=", maxSplits: 1)
      if parts.count == 2 { result[String(parts[0])] = String(parts[1]) }
    }
    return result
  }
}
