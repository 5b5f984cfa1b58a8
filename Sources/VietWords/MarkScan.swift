/// Marks, symbols, pictures and faces.
extension TextScan {
  /// Reads what begins with a byte that is no letter of Latin writing, or is part of a longer word; returns where it goes on.
  mutating func other(at start: Int) -> Int {
    let byte = base[start]
    if byte &- 0x30 < 10 { return number(at: start) }
    if byte < 0x80 {
      if (byte | 0x20) &- 0x61 < 26 { return word(from: start) }
      if byte == 0x7F {
        gap.insert(.spaceBefore)
        return start + 1
      }
      return mark(at: start)
    }
    let (value, length) = scalar(at: start)
    switch ScalarClass(value) {
    case .letter: return word(from: start)
    case .space:
      gap.insert(.spaceBefore)
      return start + length
    case .line:
      gap.insert(.spaceBefore)
      breakLine(at: start)
      return start + length
    case .emoji, .flag: return emoji(at: start)
    case .digit:
      var end = start + length
      while end < limit, base[end] >= 0x80 {
        let next = scalar(at: end)
        guard ScalarClass(next.value) == .digit else { break }
        end += next.length
      }
      emit(start, end, .number)
      return end
    case .punctuation:
      if value == 0x2026 {
        var end = start + length
        while self.byte(end) == 0xE2, self.byte(end + 1) == 0x80, self.byte(end + 2) == 0xA6 { end += 3 }
        emit(start, end, .punctuation)
        pend(.weak)
        return end
      }
      emit(start, start + length, .punctuation)
      if value == 0xFF01 || value == 0xFF1F || value == 0x3002 || value == 0x203C || value == 0x2047 { pend(.strong) }
      return start + length
    case .mark, .symbol: return symbol(at: start)
    }
  }

  /// One scalar that is no letter, with the marks upon it.
  mutating func symbol(at start: Int) -> Int {
    var end = start + scalar(at: start).length
    var isPicture = false
    while end < limit, base[end] >= 0x80 {
      let next = scalar(at: end)
      guard ScalarClass(next.value) == .mark else { break }
      if next.value == 0xFE0F { isPicture = true }
      end += next.length
    }
    emit(start, end, isPicture ? .emoji : .symbol)
    return end
  }

  /// A picture with skin tone, variation, joined pictures; two halves of a flag; a key.
  mutating func emoji(at start: Int) -> Int {
    let first = scalar(at: start)
    var end = start + first.length
    if ScalarClass(first.value) == .flag, end < limit, base[end] >= 0x80 {
      let next = scalar(at: end)
      if ScalarClass(next.value) == .flag { end += next.length }
    }
    while end < limit, base[end] >= 0x80 {
      let next = scalar(at: end)
      switch next.value {
      case 0xFE0E, 0xFE0F, 0x20E3, 0x1F3FB...0x1F3FF, 0xE0020...0xE007F: end += next.length
      case 0x200D:
        let behind = end + next.length
        guard behind < limit, base[behind] >= 0x80 else { return endEmoji(start, end) }
        let joined = scalar(at: behind)
        switch ScalarClass(joined.value) {
        case .emoji, .symbol: end = behind + joined.length
        default: return endEmoji(start, end)
        }
      default: return endEmoji(start, end)
      }
    }
    return endEmoji(start, end)
  }

  private mutating func endEmoji(_ start: Int, _ end: Int, _ kind: Kind = .emoji) -> Int {
    emit(start, end, kind)
    if pending == .none { pend(.weak) }
    return end
  }

  /// A mark of ASCII.
  private mutating func mark(at start: Int) -> Int {
    let byte = base[start]
    switch byte {
    case 0x2E: return stops(at: start)
    case 0x22:
      emit(start, start + 1, .punctuation)
      isQuoted.toggle()
      return start + 1
    case 0x21, 0x3F:
      emit(start, start + 1, .punctuation)
      pend(.strong)
      return start + 1
    case 0x23, 0x40:
      if let end = tag(at: start) { return end }
    case 0x3A, 0x3B, 0x3C, 0x3D, 0x5E, 0x2D, 0x54:
      if let end = emoticonEnd(at: start) { return endEmoji(start, end, .emoticon) }
    default: break
    }
    var end = start + 1
    switch byte {
    case 0x23, 0x2A, 0x2D, 0x3D, 0x5F, 0x7E: while self.byte(end) == byte { end += 1 }
    default: break
    }
    emit(start, end, Self.isSymbol(byte) ? .symbol : .punctuation)
    return end
  }

  /// Whether a mark of ASCII is said or calculated with.
  private static func isSymbol(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x23...0x26, 0x2B, 0x3C...0x3E, 0x40, 0x5C, 0x5E, 0x60, 0x7C, 0x7E: true
    default: false
    }
  }

  /// One stop or a run of them.
  mutating func stops(at start: Int) -> Int {
    var end = start + 1
    while byte(end) == 0x2E { end += 1 }
    if !isTreebank, end == start + 1, byte(end) == 0x2F, byte(end + 1) == 0x2E {
      // The end of a document: "./."
      emit(start, start + 3, .punctuation)
      pend(.stop)
      return start + 3
    }
    if end == start + 1 {
      emit(start, end, .punctuation)
      endSentence()
    } else if isTreebank, end == start + 4 {
      emit(start, start + 3, .punctuation)
      emit(start + 3, end, .punctuation)
      pend(.stop)
    } else {
      emit(start, end, .punctuation)
      pend(.weak)
    }
    return end
  }

  /// The end of a face made of marks; nil where none stands: `:)`, `:-D`, `=))`, `^^`, `<3`, `-_-`.
  private func emoticonEnd(at start: Int) -> Int? {
    let isAlone =
      start == 0 || base[start - 1] <= 0x20 || count > 0 && (tokens[count - 1].kind == .emoji || tokens[count - 1].kind == .emoticon)
    switch base[start] {
    case 0x5E:
      if byte(start + 1) == 0x5F, byte(start + 2) == 0x5E { return start + 3 }
      guard byte(start + 1) == 0x5E else { return nil }
      var end = start + 2
      while byte(end) == 0x5E { end += 1 }
      return end
    case 0x2D: return isAlone && byte(start + 1) == 0x5F && byte(start + 2) == 0x2D ? start + 3 : nil
    case 0x3C: return isAlone && byte(start + 1) == 0x33 && !isAlphanumeric(start + 2) ? start + 2 : nil
    default: break
    }
    var mouth = start + 1
    if byte(mouth) == 0x2D || byte(mouth) == 0x27 || byte(mouth) == 0x5E { mouth += 1 }
    let kind = byte(mouth)
    switch kind {
    case 0x28, 0x29, 0x5D:
      var end = mouth + 1
      while byte(end) == kind { end += 1 }
      let isFace = end > mouth + 1 || isAlone && !isAlphanumeric(end)
      return isFace && (kind != 0x28 || !isAlphanumeric(end)) ? end : nil
    case 0x44, 0x50, 0x70, 0x4F, 0x6F, 0x76, 0x33, 0x2A, 0x7C:
      guard isAlone, base[start] != 0x3D || kind == 0x44 || kind == 0x50, !isAlphanumeric(mouth + 1) else { return nil }
      return mouth + 1
    default: return nil
    }
  }
}
