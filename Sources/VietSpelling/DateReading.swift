import VietFigures
import VietLexicon
import VietNumbers
import VietTokens

/// Dates in words: what the digits of "10/1/2023", "20-30/4", "quý I/2023" or "tháng 11.2021" stand for follows from the date itself.
extension FigureReading {
  /// Numbers joined by `/`, `-` or `.`, as a date has them.
  private struct Chain {
    var values: [Int] = []
    var widths: [Int] = []
    /// The mark before each number but the first.
    var marks: [UInt8] = []
    var end = 0
    var count: Int { values.count }
  }

  /// Parts of one day or month, from the left.
  private struct Parts {
    var day = 0, month = 0, quarter = 0, year = 0
    /// A number that stands for none of these.
    var other: Int?
  }

  func readDate(_ figure: Figure) {
    guard case .date(let period) = figure.value else { return readDuration(from: figure.firstToken) }
    if hasLetters(figure), readShort(period) { return }
    var index = figure.firstToken
    let isOfTwo = period.end != nil && chainCount(figure) > 1
    while index < end {
      let token = passage[index]
      if token.isNumber || passage.roman(at: index) != nil && isLabelled(index) {
        index = readChain(at: index, isOfTwo ? ends(of: period, at: index, in: figure) : period)
      } else if token.isSymbol("/") || token.isSymbol("-") || token.isSymbol(".") || token.isSymbol("~") {
        // "9T/2022", "tháng bảy/2023"
        if !token.isSymbol("-"), passage[index + 1].count == 4 { say(.year) } else { say(.to) }
        index += 1
      } else if passage.terminal(index) == .month, isCumulated(index, period) {
        // "chín tháng năm 2022" would be May.
        copy(index..<index + 1)
        say(.early)
        if passage[index + 1].isNumber { say(.year) }
        index += 1
      } else if token.isSymbol("("), index + 1 < end {
        index += 1
      } else {
        copy(index..<index + 1)
        index += 1
      }
    }
  }

  /// Whether a word of the calendar stands before roman digits.
  private func isLabelled(_ index: Int) -> Bool {
    switch passage.terminal(index - 1) {
    case .quarter, .month, .era, .ordinal: true
    default: passage[index - 1].isSymbol("-") || passage[index - 1].isSymbol(",") || passage.terminal(index - 1) == .and
    }
  }

  /// "9 tháng năm 2022", "9 tháng 2022": months since January without "đầu".
  private func isCumulated(_ index: Int, _ period: DatePeriod) -> Bool {
    guard period.start.month == 1, period.end != nil, passage[index - 1].isNumber || passage.sense(index - 1).numeral != .none,
      index + 1 < end
    else { return false }
    return passage.terminal(index + 1) == .year || passage[index + 1].isNumber || passage[index + 1].isSymbol("/")
  }

  // MARK: Letters

  /// Whether a single letter names the period: `T9/2022`, `3Q2022`.
  private func hasLetters(_ figure: Figure) -> Bool {
    (figure.firstToken..<end).contains {
      passage[$0].isWord && passage[$0].count == 1 && passage[$0].flags.contains(.capital) && passage.roman(at: $0) == nil
    }
  }

  /// A period that letters name, from its value: "quý ba năm 2022", "chín tháng đầu năm 2022".
  private func readShort(_ period: DatePeriod) -> Bool {
    guard let last = period.end else {
      say(parts(of: period.start), .none)
      return true
    }
    guard period.start.day == 0, period.start.year == last.year else {
      say(parts(of: period.start), .none)
      say(.to)
      say(parts(of: last), .none)
      return true
    }
    switch (period.start.month, last.month) {
    case (1, 6) where halves: say(.firstHalf)
    case (7, 12) where halves: say(.lastHalf)
    case (1, let months):
      say(Int(months))
      say(.month)
      say(.early)
    default: return false
    }
    guard let year = last.year else { return true }
    say(.year)
    say(Int(year))
    return true
  }

  /// Whether H stands in the figure.
  private var halves: Bool {
    passage[end - 1].isNumber && (max(end - 6, 0)..<end).contains { passage[$0].word == 0x68 && passage[$0].count == 1 }
  }

  private func parts(of date: CalendarDate) -> Parts {
    Parts(day: Int(date.day), month: Int(date.month), quarter: Int(date.quarter), year: date.year.map(Int.init) ?? 0)
  }

  // MARK: Chains

  private func chain(at index: Int) -> Chain {
    var chain = Chain()
    append(index, to: &chain)
    var position = index + 1
    while position + 1 < end, passage[position + 1].isNumber || passage.roman(at: position + 1) != nil,
      let mark = Self.mark(passage[position]), !startsDay(position + 1, behind: index)
    {
      chain.marks.append(mark)
      append(position + 1, to: &chain)
      position += 2
    }
    chain.end = position
    return chain
  }

  /// "tháng 12 - 5 tháng 1": the number behind the dash is the day of another month.
  private func startsDay(_ index: Int, behind first: Int) -> Bool {
    passage.terminal(first - 1) == .month && passage.terminal(index + 1) == .month
  }

  /// How many chains of two numbers or more a figure has.
  private func chainCount(_ figure: Figure) -> Int {
    var count = 0
    var index = figure.firstToken
    while index < end {
      guard passage[index].isNumber || passage.roman(at: index) != nil && isLabelled(index) else {
        index += 1
        continue
      }
      let chain = chain(at: index)
      // "28/12-5/1/2023": both ends in one chain.
      if chain.count > 3 { return 1 }
      index = chain.end
      count += 1
    }
    return count
  }

  /// One end of an interval whose ends are chains of their own.
  private func ends(of period: DatePeriod, at index: Int, in figure: Figure) -> DatePeriod {
    let isLast = !(chain(at: index).end..<end).contains { passage[$0].isNumber || passage.roman(at: $0) != nil && isLabelled($0) }
    // "tháng 9 năm 2022": one date, its numbers apart.
    guard let last = period.end else { return period }
    return DatePeriod(isLast ? last : period.start)
  }

  private static func mark(_ token: Token) -> UInt8? {
    token.isSymbol("/") || token.isSymbol("-") || token.isSymbol("~") ? UInt8(truncatingIfNeeded: token.word) : nil
  }

  /// Adds the numbers of a token: dots part them ("10.05.2000").
  private func append(_ index: Int, to chain: inout Chain) {
    if let roman = passage.roman(at: index) {
      chain.values.append(roman)
      chain.widths.append(1)
      return
    }
    var isFirst = true
    for part in passage.bytes(index).split(whereSeparator: { $0 < 0x30 }) {
      if !isFirst { chain.marks.append(UInt8(ascii: ".")) }
      isFirst = false
      chain.values.append(part.prefix(9).reduce(0) { $0 * 10 + Int($1 & 0x0F) })
      chain.widths.append(part.count)
    }
  }

  /// Says the numbers from a token on; the token behind them.
  private func readChain(at index: Int, _ period: DatePeriod) -> Int {
    if let value = passage.integer(index), index + 1 == end || Self.mark(passage[index + 1]) == nil {
      sayAlone(value, width: passage[index].count, label(before: index), at: index, period)
      return index + 1
    }
    let chain = chain(at: index)
    let label = label(before: index)
    if chain.count == 1 {
      sayAlone(chain.values[0], width: chain.widths[0], label, at: index, period)
      return chain.end
    }
    // The mark between the two ends of an interval: the dash where marks differ, else the one in the middle.
    let dash = UInt8(ascii: "-")
    var middle: Int?
    if period.end != nil {
      middle =
        chain.marks.contains { $0 != dash && $0 != 0x7E }
        ? chain.marks.firstIndex { $0 == dash || $0 == 0x7E } ?? (chain.count == 2 ? 0 : nil) : chain.marks.count / 2
    }
    guard let middle else {
      say(parts(chain, 0..<chain.count, period.end ?? period.start, label), label)
      return chain.end
    }
    let first = parts(chain, 0..<middle + 1, period.start, label)
    let last = parts(chain, middle + 1..<chain.count, period.end ?? period.start, label)
    say(first, label)
    say(.to)
    // The second end has its word where the first had all of its own.
    var lastLabel: Terminal = .none
    if first.day > 0 && first.month == 0 { lastLabel = .day }
    if first.day == 0 && first.month == 0 && first.year > 0 { lastLabel = label == .era ? .era : .year }
    say(last, lastLabel)
    return chain.end
  }

  /// The word before a number that says what it is: "ngày", "tháng", "năm"; `and` in a list of days, `era` where years need no word.
  private func label(before index: Int) -> Terminal {
    let word = passage.terminal(index - 1)
    if word == .and || passage[index - 1].isSymbol(","), passage[index - 2].isNumber, passage.isJoined(index - 1), isListed(index - 2) {
      return .and
    }
    if word == .and, passage[index - 2].isNumber { return .none }
    return word != .year && needsNoYear(index) ? .era : word
  }

  /// Whether a number stands by itself in a list, as 14 in "14, 15 và 16/11"; not 4 in "30/4, 1/5" or 7 in "thứ 7, 5/10".
  private func isListed(_ index: Int) -> Bool {
    !passage[index - 1].isSymbol("/") && !passage[index - 1].isSymbol("-") && passage.terminal(index - 1) != .ordinal
  }

  /// What the numbers of a chain are, for the date that they make.
  private func parts(_ chain: Chain, _ range: Range<Int>, _ date: CalendarDate, _ label: Terminal) -> Parts {
    var result = Parts()
    let values = Array(chain.values[range]), widths = Array(chain.widths[range])
    func year(_ position: Int) -> Int { widths[position] == 4 ? values[position] : date.year.map(Int.init) ?? values[position] }
    switch values.count {
    case 3 where widths[0] == 4: (result.year, result.month, result.day) = (values[0], values[1], values[2])
    case 3: (result.day, result.month, result.year) = (values[0], values[1], year(2))
    case 2 where date.day > 0: (result.day, result.month) = (values[0], values[1])
    case 2 where date.quarter > 0: (result.quarter, result.year) = (values[0], year(1))
    case 2 where widths[0] == 4 && date.month > 0: (result.year, result.month) = (values[0], values[1])
    case 2 where date.month > 0: (result.month, result.year) = (values[0], year(1))
    case 1 where widths[0] == 4: result.year = values[0]
    case 1 where date.day == UInt8(clamping: values[0]): result.day = values[0]
    case 1 where date.quarter == UInt8(clamping: values[0]): result.quarter = values[0]
    case 1 where date.month == UInt8(clamping: values[0]): result.month = values[0]
    case 1 where date.month == 0 && widths[0] == 2: result.year = year(0)
    default: result.other = values[0]
    }
    return result
  }

  /// Says day, month, quarter and year with their words, but for the word that stands before them already.
  private func say(_ parts: Parts, _ label: Terminal) {
    if parts.day > 0 {
      if label != .day && label != .monthDay && label != .and { say(.day) }
      say(parts.day)
    }
    if parts.month > 0 {
      if parts.day > 0 || label != .month && label != .and { say(.month) }
      sayMonth(parts.month)
    }
    if parts.quarter > 0 {
      if label != .quarter && label != .and { say(.quarter) }
      say(parts.quarter)
    }
    if parts.year > 0 {
      if parts.day > 0 || parts.month > 0 || parts.quarter > 0 || label != .year && label != .era { say(.year) }
      say(parts.year)
    }
    if let other = parts.other { say(other) }
  }

  /// A number by itself: a month has its name, a year its word.
  private func sayAlone(_ value: Int, width: Int, _ label: Terminal, at index: Int, _ period: DatePeriod) {
    if label == .month || label == .none && index > 0 && passage[index - 1].word == 0x74 && passage[index].isGlued {
      return sayMonth(value)
    }
    // A year alone in its line has no word.
    let isBare =
      width == 4 && period.start.day == 0 && passage.terminal(index + 1) != .month
      && (passage.isJoined(index - 1) && index > 0 || passage.isJoined(index))
    if isBare, label != .year, label != .and, !saysYear(index) { say(.year) }
    say(value)
  }

  /// Whether "năm" was just said, or the word before needs none.
  private func saysYear(_ index: Int) -> Bool {
    if out.count > 3, out.bytes.suffix(4).elementsEqual(words[.year]) { return true }
    return needsNoYear(index)
  }

  /// "giai đoạn 2021-2025", "thập niên 1990", "9 tháng đầu 2022".
  private func needsNoYear(_ index: Int) -> Bool {
    switch passage.terminal(index - 1) {
    case .yearsOf, .era, .crop, .school: return true
    default: return passage.cue(endingWith: index - 1)?.cue.contains(.period) ?? false
    }
  }

  /// 4 is "tư".
  private func sayMonth(_ month: Int) {
    if month == 4 { say(.fourth) } else { say(month) }
  }
}
