/// The terms of a numeral while they are added up: "một tỷ tỷ", "hai trăm triệu", "năm tỷ", …
///
/// A magnitude above those before it multiplies what stands below it: "107 nghìn 700 tỷ" are 107,700 billions. Blocks of nine digits are
/// told apart by their "tỷ", one for each block that follows ("một tỷ tỷ hai tỷ ba"), or by a "tỷ" behind all of them ("năm tỷ một trăm triệu
/// tỷ" is 5.1 × 10^18).
struct TermSum {
  /// The value so far.
  var total: ExactDecimal
  /// The power of ten below which the next term must stay.
  private(set) var lowest: Int
  /// The part of `total` that the last magnitude made.
  private var block: ExactDecimal

  init(_ first: ExactDecimal, lowest: Int) {
    (total, block) = (first, first)
    self.lowest = lowest
  }

  /// The sum with another term and its magnitude; nil where they are no part of this number.
  func adding(_ term: ExactDecimal, _ power: Int, saysAllPlaces: Bool) -> TermSum? {
    var next = self
    if power < lowest {
      next.block = term.scaled(by: power)
      guard next.block < ExactDecimal(1).scaled(by: lowest), let sum = total.adding(next.block) else { return nil }
      (next.total, next.lowest) = (sum, power)
      return next
    }
    guard power > lowest || power == 9 && saysAllPlaces, let sum = total.adding(term) else { return nil }
    (next.total, next.block, next.lowest) = (sum, term, 0)
    return next.raised(by: power, saysAllPlaces: saysAllPlaces)
  }

  /// The sum behind one more magnitude word; nil where that makes no number.
  func raised(by power: Int, saysAllPlaces: Bool) -> TermSum? {
    guard let whole = total.wholeNumber, let unit = Int128(1).timesTen(power) else { return nil }
    var next = self
    let low = whole % unit
    // "tỷ tỷ"
    if low == 0 {
      next.block = block.scaled(by: power)
      guard power == 9, let rest = total.adding(-block), let sum = rest.adding(next.block) else { return nil }
      (next.total, next.lowest) = (sum, lowest + power)
      return next
    }
    let high = whole - low
    if high % unit != 0 || high > 0 && power != 9 { return nil }
    next.lowest = power
    if high % (unit * unit) == 0 {
      next.block = ExactDecimal(Int(low)).scaled(by: power)
      guard let sum = ExactDecimal(exactly: high)?.adding(next.block) else { return nil }
      next.total = sum
      return next
    }
    guard saysAllPlaces, !total.scaled(by: power).isTooLarge else { return nil }
    (next.total, next.block) = (total.scaled(by: power), total.scaled(by: power))
    return next
  }
}

extension ExactDecimal {
  /// The value where it is a whole number of at most 38 digits.
  var wholeNumber: Int128? { exponent >= 0 ? significand.timesTen(exponent) : nil }
}
