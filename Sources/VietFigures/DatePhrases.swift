import VietLexicon
import VietNumbers
import VietTokens

/// Dates that begin with a word: `năm 2022`, `tháng 3 năm 2022`, `quý I/2023`, `ngày 28 tháng 7`, `thế kỷ XX`.
extension FigureGrammar {
  /// A date or period that starts with a calendar word.
  func dateByHead(at index: Int) -> Figure? {
    guard let figure = headedDate(at: index) else { return nil }
    return symbol(figure.endToken, "-") ? dashedRange(figure) ?? figure : figure
  }

  private func headedDate(at index: Int) -> Figure? {
    switch passage.terminal(index) {
    case .year: yearPhrase(at: index)
    case .month: monthPhrase(at: index)
    case .day: dayPhrase(at: index)
    case .monthDay: monthDayPhrase(at: index, surface: index)
    case .quarter: quarterPhrase(at: index)
    case .age: centuryPhrase(at: index)
    case .tenYears: decadePhrase(at: index)
    case .plural: passage.terminal(index + 1) == .year ? decadeYears(at: index) : nil
    case .same: samePeriod(at: index)
    case .early, .middle, .late: partOfPeriod(at: index)
    case .half: halfYear(at: index)
    case .fullMoon: fullMoon(at: index, surface: index)
    default: nil
    }
  }

  func date(_ date: CalendarDate, _ start: Int, _ end: Int) -> Figure {
    Figure(.date, .date(DatePeriod(date)), tokens: start..<end)
  }

  // MARK: Years

  /// The year number at a token: digits, or a numeral in words ("hai nghìn không trăm hai mươi").
  func yearNumber(at index: Int) -> (value: Int, end: Int)? {
    guard passage.isJoined(index - 1) else { return nil }
    if passage[index].isNumber {
      guard let number = passage.integer(index), Self.isYear(number), passage[index].count == 4 else { return nil }
      return (number, index + 1)
    }
    return spokenYear(at: index)
  }

  /// `năm 2022`, "của năm 2022", `/2022`, `-2022`, `.2022` or `2022` behind a month or quarter; "năm trước" keeps the year unknown.
  func yearTail(at index: Int) -> (year: Int?, end: Int)? {
    if terminal(index) == .of, terminal(index + 1) == .year, let year = yearNumber(at: index + 2) { return (year.value, year.end) }
    if terminal(index) == .year {
      if let year = yearNumber(at: index + 1) ?? earlyYear(at: index + 1) { return (year.value, year.end) }
      if terminal(index + 1) == .past || terminal(index + 1) == .now { return (nil, index + 2) }
      return nil
    }
    let mark = passage[index]
    if (symbol(index, "/") || symbol(index, "-") && mark.isGlued || symbol(index, ".") && mark.isGlued || symbol(index, ",")),
      passage[index + 1].isNumber, passage[index + 1].count == 4, let year = passage.integer(index + 1), Self.isPlainYear(year),
      !mark.isSymbol(",")
    {
      return (year, index + 2)
    }
    if mark.isNumber, mark.count == 4, let year = passage.integer(index), Self.isPlainYear(year), passage.isJoined(index - 1),
      unitEntry(at: index + 1) == nil
    {
      return (year, index + 1)
    }
    return nil
  }

  private func yearPhrase(at index: Int) -> Figure? {
    guard passage.isJoined(index) else { return nil }
    let next = index + 1
    if let range = yearRange(at: next) {
      return Figure(.date, range.value, tokens: index..<range.endToken)
    }
    // "năm 2023 đến 2025" is two mentions; "năm 938" has three digits.
    if let year = yearNumber(at: next) {
      let mark = passage[year.end]
      if mark.isGlued, mark.isSymbol("/") || mark.isWord { return nil }
      guard !(passage.isJoined(year.end - 1) && passage.sense(year.end).numeral == .magnitude), !isCountPerYear(index, year) else {
        return nil
      }
      return date(CalendarDate(year: year.value), index, year.end)
    }
    guard let year = earlyYear(at: next), !isCountPerYear(index, year) else { return nil }
    return date(CalendarDate(year: year.value), index, year.end)
  }

  /// "những năm 1990", "những năm 90": a decade.
  private func decadeYears(at index: Int) -> Figure? {
    let number = index + 2
    guard passage.senses[Int(passage[index].word)].terminal == .plural, passage.isJoined(index), passage.isJoined(index + 1),
      let year = passage.integer(number), let decade = Self.decade(year, width: passage[number].count),
      !passage[number + 1].isSymbol("-"), !passage[number + 1].isSymbol(","), passage.terminal(number + 1) != .and,
      unitEntry(at: number + 1) == nil
    else { return nil }
    return decadeFigure(decade, index + 1, number + 1)
  }

  private static func decade(_ number: Int, width: Int) -> Int? {
    if width == 4, isPlainYear(number), number % 10 == 0 { return number }
    if width == 2, number % 10 == 0 { return 1900 + number }
    return nil
  }

  private func decadeFigure(_ year: Int, _ start: Int, _ end: Int) -> Figure {
    var decade = CalendarDate(year: year)
    decade.precision = .decade
    return date(decade, start, end)
  }

  /// "thập niên 1990", "thập kỷ 90".
  private func decadePhrase(at index: Int) -> Figure? {
    guard terminal(index + 1) == .yearsOf || terminal(index + 1) == .era, passage.isJoined(index + 1),
      let number = passage.integer(index + 2), let decade = Self.decade(number, width: passage[index + 2].count)
    else { return nil }
    return decadeFigure(decade, index, index + 3)
  }

  /// "thế kỷ XX", "thế kỷ 21": the twentieth century is 19XX.
  private func centuryPhrase(at index: Int) -> Figure? {
    guard terminal(index + 1) == .era else { return nil }
    let isRanked = terminal(index + 2) == .ordinal
    let label = isRanked ? index + 3 : index + 2
    guard let number = passage.roman(at: label).map({ ($0, label + 1) }) ?? smallNumber(at: label), passage.isJoined(label - 1),
      1...30 ~= number.0,
      isRanked || number.1 > label + 1 || passage.sense(label).numeral == .none
    else { return nil }
    var century = CalendarDate(year: (number.0 - 1) * 100)
    century.precision = .century
    return date(century, index, number.1)
  }

  /// "cùng kỳ năm 2022", "cùng kỳ 2022".
  private func samePeriod(at index: Int) -> Figure? {
    guard terminal(index + 1) == .term, passage.isJoined(index + 1) else { return nil }
    var next = index + 2
    if terminal(next) == .year { next += 1 }
    guard let year = yearNumber(at: next), passage.isJoined(next - 1) else { return nil }
    return date(CalendarDate(year: year.value), index, year.end)
  }

  /// "cuối năm 2015", "đầu tháng 3", "giữa quý II", "cuối thế kỷ XIX", "đầu 2011": the whole is one mention.
  private func partOfPeriod(at index: Int) -> Figure? {
    guard passage.isJoined(index) else { return nil }
    switch passage.terminal(index + 1) {
    case .year, .month, .quarter, .age, .tenYears: break
    default: return partOfBareYear(at: index)
    }
    guard var inner = headedDate(at: index + 1), inner.kind == .date else { return nil }
    inner.firstToken = index
    return inner
  }

  /// "Đầu 2011", "từ đầu 2022": not "giữa 2020 và 2022", and what could be counted needs the start of a phrase before it.
  private func partOfBareYear(at index: Int) -> Figure? {
    let end = index + 2
    guard passage[index + 1].count == 4, let year = passage.integer(index + 1), Self.isPlainYear(year) else { return nil }
    let next = passage[end]
    guard !next.isGlued || next.kind == .symbol && !next.isSymbol("/") && !next.isSymbol("%"), !symbol(end, "%"),
      !(symbol(end, "-") && passage[end + 1].isNumber), terminal(index) != .middle || terminal(end) != .and,
      !(passage.isJoined(index + 1) && passage.sense(end).numeral == .magnitude)
    else { return nil }
    if let unit = unitEntry(at: end) {
      guard passage.lexicon.entries[unit.entry].kind == .noun, startsSentence(index) || cueBefore(index).contains(.date) else { return nil }
    }
    return date(CalendarDate(year: year), index, end)
  }

  /// "nửa đầu năm 2023", "nửa cuối 2020", "nửa cuối tháng 3".
  private func halfYear(at index: Int) -> Figure? {
    let part = terminal(index + 1)
    guard part == .early || part == .late, passage.isJoined(index + 1) else { return nil }
    if terminal(index + 2) == .month {
      guard var month = monthPhrase(at: index + 2) else { return nil }
      month.firstToken = index
      return month
    }
    return monthsOfPart(6, from: index, at: index + 1)
  }

  static func months(_ months: (Int, Int), _ year: Int?) -> DatePeriod {
    DatePeriod(CalendarDate(year: year, month: months.0), to: CalendarDate(year: year, month: months.1))
  }

  // MARK: Months and days

  /// 1…12 in digits or words; "giêng" is 1, "chạp" 12; behind a day "tháng" always has its number.
  func monthNumber(at index: Int, behindDay: Bool = false) -> (value: Int, end: Int)? {
    guard passage.isJoined(index - 1) else { return nil }
    switch passage.terminal(index) {
    case .firstMonth: return (1, index + 1)
    case .lastMonth: return (12, index + 1)
    default: break
    }
    if let number = passage.integer(index) { return 1...12 ~= number && passage[index].count <= 2 ? (number, index + 1) : nil }
    if passage.sense(index).numeral == .afterTen, passage.sense(index).value == 4 { return (4, index + 1) }
    guard passage[index].isWord, passage.sense(index).numeral != .halfOf, let numeral = numerals.numeral(at: index), !numeral.hasMagnitude,
      let number = numeral.value.integer, 1...12 ~= number, numeral.denominator == nil
    else { return nil }
    if numeral.form == .singleWord, number == 1 || number == 5, !behindDay, !isMonthName(at: index, number) { return nil }
    return (number, numeral.end)
  }

  /// "tháng một", "tháng năm": months before their year, with a capital ("tháng Năm"), or where a time must stand ("vào tháng năm");
  /// elsewhere "năm" is a year ("tháng năm 2021") and "một" an article ("trong tháng một số hộ").
  private func isMonthName(at index: Int, _ number: Int) -> Bool {
    let next = index + 1
    if number == 5 ? terminal(next) == .year || symbol(next, "/") : yearTail(at: next) != nil { return true }
    let head = index - 1
    let flags = passage[index].flags
    // "6 Tháng Năm 2021" in a title are six months.
    if flags.contains(.capital), !flags.contains(.capitals), !passage[head - 1].isNumber { return true }
    switch terminal(head - 1) {
    case .day, .year: return false
    case .early, .middle, .late, .in: break
    default: guard passage.isJoined(head - 1), cueBefore(head).contains(.date) else { return false }
    }
    if number == 1 { return endsPhrase(next) }
    return yearNumber(at: next) == nil && unitEntry(at: next) == nil && terminal(next) != .now && terminal(next) != .past
  }

  private func monthPhrase(at index: Int) -> Figure? {
    guard passage.isJoined(index) else { return nil }
    return monthRange(at: index) ?? singleMonth(at: index)
  }

  /// One month; in "tháng 1, 2 và 3/2022" it has the year of the list.
  func singleMonth(at index: Int) -> Figure? {
    // tháng 8.2017, tháng 11/2021, tháng 3-2022
    if let numbers = markedNumbers(at: index + 1), numbers.parts.count == 2, 1...12 ~= numbers.parts[0], Self.isPlainYear(numbers.parts[1]),
      numbers.lastWidth == 4
    {
      return date(CalendarDate(year: numbers.parts[1], month: numbers.parts[0]), index, numbers.end)
    }
    guard let month = monthNumber(at: index + 1), !isCountPerMonth(index, month) else { return nil }
    let tail = yearTail(at: month.end)
    if tail == nil, passage[month.end].isGlued,
      passage[month.end].isWord || passage[month.end].isSymbol("%") || passage[month.end].isSymbol("/")
    {
      return nil
    }
    let year = tail == nil ? yearOfList(of: .month, behind: month) : tail?.year
    var period = DatePeriod(CalendarDate(year: year, month: month.value))
    var end = tail?.end ?? month.end
    if isLunarMonth(month) { period.isLunar = true }
    if let lunar = lunarEnd(at: end) { (period.isLunar, end) = (true, lunar) }
    return Figure(.date, .date(period), tokens: index..<end)
  }

  /// "mỗi tháng 2 triệu", "tháng 5 lần": the number counts what follows.
  private func isCountPerMonth(_ index: Int, _ month: (value: Int, end: Int)) -> Bool {
    let next = month.end
    guard passage.isJoined(next - 1) else { return false }
    if passage.sense(next).numeral == .magnitude || symbol(next, "%") { return true }
    if terminal(next) == .past || terminal(next) == .year { return false }
    guard let unit = unitEntry(at: next) else { return false }
    let kind = passage.lexicon.entries[unit.entry].kind
    if kind == .noun { return passage.terminal(index - 1) == .each || passage.senses[Int(passage[index - 1].word)].numeral == .digit }
    return kind != .calendar && passage[index + 1].isNumber || terminal(next) == .times
  }

  /// `tháng 3-5/2022`, `tháng 1 đến 6 năm 2023`.
  private func monthRange(at index: Int) -> Figure? {
    guard let first = passage.integer(index + 1), 1...12 ~= first, passage[index + 1].count <= 2 else { return nil }
    let isDash = symbol(index + 2, "-")
    guard isDash || terminal(index + 2) == .to, passage.isJoined(index + 2) else { return nil }
    var next = index + 3
    if isDash, terminal(next) == .month { next += 1 }
    // "tháng 1-6.2024"
    if isDash, let numbers = markedNumbers(at: next), numbers.mark == 0x2E, numbers.parts.count == 2, passage.isJoined(next - 1),
      first < numbers.parts[0], numbers.parts[0] <= 12, numbers.lastWidth == 4, Self.isPlainYear(numbers.parts[1])
    {
      return Figure(.date, .date(Self.months((first, numbers.parts[0]), numbers.parts[1])), tokens: index..<numbers.end)
    }
    guard let second = passage.integer(next), first < second, second <= 12, passage.isJoined(next - 1) else { return nil }
    let tail = yearTail(at: next + 1)
    guard tail != nil || unitEntry(at: next + 1) == nil && passage.sense(next + 1).numeral != .magnitude else { return nil }
    return Figure(.date, .date(Self.months((first, second), tail?.year)), tokens: index..<(tail?.end ?? next + 1))
  }

  // MARK: Quarters

  /// "quý I/2023", "quý 3 năm 2022", "quý IV", "quý hai".
  private func quarterPhrase(at index: Int) -> Figure? {
    guard passage.isJoined(index) else { return nil }
    return quarterRange(at: index) ?? singleQuarter(at: index)
  }

  /// "quý I-III/2022".
  private func quarterRange(at index: Int) -> Figure? {
    guard let first = quarterNumber(at: index + 1), symbol(first.end, "-"), let second = quarterNumber(at: first.end + 1),
      second.value > first.value
    else { return nil }
    let tail = yearTail(at: second.end)
    let period = DatePeriod(CalendarDate(year: tail?.year, quarter: first.value), to: CalendarDate(year: tail?.year, quarter: second.value))
    return Figure(.date, .date(period), tokens: index..<(tail?.end ?? second.end))
  }

  /// One quarter; in "quý I, II/2022" it has the year of the list.
  func singleQuarter(at index: Int) -> Figure? {
    // "quý 4.2007"
    if let numbers = markedNumbers(at: index + 1), numbers.parts.count == 2, 1...4 ~= numbers.parts[0], numbers.firstWidth <= 2,
      Self.isPlainYear(numbers.parts[1])
    {
      return date(CalendarDate(year: numbers.parts[1], quarter: numbers.parts[0]), index, numbers.end)
    }
    guard let quarter = quarterNumber(at: index + 1) else { return nil }
    let tail = yearTail(at: quarter.end)
    let year = tail == nil ? yearOfList(of: .quarter, behind: quarter) : tail?.year
    return date(CalendarDate(year: year, quarter: quarter.value), index, tail?.end ?? quarter.end)
  }

  func quarterNumber(at index: Int) -> (value: Int, end: Int)? {
    if let number = passage.roman(at: index) ?? passage.integer(index) {
      return 1...4 ~= number && passage[index].count <= 3 ? (number, index + 1) : nil
    }
    // "quý 1.2023"
    let role = passage.sense(index).numeral
    guard passage[index].isWord, role == .digit || role == .afterTen, 1...4 ~= passage.sense(index).value else { return nil }
    return (Int(passage.sense(index).value), index + 1)
  }
}
