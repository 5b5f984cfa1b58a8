import VietTokens

/// Periods in the short writing of tables: `T9/2022`, `9T/2022`, `Q3-2022`, `3Q2022`, `1H2022`.
extension FigureGrammar {
  /// Whether one of the capitals T, Q, H, M touches a number.
  func touchesPeriodLetter(_ index: Int) -> Bool {
    passage[index].isGlued && periodLetter(at: index - 1) != nil || passage[index + 1].isGlued && periodLetter(at: index + 1) != nil
  }

  /// The period that a number makes with the capital that touches it and the year behind both.
  func shortPeriod(at index: Int) -> Figure? {
    guard passage[index].count <= 7 else { return nil }
    if passage[index].isGlued, index - 1 >= lastEnd, let letter = periodLetter(at: index - 1) {
      return isFree(index - 1) ? leadingPeriod(letter, at: index) : nil
    }
    guard let letter = periodLetter(at: index + 1), passage[index + 1].isGlued, isFree(index), let count = passage.integer(index),
      1...12 ~= count
    else { return nil }
    return trailingPeriod(letter, count, at: index)
  }

  /// `T9/2022` is a month, `Q3.2022` a quarter, `H1/2023` a half year.
  private func leadingPeriod(_ letter: UInt8, at index: Int) -> Figure? {
    // The dot of "Q3.2022" is part of the number.
    let dotted = markedNumbers(at: index).flatMap { $0.mark == 0x2E && $0.parts.count == 2 && $0.lastWidth == 4 ? $0.parts : nil }
    guard let number = dotted?[0] ?? passage.integer(index),
      let (year, end) = dotted.map({ ($0[1], index + 1) }) ?? shortYear(at: index + 1), Self.isPlainYear(year)
    else { return nil }
    let period: DatePeriod
    switch letter {
    case UInt8(ascii: "t") where 1...12 ~= number: period = DatePeriod(CalendarDate(year: year, month: number))
    case UInt8(ascii: "q") where 1...4 ~= number: period = DatePeriod(CalendarDate(year: year, quarter: number))
    case UInt8(ascii: "h") where 1...2 ~= number: period = Self.months((number * 6 - 5, number * 6), year)
    default: return nil
    }
    return Figure(.date, .date(period), tokens: index - 1..<end)
  }

  /// `9T/2022` and `9M2022` are the months since January, `3Q2022` is a quarter, `1H2022` a half year.
  private func trailingPeriod(_ letter: UInt8, _ count: Int, at index: Int) -> Figure? {
    if letter == UInt8(ascii: "t"), let months = monthsOfYear(count, from: index, at: index + 2) { return months }
    guard let (year, end) = shortYear(at: index + 2) else { return nil }
    let period: DatePeriod
    switch letter {
    case UInt8(ascii: "t") where count > 1, UInt8(ascii: "m") where count > 1 && !passage[index + 2].isWord:
      period = Self.months((1, count), year)
    case UInt8(ascii: "q") where count <= 4: period = DatePeriod(CalendarDate(year: year, quarter: count))
    case UInt8(ascii: "h") where count <= 2: period = Self.months((count * 6 - 5, count * 6), year)
    default: return nil
    }
    return Figure(.date, .date(period), tokens: index..<end)
  }

  /// The small form of a single capital T, Q, H or M.
  private func periodLetter(at index: Int) -> UInt8? {
    let token = passage[index]
    guard token.isWord, token.count == 1, token.flags.contains(.capital) else { return nil }
    switch UInt8(truncatingIfNeeded: token.word) {
    case UInt8(ascii: "t"), UInt8(ascii: "q"), UInt8(ascii: "h"), UInt8(ascii: "m"): return UInt8(truncatingIfNeeded: token.word)
    default: return nil
    }
  }

  /// Whether no word that names ("phòng H1/2023") and no mark that makes a longer code stands before a token.
  private func isFree(_ index: Int) -> Bool {
    let cue = cueBefore(index)
    guard !cue.contains(.code) || cue.contains(.period) else { return false }
    guard passage[index].isGlued, index > 0 else { return true }
    let before = passage[index - 1]
    switch UInt8(truncatingIfNeeded: before.word) {
    case UInt8(ascii: "/"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "+"), UInt8(ascii: "_"), UInt8(ascii: "@"): return false
    default: return before.kind == .symbol
    }
  }

  /// A year in four digits as behind months, or in two: `Q3/22`, `3Q22`.
  private func shortYear(at index: Int) -> (Int, end: Int)? {
    let found: (Int, end: Int)
    if let tail = yearTail(at: index), let year = tail.year {
      found = (year, tail.end)
    } else {
      let number = symbol(index, "/") ? index + 1 : index
      guard passage[number].isGlued, passage[number].count == 2, let year = passage.integer(number), 10...49 ~= year else { return nil }
      found = (2000 + year, number + 1)
    }
    let next = passage[found.end]
    let goesOn = next.isGlued && (next.isWord || next.isSymbol("/") || next.isSymbol("-") && passage[found.end + 1].isGlued)
    return goesOn ? nil : found
  }
}
