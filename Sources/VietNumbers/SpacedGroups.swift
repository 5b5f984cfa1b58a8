import VietLexicon
import VietTokens

/// Groups of three set off by single spaces: `41 872 ha`, `1 235 tỷ đồng`, `1 250,5 tấn`, `12 345 678 người`.
extension NumeralGrammar {
  /// Reads the groups behind the first; only where something is counted behind the last and nothing before names the first.
  func readSpacedGroups(_ result: inout Numeral) {
    guard let (value, end) = spacedGroups(at: result.first), isCounted(behind: end) || isPlain(from: result.first, to: end),
      !isNamed(result.first, end)
    else { return }
    result.mantissa = value
    result.end = end
    result.groups = nil
  }

  /// `1 000 000`, `25 000.`: three groups, or zeros at the end of a phrase, need nothing behind them.
  private func isPlain(from index: Int, to end: Int) -> Bool {
    let closes = !passage.isJoined(end - 1) || passage[end].kind == .symbol
    return closes && passage.bytes(end - 1).elementsEqual("000".utf8)
      || end >= index + 3 && (index + 1..<end).allSatisfy { passage[$0].count == 3 }
  }

  /// The value of all groups from a token on and the token behind them; nil where there is only one.
  private func spacedGroups(at index: Int) -> (value: ExactDecimal, end: Int)? {
    guard passage[index].count <= 3, let first = passage.integer(index), first > 0, passage.bytes(index).first != 0x30 else { return nil }
    var value = ExactDecimal(first)
    var end = index + 1
    var isWhole = true
    while isWhole, passage[end].isNumber, passage[end].gap == .space, let (group, digits) = group(at: end),
      let next = value.scaled(by: 3).adding(group)
    {
      value = next
      isWhole = digits == 0
      end += 1
    }
    guard end > index + 1, !(passage[end].isNumber && passage.isJoined(end - 1)), !passage[end].isSymbol("/") else { return nil }
    return (value, end)
  }

  /// Three digits, the last group perhaps with decimals.
  private func group(at index: Int) -> (value: ExactDecimal, decimals: Int)? {
    if passage[index].count == 3 { return passage.integer(index).map { (ExactDecimal($0), 0) } }
    let bytes = passage.bytes(index)
    let groups = DigitGroups(bytes)
    guard groups.leading == 3, groups.marks == 1, groups.ownReading == .decimal, let value = DigitGroups.value(of: bytes, .decimal) else {
      return nil
    }
    return (value, Int(groups.trailing))
  }

  /// Whether a unit, noun or magnitude follows, or the other end of a range that has one.
  private func isCounted(behind end: Int) -> Bool {
    if isUnitOrMagnitude(end) { return true }
    guard passage.isJoined(end - 1), passage.isJoined(end), passage[end].isSymbol("-") || passage.terminal(end) == .to,
      let (_, last) = spacedGroups(at: end + 1)
    else { return false }
    return isUnitOrMagnitude(last)
  }

  private func isUnitOrMagnitude(_ index: Int) -> Bool {
    guard passage.isJoined(index - 1) else { return false }
    if passage[index].isWord, passage.sense(index).numeral == .magnitude { return true }
    guard let kind = unitKind(index) else { return false }
    return kind != .shadow && kind != .calendar
  }

  private func unitKind(_ index: Int) -> UnitEntry.Kind? {
    guard passage.sense(index).starts.contains(.unit) else { return nil }
    return passage.longestMatch(passage.lexicon.units, at: index).map { passage.lexicon.entries[Int($0.payload) - 1].kind }
  }

  /// "năm 5 300 người", "Điều 5 120 hộ", "QL 14 120 km": the first group belongs to what stands before it.
  private func isNamed(_ index: Int, _ end: Int) -> Bool {
    let before = passage[index - 1]
    if passage[index].isGlued, index > 0, !before.isSymbol("("), !before.isSymbol("-"), !before.isSymbol("+") { return true }
    // "1 120 hộ" at the start of a line: it is numbered.
    guard passage.isJoined(index - 1), index > 0 else { return passage[index].count < 3 && end == index + 2 && unitKind(end) == .noun }
    if before.isNumber { return true }
    // Two more groups make no name.
    guard before.isWord, end == index + 2 else { return false }
    switch passage.terminal(index - 1) {
    case .day, .month, .year, .quarter, .week, .hour, .minute, .ordinal, .times, .numberSign, .course, .age, .monthDay, .tenYears, .term:
      return true
    default: break
    }
    if let cue = passage.cue(endingWith: index - 1)?.cue {
      if cue.contains(.place) { return false }
      if cue.hasAny(.code | .name | .designation | .account | .phone) { return true }
    }
    // A short head, or the second word of one: "khoản 5", "Nghị định 67".
    for first in index - 2...index - 1 where first >= 0 && passage.sense(first).starts.contains(.legal) {
      if passage.longestMatch(passage.lexicon.legal, at: first)?.end == index { return true }
    }
    // "Nhơn Trạch 3 800 MW"
    return passage[index].count == 1 && before.flags.contains(.capital) && passage[index - 2].flags.contains(.capital)
      && passage.isJoined(index - 2)
  }
}
