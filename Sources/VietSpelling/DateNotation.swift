import VietFigures
import VietLexicon
import VietNumbers
import VietTokens

/// Dates in digits: the words of the calendar stay, the numbers behind them become digits.
extension FigureNotation {
  func writeDate(_ figure: Figure) {
    var index = figure.firstToken
    let end = figure.endToken
    /// The word of the calendar that waits for its number.
    var label = Terminal.none
    while index < end {
      let word = passage.terminal(index)
      let isFive = word == .year && (label == .day || label == .monthDay || label == .month) && passage.sense(index).numeral == .digit
      if !isFive, Self.isLabel(word) {
        copy(index)
        // "chín tháng năm hai nghìn…": the months have their number.
        let isCount =
          word == .month && index > figure.firstToken && passage.sense(index - 1).numeral != .none && !isDayBefore(index, figure)
        label = isCount ? .none : word
        index += 1
        continue
      }
      if label == .year, startsNumber(index) {
        let stop = yearEnd(from: index, before: end)
        if let year = year(from: index, to: stop, of: figure, isLast: stop == end) {
          space()
          out.append(decimal: year)
          index = stop
          label = .none
          continue
        }
      }
      if isFive {
        space()
        out.append("5")
        index += 1
      } else if passage.sense(index).numeral == .afterTen, passage.sense(index).value == 4, label == .month || label == .quarter {
        space()
        out.append("4")
        index += 1
      } else if label == .day, let day = dayWithoutTens(at: index, before: end) {
        space()
        out.append(decimal: day)
        index += 2
      } else if let numeral = spoken(at: index, before: end), let number = numeral.value.integer {
        space()
        out.append(decimal: number)
        index = numeral.end
      } else {
        copy(index)
        index += 1
      }
      label = .none
    }
  }

  /// Whether the number before "tháng" is a day.
  private func isDayBefore(_ index: Int, _ figure: Figure) -> Bool {
    guard case .date(let period) = figure.value else { return false }
    return period.start.day > 0 || period.end.map { $0.day > 0 } ?? false
  }

  /// "ngày hai tám tháng sáu": the twenty-eighth.
  private func dayWithoutTens(at index: Int, before end: Int) -> Int? {
    let (tens, unit) = (passage.sense(index), passage.sense(index + 1))
    guard index + 2 < end, tens.numeral == .digit, 2...3 ~= tens.value, unit.numeral == .digit || unit.numeral == .afterTen,
      passage.terminal(index + 2) == .month
    else { return nil }
    return Int(tens.value) * 10 + Int(unit.value)
  }

  private static func isLabel(_ word: Terminal) -> Bool {
    switch word {
    case .day, .monthDay, .month, .quarter, .year, .era, .yearsOf: true
    default: false
    }
  }

  /// Behind the words of a year: up to a word that is no number.
  private func yearEnd(from index: Int, before end: Int) -> Int {
    var position = index
    while position < end, passage[position].isWord, passage.sense(position).numeral != .none { position += 1 }
    return position
  }

  /// The year that some words say: as a number, or digit by digit.
  private func year(from index: Int, to end: Int, of figure: Figure, isLast: Bool) -> Int? {
    if let numeral = spoken(at: index, before: end), numeral.end == end { return numeral.value.integer }
    guard case .date(let period) = figure.value else { return nil }
    return (isLast ? period.end ?? period.start : period.start).year.map(Int.init)
  }
}
