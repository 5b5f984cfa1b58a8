import Testing
import VNText
import VietEvaluation

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
    #expect(Self.names.count >= 60)
    #expect(Set(Self.names) == Set(Self.floors.keys))
  }

  private static func evaluation(of name: String) throws -> Evaluation {
    let text = Corpora.text("Reports/\(name).txt")
    return Evaluation(extractor.mentions(in: text), against: try GoldTable(tsv: Corpora.text("Reports/\(name).tsv"), text: text))
  }

  @Test(arguments: names)
  func reachesItsFloor(_ name: String) throws {
    let evaluation = try Self.evaluation(of: name)
    #expect(evaluation.total.f1 >= Self.floors[name] ?? 1, "\(evaluation.differences)")
  }

  @Test func togetherTheyReachTheGoal() throws {
    var all = Evaluation()
    for name in Self.names { all.add(try Self.evaluation(of: name)) }
    #expect(all.total.f1 >= 0.98)
    #expect(all.total.spanShare >= 0.97)
    #expect(all.total.modifierShare >= 0.97)
    #expect(all.tallies["money"]?.f1 ?? 0 >= 0.98)
    #expect(all.tallies["percent"]?.f1 ?? 0 >= 0.98)
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
