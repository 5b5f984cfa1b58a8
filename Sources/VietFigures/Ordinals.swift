import VietLexicon
import VietNumbers
import VietTokens

/// Ranks and multiples: "thứ 5", "lần thứ Hai", "khóa XIII", "gấp đôi", "một nửa".
extension FigureGrammar {
  /// "thứ 13/230", "lần thứ IV", "khóa 14"; weekdays are no figures.
  func ordinal(at index: Int) -> Figure? {
    switch passage.terminal(index) {
    case .times:
      guard terminal(index + 1) == .ordinal, let (value, end) = rank(at: index + 2) else { return nil }
      return Figure(.ordinal, .decimal(ExactDecimal(value)), tokens: index..<end)
    case .ordinal:
      guard let (value, end) = rank(at: index + 1), !isWeekday(index, value, end) else { return nil }
      return Figure(.ordinal, .decimal(ExactDecimal(value)), tokens: index..<end)
    case .course:
      guard passage.isJoined(index), let value = passage.roman(at: index + 1) ?? passage.integer(index + 1), value < 100,
        passage.roman(at: index + 1) != nil || unitEntry(at: index + 2) == nil,
        !symbol(index + 2, "/"), !symbol(index + 2, "-"), !symbol(index + 2, "%")
      else { return nil }
      return Figure(.ordinal, .decimal(ExactDecimal(value)), tokens: index..<(index + 2))
    default: return nil
    }
  }

  /// The number behind "thứ": digits (with "/230"), roman digits, words, "nhất", "nhì", "tư".
  private func rank(at index: Int) -> (value: Int, end: Int)? {
    guard passage.isJoined(index - 1) else { return nil }
    if let number = passage.integer(index) {
      guard !symbol(index + 1, "%") else { return nil }
      if symbol(index + 1, "/"), passage.integer(index + 2) != nil, passage.isJoined(index + 1) { return (number, index + 3) }
      return (number, index + 1)
    }
    // "thứ 1.000"
    if passage[index].isNumber, let number = numerals.digits(at: index), number.end == index + 1, let value = number.value.integer {
      return symbol(index + 1, "%") ? nil : (value, index + 1)
    }
    if let number = passage.roman(at: index) { return (number, index + 1) }
    if passage[index].isWord, passage.lexicon.isFirst(passage[index].word) { return (1, index + 1) }
    if passage.terminal(index) == .secondRank { return (2, index + 1) }
    if passage.sense(index).numeral == .afterTen, passage.sense(index).value == 4 { return (4, index + 1) }
    guard passage[index].isWord, let numeral = numerals.numeral(at: index), numeral.denominator == nil, let value = numeral.value.integer,
      value > 0, !numeral.hasMagnitude || value % 1_000 > 0 || passage.sense(index).value == 1 || numeral.end > index + 2
    else { return nil }
    return (value, numeral.end)
  }

  /// "ngày thứ bảy", "Thứ Năm tuần này", "sáng thứ 7": a day of the week, not a rank.
  private func isWeekday(_ index: Int, _ value: Int, _ end: Int) -> Bool {
    guard 2...7 ~= value, end == index + 2, passage.terminal(index + 1) != .secondRank, passage.roman(at: index + 1) == nil else {
      return false
    }
    let before = passage.isJoined(index - 1) ? passage.terminal(index - 1) : .none
    if isRankedNoun(index - 1) { return false }
    if isInWeek(index, end) { return true }
    if terminal(end) == .be || terminal(end) == .of { return false }
    if before.isDayPart { return true }
    if passage[end].isSymbol(","), passage.terminal(end + 1) == .day || passage[end + 1].isNumber && markedNumbers(at: end + 1) != nil {
      return true
    }
    if passage.terminal(end) == .week || passage.terminal(end) == .day { return true }
    if terminal(end) == .and, passage[end + 1].flags.contains(.capital) { return true }
    if symbol(end, "("), markedNumbers(at: end + 1) != nil { return true }
    if passage[index + 1].isNumber { return before == .day && passage.terminal(end) == .none && !passage.isJoined(end - 1) }
    if before == .day { return true }
    // Words: a rank where something is ranked or listed, a weekday otherwise.
    if passage[end].isSymbol(",") { return false }
    if passage[index].flags.contains(.capital), passage[index + 1].flags.contains(.capital), !passage[index].flags.contains(.capitals) {
      return true
    }
    return before == .none && (passage[index - 1].kind != .word || passage[index].isBreak || isVisitDay(index - 1))
  }

  /// "hôm nay là thứ hai", "thứ 6 của tuần này", "thứ 2 mồng 6", "thứ ba tới", "từ thứ 2 đến thứ 6": words of a week around it.
  private func isInWeek(_ index: Int, _ end: Int) -> Bool {
    let before = passage.isJoined(index - 1) ? passage.terminal(index - 1) : .none
    if before == .be ? cueBefore(index - 1).contains(.date) : cueBefore(index).contains(.date | .counter) { return true }
    switch terminal(end) {
    case .monthDay: return true
    case .of: return terminal(end + 1) == .week
    case .to where before == .from && terminal(end + 1) == .ordinal: return true
    case .to: return endsPhrase(end + 1)
    case .be: return terminal(end + 1) == .day && startsSentence(index)
    case .none where terminal(end + 1) == .through: return passage.cue(startingAt: end)?.end == end + 2  // vừa qua
    default: break
    }
    guard before == .to, terminal(index - 3) == .ordinal, passage.isJoined(index - 4) else { return false }
    return passage.terminal(index - 4) == .from || passage.terminal(index - 4).isDayPart
  }

  /// "phiên thứ tư", "nhà thầu thứ hai": things that are counted.
  private func isRankedNoun(_ index: Int) -> Bool {
    guard passage.isJoined(index) else { return false }
    return unitEntry(at: index).map { passage.lexicon.entries[$0.entry].kind == .noun } ?? false
  }

  /// "vào thứ bảy", "từ thứ hai".
  private func isVisitDay(_ index: Int) -> Bool { passage.cue(endingWith: index)?.cue.contains(.date) ?? false }

  // MARK: Multiples and halves

  /// "gấp đôi" is 2 lần, "gấp rưỡi" 1.5, "gấp ba" 3; before "2,3 lần" the word stays outside.
  func fold(at index: Int) -> Figure? {
    guard passage.terminal(index) == .fold, passage.isJoined(index) else { return nil }
    let next = index + 1
    var value: ExactDecimal
    var end = next + 1
    if passage.terminal(next) == .pair {
      value = ExactDecimal(2)
    } else if passage.sense(next).numeral == .half {
      value = ExactDecimal(significand: 15, exponent: -1)
    } else if let numeral = numerals.numeral(at: next), numeral.form != .digits, numeral.denominator == nil, terminal(numeral.end) != .times
    {
      value = numeral.value
      end = numeral.end
      if passage.sense(end).numeral == .half, passage.isJoined(end - 1), let more = value.adding(ExactDecimal(significand: 5, exponent: -1))
      {
        value = more
        end += 1
      }
    } else {
      return nil
    }
    var figure = Figure(.quantity, .decimal(value), tokens: index..<end)
    figure.unit = UnitExpression(base: .entry(UInt16(passage.lexicon.times)))
    return figure
  }

  /// "một nửa" and "phân nửa" are 1/2; "nửa năm", "nửa thế kỷ" are lengths.
  func half(at index: Int) -> Figure? {
    guard terminal(index + 1) == .half || passage.terminal(index) == .half else { return nil }
    let half = Figure(.number, .fraction(ExactDecimal(1), ExactDecimal(2)), tokens: index..<(index + 2))
    if passage.sense(index).numeral == .digit, passage.sense(index).value == 1, terminal(index + 1) == .half {
      return numerals.numeral(at: index + 1) == nil && !isPartOfTime(index + 2) ? half : halfLength(at: index + 1, from: index)
    }
    if passage.terminal(index) == .divided, terminal(index + 1) == .half { return half }
    guard passage.terminal(index) == .half else { return nil }
    let cue = cueBefore(index)
    // "bằng nửa năm trước": half of what the year before had.
    let isShare =
      cue.contains(.linkEstimate | .fraction) && !cue.contains(.duration) && terminal(index + 1) == .year && terminal(index + 2) == .past
    if !isShare, let length = halfLength(at: index, from: index) { return length }
    if let part = halfMeasure(at: index) { return part }
    // "quá nửa"
    return isShare || cue.contains(.over) && numerals.numeral(at: index) == nil && !isPartOfTime(index + 1)
      ? Figure(.number, .fraction(ExactDecimal(1), ExactDecimal(2)), tokens: index..<(index + 1)) : nil
  }

  private func isPartOfTime(_ index: Int) -> Bool {
    switch terminal(index) {
    case .year, .month, .day, .hour: true
    case .age: terminal(index + 1) == .era
    default: false
    }
  }

  private func halfLength(at index: Int, from first: Int) -> Figure? {
    let unit: Span.Unit
    switch terminal(index + 1) {
    case .year: unit = .year
    case .month: unit = .month
    case .day: unit = .day
    case .hour, .hours: unit = .hour
    case .age where terminal(index + 2) == .era:
      return Figure(.duration, .duration(Span(ExactDecimal(50), .year)), tokens: first..<(index + 3))
    default: return nil
    }
    guard let (count, smaller) = Self.half(of: unit), yearNumber(at: index + 2) == nil else { return nil }
    return Figure(.duration, .duration(Span(ExactDecimal(Int(count)), smaller)), tokens: first..<(index + 2))
  }
}
