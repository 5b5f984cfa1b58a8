import VietLexicon
import VietTokens

/// Decimals in words: "hai phẩy năm", "không phẩy không ba", "một nghìn phẩy năm".
extension NumeralGrammar {
  /// What stands behind "phẩy" or "chấm", said digit by digit ("ba bốn", "không năm") or as a number ("hai mươi lăm").
  func fraction(at index: Int) -> (value: ExactDecimal, end: Int)? {
    guard role(index) == .point, passage.isJoined(index - 1), passage.isJoined(index) else { return nil }
    var end = index + 1
    var digits = 0
    var width = 0
    while width < 15, passage.isJoined(end - 1), isFractionDigit(end, isFirst: width == 0) {
      digits = digits * 10 + value(end)
      width += 1
      end += 1
    }
    // "hai mươi lăm", behind zeros perhaps.
    if digits == 0, passage.isJoined(end - 1), let (number, stop) = belowThousand(at: end) {
      (digits, end) = (number, stop)
      width += String(number).utf8.count
    }
    return width > 0 ? (ExactDecimal(digits).scaled(by: -width), end) : nil
  }

  /// Whether a word is one digit of a fraction; "năm" at its end may mean years, and is a digit where something is counted.
  private func isFractionDigit(_ index: Int, isFirst: Bool) -> Bool {
    guard role(index) == .digit || role(index) == .afterTen && !isFirst else { return false }
    switch role(index + 1) {
    case .tens, .hundred, .dozens: return !passage.isJoined(index)
    case .afterTen where isFirst && value(index) > 1 && value(index + 1) != 4: return false  // "bốn lăm"
    default: break
    }
    guard !isFirst, passage.sense(index).terminal == .year else { return true }
    return passage.isJoined(index)
      && ([.digit, .over, .magnitude].contains(role(index + 1)) || passage.longestMatch(passage.lexicon.units, at: index + 1) != nil)
  }

  /// "một nghìn phẩy năm tấn": a fraction behind a round magnitude in words.
  func readLateFraction(_ result: inout Numeral) {
    guard result.form == .words, result.hasMagnitude, result.value.isInteger, let (fraction, end) = fraction(at: result.end),
      let sum = result.value.adding(fraction)
    else { return }
    (result.mantissa, result.scale, result.end) = (sum, 0, end)
  }
}
