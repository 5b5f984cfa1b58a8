import VietFigures
import VietLexicon
import VietNumbers
import VietTokens

/// Plans, changes and shares: which fact they belong to.
extension StatementGrammar {
  func addPlan(_ amount: Amount, _ statement: Statement) {
    if statement.lead.name.isEmpty, let current = clause.current, isPlan(statement, of: current), facts[current].planValue == nil,
      facts[current].value != nil || facts[current].changePercent != nil
    {
      facts[current].planValue = amount
      return
    }
    clause.isPlan = true
    addValue(amount, statement)
  }

  /// Whether a plan counts what a fact counts, in its year: "năm 2025 đạt 155.000 tấn; chỉ tiêu năm 2026 là 162.000 tấn" are two rows.
  private func isPlan(_ statement: Statement, of fact: Int) -> Bool {
    if facts[fact].value != nil, !hasSameUnit(statement.figure, facts[fact].unitFigure) { return false }
    guard let date = statement.lead.date, case .date(let named) = figures[Int(pieces[date].figure)].value, let year = named.start.year,
      let own = facts[fact].period
    else { return true }
    return (own.end ?? own.start).year == year
  }

  /// Puts an amount into the current fact, or into a row of its own.
  func attach(_ amount: Amount, _ slot: WritableKeyPath<Fact, Amount?>, _ statement: Statement) {
    let (lead, tail, chain) = (statement.lead, statement.tail, statement.chain)
    let index = target(slot, statement)
    guard let index else { return }
    facts[index][keyPath: slot] = amount
    if figures[statement.figure].alternative != nil { facts[index].flags.insert(.ambiguous) }
    if case .decimal(let value) = figures[statement.figure].value, value.significand < 0, chain.verb == .fall {
      facts[index].flags.insert(.misprint)
    }
    if let basis = lead.priceBasis ?? tail.priceBasis { facts[index].priceBasis = basis }
    if slot == \.sharePercent, !tail.whole.isEmpty {
      let whole = wording(tail.whole)
      facts[index].whole = whole
      if facts[index].partOf.isEmpty, whole != facts[index].indicator { facts[index].partOf = whole }
    }
    if !lead.name.isEmpty || lead.breaksClause { frontBase = 0..<0 }
    let base = [tail.base, chain.base, lead.base, frontBase, sentenceBase].first { !$0.isEmpty } ?? 0..<0
    if tail.base.isEmpty, base == chain.base || base == lead.base { frontBase = base }
    let isChange = slot == \.changePercent || slot == \.changeValue || slot == \.changePoints
    guard isChange else { return }
    if !base.isEmpty {
      facts[index].baseline = baseline(base)
      facts[index].baseWords = baseWords(base)
      // A base written once holds for the changes before it, too.
      for other in clause.open where facts[other].baseline == nil { facts[other].baseline = facts[index].baseline }
      clause.open = 0..<0
    } else if facts[index].baseline == nil {
      clause.open = clause.open.isEmpty ? index..<index + 1 : min(clause.open.lowerBound, index)..<max(clause.open.upperBound, index + 1)
    }
  }

  /// The fact that an amount goes to; a new one where the current one has such an amount, or speaks of something else.
  func target(_ slot: WritableKeyPath<Fact, Amount?>, _ statement: Statement) -> Int? {
    let (lead, tail) = (statement.lead, statement.tail)
    if !tail.bearer.isEmpty, lead.name.isEmpty, slot == \.sharePercent {
      return begin(wording(tail.bearer), statement, part: clause.subject.name)
    }
    // "giảm 33,4% số lượt hộ" is "về số lượt hộ".
    let isChange = slot == \.changePercent || slot == \.changePoints
    let dimensions =
      tail.dimension.isEmpty && isChange && tail.whole.first.map({ FactTerms.heads.contains(pieces[$0].term) }) == true
      ? tail.whole : tail.dimension
    if !dimensions.isEmpty, lead.name.isEmpty || lead.isProper {
      return dimension(dimensions, slot, statement)
    }
    if isDimension(lead), slot == \.changePercent, let found = measured(by: pieces[lead.pieces.lowerBound].term, slot) {
      // "1,66 triệu tấn, trị giá 4 tỷ USD, tuy lượng giảm 4,5% nhưng trị giá tăng 3,4%".
      clause.current = found
      return found
    }
    if !lead.name.isEmpty {
      return begin(lead.name, statement, part: parentOf(lead.name, clause.parent, lead) ?? Wording())
    }
    if !lead.place.isEmpty, !clause.subject.isEmpty, lead.pieces.isEmpty,
      clause.parent != nil || clause.isAside || pieces[statement.piece].term == .figure, lead.place != clause.subject.place
    {
      return begin(lead.place, statement, part: clause.subject.partOf.isEmpty ? clause.subject.name : clause.subject.partOf)
    }
    // "cao hơn mức tăng 6,73% của quý II".
    let isOtherGrowth = (tail.date != nil || tail.relative != nil) && (statement.chain.verb == .growth || statement.chain.verb == .decline)
    let isOther = lead.date != nil || lead.relative != nil || lead.isWholeYear || isOtherGrowth
    if let current = clause.current, !isOther, lead.priceBasis == nil || lead.priceBasis == facts[current].priceBasis,
      facts[current][keyPath: slot] == nil, slot == \.rank || fitsBase(current, slot, statement)
    {
      if slot == \.sharePercent || slot == \.planPercent || facts[current].changePercent == nil || slot != \.changePoints { return current }
    }
    if clause.subject.isEmpty {
      guard !context.latest.isEmpty, slot != \.rank else { return nil }
      clause.subject = context.latest
      clause.subject.unitFigure = -1
    }
    return begin(clause.subject.name, statement, part: clause.subject.partOf, inherits: true)
  }

  /// "lượng", "trị giá": a dimension of what was spoken of, no indicator.
  func isDimension(_ lead: Lead) -> Bool {
    guard lead.pieces.count == 1, let first = lead.pieces.first else { return false }
    if pieces[first].term == .moneyHead { return pieces[first].tokens.count <= 2 }
    let tokens = pieces[first].tokens
    return pieces[first].term == .countHead && tokens.count <= 2 && passage[tokens.upperBound - 1].word == words.amount
      && passage[tokens.lowerBound].word != words.yield
  }

  /// The fact of the sentence that is measured in money, or by count, and has no such amount yet.
  func measured(by term: FactTerm, _ slot: WritableKeyPath<Fact, Amount?>) -> Int? {
    facts.indices.dropFirst(sentenceFacts).last { index in
      guard facts[index].value != nil, facts[index].unitFigure >= 0, facts[index][keyPath: slot] == nil else { return false }
      return (figures[facts[index].unitFigure].kind == .money) == (term == .moneyHead)
    }
  }

  /// Real growth stands beside nominal growth, and every base has its row.
  func fitsBase(_ current: Int, _ slot: WritableKeyPath<Fact, Amount?>, _ statement: Statement) -> Bool {
    guard slot == \.changeValue || slot == \.changePercent || slot == \.changePoints else { return true }
    guard facts[current].changePercent != nil || facts[current].changeValue != nil || facts[current].changePoints != nil else {
      return true
    }
    // "tăng 120 tỷ đồng (8,5%)", "tăng 5%, tương ứng tăng 12 tỷ": the same change in two measures.
    let base = !statement.tail.base.isEmpty ? statement.tail.base : statement.chain.base
    return base.isEmpty || facts[current].baseline == nil
  }

  /// A row without a value.
  func begin(_ name: Wording, _ statement: Statement, part: Wording, inherits: Bool = false) -> Int? {
    guard !name.isEmpty else { return nil }
    var fact = Fact()
    fact.indicator = name
    fact.partOf = part == name ? Wording() : part
    fact.place = !statement.lead.place.isEmpty && statement.lead.place != name ? statement.lead.place : scenePlace(statement.lead)
    if !statement.tail.place.isEmpty { fact.place = wording(statement.tail.place) }
    fact.status = status(statement)
    if inherits, let current = clause.current, statement.lead.date == nil, statement.lead.relative == nil, fact.status == .actual {
      fact.status = facts[current].status
    }
    if inherits { fact.flags.insert(.inheritedIndicator) }
    setPeriod(&fact, statement.lead, statement.tail)
    if let rank = statement.lead.rank { fact.rank = rankAmount(rank) }
    facts.append(fact)
    if !inherits {
      clause.subject = Subject(name: name, place: fact.place, partOf: fact.partOf, unitFigure: -1, head: head(of: name))
    }
    clause.current = facts.count - 1
    return facts.count - 1
  }

  /// The fact of the sentence that "về lượng" or "về số dự án" means.
  func dimension(_ range: Range<Int>, _ slot: WritableKeyPath<Fact, Amount?>, _ statement: Statement) -> Int? {
    let name = wording(range)
    let term = pieces[range.lowerBound].term
    var found: Int?
    for index in facts.indices.dropFirst(sentenceFacts).reversed() where facts[index].value != nil && facts[index].unitFigure >= 0 {
      let isMoney = figures[facts[index].unitFigure].kind == .money
      if sharesWord(name, facts[index]) {
        found = index
        break
      }
      if found == nil, term == .moneyHead && isMoney || term == .countHead && !isMoney && figures[facts[index].unitFigure].kind == .quantity
      {
        found = index
      }
    }
    guard let found else {
      let whole = clause.subject.isEmpty ? context.latest.name : clause.subject.name
      return begin(name, statement, part: whole)
    }
    if isVerb(facts[found].indicator) { facts[found].indicator = name.followed(by: facts[found].indicator) }
    clause.current = found
    if facts[found][keyPath: slot] == nil, statement.lead.date == nil { return found }
    return begin(facts[found].indicator, statement, part: facts[found].partOf, inherits: true)
  }

  /// Whether the last word of a dimension stands in a fact's name or unit: "về số dự án".
  func sharesWord(_ name: Wording, _ fact: Fact) -> Bool {
    let own = passage.tokens(in: name.extent)
    guard let last = own.last else { return false }
    let word = passage[last].word
    guard word != 0 else { return false }
    let previous = own.count > 1 ? passage[last - 1].word : 0
    var ranges = [passage.tokens(in: fact.indicator.extent)]
    if fact.unitFigure >= 0 { ranges.append(figures[fact.unitFigure].tokens) }
    return ranges.contains { range in
      range.contains {
        passage[$0].word == word
          && (previous == 0 || own.count == 2 && passage[$0 - 1].word != previous
            ? own.count == 2 : passage[$0 - 1].word == previous || own.count == 1)
      }
    }
  }

  func isVerb(_ name: Wording) -> Bool {
    let tokens = passage.tokens(in: name.extent)
    return pieces.contains {
      ($0.term == .trade || $0.term == .actor) && Int($0.first) == tokens.lowerBound && Int($0.end) == tokens.upperBound
    }
  }
}
