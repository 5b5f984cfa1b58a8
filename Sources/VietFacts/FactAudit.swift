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
  var found: [Contradiction] = []
  var ids: [String: Int] = [:]
  var keys: [Key] = []
  var sameKey: [Key: [Int]] = [:]
  var sameName: [Int: [Int]] = [:]
  /// The claims that have been found, each of a kind once.
  var claims: Set<Claim> = []

  struct Claim: Hashable {
    let kind: Contradiction.Kind
    let place: Range<Int>
  }

  /// How many facts of one name are held against another to either side.
  static let reach = 24

  /// What a fact is about.
  struct Key: Hashable {
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
      checkAlone(index)
      checkBase(index)
      checkScale(index)
      checkPart(index)
      checkShare(index)
    }
    checkSums()
    found.sort { $0.claim.lowerBound < $1.claim.lowerBound }
  }

  /// The facts that contradict themselves. Linear.
  mutating func selfContradictions() -> [Int] {
    var result: [Int] = []
    for index in facts.indices {
      let before = found.count
      checkAlone(index)
      if found.count > before { result.append(index) }
    }
    return result
  }

  /// Holds the amounts of one fact against each other.
  mutating func checkAlone(_ index: Int) {
    checkPlan(index)
    checkFormer(index)
    checkAmountAndPercent(index)
    checkPeriod(index)
  }

  /// The number of a name: small letters, one space between words; 0 for no name.
  mutating func id(_ wording: Wording) -> Int {
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
  func near(_ index: Int, in list: [Int]?) -> ArraySlice<Int> {
    guard let list else { return [] }
    let place = list.indices.partitioningIndex { list[$0] >= index }
    return list[max(0, place - Self.reach)..<min(list.count, place + Self.reach)]
  }

  // MARK: One fact

  mutating func checkPlan(_ index: Int) {
    guard let value = facts[index].value, let percent = facts[index].planPercent, facts[index].high == nil,
      let plan = facts[index].planValue ?? announcedPlan(index, value), isComparable(value.figure, plan.figure)
    else { return }
    let claim = printed(percent)
    holdRatio(.plan, claim: percent, claim, of: printed(value), to: printed(plan), minus: 0, against: [value.figure, plan.figure])
  }

  /// The plan of a year that an earlier statement of the same indicator names.
  func announcedPlan(_ index: Int, _ value: Amount) -> Amount? {
    guard !keys.isEmpty, let period = facts[index].period, let year = (period.end ?? period.start).year else { return nil }
    for other in near(index, in: sameName[keys[index].name]).reversed() where other < index && facts[other].status == .plan {
      let plan = facts[other]
      guard let target = plan.value, plan.high == nil, plan.period == DatePeriod(CalendarDate(year: Int(year))),
        keys[other].whole == keys[index].whole
      else { continue }
      return target
    }
    return nil
  }

  /// "tăng từ 15 lên 20 tỷ đồng, tăng 33,3%".
  mutating func checkFormer(_ index: Int) {
    guard facts[index].former != nil else { return }
    let fact = facts[index]
    guard let value = fact.value, let former = fact.former, isComparable(value.figure, former.figure) else { return }
    hold(fact, value, against: former)
  }

  /// The changes of a fact against the value of its base.
  mutating func hold(_ fact: Fact, _ value: Amount, against base: Amount) {
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
  mutating func checkAmountAndPercent(_ index: Int) {
    guard facts[index].changeValue != nil, facts[index].changePercent != nil else { return }
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

  mutating func checkPeriod(_ index: Int) {
    guard facts[index].baseline != nil else { return }
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
        guard let figure = figure(at: token), case .date(let base) = figure.value, let other = (base.end ?? base.start).year,
          base.end == nil, base.start.month == 0,
          passage.terminal(figure.firstToken) == .same, other >= own
        else { continue }
        reportPeriod(fact, "the same term of \(other) is not before \(text(period))")
      }
    }
  }

  /// The figure that begins with a token. Logarithmic.
  func figure(at token: Int) -> Figure? {
    let index = figures.indices.partitioningIndex { figures[$0].firstToken >= token }
    return index < figures.count && figures[index].firstToken == token ? figures[index] : nil
  }

  func isBefore(_ base: DatePeriod, _ period: DatePeriod) -> Bool {
    let (a, b) = (base.end ?? base.start, period.end ?? period.start)
    return (a.month, a.quarter) < (b.month, b.quarter)
  }

  mutating func reportPeriod(_ fact: Fact, _ arithmetic: String) {
    guard let amount = fact.changePercent ?? fact.changeValue ?? fact.changePoints, amount.figure >= 0 else { return }
    let words = fact.baseWords.isEmpty ? place(amount.figure) : fact.baseWords.extent
    // One base that several facts share is one slip.
    guard claims.insert(Claim(kind: .period, place: words)).inserted else { return }
    found.append(
      Contradiction(kind: .period, claim: words, against: [place(amount.figure)], expected: nil, arithmetic: arithmetic, slip: .year))
  }

  func text(_ period: DatePeriod) -> String {
    var bytes = ByteBuffer()
    period.write(to: &bytes)
    return bytes.string
  }
}
