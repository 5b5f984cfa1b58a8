import VietFigures
import VietLexicon

/// The time that a statement speaks of.
extension StatementGrammar {
  /// Takes the time that the lead names as that of the clause.
  func notePeriod(_ lead: Lead, _ tail: Tail, isFormer: Bool = false) {
    guard let period = named(lead) else {
      // "Xảy ra 4.834 vụ tai nạn trong 3 tháng đầu năm, làm 2.108 người chết".
      if clause.period == nil, !isFormer, let date = tail.date, let period = self.period(at: date), outer.isEmpty {
        clause.period = period
      }
      return
    }
    clause.period = period
    if outer.isEmpty, lead.relative == nil {
      context.periods.sentence = period
      if lead.isOnly, context.opensParagraph { context.periods.speakInParagraph(of: period) }
    }
    // "trong đó quý I tăng 4,32%; quý II tăng 4,81%" goes into parts of the time.
    let isPart = clause.parent.map { $0.name != label } ?? false && lead.name.isEmpty
    if !lead.isOnly, !isPart, lead.relative == nil, isSpokenOf(lead) { remember(period, atStart: lead.date.map { $0 < 3 } ?? false) }
  }

  /// Whether the date of a lead is what the text goes on with: it begins its segment or ends the name, it does not stand inside.
  private func isSpokenOf(_ lead: Lead) -> Bool {
    guard let date = lead.date else { return true }
    // "chỉ số sản xuất 9 tháng năm 2022 của một số ngành", "Sản phẩm chủ yếu tháng 11/2019: …".
    if date + 1 >= lead.end || pieces[date + 1].term == .of || pieces[date + 1].term == .colon { return true }
    var index = date
    while index > lead.start, FactTerms.leading.contains(pieces[index - 1].term) || FactTerms.dateLinks.contains(pieces[index - 1].term),
      pieces[index - 1].term != .comma
    { index -= 1 }
    return index == lead.start || FactTerms.separators.contains(pieces[index - 1].term) || pieces[index - 1].term == .comma
      || lead.pieces.contains(date)
      || lead.pieces.upperBound == index
  }

  /// The period that the lead names; nil where it names none.
  private func named(_ lead: Lead) -> DatePeriod? {
    if let relative = lead.relative, relative > lead.date ?? -1 { return shifted(relative) }
    if let date = lead.date { return period(at: date) }
    if lead.isMonth, let month = monthSpokenOf { return month }
    if lead.isCumulated, let spoken, spoken.end == nil, spoken.start.month > 1, spoken.start.day == 0, let year = spoken.start.year {
      return DatePeriod(CalendarDate(year: Int(year), month: 1), to: spoken.start)
    }
    if lead.isWholeYear, let year = spoken?.start.year { return DatePeriod(CalendarDate(year: Int(year))) }
    return nil
  }

  /// "từ đầu năm đến", "lũy kế từ đầu năm".
  private func opensYear(_ index: Int) -> Bool {
    pieces[index].term == .total && pieces[index].tokens.contains { passage.terminal($0) == .from }
  }

  /// Whether a piece stands between such words and their date.
  private func bindsDate(_ index: Int) -> Bool {
    switch pieces[index].term {
    case .soft, .total, .preposition: true
    case .text: pieces[index].tokens.count == 1
    default: false
    }
  }

  /// The last month of the time spoken of; nil where it has no months.
  private var monthSpokenOf: DatePeriod? {
    guard let spoken, let year = (spoken.end ?? spoken.start).year else { return nil }
    let last = spoken.end ?? spoken.start
    let month = last.month > 0 ? Int(last.month) : Int(last.quarter) * 3
    return month > 0 && last.day == 0 ? DatePeriod(CalendarDate(year: Int(year), month: month)) : nil
  }

  /// The time spoken of now.
  private var spoken: DatePeriod? { clause.period ?? context.periods.inherited }

  /// The date at a piece with its year.
  private func period(at index: Int) -> DatePeriod? {
    guard case .date(let period) = figures[Int(pieces[index].figure)].value else { return nil }
    var known = context.periods.year(of: sentenceYear)
    if known == nil, let own = clause.period { known = (own.end ?? own.start).year }
    var result = context.periods.completed(period, sentenceYear: known)
    // "từ đầu năm đến 15/6/2010".
    if result.start.day > 0 || result.start.month > 1, result.end == nil, let year = result.start.year {
      var before = index - 1
      while before > max(0, index - 5), !opensYear(before), bindsDate(before) { before -= 1 }
      if before >= 0, opensYear(before) {
        result = DatePeriod(CalendarDate(year: Int(year), month: 1, day: result.start.day > 0 ? 1 : 0), to: result.start)
      }
    }
    // "từ ngày 16/7 đến 15/8".
    if index > 2, result.end == nil, pieces[index - 1].term == .soft || pieces[index - 1].term == .total, pieces[index - 3].term == .from,
      isDate(index - 2),
      case .date(var first) = figures[Int(pieces[index - 2].figure)].value, first.end == nil
    {
      if first.start.year == nil { first.start.year = result.start.year }
      if let interval = DatePeriod(from: first.start, through: result.start) { return interval }
    }
    return result
  }

  /// The time that "cùng kỳ năm 2019" or "tháng trước" means.
  private func shifted(_ index: Int) -> DatePeriod? {
    guard let spoken else { return nil }
    let year = (spoken.end ?? spoken.start).year
    switch pieces[index].term {
    case .figure:
      guard case .date(let named) = figures[Int(pieces[index].figure)].value, let other = named.start.year else { return nil }
      return PeriodContext.moved(spoken, to: other)
    case .sameTerm: return year.map { PeriodContext.moved(spoken, to: $0 - 1) }
    case .lastYear: return year.map { DatePeriod(CalendarDate(year: Int($0) - 1)) }
    case .lastMonth, .lastQuarter: return PeriodContext.before(spoken)
    default: return nil
    }
  }

  /// Gives a fact its period: what the tail names, else the clause, else what goes on from before.
  func setPeriod(_ fact: inout Fact, _ lead: Lead, _ tail: Tail) {
    if let date = tail.date, let period = period(at: date) {
      fact.period = period
      return
    }
    if let relative = tail.relative, let period = shifted(relative) {
      fact.period = period
      return
    }
    if tail.isMonth {
      let month = monthSpokenOf
      fact.period = month ?? clause.period ?? context.periods.inherited
      fact.hasGuessedWhole = month == nil
      return
    }
    if let period = clause.period {
      fact.period = period
      return
    }
    guard let inherited = opensWithList ? context.periods.sentence ?? context.periods.inherited : context.periods.inherited else { return }
    fact.period = context.periods.year(of: sentenceYear).map { PeriodContext.moved(inherited, to: $0) } ?? inherited
    fact.flags.insert(.inheritedPeriod)
  }
}
