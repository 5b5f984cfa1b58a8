import VietFigures
import VietLexicon
import VietNumbers
import VietOrthography
import VietTokens

/// Recomputes what facts claim, with the precision that their printed digits allow.
///
/// Within a passage the amounts of one fact are held against each other, parts against their total, values against those of the base.
/// A number stands for all numbers that would be printed so, rounded or cut off; what fits none of them is a contradiction.
struct FactAudit {
  let facts: [Fact]
  let figures: [Figure]
  let passage: Passage
  private(set) var found: [Contradiction] = []
  private var ids: [String: Int] = [:]
  private var keys: [Key] = []
  private var sameKey: [Key: [Int]] = [:]
  private var sameName: [Int: [Int]] = [:]
  /// The claims that have been found, each of a kind once.
  private var claims: Set<Claim> = []

  private struct Claim: Hashable {
    let kind: Contradiction.Kind
    let place: Range<Int>
  }

  /// How many facts of one name are held against another to either side.
  private static let reach = 24

  /// What a fact is about.
  private struct Key: Hashable {
    let name, place, whole: Int
  }

  init(facts: [Fact], figures: [Figure], passage: Passage) {
    (self.facts, self.figures, self.passage) = (facts, figures, passage)
  }

  /// Everything that does not add up, in text order of the claims. Linear, but for facts of one name.
  mutating func run() {
    for index in facts.indices {
      let key = Key(name: id(facts[index].indicator), place: id(facts[index].place), whole: id(facts[index].partOf))
      keys.append(key)
      sameKey[key, default: []].append(index)
      sameName[key.name, default: []].append(index)
    }
    for index in facts.indices {
      checkPlan(index)
      checkFormer(index)
      checkAmountAndPercent(index)
      checkPeriod(index)
      checkBase(index)
      checkScale(index)
      checkPart(index)
      checkShare(index)
    }
    checkSums()
    found.sort { $0.claim.lowerBound < $1.claim.lowerBound }
  }

  /// The number of a name: small letters, one space between words; 0 for no name.
  private mutating func id(_ wording: Wording) -> Int {
    guard !wording.isEmpty else { return 0 }
    var plain = ByteBuffer()
    var small = ByteBuffer()
    wording.write(to: &plain, from: passage.text - passage.start)
    passage.lexicon.scanner.appendLowercase(plain.bytes, to: &small)
    let next = ids.count + 1
    let name = small.string
    if let known = ids[name] { return known }
    ids[name] = next
    return next
  }

  /// The facts of a list that stand around one: further ones are not held against it.
  private func near(_ index: Int, in list: [Int]?) -> ArraySlice<Int> {
    guard let list else { return [] }
    var (low, high) = (0, list.count)
    while low < high {
      let middle = (low + high) / 2
      if list[middle] < index { low = middle + 1 } else { high = middle }
    }
    return list[max(0, low - Self.reach)..<min(list.count, low + Self.reach)]
  }

  // MARK: One fact

  private mutating func checkPlan(_ index: Int) {
    guard let value = facts[index].value, let percent = facts[index].planPercent, facts[index].high == nil,
      let plan = facts[index].planValue ?? announcedPlan(index, value), isComparable(value.figure, plan.figure)
    else { return }
    let claim = printed(percent)
    holdRatio(.plan, claim: percent, claim, of: printed(value), to: printed(plan), minus: 0, against: [value.figure, plan.figure])
  }

  /// The plan of a year that an earlier statement of the same indicator names.
  private func announcedPlan(_ index: Int, _ value: Amount) -> Amount? {
    guard let period = facts[index].period, let year = (period.end ?? period.start).year else { return nil }
    for other in near(index, in: sameName[keys[index].name]).reversed() where other < index && facts[other].status == .plan {
      let plan = facts[other]
      guard let target = plan.value, plan.high == nil, plan.period == DatePeriod(CalendarDate(year: Int(year))), keys[other].whole == keys[index].whole
      else { continue }
      return target
    }
    return nil
  }

  /// "tăng từ 15 lên 20 tỷ đồng, tăng 33,3%".
  private mutating func checkFormer(_ index: Int) {
    let fact = facts[index]
    guard let value = fact.value, let former = fact.former, isComparable(value.figure, former.figure) else { return }
    hold(fact, value, against: former)
  }

  /// The changes of a fact against the value of its base.
  private mutating func hold(_ fact: Fact, _ value: Amount, against base: Amount) {
    let (own, other) = (printed(value), printed(base))
    let isRate = figures[value.figure].kind == .percent
    if let points = fact.changePoints, !isAverage(points) { holdDifference(claim: points, own, other, value, base) }
    if let change = fact.changeValue, !isRate, !isAverage(change) { holdDifference(claim: change, own, other, value, base) }
    guard let percent = fact.changePercent, fact.priceBasis == nil, !isAverage(percent) else { return }
    let claim = printed(percent)
    if isRate {
      // A rate moves by points; "giảm 0,4%" from 5,2 to 4,8 % names them percent.
      guard let difference = own.value.adding(-other.value), meets(claim, low: difference, high: difference) else { return }
      guard let ratio = change(own, other), !meets(claim, low: ratio.low, high: ratio.high) else { return }
      let expected = own.value.divided(by: other.value, place: claim.place - 2).flatMap { $0.scaled(by: 2).adding(ExactDecimal(-100)) }
      report(
        .points, claim: percent, against: [value.figure, base.figure], expected: difference,
        "\(own.value) − \(other.value) = \(difference) percentage points; in percent it is \(expected?.description ?? "another number")",
        .percentForPoints)
      return
    }
    holdRatio(.change, claim: percent, claim, of: own, to: other, minus: 100, against: [value.figure, base.figure])
  }

  /// "đạt 120 tỷ đồng, tăng 20 tỷ (20%)": amount and percent have one base.
  private mutating func checkAmountAndPercent(_ index: Int) {
    let fact = facts[index]
    guard let value = fact.value, let amount = fact.changeValue, let percent = fact.changePercent, fact.priceBasis == nil, fact.high == nil,
      isComparable(value.figure, amount.figure), figures[value.figure].kind != .percent
    else { return }
    let (own, change) = (printed(value), printed(amount))
    guard let low = own.low.adding(-change.high), let high = own.high.adding(-change.low), let middle = own.value.adding(-change.value),
      low > .zero
    else { return }
    let claim = printed(percent)
    let base = Interval(low: low, high: high, value: middle)
    holdRatio(
      .change, claim: percent, claim, of: Interval(change), to: base, minus: 0, against: [value.figure, amount.figure])
  }

  private mutating func checkPeriod(_ index: Int) {
    let fact = facts[index]
    guard let period = fact.period, let baseline = fact.baseline, let own = (period.end ?? period.start).year else { return }
    switch baseline {
    case .period(let base):
      guard let other = (base.end ?? base.start).year, base.start.day == 0, period.start.day == 0 else { return }
      let isSameKind = (base.start.month > 0) == (period.start.month > 0) && (base.start.quarter > 0) == (period.start.quarter > 0)
      guard isSameKind, other > own || other == own && !isBefore(base, period) else { return }
      reportPeriod(fact, "\(text(base)) is not before \(text(period))")
    case .words(let words):
      // "cùng kỳ năm 2022".
      for token in passage.tokens(in: words.extent) {
        guard let figure = figure(at: token), case .date(let base) = figure.value, let other = (base.end ?? base.start).year, base.end == nil, base.start.month == 0,
          passage.terminal(figure.firstToken) == .same, other >= own
        else { continue }
        reportPeriod(fact, "the same term of \(other) is not before \(text(period))")
      }
    }
  }

  /// The figure that begins with a token. Logarithmic.
  private func figure(at token: Int) -> Figure? {
    var (low, high) = (0, figures.count)
    while low < high {
      let middle = (low + high) / 2
      if figures[middle].firstToken < token { low = middle + 1 } else { high = middle }
    }
    return low < figures.count && figures[low].firstToken == token ? figures[low] : nil
  }

  private func isBefore(_ base: DatePeriod, _ period: DatePeriod) -> Bool {
    let (a, b) = (base.end ?? base.start, period.end ?? period.start)
    return (a.month, a.quarter) < (b.month, b.quarter)
  }

  private mutating func reportPeriod(_ fact: Fact, _ arithmetic: String) {
    guard let amount = fact.changePercent ?? fact.changeValue ?? fact.changePoints, amount.figure >= 0 else { return }
    let words = fact.baseWords.isEmpty ? place(amount.figure) : fact.baseWords.extent
    // One base that several facts share is one slip.
    guard claims.insert(Claim(kind: .period, place: words)).inserted else { return }
    found.append(
      Contradiction(kind: .period, claim: words, against: [place(amount.figure)], expected: nil, arithmetic: arithmetic, slip: .year))
  }

  private func text(_ period: DatePeriod) -> String {
    var bytes = ByteBuffer()
    period.write(to: &bytes)
    return bytes.string
  }

  // MARK: Several facts

  /// A value against that of its base, where the report has both.
  private mutating func checkBase(_ index: Int) {
    let fact = facts[index]
    guard fact.former == nil, fact.high == nil, let value = fact.value, fact.changePercent != nil || fact.changeValue != nil || fact.changePoints != nil,
      fact.changeValue == nil || fact.changePercent == nil, let period = fact.period, let base = base(of: fact, period)
    else { return }
    for other in near(index, in: sameKey[keys[index]]) where other != index {
      let candidate = facts[other]
      guard let theirs = candidate.value, candidate.high == nil, candidate.period == base, candidate.status != .plan,
        isComparable(value.figure, theirs.figure)
      else { continue }
      hold(fact, value, against: theirs)
      return
    }
  }

  /// The period of a fact's base.
  private func base(of fact: Fact, _ period: DatePeriod) -> DatePeriod? {
    switch fact.baseline {
    case .period(let base)?: return base
    case .words(let words)?: return figures.withUnsafeBufferPointer { PeriodContext.base(words, of: period, $0, in: passage) }
    case nil: return nil
    }
  }

  /// One indicator with two values, the one a thousand times the other.
  private mutating func checkScale(_ index: Int) {
    let fact = facts[index]
    guard let value = fact.value, fact.high == nil else { return }
    for other in near(index, in: sameKey[keys[index]]) where other > index {
      let candidate = facts[other]
      guard let theirs = candidate.value, candidate.high == nil, candidate.period == fact.period, isComparable(value.figure, theirs.figure)
      else { continue }
      for power in [3, 6, -3, -6] {
        let (own, scaled) = (printed(value), printed(theirs).scaled(by: power))
        guard own.value != .zero, own.low < scaled.high, scaled.low < own.high, own.value == scaled.value else { continue }
        report(
          .scale, claim: theirs, against: [value.figure], expected: own.value,
          "\(theirs.value) and \(value.value) stand for the same", abs(power) == 3 ? .thousandfold : .millionfold)
      }
    }
  }

  /// A part against its total: its share, and that it is not larger.
  private mutating func checkPart(_ index: Int) {
    let fact = facts[index]
    guard let value = fact.value, fact.high == nil, keys[index].whole > 0, adds(value), !fact.hasGuessedWhole else { return }
    // The nearest statement of the total before the part.
    for other in near(index, in: sameName[keys[index].whole]).reversed() where other < index {
      let whole = facts[other]
      guard let total = whole.value, whole.high == nil, whole.period == fact.period, keys[other].place == keys[index].place, whole.status == .plan || fact.status != .plan, isComparable(value.figure, total.figure)
      else { continue }
      let (own, theirs) = (printed(value), printed(total))
      if own.low > theirs.high {
        let slip = slip(own, theirs)
        report(.sum, claim: value, against: [total.figure], expected: nil, "the part \(own.value) is larger than its total \(theirs.value)", slip)
      } else if let share = fact.sharePercent, fact.whole.isEmpty || isNamed(fact.whole, by: whole.indicator) {
        let claim = printed(share)
        holdRatio(.share, claim: share, claim, of: own, to: theirs, minus: 0, against: [value.figure, total.figure])
      }
      return
    }
  }

  /// Whether values of this kind make up sums: prices and rates do not.
  private func adds(_ amount: Amount) -> Bool {
    figures[amount.figure].kind != .percent && figures[amount.figure].unit.first == nil
  }

  /// A share of a whole that the text names, and that a statement before has measured.
  private mutating func checkShare(_ index: Int) {
    let fact = facts[index]
    guard let value = fact.value, fact.high == nil, let share = fact.sharePercent, !fact.whole.isEmpty, adds(value), !fact.hasGuessedWhole else { return }
    for other in facts.indices.reversed() where other < index && other >= index - 6 {
      let whole = facts[other]
      guard let total = whole.value, whole.high == nil, let period = whole.period, period == fact.period, isComparable(value.figure, total.figure),
        isNamed(fact.whole, by: whole.indicator), keys[other].name != keys[index].name
      else { continue }
      holdRatio(.share, claim: share, printed(share), of: printed(value), to: printed(total), minus: 0, against: [value.figure, total.figure])
      return
    }
  }

  /// Whether every word of a whole stands in a name, but for those that only say that it is one: "tổng", "của cả nước".
  private func isNamed(_ whole: Wording, by name: Wording) -> Bool {
    let named = passage.tokens(in: name.extent).map { passage[$0].word }
    var found = 0
    for token in passage.tokens(in: whole.extent) where passage[token].isWord {
      let word = passage[token].word
      if word != 0, named.contains(word) {
        found += 1
      } else if !isGeneral(token) {
        return false
      }
    }
    return found > 0
  }

  private func isGeneral(_ token: Int) -> Bool {
    guard let match = passage.longestMatch(passage.lexicon.factPhrases, at: token), let term = FactTerm(rawValue: UInt8(truncatingIfNeeded: match.payload)) else {
      return passage.terminal(token - 1) == .none && passage[token - 1].isWord && token > 0 && isRegion(token - 1)
    }
    switch term {
    case .measureHead, .countHead, .moneyHead, .of, .region: return true
    default: return isRegion(token - 1)
    }
  }

  private func isRegion(_ token: Int) -> Bool {
    guard token >= 0, let match = passage.longestMatch(passage.lexicon.factPhrases, at: token) else { return false }
    return match.payload == UInt32(FactTerm.region.rawValue)
  }

  private func slip(_ own: Measured, _ total: Measured) -> Contradiction.Slip? {
    own.scaled(by: -3).low < total.high && own.low > total.scaled(by: 1).high ? .thousandfold : nil
  }

  /// Parts that are said to make up a total.
  private mutating func checkSums() {
    var index = 0
    while index < facts.count {
      guard facts[index].isSum else {
        index += 1
        continue
      }
      let whole = keys[index].whole
      var end = index + 1
      while end < facts.count, facts[end].isSum && keys[end].whole == whole || facts[end].value == nil { end += 1 }
      sum(index..<end)
      index = end
    }
  }

  private mutating func sum(_ range: Range<Int>) {
    let parts = range.filter { facts[$0].value != nil }
    guard parts.count > 1, let whole = near(range.lowerBound, in: sameName[keys[range.lowerBound].whole]).last(where: { $0 < range.lowerBound && facts[$0].value != nil }),
      let claimed = facts[whole].value, adds(claimed)
    else { return }
    var sum = ExactDecimal.zero, low = ExactDecimal.zero, high = ExactDecimal.zero
    for part in parts {
      guard let value = facts[part].value, facts[part].high == nil, facts[part].period == facts[whole].period, isComparable(value.figure, claimed.figure) else { return }
      let own = printed(value)
      guard let nextSum = sum.adding(own.value), let nextLow = low.adding(own.low), let nextHigh = high.adding(own.high) else { return }
      (sum, low, high) = (nextSum, nextLow, nextHigh)
    }
    let claim = printed(claimed)
    guard claim.high < low || claim.low > high else { return }
    let terms = parts.compactMap { facts[$0].value?.value.description }.joined(separator: " + ")
    report(
      .sum, claim: claimed, against: parts.compactMap { facts[$0].value?.figure }, expected: sum, "\(terms) = \(sum), not \(claim.value)",
      Contradiction.Slip(printed: claim.value, expected: sum))
  }

  // MARK: Arithmetic

  /// A number and the ends of what it may be.
  private struct Interval {
    var low, high, value: ExactDecimal
    init(low: ExactDecimal, high: ExactDecimal, value: ExactDecimal) { (self.low, self.high, self.value) = (low, high, value) }
    init(_ measured: Measured) { self.init(low: measured.low, high: measured.high, value: measured.value) }
  }

  private func printed(_ amount: Amount) -> Measured {
    let measured = Measured(amount.value, figures[amount.figure], in: passage)
    // "gấp 1,8 lần" is printed to a tenth of the base.
    return figures[amount.figure].kind == .quantity && isTimes(figures[amount.figure]) ? measured.coarsened(by: 2) : measured
  }

  private func isTimes(_ figure: borrowing Figure) -> Bool {
    guard case .entry(let entry)? = figure.unit.base else { return false }
    return passage.lexicon.isSameUnit(Int(entry), passage.lexicon.times)
  }

  private func place(_ figure: Int) -> Range<Int> { passage.start + figures[figure].start..<passage.start + figures[figure].end }

  /// Whether a change is one a year: "bình quân mỗi năm giảm 2,55 điểm phần trăm", "8,5%/năm".
  private func isAverage(_ amount: Amount) -> Bool {
    guard amount.figure >= 0 else { return false }
    let figure = figures[amount.figure]
    if figure.unit.first != nil { return true }
    let end = amount.figure > 0 ? figures[amount.figure - 1].endToken : 0
    let average = passage.lexicon.id(of: "quân")
    for token in max(end, figure.firstToken - 8)..<max(end, figure.firstToken) {
      if passage.terminal(token) == .each || average != 0 && passage[token].word == average { return true }
    }
    return false
  }

  /// Whether two figures count the same.
  private func isComparable(_ a: Int, _ b: Int) -> Bool {
    guard a >= 0, b >= 0 else { return false }
    let (own, theirs) = (figures[a], figures[b])
    guard own.kind == theirs.kind else { return false }
    var left = ByteBuffer()
    var right = ByteBuffer()
    own.writeUnit(to: &left, in: passage)
    theirs.writeUnit(to: &right, in: passage)
    guard (own.unit.first == nil) == (theirs.unit.first == nil) else { return false }
    // "lượt" and "lượt khách" count the same.
    return left.bytes.elementsEqual(right.bytes) || own.kind == .quantity && (left.bytes.starts(with: right.bytes) || right.bytes.starts(with: left.bytes))
  }

  /// Whether what is claimed can be a number between two ends, one printed unit to either side.
  private func meets(_ claim: Measured, low: ExactDecimal, high: ExactDecimal) -> Bool {
    let unit = ExactDecimal(1).scaled(by: claim.place)
    guard let least = claim.value.adding(-unit), let most = claim.value.adding(unit) else { return true }
    return !(most < low) && !(high < least)
  }

  /// The change in percent between two numbers, from its least to its most.
  private func change(_ own: Measured, _ base: Measured) -> (low: ExactDecimal, high: ExactDecimal)? {
    guard base.low > .zero, let low = own.low.divided(by: base.high, place: -8), let high = own.high.divided(by: base.low, place: -8),
      let least = low.scaled(by: 2).adding(ExactDecimal(-100)), let most = high.scaled(by: 2).adding(ExactDecimal(-100))
    else { return nil }
    return (least, most)
  }

  private mutating func holdDifference(claim amount: Amount, _ own: Measured, _ other: Measured, _ value: Amount, _ base: Amount) {
    let claim = printed(amount)
    guard let low = own.low.adding(-other.high), let high = own.high.adding(-other.low), let difference = own.value.adding(-other.value),
      !meets(claim, low: low, high: high)
    else { return }
    let isScale = [3, 6, -3, -6].contains { meets(claim.scaled(by: $0), low: low, high: high) }
    report(
      isScale ? .scale : .change, claim: amount, against: [value.figure, base.figure], expected: difference,
      "\(own.value) − \(other.value) = \(difference), not \(claim.value)",
      isScale ? .thousandfold : Contradiction.Slip(printed: claim.value, expected: difference))
  }

  private mutating func holdRatio(
    _ kind: Contradiction.Kind, claim amount: Amount, _ claim: Measured, of own: Measured, to base: Measured, minus: Int, against: [Int]
  ) {
    holdRatio(kind, claim: amount, claim, of: Interval(own), to: Interval(base), minus: minus, against: against)
  }

  /// Holds a percent against the ratio of two numbers.
  private mutating func holdRatio(
    _ kind: Contradiction.Kind, claim amount: Amount, _ claim: Measured, of own: Interval, to base: Interval, minus: Int, against: [Int]
  ) {
    guard base.low > .zero, let ratio = own.value.divided(by: base.value, place: claim.place - 2) else { return }
    guard !ratioMeets(claim, own, base, minus: minus, power: 0) else { return }
    let expected = ratio.scaled(by: 2).adding(ExactDecimal(-minus)) ?? ratio
    let power = [3, -3, 6, -6].first { ratioMeets(claim, own, base, minus: minus, power: $0) }
    let arithmetic =
      minus == 0
      ? "\(own.value) / \(base.value) = \(expected) %, not \(claim.value) %"
      : "(\(own.value) − \(base.value)) / \(base.value) = \(expected) %, not \(claim.value) %"
    let slip: Contradiction.Slip? =
      power.map { abs($0) == 3 ? .thousandfold : .millionfold } ?? Contradiction.Slip(printed: claim.value, expected: expected)
    guard let power, let claimed = against.first, let value = Optional(own.value.scaled(by: power)) else {
      return report(kind, claim: amount, against: against, expected: expected, arithmetic, slip)
    }
    // The value or its base has the wrong unit: the value is named, the base stands beside it.
    report(
      .scale, claim: Amount(value: own.value, figure: claimed), against: Array(against.dropFirst()) + [amount.figure], expected: value, arithmetic,
      slip)
  }

  /// Whether a percent can be the ratio of two numbers, the first times a power of ten.
  private func ratioMeets(_ claim: Measured, _ own: Interval, _ base: Interval, minus: Int, power: Int) -> Bool {
    guard let low = own.low.scaled(by: power).divided(by: base.high, place: claim.place - 6),
      let high = own.high.scaled(by: power).divided(by: base.low, place: claim.place - 6),
      let least = low.scaled(by: 2).adding(ExactDecimal(-minus)), let most = high.scaled(by: 2).adding(ExactDecimal(-minus))
    else { return true }
    return meets(claim, low: least, high: most)
  }

  private mutating func report(
    _ kind: Contradiction.Kind, claim: Amount, against: [Int], expected: ExactDecimal?, _ arithmetic: String, _ slip: Contradiction.Slip?
  ) {
    guard claim.figure >= 0, claims.insert(Claim(kind: kind, place: place(claim.figure))).inserted else { return }
    found.append(
      Contradiction(
        kind: kind, claim: place(claim.figure), against: against.map(place), expected: expected, arithmetic: arithmetic, slip: slip))
  }
}

extension Measured {
  private init(value: ExactDecimal, low: ExactDecimal, high: ExactDecimal, place: Int) {
    (self.value, self.low, self.high, self.place) = (value, low, high, place)
  }

  /// The same number, printed to a higher place.
  func coarsened(by power: Int) -> Measured { Measured(value: value, low: low, high: high, place: place + power) }

  /// The number times a power of ten.
  func scaled(by power: Int) -> Measured {
    Measured(value: value.scaled(by: power), low: low.scaled(by: power), high: high.scaled(by: power), place: place + power)
  }
}
