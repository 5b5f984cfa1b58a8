import VietLexicon
import VietTokens

/// Numbers below a thousand in words.
extension NumeralGrammar {
  /// 0…999 in words.
  func belowThousand(at index: Int) -> (value: Int, end: Int)? {
    func joined(_ position: Int) -> Bool { passage.isJoined(position - 1) }
    switch role(index) {
    case .hundred:
      guard joined(index + 1) else { return nil }
      if role(index + 1) == .half { return (150, index + 2) }
      // "trăm hai", "trăm hai mươi"
      guard role(index + 1) == .digit || role(index + 1) == .afterTen, isGoverned(index) else { return nil }
      if role(index + 2) == .tens, let (rest, end) = belowHundred(at: index + 1) { return (100 + rest, end) }
      return lastDigit(at: index + 1).map { (100 + $0 * 10, index + 2) }
    case .ten: return belowHundred(at: index)
    case .digit:
      guard role(index + 1) == .hundred, joined(index + 1) else { return belowHundred(at: index) }
      let hundreds = value(index) * 100
      let next = index + 2
      guard joined(next) else { return (hundreds, next) }
      switch role(next) {
      case .half: return (hundreds + 50, next + 1)
      case .zeroLink where [.digit, .afterTen].contains(role(next + 1)): return (hundreds + value(next + 1), next + 2)
      case .afterTen: return (hundreds + value(next) * 10, next + 1)
      case .ten: break
      case .digit where role(next + 1) == .tens: break
      // "hai trăm hai ba" is said for 223.
      case .digit where value(next) > 1 && endsShortTens(next + 1): return (hundreds + value(next) * 10 + value(next + 1), next + 2)
      // "một trăm hai" is said for 120; "một trăm năm" is years.
      case .digit where value(next) > 1 && passage.sense(next).terminal != .year && role(next + 1) != .hundred && closesTail(next + 1):
        return (hundreds + value(next) * 10, next + 1)
      default:
        // "ba trăm linh 5"
        if role(next) == .zeroLink, passage[next + 1].count == 1, let rest = passage.integer(next + 1), joined(next + 1) {
          return (hundreds + rest, next + 2)
        }
        if passage[next].isNumber, passage[next].count == 2, magnitudeWord(at: next + 1) != nil, let rest = passage.integer(next) {
          return (hundreds + rest, next + 1)
        }
        return (hundreds, next)
      }
      guard let (rest, end) = belowHundred(at: next) else { return (hundreds, next) }
      return (hundreds + rest, end)
    default: return nil
    }
  }

  /// Whether a digit that stands for tens or hundreds can end before a token: "năm trăm ba." is 530, "năm trăm ba cho" is not.
  func closesTail(_ index: Int) -> Bool {
    guard passage.isJoined(index - 1), passage[index].isWord else { return true }
    let sense = passage.sense(index)
    return sense.starts.contains(.unit) || sense.numeral != .none || sense.terminal != .none
  }

  /// 0…99 in words.
  private func belowHundred(at index: Int) -> (value: Int, end: Int)? {
    var (total, end) = (0, index)
    if role(index) == .ten {
      (total, end) = (value(index), index + 1)
    } else if role(index) == .digit {
      let digit = value(index)
      guard passage.isJoined(index) else { return (digit, index + 1) }
      switch role(index + 1) {
      case .tens where digit > 1: (total, end) = (digit * 10, index + 2)
      case .dozens: return dozens(digit, at: index + 1)
      case .afterTen where digit > 1: return (digit * 10 + value(index + 1), index + 2)
      // "chín chín tỷ"; "hai ba tỷ" is two or three.
      case .digit
      where digit > 1 && digit != 5 && value(index + 1) > 1 && value(index + 1) != digit + 1 && endsShortTens(index + 1)
        && isScaled(index + 2):
        return (digit * 10 + value(index + 1), index + 2)
      default: return (digit, index + 1)
      }
    } else {
      return nil
    }
    guard passage.isJoined(end - 1) else { return (total, end) }
    switch role(end) {
    // "hai mươi tư vấn viên", "ba mươi một số"
    case .afterTen where !startsNoun(end): return (total + value(end), end + 1)
    // "ba mươi bốn mươi" are two.
    case .digit where value(end) > 0 && !isYearWord(end) && !(role(end + 1) == .tens && passage.isJoined(end)) && !startsNoun(end):
      return (total + value(end), end + 1)
    case .half where end - index == 2: return (total + 5, end + 1)
    default: return (total, end)
    }
  }

  /// Whether a word is the last digit of tens said without "mươi".
  private func endsShortTens(_ index: Int) -> Bool {
    guard passage.isJoined(index - 1), role(index) == .digit && value(index) > 0 || role(index) == .afterTen else { return false }
    guard !isYearWord(index), passage.isJoined(index) else { return !isYearWord(index) }
    return role(index + 1) != .tens && role(index + 1) != .hundred && role(index + 1) != .dozens
  }

  /// Whether a magnitude or the mark of a fraction follows.
  private func isScaled(_ index: Int) -> Bool {
    guard passage.isJoined(index - 1) else { return false }
    if role(index) == .magnitude || role(index) == .point && role(index + 1) == .digit { return true }
    // "ba chín phút", "sáu hai phần trăm"
    switch passage.terminal(index) {
    case .minute, .second: return true
    default: return isMeasured(index) && !startsNoun(index)
    }
  }

  private func dozens(_ count: Int, at index: Int) -> (value: Int, end: Int) {
    let total = count * value(index)
    if value(index) == 10, role(index + 1) == .half, passage.isJoined(index) { return (total + 5, index + 2) }
    return (total, index + 1)
  }

  /// "mười năm": behind a ten "năm" is five only before a magnitude.
  private func isYearWord(_ index: Int) -> Bool {
    passage.sense(index).terminal == .year && magnitudeWord(at: index + 1) == nil
  }
}
