/// What a stop behind letters is: a part of an abbreviation, or the end of a sentence.
extension TextScan {
  /// Emits the letters up to a stop, and the stop with or behind them; returns where the text goes on.
  ///
  /// `last` is where the part begins that stands right before the stop, `kind` what the letters are; plain letters need neither.
  mutating func stop(behind start: Int, _ end: Int, last: Int? = nil, kind: Kind? = nil) -> Int {
    let last = last ?? start
    let kind = kind ?? self.kind(start, lettersEnd(start), end)
    if byte(end + 1) == 0x2E {
      emitText(start, end, kind)
      return stops(at: end)
    }
    let roles = forms.roles(of: base, start..<end)
    let isForm = !roles.union(forms.roles(of: base, last..<end)).isDisjoint(with: .abbreviations)
    let isShort = isForm || isClipped(last, end) || isInitial(last, end) && (isCapital(last) || last > start)
    guard isShort, holdsStop(start, end, roles, kind) else {
      emitText(start, end, kind)
      return stops(at: end)
    }
    emitText(start, end + 1, .abbreviation)
    if roles.contains(.final) { pend(.weak) }
    return end + 1
  }

  /// Whether the stop behind a short form belongs to it.
  private func holdsStop(_ start: Int, _ end: Int, _ roles: WordForms.Roles, _ kind: Kind) -> Bool {
    if roles.contains(.final) { return true }
    let next = behindSpaces(end + 1)
    let isTitle = roles.contains(.title)
    guard next < limit, base[next] > 0x20 else {
      // At the end of a line only a title, if a program broke the line before the name.
      return isTitle && next < limit && end - lineStart >= Self.wrapLength && isCapital(nextLine(next))
    }
    if base[next] < 0x80, !isAlphanumeric(next) {
      switch base[next] {
      case 0x22, 0x27, 0x29: return kind == .abbreviation
      default: return true
      }
    }
    guard isCapital(next) else { return true }
    // "A. Mở đầu" numbers an item.
    if pending != .none, isInitial(start, end), !isTitle, gap.contains(.spaceBefore) || start == 0 { return false }
    return !forms.roles(of: base, next..<lettersEnd(next)).contains(.opener)
  }

  /// The first byte of the next line.
  private func nextLine(_ position: Int) -> Int {
    var position = position
    if byte(position) == 0x0D { position += 1 }
    if byte(position) == 0x0A { position += 1 }
    return behindSpaces(position)
  }
}
