/// A whole number from 1 to 3999 in roman digits.
///
/// ```
/// RomanNumeral("XIV")?.value   // 14
/// RomanNumeral("IIX")          // nil
/// ```
public struct RomanNumeral: Sendable, Hashable {
  /// 1…3999.
  public let value: Int

  private static let digits: [(String, Int)] = [
    ("M", 1_000), ("CM", 900), ("D", 500), ("CD", 400), ("C", 100), ("XC", 90), ("L", 50), ("XL", 40), ("X", 10), ("IX", 9), ("V", 5),
    ("IV", 4), ("I", 1),
  ]

  /// Reads capital or small digits in their usual form; nil for anything else.
  public init?(_ text: String) {
    let text = text.uppercased()
    var rest = text[...]
    var total = 0
    for (digits, value) in Self.digits {
      while rest.hasPrefix(digits) {
        rest = rest.dropFirst(digits.count)
        total += value
      }
    }
    guard rest.isEmpty, 1...3_999 ~= total, Self.digits(of: total) == text else { return nil }
    value = total
  }

  private static func digits(of number: Int) -> String {
    var (rest, text) = (number, "")
    for (digits, value) in digits {
      while rest >= value {
        text += digits
        rest -= value
      }
    }
    return text
  }
}
