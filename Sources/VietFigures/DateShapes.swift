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
    if let range = spacedDay(at: index) ?? dayRange(at: index) { return withCalendar(range) }
    guard let numbers = markedNumbers(at: index) else { return plainYear(at: index) }
    guard let date = calendarDate(numbers, at: index, isSecond: opensRange(numbers)) else {
      return yearRange(at: index) ?? plainYear(at: index)
    }
    let figure = Figure(.date, .date(DatePeriod(date)), tokens: index..<numbers.end)
    return withCalendar(dashedRange(figure) ?? borrowedYear(date, at: index, numbers.end) ?? figure)
  }

  /// "ngày 24 - 7 - 2002": spaces around both dashes.
  private func spacedDay(at index: Int) -> Figure? {
    guard passage[index].count <= 2, symbol(index + 1, "-"), !passage[index + 1].isGlued, symbol(index + 3, "-"),
      !passage[index + 3].isGlued,
      passage.isJoined(index + 1), passage.isJoined(index + 3), passage[index + 4].count == 4,
      !passage[index + 5].isGlued || !passage[index + 5].isWord,
      let day = passage.integer(index), let month = passage.integer(index + 2), let year = passage.integer(index + 4),
      1...31 ~= day, 1...12 ~= month, Self.isPlainYear(year), isDatePlace(index)
    else { return nil }
    let value = CalendarDate(year: year, month: month, day: day)
    return value.isPossible ? date(value, index, index + 5) : nil
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
    if isAllWeek(numbers, at: index), !isSecond { return nil }
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
    if Self.isPlainYear(parts[1]) || Self.isYear(parts[1]) && isMonthPlace(index), numbers.lastWidth == 4 {
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
    case 0x2D where isSecond: return date
    default: return (isSecond || isDatePlace(index)) && !isMeasuredOff(numbers.end) ? date : nil
    }
  }

  private func isTimeLetter(_ index: Int) -> Bool { passage[index].count > 1 && passage[index].word != 0 }

  private func isSchoolYear(_ index: Int, _ parts: Parts) -> Bool {
    cueBefore(index).contains(.period) || (parts[0] + 1) % 100 == parts[1]
  }

  /// "Hôm qua (23-12)", "(09-11)": brackets around nothing else; "(2-1)" is a score unless a word of time stands before.
  private func isBracketedDay(_ index: Int) -> Bool {
    guard passage[index - 1].isSymbol("("), passage[index].isGlued, passage[index + 1].isSymbol("-"), passage[index + 1].isGlued,
      passage[index + 2].isGlued, let day = passage.integer(index), let month = passage.integer(index + 2), 1...12 ~= month,
      passage[index + 3].isSymbol(")")
    else { return false }
    if passage.bytes(index).first == 0x30 || day > 12 { return true }
    return (2...5).contains { offset in
      switch passage.terminal(index - offset) {
      case .day, .now, .through, .week: true
      case let word: word.isDayPart
      }
    }
  }

  /// "ngày", "sáng", "đến": what stands before a day without a year. Damaged text may glue it.
  func isDatePlace(_ index: Int) -> Bool {
    if cueBefore(index).contains(.date) { return true }
    guard index > 0 else { return false }
    if isBracketedDay(index) { return true }
    // "19h/5/10"
    if let last, last.kind == .time, last.endToken == index - 1, passage[index - 1].isSymbol("/") { return true }
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

  /// "trực 24/7": every hour of the week, where a word stands before it that tells no time.
  func isAllWeek(_ numbers: MarkedNumbers, at index: Int) -> Bool {
    numbers.mark == 0x2F && numbers.parts.count == 2 && numbers.parts[0] == 24 && numbers.parts[1] == 7 && numbers.lastWidth == 1
      && passage.isJoined(index - 1) && passage[index - 1].isWord && !isDatePlace(index) && !isCountedOff(numbers.end)
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
    // "5/6 nhu cầu": what has shares.
    let isShare = passage.isJoined(numbers.end - 1) && passage.cue(startingAt: numbers.end)?.cue.contains(.fraction) == true
    let isCounted = isShare || isCountedOff(numbers.end)
    if symbol(numbers.end, "%") || isCounted && cue.hasAny(.fraction) { return false }
    if isDatePlace(index) || namesLunar(at: numbers.end) { return true }
    if isCounted { return false }
    if cue.hasAny(.fraction) || cue.contains(.code) { return false }
    if passage[numbers.end].isWord && passage.isJoined(numbers.end - 1) && numbers.parts[0] < numbers.parts[1] && numbers.parts[0] <= 4 {
      return false
    }
    if numbers.parts[0] > 12 || numbers.firstWidth == 2 { return true }
    return numbers.parts[0] >= numbers.parts[1] || passage[index - 1].isSymbol("(") || numbers.parts[0] > 1 && numbers.parts[1] > 5
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
    if cue.hasAny(.code | .account | .phone | .approx | .over | .under | .increase | .decrease | .counter) && !cue.contains(.date)
      && !cue.contains(.period)
    {
      return nil
    }
    guard !isToldCount(index) else { return nil }
    return Figure(.date, .date(DatePeriod(CalendarDate(year: year))), tokens: index..<(index + 1))
  }

  /// "Số hộ nghèo là 2015": what is told of a number counts, unless a year is told ("Số năm sinh là 1985").
  private func isToldCount(_ index: Int) -> Bool {
    guard passage.isJoined(index - 1) else { return false }
    // "tổng số 2015"; "KH 2015" is a plan for a year.
    if passage.terminal(index - 1) == .numberSign { return cueBefore(index).contains(.no) }
    guard passage.terminal(index - 1) == .be else { return false }
    for position in stride(from: index - 2, to: max(index - 8, -1), by: -1) {
      guard passage[position].isWord, passage.isJoined(position), passage.terminal(position) != .year else { return false }
      if passage.terminal(position) == .numberSign { return true }
    }
    return false
  }
}
