import VietLexicon
import VietTokens

/// Numbers as they are said among people: "triệu rưỡi", "tỷ hai", "trăm tư", "2 tá".
extension NumeralGrammar {
  /// "triệu rưỡi", "tỷ hai": one of the magnitude, behind a word that governs a number.
  func bareMagnitude(at index: Int) -> Numeral? {
    guard passage.isJoined(index), isGoverned(index) else { return nil }
    var tenths = 5
    if role(index + 1) != .half {
      guard let digit = lastDigit(at: index + 1) else { return nil }
      tenths = digit
    }
    var result = Numeral(
      first: index, end: index + 2, mantissa: ExactDecimal(significand: Int128(10 + tenths), exponent: -1), form: .words)
    result.scale = value(index)
    result.hasMagnitude = true
    return result
  }

  /// Whether a word stands before a token that only figures follow: "lãi", "hơn", "khoảng", "là".
  func isGoverned(_ index: Int) -> Bool {
    guard passage.isJoined(index - 1), let cue = passage.cue(endingWith: index - 1)?.cue else { return false }
    return cue.hasAny(.money | .approx | .over | .under | .atleast | .atmost | .estimate | .linkEstimate | .linkChange)
  }

  /// A digit in words that ends its phrase, or has only a unit behind it: "triệu hai", "trăm tư đồng".
  func lastDigit(at index: Int) -> Int? {
    guard role(index) == .digit && value(index) > 1 && passage.sense(index).terminal != .year || role(index) == .afterTen,
      !passage.isJoined(index) || !passage[index + 1].isWord || isMeasured(index + 1) || isCurrency(index + 1)
    else { return nil }
    return value(index)
  }

  private func isCurrency(_ index: Int) -> Bool { passage.sense(index).starts.contains(.currency) }

  /// "2 tá": twelve of them each.
  func readDozens(_ result: inout Numeral) {
    guard role(result.end) == .dozens, value(result.end) == 12, passage.isJoined(result.end - 1), result.groups == nil,
      let count = result.mantissa.integer, count < 1_000
    else { return }
    result.mantissa = ExactDecimal(12 * count)
    result.end += 1
    result.form = .mixed
  }
}
