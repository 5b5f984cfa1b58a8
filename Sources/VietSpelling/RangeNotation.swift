import VietFigures
import VietLexicon
import VietNumbers
import VietOrthography
import VietTokens

/// Ranges and years: two spoken figures with "đến" between them are written as one, unless "từ" opens them.
extension FigureNotation {
  /// Writes two figures as a range: "7:30-11:30", "5-7%", "30/4-1/5"; the token behind it, or nil where they are not joined.
  func rangeEnd(from index: Int, in figures: [Figure]) -> Int? {
    guard index + 1 < figures.count else { return nil }
    let (first, last) = (figures[index], figures[index + 1])
    guard first.kind == last.kind || first.kind == .duration && last.kind == .time, last.firstToken == first.endToken + 1,
      passage.terminal(first.endToken) == .to,
      passage.isJoined(first.endToken - 1), passage.isJoined(first.endToken), !isOpened(first) || sharesYear(first, last),
      (last.firstToken..<last.endToken).contains(where: startsNumber)
    else { return nil }
    let isInPart = passage.terminal(last.endToken - 1).isDayPart
    let isWritten =
      switch (first.value, last.value) {
      case (.time(let start, nil), .time(let end, nil)): write(start, to: end, isClose: isPlainHour(first), isInPart)
      case (.duration(let span), .time(let end, nil)) where hour(span) != nil: write(hour(span) ?? end, to: end, isClose: true, isInPart)
      case (.date(let start), .date(let end)) where start.end == nil && end.end == nil: write(start.start, to: end.start, of: first)
      case (.decimal, .decimal): write(first, to: last)
      default: false
      }
    return isWritten ? last.endToken : nil
  }

  /// "từ ngày ba tháng hai đến ngày mười bốn tháng hai năm …": both days are of the year.
  private func sharesYear(_ first: Figure, _ last: Figure) -> Bool {
    guard case .date(let start) = first.value, case .date(let end) = last.value else { return false }
    return start.start.day > 0 && start.start.year == nil && end.start.day > 0 && end.start.year != nil
  }

  /// "từ 6 giờ đến 12 giờ" are two.
  func isOpened(_ figure: Figure) -> Bool {
    (1...2).contains { passage.isJoined(figure.firstToken - $0) && passage.terminal(figure.firstToken - $0) == .from }
  }

  /// The time of day that "bảy giờ" is before "đến mười một giờ".
  private func hour(_ span: Span) -> ClockTime? {
    guard span.unit == .hour, span.second == nil, let hour = span.count.integer, 0...23 ~= hour else { return nil }
    return ClockTime(hour: hour)
  }

  /// "hai giờ đến bốn giờ chiều": the part of the day holds for both.
  private func isPlainHour(_ figure: Figure) -> Bool { !passage.terminal(figure.endToken - 1).isDayPart }

  private func write(_ start: ClockTime, to end: ClockTime, isClose: Bool, _ isInPart: Bool) -> Bool {
    var start = start
    // "mười giờ đến hai giờ sáng", "chín giờ đến mười hai giờ đêm": of which day stays open.
    if end.hour < start.hour, isInPart { return false }
    if isClose, end.hour >= 12, start.hour < 12, start.hour + 12 <= end.hour,
      let later = ClockTime(hour: Int(start.hour) + 12, minute: Int(start.minute))
    {
      start = later
    }
    let hasMinutes = start.minute > 0 || end.minute > 0
    write(start, hasMinutes: hasMinutes)
    out.append(UInt8(ascii: "-"))
    write(end, hasMinutes: hasMinutes)
    return true
  }

  /// Days and months by their numbers: "ngày 30/4-1/5/2022".
  private func write(_ start: CalendarDate, to end: CalendarDate, of figure: Figure) -> Bool {
    guard start.precision == .year, end.precision == .year, (start.day > 0) == (end.day > 0), (start.month > 0) == (end.month > 0),
      (start.quarter > 0) == (end.quarter > 0), start.month > 0 || start.quarter > 0 || start.year != nil && end.year != nil
    else { return false }
    let isOpen = start.year == nil && start.day == 0
    // "tháng 6-8", "quý 1-3/2022"; months of two years have them both.
    let turns = isOpen && (start.month, start.quarter) >= (end.month, end.quarter)
    if turns, end.year == nil || start.month == 0 { return false }
    if !isOpen, start.day == 0, start.month > 0 || start.quarter > 0, end.year == nil { return false }
    switch passage.terminal(figure.firstToken) {
    case .day, .monthDay, .month, .year, .quarter:
      copy(figure.firstToken)
      space()
    default: break
    }
    write(start)
    if isOpened(figure) {
      space()
      out.append(words[.to])
      out.append(0x20)
    } else {
      out.append(start.day == 0 && (start.month > 0 || start.quarter > 0) && (!isOpen || turns) ? " - " : "-")
    }
    if start.quarter > 0, !isOpen { appendWord(.quarter) }
    if turns { appendWord(.month) }
    write(end)
    return true
  }

  private func write(_ date: CalendarDate) {
    if date.day > 0 {
      out.append(decimal: Int(date.day))
      out.append(UInt8(ascii: "/"))
    }
    if date.month > 0 {
      out.append(decimal: Int(date.month))
      if date.year != nil { out.append(UInt8(ascii: "/")) }
    }
    if date.quarter > 0 {
      out.append(0x30 + date.quarter)
      if date.year != nil { out.append(UInt8(ascii: "/")) }
    }
    if let year = date.year { out.append(decimal: Int(year)) }
  }

  /// Two amounts with one unit: "5-7%", "10-15 triệu đồng".
  private func write(_ first: Figure, to last: Figure) -> Bool {
    // "gấp hai đến ba lần"
    let isFold = passage.terminal(first.firstToken) == .fold
    guard first.unit.base != nil, let low = spoken(at: first.firstToken + (isFold ? 1 : 0), before: first.endToken),
      let high = spoken(at: last.firstToken, before: last.endToken), low.value < high.value,
      isFold || first.endToken - low.end == last.endToken - high.end,
      (0..<first.endToken - low.end).allSatisfy({ passage[low.end + $0].word == passage[high.end + $0].word })
    else { return false }
    let (small, large) = (style.keepsMagnitudes ? magnitude(of: low) : nil, style.keepsMagnitudes ? magnitude(of: high) : nil)
    guard (small == nil) == (large == nil) else { return false }
    if let small, let large,
      small.words.count != large.words.count || passage[small.words.lowerBound].word != passage[large.words.lowerBound].word
    {
      return false
    }
    if isFold {
      copy(first.firstToken)
      space()
    }
    write(small?.mantissa ?? low.value)
    out.append(UInt8(ascii: "-"))
    writeMeasure(last, isGlued: true)
    return true
  }

  private func appendWord(_ word: SpokenWord) {
    out.append(words[word])
    out.append(0x20)
  }

  // MARK: Years

  /// "năm 2019 đến 2021": a bare year behind one with its word joins it; the token behind it.
  func yearRangeEnd(behind figure: Figure) -> Int? {
    guard case .date(let period) = figure.value, period.end == nil, period.start.month == 0, period.start.quarter == 0,
      period.start.precision == .year, passage.terminal(figure.endToken) == .to, passage.isJoined(figure.endToken - 1),
      passage.isJoined(figure.endToken), let year = year(at: figure.endToken + 1), !isOpened(figure), unit(at: year.end) == nil,
      passage.terminal(figure.firstToken) == .year
    else { return nil }
    out.append(UInt8(ascii: "-"))
    out.append(decimal: year.value)
    return year.end
  }

  /// Years in words behind "giai đoạn", "niên vụ", "thập niên" or another year; the token behind them.
  func years(at index: Int) -> Int? {
    guard let first = year(at: index), isYearPlace(index), unit(at: first.end) == nil else { return nil }
    out.append(decimal: first.value)
    lastYearEnd = first.end
    guard passage.terminal(first.end) == .to, passage.isJoined(first.end - 1), passage.isJoined(first.end),
      let last = year(at: first.end + 1), passage.terminal(index - 1) != .from
    else { return first.end }
    out.append(UInt8(ascii: "-"))
    out.append(decimal: last.value)
    return last.end
  }

  /// A number in words that can be a year and counts nothing.
  private func year(at index: Int) -> (value: Int, end: Int)? {
    guard let numeral = spoken(at: index, before: passage.count), numeral.form == .words, let value = numeral.value.integer,
      1900...2099 ~= value
    else { return nil }
    return (value, numeral.end)
  }

  private func isYearPlace(_ index: Int) -> Bool {
    guard passage.isJoined(index - 1), index > 0 else { return false }
    switch passage.terminal(index - 1) {
    case .year, .yearsOf, .era, .crop, .school, .early, .late, .middle: return true
    case .to, .and: return lastYearEnd == index - 1
    default:
      if passage[index - 1].isSymbol(",") { return lastYearEnd == index - 1 }
      return passage.cue(endingWith: index - 1)?.cue.contains(.period) ?? false
    }
  }

  /// "một chín tám mươi", "hai không mười chín": a year in two halves; the token behind it.
  func halvedYear(at index: Int) -> Int? {
    let century = Int(passage.sense(index).value) * 10 + Int(passage.sense(index + 1).value)
    guard passage.sense(index).numeral == .digit, passage.sense(index + 1).numeral == .digit, century == 19 || century == 20,
      passage.isJoined(index), passage.isJoined(index + 1), let rest = spoken(at: index + 2, before: passage.count), rest.form != .digits,
      let value = rest.value.integer, 10...99 ~= value, !rest.hasMagnitude, unit(at: rest.end) == nil
    else { return nil }
    out.append(decimal: century * 100 + value)
    return rest.end
  }
}
