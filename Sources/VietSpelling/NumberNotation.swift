import VietFigures
import VietLexicon
import VietNumbers
import VietOrthography
import VietTokens

/// Numbers in digits: grouping, magnitude words, fractions, digits that were said one by one.
extension FigureNotation {
  /// Writes a numeral of words; the token behind it.
  func write(_ numeral: Numeral, isGlued: Bool = false) -> Int {
    if !isGlued { space() }
    if let denominator = numeral.denominator {
      write(numeral.value)
      out.append(UInt8(ascii: "/"))
      write(denominator)
      return numeral.end
    }
    let places = saidPlaces(of: numeral)
    guard style.keepsMagnitudes, let (mantissa, words) = magnitude(of: numeral) else {
      write(numeral.value, places: numeral.hasMagnitude ? 0 : places)
      return numeral.end
    }
    write(mantissa, places: places)
    for index in words { copy(index) }
    return numeral.end
  }

  /// The number before "triệu", "tỷ" or "vạn" at the end of a numeral, where one such word scales all of it: 71.029 of "bảy mươi mốt nghìn
  /// không trăm hai mươi chín tỷ", 2,5 of "hai tỷ rưỡi"; not of "hai tỷ ba trăm triệu".
  func magnitude(of numeral: Numeral) -> (mantissa: ExactDecimal, words: Range<Int>)? {
    var last = numeral.end - 1
    while last > numeral.first, passage.sense(last).numeral != .magnitude { last -= 1 }
    guard last > numeral.first, last >= numeral.end - 2, passage.sense(last).numeral == .magnitude,
      passage.sense(numeral.end - 1).numeral != .ten
    else { return nil }
    var first = last
    var power = 0
    while first > numeral.first, passage.sense(first).numeral == .magnitude {
      power += Int(passage.sense(first).value)
      first -= 1
    }
    first += 1
    // "năm nghìn tỷ" is written `5.000 tỷ`.
    while first < last, passage.sense(first).value < 6 {
      power -= Int(passage.sense(first).value)
      first += 1
    }
    let unit = passage.sense(first).value
    guard unit >= 6 || unit == 4, !(numeral.first..<first).contains(where: { isAbove(unit, $0) }) else { return nil }
    let mantissa = numeral.value.scaled(by: -power)
    guard mantissa < ExactDecimal(1_000_000) else { return nil }
    return (mantissa, first..<last + 1)
  }

  private func isAbove(_ power: UInt8, _ index: Int) -> Bool {
    passage.sense(index).numeral == .magnitude && passage.sense(index).value >= power
  }

  /// How many decimals were said one by one: zeros at the end are written, too.
  private func saidPlaces(of numeral: Numeral) -> Int {
    guard let point = (numeral.first..<numeral.end).first(where: { passage.sense($0).numeral == .point }) else { return 0 }
    var end = point + 1
    while end < numeral.end, passage.sense(end).numeral == .digit || passage.sense(end).numeral == .afterTen { end += 1 }
    return end == numeral.end || passage.sense(end).numeral == .magnitude ? end - point - 1 : 0
  }

  /// A number in digits, its groups parted as the style wants, with so many decimals at least.
  func write(_ number: ExactDecimal, places: Int = 0) {
    var plain = ByteBuffer()
    number.write(to: &plain)
    let digits = plain.bytes
    let sign = digits.first == UInt8(ascii: "-") ? 1 : 0
    let point = digits.firstIndex(of: UInt8(ascii: ".")) ?? digits.count
    if sign == 1 { out.append(digits[0]) }
    for index in sign..<point {
      if index > sign, (point - index) % 3 == 0, let mark = style.grouping.mark { out.append(mark) }
      out.append(digits[index])
    }
    guard point < digits.count || places > 0 else { return }
    out.append(style.grouping.decimalMark)
    for index in min(point + 1, digits.count)..<digits.count { out.append(digits[index]) }
    out.append(zeros: places - max(digits.count - point - 1, 0))
  }

  // MARK: Numbers outside of figures

  /// Digits said one by one, four or more, or a short number of help ("một một ba"); the token behind them.
  func digitRun(at index: Int) -> Int? {
    guard passage.sense(index).numeral == .digit, !follows(index, .digit), shadow(at: index) == nil else { return nil }
    var end = index
    while isOneDigit(end), end == index || passage.isJoined(end - 1) { end += 1 }
    // "mã không hai năm tám không đúng": the last one denies.
    if end > index + 1, passage.sense(end - 1).value == 0, passage.isJoined(end - 1), passage[end].isWord { end -= 1 }
    let count = end - index
    let isHelp = count == 3 && passage.sense(index).value == 1 && passage.sense(index + 1).value == 1
    guard count > 3 || isHelp else { return nil }
    // "năm hai không hai ba" is a year, "ba bốn năm" are some.
    let isYear = passage.terminal(index) == .year && count == 5 && 1...2 ~= passage.sense(index + 1).value
    let hasZero = (index..<end).contains { passage.sense($0).value == 0 }
    // "năm hai không một chín hai không hai mươi": the year is told, then others.
    if passage.terminal(index) == .year, 1...2 ~= passage.sense(index + 1).value { return nil }
    guard !isYear, count > 4 || passage.terminal(index - 1) != .year,
      count > 4 || isHelp || hasZero || passage.terminal(end - 1) != .year
    else { return nil }
    for position in index..<end { out.append(0x30 + passage.sense(position).value) }
    return end
  }

  private func follows(_ index: Int, _ role: NumeralRole) -> Bool {
    passage.isJoined(index - 1) && passage[index - 1].isWord && passage.sense(index - 1).numeral == role
      && passage.terminal(index - 1) != .year
  }

  private func isOneDigit(_ index: Int) -> Bool {
    let sense = passage.sense(index)
    guard passage[index].isWord, sense.numeral == .digit || sense.numeral == .afterTen else { return false }
    guard passage.isJoined(index) else { return true }
    switch passage.sense(index + 1).numeral {
    case .tens, .hundred, .magnitude, .dozens, .point, .over, .half: return false
    default: return true
    }
  }

  /// "hai trên mười lăm", "một chia tám"; the token behind it.
  func wordFraction(at index: Int) -> Int? {
    let first = passage.sense(index).numeral == .negative ? index + 1 : index
    guard let above = spoken(at: first, before: passage.count), above.value < ExactDecimal(1_000_000), above.denominator == nil,
      above.value.isInteger,
      passage.isJoined(above.end - 1), passage.isJoined(above.end), isBar(above.end),
      let below = spoken(at: above.end + 1, before: passage.count), below.denominator == nil,
      below.value > .zero,
      above.form == .words || below.form == .words || passage.terminal(above.end) != .on || endsPhrase(below.end)
        || passage.cue(startingAt: below.end)?.cue.contains(.fraction) == true,
      above.value <= below.value || endsPhrase(below.end)
    else { return nil }
    if first > index { out.append(UInt8(ascii: "-")) }
    write(above.value)
    out.append(UInt8(ascii: "/"))
    return write(below)
  }

  private func isBar(_ index: Int) -> Bool {
    passage.terminal(index) == .on || isWord(index, .divide)
  }

  private func endsPhrase(_ index: Int) -> Bool { !passage.isJoined(index - 1) || passage[index].kind == .symbol }

  /// Number words that count something although they are no figure by themselves: "hai hộ", "một ngày", "năm xã".
  func bareNumber(at index: Int) -> Int? {
    if index > 0, passage.isJoined(index - 1), passage.terminal(index - 1) == .ordinal { return weekday(at: index) }
    if passage.sense(index).numeral == .negative { return coldNumber(at: index) }
    guard shadow(at: index) == nil, let numeral = numerals.numeral(at: index), !numeral.isOverflow else { return nil }
    let before = passage.isJoined(index - 1) ? passage.terminal(index - 1) : .none
    guard numeral.form == .words || numeral.form == .singleWord, !isName(numeral), !isVague(index) else { return nil }
    if numeral.form == .singleWord {
      if let end = score(numeral) { return end }
      guard numeral.value > .zero || isAlone(numeral),
        isCounted(numeral) || isLabelled(numeral, by: before) || isInList(numeral) || isAlone(numeral)
      else { return nil }
    }
    let end = write(numeral)
    if let unit = unit(at: end), unit.entry.kind == .measure {
      return writeRates(from: write(unit, at: end), below: .measure, isCount: false)
    }
    return end
  }

  /// "âm năm độ C": a single word under zero.
  private func coldNumber(at index: Int) -> Int? {
    guard passage.isJoined(index), let numeral = spoken(at: index + 1, before: passage.count), let unit = unit(at: numeral.end),
      unit.entry.kind == .measure
    else { return nil }
    out.append(UInt8(ascii: "-"))
    return write(unit, at: write(numeral, isGlued: true))
  }

  /// "hai - một": the sides of a score.
  private func score(_ numeral: Numeral) -> Int? {
    guard passage[numeral.end].isSymbol("-"), passage.isJoined(numeral.end - 1), passage.isJoined(numeral.end),
      let other = spoken(at: numeral.end + 1, before: passage.count), other.form == .singleWord, unit(at: other.end) == nil
    else { return nil }
    write(numeral.value)
    out.append(UInt8(ascii: "-"))
    write(other.value)
    return other.end
  }

  /// "ngày hai", "tháng năm", "quý ba", "khóa chín": the word before says what the number is.
  private func isLabelled(_ numeral: Numeral, by word: Terminal) -> Bool {
    switch word {
    // "ngày một tăng"
    case .day: numeral.value > ExactDecimal(1) || isJoint(numeral.end) || passage.terminal(numeral.end) == .month
    // "tháng năm" may be months and years.
    case .month: passage.terminal(numeral.first) != .year
    case .quarter, .course, .monthDay: true
    default: isNamed(numeral)
    }
  }

  /// "quận bảy", "câu hai", "Điều sáu": what stands before is told apart by numbers.
  private func isNamed(_ numeral: Numeral) -> Bool {
    // "Boeing bảy tám bảy" goes on.
    guard passage.isJoined(numeral.first - 1), unit(at: numeral.end) == nil,
      !startsNumber(numeral.end) || !passage.isJoined(numeral.end - 1),
      passage.terminal(numeral.first) != .year || endsPhrase(numeral.end) || passage[numeral.end].flags.contains(.capital)
    else { return false }
    if passage.cue(endingWith: numeral.first - 1)?.cue.hasAny(.code | .address | .designation) == true { return true }
    guard passage.sense(numeral.first - 1).starts.contains(.legal),
      let match = passage.longestMatch(passage.lexicon.legal, at: numeral.first - 1)
    else { return false }
    return match.end == numeral.first && !LegalRole(rawValue: match.payload).isDisjoint(with: [.article, .part])
  }

  /// Whether a number stands beside another one: ", sáu và bảy tháng chín", "hai đến ba lần", "năm lên tám phần trăm".
  private func isInList(_ numeral: Numeral) -> Bool {
    if lastEnd == numeral.first - 1, isJoint(lastEnd), passage.isJoined(lastEnd - 1), passage.isJoined(lastEnd) { return true }
    guard passage.isJoined(numeral.end - 1), isJoint(numeral.end) else { return false }
    var next = numeral.end + 1
    if passage.cue(endingWith: next)?.cue.hasAny(.approx | .over | .under) == true { next += 1 }
    guard passage.isJoined(numeral.end), startsNumber(next) || passage[next].isNumber, let other = numerals.numeral(at: next),
      shadow(at: next) == nil, other.value > numeral.value
    else { return false }
    return other.form != .singleWord || isCounted(other) || isInList(other)
  }

  private func isJoint(_ index: Int) -> Bool {
    if passage[index].isSymbol(",") || passage[index].isSymbol("-") { return true }
    let word = passage.terminal(index)
    return word == .to || word == .and || passage.cue(endingWith: index)?.cue.hasAny(.level | .rise) == true && word != .from
  }

  /// ": năm.", "(không)": nothing but the number.
  private func isAlone(_ numeral: Numeral) -> Bool {
    let (before, next) = (passage[numeral.first - 1], passage[numeral.end])
    // "mười" by itself; the smaller ones are left.
    if before.kind == .edge, next.kind == .edge { return numeral.value >= ExactDecimal(10) }
    return (before.isSymbol(":") || before.isSymbol("(")) && next.kind != .word && !next.isNumber
  }

  /// "thứ tư" is `thứ 4`.
  private func weekday(at index: Int) -> Int? {
    let sense = passage.sense(index)
    guard sense.numeral == .digit || sense.numeral == .afterTen, 2...7 ~= sense.value, !passage[index].flags.contains(.capital) else {
      return nil
    }
    out.append(0x30 + sense.value)
    return index + 1
  }

  /// "Ba Tư", "anh Năm".
  func isName(_ numeral: Numeral) -> Bool {
    guard passage[numeral.first].flags.contains(.capital), passage.isJoined(numeral.first - 1) else { return false }
    let before = passage[numeral.first - 1]
    return before.isWord || before.isSymbol(",") || before.isSymbol("(") || before.isSymbol("-")
  }

  /// "vài ba", "đôi ba", "hai ba".
  private func isVague(_ index: Int) -> Bool {
    if let numeral = numerals.numeral(at: index), numerals.isOneOfTwo(numeral) { return true }
    guard passage.isJoined(index - 1), passage[index - 1].isWord else { return false }
    let before = passage.terminal(index - 1)
    if before == .vague || before == .pair { return true }
    return follows(index, .digit)
  }

  /// "cộng tám mươi tư chín ba sáu …": a telephone number with the code of its country; the token behind it.
  func telephone(at index: Int) -> Int? {
    guard isWord(index, .add), passage.isJoined(index), startsNumber(index + 1) else {
      return nil
    }
    // The code is a number or its digits; what follows are seven digits at least.
    var end = index + 1
    while end < passage.count, end == index + 1 || passage.isJoined(end - 1),
      passage.sense(end).numeral == .digit || passage.sense(end).numeral == .tens || passage.sense(end).numeral == .afterTen
    {
      end += 1
    }
    guard end - index > 8 else { return nil }
    var position = index + 1
    var code: Int?
    if passage.sense(position + 1).numeral == .tens {
      guard let spelled = spoken(at: position, before: end), let value = spelled.value.integer else { return nil }
      (code, position) = (value, spelled.end)
    }
    // "chín mươi mốt" inside is no digit.
    guard !(position..<end).contains(where: { passage.sense($0).numeral == .tens }) else { return nil }
    out.append(UInt8(ascii: "+"))
    if let code { out.append(decimal: code) }
    for token in position..<end { out.append(0x30 + passage.sense(token).value % 10) }
    return end
  }

  /// Whether one number word has a unit, noun or span of time behind it; "một" and "năm" only where they are no article and no year.
  private func isCounted(_ numeral: Numeral) -> Bool {
    guard passage.isJoined(numeral.end - 1), let unit = unit(at: numeral.end) else { return false }
    let next = passage.sense(numeral.end)
    if next.numeral == .digit, next.value != 5 { return false }
    // "bốn năm người": four or five.
    if numeral.value == ExactDecimal(4), next.numeral == .digit, passage.isJoined(numeral.end),
      self.unit(at: numeral.end + 1) != nil || passage.sense(numeral.end + 1).numeral != .none
    {
      return false
    }
    guard passage.terminal(numeral.first) == .year else { return true }
    // "năm doanh nghiệp": five of them, or the year of enterprises.
    guard unit.entry.kind != .calendar || passage.terminal(numeral.end) != .month else { return false }
    guard passage.isJoined(numeral.first - 1), passage[numeral.first - 1].isWord else { return true }
    switch passage.terminal(numeral.first - 1) {
    case .each, .in, .early, .late, .middle, .past, .plural, .pair, .same, .half, .through, .month, .of, .school, .crop, .vague, .on:
      return false
    default: return passage.sense(numeral.first - 1).numeral == .none && !passage[numeral.first - 1].isNumber
    }
  }
}
