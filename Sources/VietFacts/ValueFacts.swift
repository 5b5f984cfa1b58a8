import VietFigures
import VietLexicon
import VietNumbers
import VietTokens

/// Facts with a value of their own.
extension StatementGrammar {
  /// A fact with a value of its own.
  func addValue(_ amount: Amount, _ statement: Statement) {
    let (lead, tail, chain) = (statement.lead, statement.tail, statement.chain)
    var name = lead.name
    var place = lead.place
    var parent = clause.parent
    var inherits = false
    var isPlaceName = false, isPlaceSubject = false
    let isListed = clause.parent != nil
    var object = counted(statement.piece, tail)
    if figures[statement.figure].kind == .percent, name.isEmpty, chain.verb == nil, !tail.whole.isEmpty { object = wording(tail.whole) }
    if !name.isEmpty, lead.isProper, !object.isEmpty, chain.verb == nil || chain.verb == .link || chain.verb == .attain {
      // "riêng Sầm Sơn hơn 5,3 triệu lượt khách": a scene, not what is counted.
      if place.isEmpty { place = name }
      name = object
    }
    if chain.verb == .link, chain.verbPiece >= 0, pieces[chain.verbPiece].term == .colon, !name.isEmpty, !lead.isProper,
      !tail.object.isEmpty || countsOtherThan(name, object)
    {
      // "Nhà ở: 200 căn sập đổ".
      parent = Subject(name: name)
      name = object
    }
    if clause.isAside, parent == nil, lead.isProper, figures[statement.figure].kind == .number, !clause.subject.isEmpty {
      parent = outer.last?.subject
    }
    if !name.isEmpty, !tail.object.isEmpty, chain.verbPiece < 0, chain.start < statement.piece, pieces[chain.start].term == .with,
      !lead.isProper
    {
      // "đứng đầu về thu hút FDI với 2.531 triệu USD vốn đăng ký".
      name = object
      isPlaceSubject = !lead.place.isEmpty
    }
    if !name.isEmpty, name == lead.name, lead.pieces.count == 1, pieces[lead.pieces.lowerBound].term == .place {
      // "đứng đầu là Hà Lan với 2,2 tỷ USD": a part of what was spoken of.
      isPlaceName = true
      if parent == nil { parent = whole() }
    }
    if name.isEmpty {
      let known = clause.subject.isEmpty ? context.latest : clause.subject
      let isSame = tail.object.isEmpty && !known.isEmpty && hasSameUnit(statement.figure, known.unitFigure)
      if !object.isEmpty, !isSame {
        name = object
      } else if !lead.place.isEmpty, !clause.subject.isEmpty || !context.latest.isEmpty, place == lead.place,
        chain.verb != .attain || !isSame
      {
        // "Quảng Ninh 2,15 tỷ USD": the place has a part of what was spoken of.
        name = lead.place
        if parent == nil { parent = whole() }
        place = Wording()
        isPlaceName = true
      } else if chain.verb == .rise || chain.verb == .growth, let current = clause.current, facts[current].value != nil,
        chain.verbPiece >= 0,
        !hasSameUnit(statement.figure, clause.subject.unitFigure)
      {
        // "153 dự án tăng thêm 783 triệu USD".
        name = facts[current].indicator.followed(by: wording(chain.verbPiece..<chain.verbPiece + 1))
        facts[current].indicator = name
      } else if !clause.subject.isEmpty {
        name = clause.subject.name
        inherits = true
      } else if !context.latest.isEmpty, chain.verb != nil || lead.date != nil {
        clause.subject = context.latest
        name = clause.subject.name
        inherits = true
      } else if let parent, !object.isEmpty || chain.verb != nil {
        name = parent.name
        inherits = true
      }
    }
    guard !name.isEmpty else { return }
    if inherits, let current = clause.current, facts[current].value == nil, facts[current].indicator == name, lead.date == nil,
      lead.relative == nil,
      tail.date == nil, !lead.isWholeYear, chain.verb != nil, facts[current].priceBasis != .real
    {
      // "khách Nga giảm 38%, còn 82 nghìn lượt": the change stood first.
      facts[current].value = amount
      facts[current].unitFigure = statement.figure
      if case .range(_, let high) = figures[statement.figure].value { facts[current].high = high }
      if facts[current].status == .actual { facts[current].status = status(statement) }
      clause.subject.unitFigure = statement.figure
      return
    }
    var fact = Fact()
    fact.indicator = name
    fact.place = place.isEmpty ? inherits ? clause.subject.place : scenePlace(lead) : place
    if isPlaceName { fact.place = Wording() }
    if !tail.place.isEmpty, place.isEmpty { fact.place = wording(tail.place) }
    fact.value = amount
    if case .range(_, let high) = figures[statement.figure].value { fact.high = high }
    fact.unitFigure = statement.figure
    if figures[statement.figure].kind == .number, let whole = parent, whole.unitFigure >= 0 { fact.unitFigure = whole.unitFigure }
    if figures[statement.figure].alternative != nil { fact.flags.insert(.ambiguous) }
    fact.status = status(statement)
    fact.priceBasis = lead.priceBasis ?? tail.priceBasis
    if inherits {
      fact.flags.insert(.inheritedIndicator)
      fact.partOf = clause.subject.partOf
    } else if let parent = parentOf(name, parent, lead) {
      fact.partOf = parent
      fact.hasGuessedWhole = !isListed && facts.count == sentenceFacts
      fact.isSum = clause.isSum && parent == clause.parent?.name
    }
    setPeriod(&fact, lead, tail)
    if fact.partOf.isEmpty || fact.partOf == clause.subject.partOf, !clause.subject.isEmpty, !inherits, isBareValue(lead),
      figures[statement.figure].kind == .money,
      clause.subject.unitFigure >= 0, figures[clause.subject.unitFigure].kind == .quantity
    {
      // "745 nghìn tấn gạo, trị giá 372 triệu USD".
      fact.partOf = clause.subject.name
    }
    if let former = clause.former, chain.isLevel || chain.verb == .link {
      fact.former = former
      clause.former = nil
    }
    if let rank = lead.rank { fact.rank = rankAmount(rank) }
    facts.append(fact)
    let index = facts.count - 1
    if !inherits || clause.subject.isEmpty {
      clause.subject = Subject(
        name: name, place: fact.place, partOf: fact.partOf, unitFigure: fact.unitFigure, head: head(of: name),
        isPlace: isPlaceName || isPlaceSubject)
    } else if clause.subject.unitFigure < 0 {
      clause.subject.unitFigure = fact.unitFigure
    }
    clause.current = index
    clause.open = 0..<0
    // "tăng từ 5,2% lên 5,8% so với cùng kỳ": the base is that of the change, which is not written.
    if !tail.base.isEmpty, !tail.isPlan { facts[index].baseline = baseline(tail.base) }
  }

  /// "trị giá", "kim ngạch": the worth of what stands before.
  func isBareValue(_ lead: Lead) -> Bool {
    guard let first = lead.pieces.first, pieces[first].term == .moneyHead else { return false }
    return lead.pieces.count <= 2 && lead.pieces.allSatisfy { pieces[$0].tokens.count <= 2 }
  }

  /// "Vận tải đường bộ: 842 nghìn hành khách": the label names no passengers.
  func countsOtherThan(_ label: Wording, _ object: Wording) -> Bool {
    let counted = passage.tokens(in: object.extent), named = passage.tokens(in: label.extent)
    return counted.count > 1
      && !counted.contains { token in named.contains { passage[$0].word == passage[token].word && passage[token].word != 0 } }
  }

  /// What a place without a noun has a part of.
  func whole() -> Subject {
    if clause.subject.isEmpty { return context.latest }
    return clause.subject.isPlace ? Subject(name: clause.subject.partOf) : clause.subject
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

  /// What a name is a part of: the total of its list, or for "khu vực …" what the paragraph speaks of.
  func parentOf(_ name: Wording, _ parent: Subject?, _ lead: Lead) -> Wording? {
    if let parent, !parent.isEmpty {
      let first = head(of: name)
      // "khu vực dịch vụ" behind "khu vực công nghiệp, trong đó …" is its sibling.
      if first != 0, first == parent.head, parent.name != name, lead.breaksClause { return parent.partOf.isEmpty ? nil : parent.partOf }
      return parent.name == name ? nil : parent.name
    }
    guard let first = lead.pieces.first, pieces[first].term == .part, !context.topic.isEmpty, context.topic.name != name,
      context.topic.head != head(of: name)
    else { return nil }
    return context.topic.name
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
