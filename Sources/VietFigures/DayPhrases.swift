import VietLexicon
import VietNumbers
import VietTokens

/// Days that words tell: "ngày 28 tháng 7 năm 2022", "mùng 5", "rằm tháng Bảy", "23 tháng Chạp".
extension FigureGrammar {
  /// "ngày 28 tháng 7 năm 2022", "ngày 15"; before `19/6/2015` the word stays outside.
  func dayPhrase(at index: Int) -> Figure? {
    guard passage.isJoined(index) else { return nil }
    switch terminal(index + 1) {
    case .monthDay: return monthDayPhrase(at: index + 1, surface: index)
    case .fullMoon: return fullMoon(at: index + 1, surface: index)
    default: break
    }
    guard let day = dayNumber(at: index + 1) else { return nil }
    if let date = dayWithMonth(day, surface: index) { return date }
    guard passage[index + 1].isNumber, passage.terminal(index - 1) != .each, passage.sense(index - 1).numeral == .none,
      terminal(day.end) != .to
    else { return nil }
    return bareDay(day, surface: index)
  }

  /// "mùng 2 tháng 9 năm 1945", "mùng 7 đến mùng 9 tháng 10", "đêm mùng 5"; "mùng 6 Tết" has no place in the calendar;
  /// before `2/9` the word stays outside.
  func monthDayPhrase(at index: Int, surface: Int) -> Figure? {
    guard passage.isJoined(index), let day = dayNumber(at: index + 1) else { return nil }
    if let date = dayWithMonth(day, surface: surface) { return date }
    if terminal(day.end) == .newYear { return Figure(.date, .relativeDate, tokens: index..<(day.end + 1)) }
    if terminal(day.end) == .to || symbol(day.end, "-") {
      let second = terminal(day.end + 1) == .monthDay ? day.end + 2 : day.end + 1
      if passage.isJoined(second - 1), let range = wordedDayRange(day.value, surface: surface, second: second) { return range }
      // "mùng 1 đến mùng 5 Tết"
      if let last = dayNumber(at: second), terminal(last.end) == .newYear {
        return Figure(.date, .relativeDate, tokens: index..<day.end)
      }
      guard dayRange(at: index + 1) == nil else { return nil }
    }
    return day.value <= 10 ? bareDay(day, surface: surface) : nil
  }

  /// "rằm tháng Bảy", "rằm tháng Giêng": the fifteenth of a lunar month.
  func fullMoon(at index: Int, surface: Int) -> Figure? {
    guard passage.isJoined(index), var figure = dayWithMonth((15, index + 1), surface: surface), case .date(var period) = figure.value
    else {
      return nil
    }
    period.isLunar = true
    figure.value = .date(period)
    return figure
  }

  /// "28 tháng 7 năm 2022", "23 tháng Chạp" without "ngày".
  func dayAndMonth(at index: Int) -> Figure? {
    guard let day = dayNumber(at: index), passage[index].isNumber || day.end > index + 1, terminal(day.end) == .month,
      let month = monthNumber(at: day.end + 1)
    else { return nil }
    let isNamed = isLunarMonth(month) || lunarEnd(at: month.end) != nil || yearTail(at: month.end)?.year != nil
    // "sau 18 tháng 5 ngày" is a length.
    guard
      isNamed
        || terminal(month.end) != .day
          && (isDatePlace(index) || endsPhrase(month.end) && !cueBefore(index).contains(.duration))
    else { return nil }
    return dayOfMonth(day.value, month, surface: index)
  }

  /// "20 tháng 10": nothing stands behind that the last number could count.
  func endsPhrase(_ index: Int) -> Bool {
    let next = passage[index]
    return next.isBreak || !next.isWord && !next.isNumber && !next.isSymbol("%") && !next.isSymbol("/") && !next.isSymbol("-")
  }

  /// 1…31 in digits or words.
  func dayNumber(at index: Int) -> (value: Int, end: Int)? {
    if let number = passage.integer(index) { return 1...31 ~= number && passage[index].count <= 2 ? (number, index + 1) : nil }
    guard passage[index].isWord else { return nil }
    // "hai chín tháng tám" is the 29th.
    let (tens, ones) = (passage.sense(index), passage.sense(index + 1))
    if tens.numeral == .digit, tens.value == 2, ones.numeral == .digit, ones.value > 0, passage.isJoined(index),
      terminal(index + 2) == .month
    {
      return (20 + Int(ones.value), index + 2)
    }
    guard let numeral = numerals.numeral(at: index), !numeral.hasMagnitude, numeral.denominator == nil,
      let number = numeral.value.integer, 1...31 ~= number
    else { return nil }
    return (number, numeral.end)
  }

  /// A day with the month behind it; nil where none stands there.
  func dayWithMonth(_ day: (value: Int, end: Int), surface: Int) -> Figure? {
    guard terminal(day.end) == .month, let month = monthNumber(at: day.end + 1, behindDay: true) else { return nil }
    return dayOfMonth(day.value, month, surface: surface)
  }

  func dayOfMonth(_ day: Int, _ month: (value: Int, end: Int), surface: Int) -> Figure? {
    let tail = yearTail(at: month.end)
    let value = CalendarDate(year: tail?.year, month: month.value, day: day)
    guard value.isPossible else { return nil }
    var period = DatePeriod(value)
    period.isLunar = isLunarMonth(month)
    var end = tail?.end ?? month.end
    if let lunar = lunarEnd(at: end) { (period.isLunar, end) = (true, lunar) }
    return Figure(.date, .date(period), tokens: surface..<end)
  }

  /// A day without its month, or with the one that ends its list; nothing may count what follows.
  private func bareDay(_ day: (value: Int, end: Int), surface: Int) -> Figure? {
    if let list = dayList(behind: day.end) {
      // "ngày 5, 6 và 7/9": "ngày" stays outside.
      guard list.isWorded else { return nil }
      return Figure(.date, .date(list.period(ofDay: day.value)), tokens: surface..<day.end)
    }
    guard !symbol(day.end, "-"), !symbol(day.end, "/"), !symbol(day.end, "%"),
      !passage[day.end].isGlued || passage[day.end].kind == .symbol,
      passage.sense(day.end).numeral != .magnitude, unitEntry(at: day.end) == nil || isRelativeMonth(day.end)
    else { return nil }
    return date(CalendarDate(day: day.value), surface, day.end)
  }

  /// "ngày 4 tháng này", "ngày 20 tháng trước".
  private func isRelativeMonth(_ index: Int) -> Bool {
    guard terminal(index) == .month else { return false }
    let next = terminal(index + 1)
    return next == .now || next == .past || next == .to && endsPhrase(index + 2)
  }

  /// The end of what only looks like a date: `30/2/2024`, "ngày 31 tháng 4 năm 2023", "trực 24/7"; its parts say nothing.
  func impossibleDate(at index: Int) -> Int? {
    guard passage[index].isNumber else {
      let head = terminal(index + 1) == .monthDay ? index + 1 : index
      guard let day = dayNumber(at: head + 1), terminal(day.end) == .month, let month = monthNumber(at: day.end + 1, behindDay: true),
        case let tail = yearTail(at: month.end), !CalendarDate(year: tail?.year, month: month.value, day: day.value).isPossible
      else { return nil }
      return tail?.end ?? month.end
    }
    guard let numbers = markedNumbers(at: index) else { return nil }
    if isAllWeek(numbers, at: index) { return numbers.end }
    let next = passage[numbers.end]
    guard !next.isGlued || !next.isWord && !next.isSymbol("/"), numbers.firstWidth <= 2, numbers.parts[1] <= 31 else { return nil }
    if numbers.parts.count == 2 {
      // "ngày 31/4"
      let isDay = passage.isJoined(index - 1) && passage.terminal(index - 1) == .day && numbers.mark == 0x2F
      return isDay && 1...31 ~= numbers.parts[0] && 1...12 ~= numbers.parts[1] && unitEntry(at: numbers.end) == nil ? numbers.end : nil
    }
    guard numbers.lastWidth == 4, Self.isPlainYear(numbers.parts[2]) else { return nil }
    return numbers.end
  }

  // MARK: The lunar calendar

  /// Giêng and Chạp are months of the lunar calendar.
  func isLunarMonth(_ month: (value: Int, end: Int)) -> Bool {
    let word = passage.terminal(month.end - 1)
    return word == .firstMonth || word == .lastMonth
  }

  /// The token behind "âm lịch" or "ÂL".
  func lunarEnd(at index: Int) -> Int? {
    switch terminal(index) {
    case .lunar where terminal(index + 1) == .calendarWord: index + 2
    case .lunarCalendar: index + 1
    default: nil
    }
  }

  /// Whether "âm lịch" or "(âm lịch)" stands behind a date.
  func namesLunar(at index: Int) -> Bool { lunarEnd(at: symbol(index, "(") ? index + 1 : index) != nil }

  /// A date with "âm lịch" behind it, which stays outside, is one of the lunar calendar.
  func withCalendar(_ figure: Figure) -> Figure {
    guard namesLunar(at: figure.endToken), case .date(var period) = figure.value else { return figure }
    period.isLunar = true
    var lunar = figure
    lunar.value = .date(period)
    return lunar
  }
}
