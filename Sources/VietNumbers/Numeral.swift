/// A number as written, in digits, words or both, with its magnitude words.
public struct Numeral: Sendable, Hashable {
  public enum Form: UInt8, Sendable {
    case digits
    /// One number word: it counts only where the context says so ("ba lô").
    case singleWord
    /// Several number words: "hai mươi tư".
    case words
    /// Digits and words: "3 tỷ 500 triệu".
    case mixed
  }

  /// Its tokens.
  public var first: Int
  public var end: Int
  /// The number before the magnitude words at its end.
  public var mantissa: ExactDecimal
  /// The power of ten of those magnitude words; 0 for a number of several terms.
  public var scale = 0
  public var form: Form
  /// How the marks were read; nil where there are none.
  public var groups: DigitGroups?
  public var rule = SeparatorRule.form
  /// The other reading of an open mark, or of "3 triệu 200".
  public var alternative: ExactDecimal?
  /// The denominator of a fraction in words ("hai phần năm").
  public var denominator: ExactDecimal?
  /// Too many digits for the exact type.
  public var isOverflow = false
  /// Whether it has a magnitude word, however it was used.
  public var hasMagnitude = false
  /// Written with a magnitude of everyday language: `500k`, `1tr5`.
  public var isColloquial = false

  public var value: ExactDecimal { mantissa.scaled(by: scale) }

  public init(first: Int, end: Int, mantissa: ExactDecimal, form: Form) {
    self.first = first
    self.end = end
    self.mantissa = mantissa
    self.form = form
  }
}
