import VietFigures
import VietLexicon
import VietNumbers
import VietTokens

/// What a figure says in its statement.
enum AmountRole {
  case value, former, planValue, planPercent, change, changeValue, points, share, contribution, rank
  /// Says nothing that a column has: "tăng 7 lần".
  case nothing
}

extension StatementGrammar {
  /// Reads the statement of the figure at a piece; the piece behind it, or nil when it states nothing.
  func readAmount(at index: Int, from region: Int) -> Int? {
    let figure = Int(pieces[index].figure)
    let chain = readChain(before: index, limit: region)
    var lead = readLead(region..<chain.start, isStart: region == 0 || isClauseStart(region))
    let isPercent = figures[figure].kind == .percent
    if isEach(index) || chain.isFormer && isBound(figure) { return nil }
    if isQualifier(index, chain, from: region) { return nil }
    if chain.verb == nil, passage[Int(pieces[index].end) - 1].word == words.age { return nil }
    if chain.verb == nil, isScope(index, chain.start, from: region, isNamed: !lead.name.isEmpty) { return nil }
    begin(lead)
    if !lead.base.isEmpty, chain.base.isEmpty, region == 0 { sentenceBase = lead.base }
    if figures[figure].kind == .number, !mayCount(index, chain, lead) { return nil }
    if chain.isRespective, let end = distribute(from: index, chain: chain, lead: lead, region: region) { return end }
    let tail = readTail(after: index, isPercent: isPercent)
    resolveActor(&lead, chain, tail, index)
    notePeriod(lead, tail, isFormer: chain.isFormer)
    if lead.contributes {
      clause.pointsVerb = .contribute
      if lead.name.isEmpty, chain.verb == .growth || chain.verb == .rise { return tail.end }
    }
    guard let (role, stated) = role(of: figure, at: index, chain, lead, tail) else {
      note(chain, lead)
      return nil
    }
    if role == .share, clause.isAside, isBareRate(lead) { lead.name = Wording() }
    let before = facts.count
    let value = role == .value && figures[figure].kind == .number ? inMagnitude(stated, lead) : stated
    state(role, value, Statement(figure: figure, piece: index, chain: chain, lead: lead, tail: tail))
    if facts.count > before || clause.current != nil { extend(to: tail.end - 1, from: max(before, sentenceFacts), lead: lead, index) }
    note(chain, lead)
    amountEnd = tail.end
    clause.planEnd = role == .planPercent && tail.isPlan ? tail.end : -1
    clause.baseEnd = !tail.base.isEmpty && (role == .change || role == .changeValue || role == .points) ? tail.end : -1
    return tail.end
  }

  func isClauseStart(_ region: Int) -> Bool {
    guard region > 0 else { return true }
    let term = pieces[region - 1].term
    return term == .open || term == .semicolon || term == .dash || pieces[region...].first?.term == .semicolon
  }

  /// Whether a bare number can be an amount: behind a verb, in a list, or under a total that has a unit.
  func mayCount(_ index: Int, _ chain: Chain, _ lead: Lead) -> Bool {
    if index + 1 < pieces.count, pieces[index + 1].term == .slash || pieces[index + 1].term == .dash { return false }
    if index > 0, pieces[index - 1].term == .slash { return false }
    if let verb = chain.verb, verb != .link || chain.isLevel { return true }
    if chain.verb == .link, chain.verbPiece >= 0, pieces[chain.verbPiece].term != .colon, !lead.name.isEmpty { return true }
    return clause.parent != nil && !lead.name.isEmpty && clause.parent!.unitFigure >= 0 || clause.isAside && !lead.name.isEmpty
  }

  /// "26 mặt hàng vượt 1 tỷ USD": what the items counted before have in common.
  func isQualifier(_ index: Int, _ chain: Chain, from region: Int) -> Bool {
    let isReached = chain.start > region && pieces[region].term == .attain && !pieces[region..<chain.start].contains { $0.term == .comma }
    guard chain.start == region || isReached, let current = clause.current, facts[current].unitFigure >= 0, region == amountEnd,
      chain.start < index,
      chain.verb == .surpass || chain.verb == nil
    else { return false }
    let kind = figures[Int(pieces[index].figure)].kind
    return figures[facts[current].unitFigure].kind == .quantity && (kind == .money || kind == .quantity)
  }

  /// "bình quân một doanh nghiệp", "mỗi hộ".
  func isEach(_ index: Int) -> Bool {
    guard case .decimal(let value) = figures[Int(pieces[index].figure)].value, value == ExactDecimal(1), index > 0 else { return false }
    let before = Int(pieces[index].first) - 1
    return passage.terminal(before) == .each || passage[before].word != 0 && passage[before].word == words.average
  }

  /// "từ 15 tuổi trở lên" says who is meant.
  func isBound(_ figure: Int) -> Bool {
    let modifiers = figures[figure].modifiers
    return modifiers.contains(.atleast) || modifiers.contains(.atmost)
  }

  /// A bare number in a list has the magnitude of its total: "1.566,6 nghìn tấn, gồm: cá 1.149,2; tôm 142,6".
  func inMagnitude(_ value: ExactDecimal, _ lead: Lead) -> ExactDecimal {
    let whole = clause.parent ?? (clause.isAside && lead.isProper ? outer.last?.subject : nil)
    guard let whole, whole.unitFigure >= 0 else { return value }
    var power = 0
    for token in figures[whole.unitFigure].tokens where passage.sense(token).numeral == .magnitude {
      power += Int(passage.sense(token).value)
    }
    // A part is not larger than its total: "ba tỉnh: Bình Thuận 570.000" are no provinces.
    guard case .decimal(let total) = figures[whole.unitFigure].value, value.scaled(by: power) <= total else { return value }
    return value.scaled(by: power)
  }

  /// "Trong 48 quốc gia, …", "của 5 tỉnh": a figure that only says where to look.
  func isScope(_ index: Int, _ start: Int, from region: Int, isNamed: Bool) -> Bool {
    guard start > region else { return false }
    switch pieces[start - 1].term {
    // "nhiều doanh nghiệp trong 3 khu công nghiệp"; but "hỗ trợ gạo cho 18 nghìn hộ".
    case .preposition:
      return !isNamed || figures[Int(pieces[index].figure)].kind == .quantity && passage.terminal(Int(pieces[start - 1].first)) == .in
    case .of, .at: return !isNamed || figures[Int(pieces[index].figure)].kind == .quantity
    case .aside: return !isNamed
    default: return false
    }
  }

  /// What a lead changes before its own statement: clauses end, lists begin.
  func begin(_ lead: Lead) {
    let isLater = clause.hadSemicolon
    if lead.breaksClause {
      (clause.isEstimate, clause.isPlan, clause.verb, clause.former) = (false, false, nil, nil)
      clause.hadSemicolon = true
      clause.open = 0..<0
      if clause.endsListAtSemicolon { (clause.parent, clause.endsListAtSemicolon, clause.isSum) = (clause.outerParent, false, false) }
    }
    if lead.opensList {
      if facts.count == sentenceFacts { opensWithList = true }
      clause.isEstimate = false
      openList(lead, isLater: isLater)
    }
    if lead.hasTarget || lead.isPlan { clause.isPlan = clause.isPlan || lead.hasTarget }
  }

  /// "trong đó": what follows are parts of what stands before.
  func openList(_ lead: Lead, isLater: Bool) {
    var whole = clause.subject
    if whole.isEmpty {
      if !lead.label.isEmpty {
        whole = Subject(name: lead.label, place: lead.place)
        label = lead.label
      } else {
        whole = clause.parent ?? context.latest
      }
    }
    guard !whole.isEmpty else { return }
    let isNested = clause.parent != nil || isLater
    clause.isSum = lead.isSum
    clause.outerParent = clause.parent
    clause.endsListAtSemicolon = isNested
    clause.parent = whole
  }

  /// Puts the object of a verb in place of the name: "đón 5,6 triệu lượt khách quốc tế".
  func resolveActor(_ lead: inout Lead, _ chain: Chain, _ tail: Tail, _ index: Int) {
    guard let actor = lead.actor, chain.verb == nil || chain.verb == .link && chain.verbPiece >= 0 && pieces[chain.verbPiece].isVague
    else { return }
    let object = counted(index, tail)
    // "Hợp đồng đăng ký 842.000 tấn": nothing is counted behind the figure, the verb ends the name.
    guard !object.isEmpty else {
      let known = clause.subject.isEmpty ? context.latest : clause.subject
      let scene = lead.pieces.lowerBound..<actor
      if pieces[actor].term == .actor, !known.isEmpty, hasSameUnit(Int(pieces[index].figure), known.unitFigure),
        scene.isEmpty || isProper(scene) || isPlaceWord(scene.lowerBound)
          || pieces[scene.lowerBound].term == .placeHead
      {
        // "thành phố đã thu hút 2,14 tỷ USD" behind what it attracts.
        (lead.name, lead.actor) = (Wording(), nil)
        return
      }
      // "niên vụ này có 190.765 ha".
      if pieces[actor].term == .possess {
        let found = trimmed(lead.pieces.lowerBound..<actor, into: &lead)
        (lead.name, lead.pieces, lead.actor) = (found.name, found.pieces, nil)
      }
      return
    }
    let scene = lead.pieces.lowerBound..<actor
    let known = clause.subject.isEmpty ? context.latest : clause.subject
    if pieces[actor].term == .possess, tail.object.isEmpty, scene.isEmpty, !known.isEmpty,
      hasSameUnit(Int(pieces[index].figure), known.unitFigure)
    {
      // "Lũy kế 9 tháng có 53.192 doanh nghiệp" behind those of the month.
      lead.name = Wording()
      return
    }
    if pieces[actor].term == .possess, tail.object.isEmpty, let first = scene.first,
      FactTerms.heads.contains(pieces[first].term) || pieces[first].term == .part
    {
      // "đàn lợn cả nước có 27,3 triệu con".
      let found = trimmed(scene, into: &lead)
      (lead.name, lead.pieces, lead.actor) = (found.name, found.pieces, nil)
      return
    }
    if lead.place.isEmpty, !scene.isEmpty, isProper(scene) { lead.place = wording(scene) }
    // "làm chết 60 người", "xuất khẩu 2 triệu tấn gạo": the verb belongs to what is counted.
    let isLong = pieces[actor].tokens.count > 2
    let keepsVerb = pieces[actor].term == .trade || pieces[actor].term == .actor && tail.object.isEmpty && (isLong || isOneWord(object))
    lead.name = keepsVerb ? wording(actor..<actor + 1).followed(by: object) : object
    lead.isProper = false
  }

  /// Whether a noun needs the verb to say what is counted: "người" in "làm chết 60 người", but not "khách" of "lượt khách".
  func isOneWord(_ wording: Wording) -> Bool {
    let tokens = passage.tokens(in: wording.extent)
    return tokens.count == 1 && !(tokens.lowerBound > 0 && passage.isVisit(tokens.lowerBound - 1))
  }

  func isProper(_ range: Range<Int>) -> Bool {
    guard let first = range.first else { return false }
    if range.count == 1, pieces[first].term == .text, pieces[first].tokens.count < 2 { return false }
    return range.allSatisfy { index in
      switch pieces[index].term {
      case .place, .region, .placeHead: true
      case .text: pieces[index].tokens.allSatisfy { passage[$0].flags.contains(.capital) }
      default: false
      }
    }
  }

  /// What a figure counts: its noun with the words behind it, without "lượt".
  func counted(_ index: Int, _ tail: Tail) -> Wording {
    let figure = figures[Int(pieces[index].figure)]
    var result = Wording()
    if figure.kind == .quantity, let base = figure.unit.base, figure.unit.first == nil {
      var words = 0
      switch base {
      case .entry(let entry) where passage.lexicon.entries[Int(entry)].kind == .noun:
        words = passage.lexicon.entries[Int(entry)].form.buffer.reduce(1) { $0 + ($1 == 0x20 ? 1 : 0) }
      case .text(let slice):
        words = pieces[index].tokens.reduce(0) { $0 + (Int(passage[$1].start) >= Int(slice.start) ? 1 : 0) }
      default: break
      }
      var first = Int(pieces[index].end) - words
      if words > 0, passage.isVisit(first) {
        first += 1
        if words == 1, tail.object.isEmpty { return wording(tail.object) }
      }
      if words > 0, first < Int(pieces[index].end) { result = Wording(passage.place(first..<Int(pieces[index].end))) }
    }
    guard !tail.object.isEmpty else { return result }
    let object = wording(tail.object)
    // "dự án mới" is one name: no gap lies between the noun and the words behind it.
    if !result.isEmpty, result.extent.upperBound <= object.extent.lowerBound {
      return Wording(result.extent.lowerBound..<object.extent.upperBound)
    }
    return object
  }
}

extension Piece {
  /// Whether a link only leads on to an object: "với".
  var isVague: Bool { term == .with }
}
