import VietLexicon
import VietNumbers
import VietTokens

/// Lists whose items share a month or year: "14, 15 và 16/11/2022", "tháng 1, 2 và 3/2022", "quý I và II năm 2022".
extension FigureGrammar {
  /// A list is looked through no further than this, so that work stays linear.
  private static let listLimit = 12

  /// The token of the next item of a list: behind a comma, "và", or both.
  private func nextItem(behind end: Int) -> Int? {
    var item = end
    if symbol(item, ",") { item += 1 }
    if terminal(item) == .and { item += 1 }
    return item > end && passage.isJoined(item - 1) ? item : nil
  }

  // MARK: Months and quarters

  /// The year that ends a list of months or quarters, whose numbers rise and are written alike.
  func yearOfList(of head: Terminal, behind first: (value: Int, end: Int)) -> Int? {
    var (value, end) = first
    for _ in 0..<Self.listLimit {
      guard let item = nextItem(behind: end), let next = itemNumber(at: item, of: head, behind: value, written: first.end - 1) else {
        return nil
      }
      if let tail = yearTail(at: next.end) { return tail.year }
      (value, end) = next
    }
    return nil
  }

  private func itemNumber(at index: Int, of head: Terminal, behind value: Int, written like: Int) -> (value: Int, end: Int)? {
    guard passage[index].isNumber == passage[like].isNumber, let next = head == .month ? monthNumber(at: index) : quarterNumber(at: index)
    else { return nil }
    return next.value > value ? next : nil
  }

  /// "6" and "7 năm 2022" behind "tháng 5", "II/2022" behind "quý I": the next item of a list of months or quarters.
  func listedPeriod(at index: Int) -> Figure? {
    guard let last, last.kind == .date, let date = last.date, date.day == 0, date.month > 0 || date.quarter > 0,
      index - lastEnd <= 2, nextItem(behind: lastEnd) == index
    else { return nil }
    let head: Terminal = date.month > 0 ? .month : .quarter
    let value = Int(max(date.month, date.quarter))
    let isHeaded = passage.terminal(last.firstToken) == head
    let number = isHeaded ? last.firstToken + 1 : last.firstToken
    guard let next = itemNumber(at: index, of: head, behind: value, written: number) else { return nil }
    let tail = yearTail(at: next.end)
    if tail?.year == nil {
      // What has its own year shares none, and what could be counted is no item.
      guard last.endToken == number + 1, unitEntry(at: next.end) == nil, !symbol(next.end, "%"), !symbol(next.end, "/"),
        passage.sense(next.end).numeral != .magnitude
      else { return nil }
    }
    let year = tail?.year ?? date.year.map(Int.init)
    let item = head == .month ? CalendarDate(year: year, month: next.value) : CalendarDate(year: year, quarter: next.value)
    return Figure(.date, .date(DatePeriod(item)), tokens: index..<(tail?.year == nil ? next.end : tail?.end ?? next.end))
  }

  // MARK: Days

  /// What the days of a list share.
  struct DayList {
    /// The last day, with its month, and its place.
    let last: Figure
    let period: DatePeriod
    /// Whether words tell the month: "7 tháng 9".
    let isWorded: Bool

    func period(ofDay day: Int) -> DatePeriod {
      var shared = period
      shared.start.day = UInt8(clamping: day)
      return shared
    }
  }

  /// The end of the list of days that goes on behind a token: ", 15 và 16/11/2022", "và 7 tháng 9"; nil where no item has a month.
  func dayList(behind end: Int) -> DayList? {
    var end = end
    for _ in 0..<Self.listLimit {
      guard var item = nextItem(behind: end) else { return nil }
      let surface = item
      if terminal(item) == .monthDay { item += 1 }
      if let numbers = markedNumbers(at: item) {
        guard numbers.mark != 0x2E, let date = calendarDate(numbers, at: item, isSecond: true), date.day > 0 else { return nil }
        let last = withCalendar(Figure(.date, .date(DatePeriod(date)), tokens: item..<numbers.end))
        guard case .date(let period) = last.value else { return nil }
        return DayList(last: last, period: period, isWorded: false)
      }
      guard let day = dayNumber(at: item) else { return nil }
      if let last = dayWithMonth(day, surface: surface), case .date(let period) = last.value {
        return DayList(last: last, period: period, isWorded: true)
      }
      end = day.end
    }
    return nil
  }

  /// Emits "14, 15 và 16/11/2022" or "6 và 7 tháng 9" behind words of time: items that share month and year.
  func dateList(at index: Int, into figures: inout [Figure]) -> Int? {
    guard passage[index].count <= 2 else { return nil }
    if let period = listedPeriod(at: index) { return emit(period, into: &figures) }
    guard let first = dayNumber(at: index), isDatePlace(index), let list = dayList(behind: first.end) else { return nil }
    var item = index
    while item < list.last.firstToken, let day = dayNumber(at: terminal(item) == .monthDay ? item + 1 : item) {
      let period = list.period(ofDay: day.value)
      if period.start.isPossible { _ = emit(Figure(.date, .date(period), tokens: item..<day.end), into: &figures) }
      guard let next = nextItem(behind: day.end) else { break }
      item = next
    }
    return emit(list.last, into: &figures)
  }
}
