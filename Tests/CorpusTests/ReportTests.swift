import Testing
import VNText

/// Whole reports against their gold tables.
struct ReportTests {
  private static let extractor = FigureExtractor()
  private static let names = Corpora.files(in: ["Reports"], ending: ".txt").map { String($0.dropFirst(8).dropLast(4)) }

  /// The least F1 of each report, from `floors.tsv`: measured, rounded down to a hundredth; raised when the extractor gets better.
  private static let floors: [String: Double] = Dictionary(
    uniqueKeysWithValues: Corpora.text("Reports/floors.tsv").split(separator: "\n").filter { !$0.hasPrefix("#") }.compactMap { line in
      let fields = line.split(separator: "\t")
      return fields.count == 2 ? Double(fields[1]).map { (String(fields[0]), $0) } : nil
    })

  @Test func everyReportHasAFloor() {
    #expect(Self.names.count >= 12)
    #expect(Set(Self.names) == Set(Self.floors.keys))
  }

  @Test(arguments: names)
  func reachesItsFloor(_ name: String) throws {
    let table = try #require(GoldTable(report: name), "a surface is missing from the text")
    let score = table.score(Self.extractor)
    #expect(score.f1 >= Self.floors[name] ?? 1, "\(score.differences)")
  }

  @Test func togetherTheyReachTheGoal() throws {
    var total = GoldTable.Score()
    for name in Self.names {
      let score = try #require(GoldTable(report: name)).score(Self.extractor)
      total.gold += score.gold
      total.found += score.found
      total.right += score.right
      total.exact += score.exact
      total.modified += score.modified
    }
    #expect(total.f1 >= 0.98)
    #expect(Double(total.exact) / Double(total.right) >= 0.97)
    #expect(Double(total.modified) / Double(total.right) >= 0.97)
  }

  /// Mentions are slices of the text, in order, without overlap; a report read twice over gives each figure twice.
  @Test(arguments: names)
  func mentionsAreSound(_ name: String) {
    let text = Corpora.text("Reports/\(name).txt")
    let utf8 = Array(text.utf8)
    var end = 0
    for mention in Self.extractor.mentions(in: text) {
      #expect(mention.utf8Range.lowerBound >= end)
      #expect(String(decoding: utf8[mention.utf8Range], as: UTF8.self) == mention.text)
      end = mention.utf8Range.upperBound
    }
  }
}
