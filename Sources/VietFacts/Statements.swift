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
      if case .decimal(let written) = figures[statement.figure].value { return addBase(Amount(value: written, figure: statement.figure), of: fact, statement) }
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

  private func hasBase(_ statement: Statement) -> Bool {
    !statement.tail.base.isEmpty || !statement.chain.base.isEmpty || !frontBase.isEmpty || !statement.lead.base.isEmpty
  }

  /// The last fact of the sentence whose value counts what a figure counts.
  private func factWithUnit(of figure: Int) -> Int? {
    facts.indices.dropFirst(sentenceFacts).last { facts[$0].value != nil && facts[$0].changeValue == nil && hasSameUnit(figure, facts[$0].unitFigure) }
  }

  /// Whether a change in absolute terms can be one of the subject: "153 dự án tăng thêm 783 triệu USD" is none.
  private func fits(_ statement: Statement) -> Bool {
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
  private func addFormer(_ amount: Amount, _ statement: Statement) {
    guard statement.tail.date != nil, !clause.subject.isEmpty else { return }
    var fact = Fact()
    (fact.indicator, fact.place, fact.partOf) = (clause.subject.name, clause.subject.place, clause.subject.partOf)
    (fact.value, fact.unitFigure) = (amount, statement.figure)
    setPeriod(&fact, statement.lead, statement.tail)
    facts.append(fact)
  }

  /// "tăng 32,6% so với cùng kỳ năm 2018 (7.480 tỷ đồng)": the same fact of the base.
  private func addBase(_ amount: Amount, of fact: Int, _ statement: Statement) {
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
  private func basePeriod(_ baseline: Baseline?, of period: DatePeriod) -> DatePeriod? {
    switch baseline {
    case .period(let base)?: return base
    case .words(let words)?: return PeriodContext.base(words, of: period, figures, in: passage)
    case nil: return nil
    }
  }

  // MARK: Values

  /// A fact with a value of its own.
  private func addValue(_ amount: Amount, _ statement: Statement) {
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
    if clause.isAside, parent == nil, lead.isProper, figures[statement.figure].kind == .number, !clause.subject.isEmpty { parent = outer.last?.subject }
    if !name.isEmpty, !tail.object.isEmpty, chain.verbPiece < 0, chain.start < statement.piece, pieces[chain.start].term == .with, !lead.isProper {
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
      } else if !lead.place.isEmpty, !clause.subject.isEmpty || !context.latest.isEmpty, place == lead.place, chain.verb != .attain || !isSame {
        // "Quảng Ninh 2,15 tỷ USD": the place has a part of what was spoken of.
        name = lead.place
        if parent == nil { parent = whole() }
        place = Wording()
        isPlaceName = true
      } else if chain.verb == .rise || chain.verb == .growth, let current = clause.current, facts[current].value != nil, chain.verbPiece >= 0,
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
    if inherits, let current = clause.current, facts[current].value == nil, facts[current].indicator == name, lead.date == nil, lead.relative == nil,
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
    if fact.partOf.isEmpty || fact.partOf == clause.subject.partOf, !clause.subject.isEmpty, !inherits, isBareValue(lead), figures[statement.figure].kind == .money,
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
        name: name, place: fact.place, partOf: fact.partOf, unitFigure: fact.unitFigure, head: head(of: name), isPlace: isPlaceName || isPlaceSubject)
    } else if clause.subject.unitFigure < 0 {
      clause.subject.unitFigure = fact.unitFigure
    }
    clause.current = index
    clause.open = 0..<0
    // "tăng từ 5,2% lên 5,8% so với cùng kỳ": the base is that of the change, which is not written.
    if !tail.base.isEmpty, !tail.isPlan { facts[index].baseline = baseline(tail.base) }
  }

  /// "trị giá", "kim ngạch": the worth of what stands before.
  private func isBareValue(_ lead: Lead) -> Bool {
    guard let first = lead.pieces.first, pieces[first].term == .moneyHead else { return false }
    return lead.pieces.count <= 2 && lead.pieces.allSatisfy { pieces[$0].tokens.count <= 2 }
  }

  /// "Vận tải đường bộ: 842 nghìn hành khách": the label names no passengers.
  private func countsOtherThan(_ label: Wording, _ object: Wording) -> Bool {
    let counted = passage.tokens(in: object.extent), named = passage.tokens(in: label.extent)
    return counted.count > 1 && !counted.contains { token in named.contains { passage[$0].word == passage[token].word && passage[token].word != 0 } }
  }

  /// What a place without a noun has a part of.
  private func whole() -> Subject {
    if clause.subject.isEmpty { return context.latest }
    return clause.subject.isPlace ? Subject(name: clause.subject.partOf) : clause.subject
  }

  private func scenePlace(_ lead: Lead) -> Wording { clause.subject.place.isEmpty ? context.place : clause.subject.place }

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
  private func parentOf(_ name: Wording, _ parent: Subject?, _ lead: Lead) -> Wording? {
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

  private func rankAmount(_ index: Int) -> Amount? {
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

  // MARK: Plans, changes, shares

  private func addPlan(_ amount: Amount, _ statement: Statement) {
    if statement.lead.name.isEmpty, let current = clause.current, facts[current].planValue == nil, facts[current].value != nil || facts[current].changePercent != nil {
      facts[current].planValue = amount
      return
    }
    clause.isPlan = true
    addValue(amount, statement)
  }

  /// Puts an amount into the current fact, or into a row of its own.
  private func attach(_ amount: Amount, _ slot: WritableKeyPath<Fact, Amount?>, _ statement: Statement) {
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
  private func target(_ slot: WritableKeyPath<Fact, Amount?>, _ statement: Statement) -> Int? {
    let (lead, tail) = (statement.lead, statement.tail)
    if !tail.bearer.isEmpty, lead.name.isEmpty, slot == \.sharePercent {
      return begin(wording(tail.bearer), statement, part: clause.subject.name)
    }
    // "giảm 33,4% số lượt hộ" is "về số lượt hộ".
    let isChange = slot == \.changePercent || slot == \.changePoints
    let dimensions = tail.dimension.isEmpty && isChange && tail.whole.first.map({ FactTerms.heads.contains(pieces[$0].term) }) == true ? tail.whole : tail.dimension
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
    if !lead.place.isEmpty, !clause.subject.isEmpty, lead.pieces.isEmpty, clause.parent != nil || clause.isAside || pieces[statement.piece].term == .figure, lead.place != clause.subject.place {
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
  private func isDimension(_ lead: Lead) -> Bool {
    guard lead.pieces.count == 1, let first = lead.pieces.first else { return false }
    if pieces[first].term == .moneyHead { return pieces[first].tokens.count <= 2 }
    let tokens = pieces[first].tokens
    return pieces[first].term == .countHead && tokens.count <= 2 && passage[tokens.upperBound - 1].word == words.amount
      && passage[tokens.lowerBound].word != words.yield
  }

  /// The fact of the sentence that is measured in money, or by count, and has no such amount yet.
  private func measured(by term: FactTerm, _ slot: WritableKeyPath<Fact, Amount?>) -> Int? {
    facts.indices.dropFirst(sentenceFacts).last { index in
      guard facts[index].value != nil, facts[index].unitFigure >= 0, facts[index][keyPath: slot] == nil else { return false }
      return (figures[facts[index].unitFigure].kind == .money) == (term == .moneyHead)
    }
  }

  /// Real growth stands beside nominal growth, and every base has its row.
  private func fitsBase(_ current: Int, _ slot: WritableKeyPath<Fact, Amount?>, _ statement: Statement) -> Bool {
    guard slot == \.changeValue || slot == \.changePercent || slot == \.changePoints else { return true }
    guard facts[current].changePercent != nil || facts[current].changeValue != nil || facts[current].changePoints != nil else { return true }
    // "tăng 120 tỷ đồng (8,5%)", "tăng 5%, tương ứng tăng 12 tỷ": the same change in two measures.
    let base = !statement.tail.base.isEmpty ? statement.tail.base : statement.chain.base
    return base.isEmpty || facts[current].baseline == nil
  }

  /// A row without a value.
  private func begin(_ name: Wording, _ statement: Statement, part: Wording, inherits: Bool = false) -> Int? {
    guard !name.isEmpty else { return nil }
    var fact = Fact()
    fact.indicator = name
    fact.partOf = part == name ? Wording() : part
    fact.place = !statement.lead.place.isEmpty && statement.lead.place != name ? statement.lead.place : scenePlace(statement.lead)
    if !statement.tail.place.isEmpty { fact.place = wording(statement.tail.place) }
    fact.status = status(statement)
    if inherits, let current = clause.current, statement.lead.date == nil, statement.lead.relative == nil, fact.status == .actual { fact.status = facts[current].status }
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
  private func dimension(_ range: Range<Int>, _ slot: WritableKeyPath<Fact, Amount?>, _ statement: Statement) -> Int? {
    let name = wording(range)
    let term = pieces[range.lowerBound].term
    var found: Int?
    for index in facts.indices.dropFirst(sentenceFacts).reversed() where facts[index].value != nil && facts[index].unitFigure >= 0 {
      let isMoney = figures[facts[index].unitFigure].kind == .money
      if sharesWord(name, facts[index]) {
        found = index
        break
      }
      if found == nil, term == .moneyHead && isMoney || term == .countHead && !isMoney && figures[facts[index].unitFigure].kind == .quantity {
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
  private func sharesWord(_ name: Wording, _ fact: Fact) -> Bool {
    let own = passage.tokens(in: name.extent)
    guard let last = own.last else { return false }
    let word = passage[last].word
    guard word != 0 else { return false }
    let previous = own.count > 1 ? passage[last - 1].word : 0
    var ranges = [passage.tokens(in: fact.indicator.extent)]
    if fact.unitFigure >= 0 { ranges.append(figures[fact.unitFigure].tokens) }
    return ranges.contains { range in
      range.contains { passage[$0].word == word && (previous == 0 || own.count == 2 && passage[$0 - 1].word != previous ? own.count == 2 : passage[$0 - 1].word == previous || own.count == 1) }
    }
  }

  private func isVerb(_ name: Wording) -> Bool {
    let tokens = passage.tokens(in: name.extent)
    return pieces.contains { ($0.term == .trade || $0.term == .actor) && Int($0.first) == tokens.lowerBound && Int($0.end) == tokens.upperBound }
  }

  // MARK: What goes on

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
  private func baseWords(_ range: Range<Int>) -> Wording {
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
      if passage.terminal(last) == .past, let year = context.periods.inherited.flatMap({ ($0.end ?? $0.start).year }) ?? clause.period?.start.year {
        period.start.year = year - 1
      }
      return .period(period)
    }
    return .words(Wording(passage.place(Int(pieces[start].first)..<Int(pieces[range.upperBound - 1].end))))
  }
}
