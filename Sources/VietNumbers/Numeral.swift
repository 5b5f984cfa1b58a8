/// A number as written, in digits, words or both, with its magnitude words.
package struct Numeral: Sendable, Hashable {
  package enum Form: UInt8, Sendable {
    case digits
    /// One number word: it counts only where the context says so ("ba lô").
    case singleWord
    /// Several number words: "hai mươi tư".
    case words
    /// Digits and words: "3 tỷ 500 triệu".
    case mixed
  }

  /// Its tokens.
  package var first: Int
  package var end: Int
  /// The number before the magnitude words at its end.
  package var mantissa: ExactDecimal
  /// The power of ten of those magnitude words; 0 for a number of several terms.
  package var scale = 0
  package var form: Form
  /// How the marks were read; nil where there are none.
  package var groups: DigitGroups?
  package var rule = SeparatorRule.form
  /// The other reading of an open mark, or of "3 triệu 200".
  package var alternative: ExactDecimal?
  /// The denominator of a fraction in words ("hai phần năm").
  package var denominator: ExactDecimal?
  /// Too many digits for the exact type.
  package var isOverflow = false
  /// Whether it has a magnitude word, however it was used.
  package var hasMagnitude = false
  /// Written with a magnitude of everyday language: `500k`, `1tr5`.
  package var isColloquial = false

  package var value: ExactDecimal { mantissa.scaled(by: scale) }

  package init(first: Int, end: Int, mantissa: ExactDecimal, form: Form) {
    self.first = first
    self.end = end
    self.mantissa = mantissa
    self.form = form
  }
}
