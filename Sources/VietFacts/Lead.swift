import VietFigures
import VietLexicon
import VietTokens

/// The words between a figure's chain and the statement before it: whose figure it is, and of when.
struct Lead {
  var name = Wording()
  /// The first piece of the lead, and the one behind it.
  var start = 0, end = 0
  /// The pieces that the name was taken from.
  var pieces = 0..<0
  var place = Wording()
  /// What is measured of it: "với tổng vốn đầu tư".
  var dimension = Wording()
  /// The name is a place, or written like one.
  var isProper = false
  /// The date that the statement names; a piece.
  var date: Int?
  /// "cùng kỳ" or "tháng trước" as the time of the statement, a piece.
  var relative: Int?
  /// The pieces of a base: "So với cùng kỳ năm trước, …".
  var base = 0..<0
  /// A semicolon, or a colon behind a figure.
  var breaksClause = false
  /// "trong đó", or a colon.
  var opensList = false
  /// "bao gồm": the list is complete.
  var isSum = false
  /// What a list with a colon belongs to.
  var label = Wording()
  var isOnly = false
  /// "Đóng góp vào mức tăng chung 5,17% có …".
  var contributes = false
  var hasEstimate = false
  var hasTarget = false
  var isPlan = false
  /// "cả năm".
  var isWholeYear = false
  /// "Trong tháng", the last one spoken of.
  var isMonth = false
  /// "Lũy kế", from January on.
  var isCumulated = false
  var priceBasis: Fact.PriceBasis?
  /// The rank that the lead names: "đứng đầu", or an ordinal; a piece.
  var rank: Int?
  /// The verb whose object is counted behind the figure; a piece.
  var actor: Int?
}

extension StatementGrammar {
  /// Reads the pieces before a chain. Linear in them.
  func readLead(_ range: Range<Int>, isStart: Bool) -> Lead {
    var lead = Lead()
    (lead.start, lead.end) = (range.lowerBound, range.upperBound)
    var start = range.lowerBound
    var wholeName = 0..<0
    var bracketEnd = range.lowerBound
    for index in range {
      // What stands in brackets says nothing of the statement.
      if index < bracketEnd {
        if pieces[index].term == .real || pieces[index].term == .nominal {
          lead.priceBasis = pieces[index].term == .real ? .real : .nominal
        }
        continue
      }
      if pieces[index].term == .open, let close = closing(of: index), close < range.upperBound { bracketEnd = close }
      switch pieces[index].term {
      case .semicolon:
        lead.breaksClause = true
        (lead.label, lead.opensList, lead.base) = (Wording(), false, 0..<0)
        start = index + 1
      case .colon:
        lead.label = trimmed(start..<index, into: &lead).name
        lead.opensList = true
        start = index + 1
      case .listHead:
        lead.opensList = true
        lead.base = 0..<0
        start = index + 1
      case .includes:
        // "Tổng vốn đăng ký bao gồm vốn cấp mới, … và góp vốn đạt 5 tỷ": the whole is measured.
        if wholeName.isEmpty, isStart, index > start, hasSeveral(index + 1..<range.upperBound) {
          wholeName = start..<index
        } else if wholeName.isEmpty {
          (lead.opensList, lead.isSum) = (true, true)
          start = index + 1
        }
      case .open where acronym(at: index) == nil: break
      case .figure where isDate(index): noteDate(index, in: &lead, from: range.lowerBound)
      case .figure where figures[Int(pieces[index].figure)].kind == .ordinal: lead.rank = index
      case .sameTerm, .lastYear, .lastQuarter, .lastMonth:
        // "tốt hơn quý trước" is no time of the statement.
        if !noteBase(index, in: &lead, from: range.lowerBound), opensSegment(index, from: range.lowerBound) { lead.relative = index }
      case .wholeYear: lead.isWholeYear = true
      case .total where pieces[index].tokens.contains(where: { passage.terminal($0) == .month }): lead.isMonth = true
      case .total where passage[Int(pieces[index].first)].word == words.cumulated: lead.isCumulated = true
      case .topRank: lead.rank = index
      // "Kế hoạch năm 2018 của tỉnh là …".
      case .plan where isStart && index == range.lowerBound: lead.hasTarget = true
      case .only: lead.isOnly = true
      case .contribute: lead.contributes = true
      case .estimate: lead.hasEstimate = true
      case .target: lead.hasTarget = true
      case .real: lead.priceBasis = .real
      case .nominal: lead.priceBasis = .nominal
      default: break
      }
    }
    if !wholeName.isEmpty {
      takeName(wholeName, isStart: true, into: &lead)
    } else {
      takeName(start..<range.upperBound, isStart: isStart || start > range.lowerBound, into: &lead)
    }
    if let last = range.last { lead.isPlan = endsWithPlan(range.lowerBound...last) }
    return lead
  }

  /// Whether a kind of enumeration stands in the range: a comma or "và".
  func hasSeveral(_ range: Range<Int>) -> Bool {
    pieces[range].contains { $0.term == .comma || $0.term == .join }
  }

  func endsWithPlan(_ range: ClosedRange<Int>) -> Bool {
    var index = range.upperBound
    while index > range.lowerBound, isDate(index) || pieces[index].term == .wholeYear || pieces[index].term == .soft { index -= 1 }
    return pieces[index].term == .plan || pieces[index].term == .target
  }

  func noteDate(_ index: Int, in lead: inout Lead, from limit: Int) {
    if noteBase(index, in: &lead, from: limit) { return }
    // "theo giá so sánh năm 1994".
    if index > limit, pieces[index - 1].term == .real, isYear(index) { return }
    if isSameTerm(index) { lead.relative = index } else { lead.date = index }
  }

  /// Whether nothing but words that lead on stand between the start of the segment and a piece.
  func opensSegment(_ index: Int, from limit: Int) -> Bool {
    var before = index - 1
    while before >= limit, pieces[before].term != .comma, FactTerms.leading.contains(pieces[before].term) { before -= 1 }
    return before < limit || FactTerms.separators.contains(pieces[before].term) || pieces[before].term == .comma
  }

  /// Whether a date is a year only.
  func isYear(_ index: Int) -> Bool {
    guard case .date(let period) = figures[Int(pieces[index].figure)].value else { return false }
    return period.end == nil && period.start.month == 0 && period.start.quarter == 0
  }

  /// Whether a piece is compared with: "so với" stands before it.
  func noteBase(_ index: Int, in lead: inout Lead, from limit: Int) -> Bool {
    var before = index - 1
    while before >= limit, before > index - 5 {
      let term = pieces[before].term
      if term == .versus {
        lead.base = before..<index + 1
        return true
      }
      guard
        term == .soft || term == .join || term == .plan || term == .of || FactTerms.bases.contains(term) || isDate(before)
          || term == .text && pieces[before].tokens.count <= 2
      else { return false }
      before -= 1
    }
    return false
  }
}
