import VietFigures
import VietLexicon
import VietNumbers
import VietTokens

/// What a figure says, from the words around it.
extension StatementGrammar {
  /// What a figure says, and its value with its sign; nil when it states nothing.
  func role(of index: Int, at piece: Int, _ chain: Chain, _ lead: Lead, _ tail: Tail) -> (AmountRole, ExactDecimal)? {
    let figure = figures[index]
    var chain = chain
    // "lên 13,05 điểm" is a rise, "lên 578 điểm" a level: the modifiers know.
    if chain.isLevel, chain.verb == .link, figure.modifiers.contains(.increase) { (chain.isLevel, chain.verb) = (false, .rise) }
    let value: ExactDecimal
    switch figure.value {
    case .decimal(let number): value = number
    case .range(let low, _): value = low
    default: return nil
    }
    switch figure.kind {
    case .ordinal: return (.rank, value)
    case .percent: return percentRole(value, isPoints(figure), piece, chain, lead, tail)
    default:
      if isTimes(figure) { return foldRole(value, chain, lead, tail) }
      return amountRole(value, chain, lead, tail)
    }
  }

  func isTimes(_ figure: borrowing Figure) -> Bool {
    guard figure.kind == .quantity, case .entry(let entry)? = figure.unit.base else { return false }
    return passage.lexicon.isSameUnit(Int(entry), passage.lexicon.times)
  }

  func isPoints(_ figure: borrowing Figure) -> Bool {
    guard case .entry(let entry)? = figure.unit.base else { return false }
    return passage.lexicon.entries[Int(entry)].symbol.buffer.elementsEqual("pp".utf8)
  }

  func foldRole(_ value: ExactDecimal, _ chain: Chain, _ lead: Lead, _ tail: Tail) -> (AmountRole, ExactDecimal)? {
    // "tăng 7 lần" says neither 700 nor 600 %.
    guard chain.verb == .fold || chain.verb == .equal || chain.verb == nil && isFold(chain.start) else { return nil }
    let hasBase = !tail.base.isEmpty || !chain.base.isEmpty || !lead.base.isEmpty
    guard hasBase || lead.name.isEmpty && clause.current != nil && chain.verb == .fold, !tail.isPlan,
      let change = value.scaled(by: 2).adding(ExactDecimal(-100))
    else { return nil }
    return (.change, change)
  }

  func isFold(_ index: Int) -> Bool {
    guard index < pieces.count, pieces[index].term == .figure else { return false }
    return passage.terminal(Int(pieces[index].first)) == .fold
  }

  func amountRole(_ value: ExactDecimal, _ chain: Chain, _ lead: Lead, _ tail: Tail) -> (AmountRole, ExactDecimal)? {
    if chain.isFormer { return (.former, value) }
    if lead.isPlan || chain.isPlan && chain.verb == nil || clause.isPlanAside && lead.name.isEmpty { return (.planValue, value) }
    if tail.isPlan, chain.verb == nil { return (.planValue, value) }
    switch chain.verb {
    case .rise, .growth: return chain.isLevel ? (.value, value) : (.changeValue, value)
    case .fall, .decline: return chain.isLevel ? (.value, value) : (.changeValue, -value)
    case .surpass: return chain.isPlan || tail.isPlan || !tail.base.isEmpty ? nil : (.value, value)
    case .short: return nil
    default: return (.value, value)
    }
  }

  func percentRole(
    _ value: ExactDecimal, _ isPoints: Bool, _ piece: Int, _ chain: Chain, _ lead: Lead, _ tail: Tail
  ) -> (AmountRole, ExactDecimal)? {
    if chain.isFormer { return (.former, value) }
    if tail.isPlan, piece > 0, pieces[piece - 1].term == .slash { return (.planValue, value) }
    let opens = chain.start > 0 && pieces[chain.start - 1].term == .possess
    let goesOn = chain.verb == nil && !opens && (lead.name.isEmpty || clause.parent != nil || clause.isAside)
    let verb = chain.verb ?? (goesOn ? clause.verb.flatMap { FactTerms.goingOn.contains($0) ? $0 : nil } : nil)
    if isPoints {
      let verb = verb ?? clause.pointsVerb
      clause.pointsVerb = verb
      switch verb {
      case .rise, .growth, .surpass: return (.points, value)
      case .fall, .decline, .short: return (.points, -value)
      case .contribute: return (.contribution, value)
      case .drag: return (.contribution, -value)
      default: return nil
      }
    }
    let isPlan = tail.isPlan || chain.isPlan
    let hasBase = !tail.base.isEmpty || !chain.base.isEmpty
    switch verb {
    case .rise, .growth:
      return chain.isLevel ? (.value, value) : (.change, value)
    // "giảm 11 người (-10,2%)", and "giảm -5%": no fall is negative.
    case .fall, .decline: return chain.isLevel ? (.value, value) : (.change, value < .zero ? value : -value)
    case .surpass:
      guard isPlan || hasPlan && !hasBase else { return (.change, value) }
      return value.adding(ExactDecimal(100)).map { (.planPercent, $0) }
    case .short: return (-value).adding(ExactDecimal(100)).map { (.planPercent, $0) }
    case .equal, .fold:
      if isPlan {
        equals = .planPercent
        return (.planPercent, value)
      }
      // "tăng 2,15 điểm (tương đương 0,44%)".
      if lead.name.isEmpty, let current = clause.current, let change = facts[current].changeValue, facts[current].changePercent == nil {
        return (.change, change.value < .zero ? -value : value)
      }
      if hasBase || !lead.base.isEmpty || equals == .change && tail.whole.isEmpty {
        equals = .change
        return value.adding(ExactDecimal(-100)).map { (.change, $0) }
      }
      if equals == .planPercent, tail.whole.isEmpty { return (.planPercent, value) }
      if !tail.whole.isEmpty { return (.share, value) }
      // "bằng 33,2%" in a report on the budget.
      if lead.name.isEmpty { return context.hasPlan && clause.current != nil ? (.planPercent, value) : nil }
      return (.value, value)
    case .attain:
      if isPlan { return (.planPercent, value) }
      if hasBase, isComparison(value) { return value.adding(ExactDecimal(-100)).map { (.change, $0) } }
      if lead.name.isEmpty, let current = clause.current, facts[current].value != nil, facts[current].planPercent == nil, !isRate(current) {
        return (.planPercent, value)
      }
      return (.value, value)
    case .share: return (.share, value)
    case .contribute: return (.share, value)
    case .drag: return (.share, -value)
    default:
      // "655 nghìn tấn (+3,1%)".
      if chain.verb == nil, lead.name.isEmpty, let current = clause.current, facts[current].value != nil, !isPlan,
        value < .zero || figures[Int(pieces[piece].figure)].modifiers.contains(.increase)
      {
        return (.change, value)
      }
      if isPlan { return (.planPercent, value) }
      if !tail.bearer.isEmpty, lead.name.isEmpty { return (.share, value) }
      // "chiếm 44,9% (năm 2014 là 46,1%)".
      if verb == .link, lead.name.isEmpty, clause.isAside, let current = clause.current, facts[current].value == nil,
        facts[current].sharePercent != nil
      {
        return (.share, value)
      }
      // "Tỷ lệ học sinh tốt nghiệp: THCS 98,7%; THPT 84,3%".
      if !lead.name.isEmpty, let whole = clause.parent, whole.unitFigure < 0, isRateLabel(whole.name) { return (.value, value) }
      // "tỷ lệ thất nghiệp là 2,1%"; "quý I là 2,1%" of a rate.
      if verb == .link { return lead.name.isEmpty && clause.subject.isEmpty ? nil : (.value, value) }
      // "59.934 hộ nghèo (tỷ lệ 12%)".
      if clause.isAside, isBareRate(lead), clause.current != nil { return (.share, value) }
      if !lead.name.isEmpty, hasStructure { return (.share, value) }
      // "Hàn Quốc 3,06 tỷ USD (29,9%)", "chiếm 11,5%; … 980 triệu USD, 9,6%".
      if lead.name.isEmpty, chain.verb == nil, piece > 0, pieces[piece - 1].term == .comma || pieces[piece - 1].term == .open,
        let current = clause.current ?? outer.last?.current, facts[current].value != nil, !isRate(current),
        facts[current].sharePercent == nil, clause.subject.isPlace || facts[sentenceFacts...].contains(where: { $0.sharePercent != nil })
      {
        return (.share, value)
      }
      if !lead.name.isEmpty, clause.isAside, clause.subject.unitFigure >= 0, figures[clause.subject.unitFigure].kind == .percent {
        return (.value, value)
      }
      if lead.name.isEmpty, chain.verb == nil, opensClause(piece, chain), !tail.whole.isEmpty { return (.value, value) }
      if !lead.name.isEmpty, let whole = clause.parent, whole.unitFigure >= 0, figures[whole.unitFigure].kind == .percent {
        return (.value, value)
      }
      if !lead.name.isEmpty, !tail.whole.isEmpty { return nil }
      if !lead.name.isEmpty { return isRateName(lead) || lead.hasEstimate || chain.hasEstimate ? (.value, value) : nil }
      if let current = clause.current, isRate(current), lead.date != nil || lead.relative != nil { return (.value, value) }
      return nil
    }
  }

  /// Whether a label begins like the name of a rate.
  func isRateLabel(_ name: Wording) -> Bool {
    let first = passage.tokens(in: name.extent).lowerBound
    guard first < passage.count, let match = passage.longestMatch(passage.lexicon.factPhrases, at: first) else { return false }
    return match.payload == UInt32(FactTerm.measureHead.rawValue)
  }

  /// "tỷ lệ" alone is no name.
  func isBareRate(_ lead: Lead) -> Bool {
    guard lead.pieces.count == 1, let first = lead.pieces.first else { return false }
    return pieces[first].term == .measureHead
  }

  /// "61,2% số trường đạt chuẩn": nothing of the clause stands before the figure.
  func opensClause(_ piece: Int, _ chain: Chain) -> Bool {
    guard chain.start > 0 else { return true }
    switch pieces[chain.start - 1].term {
    case .comma, .semicolon, .colon, .possess, .open, .region, .mark, .dash: return true
    default: return false
    }
  }

  /// "đạt 95% so với cùng kỳ" compares; "đạt 2,3% so với cùng kỳ" does not.
  func isComparison(_ value: ExactDecimal) -> Bool { value > ExactDecimal(30) }

  func isRate(_ fact: Int) -> Bool {
    guard facts[fact].unitFigure >= 0 else { return false }
    return figures[facts[fact].unitFigure].kind == .percent
  }

  func isRateName(_ lead: Lead) -> Bool {
    lead.pieces.contains { pieces[$0].term == .measureHead || pieces[$0].term == .noun }
  }
}
