import VietOrthography

/// One pass over a text: where it stands, and what it has found.
struct TextScan {
  typealias Kind = TextToken.Kind
  typealias Flags = TextToken.Flags

  let base: UnsafePointer<UInt8>
  let limit: Int
  let classes: UnsafePointer<UInt16>
  let forms = WordForms.shared
  let isTreebank: Bool

  /// The tokens, in storage that is the buffer's.
  var tokens: UnsafeMutablePointer<TextToken>
  var count = 0
  var capacity: Int

  /// What stands between the last token and the next.
  var gap: Flags = [.lineBreakBefore]
  /// Whether a sentence may begin at the next token; `line` at every line break.
  var pending = Pending.line
  /// What the sentence rules remember since the stop.
  var afterCloser = false
  var inReference = false
  var behindSyllable = false
  /// Whether a straight quotation mark of this line is open.
  var isQuoted = false
  /// Where the line began, and how long the one before was.
  var lineStart = 0
  var lastLineLength = 0
  /// Whether a line of this paragraph went on in the next with a small letter, as broken by a program, and how long its lines are at most.
  var isWrapped = false
  var longestLine = 0

  init(_ bytes: UnsafeBufferPointer<UInt8>, _ base: UnsafePointer<UInt8>, isTreebank: Bool, into buffer: borrowing TextTokenBuffer) {
    self.base = base
    limit = bytes.count
    classes = ByteClass.shared.table
    self.isTreebank = isTreebank
    tokens = buffer.storage
    capacity = buffer.capacity
  }

  /// Reads the whole text.
  mutating func run() {
    let (base, limit, classes) = (base, limit, classes)
    var position = 0
    while position < limit {
      let byte = base[position]
      if byte <= 0x20 {
        gap.insert(.spaceBefore)
        if byte &- 0x0A < 4 { breakLine(at: position) }
        position &+= 1
        continue
      }
      let first = classes[Int(byte)]
      guard first & ByteClass.starts != 0 else {
        position = other(at: position)
        continue
      }
      // A word of Latin letters: the classes of its bytes together, up to the first that is none or not what the one before promised.
      let start = position
      var last = first
      var all = first
      var bad: UInt16 = 0
      position &+= 1
      while position < limit {
        let next = classes[Int(base[position])]
        bad = ByteClass.mismatch(last, next)
        guard next & ByteClass.inWord != 0, bad == 0 else { break }
        all |= next
        last = next
        position &+= 1
      }
      let behind = position < limit ? base[position] : 0x20
      guard bad == 0 else {
        position = other(at: start)
        continue
      }
      if behind <= 0x20 {
        emitWord(start, position, first, all)
        continue
      }
      let mark = behind == 0x2C || behind == 0x2E || behind == 0x3A || behind == 0x3B || behind == 0x29
      guard mark, position &+ 1 == limit || base[position &+ 1] <= 0x20 else {
        position = word(from: start)
        continue
      }
      if behind == 0x2E {
        position = stop(behind: start, position)
      } else {
        emitWord(start, position, first, all)
        emit(position, position &+ 1, .punctuation)
        position &+= 1
      }
    }
  }

  /// Takes note of a line break: CR LF, VT and FF as well.
  mutating func breakLine(at position: Int) {
    let byte = base[position]
    if byte == 0x0A, position > 0, base[position - 1] == 0x0D {
      lineStart = position + 1
      return
    }
    if gap.contains(.lineBreakBefore) {
      gap.insert(.blankLineBefore)
      (isWrapped, longestLine) = (false, 0)
    } else {
      lastLineLength = position - lineStart
      longestLine = max(longestLine, lastLineLength)
    }
    lineStart = position + 1
    isQuoted = false
    gap.insert(.lineBreakBefore)
    if pending == .none { pending = .line }
  }

  /// A word of Latin letters without a hyphen.
  @inline(__always)
  mutating func emitWord(_ start: Int, _ end: Int, _ first: UInt16, _ all: UInt16) {
    var flags = Flags.plain
    if first & (ByteClass.small | ByteClass.high) == 0 || first & ByteClass.high != 0 && Capital.holds(scalar(at: start).value) {
      flags.insert(.capital)
      if all & ByteClass.small == 0, isAllCapitals(start, end) {
        flags.insert(.capitals)
        if isTreebank, forms.roles(of: base, start..<end).contains(.bracket) { return emit(start, end, .punctuation) }
      }
    }
    emit(start, end, .word, flags)
  }

  /// Whether there are two letters or more, and all of them are capitals.
  func isAllCapitals(_ start: Int, _ end: Int) -> Bool {
    var position = start
    var letters = 0
    while position < end {
      let (value, length) = scalar(at: position)
      if value >= 0x80 || (value | 0x20) &- 0x61 < 26 {
        guard Capital.holds(value) else { return false }
        letters += 1
      }
      position += length
    }
    return letters > 1
  }

  /// A token that is more than letters, with its capitals.
  mutating func emitText(_ start: Int, _ end: Int, _ kind: Kind) {
    var flags: Flags = []
    if Capital.holds(scalar(at: start).value) {
      flags.insert(.capital)
      if isAllCapitals(start, end) { flags.insert(.capitals) }
    }
    if kind == .word, isLatin(start, end) { flags.insert(.plain) }
    emit(start, end, kind, flags)
  }

  private func isLatin(_ start: Int, _ end: Int) -> Bool {
    var position = start
    while position < end {
      let (value, length) = scalar(at: position)
      guard value < 0x80 ? (value | 0x20) &- 0x61 < 26 : value < 0x250 || value &- 0x1E00 < 0x100 else { return false }
      position += length
    }
    return true
  }

  /// Appends a token behind what stands before it.
  @inline(__always)
  mutating func emit(_ start: Int, _ end: Int, _ kind: Kind, _ flags: Flags = []) {
    var flags = flags.union(gap)
    if pending != .none, beginsSentence(start, end, kind) { flags.insert(.startsSentence) }
    if count == capacity { grow() }
    (tokens + count).initialize(to: TextToken(start: start, end: end, kind: kind, flags: flags))
    count &+= 1
    gap = []
  }

  @inline(never)
  private mutating func grow() {
    let larger = UnsafeMutablePointer<TextToken>.allocate(capacity: capacity * 2)
    larger.moveInitialize(from: tokens, count: count)
    tokens.deallocate()
    tokens = larger
    capacity *= 2
  }

  // MARK: - Looking at bytes

  /// A byte, 0 behind the text.
  @inline(__always)
  func byte(_ position: Int) -> UInt8 { position < limit ? base[position] : 0 }

  /// The scalar at a place inside the text and its length; bytes that are no UTF-8 are U+FFFD, one by one.
  func scalar(at position: Int) -> (value: UInt32, length: Int) {
    let first = UInt32(base[position])
    if first < 0x80 { return (first, 1) }
    func tail(_ offset: Int) -> UInt32? {
      let next = byte(position + offset)
      return next & 0xC0 == 0x80 ? UInt32(next & 0x3F) : nil
    }
    switch first {
    case 0xC2...0xDF:
      if let one = tail(1) { return ((first & 0x1F) << 6 | one, 2) }
    case 0xE0...0xEF:
      if let one = tail(1), let two = tail(2), first > 0xE0 || one >= 0x20 { return ((first & 0x0F) << 12 | one << 6 | two, 3) }
    case 0xF0...0xF4:
      if let one = tail(1), let two = tail(2), let three = tail(3), first > 0xF0 || one >= 0x10 {
        return ((first & 7) << 18 | one << 12 | two << 6 | three, 4)
      }
    default: break
    }
    return (0xFFFD, 1)
  }

  func isDigit(_ position: Int) -> Bool { byte(position) &- 0x30 < 10 }

  /// Whether a letter stands at a place.
  func isLetter(_ position: Int) -> Bool {
    guard position < limit else { return false }
    let byte = base[position]
    if byte < 0x80 { return (byte | 0x20) &- 0x61 < 26 }
    return ScalarClass(scalar(at: position).value) == .letter
  }

  func isCapital(_ position: Int) -> Bool { position < limit && Capital.holds(scalar(at: position).value) }

  func isAlphanumeric(_ position: Int) -> Bool { isDigit(position) || isLetter(position) }

  /// The end of the digits at a place.
  func digitsEnd(_ start: Int) -> Int {
    var end = start
    while end < limit, base[end] &- 0x30 < 10 { end += 1 }
    return end
  }

  /// The end of the letters and marks at a place; the place itself where no letter stands.
  func lettersEnd(_ start: Int) -> Int {
    var end = start
    while end < limit {
      let byte = base[end]
      if byte < 0x80 {
        guard (byte | 0x20) &- 0x61 < 26 else { break }
        end += 1
      } else {
        let (value, length) = scalar(at: end)
        let kind = ScalarClass(value)
        guard kind == .letter || kind == .mark && end > start else { break }
        end += length
      }
    }
    return end
  }

  /// The end of the letters, marks and digits at a place.
  func alphanumericEnd(_ start: Int) -> Int {
    var end = start
    while true {
      let next = digitsEnd(lettersEnd(end))
      if next == end { return end }
      end = next
    }
  }

  /// The byte of the next line that is no space, 0 where the line or text ends before.
  func behindSpaces(_ start: Int) -> Int {
    var position = start
    while position < limit, base[position] == 0x20 || base[position] == 0x09 { position += 1 }
    return position
  }
}
