import VietFigures
import VietNumbers
import VietTokens

/// A number as it was printed: what it may have been before it was rounded.
struct Measured {
  let value: ExactDecimal
  /// The smallest and largest number that would be printed so.
  let low, high: ExactDecimal
  /// The power of ten of the last printed digit.
  let place: Int

  /// - Parameter value: that of the figure, or derived from it with the same last digit.
  init(_ value: ExactDecimal, _ figure: borrowing Figure, in passage: Passage) {
    self.value = value
    place = Self.lastPlace(of: figure, in: passage)
    let unit = ExactDecimal(1).scaled(by: place)
    let half = ExactDecimal(5).scaled(by: place - 1)
    // "hơn 15.000 tỷ" is rounded to what is not zero.
    let coarse = ExactDecimal(1).scaled(by: max(place, value.exponent))
    let mods = figure.modifiers
    // Reports round, and they cut off.
    var (below, above) = (half, unit)
    if mods.contains(.over) || mods.contains(.atleast) { above = coarse }
    if mods.contains(.under) || mods.contains(.atmost) { below = coarse }
    if mods.contains(.approx) { (below, above) = (coarse, coarse) }
    low = value.adding(-below) ?? value
    high = value.adding(above) ?? value
  }

  /// The power of ten of the last digit that is printed: 0,1 % for "12,0%", a million for "1.500 triệu".
  static func lastPlace(of figure: borrowing Figure, in passage: Passage) -> Int {
    let value: ExactDecimal
    switch figure.value {
    case .decimal(let number): value = number
    case .range(_, let number): value = number
    default: return 0
    }
    // The digits of the one number, as they are printed: the value is they times a power of ten.
    var digits: Int128 = 0
    var count = 0
    for token in figure.tokens where passage[token].isNumber {
      count += 1
      digits = 0
      for byte in passage.bytes(token) where byte &- 0x30 < 10 {
        guard let next = digits.appendingDigit(byte &- 0x30) else { return value.exponent }
        digits = next
      }
    }
    guard count == 1, digits > 0, value.significand != 0 else { return value.exponent }
    var place = value.exponent
    var rest = digits
    let significand = Int128(value.significand.magnitude)
    while rest > significand, rest % 10 == 0 {
      rest /= 10
      place -= 1
    }
    return rest == significand ? place : value.exponent
  }
}

extension Int128 {
  /// The number with one more digit; nil when that is no exact decimal any more.
  func appendingDigit(_ digit: UInt8) -> Int128? {
    let (product, overflow) = multipliedReportingOverflow(by: 10)
    return overflow ? nil : product + Int128(digit)
  }
}

extension ExactDecimal {
  /// The product; nil when it has more digits than fit.
  func times(_ other: ExactDecimal) -> ExactDecimal? {
    let (product, overflow) = significand.multipliedReportingOverflow(by: other.significand)
    return overflow ? nil : ExactDecimal(exactly: product, exponent: exponent + other.exponent)
  }

  /// The quotient, rounded half up in size to a power of ten; nil when it does not fit.
  func divided(by other: ExactDecimal, place: Int) -> ExactDecimal? {
    guard other.significand != 0 else { return nil }
    var above = significand, below = other.significand
    var shift = exponent - other.exponent - place
    guard abs(shift) <= 38 else { return nil }
    while shift > 0 {
      let (product, overflow) = above.multipliedReportingOverflow(by: 10)
      guard !overflow else { return nil }
      above = product
      shift -= 1
    }
    while shift < 0 {
      let (product, overflow) = below.multipliedReportingOverflow(by: 10)
      guard !overflow else { return nil }
      below = product
      shift += 1
    }
    let (quotient, rest) = above.quotientAndRemainder(dividingBy: below)
    let isUp = rest.magnitude >= below.magnitude - rest.magnitude
    let sign: Int128 = (above < 0) == (below < 0) ? 1 : -1
    return ExactDecimal(exactly: isUp ? quotient + sign : quotient, exponent: place)
  }
}
