import VietFigures
import VietLexicon
import VietNumbers
import VietTokens

/// What the headings of a column say of its values: when they were measured, and how they are meant.
struct GridColumn {
  enum Role {
    case value, planValue, planPercent, changePercent, changeValue, share
    /// In percent of a base: "so với cùng kỳ (%)", 108,5.
    case ratio
  }

  /// What a column is compared with.
  enum Base {
    case period(DatePeriod)
    /// The same months of the year before, the year before, the month or quarter before.
    case sameTerm, lastYear, before
  }

  private(set) var role = Role.value
  /// As the headings say it, perhaps without its year.
  private(set) var period: DatePeriod?
  /// The same term of the year before is meant: "Cùng kỳ năm trước".
  private(set) var isLastYear = false
  private(set) var base: Base?
  private(set) var status = Fact.Status.actual
  /// What the column measures, where its headings name it: "Sản lượng".
  private(set) var name = Wording()
  /// Whether it has something to say at all: not so for "Ghi chú" and "Xếp hạng".
  private var terms: [FactTerm] = []

  /// Reads the headings of a column.
  ///
  /// - Parameter isPercent: whether its unit is the percent sign.
  init(_ headings: [Range<Int>], isPercent: Bool, _ reader: GridReader) {
    var isCompared = false
    var dates: [DatePeriod] = []
    for heading in headings {
      reader.withTokens(of: heading) { passage, tokens in
        read(passage, tokens, &isCompared, &dates)
      }
    }
    period = Self.joined(dates)
    decideRole(isPercent: isPercent, isCompared: isCompared)
  }

  private mutating func read(_ passage: Passage, _ tokens: Range<Int>, _ isCompared: inout Bool, _ dates: inout [DatePeriod]) {
    var figures: [Figure] = []
    FigureGrammar(passage: passage, evidence: NeighbourEvidence(), table: TableContext()).parse(into: &figures)
    var words: [Int] = []
    // "Kỳ gốc 2019" below "so với" names the base.
    var isNamed = !isCompared
    var index = tokens.lowerBound
    while index < tokens.upperBound {
      if let date = Self.date(at: index, figures, passage) {
        if isCompared { base = .period(date.period) } else { dates.append(date.period) }
        index = date.end
        continue
      }
      if passage[index].isSymbol("(") {
        // Units, and what the percent sign is of.
        while index < tokens.upperBound, !passage[index].isSymbol(")") { index += 1 }
      }
      guard index < tokens.upperBound, passage[index].isWord else {
        if index + 2 < tokens.upperBound, passage[index].isSymbol("+"), passage[index + 1].isSymbol("/"), passage[index + 2].isSymbol("-") {
          terms.append(.growth)
          isNamed = false
        }
        index += 1
        continue
      }
      let match = passage.longestMatch(passage.lexicon.factPhrases, at: index)
      let term = match.flatMap { FactTerm(rawValue: UInt8(truncatingIfNeeded: $0.payload)) } ?? .text
      let end = match?.end ?? index + 1
      switch term {
      case .versus: isCompared = true
      case .sameTerm: if isCompared { base = .sameTerm } else { isLastYear = true }
      case .lastYear: if isCompared { base = .lastYear } else { isLastYear = true }
      case .lastMonth, .lastQuarter, .yearStart: if isCompared { base = .before } else { isNamed = false }
      case .estimate: status = .estimate
      default: break
      }
      if Self.says.contains(term) {
        terms.append(term)
        isNamed = false
      } else if Self.isShare(index, in: passage) {
        terms.append(.share)
        isNamed = false
      } else if !Self.silent.contains(term) || term == .trade {
        words.append(contentsOf: index..<end)
      }
      index = end
    }
    guard isNamed, let first = words.first, let last = words.last, name.isEmpty else { return }
    name = Wording(passage.place(first..<last + 1))
  }

  private static let says: FactTerms = [
    .plan, .target, .versus, .sameTerm, .lastYear, .lastMonth, .lastQuarter, .yearStart, .rise, .fall, .growth, .decline, .share, .estimate,
    .attain, .level,
  ]
  /// Words that name nothing by themselves.
  private static let silent: FactTerms = [
    .soft, .link, .total, .preposition, .of, .join, .at, .with, .from, .discourse, .aside, .wholeYear, .only, .about, .respective,
  ]

  private static func isShare(_ index: Int, in passage: Passage) -> Bool {
    passage.longestMatch(passage.lexicon.gridWords, at: index)?.payload == UInt32(GridWord.share.rawValue)
  }

  /// The date that begins with a token, and the token behind it; a bare year is one, too.
  private static func date(at index: Int, _ figures: [Figure], _ passage: Passage) -> (period: DatePeriod, end: Int)? {
    if let figure = figures.first(where: { $0.firstToken <= index && index < $0.endToken }), case .date(let period) = figure.value {
      return (period, figure.endToken)
    }
    guard passage[index].count == 4, let year = passage.integer(index), 1900...2100 ~= year else { return nil }
    return (DatePeriod(CalendarDate(year: year)), index + 1)
  }

  /// "Năm 2023" above "Tháng 5": the lower heading is the more exact one, the upper one may have its year.
  private static func joined(_ dates: [DatePeriod]) -> DatePeriod? {
    guard var result = dates.last else { return nil }
    if result.start.year == nil, let year = dates.dropLast().last(where: { $0.start.year != nil })?.start.year {
      result.start.year = year
      if result.end != nil, result.end?.year == nil { result.end?.year = year }
    }
    return result
  }

  private mutating func decideRole(isPercent: Bool, isCompared: Bool) {
    let isPlan = terms.contains(.plan) || terms.contains(.target)
    let isChange = terms.contains { FactTerms.changes.contains($0) }
    if isPercent {
      if isPlan {
        role = .planPercent
      } else if terms.contains(.share) {
        role = .share
      } else if isChange {
        role = .changePercent
      } else if isCompared || base != nil {
        role = .ratio
      }
    } else if isChange {
      role = .changeValue
    } else if isPlan, !isCompared {
      (role, status) = (.planValue, .plan)
    }
    if role != .value { status = role == .planValue ? .plan : .actual }
  }
}
