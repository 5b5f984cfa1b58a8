import VietLexicon
import VietNumbers
import VietTokens

/// Ranges of dates: `10-15/3/2022`, `26/3-2/4/2022`, "tháng 10/2020 - tháng 3/2021", `2021-2025`.
extension FigureGrammar {
  // MARK: Two dates

  /// A date joined by a dash with a second one of the same precision; the first borrows the year of the second.
  ///
  /// `26/3-2/4/2022`, "tháng 10/2020 - tháng 3/2021", "quý I/2022 - quý III/2022".
  func dashedRange(_ first: Figure) -> Figure? {
    guard symbol(first.endToken, "-"), passage.isJoined(first.endToken), case .date(let period) = first.value, period.end == nil,
      let (last, end) = secondDate(at: first.endToken + 1, behind: period.start), let joined = DatePeriod(from: period.start, through: last)
    else { return nil }
    return Figure(.date, .date(joined), tokens: first.firstToken..<end)
  }

  /// The date behind a dash: with its own head, by its shape, or as a quarter's number.
  private func secondDate(at index: Int, behind first: CalendarDate) -> (date: CalendarDate, end: Int)? {
    if first.quarter > 0 {
      if terminal(index) == .quarter { return plainDate(singleQuarter(at: index)) }
      guard let quarter = quarterNumber(at: index), let tail = yearTail(at: quarter.end) else { return nil }
      return (CalendarDate(year: tail.year, quarter: quarter.value), tail.end)
    }
    if first.day > 0 {
      let number = terminal(index) == .day ? index + 1 : index
      guard passage.isJoined(number - 1) else { return nil }
      return shapedDate(at: number) ?? dayNumber(at: number).flatMap { plainDate(dayWithMonth($0, surface: number)) }
    }
    guard first.month > 0 else { return nil }
    let part = terminal(index)
    let head = part == .early || part == .middle || part == .late ? index + 1 : index
    return terminal(head) == .month ? plainDate(singleMonth(at: head)) : shapedDate(at: head)
  }

  private func shapedDate(at index: Int) -> (date: CalendarDate, end: Int)? {
    guard let numbers = markedNumbers(at: index), let date = calendarDate(numbers, at: index, isSecond: true) else { return nil }
    return (date, numbers.end)
  }

  private func plainDate(_ figure: Figure?) -> (date: CalendarDate, end: Int)? {
    guard let figure, case .date(let period) = figure.value, period.end == nil else { return nil }
    return (period.start, figure.endToken)
  }

  /// Whether a full date stands behind a dash: then `3/4` in `3/4-10/4/2022` is a day, too.
  func opensRange(_ numbers: MarkedNumbers) -> Bool {
    guard numbers.parts.count == 2, numbers.mark == 0x2F, symbol(numbers.end, "-"), passage.isJoined(numbers.end) else { return false }
    return shapedDate(at: numbers.end + 1).map { $0.date.day > 0 && $0.date.year != nil } ?? false
  }

  /// "01/7 đến 15/7/2021": the first day borrows the year of the second.
  func borrowedYear(_ start: CalendarDate, at index: Int, _ end: Int) -> Figure? {
    guard start.year == nil, terminal(end) == .to else { return nil }
    let second = terminal(end + 1) == .day ? end + 2 : end + 1
    guard passage.isJoined(second - 1), let (last, stop) = shapedDate(at: second), last.year != nil, last.day > 0,
      let period = DatePeriod(from: start, through: last)
    else { return nil }
    return Figure(.date, .date(period), tokens: index..<stop)
  }

  // MARK: Shared months and years

  /// `1 đến 6-1`, `10-15/3/2022`, "7 đến mùng 9 tháng 10": days that share a month or year.
  func dayRange(at index: Int) -> Figure? {
    guard let first = passage.integer(index), 1...31 ~= first, passage[index].count <= 2 else { return nil }
    let isDash = symbol(index + 1, "-")
    guard isDash || terminal(index + 1) == .to else { return nil }
    var position = index + 2
    if terminal(position) == .day { position += 1 }
    if terminal(position) == .monthDay { position += 1 }
    guard passage.isJoined(position - 1), let numbers = markedNumbers(at: position) else {
      return wordedDayRange(first, surface: index, second: position)
    }
    let isDay = isDatePlace(index)
    // "ngày 16-17.12"
    guard numbers.mark != 0x2E || numbers.parts.count == 3 || isDay && numbers.lastWidth == 2,
      isDash || isDay || opensDays(passage.terminal(index - 1))
    else { return nil }
    if isDash && numbers.mark == 0x2D { return nil }
    guard let end = calendarDate(numbers, at: position, isSecond: true), end.day > 0 else {
      return monthRange(first, numbers, at: index, isDash: isDash)
    }
    return daysOfMonth(from: first, through: Figure(.date, .date(DatePeriod(end)), tokens: index..<numbers.end))
  }

  private func opensDays(_ word: Terminal) -> Bool { word == .day || word == .monthDay || word == .from }

  /// The days of one month from a first one through a figure of the last one.
  private func daysOfMonth(from first: Int, through last: Figure) -> Figure? {
    guard case .date(var period) = last.value, first < Int(period.start.day) else { return nil }
    period.end = period.start
    period.start.day = UInt8(first)
    var figure = last
    figure.value = .date(period)
    return figure
  }

  /// "tháng 3-5/2022" is read by the month grammar; "3-5/2022" alone is months too.
  private func monthRange(_ first: Int, _ numbers: MarkedNumbers, at index: Int, isDash: Bool) -> Figure? {
    guard isDash, numbers.parts.count == 2, Self.isPlainYear(numbers.parts[1]), 1...12 ~= numbers.parts[0], first < numbers.parts[0] else {
      return nil
    }
    return Figure(
      .date,
      .date(
        DatePeriod(CalendarDate(year: numbers.parts[1], month: first), to: CalendarDate(year: numbers.parts[1], month: numbers.parts[0]))),
      tokens: index..<numbers.end)
  }

  /// "10 đến 15 tháng 3", "mùng 7 đến mùng 9 tháng 10".
  func wordedDayRange(_ first: Int, surface: Int, second: Int) -> Figure? {
    guard let last = dayNumber(at: second), terminal(last.end) == .month, let month = monthNumber(at: last.end + 1, behindDay: true) else {
      return nil
    }
    return dayOfMonth(last.value, month, surface: surface).flatMap { daysOfMonth(from: first, through: $0) }
  }

  /// `2021-2025`, `2007 - 2010`, `2021/2022`, `2021-22`, `2021 đến 2025` under "giai đoạn".
  func yearRange(at index: Int) -> Figure? {
    guard passage[index].count == 4, let first = passage.integer(index), Self.isPlainYear(first) else { return nil }
    let mark = index + 1
    let isDash = symbol(mark, "-"), isSlash = symbol(mark, "/")
    let isPeriod = cueBefore(index).contains(.period)
    guard isDash || isSlash || isPeriod && terminal(mark) == .to else { return nil }
    var position = mark + 1
    if terminal(position) == .year { position += 1 }
    guard passage.isJoined(position - 1), var last = passage.integer(position) else { return nil }
    if passage[position].count == 2, (first + 1) % 100 == last, isDash || isSlash { last += first / 100 * 100 + (last == 0 ? 100 : 0) }
    guard Self.isPlainYear(last), first < last, passage[position].count == 4 || last == first + 1, !(isSlash && last != first + 1),
      !(passage[position + 1].isGlued && passage[position + 1].isSymbol("/"))
    else { return nil }
    return Figure(
      .date, .date(DatePeriod(CalendarDate(year: first), to: CalendarDate(year: last))), tokens: index..<(position + 1))
  }
}
