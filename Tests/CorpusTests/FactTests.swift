import Foundation
import Testing
import VNText

/// Facts of sentences and of whole reports, and the audit of their arithmetic.
struct FactTests {
  private static let extractor = FactExtractor()

  // MARK: Reports

  private static let reports = Corpora.files(in: ["Facts/Reports"], ending: ".facts.tsv").map { String($0.dropFirst(14).dropLast(10)) }

  /// The least recall and precision of each report: measured, rounded down to a hundredth.
  private static let floors: [String: (recall: Double, precision: Double)] = {
    var result: [String: (Double, Double)] = [:]
    for line in Corpora.text("Facts/floors.tsv").split(separator: "\n").dropFirst() where !line.hasPrefix("#") {
      let fields = line.split(separator: "\t")
      if fields.count == 3, let recall = Double(fields[1]), let precision = Double(fields[2]) {
        result[String(fields[0])] = (recall, precision)
      }
    }
    return result
  }()

  private static func text(_ name: String) -> String {
    let own = "Facts/Reports/\(name).txt"
    return Corpora.files(in: ["Facts/Reports"], ending: "\(name).txt").contains(own)
      ? Corpora.text(own) : Corpora.text("Reports/\(name).txt")
  }

  private static func score(_ name: String) -> FactScore {
    let lines = Corpora.text("Facts/Reports/\(name).facts.tsv").split(separator: "\n")
    let columns = lines[0].split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    let gold = lines.dropFirst().map { line in
      FactRow(
        fields: Dictionary(
          uniqueKeysWithValues: zip(columns, line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init))))
    }
    var score = FactScore()
    score.add(gold, extractor.facts(in: text(name)).map(FactRow.init))
    return score
  }

  @Test func everyReportHasAFloor() {
    #expect(Self.reports.count >= 25)
    #expect(Set(Self.reports) == Set(Self.floors.keys))
  }

  @Test(arguments: reports)
  func reachesItsFloor(_ name: String) {
    let score = Self.score(name), floor = Self.floors[name] ?? (1, 1)
    #expect(score.recall >= floor.recall && score.precision >= floor.precision, "\(score.recall) \(score.precision) \(score.differences)")
  }

  @Test func fieldsOfReports() {
    var all = FactScore()
    for name in Self.reports {
      let score = Self.score(name)
      for (field, counts) in score.fields {
        let old = all.fields[field] ?? (0, 0)
        all.fields[field] = (old.right + counts.right, old.all + counts.all)
      }
    }
    for (field, floor) in [
      ("value", 0.99), ("unit", 0.97), ("change_percent", 0.94), ("share_percent", 0.85), ("plan_percent", 0.8), ("period", 0.84),
    ] {
      #expect(all.share(field) >= floor, "\(field) \(all.share(field))")
    }
  }

  // MARK: Sentences

  private static let sentences = ["Facts/Economy.txt", "Facts/Provinces.txt"]

  /// Sentences whose facts were written down by readers that did not see what the program makes of them.
  @Test func sentencesReachTheirFloors() {
    var score = FactScore()
    var count = 0
    for block in Self.sentences.flatMap(FactBlock.all) {
      count += 1
      score.add(block.lines.map { FactRow(fields: FactBlock.fields(of: $0)) }, Self.extractor.facts(in: block.text).map(FactRow.init))
    }
    #expect(count >= 300)
    #expect(score.recall >= 0.9 && score.precision >= 0.86, "\(score.recall) \(score.precision)")
    for (field, floor) in [
      ("value", 0.99), ("unit", 0.98), ("change_percent", 0.96), ("share_percent", 0.97), ("plan_percent", 0.94), ("period", 0.94),
    ] {
      #expect(score.share(field) >= floor, "\(field) \(score.share(field)) \(score.differences)")
    }
  }

  /// What states nothing has no facts but a few.
  @Test func negativeSentences() {
    let negative = Self.sentences.flatMap(FactBlock.all).filter(\.lines.isEmpty)
    let read = negative.filter { block in Self.extractor.facts(in: block.text).contains { $0.value != nil || $0.changePercent != nil } }
    #expect(negative.count >= 25 && read.count * 5 <= negative.count * 2, "\(read.map(\.text))")
  }

  // MARK: Audit

  private static let audits = FactBlock.all(in: "Facts/Checks.txt")

  /// A sound text has no finding; of the unsound ones at most so many pass unseen.
  @Test func auditFindsWhatDoesNotAddUp() {
    var missed: [String] = []
    var unsound = 0
    for block in Self.audits {
      let found = Self.extractor.contradictions(in: block.text)
      if block.lines == ["sound"] {
        #expect(found.isEmpty, "\(block.text) \(found.map(\.arithmetic))")
        continue
      }
      unsound += 1
      let utf8 = Array(block.text.utf8)
      for expected in block.lines.map(FactBlock.fields) {
        let isFound = found.contains { contradiction in
          let claim = String(decoding: utf8[contradiction.claim], as: UTF8.self)
          let wanted = expected["claim"] ?? ""
          let places = contradiction.against.map { String(decoding: utf8[$0], as: UTF8.self) }
          return contradiction.kind.rawValue == expected["kind"]
            && (claim.contains(wanted) || wanted.contains(claim) || contradiction.kind == .scale && places.contains(wanted))
        }
        if !isFound { missed.append(block.text) }
      }
    }
    #expect(Self.audits.count >= 60 && unsound >= 30)
    #expect(missed.count <= 7, "\(missed)")
  }

  /// Reports whose figures were made to fit have no contradiction.
  @Test(arguments: reports)
  func soundReportsHaveNoFinding(_ name: String) {
    #expect(Self.extractor.contradictions(in: Self.text(name)).map(\.arithmetic) == [])
  }

  // MARK: Laws

  /// Facts lie in the text, their figures are mentions, and text without figures has none.
  @Test(arguments: reports)
  func factsAreSound(_ name: String) {
    let text = Self.text(name)
    let mentions = Set(FigureExtractor().mentions(in: text).map(\.utf8Range))
    for fact in Self.extractor.facts(in: text) {
      #expect(!fact.indicator.isEmpty && !fact.utf8Range.isEmpty && fact.utf8Range.upperBound <= text.utf8.count)
      for range in fact.figureRanges { #expect(mentions.contains(range) && fact.utf8Range.overlaps(range), "\(fact)") }
      #expect(fact.unit == nil || fact.value != nil || fact.bounds != nil)
    }
  }

  /// The words of a report in any order trap nothing.
  @Test(arguments: reports)
  func anyOrderOfWords(_ name: String) {
    var words = Self.text(name).split(separator: " ")
    var state: UInt64 = 0x9E37_79B9_7F4A_7C15
    for index in words.indices.reversed() {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      words.swapAt(index, Int(state >> 33) % (index + 1))
    }
    let text = words.joined(separator: " ")
    for fact in Self.extractor.facts(in: text) { #expect(!fact.utf8Range.isEmpty && fact.utf8Range.upperBound <= text.utf8.count) }
    for contradiction in Self.extractor.contradictions(in: text) { #expect(contradiction.claim.upperBound <= text.utf8.count) }
  }

  /// The same text in another Unicode form gives the same facts.
  @Test(arguments: ["quy-1-2017", "hau-giang-nam-2016", "thi-truong-6-2015"])
  func formsOfUnicode(_ name: String) {
    let text = Self.text(name)
    let plain = Self.extractor.facts(in: text).map { FactRow($0).description }
    #expect(Self.extractor.facts(in: text.decomposedStringWithCanonicalMapping).map { FactRow($0).description } == plain)
  }
}
