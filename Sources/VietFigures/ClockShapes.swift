import VietLexicon
import VietNumbers
import VietTokens

/// Times of day by their colon, lengths by their letters: `21:06`, "3:30 chiều", `7:30 AM - 5:00 PM`, `3p20s`.
extension FigureGrammar {
  /// A time with a colon, or two with a dash between them.
  func clockByShape(at index: Int) -> Figure? {
    if let clock = clockByLetter(at: index) { return clock }
    guard let first = colonTime(at: index), var start = first.time() else { return nil }
    guard symbol(first.end, "-"), passage.isJoined(first.end), let second = colonTime(at: first.end + 1), let last = second.time() else {
      return Figure(.time, .time(start, nil), tokens: index..<first.end)
    }
    // "2:00 - 5:30 chiều": both in the afternoon, unless that turns them round: "8:00 - 5:30 chiều".
    if first.part == .none, let shared = first.time(in: second.part), shared.hour <= last.hour { start = shared }
    return Figure(.time, .time(start, last), tokens: index..<second.end)
  }

  /// Hour, minute and second with a colon between them, and the part of the day behind them.
  private struct ColonTime {
    let hour, minute: Int
    let second: Int?
    let part: Terminal
    let end: Int

    func time(in part: Terminal? = nil) -> ClockTime? {
      FigureGrammar.hour(hour, in: part ?? self.part).flatMap { ClockTime(hour: $0, minute: minute, second: second) }
    }
  }

  private func colonTime(at index: Int) -> ColonTime? {
    guard let hour = passage.integer(index), passage[index].count <= 2, let minute = colonPart(at: index + 1) else { return nil }
    let second = colonPart(at: index + 3)
    var end = second == nil ? index + 3 : index + 5
    if second == nil, terminal(end) == .minute { end += 1 }
    let part = terminal(end)
    return part.isDayPart
      ? ColonTime(hour: hour, minute: minute, second: second, part: part, end: end + 1)
      : ColonTime(hour: hour, minute: minute, second: second, part: .none, end: end)
  }

  /// The two digits behind a colon.
  private func colonPart(at index: Int) -> Int? {
    guard passage[index].isSymbol(":"), passage[index].isGlued, passage[index + 1].isGlued, passage[index + 1].count == 2 else {
      return nil
    }
    return passage.integer(index + 1)
  }

  // MARK: Lengths

  /// `3p20s`; `20p` and `5s` only where a length must stand: "mất 20p".
  func shortLength(at index: Int) -> Figure? {
    guard let count = passage.integer(index), passage[index].count <= 3, passage[index + 1].isGlued else { return nil }
    let isMinutes = isLetter(index + 1, "p")
    guard isMinutes || isLetter(index + 1, "s") else { return nil }
    var span = Span(ExactDecimal(count), isMinutes ? .minute : .second)
    var end = index + 2
    if isMinutes, passage[end].isGlued, passage[end].count <= 2, let seconds = passage.integer(end), seconds < 60, passage[end + 1].isGlued,
      isLetter(end + 1, "s")
    {
      if seconds > 0 { span.second = Span.Rest(count: UInt16(seconds), unit: .second) }
      end += 2
    } else {
      let cue = cueBefore(index)
      guard cue.contains(.duration), !cue.hasAny(.money | .increase) else { return nil }
    }
    guard !passage[end].isGlued || passage[end].kind == .symbol && !passage[end].isSymbol("/") && !passage[end].isSymbol("-") else {
      return nil
    }
    return Figure(.duration, .duration(span), tokens: index..<end)
  }
}
