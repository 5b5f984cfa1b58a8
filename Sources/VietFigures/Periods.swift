import VietLexicon
import VietNumbers
import VietTokens

/// Numbers of calendar units: reporting periods ("6 tháng đầu năm 2023") and lengths ("trong 5 năm").
extension FigureGrammar {
  /// The date, time or duration that a numeral makes with the calendar word behind it.
  func calendarFigure(_ numeral: Numeral) -> Figure? {
    guard passage.isJoined(numeral.end - 1), numeral.denominator == nil else { return nil }
    let count = numeral.value
    switch passage.terminal(numeral.end) {
    case .month: return monthsFigure(numeral)
    case .hour: return isFormula(numeral.end) ? nil : clock(numeral) ?? duration(numeral, .hour)
    case .beforeNoon, .afterNoon: return clockByHalf(numeral)
    case .year:
      // "3 năm 2022": the number belongs to something else; "kế hoạch 5 năm 2021-2025" does not.
      if yearNumber(at: numeral.end + 1) != nil, yearRange(at: numeral.end + 1) == nil { return nil }
      if isFourOrFive(numeral) { return nil }
      return duration(numeral, .year)
    // "hai tiếng Anh" are languages.
    case .hours:
      return passage[numeral.end + 1].flags.contains(.capital) && !passage[numeral.end].flags.contains(.capital)
        && passage.isJoined(numeral.end) ? nil : duration(numeral, .hour)
    case .newYear where count < ExactDecimal(31) && numeral.form == .digits:
      return Figure(.date, .relativeDate, tokens: numeral.first..<(numeral.end + 1))
    case .week: return duration(numeral, .week)
    case .day: return duration(numeral, .day)
    case .minute: return duration(numeral, .minute)
    case .second: return duration(numeral, .second)
    case .tenYears where terminal(numeral.end + 1) == .era || terminal(numeral.end + 1) == .yearsOf:
      return multiple(numeral, of: 10, end: numeral.end + 2)
    case .age where terminal(numeral.end + 1) == .era && count.isInteger:
      return multiple(numeral, of: 100, end: numeral.end + 2)
    case .quarter where passage.roman(at: numeral.end + 1) == nil: return quartersFigure(numeral)
    default: return nil
    }
  }

  /// "bốn năm người", "bốn năm trăm": four or five.
  private func isFourOrFive(_ numeral: Numeral) -> Bool {
    guard numeral.form == .singleWord, numeral.value == ExactDecimal(4), passage.isJoined(numeral.end) else { return false }
    switch passage.sense(numeral.end + 1).numeral {
    case .hundred, .tens, .magnitude, .dozens: return true
    default: return unitEntry(at: numeral.end + 1).map { passage.lexicon.entries[$0.entry].kind != .calendar } ?? false
    }
  }

  /// The H of `6H2O`, which a single digit touches.
  func isFormula(_ index: Int) -> Bool {
    let next = passage[index + 1]
    return passage[index].isGlued && passage[index].flags.contains(.capital) && next.isGlued && next.isNumber && next.count == 1
  }

  private func multiple(_ numeral: Numeral, of years: Int, end: Int) -> Figure? {
    guard let count = numeral.value.integer, count < 1_000 else { return nil }
    return Figure(.duration, .duration(Span(ExactDecimal(count * years), .year)), tokens: numeral.first..<end)
  }

  // MARK: Months

  private func monthsFigure(_ numeral: Numeral) -> Figure? {
    let end = numeral.end + 1
    guard let count = numeral.value.integer, 1...12 ~= count else { return duration(numeral, .month) }
    if let months = monthsOfYear(count, from: numeral.first, at: end) { return months }
    return isReportingPeriod(numeral, count, end)
      ? Figure(.date, .date(Self.months((1, count), nil)), tokens: numeral.first..<end) : duration(numeral, .month)
  }

  /// The months of a year that the words behind a count name: "đầu năm 2023", "cuối năm", "năm 2021", "/2023".
  func monthsOfYear(_ count: Int, from first: Int, at index: Int) -> Figure? {
    if let months = monthsOfPart(count, from: first, at: index) { return months }
    guard let tail = yearTail(at: index), tail.year != nil else { return nil }
    return Figure(.date, .date(Self.months((1, count), tail.year)), tokens: first..<tail.end)
  }

  /// "đầu năm 2023", "cuối năm", "đầu 2016" behind a count of months; a crop or school year has no calendar months.
  func monthsOfPart(_ count: Int, from first: Int, at part: Int) -> Figure? {
    let isEarly = terminal(part) == .early
    guard isEarly || terminal(part) == .late else { return nil }
    let months = isEarly ? (1, count) : (13 - count, 12)
    if let year = yearNumber(at: part + 1) {
      return Figure(.date, .date(Self.months(months, year.value)), tokens: first..<year.end)
    }
    let isOf = terminal(part + 1) == .of
    let word = isOf ? part + 2 : part + 1
    guard terminal(word) == .year, terminal(word + 1) != .school else { return nil }
    let tail = yearTail(at: word)
    guard tail != nil || !isOf && (count > 1 || isEarly) else { return nil }
    return Figure(.date, .date(Self.months(months, tail?.year)), tokens: first..<(tail?.end ?? word + 1))
  }

  /// "2 quý đầu năm 2023" are its first months; "hai quý" is a length.
  private func quartersFigure(_ numeral: Numeral) -> Figure? {
    guard let count = numeral.value.integer, 1...4 ~= count else { return nil }
    if let months = monthsOfPart(count * 3, from: numeral.first, at: numeral.end + 1) { return months }
    return Figure(.duration, .duration(Span(ExactDecimal(count * 3), .month)), tokens: numeral.first..<(numeral.end + 1))
  }

  /// Bare "N tháng" names the months since January unless something makes it a length.
  private func isReportingPeriod(_ numeral: Numeral, _ count: Int, _ end: Int) -> Bool {
    guard 2...11 ~= count, numeral.form == .digits || numeral.form == .singleWord && count != 5 else { return false }
    if passage.terminal(end) == .to || symbol(end, "/") || symbol(end, "-") { return false }
    // "04 tháng" is the length of a penalty or a contract.
    if passage.bytes(numeral.first).first == 0x30 { return false }
    let cue = cueBefore(numeral.first)
    if let after = passage.isJoined(end - 1) ? passage.cue(startingAt: end) : nil, after.cue.contains(.duration) {
      // "chín tháng qua" in a report on the year so far.
      return passage.terminal(end) == .through && cue.isEmpty
        && (count == 9 || count == 11 || count == 10 || count > 3 && startsSentence(numeral.first))
    }
    if cue.contains(.duration) { return false }
    if passage.terminal(numeral.first - 1) == .each || cue.contains(.crop) { return false }
    return startsSentence(numeral.first) || isPeriodPlace(numeral.first) || count >= 4
  }

  /// "trong 8 tháng" is a length; "tính chung 8 tháng", "số 6 tháng", "Ước 3 tháng" name a period.
  private func isPeriodPlace(_ index: Int) -> Bool {
    if passage.terminal(index - 1) == .numberSign { return true }
    guard let (cue, start) = passage.cue(endingWith: index - 1) else { return false }
    return cue.contains(.linkChange) || cue.contains(.estimate) && startsSentence(start)
  }

  // MARK: Lengths

  /// A length of one unit, or of two ("1 giờ 30 phút", "2 năm 6 tháng"), with "rưỡi".
  private func duration(_ numeral: Numeral, _ unit: Span.Unit) -> Figure? {
    guard isLength(numeral, unit) else { return nil }
    var span = Span(numeral.value, unit)
    var end = numeral.end + 1
    if passage.isJoined(end - 1), passage.sense(end).numeral == .half, let (count, smaller) = Self.half(of: unit) {
      span.second = Span.Rest(count: count, unit: smaller)
      end += 1
    } else if let (count, smaller, stop) = smallerPart(at: end, below: unit) {
      span.second = Span.Rest(count: count, unit: smaller)
      end = stop
      if let (count, smallest, stop) = smallerPart(at: end, below: smaller) {
        span.third = Span.Rest(count: count, unit: smallest)
        end = stop
      }
    }
    return Figure(.duration, .duration(span), tokens: numeral.first..<end)
  }

  static func half(of unit: Span.Unit) -> (UInt16, Span.Unit)? {
    switch unit {
    case .year: (6, .month)
    case .month: (15, .day)
    case .day: (12, .hour)
    case .hour: (30, .minute)
    case .minute: (30, .second)
    default: nil
    }
  }

  private func smallerPart(at index: Int, below unit: Span.Unit) -> (UInt16, Span.Unit, Int)? {
    guard let (number, end) = smallNumber(at: index), let count = UInt16(exactly: number) else { return nil }
    if unit == .hour, passage[index].isGlued, let mark = minuteMark(at: end) { return (count, .minute, mark) }
    let smaller: Span.Unit
    switch (unit, terminal(end)) {
    case (.year, .month): smaller = .month
    case (.month, .day), (.week, .day), (.year, .day): smaller = .day
    case (.day, .hour): smaller = .hour
    case (.hour, .minute): smaller = .minute
    case (.minute, .second), (.hour, .second): smaller = .second
    default: return nil
    }
    return (count, smaller, end + 1)
  }

  /// A whole number in digits or words that goes on the phrase: minutes, months.
  func smallNumber(at index: Int) -> (value: Int, end: Int)? {
    guard passage.isJoined(index - 1) else { return nil }
    if let number = passage.integer(index) { return (number, index + 1) }
    guard passage[index].isWord, let numeral = numerals.numeral(at: index), numeral.denominator == nil, !numeral.hasMagnitude,
      let number = numeral.value.integer
    else { return nil }
    return (number, numeral.end)
  }

  /// Whether number and unit are a length: one number word needs company ("một ngày nọ", "năm tháng").
  private func isLength(_ numeral: Numeral, _ unit: Span.Unit) -> Bool {
    guard numeral.form == .singleWord else { return true }
    let isHalf = passage.sense(numeral.end + 1).numeral == .half
    let cue = cueBefore(numeral.first)
    let after = passage.isJoined(numeral.end) ? passage.cue(startingAt: numeral.end + 1)?.cue ?? [] : []
    let value = numeral.value.integer ?? 0
    // "không năm nào"
    if value == 0 { return false }
    let isFive = passage.sense(numeral.first).terminal == .year
    if value == 1 || isFive, hasMinorPart(numeral.end, unit) { return true }
    if isFive {
      return isHalf || after.contains(.duration) || cue.hasAny(.few | .duration) && unit != .month
    }
    if value == 1 { return isHalf || cue.hasAny(.duration | .atleast | .atmost) || after.contains(.duration) || opensRange(numeral) }
    return true
  }

  /// "từ một năm đến ba năm"
  private func opensRange(_ numeral: Numeral) -> Bool {
    guard terminal(numeral.first - 1) == .from, terminal(numeral.end + 1) == .to, passage.isJoined(numeral.end + 1),
      let high = numerals.numeral(at: numeral.end + 2)
    else { return false }
    return terminal(high.end) == terminal(numeral.end)
  }

  /// "một năm sáu tháng", "năm phút ba mươi giây"; "một tuần ba ngày" is a rate.
  private func hasMinorPart(_ index: Int, _ unit: Span.Unit) -> Bool {
    switch smallerPart(at: index + 1, below: unit)?.1 {
    case .month, .minute, .second: true
    default: false
    }
  }
}
