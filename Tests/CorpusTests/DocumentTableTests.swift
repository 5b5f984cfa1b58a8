import Foundation
import Testing
import VNText
import VietDocuments

/// Tables of documents: the figure of each cell, and the fact it states with the names of its row and column.
struct DocumentTableTests {
  /// What is right of what the gold tables have.
  private struct Score {
    var cells = 0
    var figures = 0, roles = 0, periods = 0, places = 0, names = 0
    var baselines = (right: 0, gold: 0), parts = (right: 0, gold: 0)
    /// Numbers found where the gold table has none.
    var extra = 0
    var wrong: [String] = []
  }

  private static let tables = Corpora.files(in: ["Tables"], ending: ".html")
  /// What a fact has of a role.
  private static func amount(_ role: String, of fact: StatisticalFact) -> ExactDecimal? {
    switch role {
    case "value", "plan_value": fact.value
    case "plan_percent": fact.planPercent
    case "change_percent", "ratio_percent": fact.changePercent
    case "change_value": fact.changeValue
    case "share_percent": fact.sharePercent
    default: nil
    }
  }

  private static func words(_ text: String?) -> Set<String> {
    Set((text ?? "").lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init))
  }

  private static func gold(_ path: String) -> [[String: String]] {
    let lines = Corpora.text(path.replacing(".html", with: ".facts.tsv")).split(separator: "\n")
    let columns = lines[0].split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    return lines.dropFirst().map { line in
      Dictionary(uniqueKeysWithValues: zip(columns, line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)))
    }
  }

  private static func add(_ path: String, to score: inout Score) throws {
    let page = try Data(contentsOf: Corpora.folder.appending(path: path))
    let text = try #require(DocumentReader().read(Array(page), name: path).first)
    var mentions: [String: Mention] = [:]
    for mention in try FigureExtractor().mentions(in: text.document, grids: text.grids) {
      let place = text.place(at: mention.utf8Range.lowerBound)
      if let table = place.table, let cell = place.cell { mentions["T\(table)!\(cell)"] = mention }
    }
    var facts: [Int: [StatisticalFact]] = [:]
    for fact in try FactExtractor().facts(in: text.document, grids: text.grids) {
      for range in fact.figureRanges { facts[range.lowerBound, default: []].append(fact) }
    }
    let rows = gold(path)
    for row in rows {
      score.cells += 1
      let name = "\(path) \(row["cell"] ?? "") \(row["text"] ?? "")"
      guard let mention = mentions[row["cell"] ?? ""] else {
        score.wrong.append("\(name): not found")
        continue
      }
      let figure = [mention.normalized ?? "", mention.unit ?? "", "\(mention.kind)"]
      if figure == [row["value"], row["unit"], row["kind"]] { score.figures += 1 } else { score.wrong.append("\(name): \(figure)") }
      let role = row["role"] ?? ""
      guard let fact = facts[mention.utf8Range.lowerBound]?.first(where: { amount(role, of: $0) != nil }) else {
        score.wrong.append("\(name): no \(role)")
        continue
      }
      score.roles += 1
      score.periods += fact.period ?? "" == row["period"] ? 1 : 0
      let parts = (row["indicator"] ?? "").components(separatedBy: " @ ")
      score.names += words(parts[0]).isSubset(of: words(fact.indicator)) ? 1 : 0
      score.places += words(parts.count > 1 ? parts[1] : nil) == words(fact.place) ? 1 : 0
      if let baseline = row["baseline"], !baseline.isEmpty {
        score.baselines.gold += 1
        score.baselines.right += fact.baseline == baseline ? 1 : 0
      }
      if let whole = row["part_of"], !whole.isEmpty {
        score.parts.gold += 1
        score.parts.right += words(whole) == words(fact.partOf) ? 1 : 0
      }
    }
    let known = Set(rows.compactMap { $0["cell"] })
    score.extra += mentions.filter { !known.contains($0.key) && [.money, .percent, .quantity, .number].contains($0.value.kind) }.count
  }

  @Test func cellsAndFacts() throws {
    #expect(Self.tables.count == 24)
    var score = Score()
    for path in Self.tables { try Self.add(path, to: &score) }
    func share(_ right: Int, _ of: Int) -> Double { Double(right) / Double(max(of, 1)) }
    #expect(score.cells == 1306)
    #expect(share(score.figures, score.cells) >= 0.99, "\(score.wrong)")
    #expect(share(score.roles, score.cells) >= 0.995, "\(score.wrong)")
    #expect(share(score.periods, score.roles) >= 0.99)
    #expect(share(score.places, score.roles) >= 0.99)
    #expect(share(score.names, score.roles) >= 0.91)
    #expect(share(score.baselines.right, score.baselines.gold) >= 0.99)
    #expect(share(score.parts.right, score.parts.gold) >= 0.95)
    #expect(score.extra <= 5)
  }
}
