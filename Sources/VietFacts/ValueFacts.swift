import VietFigures
import VietLexicon
import VietNumbers
import VietTokens

/// Facts with a value of their own.
extension StatementGrammar {
  /// Begins a fact with a value, or gives the value to the row of the change before it.
  func addValue(_ amount: Amount, _ statement: Statement) {
    guard let naming = naming(of: statement), !completes(amount, naming, statement) else { return }
    var fact = Fact()
    fact.indicator = naming.name
    fact.value = amount
    if case .range(_, let high) = figures[statement.figure].value { fact.high = high }
    fact.unitFigure = unitFigure(statement.figure, naming.parent)
    if figures[statement.figure].alternative != nil { fact.flags.insert(.ambiguous) }
    fact.status = status(statement)
    fact.priceBasis = statement.lead.priceBasis ?? statement.tail.priceBasis
    fact.place = place(of: naming, statement)
    setPeriod(&fact, statement.lead, statement.tail)
    setWhole(&fact, naming, statement)
    if let rank = statement.lead.rank { fact.rank = rankAmount(rank) }
    if statement.chain.isLevel || statement.chain.verb == .link { (fact.former, clause.former) = (clause.former, nil) }
    // "tăng từ 5,2% lên 5,8% so với cùng kỳ": the base is that of the change, which is not written.
    if !statement.tail.base.isEmpty, !statement.tail.isPlan { fact.baseline = baseline(statement.tail.base) }
    facts.append(fact)
    goOn(with: facts.count - 1, naming)
  }

  /// "khách Nga giảm 38%, còn 82 nghìn lượt": the change stood first, its row gets the value.
  private func completes(_ amount: Amount, _ naming: Naming, _ statement: Statement) -> Bool {
    let (lead, tail) = (statement.lead, statement.tail)
    guard naming.inherits, let current = clause.current, facts[current].value == nil, facts[current].indicator == naming.name,
      statement.chain.verb != nil, lead.date == nil, lead.relative == nil, tail.date == nil, !lead.isWholeYear,
      facts[current].priceBasis != .real
    else { return false }
    facts[current].value = amount
    facts[current].unitFigure = statement.figure
    if case .range(_, let high) = figures[statement.figure].value { facts[current].high = high }
    if facts[current].status == .actual { facts[current].status = status(statement) }
    clause.subject.unitFigure = statement.figure
    return true
  }

  /// The figure that has the unit of a value: for a bare number in a list that of the total.
  private func unitFigure(_ figure: Int, _ parent: Subject?) -> Int {
    guard figures[figure].kind == .number, let parent, parent.unitFigure >= 0, case .decimal(let total) = figures[parent.unitFigure].value,
      case .decimal(let value) = figures[figure].value, value <= total
    else { return figure }
    return parent.unitFigure
  }

  private func place(of naming: Naming, _ statement: Statement) -> Wording {
    if naming.isPlace { return statement.tail.place.isEmpty ? Wording() : wording(statement.tail.place) }
    if !naming.place.isEmpty { return naming.place }
    if !statement.tail.place.isEmpty { return wording(statement.tail.place) }
    return naming.inherits ? clause.subject.place : scenePlace(statement.lead)
  }

  private func setWhole(_ fact: inout Fact, _ naming: Naming, _ statement: Statement) {
    if naming.inherits {
      fact.flags.insert(.inheritedIndicator)
      fact.partOf = clause.subject.partOf
    } else if let parent = parentOf(naming.name, naming.parent, statement.lead) {
      fact.partOf = parent
      fact.hasGuessedWhole = fact.hasGuessedWhole || clause.parent == nil && facts.count == sentenceFacts
      fact.isSum = clause.isSum && parent == clause.parent?.name
    }
    if fact.partOf.isEmpty, !statement.lead.dimension.isEmpty, fact.indicator != statement.lead.dimension {
      fact.partOf = statement.lead.dimension
    }
    if fact.partOf.isEmpty || fact.partOf == clause.subject.partOf, !clause.subject.isEmpty, !naming.inherits, isBareValue(statement.lead),
      figures[statement.figure].kind == .money, clause.subject.unitFigure >= 0, figures[clause.subject.unitFigure].kind == .quantity
    {
      // "745 nghìn tấn gạo, trị giá 372 triệu USD".
      fact.partOf = clause.subject.name
    }
  }

  /// What the next figures of the clause belong to.
  private func goOn(with index: Int, _ naming: Naming) {
    let fact = facts[index]
    if !naming.inherits || clause.subject.isEmpty {
      clause.subject = Subject(
        name: naming.name, place: fact.place, partOf: fact.partOf, unitFigure: fact.unitFigure, head: head(of: naming.name),
        isPlace: naming.isPlace || naming.hasPlaces)
    } else if clause.subject.unitFigure < 0 {
      clause.subject.unitFigure = fact.unitFigure
    }
    clause.current = index
    clause.open = 0..<0
  }

  /// "trị giá", "kim ngạch": the worth of what stands before.
  func isBareValue(_ lead: Lead) -> Bool {
    guard let first = lead.pieces.first, pieces[first].term == .moneyHead else { return false }
    return lead.pieces.count <= 2 && lead.pieces.allSatisfy { pieces[$0].tokens.count <= 2 }
  }

  func scenePlace(_ lead: Lead) -> Wording { clause.subject.place.isEmpty ? context.place : clause.subject.place }

  /// Whether two figures count the same.
  func hasSameUnit(_ figure: Int, _ other: Int) -> Bool {
    guard other >= 0 else { return false }
    let (own, theirs) = (figures[figure], figures[other])
    guard own.kind == theirs.kind else { return false }
    switch (own.unit.base, theirs.unit.base) {
    case (.entry(let a)?, .entry(let b)?): return passage.lexicon.isSameUnit(Int(a), Int(b))
    case (.text(let a)?, .text(let b)?):
      return passage.text(of: a).elementsEqual(passage.text(of: b))
    default: return own.unit.base == theirs.unit.base
    }
  }

  func rankAmount(_ index: Int) -> Amount? {
    guard pieces[index].term == .figure else { return Amount(value: ExactDecimal(1), figure: -1) }
    guard case .decimal(let value) = figures[Int(pieces[index].figure)].value else { return nil }
    return Amount(value: value, figure: Int(pieces[index].figure))
  }

  func status(_ statement: Statement) -> Fact.Status {
    let (chain, lead) = (statement.chain, statement.lead)
    if chain.hasTarget || lead.hasTarget || clause.isPlan || context.isPlan { return .plan }
    if chain.hasEstimate || lead.hasEstimate || figures[statement.figure].modifiers.contains(.estimate) { return .estimate }
    return clause.isEstimate && chain.verb == nil ? .estimate : .actual
  }
}
