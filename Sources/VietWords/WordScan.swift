/// Words with a hyphen, stop, stroke, apostrophe or digit in them.
extension TextScan {
  /// Reads what begins with the letter at a place; returns where it goes on.
  mutating func word(from start: Int) -> Int {
    let letters = lettersEnd(start)
    guard letters > start else { return symbol(at: start) }
    let end = isDigit(letters) && !isSyllable(start, letters) ? alphanumericEnd(letters) : letters
    let mark = byte(end)
    if let address = address(from: start, end, mark) { return address }
    switch mark {
    case 0x2D where isAlphanumeric(end + 1): return hyphenated(from: start, end)
    case 0x2E where isAlphanumeric(end + 1): return dotted(from: start, end)
    case 0x2E: return stop(behind: start, end)
    case 0x2F where isAlphanumeric(end + 1): return stroked(from: start, end)
    case 0x27, 0xE2:
      if let longer = apostropheEnd(from: end) {
        emitText(start, longer, .word)
        return longer
      }
    case 0x26 where isShortCapitals(start, end) && isCapital(end + 1):
      let longer = lettersEnd(end + 1)
      emitText(start, longer, .abbreviation)
      return longer
    case 0x2B, 0x23:
      // C++, C#, A+.
      var longer = end + 1
      if mark == 0x2B, byte(longer) == 0x2B { longer += 1 }
      if end == start + 1, isCapital(start), !isAlphanumeric(longer) {
        emitText(start, longer, .code)
        return longer
      }
    case 0x5F where isAlphanumeric(end + 1) || byte(end + 1) == 0x5F:
      var longer = end
      while byte(longer) == 0x5F { longer = alphanumericEnd(longer + 1) }
      emitText(start, longer, .code)
      return longer
    default: break
    }
    emitText(start, end, kind(start, letters, end))
    return end
  }

  /// Whether letters can only be a word of prose, so that digits behind them are not of it: `tăng5`.
  private func isSyllable(_ start: Int, _ end: Int) -> Bool { end - start > 2 && !isCapital(start) && hasMarkedVowel(start, end) }

  /// What letters and digits are: `m2` a word, `A5` a code.
  func kind(_ start: Int, _ letters: Int, _ end: Int) -> Kind {
    if letters == end { return .word }
    return letters - start <= 2 && end == letters + 1 && !isCapital(start) ? .word : .code
  }

  /// The end of a word that goes on behind an apostrophe: `O'Brien`, `H’Hen`.
  private func apostropheEnd(from end: Int) -> Int? {
    var end = end
    var found: Int?
    while true {
      let next = byte(end) == 0x27 ? end + 1 : byte(end) == 0xE2 && byte(end + 1) == 0x80 && byte(end + 2) == 0x99 ? end + 3 : end
      guard next > end, isLetter(next) else { return found }
      end = lettersEnd(next)
      while byte(end) == 0x2D, isLetter(end + 1) { end = lettersEnd(end + 1) }
      found = end
    }
  }

  /// At most five letters, all of them capitals.
  func isShortCapitals(_ start: Int, _ end: Int) -> Bool {
    end - start <= 10 && isCapital(start) && (isAllCapitals(start, end) || scalar(at: start).length == end - start)
  }

  // MARK: - Hyphens

  /// What a run of parts with hyphens is made of.
  private struct Parts {
    var count = 0
    /// Parts of digits only; with two capitals or of capitals only; that begin with one.
    var numbers = 0, capitals = 0, capitalized = 0
    /// Whether a part has a marked vowel.
    var hasMarks = false
    var end = 0
  }

  private func parts(from start: Int) -> Parts {
    var parts = Parts()
    var position = start
    while true {
      let end = alphanumericEnd(position)
      parts.count += 1
      let letters = lettersEnd(position)
      if letters == position { parts.numbers += 1 }
      if isCapital(position) {
        parts.capitalized += 1
        if isMostlyCapitals(position, letters) { parts.capitals += 1 }
      }
      if hasMarkedVowel(position, letters) { parts.hasMarks = true }
      parts.end = end
      guard byte(end) == 0x2D, isAlphanumeric(end + 1) else { return parts }
      position = end + 1
    }
  }

  /// Whether all letters but the last are capitals: `TTg`, `NĐ`, `A`.
  func isMostlyCapitals(_ start: Int, _ end: Int) -> Bool {
    var position = start
    var small = 0, capitals = 0
    while position < end {
      let (value, length) = scalar(at: position)
      if Capital.holds(value) { capitals += 1 } else { small += 1 }
      position += length
    }
    return small == 0 || capitals >= 2 && small == 1
  }

  /// Whether a letter other than đ is not ASCII.
  private func hasMarkedVowel(_ start: Int, _ end: Int) -> Bool {
    var position = start
    while position < end {
      let (value, length) = scalar(at: position)
      if value >= 0x80, value != 0x110, value != 0x111 { return true }
      position += length
    }
    return false
  }

  private mutating func hyphenated(from start: Int, _ first: Int) -> Int {
    let parts = parts(from: start)
    let end = parts.end
    let letterParts = parts.count - parts.numbers
    if !isTreebank, parts.count == 2, parts.numbers == 1, isQuarter(start, first, year: end - first) {
      emit(start, end, .date, .capital)
      return end
    }
    if parts.numbers > 0 || isDigit(first - 1) {
      let isCode = parts.capitalized > 0 || !parts.hasMarks
      guard isCode, !isTreebank || parts.capitals < letterParts else { return pieces(start, end) }
      emitText(start, end, .code)
      return end
    }
    if parts.capitals == parts.count {
      guard !isTreebank, !parts.hasMarks else { return pieces(start, end) }
      emitText(start, end, .abbreviation)
      return end
    }
    if forms.roles(of: base, start..<end).contains(.joint) || parts.hasMarks && joinsNames(parts, start, end) { return pieces(start, end) }
    if byte(end) == 0x2E { return stop(behind: start, end, last: start, kind: .word) }
    emitText(start, end, .word)
    return end
  }

  /// Whether a hyphen stands between two names of several words: `Hà Nội-Hải Phòng`.
  private func joinsNames(_ parts: Parts, _ start: Int, _ end: Int) -> Bool {
    guard parts.capitalized == parts.count else { return false }
    if byte(end) == 0x20, isCapital(end + 1) { return true }
    guard count > 0, gap == .spaceBefore else { return false }
    let last = tokens[count - 1]
    return last.kind == .word && last.flags.contains(.capital) && !last.flags.contains(.startsSentence)
  }

  /// Emits each run of letters and digits, and each mark between them, as its own token.
  mutating func pieces(_ start: Int, _ end: Int) -> Int {
    var position = start
    while position < end {
      let letters = lettersEnd(position)
      let next = min(end, alphanumericEnd(letters))
      if next == position {
        emit(position, position + 1, .punctuation)
        position += 1
      } else {
        emitText(
          position, next,
          letters == position ? isDigit(next - 1) ? digitsEnd(position) == next ? .number : .code : .code : kind(position, letters, next))
        position = next
      }
    }
    return end
  }

  // MARK: - Strokes

  private mutating func stroked(from start: Int, _ first: Int) -> Int {
    let second = alphanumericEnd(first + 1)
    let roles = forms.roles(of: base, start..<second)
    if !roles.isDisjoint(with: [.rate, .title]) {
      if isTreebank { return pieces(start, second) }
      emitText(start, second, roles.contains(.rate) ? .word : .abbreviation)
      return second
    }
    if !isTreebank, digitsEnd(first + 1) == second, isQuarter(start, first, year: second - first) {
      emit(start, second, .date, .capital)
      return second
    }
    guard !isTreebank, isShortCapitals(start, lettersEnd(start)), isShortCapitals(first + 1, lettersEnd(first + 1)) else {
      emitText(start, first, kind(start, lettersEnd(start), first))
      return first
    }
    let end = codeEnd(from: first + 1)
    emitText(start, end, .code)
    return end
  }

  /// The end of parts of letters and digits with `-` and `/` between them.
  func codeEnd(from start: Int) -> Int {
    var end = alphanumericEnd(start)
    while byte(end) == 0x2D || byte(end) == 0x2F, isAlphanumeric(end + 1) { end = alphanumericEnd(end + 1) }
    return end
  }

  /// Whether a roman number stands before a mark and four digits: `IV/2023`.
  private func isQuarter(_ start: Int, _ end: Int, year: Int) -> Bool {
    end - start <= 4 && year == 5 && (start..<end).allSatisfy { isRoman(base[$0]) }
  }

  // MARK: - Stops inside

  /// Letters with stops between them: an abbreviation, a name with initials, a file, or two sentences without a space.
  private mutating func dotted(from start: Int, _ first: Int) -> Int {
    var left = start
    var end = first
    var isShort = true
    while byte(end) == 0x2E, isAlphanumeric(end + 1) {
      let next = end + 1
      let right = alphanumericEnd(next)
      let roles = forms.roles(of: base, left..<end)
      let isName = isCapital(next) && !isMostlyCapitals(next, lettersEnd(next))
      let isForm = !roles.isDisjoint(with: .abbreviations)
      // "a.Lúa" is an item.
      let isItem = left == start && pending != .none && isName && isInitial(left, end) && !isCapital(left)
      if !isItem, isForm || isShortInitial(left, end) || isClipped(left, end) || isCapital(next) && !isName && isShortCapitals(left, end) {
        if !isTreebank, isName || isForm && isDigit(next) {
          emitText(start, next, .abbreviation)
          return next
        }
      } else {
        if isName || isItem || hasMarkedVowel(left, end) || hasMarkedVowel(next, right) {
          emitText(start, end, left == start ? kind(start, lettersEnd(start), end) : .abbreviation)
          emit(end, next, .punctuation)
          endSentence()
          return next
        }
        isShort = false
      }
      left = next
      end = right
    }
    let isCode = !isShort || isDigit(end - 1)
    if byte(end) == 0x2E { return stop(behind: start, end, last: left, kind: isCode ? .code : .abbreviation) }
    emitText(start, end, isCode ? .code : .abbreviation)
    return end
  }

  /// One letter.
  func isInitial(_ start: Int, _ end: Int) -> Bool { scalar(at: start).length == end - start }

  /// One letter that is no word: a capital, a letter of ASCII, or đ.
  private func isShortInitial(_ start: Int, _ end: Int) -> Bool {
    guard isInitial(start, end) else { return false }
    let value = scalar(at: start).value
    return value < 0x80 || value == 0x111 || Capital.holds(value)
  }

  /// The head of a name without a vowel: `Ng.`, `Tr.`, `Kh.`.
  func isClipped(_ start: Int, _ end: Int) -> Bool {
    guard end - start <= 3, isCapital(start) else { return false }
    return (start..<end).allSatisfy { position in
      let byte = base[position]
      return (position == start || byte &- 0x61 < 26) && (byte | 0x20) &- 0x61 < 26 && !Self.isVowel(byte)
    } && end > start + 1
  }

  /// Whether an ASCII letter is a vowel.
  static func isVowel(_ byte: UInt8) -> Bool {
    switch byte | 0x20 {
    case 0x61, 0x65, 0x69, 0x6F, 0x75, 0x79: true
    default: false
    }
  }
}
