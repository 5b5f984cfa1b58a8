public import VietOrthography

/// A decimal number held exactly: `significand × 10^exponent`, never through binary floating point.
///
/// ```
/// ExactDecimal("1.26")!.scaled(by: 15).description   // "1260000000000000"
/// ```
///
/// The significand has up to 38 digits. Every operation that could need more returns nil. Two numbers are equal when
/// their values are: `1.50 == 1.5`.
public struct ExactDecimal: Sendable, Hashable, Comparable, LosslessStringConvertible {
  // Two words instead of an Int128, whose alignment would cost a third of the size.
  @usableFromInline let high: Int64
  @usableFromInline let low: UInt64
  @usableFromInline let power: Int32

  /// The digits with their sign; no trailing zeros unless the number is zero.
  @inlinable public var significand: Int128 { Int128(high) << 64 | Int128(low) }
  /// The power of ten that the significand is multiplied by.
  @inlinable public var exponent: Int { Int(power) }

  public static let zero = ExactDecimal(0)

  /// A whole number.
  public init(_ integer: Int) { self.init(significand: Int128(integer), exponent: 0) }

  /// `significand × 10^exponent`; nil when the significand has more than 38 digits.
  public init?(exactly significand: Int128, exponent: Int = 0) {
    guard significand > -Int128.digitLimit, significand < Int128.digitLimit else { return nil }
    self.init(significand: significand, exponent: exponent)
  }

  /// `significand × 10^exponent`, for a significand of at most 38 digits.
  package init(significand: Int128, exponent: Int) {
    var (significand, exponent) = (significand, exponent)
    if significand == 0 {
      exponent = 0
    } else if let small = Int64(exactly: significand) {
      var small = small
      while small % 10 == 0 {
        small /= 10
        exponent += 1
      }
      significand = Int128(small)
    } else {
      while significand % 10 == 0 {
        significand /= 10
        exponent += 1
      }
    }
    self.init(canonical: significand, exponent: exponent)
  }

  /// Reads plain decimal notation: an optional `-`, digits, at most one `.`; nil for anything else or over 38 digits.
  public init?(_ description: String) {
    var digits = description.utf8[...]
    let isNegative = digits.first == UInt8(ascii: "-")
    if isNegative { digits.removeFirst() }
    var significand: Int128 = 0
    var exponent = 0
    var seenPoint = false, seenDigit = false
    for byte in digits {
      if byte == UInt8(ascii: "."), !seenPoint {
        seenPoint = true
        continue
      }
      guard byte &- 0x30 < 10, let next = significand.appending(byte &- 0x30) else { return nil }
      seenDigit = true
      significand = next
      if seenPoint { exponent -= 1 }
    }
    guard seenDigit, description.utf8.last != UInt8(ascii: ".") else { return nil }
    self.init(significand: isNegative ? -significand : significand, exponent: exponent)
  }

  /// The number times a power of ten; exact, never fails.
  public func scaled(by power: Int) -> ExactDecimal {
    significand == 0 ? self : ExactDecimal(canonical: significand, exponent: exponent + power)
  }

  private init(canonical significand: Int128, exponent: Int) {
    high = Int64(truncatingIfNeeded: significand >> 64)
    low = UInt64(truncatingIfNeeded: significand)
    power = Int32(clamping: exponent)
  }

  public static prefix func - (value: ExactDecimal) -> ExactDecimal {
    ExactDecimal(canonical: -value.significand, exponent: value.exponent)
  }

  /// The sum, or nil when it has more digits than fit.
  public func adding(_ other: ExactDecimal) -> ExactDecimal? {
    guard let (a, b, exponent) = aligned(with: other) else { return nil }
    let (sum, overflow) = a.addingReportingOverflow(b)
    return overflow ? nil : ExactDecimal(exactly: sum, exponent: exponent)
  }

  public static func < (a: ExactDecimal, b: ExactDecimal) -> Bool {
    if let (left, right, _) = a.aligned(with: b) { return left < right }
    // Too far apart to align: the one with the higher exponent is the larger in size.
    return a.exponent > b.exponent ? a.significand < 0 : b.significand > 0
  }

  /// Whether the number, written out, has more than 38 digits before the decimal mark.
  package var isTooLarge: Bool {
    // Twenty digits at most and up to seventeen zeros: the common case needs no count.
    if power <= 17, high == 0 || high == -1 { return false }
    return exponent > 0 && significand != 0 && magnitudeOrder >= 38
  }

  /// The power of ten of the first digit.
  private var magnitudeOrder: Int {
    var order = exponent - 1, rest = significand.magnitude
    while rest > 0 {
      rest /= 10
      order += 1
    }
    return order
  }

  /// Both significands at the lower exponent of the two.
  private func aligned(with other: ExactDecimal) -> (Int128, Int128, Int)? {
    if exponent == other.exponent { return (significand, other.significand, exponent) }
    if exponent > other.exponent {
      guard let raised = significand.timesTen(exponent - other.exponent) else { return nil }
      return (raised, other.significand, other.exponent)
    }
    guard let raised = other.significand.timesTen(other.exponent - exponent) else { return nil }
    return (significand, raised, exponent)
  }

  /// Whether there are no digits behind the decimal mark.
  public var isInteger: Bool { exponent >= 0 }

  /// The value when it is a whole number that fits.
  public var integer: Int? {
    guard exponent >= 0, let value = significand.timesTen(exponent) else { return nil }
    return Int(exactly: value)
  }

  /// Plain decimal: `.` as the mark, no grouping, no exponent, no trailing zeros.
  public var description: String {
    var buffer = ByteBuffer()
    write(to: &buffer)
    return buffer.string
  }

  /// Appends the plain decimal form as ASCII.
  public func write(to bytes: inout ByteBuffer) {
    let significand = significand
    if significand < 0 { bytes.append(UInt8(ascii: "-")) }
    let start = bytes.count
    bytes.append(decimal: significand.magnitude, width: exponent < 0 ? 1 - exponent : 1)
    if exponent >= 0 { bytes.append(zeros: exponent) } else if bytes.count > start { bytes.insert(UInt8(ascii: "."), before: -exponent) }
  }
}

extension Int128 {
  /// The number with one more decimal digit, or nil when it does not fit.
  func appending(_ digit: UInt8) -> Int128? {
    self < Self.digitLimit / 10 ? self * 10 + Int128(digit) : nil
  }

  /// The first number of 39 digits.
  static let digitLimit: Int128 = 100_000_000_000_000_000_000_000_000_000_000_000_000

  /// The number times a power of ten, or nil when it does not fit.
  func timesTen(_ power: Int) -> Int128? {
    guard power <= 38 || self == 0 else { return nil }
    if self == 0 { return 0 }
    var result = self
    for _ in 0..<power {
      let (product, overflow) = result.multipliedReportingOverflow(by: 10)
      guard !overflow else { return nil }
      result = product
    }
    return result
  }
}
