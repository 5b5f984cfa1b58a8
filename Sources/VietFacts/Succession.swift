import VietFigures
import VietLexicon
import VietNumbers

/// "A, B và C lần lượt đạt 2, 3 và 4 tỷ USD": names and figures in the same order.
extension StatementGrammar {
  /// Gives each name its figure; the piece behind the last one, or nil where their numbers differ.
  func distribute(from index: Int, chain: Chain, lead: Lead, region: Int) -> Int? {
    let run = self.run(from: index)
    guard run.count > 1 else { return nil }
    let names = names(in: region..<chain.start)
    if names.isEmpty, let end = spread(run, chain: chain, lead: lead) { return end }
    if names.count == 1, let end = spreadOverTime(run, chain: chain, lead: lead, region: region..<chain.start) { return end }
    guard names.count == run.count else { return lead.date == nil && lead.relative == nil ? nil : recall(run, chain: chain, lead: lead) }
    var end = index + 1
    let parent = clause.parent ?? (clause.subject.isEmpty ? nil : clause.subject)
    let saved = clause.parent
    if lead.breaksClause || lead.opensList || clause.parent == nil { clause.parent = parent }
    notePeriod(lead, Tail(end: index))
    let shared = sharedName(names)
    for (piece, name) in zip(run, names) {
      var own = lead
      (own.name, own.pieces) = (wording(name), name)
      own.place = Wording()
      if let shared {
        // "Tỷ lệ hộ nghèo ở các huyện Mường Lát, Quan Sơn lần lượt là": one indicator, a place each.
        own.place = name == names[0] ? wording(shared.place) : own.name
        (own.name, own.pieces) = (wording(shared.name), shared.name)
      }
      (own.isProper, own.actor, own.date, own.relative) = (false, nil, nil, nil)
      let tail = readTail(after: piece, isPercent: figures[Int(pieces[piece].figure)].kind == .percent)
      let statement = Statement(figure: Int(pieces[piece].figure), piece: piece, chain: chain, lead: own, tail: tail)
      if let (role, value) = role(of: statement.figure, at: piece, chain, own, tail) { state(role, value, statement) }
      extend(to: tail.end - 1, from: facts.count - 1, lead: own, piece)
      end = max(end, tail.end)
    }
    clause.parent = saved
    note(chain, lead)
    return end
  }

  /// "xuất khẩu 115 tỷ USD, nhập khẩu 118 tỷ USD, tăng lần lượt 18,7% và 24%": a change for each fact before.
  private func spread(_ run: [Int], chain: Chain, lead: Lead) -> Int? {
    guard lead.date == nil, lead.relative == nil, let verb = chain.verb, FactTerms.changes.contains(verb) || verb == .share else {
      return nil
    }
    let slot: WritableKeyPath<Fact, Amount?> = verb == .share ? \.sharePercent : \.changePercent
    let before = Array(
      facts.indices.dropFirst(sentenceFacts).filter { facts[$0].value != nil && facts[$0][keyPath: slot] == nil }.suffix(run.count))
    guard before.count == run.count else { return nil }
    var end = run[0]
    for (piece, fact) in zip(run, before) {
      let figure = Int(pieces[piece].figure)
      guard figures[figure].kind == .percent, case .decimal(let value) = figures[figure].value else { return nil }
      let isFall = verb == .fall || verb == .decline
      facts[fact][keyPath: slot] = Amount(value: isFall ? -value : value, figure: figure)
      let tail = readTail(after: piece, isPercent: true)
      if !tail.base.isEmpty { for other in before where facts[other].baseline == nil { facts[other].baseline = baseline(tail.base) } }
      end = tail.end
    }
    clause.current = before.last
    return end
  }

  /// "Vốn giải ngân các năm 2022, 2023 và 2024 lần lượt đạt 22,4; 23,2 và 25,4 tỷ USD": a date for each figure.
  private func spreadOverTime(_ run: [Int], chain: Chain, lead: Lead, region: Range<Int>) -> Int? {
    let dates = region.filter { isDate($0) && !isSameTerm($0) }
    guard dates.count == run.count, !lead.name.isEmpty else { return nil }
    var end = run[0]
    for (piece, date) in zip(run, dates) {
      var own = lead
      own.date = date
      notePeriod(own, Tail(end: piece))
      let tail = readTail(after: piece, isPercent: figures[Int(pieces[piece].figure)].kind == .percent)
      let statement = Statement(figure: Int(pieces[piece].figure), piece: piece, chain: chain, lead: own, tail: tail)
      if let (role, value) = role(of: statement.figure, at: piece, chain, own, tail) { state(role, value, statement) }
      end = tail.end
    }
    return end
  }

  /// "(năm 2011 các con số tương ứng là 21,5%; 40,4%; 38,1%)": the same facts of another time.
  private func recall(_ run: [Int], chain: Chain, lead: Lead) -> Int? {
    let slots: [WritableKeyPath<Fact, Amount?>] = [\.sharePercent, \.changePercent, \.value]
    let first = figures[Int(pieces[run[0]].figure)]
    for slot in slots {
      let before = facts.indices.dropFirst(sentenceFacts).filter { index in
        facts[index][keyPath: slot].map { figures[$0.figure].kind == first.kind } ?? false
      }.suffix(run.count)
      guard before.count == run.count else { continue }
      notePeriod(lead, Tail(end: run[0]))
      for (piece, old) in zip(run, before) {
        guard case .decimal(let value) = figures[Int(pieces[piece].figure)].value else { return nil }
        var fact = Fact()
        (fact.indicator, fact.place, fact.partOf) = (facts[old].indicator, facts[old].place, facts[old].partOf)
        fact[keyPath: slot] = Amount(
          value: slot == \.changePercent && chain.verb == .fall ? -value : value, figure: Int(pieces[piece].figure))
        if slot == \.value { fact.unitFigure = Int(pieces[piece].figure) }
        fact.flags.insert(.inheritedIndicator)
        setPeriod(&fact, lead, Tail(end: piece))
        facts.append(fact)
        extend(to: piece, from: facts.count - 1, lead: lead, piece)
      }
      return run[run.count - 1] + 1
    }
    return nil
  }

  /// The name and the first place of an enumeration of places; nil where each item is a name.
  private func sharedName(_ names: [Range<Int>]) -> (name: Range<Int>, place: Range<Int>)? {
    guard names.count > 1, names.dropFirst().allSatisfy({ $0.allSatisfy(isCapital) }), let first = names.first,
      !isCapital(first.lowerBound) || first.count > 1
    else { return nil }
    var start = first.upperBound
    while start > first.lowerBound, pieces[start - 1].term == .place || pieces[start - 1].term == .text && allCapital(start - 1) {
      start -= 1
    }
    guard start > first.lowerBound, start < first.upperBound else { return nil }
    var lead = Lead()
    var end = start
    while end > first.lowerBound, pieces[end - 1].term == .placeHead || pieces[end - 1].term == .figure { end -= 1 }
    let name = trimmed(first.lowerBound..<end, into: &lead)
    return name.name.isEmpty ? nil : (name.pieces, start..<first.upperBound)
  }

  private func allCapital(_ index: Int) -> Bool { pieces[index].tokens.allSatisfy { passage[$0].flags.contains(.capital) } }

  /// The figures from one on that only commas and "và" part.
  private func run(from index: Int) -> [Int] {
    var result = [index]
    var next = index + 1
    let kind = figures[Int(pieces[index].figure)].kind
    while next < pieces.count {
      switch pieces[next].term {
      case .comma, .join, .soft, .level, .link, .semicolon: break
      case .figure where isAmount(next) && (figures[Int(pieces[next].figure)].kind == kind || kind == .number): result.append(next)
      default: return result
      }
      next += 1
    }
    return result
  }

  /// The names of an enumeration, each a range of pieces.
  private func names(in range: Range<Int>) -> [Range<Int>] {
    var start = range.lowerBound
    for index in range where pieces[index].term == .semicolon || pieces[index].term == .colon || pieces[index].term == .listHead {
      start = index + 1
    }
    var result: [Range<Int>] = []
    var lead = Lead()
    for index in start...range.upperBound {
      guard index == range.upperBound || pieces[index].term == .comma || pieces[index].term == .join else { continue }
      let found = trimmed(start..<index, into: &lead)
      if !found.name.isEmpty { result.append(found.pieces) }
      start = index + 1
    }
    return result
  }
}
