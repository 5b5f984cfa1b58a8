import VietLexicon
import VietNumbers
import VietTokens

/// Years in words and years before 1000: "hai nghìn không trăm hai mươi", "hai không hai ba", "một chín tám tư", `938`.
extension FigureGrammar {
  /// A year in words, as a number or digit by digit.
  func spokenYear(at index: Int) -> (value: Int, end: Int)? {
    guard passage.sense(index).numeral == .digit else { return nil }
    if let year = digitwiseYear(at: index) { return year }
    guard let numeral = numerals.numeral(at: index), numeral.form == .words, let number = numeral.value.integer, Self.isPlainYear(number)
    else { return nil }
    return (number, numeral.end)
  }

  /// "hai không hai ba", "một chín bảy lăm", "hai không mười ba", "hai không linh sáu".
  private func digitwiseYear(at index: Int) -> (value: Int, end: Int)? {
    guard passage.isJoined(index), passage.isJoined(index + 1), passage.sense(index + 1).numeral == .digit else { return nil }
    let century = Int(passage.sense(index).value) * 10 + Int(passage.sense(index + 1).value)
    let rest = index + 2
    guard 10...20 ~= century, let (value, end) = digitPair(at: rest) ?? tens(at: rest) else { return nil }
    // A fifth digit makes it a telephone number, a magnitude a count.
    let next = terminal(end) == .year || !passage.isJoined(end - 1) ? .none : passage.sense(end).numeral
    return next == .none ? (century * 100 + value, end) : nil
  }

  /// Two places said one by one: "hai ba", "không tám", "linh sáu", "bảy lăm".
  func digitPair(at index: Int) -> (value: Int, end: Int)? {
    let (first, last) = (passage.sense(index), passage.sense(index + 1))
    guard passage.isJoined(index), first.numeral == .digit || first.numeral == .zeroLink,
      last.numeral == .digit || last.numeral == .afterTen && first.value > 1
    else { return nil }
    let isTens = passage.isJoined(index + 1) && (passage.sense(index + 2).numeral == .tens || last.numeral == .tens)
    return isTens ? nil : (Int(first.value) * 10 + Int(last.value), index + 2)
  }

  private func tens(at index: Int) -> (value: Int, end: Int)? {
    guard let (number, end) = smallNumber(at: index), passage[index].isWord, 10...99 ~= number else { return nil }
    return (number, end)
  }

  /// The year behind "năm" that is no year elsewhere: "chín trăm ba mươi tám", "một nghìn tám trăm năm hai", `938`.
  func earlyYear(at index: Int) -> (value: Int, end: Int)? {
    guard passage.isJoined(index - 1) else { return nil }
    let year: Int, end: Int
    if passage[index].isNumber {
      guard passage[index].count == 3, let number = passage.integer(index) else { return nil }
      (year, end) = (number, index + 1)
    } else {
      guard passage.sense(index).numeral == .digit, let numeral = numerals.numeral(at: index), numeral.form == .words,
        numeral.denominator == nil, let number = numeral.value.integer, number % 100 > 0
      else { return nil }
      (year, end) = (number, numeral.end)
    }
    guard 100..<1900 ~= year, unitEntry(at: end) == nil, !symbol(end, "%"), !(symbol(end, ",") && passage[end + 1].isNumber),
      passage.sense(end).numeral != .magnitude
    else { return nil }
    return (year, end)
  }

  /// "mỗi năm hai nghìn con giống", "một năm ba trăm linh tám": the words behind "năm" count something.
  func isCountPerYear(_ index: Int, _ year: (value: Int, end: Int)) -> Bool {
    guard passage[index + 1].isWord else { return false }
    if passage.isJoined(index - 1), passage.terminal(index - 1) == .each || passage.sense(index - 1).numeral == .digit { return true }
    return year.value % 100 == 0 && unitEntry(at: year.end) != nil
  }
}
