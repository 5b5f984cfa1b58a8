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

  // Narrow integers: numerals are handed from grammar to grammar by value.
  private var firstIndex, endIndex, power: Int32
  /// The number before the magnitude words at its end.
  public var mantissa: ExactDecimal
  public var form: Form
  /// How the marks were read; nil where there are none.
  public var groups: DigitGroups?
  public var rule = SeparatorRule.form
  /// Whether the last mark is decimal or a group's; `grouped` where there are no marks.
  public var marksReading = DigitGroups.Reading.grouped
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
    (firstIndex, endIndex, power) = (Int32(truncatingIfNeeded: first), Int32(truncatingIfNeeded: end), 0)
    self.mantissa = mantissa
    self.form = form
  }

  /// Its tokens.
  public var first: Int {
    get { Int(firstIndex) }
    set { firstIndex = Int32(truncatingIfNeeded: newValue) }
  }
  public var end: Int {
    get { Int(endIndex) }
    set { endIndex = Int32(truncatingIfNeeded: newValue) }
  }
  /// The power of ten of the magnitude words at the end; 0 for a number of several terms.
  public var scale: Int {
    get { Int(power) }
    set { power = Int32(clamping: newValue) }
  }
}
