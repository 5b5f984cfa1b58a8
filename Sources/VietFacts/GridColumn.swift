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
    /// The same months of a year: "cùng kỳ năm 2022".
    case sameTermOf(Int16)
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
  /// What is left of headings that say something else, for rows that have no name of their own: "Kế hoạch gieo sạ".
  private(set) var otherName = Wording()
  /// The place that the column is of: "Huyện Đông Giang".
  private(set) var place = Wording()
  private var terms: [FactTerm] = []
  /// Whether the comparison is of bare years: "2023/2022".
  private var comparesYears = false

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
    if comparesYears, case .period(let found)? = base, let year = found.start.year { base = .sameTermOf(year) }
    decideRole(isPercent: isPercent, isCompared: isCompared)
  }

  private mutating func read(_ passage: Passage, _ tokens: Range<Int>, _ isCompared: inout Bool, _ dates: inout [DatePeriod]) {
    let figures = FigureGrammar.figures(of: passage)
    if GridLabel.isPlace(tokens, in: passage) {
      place = Wording(passage.place(tokens))
      return
    }
    var words: [Int] = []
    // "Kỳ gốc 2019" below "so với" names the base.
    var isNamed = !isCompared
    var own: [DatePeriod] = []
    var isInBrackets = false
    var index = tokens.lowerBound
    while index < tokens.upperBound {
      if let date = Self.date(at: index, figures, passage) {
        if !isCompared || isBaseRelative, !Self.isYear(date.period) || !isCompared {
          own.append(date.period)
        } else {
          if (index..<date.end).contains(where: { passage.terminal($0) == .same }) { base = .sameTerm }
          compare(with: date.period)
        }
        index = date.end
        // "2023/2022"
        if passage[index].isSymbol("/"), let next = Self.date(at: index + 1, figures, passage) {
          isCompared = true
          comparesYears = true
          compare(with: next.period)
          index = next.end
        }
        continue
      }
      if passage[index].isSymbol("+"), passage[index + 1].isSymbol("/"), passage[index + 2].isSymbol("-") {
        terms.append(.growth)
        isNamed = false
      }
      if passage[index].isSymbol("="), passage.integer(index + 1) == 100 {
        // "Năm trước = 100"
        (isCompared, isLastYear, base) = (true, false, base ?? .lastYear)
        isNamed = false
      }
      guard passage[index].isWord else {
        if passage[index].isSymbol("(") { isInBrackets = true }
        if passage[index].isSymbol(")") { isInBrackets = false }
        index += 1
        continue
      }
      let count = words.count
      index = readWord(at: index, passage, &isCompared, &isNamed, &words)
      // Units and remarks are no names.
      if isInBrackets { words.removeLast(words.count - count) }
    }
    dates.append(contentsOf: Self.interval(own).map { [$0] } ?? own)
    guard let first = words.first, let last = words.last else { return }
    let found = Wording(passage.place(first..<last + 1))
    if isNamed { name = name.followed(by: found) } else { otherName = otherName.followed(by: found) }
  }

  /// Reads the phrase that begins with a word; the token behind it.
  private mutating func readWord(
    at index: Int, _ passage: Passage, _ isCompared: inout Bool, _ isNamed: inout Bool, _ words: inout [Int]
  ) -> Int {
    if let match = passage.longestMatch(passage.lexicon.gridWords, at: index), let word = GridWord(rawValue: UInt8(match.payload)) {
      switch word {
      case .share: terms.append(.share)
      case .compared: isCompared = true
      case .difference: terms.append(.growth)
      case .plan: terms.append(.plan)
      case .relative, .ratio, .amount, .worth, .total: break
      }
      if word == .share || word == .compared || word == .difference || word == .relative || word == .plan {
        isNamed = false
        return match.end
      }
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
    } else if !Self.silent.contains(term) || term == .trade {
      words.append(contentsOf: index..<end)
    }
    return end
  }

  /// Whether the base was named without a date, so that a date is that of the value: "so với cùng kỳ năm trước" above "Quý II/2023".
  private var isBaseRelative: Bool {
    switch base {
    case .sameTerm, .lastYear, .before: true
    default: false
    }
  }

  private static func isYear(_ period: DatePeriod) -> Bool { period.end == nil && period.start.month == 0 && period.start.quarter == 0 }

  private mutating func compare(with period: DatePeriod) {
    if case .sameTerm? = base, Self.isYear(period), let year = period.start.year {
      base = .sameTermOf(year)
    } else {
      base = .period(period)
    }
  }

  /// Two days of one heading are the ends of an interval.
  private static func interval(_ dates: [DatePeriod]) -> DatePeriod? {
    guard dates.count == 2, dates[0].start.day > 0, dates[1].start.day > 0 else { return nil }
    return DatePeriod(from: dates[0].start, through: dates[1].start)
  }

  private static let says: FactTerms = [
    .plan, .target, .versus, .sameTerm, .lastYear, .lastMonth, .lastQuarter, .yearStart, .rise, .fall, .growth, .decline, .share, .estimate,
    .attain, .level,
  ]
  /// Words that name nothing by themselves.
  private static let silent: FactTerms = [
    .soft, .link, .total, .preposition, .of, .join, .at, .with, .from, .discourse, .aside, .wholeYear, .only, .about, .respective,
  ]

  /// The date that begins with a token, and the token behind it; a bare year is one, too.
  private static func date(at index: Int, _ figures: [Figure], _ passage: Passage) -> (period: DatePeriod, end: Int)? {
    if let figure = figures.first(where: { $0.firstToken <= index && index < $0.endToken }), case .date(let period) = figure.value {
      return (period, figure.endToken)
    }
    return GridLabel.year(at: index, in: passage).map { ($0, index + 1) }
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

  /// The column in rows below a heading that says how their values are meant: "Tốc độ tăng (%)".
  func below(_ section: GridColumn?) -> GridColumn {
    guard let section else { return self }
    var result = self
    (result.role, result.base, result.status) = (section.role, section.base ?? base, section.status)
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
