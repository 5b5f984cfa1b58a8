import VietFigures
import VietLexicon
import VietNumbers

/// One figure with what was read around it.
struct Statement {
  let figure: Int
  let piece: Int
  let chain: Chain
  let lead: Lead
  let tail: Tail
}

extension StatementGrammar {
  /// Puts an amount into the fact it belongs to, or begins a fact with it.
  func state(_ role: AmountRole, _ value: ExactDecimal, _ statement: Statement) {
    let amount = Amount(value: value, figure: statement.figure)
    if let fact = clause.baseFact, statement.lead.name.isEmpty, role == .value || statement.chain.verb == nil && role != .planValue {
      if case .decimal(let written) = figures[statement.figure].value {
        return addBase(Amount(value: written, figure: statement.figure), of: fact, statement)
      }
    }
    switch role {
    case .value: addValue(amount, statement)
    case .former:
      clause.former = amount
      if !statement.lead.name.isEmpty {
        clause.subject = subject(statement.lead.name, statement.lead)
        clause.current = nil
      }
      clause.verb = statement.chain.verb
      addFormer(amount, statement)
    case .planValue: addPlan(amount, statement)
    case .changeValue:
      if fits(statement) {
        attach(amount, \.changeValue, statement)
      } else if statement.lead.name.isEmpty, hasBase(statement), let fact = factWithUnit(of: statement.figure) {
        // "25 dự án với vốn 1.250 tỷ đồng, so với cùng kỳ tăng 7 dự án và tăng 310 tỷ đồng".
        clause.current = fact
        attach(amount, \.changeValue, statement)
      } else {
        addValue(Amount(value: value < .zero ? -value : value, figure: statement.figure), statement)
      }
    case .planPercent: attach(amount, \.planPercent, statement)
    case .change: attach(amount, \.changePercent, statement)
    case .points: attach(amount, \.changePoints, statement)
    case .share: attach(amount, \.sharePercent, statement)
    case .contribution: attach(amount, \.contributionPoints, statement)
    case .rank: attach(amount, \.rank, statement)
    case .nothing: break
    }
  }

  func hasBase(_ statement: Statement) -> Bool {
    !statement.tail.base.isEmpty || !statement.chain.base.isEmpty || !frontBase.isEmpty || !statement.lead.base.isEmpty
  }

  /// The last fact of the sentence whose value counts what a figure counts.
  func factWithUnit(of figure: Int) -> Int? {
    facts.indices.dropFirst(sentenceFacts).last {
      facts[$0].value != nil && facts[$0].changeValue == nil && hasSameUnit(figure, facts[$0].unitFigure)
    }
  }

  /// Whether a change in absolute terms can be one of the subject: "153 dự án tăng thêm 783 triệu USD" is none.
  func fits(_ statement: Statement) -> Bool {
    guard statement.lead.name.isEmpty, let current = clause.current, facts[current].unitFigure >= 0 else { return true }
    let own = figures[facts[current].unitFigure], other = figures[statement.figure]
    if own.kind == .quantity, other.kind == .quantity, !hasSameUnit(statement.figure, facts[current].unitFigure), hasBase(statement),
      factWithUnit(of: statement.figure) != nil
    {
      return false
    }
    return own.kind == other.kind || own.kind == .percent || own.unit.isEmpty
  }

  /// "giảm từ 512 nghìn tấn năm 2019 xuống …": a fact of its own where the text dates it.
  func addFormer(_ amount: Amount, _ statement: Statement) {
    guard statement.tail.date != nil, !clause.subject.isEmpty else { return }
    var fact = Fact()
    (fact.indicator, fact.place, fact.partOf) = (clause.subject.name, clause.subject.place, clause.subject.partOf)
    (fact.value, fact.unitFigure) = (amount, statement.figure)
    setPeriod(&fact, statement.lead, statement.tail)
    facts.append(fact)
  }

  /// "tăng 32,6% so với cùng kỳ năm 2018 (7.480 tỷ đồng)": the same fact of the base.
  func addBase(_ amount: Amount, of fact: Int, _ statement: Statement) {
    facts[fact].former = amount
    guard let period = facts[fact].period, let base = basePeriod(facts[fact].baseline, of: period) else { return }
    var other = Fact()
    (other.indicator, other.place, other.partOf) = (facts[fact].indicator, facts[fact].place, facts[fact].partOf)
    (other.value, other.unitFigure, other.period) = (amount, statement.figure, base)
    other.flags.insert(.inheritedIndicator)
    facts.append(other)
    clause.current = facts.count - 1
  }

  /// The period of a base, where the text tells it.
  func basePeriod(_ baseline: Baseline?, of period: DatePeriod) -> DatePeriod? {
    switch baseline {
    case .period(let base)?: return base
    case .words(let words)?: return PeriodContext.base(words, of: period, figures, in: passage)
    case nil: return nil
    }
  }

  /// What a figure leaves for the next one.
  func note(_ chain: Chain, _ lead: Lead) {
    if let verb = chain.verb { clause.verb = verb } else if !lead.name.isEmpty, clause.parent == nil, !clause.isAside { clause.verb = nil }
    if chain.hasEstimate || lead.hasEstimate {
      clause.isEstimate = true
    } else if chain.verb != nil {
      clause.isEstimate = false
    }
    if chain.hasTarget { clause.isPlan = true }
  }

  /// Lets the facts of this statement reach from its first word to its last.
  func extend(to last: Int, from first: Int, lead: Lead, _ piece: Int) {
    let start = lead.pieces.isEmpty ? piece : lead.pieces.lowerBound
    let range = passage.place(Int(pieces[min(start, piece)].first)..<Int(pieces[max(last, piece)].end))
    var indices = Array(facts.indices.dropFirst(first))
    if let current = clause.current, !indices.contains(current) { indices.append(current) }
    for index in indices {
      let old = facts[index].range
      facts[index].range = old.isEmpty ? range : min(old.lowerBound, range.lowerBound)..<max(old.upperBound, range.upperBound)
    }
  }

  /// The words of a base, without "so với".
  func baseWords(_ range: Range<Int>) -> Wording {
    var start = range.lowerBound
    while start < range.upperBound - 1, pieces[start].term == .versus || pieces[start].term == .soft { start += 1 }
    return Wording(passage.place(Int(pieces[start].first)..<Int(pieces[range.upperBound - 1].end)))
  }

  /// The base in a range of pieces: a date, or the words.
  func baseline(_ range: Range<Int>) -> Baseline? {
    var start = range.lowerBound
    while start < range.upperBound, pieces[start].term == .versus || pieces[start].term == .soft { start += 1 }
    guard start < range.upperBound else { return nil }
    if start + 1 == range.upperBound, isDate(start), !isSameTerm(start), case .date(let period) = figures[Int(pieces[start].figure)].value {
      var period = context.periods.completed(period, sentenceYear: nil)
      // "tháng 12 năm trước".
      let last = Int(pieces[start].end) - 1
      if passage.terminal(last) == .past,
        let year = context.periods.inherited.flatMap({ ($0.end ?? $0.start).year }) ?? clause.period?.start.year
      {
        period.start.year = year - 1
      }
      return .period(period)
    }
    return .words(Wording(passage.place(Int(pieces[start].first)..<Int(pieces[range.upperBound - 1].end))))
  }
}
