import VietLexicon
import VietNumbers
import VietTokens

/// Times of day in words and letters: "8 giờ 30", "14h", "3 giờ chiều", "8 giờ kém 15", "3 rưỡi chiều", `4pm`.
extension FigureGrammar {
  /// "8 giờ 30", "14h", "3 giờ chiều", "8 giờ kém 15"; a length where the words around say so.
  func clock(_ numeral: Numeral) -> Figure? {
    guard let hour = numeral.value.integer, 0...24 ~= hour, numeral.denominator == nil, !numeral.hasMagnitude else { return nil }
    var end = numeral.end + 1
    let isLetter = passage[numeral.end].count == 1  // h
    if isLetter, passage[numeral.end].flags.contains(.capital), hour == 24 { return nil }
    var minute = 0
    var second: Int?
    var isExact = false
    if let (value, stop) = minutes(at: end, afterLetter: isLetter) {
      // "mất 1h20p" is a length, "nghỉ 11h30" a time.
      let isPlain = isLetter && passage[stop - 1].isNumber
      (minute, end, isExact) = (value, stop, isPlain || !isLengthPlace(numeral))
    }
    if let (value, stop) = seconds(at: end) {
      guard isExact || !isLengthPlace(numeral) else { return nil }
      (second, end, isExact) = (value, stop, true)
    }
    var shifted = hour
    if terminal(end).isDayPart {
      guard let inPart = Self.hour(hour, in: terminal(end)) else { return nil }
      (shifted, end, isExact) = (inPart, end + 1, true)
    }
    if minute < 0 {
      minute += 60
      shifted = (shifted + 23) % 24
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
    var end = index + 2
    var minute = 0
    if passage[end].isGlued, passage[end].count == 2, let value = passage.integer(end) {
      (minute, end) = (value, minuteMark(at: end + 1) ?? end + 1)
    } else {
      guard cueBefore(index).contains(.time) || terminal(end) == .day || terminal(end).isDayPart,
        !passage[end].isGlued || passage[end].kind == .symbol
      else { return nil }
    }
    let part = terminal(end)
    return Self.hour(hour, in: part).flatMap { ClockTime(hour: $0, minute: minute) }.map {
      Figure(.time, .time($0, nil), tokens: index..<(part.isDayPart ? end + 1 : end))
    }
  }

  /// `4pm`, `11 AM`.
  func clockByHalf(_ numeral: Numeral) -> Figure? {
    guard numeral.form == .digits, let hour = numeral.value.integer, 1...12 ~= hour, passage[numeral.first].count <= 2 else { return nil }
    return Self.hour(hour, in: terminal(numeral.end)).flatMap { ClockTime(hour: $0) }.map {
      Figure(.time, .time($0, nil), tokens: numeral.first..<(numeral.end + 1))
    }
  }

  /// The minutes behind the hour: a number, "rưỡi" or "kém 15".
  private func minutes(at index: Int, afterLetter: Bool) -> (value: Int, end: Int)? {
    guard passage.isJoined(index - 1) else { return nil }
    if passage.sense(index).numeral == .half { return (30, index + 1) }
    if passage.terminal(index) == .less {
      guard let (minute, end) = smallNumber(at: index + 1), 1...59 ~= minute else { return nil }
      if terminal(end) == .minute { return (-minute, end + 1) }
      // "mười giờ kém mười lăm bác sĩ mới gọi"
      guard let unit = unitEntry(at: end) else { return (-minute, end) }
      return minute % 5 == 0 && passage.lexicon.entries[unit.entry].kind == .noun ? (-minute, end) : nil
    }
    // "năm giờ linh năm", "sáu giờ không tám phút", "tám giờ hai ba phút"
    if let (minute, end) = digitPair(at: index), minute < 60, terminal(end) == .minute || passage.sense(index).numeral == .zeroLink {
      return (minute, terminal(end) == .minute ? end + 1 : end)
    }
    guard let (minute, end) = smallNumber(at: index), 0...59 ~= minute else { return nil }
    if terminal(end) == .minute { return (minute, end + 1) }
    if afterLetter, passage[index].isGlued {
      if let mark = minuteMark(at: end) { return (minute, mark) }
      // "17h5"; a code goes on: "2H5N1".
      let isWhole = !passage[end].isGlued || passage[end].kind == .symbol
      return passage[index].count == 2 || isWhole && !passage[index - 1].flags.contains(.capital) ? (minute, end) : nil
    }
    guard terminal(end) != .second else { return nil }
    let isTwoPlaces = passage[index].isNumber ? passage[index].count == 2 : minute >= 10
    guard isTwoPlaces, unitEntry(at: end).map({ passage.lexicon.entries[$0.entry].kind == .calendar }) ?? true,
      !symbol(end, "/"), !symbol(end, "%"), passage.sense(end).numeral == .none || passage.terminal(end) != .none
    else { return nil }
    return (minute, end)
  }

  /// The token behind the mark that touches minutes: `9h02p`, `23h24m45s`, `15h30'`.
  func minuteMark(at index: Int) -> Int? {
    let mark = passage[index]
    guard mark.isGlued, !(passage[index + 1].isGlued && passage[index + 1].isWord) else { return nil }
    let isMark = mark.isSymbol("'") || mark.isSymbol("\u{2019}") || mark.isSymbol("\u{2032}")
    return isMark || isLetter(index, "p") || isLetter(index, "m") ? index + 1 : nil
  }

  /// "45 giây", "ba lăm giây", or `45s` behind glued minutes.
  private func seconds(at index: Int) -> (value: Int, end: Int)? {
    guard let (second, end) = smallNumber(at: index) else { return nil }
    if terminal(end) == .second { return (second, end + 1) }
    return passage[index].isGlued && passage[end].isGlued && isLetter(end, "s") ? (second, end + 1) : nil
  }

  /// Whether a token is this small letter alone.
  func isLetter(_ index: Int, _ letter: Unicode.Scalar) -> Bool {
    let token = passage[index]
    return token.isWord && token.word == letter.value && !token.flags.contains(.capital)
  }

  /// "3 rưỡi chiều", "lúc 5 rưỡi": half past an hour that stands without "giờ"; "rưỡi" is the word behind the numeral.
  func halfPast(_ numeral: Numeral) -> Figure? {
    guard passage.isJoined(numeral.end - 1), let hour = numeral.value.integer, 1...12 ~= hour,
      !numeral.hasMagnitude, numeral.denominator == nil
    else { return nil }
    let end = numeral.end + 1
    if terminal(end).isDayPart {
      return Self.hour(hour, in: terminal(end)).flatMap { ClockTime(hour: $0, minute: 30) }.map {
        Figure(.time, .time($0, nil), tokens: numeral.first..<(end + 1))
      }
    }
    let cue = cueBefore(numeral.first)
    guard cue.contains(.time), !cue.hasAny(.duration | .level), !(passage[end].isWord && passage.isJoined(end - 1)), !symbol(end, "%")
    else {
      return nil
    }
    return ClockTime(hour: hour, minute: 30).map { Figure(.time, .time($0, nil), tokens: numeral.first..<end) }
  }

  /// The hour on the 24-hour clock; nil where part and hour do not go together.
  static func hour(_ hour: Int, in part: Terminal) -> Int? {
    switch part {
    case .noon: hour <= 2 ? hour + 12 : hour
    case .afternoon: hour < 12 ? hour + 12 : hour
    case .evening: 4...11 ~= hour ? hour + 12 : hour
    case .night: hour == 12 ? 0 : 7...11 ~= hour ? hour + 12 : hour
    case .beforeNoon: hour == 12 ? 0 : hour
    case .afterNoon: hour < 12 ? hour + 12 : hour
    default: hour
    }
  }

  private func isClockPlace(_ numeral: Numeral, _ end: Int) -> Bool {
    let cue = cueBefore(numeral.first)
    // "24h/24h"
    if passage[numeral.first - 1].isSymbol("/") { return false }
    // "19h/26/10": a day behind a slash; anything else is a rate.
    if symbol(end, "/") {
      let day = terminal(end + 1) == .day ? end + 2 : end + 1
      return markedNumbers(at: day).flatMap { calendarDate($0, at: day, isSecond: true) }.map { $0.day > 0 } ?? false
    }
    // "7h-11h và 13h-17h"
    if last?.kind == .time, lastEnd == numeral.first - 1, terminal(lastEnd) == .and { return true }
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
}
