import VietLexicon
import VietNumbers
import VietTokens

/// Dates that their digits and marks show: `10/1/2023`, `28-7-2022`, `15.3`, `11/2021`, `2025-11-24`, `2021-2025`.
extension FigureGrammar {
  /// Two or three numbers with one kind of mark between them.
  struct MarkedNumbers {
    var parts: Parts
    var mark: UInt8
    var end: Int
    /// The digits of the first and last part.
    var firstWidth, lastWidth: Int
  }

  /// Up to three numbers, without an array.
  struct Parts {
    private var first: Int, second = 0, third = 0
    private(set) var count = 1
    init(_ first: Int) { self.first = first }

    subscript(index: Int) -> Int { index == 0 ? first : index == 1 ? second : third }

    mutating func append(_ part: Int) {
      if count == 1 { second = part } else { third = part }
      count += 1
    }

    /// Takes one more digit at the end of the last part.
    mutating func append(digit: Int) {
      switch count {
      case 1: first = first * 10 + digit
      case 2: second = second * 10 + digit
      default: third = third * 10 + digit
      }
    }
  }

  /// Numbers joined by `/`, `-` or `.`: "20 /12 /1899" too.
  func markedNumbers(at index: Int) -> MarkedNumbers? {
    let token = passage[index]
    guard let first = passage.integer(index) else { return dottedNumbers(at: index) }
    var result = MarkedNumbers(parts: Parts(first), mark: 0, end: index + 1, firstWidth: token.count, lastWidth: token.count)
    var position = index + 1
    while result.parts.count < 3, passage.isJoined(position - 1), passage.isJoined(position) {
      let mark = passage[position]
      guard mark.kind == .symbol, mark.word == 0x2F || mark.word == 0x2D, result.mark == 0 || result.mark == UInt8(mark.word) else { break }
      guard let next = passage.integer(position + 1) else { break }
      // A dash with spaces joins years or ends of ranges, never the parts of a day.
      if mark.word == 0x2D, result.parts.count == 2 || passage[position].gap != .none,
        passage[position].gap != .none || !passage[position + 1].isGlued
      {
        break
      }
      result.mark = UInt8(mark.word)
      result.parts.append(next)
      result.lastWidth = passage[position + 1].count
      position += 2
      result.end = position
    }
    return result.parts.count >= 2 ? result : nil
  }

  private func dottedNumbers(at index: Int) -> MarkedNumbers? {
    guard passage[index].isNumber, passage[index].count <= 10 else { return nil }
    var parts = Parts(0)
    var firstWidth = 0, width = 0
    for byte in passage.bytes(index) {
      if byte == 0x2E {
        if parts.count == 3 { return nil }
        if parts.count == 1 { firstWidth = width }
        parts.append(0)
        width = 0
      } else if byte == 0x2C {
        return nil
      } else {
        parts.append(digit: Int(byte &- 0x30))
        width += 1
      }
    }
    guard parts.count > 1 else { return nil }
    return MarkedNumbers(parts: parts, mark: 0x2E, end: index + 1, firstWidth: firstWidth, lastWidth: width)
  }

  static func isYear(_ number: Int) -> Bool { 1000...2999 ~= number }
  /// A year that stands without "năm": nothing else is usually written like it.
  static func isPlainYear(_ number: Int) -> Bool { 1900...2099 ~= number }

  /// A date told by its shape, or by its shape and the words before it.
  func dateByShape(at index: Int) -> Figure? {
    if let quarter = letterQuarter(at: index) ?? dayRange(at: index) { return quarter }
    guard let numbers = markedNumbers(at: index) else { return plainYear(at: index) }
    guard let date = calendarDate(numbers, at: index) else {
      return yearRange(at: index) ?? plainYear(at: index)
    }
    var figure = Figure(.date, .date(DatePeriod(date)), tokens: index..<numbers.end)
    // "12/5/2021 - 18/5/2021": a dash joins two full dates.
    if symbol(numbers.end, "-"), passage.isJoined(numbers.end), let other = markedNumbers(at: numbers.end + 1),
      other.parts.count == numbers.parts.count, other.mark == numbers.mark,
      let end = calendarDate(other, at: numbers.end + 1, isSecond: true)
    {
      var start = date
      if start.year == nil { start.year = end.year }
      guard !start.isAfter(end) else { return figure }
      figure = Figure(.date, .date(DatePeriod(start, to: end)), tokens: index..<other.end)
    } else if date.year == nil, terminal(numbers.end) == .to, let range = borrowedYear(date, at: index, numbers.end + 1) {
      return range
    }
    return figure
  }

  /// "01/7 đến 15/7/2021": the first day borrows the year of the second.
  private func borrowedYear(_ start: CalendarDate, at index: Int, _ second: Int) -> Figure? {
    let position = terminal(second) == .day ? second + 1 : second
    guard passage.isJoined(position - 1), let other = markedNumbers(at: position), other.parts.count == 3,
      let end = calendarDate(other, at: position, isSecond: true)
    else { return nil }
    var start = start
    start.year = end.year
    return Figure(.date, .date(DatePeriod(start, to: end)), tokens: index..<other.end)
  }

  /// `Q1/2024`.
  private func letterQuarter(at index: Int) -> Figure? {
    guard index > 0, passage[index].isGlued, passage[index - 1].word == 0x71, passage[index - 1].flags.contains(.capital),
      index - 1 >= lastEnd,
      let quarter = passage.integer(index), 1...4 ~= quarter
    else { return nil }
    let tail = yearTail(at: index + 1)
    return tail?.year.map {
      Figure(.date, .date(DatePeriod(CalendarDate(year: $0, quarter: quarter))), tokens: index - 1..<(tail?.end ?? index + 1))
    }
  }

  /// "14, 15 và 16/11/2022" behind "ngày", "6 và 7" behind "tháng 5": items that share month and year.
  func dateList(at index: Int, into figures: inout [Figure]) -> Int? {
    guard passage[index].count <= 2, let first = passage.integer(index), first > 0 else { return nil }
    if let last, last.kind == .date, lastEnd == index - 1, passage[index - 1].isSymbol(",") || passage.terminal(index - 1) == .and,
      let month = last.date, month.month > 0, month.day == 0, first <= 12, first > Int(month.month),
      passage.terminal(last.firstToken) == .month || last.endToken == last.firstToken + 1, unitEntry(at: index + 1) == nil,
      !symbol(index + 1, "%"),
      !symbol(index + 1, "/"), passage.sense(index + 1).numeral != .magnitude
    {
      return emit(
        Figure(.date, .date(DatePeriod(CalendarDate(year: month.year.map(Int.init), month: first))), tokens: index..<index + 1),
        into: &figures)
    }
    guard let (days, date, end) = sharedDays(at: index) else { return nil }
    for day in days {
      let value = CalendarDate(year: date.year.map(Int.init), month: Int(date.month), day: passage.integer(day) ?? 0)
      _ = emit(Figure(.date, .date(DatePeriod(value)), tokens: day..<day + 1), into: &figures)
    }
    return emit(Figure(.date, .date(DatePeriod(date)), tokens: lastEnd + 1..<end), into: &figures)
  }

  /// The day numbers of a list, the date that ends it, and the token behind that; "ngày 5, 6 và 7" shares nothing.
  func sharedDays(at index: Int) -> (days: [Int], date: CalendarDate, end: Int)? {
    guard isDatePlace(index), passage.integer(index) != nil, passage[index].count <= 2 else { return nil }
    var days = [index]
    var position = index + 1
    while days.count < 8, passage.isJoined(position), symbol(position, ",") || terminal(position) == .and, passage[position + 1].isNumber {
      if let numbers = markedNumbers(at: position + 1) {
        guard numbers.mark != 0x2E, let date = calendarDate(numbers, at: position + 1, isSecond: true), date.day > 0 else { return nil }
        return (days, date, numbers.end)
      }
      guard let day = passage.integer(position + 1), 1...31 ~= day else { return nil }
      days.append(position + 1)
      position += 2
    }
    return nil
  }

  /// The date that marked numbers make; nil when they are something else.
  func calendarDate(_ numbers: MarkedNumbers, at index: Int, isSecond: Bool = false) -> CalendarDate? {
    let parts = numbers.parts
    // Letters glued to the last digits make it a code: "43/2014/NĐ-CP" goes on with "/".
    let next = passage[numbers.end]
    if next.isGlued
      && (next.isWord && !isTimeLetter(numbers.end)
        || next.isSymbol("/") && passage[numbers.end + 1].isWord && passage[numbers.end + 1].isGlued
          && passage[numbers.end + 1].flags.contains(.capital))
    {
      return nil
    }
    if parts.count == 3 {
      if numbers.firstWidth == 4 {
        let date = CalendarDate(year: parts[0], month: parts[1], day: parts[2])
        return Self.isPlainYear(parts[0]) && 1...12 ~= parts[1] && 1...31 ~= parts[2] && date.isPossible ? date : nil
      }
      guard 1...31 ~= parts[0], 1...12 ~= parts[1] else { return nil }
      if numbers.lastWidth == 4, Self.isYear(parts[2]) {
        let date = CalendarDate(year: parts[2], month: parts[1], day: parts[0])
        return date.isPossible ? date : nil
      }
      guard numbers.lastWidth == 2, numbers.mark == 0x2F || isDatePlace(index) else { return nil }
      let date = CalendarDate(year: parts[2] + (parts[2] < 50 ? 2000 : 1900), month: parts[1], day: parts[0])
      return date.isPossible ? date : nil
    }
    if Self.isYear(parts[1]), numbers.lastWidth == 4 {
      guard 1...12 ~= parts[0], numbers.firstWidth <= 2, numbers.mark != 0x2D || numbers.firstWidth == 2 else { return nil }
      if numbers.mark == 0x2E, !isMonthPlace(index) { return nil }
      guard numbers.mark != 0x2F || !isCountedOff(numbers.end) || isMonthPlace(index) else { return nil }
      return CalendarDate(year: parts[1], month: parts[0])
    }
    if Self.isPlainYear(parts[0]), numbers.firstWidth == 4, numbers.lastWidth == 2, 1...12 ~= parts[1], numbers.mark == 0x2D,
      passage[index + 1].isGlued, !isSchoolYear(index, parts)
    {
      return CalendarDate(year: parts[0], month: parts[1])
    }
    let date = CalendarDate(month: parts[1], day: parts[0])
    guard 1...31 ~= parts[0], 1...12 ~= parts[1], numbers.firstWidth <= 2, numbers.lastWidth <= 2, date.isPossible else { return nil }
    switch numbers.mark {
    case 0x2F: return isSecond || isDayMonth(numbers, at: index) ? date : nil
    default: return isSecond && numbers.mark == 0x2D || isDatePlace(index) && !isMeasuredOff(numbers.end) ? date : nil
    }
  }

  private func isTimeLetter(_ index: Int) -> Bool { passage[index].count > 1 && passage[index].word != 0 }

  private func isSchoolYear(_ index: Int, _ parts: Parts) -> Bool {
    cueBefore(index).contains(.period) || (parts[0] + 1) % 100 == parts[1]
  }

  /// "ngày", "sáng", "đến": what stands before a day without a year. Damaged text may glue it.
  func isDatePlace(_ index: Int) -> Bool {
    if cueBefore(index).contains(.date) { return true }
    guard index > 0 else { return false }
    // "(1-10", "và 27-9" behind a date of the same shape.
    if let last, last.kind == .date,
      passage[index - 1].isSymbol(",") || passage.terminal(index - 1) == .and || passage[index - 1].isSymbol("-"),
      last.endToken == index - 1
    {
      return true
    }
    // "Ngày Nhà giáo Việt Nam 20-11"
    return passage[index - 1].flags.contains(.capital)
      && (3...7).contains { passage.terminal(index - $0) == .day && passage[index - $0].flags.contains(.capital) }
  }

  private func isMonthPlace(_ index: Int) -> Bool { passage.terminal(index - 1) == .month }

  /// Whether a counted noun or unit follows, which makes `a/b` a fraction.
  private func isCountedOff(_ index: Int) -> Bool { unitEntry(at: index) != nil }

  private func isMeasuredOff(_ index: Int) -> Bool {
    unitEntry(at: index) != nil || passage.isJoined(index - 1) && passage.sense(index).numeral == .magnitude
  }

  /// `31/5` or `2/3`: a day where words of time stand before it, a fraction where it counts something.
  private func isDayMonth(_ numbers: MarkedNumbers, at index: Int) -> Bool {
    let cue = cueBefore(index)
    let isCounted = isCountedOff(numbers.end)
    if symbol(numbers.end, "%") { return false }
    if cue.contains(.date) && !(isCounted && cue.hasAny(.fraction)) { return true }
    if isDatePlace(index) { return true }
    if isCounted { return false }
    if cue.hasAny(.fraction) || cue.contains(.code) { return false }
    if passage[numbers.end].isWord && passage.isJoined(numbers.end - 1) && numbers.parts[0] < numbers.parts[1] && numbers.parts[0] <= 4 {
      return false
    }
    if numbers.parts[0] > 12 || numbers.firstWidth == 2 { return true }
    return numbers.parts[0] >= numbers.parts[1] || passage[index - 1].isSymbol("(") || numbers.parts[0] > 1 && numbers.parts[1] > 5
  }

  // MARK: Ranges

  /// `1 đến 6-1`, `10-15/3/2022`, `29/4 - 1/5`: days that share a month or year.
  private func dayRange(at index: Int) -> Figure? {
    guard let first = passage.integer(index), 1...31 ~= first, passage[index].count <= 2 else { return nil }
    var position = index + 1
    let isDash = symbol(position, "-")
    guard isDash || terminal(position) == .to else { return nil }
    position += 1
    if terminal(position) == .day { position += 1 }
    guard passage.isJoined(position - 1), let numbers = markedNumbers(at: position) else {
      return wordedDayRange(at: index, second: position)
    }
    guard numbers.parts.count >= 2, numbers.mark != 0x2E || numbers.parts.count == 3,
      isDash || isDatePlace(index) || passage.terminal(index - 1) == .day || passage.terminal(index - 1) == .from
    else { return nil }
    if isDash && numbers.mark == 0x2D { return nil }
    guard let end = calendarDate(numbers, at: position, isSecond: true), end.day > 0 else {
      return monthRange(first, numbers, at: index, isDash: isDash)
    }
    guard first < Int(end.day) else { return nil }
    let start = CalendarDate(year: end.year.map(Int.init), month: Int(end.month), day: first)
    return Figure(.date, .date(DatePeriod(start, to: end)), tokens: index..<numbers.end)
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

  /// "ngày 10 đến 15 tháng 3".
  private func wordedDayRange(at index: Int, second: Int) -> Figure? {
    guard let first = passage.integer(index), let last = passage.integer(second), first < last, 1...31 ~= last,
      terminal(second + 1) == .month,
      let month = monthNumber(at: second + 2)
    else { return nil }
    let tail = yearTail(at: month.end)
    let start = CalendarDate(year: tail?.year, month: month.value, day: first)
    let end = CalendarDate(year: tail?.year, month: month.value, day: last)
    return Figure(.date, .date(DatePeriod(start, to: end)), tokens: index..<(tail?.end ?? month.end))
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

  /// A bare `2022` that counts nothing.
  func plainYear(at index: Int) -> Figure? {
    if let range = yearRange(at: index) { return range }
    guard passage[index].count == 4, let year = passage.integer(index), Self.isPlainYear(year) else { return nil }
    let next = passage[index + 1]
    if next.isGlued && (next.isWord || next.isSymbol("/") || next.isSymbol("%")) { return nil }
    if symbol(index + 1, "%") { return nil }
    if passage.isJoined(index) {
      let sense = passage.sense(index + 1)
      if next.isWord && sense.numeral == .magnitude { return nil }
      if let unit = unitEntry(at: index + 1) {
        let kind = passage.lexicon.entries[unit.entry].kind
        if kind != .calendar && !cueBefore(index).contains(.period) { return nil }
      }
    }
    let cue = cueBefore(index)
    if cue.hasAny(.code | .account | .phone | .approx | .over | .under | .increase | .decrease) && !cue.contains(.date)
      && !cue.contains(.period)
    {
      return nil
    }
    return Figure(.date, .date(DatePeriod(CalendarDate(year: year))), tokens: index..<(index + 1))
  }
}
