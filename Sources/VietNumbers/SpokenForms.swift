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

  /// Whether a numeral in words stands beside another one without a joint: "hai ba nghìn", "ba mươi bốn mươi người", "mười mười lăm phút"
  /// are somewhere between the two, and say no number.
  public func isOneOfTwo(_ numeral: Numeral) -> Bool {
    // "bốn triệu một tháng": one month.
    if passage.isJoined(numeral.end - 1), passage.terminal(numeral.end) != .year, role(numeral.end) == .ten || role(numeral.end) == .digit,
      value(numeral.end) > 1, let next = plain(at: numeral.end), next.value > numeral.mantissa
    {
      return true
    }
    let before = numeral.first - 1
    guard before >= 0, passage.isJoined(before) else { return false }
    switch role(before) {
    case .digit where passage.terminal(before) != .year: return value(before) > 0 && isStep(value(before), numeral)
    // "năm sáu người", "năm bảy phút"; "năm ba tháng" may be a year's.
    case .digit: return passage[before - 1].kind != .number && numeral.form == .singleWord && [6, 7].contains(numeral.value.integer ?? 0)
    case .ten, .tens: return numeral.form == .words && numeral.value < ExactDecimal(100)
    default: return false
    }
  }

  private func plain(at index: Int) -> Numeral? { role(index) == .digit || role(index) == .ten ? numeral(at: index) : nil }

  /// "hai ba nghìn", "bảy tám mươi": the first word of the second number is one more.
  private func isStep(_ first: Int, _ numeral: Numeral) -> Bool { role(numeral.first) == .digit && value(numeral.first) == first + 1 }

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
