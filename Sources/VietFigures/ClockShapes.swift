import VietLexicon
import VietNumbers
import VietTokens

/// Times of day by their colon: `21:06`, `10:00:30`, "3:30 chiều", `7:30 AM - 5:00 PM`.
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
    guard passage[index].isSymbol(":"), passage[index].isGlued, passage[index + 1].isGlued, passage[index + 1].count == 2 else { return nil }
    return passage.integer(index + 1)
  }
}
