import Foundation
import VNText

/// A report with its gold table, and the comparison of the two.
///
/// A figure is right when it overlaps the gold mention and kind, value and unit agree; bare numbers and counted nouns are one
/// class, compared by value. Relative dates, misprints and enumerators ask nothing.
struct GoldTable {
  struct Row { var range: Range<Int>, surface: String, kind: String, value: String, unit: String, modifiers: String }

  struct Score {
    var gold = 0, found = 0, right = 0, exact = 0, modified = 0
    var differences: [String] = []
    var f1: Double { gold + found == 0 ? 1 : 2 * Double(right) / Double(gold + found) }
  }

  let text: String
  let rows: [Row]

  /// Reads `NAME.txt` and `NAME.tsv`; nil when a surface is not in the text behind the one before.
  init?(report name: String) {
    text = Corpora.text("Reports/\(name).txt")
    let utf8 = Array(text.utf8)
    var position = 0, rows: [Row] = []
    for line in Corpora.text("Reports/\(name).tsv").split(separator: "\n").dropFirst() {
      let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      guard fields.count >= 4, let start = Self.find(Array(fields[1].utf8), in: utf8, from: position) else { return nil }
      position = start + fields[1].utf8.count
      rows.append(
        Row(
          range: start..<position, surface: fields[1], kind: fields[2], value: fields[3], unit: fields.count > 4 ? fields[4] : "",
          modifiers: fields.count > 5 ? fields[5] : ""))
    }
    self.rows = rows
  }

  private static func find(_ needle: [UInt8], in text: [UInt8], from start: Int) -> Int? {
    guard !needle.isEmpty, start + needle.count <= text.count else { return nil }
    return (start...text.count - needle.count).first { text[$0] == needle[0] && text[$0..<$0 + needle.count].elementsEqual(needle) }
  }

  private static let measures = Set(
    "t kg g mg tạ yến ha m m2 m3 km km2 cm mm l ml mw kw gw mwp kwp kwh mwh gwh kv kva °c mg/l tạ/ha t/ha lần độ sào mẫu công"
      .split(separator: " ").map(String.init))

  private static func group(_ kind: String, _ unit: String) -> String {
    kind == "number" || kind == "quantity" && !measures.contains(unit.lowercased()) ? "count" : kind
  }

  private static func agrees(_ group: String, _ gold: String, _ got: String) -> Bool {
    switch group {
    case "count": true
    case "percent": gold.split(separator: "/").first == got.split(separator: "/").first
    default: gold.lowercased() == got.lowercased()
    }
  }

  private func asksNothing(_ row: Row) -> Bool {
    if row.value == "relative" || row.value == "?" { return true }
    let isEnumerator =
      row.kind == "code" && (row.value.count <= 2 && row.value.allSatisfy(\.isWholeNumber) || row.value.allSatisfy { "IVX".contains($0) })
    guard isEnumerator else { return false }
    let before = String(decoding: Array(text.utf8)[..<row.range.lowerBound], as: UTF8.self)
    let line = before.split(separator: "\n", omittingEmptySubsequences: false).last.map { $0.trimmingCharacters(in: .whitespaces) } ?? ""
    return ["", "-", "+", "•"].contains(line) || line.hasSuffix("(") || line.hasSuffix("[")
  }

  /// Compares what an extractor finds with the table.
  func score(_ extractor: FigureExtractor) -> Score {
    let found = extractor.mentions(in: text)
    var used = Set<Int>(), score = Score()
    for row in rows {
      let over = found.indices.filter { found[$0].utf8Range.overlaps(row.range) && !used.contains($0) }
      guard !asksNothing(row) else {
        used.formUnion(over)
        continue
      }
      score.gold += 1
      let group = Self.group(row.kind, row.unit)
      let hit = over.first { index in
        let mention = found[index], unit = mention.unit ?? ""
        return Self.group(mention.kind.name.description, unit) == group && Self.agrees(group, row.unit, unit)
          && (mention.normalized ?? "").lowercased() == row.value.lowercased()
      }
      guard let hit else {
        score.differences.append("\(row.surface) is \(row.kind) \(row.value) \(row.unit); found \(over.map { found[$0].text })")
        continue
      }
      used.insert(hit)
      score.right += 1
      score.exact += found[hit].utf8Range == row.range ? 1 : 0
      let names = Modifiers.named.filter { found[hit].modifiers.contains($0.modifier) }.map { $0.name.description }
      score.modified += names.joined(separator: ",") == row.modifiers ? 1 : 0
    }
    let extra = found.indices.filter { !used.contains($0) && found[$0].normalized != "relative" }
    score.differences += extra.map { "extra \(found[$0].text) \(found[$0].kind.name)" }
    score.found = score.right + extra.count
    return score
  }
}
