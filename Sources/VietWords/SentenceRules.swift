/// Where sentences begin.
///
/// A mark or a line break leaves a question open (`pending`), and the token behind it answers. So plain words cost one comparison.
extension TextScan {
  /// What stands before the next token that a sentence may begin behind.
  enum Pending: UInt8 {
    case none
    /// A line break only.
    case line
    /// An ellipsis, a picture, "v.v.": only a capital begins a sentence.
    case weak
    case stop
    /// `!` or `?`.
    case strong
  }

  /// Lines this long may have been broken by a program.
  static let wrapLength = 48

  /// Leaves the question open whether the next token begins a sentence.
  mutating func pend(_ kind: Pending) {
    if pending.rawValue < kind.rawValue { pending = kind }
  }

  /// Takes note of the stop that was just emitted, unless it stands behind the number of an item.
  mutating func endSentence() {
    behindSyllable = false
    if count >= 2 {
      let last = tokens[count - 2]
      if isItemLabel(last) {
        if last.flags.contains(.startsSentence) { return }
        if count >= 3 {
          let head = tokens[count - 3]
          if head.kind == .punctuation && base[Int(head.start)] != 0x2E && (base[Int(head.start)] == 0x3A || base[Int(head.start)] == 0x3B)
          {
            return
          }
          if head.flags.contains(.startsSentence) {
            if head.kind == .punctuation { return }
            if forms.roles(of: base, head.range).contains(.heading) { return }
          }
        }
      }
      behindSyllable = last.kind == .word && last.count >= 2 && !last.flags.contains(.capital) && hasVowel(last.range)
    }
    pend(.stop)
  }

  /// Whether a token can number an item: `1`, `1.2`, `a`, `II`.
  private func isItemLabel(_ token: TextToken) -> Bool {
    switch token.kind {
    case .number: return token.count <= 3 || token.count <= 8 && base[Int(token.start) + 1] == 0x2E
    case .word:
      if isInitial(Int(token.start), Int(token.end)) { return true }
      return token.count <= 6 && token.range.allSatisfy { isRoman(base[$0]) }
    default: return false
    }
  }

  func isRoman(_ byte: UInt8) -> Bool { byte == 0x49 || byte == 0x56 || byte == 0x58 || byte == 0x4C || byte == 0x43 }

  private func hasVowel(_ range: Range<Int>) -> Bool { range.contains { base[$0] >= 0xC3 && base[$0] != 0xC4 || Self.isVowel(base[$0]) } }

  /// Whether the token about to be emitted begins a sentence; answers the open question, or leaves it to the next token.
  @inline(never)
  mutating func beginsSentence(_ start: Int, _ end: Int, _ kind: Kind) -> Bool {
    if count == 0 { return settle(true) }
    if gap.contains(.lineBreakBefore) {
      if gap.contains(.blankLineBefore) || !continuesLine(start, end, kind) { return settle(true) }
      if pending == .line { return settle(false) }
    } else if pending == .line {
      return settle(false)
    }
    let isGlued = gap == []
    let first = base[start]
    if isCloser(start, isGlued: isGlued) {
      afterCloser = true
      return false
    }
    // A reference to a note: "nước.[1] Theo".
    if inReference {
      if first == 0x5D { inReference = false }
      if kind == .number || first == 0x5D || first == 0x2C { return false }
    }
    if isGlued, first == 0x5B, isDigit(end) {
      inReference = true
      return false
    }
    if kind == .emoji || kind == .emoticon { return false }
    if kind == .punctuation {
      switch first {
      case 0x2C, 0x3A, 0x3B: return settle(false)
      case 0x21, 0x2E, 0x3F: return false
      case 0x2D where afterCloser,
        0xE2
      where afterCloser && end == start + 3 && base[start + 2] & 0xFE == 0x94 || first == 0xE2 && afterCloser && base[start + 2] == 0x93:
        return settle(false)
      case 0xE2 where base[start + 2] == 0xA6: return false
      default: break
      }
    }
    let case_ = firstLetter(from: start)
    if isGlued { return settle(case_ == .capital && isLetter(start)) }
    switch pending {
    case .none, .line: return settle(false)
    case .weak: return settle(case_ == .capital)
    case .stop: return settle(case_ != .small || behindSyllable && !afterCloser)
    case .strong: return settle(case_ != .small || !afterCloser)
    }
  }

  private mutating func settle(_ answer: Bool) -> Bool {
    pending = .none
    afterCloser = false
    inReference = false
    return answer
  }

  /// A closing bracket or quotation mark, or a straight one.
  private func isCloser(_ position: Int, isGlued: Bool) -> Bool {
    switch base[position] {
    case 0x22: return isQuoted
    case 0x27: return isGlued
    case 0x29, 0x5D, 0x7D: return true
    case 0xC2: return byte(position + 1) == 0xBB
    case 0xE2: return byte(position + 1) == 0x80 && (byte(position + 2) == 0x9D || byte(position + 2) == 0x99 || byte(position + 2) == 0xBA)
    default: return false
    }
  }

  private enum LetterCase { case capital, small, other }

  /// The first letter behind opening marks and spaces of the line.
  private func firstLetter(from start: Int) -> LetterCase {
    var position = start
    while position < limit, position - start < 16 {
      let byte = base[position]
      switch byte {
      case 0x20, 0x22, 0x27, 0x28, 0x2A, 0x2B, 0x2D, 0x5B, 0x5F, 0x7B: position += 1
      case 0xC2, 0xE2:
        let (value, length) = scalar(at: position)
        guard ScalarClass(value) == .punctuation || ScalarClass(value) == .space else { return .other }
        position += length
      case 0x61...0x7A: return .small
      case 0x41...0x5A: return .capital
      default:
        guard byte >= 0x80, isLetter(position) else { return .other }
        return isCapital(position) ? .capital : .small
      }
    }
    return .other
  }

  /// Whether a line begins with two words in capitals.
  private func beginsHeading(_ start: Int, _ end: Int) -> Bool {
    let next = behindSpaces(end)
    return isCapital(next) && isAllCapitals(start, end) && isAllCapitals(next, lettersEnd(next))
  }

  /// Whether the first token of a line goes on the sentence of the long line before.
  private mutating func continuesLine(_ start: Int, _ end: Int, _ kind: Kind) -> Bool {
    guard lastLineLength >= Self.wrapLength, pending == .line || pending == .weak else { return false }
    let last = tokens[count - 1]
    var behindComma = false
    switch last.kind {
    case .punctuation:
      let mark = base[Int(last.start)]
      behindComma = mark == 0x2C
      guard behindComma || mark == 0x29 || mark == 0x22 || mark == 0x2D || mark == 0xE2 else { return false }
    case .url, .email, .hashtag, .mention, .emoji, .emoticon: return false
    default: break
    }
    switch kind {
    case .word, .abbreviation:
      // "a) …" is an item.
      if byte(end) == 0x29 || byte(end) == 0x2E, isInitial(start, end) { return false }
      if !isCapital(start) {
        isWrapped = true
        return true
      }
      // In a paragraph broken by a program a full line goes on with a name, too.
      let isFull = isWrapped && lastLineLength * 5 >= longestLine * 4 && last.kind == .word
      return (behindComma || isFull) && !beginsHeading(start, end) || last.kind == .abbreviation && base[Int(last.end) - 1] == 0x2E
    case .number, .date, .time, .code:
      return (last.kind == .word || behindComma || last.kind == .abbreviation) && byte(end) != 0x2E && byte(end) != 0x29
    default: return false
    }
  }
}
