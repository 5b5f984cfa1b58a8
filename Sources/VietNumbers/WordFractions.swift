import VietLexicon
import VietTokens

/// Fractions that are one sign (`½`, `2 ¾`), and decimals in words: "hai phẩy năm", "không phẩy không ba", "một nghìn phẩy năm".
extension NumeralGrammar {
  /// What stands behind "phẩy" or "chấm", said digit by digit ("ba bốn", "không năm") or as a number ("hai mươi lăm").
  ///
  /// - Parameters:
  ///   - index: the word for the mark.
  ///   - first: the first token of the numeral.
  func fraction(at index: Int, of first: Int) -> (value: ExactDecimal, end: Int)? {
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
    } else if width > 1 || width == 1 && digits == 0, endsWithFive(at: end, of: first) {
      (digits, width, end) = (digits * 10 + 5, width + 1, end + 1)
    }
    return width > 0 ? (ExactDecimal(digits).scaled(by: -width), end) : nil
  }

  /// Whether "năm" at the end of a phrase is the last digit ("phẩy không năm", "phẩy ba hai năm"); behind one digit it means years.
  private func endsWithFive(at index: Int, of first: Int) -> Bool {
    guard passage.isJoined(index - 1), role(index) == .digit, value(index) == 5 else { return false }
    guard !passage.isJoined(index) || passage[index + 1].kind == .symbol else { return false }
    return passage.cue(endingWith: first - 1)?.cue.contains(.duration) != true
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

  /// `½`: a fraction, or the decimal it stands for before a magnitude ("½ triệu").
  func vulgar(at index: Int) -> Numeral? {
    var result = Numeral(first: index, end: index + 1, mantissa: ExactDecimal(value(index) / 10), form: .words)
    if passage.isJoined(index), role(index + 1) == .magnitude {
      guard let part = decimal(ofVulgar: index) else { return nil }
      result.mantissa = part
    } else {
      result.denominator = ExactDecimal(value(index) % 10)
    }
    return result
  }

  /// `2 ½`, `12¾`
  func readVulgar(_ result: inout Numeral) {
    guard role(result.end) == .vulgar, passage.isJoined(result.end - 1), result.groups == nil, let part = decimal(ofVulgar: result.end),
      let sum = result.mantissa.adding(part)
    else { return }
    (result.mantissa, result.end, result.form) = (sum, result.end + 1, .mixed)
  }

  /// The decimal of halves, quarters, fifths and eighths.
  private func decimal(ofVulgar index: Int) -> ExactDecimal? {
    let (above, below) = (value(index) / 10, value(index) % 10)
    guard below > 0, 1_000 % below == 0 else { return nil }
    return ExactDecimal(above * 1_000 / below).scaled(by: -3)
  }

  /// "một nghìn phẩy năm tấn": a fraction behind a round magnitude in words.
  func readLateFraction(_ result: inout Numeral) {
    guard result.form == .words, result.hasMagnitude, result.value.isInteger,
      let (fraction, end) = fraction(at: result.end, of: result.first),
      let sum = result.value.adding(fraction)
    else { return }
    (result.mantissa, result.scale, result.end) = (sum, 0, end)
  }
}
