import VietFigures
import VietLexicon
import VietNumbers
import VietOrthography
import VietTokens

/// The arithmetic of the audit, over numbers as they were printed.
extension FactAudit {
  /// A number and the ends of what it may be.
  struct Interval {
    var low, high, value: ExactDecimal
    init(low: ExactDecimal, high: ExactDecimal, value: ExactDecimal) { (self.low, self.high, self.value) = (low, high, value) }
    init(_ measured: Measured) { self.init(low: measured.low, high: measured.high, value: measured.value) }
  }

  func printed(_ amount: Amount) -> Measured {
    let measured = Measured(amount.value, figures[amount.figure], in: passage)
    // "gấp 1,8 lần" is printed to a tenth of the base.
    return figures[amount.figure].kind == .quantity && isTimes(figures[amount.figure]) ? measured.coarsened(by: 2) : measured
  }

  func isTimes(_ figure: borrowing Figure) -> Bool {
    guard case .entry(let entry)? = figure.unit.base else { return false }
    return passage.lexicon.isSameUnit(Int(entry), passage.lexicon.times)
  }

  func place(_ figure: Int) -> Range<Int> { passage.start + figures[figure].start..<passage.start + figures[figure].end }

  /// Whether a change is one a year: "bình quân mỗi năm giảm 2,55 điểm phần trăm", "8,5%/năm".
  func isAverage(_ amount: Amount) -> Bool {
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
  func isComparable(_ a: Int, _ b: Int) -> Bool {
    guard a >= 0, b >= 0 else { return false }
    let (own, theirs) = (figures[a], figures[b])
    guard own.kind == theirs.kind else { return false }
    var left = ByteBuffer()
    var right = ByteBuffer()
    own.writeUnit(to: &left, in: passage)
    theirs.writeUnit(to: &right, in: passage)
    guard (own.unit.first == nil) == (theirs.unit.first == nil) else { return false }
    // "lượt" and "lượt khách" count the same.
    return left.bytes.elementsEqual(right.bytes)
      || own.kind == .quantity && (left.bytes.starts(with: right.bytes) || right.bytes.starts(with: left.bytes))
  }

  /// Whether what is claimed can be a number between two ends, one printed unit to either side.
  func meets(_ claim: Measured, low: ExactDecimal, high: ExactDecimal) -> Bool {
    let unit = ExactDecimal(1).scaled(by: claim.place)
    guard let least = claim.value.adding(-unit), let most = claim.value.adding(unit) else { return true }
    return !(most < low) && !(high < least)
  }

  /// The change in percent between two numbers, from its least to its most.
  func change(_ own: Measured, _ base: Measured) -> (low: ExactDecimal, high: ExactDecimal)? {
    guard base.low > .zero, let low = own.low.divided(by: base.high, place: -8), let high = own.high.divided(by: base.low, place: -8),
      let least = low.scaled(by: 2).adding(ExactDecimal(-100)), let most = high.scaled(by: 2).adding(ExactDecimal(-100))
    else { return nil }
    return (least, most)
  }

  mutating func holdDifference(claim amount: Amount, _ own: Measured, _ other: Measured, _ value: Amount, _ base: Amount) {
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

  mutating func holdRatio(
    _ kind: Contradiction.Kind, claim amount: Amount, _ claim: Measured, of own: Measured, to base: Measured, minus: Int, against: [Int]
  ) {
    holdRatio(kind, claim: amount, claim, of: Interval(own), to: Interval(base), minus: minus, against: against)
  }

  /// Holds a percent against the ratio of two numbers.
  mutating func holdRatio(
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
      .scale, claim: Amount(value: own.value, figure: claimed), against: Array(against.dropFirst()) + [amount.figure], expected: value,
      arithmetic,
      slip)
  }

  /// Whether a percent can be the ratio of two numbers, the first times a power of ten.
  func ratioMeets(_ claim: Measured, _ own: Interval, _ base: Interval, minus: Int, power: Int) -> Bool {
    guard let low = own.low.scaled(by: power).divided(by: base.high, place: claim.place - 6),
      let high = own.high.scaled(by: power).divided(by: base.low, place: claim.place - 6),
      let least = low.scaled(by: 2).adding(ExactDecimal(-minus)), let most = high.scaled(by: 2).adding(ExactDecimal(-minus))
    else { return true }
    return meets(claim, low: least, high: most)
  }

  mutating func report(
    _ kind: Contradiction.Kind, claim: Amount, against: [Int], expected: ExactDecimal?, _ arithmetic: String, _ slip: Contradiction.Slip?
  ) {
    guard claim.figure >= 0, claims.insert(Claim(kind: kind, place: place(claim.figure))).inserted else { return }
    found.append(
      Contradiction(
        kind: kind, claim: place(claim.figure), against: against.map(place), expected: expected, arithmetic: arithmetic, slip: slip))
  }
}

extension Measured {
  init(value: ExactDecimal, low: ExactDecimal, high: ExactDecimal, place: Int) {
    (self.value, self.low, self.high, self.place) = (value, low, high, place)
  }

  /// The same number, printed to a higher place.
  func coarsened(by power: Int) -> Measured { Measured(value: value, low: low, high: high, place: place + power) }

  /// The number times a power of ten.
  func scaled(by power: Int) -> Measured {
    Measured(value: value.scaled(by: power), low: low.scaled(by: power), high: high.scaled(by: power), place: place + power)
  }
}
