/// Numbers, dates, times and codes that begin with a digit.
extension TextScan {
  /// Reads what begins with the ASCII digit at a place; returns where it goes on.
  mutating func number(at start: Int) -> Int {
    let first = digitsEnd(start)
    var end = first
    while byte(end) == 0x2E || byte(end) == 0x2C, isDigit(end + 1) { end = digitsEnd(end + 1) }
    let mark = byte(end)
    if end > first, base[first] == 0x2E, isDottedDate(start, first, end) { return emitNumber(start, end, .date) }
    if mark <= 0x20 || mark == 0x25 { return emitNumber(start, end) }
    switch mark {
    case 0x3A where isDigit(end + 1): return clock(start, end)
    case 0x2F where isDigit(end + 1), 0x2D where isDigit(end + 1): return strokes(start, first, end)
    case 0x2F where isCapital(end + 1), 0x2D where isCapital(end + 1): return code(start, end)
    case 0xEF where end == start + 1 && byte(end + 1) == 0xB8 && byte(end + 2) == 0x8F && byte(end + 3) == 0xE2: return emoji(at: start)
    case 0x2E, 0x2D, 0x5F, 0x40, 0x2B:
      if let address = address(from: start, end, mark) { return address }
    default:
      if isLetter(end) { return lettered(start, first, end) }
    }
    return emitNumber(start, end)
  }

  private mutating func emitNumber(_ start: Int, _ end: Int, _ kind: Kind = .number) -> Int {
    emit(start, end, kind)
    return end
  }

  /// The value of at most nine digits.
  private func value(_ start: Int, _ end: Int) -> Int {
    var value = 0
    for position in start..<min(end, start + 9) { value = value * 10 + Int(base[position] &- 0x30) }
    return value
  }

  private func isDay(_ range: Range<Int>) -> Bool { range.count <= 2 && (1...31).contains(value(range.lowerBound, range.upperBound)) }
  private func isMonth(_ range: Range<Int>) -> Bool { range.count <= 2 && (1...12).contains(value(range.lowerBound, range.upperBound)) }
  private func isYear(_ range: Range<Int>) -> Bool {
    range.count == 4 && (1000...2999).contains(value(range.lowerBound, range.upperBound))
  }

  /// `17.3.2004`.
  private func isDottedDate(_ start: Int, _ first: Int, _ end: Int) -> Bool {
    let second = digitsEnd(first + 1)
    return byte(second) == 0x2E && digitsEnd(second + 1) == end && isDay(start..<first) && isMonth(first + 1..<second)
      && isYear(second + 1..<end)
  }

  // MARK: - Times

  /// `22:06:26`, `8:30`, and scores (`3:2`).
  private mutating func clock(_ start: Int, _ first: Int) -> Int {
    var end = first
    var parts = 1
    var isTime = first - start <= 2 && value(start, first) <= 24
    while byte(end) == 0x3A, isDigit(end + 1) {
      let next = digitsEnd(end + 1)
      if next - end != 3 || value(end + 1, next) >= 60 { isTime = false }
      end = next
      parts += 1
    }
    if isTime, byte(end) == 0x2E || byte(end) == 0x2C, isDigit(end + 1) { end = digitsEnd(end + 1) }
    return emitNumber(start, end, isTime && parts <= 3 ? .time : .number)
  }

  // MARK: - Dates, fractions, ranges

  /// Numbers with strokes or hyphens between them, the mark always the same.
  private mutating func strokes(_ start: Int, _ first: Int, _ end: Int) -> Int {
    let mark = byte(end)
    // A range of numbers with separators: 1.500-2.000.
    guard first == end else { return range(start, end, through: numberEnd(end + 1)) }
    let second = end + 1..<digitsEnd(end + 1)
    if byte(second.upperBound) == mark, isDigit(second.upperBound + 1) {
      let third = second.upperBound + 1..<digitsEnd(second.upperBound + 1)
      let goesOn = byte(third.upperBound) == mark && isAlphanumeric(third.upperBound + 1)
      let isDate =
        isYear(start..<end) && isMonth(second) && isDay(third)
        || (third.count == 2 || isYear(third)) && (isDay(start..<end) && isMonth(second) || isMonth(start..<end) && isDay(second))
      if isDate, !goesOn { return emitNumber(start, third.upperBound, .date) }
      var last = third.upperBound
      while byte(last) == mark, isDigit(last + 1) { last = digitsEnd(last + 1) }
      return isTreebank && mark == 0x2F ? pieces(start, last) : emitNumber(start, last)
    }
    // A code: 23/2004/NĐ-CP, 50-03S, 602/2004-QĐ.
    let behind = second.upperBound
    if byte(behind) == 0x2F || byte(behind) == 0x2D, isCapital(behind + 1) { return code(start, behind) }
    if isCapital(behind), isShortCapitals(behind, lettersEnd(behind)) { return code(start, behind) }
    let isMonthOfYear = isMonth(start..<end) && isYear(second)
    let isDayOfMonth = isDay(start..<end) && isMonth(second)
    if mark == 0x2F {
      guard isMonthOfYear || isDayOfMonth else { return isTreebank ? pieces(start, behind) : emitNumber(start, behind) }
      // 1/3, 2/5: a part of something, unless behind "ngày".
      let (part, whole) = (value(start, end), value(second.lowerBound, behind))
      let isPart = !isMonthOfYear && part < 5 && part < whole && whole <= 10 && base[start] != 0x30 && base[second.lowerBound] != 0x30
      return emitNumber(start, behind, isPart && !followsDayWord ? .number : .date)
    }
    if isMonthOfYear { return emitNumber(start, behind, .date) }
    if isDayOfMonth, !isTreebank {
      // 17-3 can only be a day, 2-9 is one behind "ngày".
      let isDate = value(start, end) > value(second.lowerBound, behind) || base[second.lowerBound] == 0x30 || followsDayWord
      return emitNumber(start, behind, isDate ? .date : .number)
    }
    return range(start, end, through: numberEnd(end + 1))
  }

  private mutating func range(_ start: Int, _ middle: Int, through end: Int) -> Int {
    guard isTreebank else { return emitNumber(start, end) }
    emit(start, middle, .number)
    emit(middle, middle + 1, .punctuation)
    return emitNumber(middle + 1, end)
  }

  /// The end of digits with stops and commas between them.
  private func numberEnd(_ start: Int) -> Int {
    var end = digitsEnd(start)
    while byte(end) == 0x2E || byte(end) == 0x2C, isDigit(end + 1) { end = digitsEnd(end + 1) }
    return end
  }

  /// Whether the token before is a word that days stand behind: `ngày`.
  private var followsDayWord: Bool {
    guard count > 0 else { return false }
    return forms.roles(of: base, tokens[count - 1].range).contains(.day)
  }

  // MARK: - Codes

  /// Digits, a mark and capitals: `1234/QĐ-UBND`, `50-03S`; a month by name is a date, another word no part of it.
  private mutating func code(_ start: Int, _ behind: Int) -> Int {
    let letters = isLetter(behind) ? behind : behind + 1
    let lettersEnd = lettersEnd(letters)
    if byte(behind) == 0x2D, forms.roles(of: base, letters..<lettersEnd).contains(.month), !isDigit(lettersEnd) {
      return emitNumber(start, lettersEnd, .date)
    }
    guard lettersEnd - letters <= 10, isMostlyCapitals(letters, lettersEnd) else { return emitNumber(start, behind) }
    let end = codeEnd(from: letters)
    if isTreebank { return pieces(start, end) }
    emitText(start, end, .code)
    return end
  }

  /// Digits and letters without a mark between: `24A`, `8h30`, `50P-5117`, `10km`.
  private mutating func lettered(_ start: Int, _ first: Int, _ end: Int) -> Int {
    if let address = address(from: start, end, byte(hostLabelEnd(from: end))) { return address }
    let letters = lettersEnd(end)
    let small = base[end] | 0x20
    // 8h30, 8g30, 14h.
    if letters == end + 1, small == 0x68 || base[end] == 0x67, first == end, first - start <= 2, value(start, first) <= 24 {
      let minutes = digitsEnd(letters)
      if minutes - letters == 2 || minutes == letters && small == 0x68 {
        if !isAlphanumeric(minutes) { return emitNumber(start, minutes, .time) }
      }
    }
    if first == end, isShortCapitals(end, letters), !forms.roles(of: base, end..<letters).contains(.unit) {
      var last = alphanumericEnd(letters)
      // 50P-5117, 29A-123.45, 43H-016.
      if byte(last) == 0x2D, isDigit(last + 1) {
        last = digitsEnd(last + 1)
        if byte(last) == 0x2E, digitsEnd(last + 1) == last + 3 { last += 3 }
      }
      emitText(start, last, .code)
      return last
    }
    // 2x3m: what is multiplied, apart.
    if small == 0x78, letters == end + 1, isDigit(letters), isAlphanumeric(digitsEnd(letters)) {
      emit(start, end, .number)
      emit(end, letters, .word)
      return letters
    }
    // 1tr5, 4x4, 3k2: one number.
    if first == end, letters <= end + 2, isDigit(letters), !isAlphanumeric(digitsEnd(letters)), !isUnit(end, letters) {
      return emitNumber(start, digitsEnd(letters), base[end] == 0x78 ? .code : .number)
    }
    return emitNumber(start, end)
  }

  /// Whether letters go on as a unit of area or volume: `m2`, `km2`, `cm3`.
  private func isUnit(_ start: Int, _ end: Int) -> Bool { base[end - 1] == 0x6D && digitsEnd(end) == end + 1 }
}
