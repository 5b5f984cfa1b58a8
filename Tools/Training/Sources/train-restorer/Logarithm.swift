/// Logarithms and exponentials by +, -, *, / alone, so that they are the same on every machine.
enum Logarithm {
  private static let two = 0.693147180559945309

  /// The natural logarithm of a positive number.
  static func of(_ number: Double) -> Double {
    // ln(m) = 2 atanh((m - 1) / (m + 1)) for m in 1..<2.
    let ratio = (number.significand - 1) / (number.significand + 1)
    let square = ratio * ratio
    var sum = 0.0
    var index = 39
    while index > 0 {
      sum = sum * square + 1 / Double(index)
      index -= 2
    }
    return 2 * ratio * sum + Double(number.exponent) * two
  }

  /// e to the power of a number that is not positive.
  @inline(__always)
  static func power(_ number: Double) -> Double {
    guard number > -40 else { return 0 }
    let whole = Int((0.5 - number / two).rounded(.down))
    let rest = number + Double(whole) * two
    var sum = 1 + rest / 11
    sum = 1 + rest * sum * (1.0 / 10)
    sum = 1 + rest * sum * (1.0 / 9)
    sum = 1 + rest * sum * (1.0 / 8)
    sum = 1 + rest * sum * (1.0 / 7)
    sum = 1 + rest * sum * (1.0 / 6)
    sum = 1 + rest * sum * (1.0 / 5)
    sum = 1 + rest * sum * (1.0 / 4)
    sum = 1 + rest * sum * (1.0 / 3)
    sum = 1 + rest * sum * (1.0 / 2)
    sum = 1 + rest * sum
    return sum * Double(bitPattern: UInt64(1023 - whole) << 52)
  }
}
