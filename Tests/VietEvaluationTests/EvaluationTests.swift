import Testing
import VNText
import VietEvaluation

struct EvaluationTests {
  private static let extractor = FigureExtractor()

  private func evaluate(_ text: String, _ rows: String..., kinds: Set<FigureKind>? = nil) throws -> Evaluation {
    let lines = rows.enumerated().map { "\($0.offset + 1)\t\($0.element.replacing("|", with: "\t"))" }
    let table = try GoldTable(tsv: (["n\tsurface\tkind\tvalue\tunit\tmods"] + lines).joined(separator: "\n"), text: text)
    return Evaluation(Self.extractor.mentions(in: text), against: table, kinds: kinds)
  }

  @Test func allRight() throws {
    let result = try evaluate("Thu 5 tỷ đồng, tăng 6%.", "5 tỷ đồng|money|5000000000|VND|", "6%|percent|6|%|increase")
    #expect(result.total.f1 == 1 && result.total.spanShare == 1 && result.total.modifierShare == 1)
    #expect(result.differences.isEmpty)
    #expect(result.tallies.mapValues(\.right) == ["money": 1, "percent": 1])
  }

  /// A wrong value is both missed and extra.
  @Test func wrongValue() throws {
    let result = try evaluate("Thu 5 tỷ đồng.", "5 tỷ đồng|money|5000000|VND|")
    #expect(result.differences.map(\.verdict) == [.missed, .extra])
    #expect(result.total.gold == 1 && result.total.found == 1 && result.total.right == 0 && result.total.f1 == 0)
  }

  @Test(arguments: [
    ("5 tỷ đồng|money|5000000000|USD|", false), ("5 tỷ đồng|money|5000000000.00|vnd|", true), ("5 tỷ đồng|number|5000000000||", false),
  ])
  func moneyIsStrict(_ row: String, _ isRight: Bool) throws {
    #expect(try (evaluate("Thu 5 tỷ đồng.", row).total.right == 1) == isRight)
  }

  /// Counted nouns and bare numbers are one class; units of measure are not.
  @Test(arguments: [
    ("Có 5 hộ.", "5|number|5||", "count", true), ("Có 5 hộ.", "5 hộ|quantity|5|hộ nghèo|", "count", true),
    ("Có 5 ha.", "5|number|5||", "count", false), ("Có 5 ha.", "5 ha|quantity|5|ha|", "quantity", true),
    ("Có 5 ha.", "5 ha|quantity|5|m2|", "quantity", false), ("Tăng 8%/năm.", "8%|percent|8|%/năm|", "percent", true),
  ])
  func classes(_ text: String, _ row: String, _ name: String, _ isRight: Bool) throws {
    let result = try evaluate(text, row)
    #expect(result.tallies[name]?.gold == 1)
    #expect((result.total.right == 1) == isRight)
  }

  @Test func spanAndModifiers() throws {
    let result = try evaluate("Tăng khoảng 6 %.", "6|percent|6|%|decrease")
    #expect(result.total.right == 1 && result.total.exactSpan == 0 && result.total.exactModifiers == 0)
    #expect(result.differences.map(\.verdict) == [.span, .modifiers])
  }

  @Test func freeRowsAndKinds() throws {
    let free = try evaluate("Thu 5 tỷ đồng.", "5 tỷ đồng|money|?||")
    #expect(free.total == Evaluation.Tally() && free.differences.isEmpty)
    let percents = try evaluate("Thu 5 tỷ đồng, 6%, 7%.", "5 tỷ đồng|money|1|VND|", "6%|percent|6|%|", kinds: [.percent])
    #expect(percents.tallies.mapValues(\.found) == ["percent": 1], "what no row asks for is not held against the extractor")
    #expect(percents.total.f1 == 1)
  }

  @Test func textsAddUp() throws {
    var all = Evaluation()
    all.add(try evaluate("6%", "6%|percent|6|%|"))
    all.add(try evaluate("7%", "7%|percent|8|%|"))
    #expect(all.total.gold == 2 && all.total.found == 2 && all.total.right == 1)
    #expect(all.total.precision == 0.5 && all.total.recall == 0.5 && all.total.f1 == 0.5)
    #expect(all.differences.isEmpty)
  }
}
