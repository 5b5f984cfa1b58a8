import VietLexicon
import VietNumbers
import VietTokens

/// Numbers of calendar units: reporting periods ("6 tháng đầu năm 2023"), lengths ("trong 5 năm") and clock times ("8 giờ 30").
extension FigureGrammar {
  /// The date, time or duration that a numeral makes with the calendar word behind it.
  func calendarFigure(_ numeral: Numeral) -> Figure? {
    guard passage.isJoined(numeral.end - 1), numeral.denominator == nil else { return nil }
    let count = numeral.value
    switch passage.terminal(numeral.end) {
    case .month: return monthsFigure(numeral)
    case .hour:
      if let clock = clock(numeral) { return clock }
      return duration(numeral, .hour)
    case .year:
      // "3 năm 2022": the number belongs to something else; "kế hoạch 5 năm 2021-2025" does not.
      if yearNumber(at: numeral.end + 1) != nil, yearRange(at: numeral.end + 1) == nil { return nil }
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
    case .quarter where roman(at: numeral.end + 1) == nil && count < ExactDecimal(5):
      return count.integer.map {
        Figure(.duration, .duration(Span(ExactDecimal($0 * 3), .month)), tokens: numeral.first..<(numeral.end + 1))
      }
    default: return nil
    }
  }

  private func multiple(_ numeral: Numeral, of years: Int, end: Int) -> Figure? {
    guard let count = numeral.value.integer, count < 1_000 else { return nil }
    return Figure(.duration, .duration(Span(ExactDecimal(count * years), .year)), tokens: numeral.first..<end)
  }

  // MARK: Months

  private func monthsFigure(_ numeral: Numeral) -> Figure? {
    let end = numeral.end + 1
    guard let count = numeral.value.integer, 1...12 ~= count else { return duration(numeral, .month) }
    // "6 tháng đầu năm 2023", "3 tháng cuối năm"; a crop or school year has no calendar months.
    let part = terminal(end)
    if part == .early || part == .late, terminal(end + 1) == .year, terminal(end + 2) != .school {
      let tail = yearTail(at: end + 1)
      let months = part == .early ? (1, count) : (13 - count, 12)
      guard count > 1 || tail != nil || part == .early else { return nil }
      return Figure(.date, .date(Self.months(months, tail?.year)), tokens: numeral.first..<(tail?.end ?? end + 2))
    }
    if part == .early, let year = yearNumber(at: end + 1) {
      return Figure(.date, .date(Self.months((1, count), year.value)), tokens: numeral.first..<year.end)
    }
    // "11 tháng năm 2021", "8 tháng/2023", "9 tháng 2023".
    if let tail = yearTail(at: end), tail.year != nil {
      return Figure(.date, .date(Self.months((1, count), tail.year)), tokens: numeral.first..<tail.end)
    }
    return isReportingPeriod(numeral, count, end)
      ? Figure(.date, .date(Self.months((1, count), nil)), tokens: numeral.first..<end) : duration(numeral, .month)
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
      return passage.terminal(end) == .through && cue.isEmpty && (count == 9 || count == 11 || count == 10 || startsSentence(numeral.first))
    }
    if cue.contains(.duration) { return false }
    if passage.terminal(numeral.first - 1) == .each || cue.contains(.crop) { return false }
    return startsSentence(numeral.first) || isPeriodPlace(numeral.first) || count >= 4
  }

  /// "trong 8 tháng" is a length; "tính chung 8 tháng", "số 6 tháng", "của 9 tháng" name a period.
  private func isPeriodPlace(_ index: Int) -> Bool {
    passage.terminal(index - 1) == .numberSign || passage.cue(endingWith: index - 1)?.cue.contains(.linkChange) == true
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
    guard passage.isJoined(index - 1), let count = passage.integer(index).flatMap(UInt16.init(exactly:)) else { return nil }
    let smaller: Span.Unit
    switch (unit, terminal(index + 1)) {
    case (.year, .month): smaller = .month
    case (.month, .day), (.week, .day), (.year, .day): smaller = .day
    case (.day, .hour): smaller = .hour
    case (.hour, .minute): smaller = .minute
    case (.minute, .second): smaller = .second
    default: return nil
    }
    return (count, smaller, index + 2)
  }

  /// Whether number and unit are a length: one number word needs company ("một ngày nọ", "năm tháng").
  private func isLength(_ numeral: Numeral, _ unit: Span.Unit) -> Bool {
    guard numeral.form == .singleWord else { return true }
    let isHalf = passage.sense(numeral.end + 1).numeral == .half
    let cue = cueBefore(numeral.first)
    let after = passage.isJoined(numeral.end) ? passage.cue(startingAt: numeral.end + 1)?.cue ?? [] : []
    let value = numeral.value.integer ?? 0
    if passage.sense(numeral.first).terminal == .year {  // năm
      return isHalf || after.contains(.duration) || cue.hasAny(.few | .duration) && unit != .month
    }
    if value == 1 { return isHalf || cue.contains(.duration) || after.contains(.duration) }
    return true
  }

  // MARK: Clock

  /// "8 giờ 30", "14h", "3 giờ chiều", "8 giờ kém 15"; a length where the words around say so.
  private func clock(_ numeral: Numeral) -> Figure? {
    guard let hour = numeral.value.integer, 0...24 ~= hour, numeral.denominator == nil, !numeral.hasMagnitude else { return nil }
    var end = numeral.end + 1
    let isLetter = passage[numeral.end].count == 1  // h
    if isLetter, passage[numeral.end].flags.contains(.capital), hour == 24 { return nil }
    var minute = 0
    var second: Int?
    var isExact = false
    if let (value, stop) = minutes(at: end, afterLetter: isLetter) {
      (minute, end, isExact) = (value, stop, isLetter || !isLengthPlace(numeral))
      if let count = passage.integer(end), terminal(end + 1) == .second, passage.isJoined(end - 1) { (second, end) = (count, end + 2) }
    }
    var shifted = hour
    if passage.terminal(end).isDayPart, passage.isJoined(end - 1) {
      guard let inPart = Self.hour(hour, in: passage.terminal(end)) else { return nil }
      shifted = inPart
      end += 1
      isExact = true
    }
    if minute < 0 {
      minute += 60
      shifted -= 1
    }
    guard isExact || isClockPlace(numeral, end), let time = ClockTime(hour: shifted, minute: minute, second: second) else { return nil }
    return Figure(.time, .time(time, nil), tokens: numeral.first..<end)
  }

  /// "mất 1 giờ 20 phút": a length although it has minutes.
  private func isLengthPlace(_ numeral: Numeral) -> Bool {
    let cue = cueBefore(numeral.first)
    return cue.contains(.duration) && !cue.contains(.time)
  }

  /// `16g30`, `lúc 8g`: "giờ" by its first letter.
  func clockByLetter(at index: Int) -> Figure? {
    guard let hour = passage.integer(index), hour <= 24, passage[index + 1].word == 0x67, passage[index + 1].isWord,
      passage[index + 1].isGlued, !passage[index + 1].flags.contains(.capital)
    else { return nil }
    let next = index + 2
    if passage[next].isGlued, passage[next].count == 2, let minute = passage.integer(next), let time = ClockTime(hour: hour, minute: minute)
    {
      return Figure(.time, .time(time, nil), tokens: index..<(next + 1))
    }
    let isPlace = cueBefore(index).contains(.time) || terminal(next) == .day || terminal(next).isDayPart
    guard isPlace, !passage[next].isGlued || passage[next].kind == .symbol, let time = ClockTime(hour: hour) else { return nil }
    return Figure(.time, .time(time, nil), tokens: index..<next)
  }

  /// The minutes behind the hour: digits, "rưỡi" or "kém 15".
  private func minutes(at index: Int, afterLetter: Bool) -> (value: Int, end: Int)? {
    guard passage.isJoined(index - 1) else { return nil }
    if passage.sense(index).numeral == .half { return (30, index + 1) }
    if passage.terminal(index) == .less, let minute = passage.integer(index + 1), 1...59 ~= minute {
      return (-minute, terminal(index + 2) == .minute ? index + 3 : index + 2)
    }
    guard let minute = passage.integer(index), 0...59 ~= minute else { return nil }
    if terminal(index + 1) == .minute { return (minute, index + 2) }
    if afterLetter, passage[index].isGlued { return passage[index].count == 2 ? (minute, index + 1) : nil }
    guard passage[index].count == 2, unitEntry(at: index + 1).map({ passage.lexicon.entries[$0.entry].kind == .calendar }) ?? true,
      !symbol(index + 1, "/"), !symbol(index + 1, "%"),
      passage.sense(index + 1).numeral == .none || passage.terminal(index + 1) != .none
    else { return nil }
    return (minute, index + 1)
  }

  /// The hour on the 24-hour clock; nil where part and hour do not go together.
  static func hour(_ hour: Int, in part: Terminal) -> Int? {
    switch part {
    case .noon: hour <= 2 ? hour + 12 : hour
    case .afternoon: hour < 12 ? hour + 12 : hour
    case .evening: 4...11 ~= hour ? hour + 12 : hour
    case .night: hour == 12 ? 0 : 7...11 ~= hour ? hour + 12 : hour
    default: hour
    }
  }

  private func isClockPlace(_ numeral: Numeral, _ end: Int) -> Bool {
    let cue = cueBefore(numeral.first)
    if symbol(end, "/") { return false }
    if passage.isJoined(end - 1), let after = passage.cue(startingAt: end), after.cue.contains(.duration),
      !(passage.terminal(end) == .to && passage[end + 1].isNumber)
    {
      return false
    }
    // "từ 4 giờ trở lên", "từ 4 giờ xuống còn 40 phút"
    if passage.isJoined(end - 1), let after = passage.cue(startingAt: end), after.cue.hasAny(.atleast | .atmost) { return false }
    if passage.cue(endingWith: end)?.cue.contains(.level) == true, passage.terminal(end) == .none { return false }
    if cue.contains(.time) { return true }
    if cue.hasAny(.duration | .increase | .decrease | .few) { return false }
    return numeral.form == .digits
  }

  /// `21:06`, `10:00:30`.
  func clockByShape(at index: Int) -> Figure? {
    if let clock = clockByLetter(at: index) { return clock }
    guard let hour = passage.integer(index), passage[index].count <= 2, let (minute, second, end) = colonParts(at: index + 1),
      let time = ClockTime(hour: hour, minute: minute, second: second)
    else { return nil }
    if symbol(end, "-"), let hour2 = passage.integer(end + 1), let (minute2, second2, end2) = colonParts(at: end + 2),
      let last = ClockTime(hour: hour2, minute: minute2, second: second2)
    {
      return Figure(.time, .time(time, last), tokens: index..<end2)
    }
    return Figure(.time, .time(time, nil), tokens: index..<end)
  }

  private func colonParts(at index: Int) -> (minute: Int, second: Int?, end: Int)? {
    guard passage[index].isSymbol(":"), passage[index].isGlued, passage[index + 1].isGlued, passage[index + 1].count == 2,
      let minute = passage.integer(index + 1)
    else { return nil }
    if passage[index + 2].isSymbol(":"), passage[index + 3].isGlued, passage[index + 3].count == 2, let second = passage.integer(index + 3)
    {
      return (minute, second, index + 4)
    }
    return (minute, nil, index + 2)
  }
}
