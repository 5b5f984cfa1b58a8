public import VNText

/// What an extractor found in a text, compared with its gold table.
///
/// A mention is right when it overlaps the gold one and kind, canonical value and unit agree. A bare number and a counted
/// noun are one class, `count`, compared by value: where the noun ends is a matter of taste. Free rows ask nothing.
public struct Evaluation: Sendable {
  /// How often the extractor was right about one class of figures.
  public struct Tally: Sendable, Hashable {
    public internal(set) var gold = 0, found = 0, right = 0
    /// Of the right ones, those with exactly the gold span, and with exactly its modifiers.
    public internal(set) var exactSpan = 0, exactModifiers = 0

    /// The share of what was found that is right; zero where nothing was found.
    public var precision: Double { found == 0 ? 0 : Double(right) / Double(found) }
    /// The share of the gold mentions that were found.
    public var recall: Double { gold == 0 ? 0 : Double(right) / Double(gold) }
    /// The harmonic mean of precision and recall.
    public var f1: Double { gold + found == 0 ? 0 : 2 * Double(right) / Double(gold + found) }
    /// The share of the right ones that have exactly the gold span; zero where none is right.
    public var spanShare: Double { right == 0 ? 0 : Double(exactSpan) / Double(right) }
    /// The share of the right ones that have exactly the gold modifiers; zero where none is right.
    public var modifierShare: Double { right == 0 ? 0 : Double(exactModifiers) / Double(right) }

    /// Nothing counted yet.
    public init() {}

    static func += (a: inout Tally, b: Tally) {
      a.gold += b.gold
      a.found += b.found
      a.right += b.right
      a.exactSpan += b.exactSpan
      a.exactModifiers += b.exactModifiers
    }
  }

  /// A place where extractor and table disagree.
  public struct Difference: Sendable {
    /// In what they disagree.
    public enum Verdict: String, Sendable {
      /// A gold mention that nothing right overlaps.
      case missed
      /// Something was found that the table does not have.
      case extra
      /// Right, but with another start or end, or with other modifiers.
      case span, modifiers
    }

    /// In what they disagree.
    public let verdict: Verdict
    /// In UTF-8 bytes of the text.
    public let range: Range<Int>
    /// The row of the table; nil for what is extra.
    public let gold: GoldTable.Row?
    /// What was found there.
    public let found: [Mention]
  }

  /// By class: a kind, or `count`.
  public private(set) var tallies: [String: Tally] = [:]
  /// In text order.
  public private(set) var differences: [Difference] = []

  /// The comparison of no text, to add others to.
  public init() {}

  /// All classes together.
  public var total: Tally { tallies.values.reduce(into: Tally()) { $0 += $1 } }

  /// Adds the counts of another text; its differences stay with it.
  public mutating func add(_ other: Evaluation) {
    for (name, tally) in other.tallies { tallies[name, default: Tally()] += tally }
  }

  /// Compares mentions in text order with a table. Quadratic at worst in the mentions of one text.
  ///
  /// - Parameter kinds: only rows of these kinds are asked for, and nothing else is held against the extractor; nil for all.
  public init(_ mentions: [Mention], against table: GoldTable, kinds: Set<FigureKind>? = nil) {
    let asked = kinds.map { Set($0.map(\.name.description)) }
    var isUsed = [Bool](repeating: false, count: mentions.count)
    for row in table.rows {
      let over = mentions.indices.filter { mentions[$0].utf8Range.overlaps(row.range) }
      if row.isFree || !(asked?.contains(row.kind) ?? true) {
        for index in over { isUsed[index] = true }
        continue
      }
      let name = FigureClass.name(kind: row.kind, unit: row.unit)
      let unused = over.filter { !isUsed[$0] }
      var tally = tallies[name, default: Tally()]
      tally.gold += 1
      if let hit = unused.first(where: { FigureClass.agrees(row, with: mentions[$0]) }) {
        isUsed[hit] = true
        tally.found += 1
        tally.right += 1
        compareDetails(row, mentions[hit], &tally)
      } else {
        differences.append(Difference(verdict: .missed, range: row.range, gold: row, found: unused.map { mentions[$0] }))
      }
      tallies[name] = tally
    }
    guard asked == nil else { return }
    for (mention, isUsed) in zip(mentions, isUsed) where !isUsed && mention.normalized != "relative" {
      tallies[FigureClass.name(kind: mention.kind.name.description, unit: mention.unit ?? ""), default: Tally()].found += 1
      differences.append(Difference(verdict: .extra, range: mention.utf8Range, gold: nil, found: [mention]))
    }
    differences.sort { $0.range.lowerBound < $1.range.lowerBound }
  }

  private mutating func compareDetails(_ row: GoldTable.Row, _ mention: Mention, _ tally: inout Tally) {
    if mention.utf8Range == row.range {
      tally.exactSpan += 1
    } else {
      differences.append(Difference(verdict: .span, range: row.range, gold: row, found: [mention]))
    }
    if Set(mention.modifiers.names) == row.modifiers {
      tally.exactModifiers += 1
    } else {
      differences.append(Difference(verdict: .modifiers, range: row.range, gold: row, found: [mention]))
    }
  }
}
