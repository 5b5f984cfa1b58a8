import VietLexicon
import VietNumbers
import VietTokens

/// Numbers that name instead of counting, told by the words around them: "bão số 10", "thôn 3", "Mông Dương 2", a match's score.
extension FigureGrammar {
  /// A number behind a word that names rather than counts: "bão số 10", "thôn 3", "MST: 0301234567", "Mông Dương 2".
  func codeByContext(at index: Int) -> Range<Int>? {
    guard passage.isJoined(index - 1) || passage[index - 1].isSymbol(":") else { return nil }
    if let tokens = account(at: index) ?? labelledAddress(at: index) { return tokens }
    guard passage.isJoined(index - 1), index - 1 >= lastEnd, let token = passage[index - 1] as Token?, token.isWord else { return nil }
    if let (cue, start) = passage.cue(endingWith: index - 1), !isInsideName(start) {
      // "tại 25 Trần Phú"
      if cue.contains(.address), passage[index].count <= 4, passage.integer(index) != nil, passage.isJoined(index),
        passage.isJoined(index + 1),
        passage[index + 1].flags.contains(.capital), passage[index + 2].flags.contains(.capital), !countsSomething(at: index)
      {
        return index..<index + 1
      }
      if cue.contains(.carat), let end = fineness(at: index) { return index..<end }
      guard cue.contains(.code), !cue.hasAny(.no) else { return cue.contains(.place) ? nil : named(at: index) }
      if let end = levels(at: index) { return index..<end }
      // "Trang 1 2 3": a pager counts.
      if (1...2).allSatisfy({ passage[index + $0].isNumber && passage[index + $0].gap == .space }) { return nil }
      return isProduct(at: index) || countsSomething(at: index) && !isBesideName(index) ? nil : index..<rangeEnd(index)
    }
    return named(at: index)
  }

  /// "cấp 9,10": two names in a row, joined like a decimal.
  private func levels(at index: Int) -> Int? {
    let groups = DigitGroups(passage.bytes(index))
    guard groups.marks == 1, groups.leading <= 2, groups.trailing <= 2, groups.style == .vietnamese, !symbol(index + 1, "%"),
      unitEntry(at: index + 1) == nil
    else { return nil }
    var levels = (first: 0, second: 0)
    for byte in passage.bytes(index) {
      if byte == UInt8(ascii: ",") { levels = (levels.second, 0) } else { levels.second = levels.second * 10 + Int(byte &- 0x30) }
    }
    return levels.second == levels.first + 1 ? index + 1 : nil
  }

  /// "Địa chỉ: 211 Yersin": behind a label one capital is enough.
  private func labelledAddress(at index: Int) -> Range<Int>? {
    guard passage[index - 1].isSymbol(":"), index - 1 >= lastEnd, passage[index].count <= 4, passage.integer(index) != nil,
      passage.cue(endingWith: index - 2)?.cue.contains(.address) ?? false, passage.isJoined(index),
      passage[index + 1].flags.contains(.capital), !passage[index + 1].isGlued, !countsSomething(at: index)
    else { return nil }
    return index..<index + 1
  }

  /// "thôn 4, 5 và 7": goes on a list that a code began.
  func listedCode(at index: Int) -> Range<Int>? {
    guard let last, last.kind == .code, last.endToken == index - 1, last.firstToken == index - 2, passage[index - 2].isNumber,
      passage[index - 1].isSymbol(",") || passage.terminal(index - 1) == .and, passage[index].count <= 3, passage[index - 2].count <= 3,
      passage.integer(index) != nil, passage.isJoined(index - 2), passage.isJoined(index - 1), !passage[index].isGlued,
      !passage[index + 1].isGlued || passage[index + 1].kind == .symbol, !countsSomething(at: index) || isBesideName(index)
    else { return nil }
    return index..<index + 1
  }

  /// The end of "18K", "9999", "999,9": how fine gold is.
  private func fineness(at index: Int) -> Int? {
    if let carats = passage.integer(index), 8...24 ~= carats, passage[index + 1].isGlued, passage[index + 1].count == 1,
      passage[index + 1].word | 0x20 == 0x6B
    {
      return index + 2
    }
    let bytes = passage.bytes(index)
    let isNines = bytes.count >= 3 && bytes.allSatisfy { $0 == UInt8(ascii: "9") || $0 < UInt8(ascii: "0") }
    return isNines && !symbol(index + 1, "%") ? index + 1 : nil
  }

  /// Whether what follows is no count but the next name of an address: "số 15 ngõ 78", "78 phố Vọng".
  private func isBesideName(_ index: Int) -> Bool {
    guard passage.integer(index) != nil, let (entry, end) = unitEntry(at: index + 1), passage.lexicon.entries[entry].kind == .noun,
      passage.isJoined(end - 1), let cue = passage.cue(endingWith: end - 1)?.cue, cue.contains(.code)
    else { return false }
    // "Chương trình 135 giai đoạn mới"
    return cue.contains(.period) || passage[end].isNumber || passage[end].flags.contains(.capital)
  }

  /// "Nhật Bản 498": a head in capitals behind another capital is part of a name.
  private func isInsideName(_ index: Int) -> Bool {
    passage[index].flags.contains(.capital) && !passage[index].flags.contains(.capitals) && passage[index - 1].flags.contains(.capital)
      && passage.isJoined(index - 1) && !startsSentence(index - 1)
  }

  private func account(at index: Int) -> Range<Int>? {
    var position = index - 1
    while position >= 0, passage[position].isSymbol(":") { position -= 1 }
    if passage.terminal(position) == .numberSign {
      position = passage.cue(endingWith: position)?.cue.contains(.account) == true ? position : position - 1
    }
    guard position >= lastEnd, passage.cue(endingWith: position)?.cue.contains(.account) == true else { return nil }
    var end = codeEnd(from: index + 1)
    while passage[end].isNumber, passage[end].gap == .space, passage[end].count >= 2 { end += 1 }
    return passage[index].count >= 4 || end >= index + 3 ? index..<end : nil
  }

  /// The end of "8-9" and "1A".
  private func rangeEnd(_ index: Int) -> Int {
    if symbol(index + 1, "-"), passage[index + 2].isNumber, passage[index + 1].isGlued == passage[index + 2].isGlued,
      !countsSomething(at: index + 2)
    {
      return index + 3
    }
    return codeEnd(from: index + 1)
  }

  /// Grouped digits and decimal commas count; "phiên bản 2.4" does not.
  private func hasCountingMarks(at index: Int) -> Bool {
    let groups = DigitGroups(passage.bytes(index))
    return groups.marks > 0 && groups.style != .english && groups.style != .none
  }

  /// Whether the number has a mark, a magnitude, a percent sign or a unit of measure: then no word before it makes it a code.
  func isMeasured(at index: Int) -> Bool {
    if hasCountingMarks(at: index) { return true }
    guard let numeral = numerals.numeral(at: index) else { return false }
    if numeral.end > index + 1 || numeral.isOverflow || symbol(numeral.end, "%") { return true }
    return unit(behind: numeral).map { $0.kind != .noun } ?? false
  }

  /// Whether the number has a unit, a magnitude or a percent sign: then it counts, whatever stands before.
  func countsSomething(at index: Int) -> Bool {
    if hasCountingMarks(at: index) { return true }
    guard let numeral = numerals.numeral(at: index) else { return false }
    if numeral.end > index + 1 || numeral.isOverflow { return true }
    let next = numeral.end
    guard passage.isJoined(next - 1) else { return false }
    if symbol(next, "%") { return true }
    if symbol(next, "-") || terminal(next) == .to, let second = numerals.numeral(at: next + 1), passage.isJoined(next) {
      if second.hasMagnitude { return true }
      if let unit = unit(behind: second), unit.kind != .noun { return true }
      if unitEntry(at: second.end) != nil, symbol(next, "-") { return true }
    }
    if let unit = unit(behind: numeral) {
      // A heading noun and a counted noun: "lớp 10 học sinh" does not occur, "vòng 2 ha" does not either.
      return !(unit.kind == .noun && isNameHead(index - 1))
    }
    switch terminal(next) {
    case .month, .year, .day, .week, .quarter: return !isNameHead(index - 1)
    case .hour, .minute: return true
    default: return false
    }
  }

  /// Heads that always name: a noun may follow their number ("mũi 2 người dân").
  private func isNameHead(_ index: Int) -> Bool {
    passage.cue(endingWith: index)?.cue.contains(.name) ?? false
  }

  /// "nhiệt điện Mông Dương 2": a name in capitals before one or two digits that count nothing.
  private func named(at index: Int) -> Range<Int>? {
    guard passage.integer(index) != nil, passage[index].count <= 2, !passage[index].isGlued else { return nil }
    let name = passage[index - 1]
    guard name.isWord, name.flags.contains(.capital), !name.flags.contains(.capitals), index - 1 > lastEnd || lastEnd == 0 && index > 1
    else { return nil }
    // One capital at the start of a sentence is no name.
    guard passage[index - 2].flags.contains(.capital), passage.isJoined(index - 2) else { return nil }
    // "Gạch Tây Đô 12 -13 6": a row of results.
    let isResult = symbol(index + 1, "+") || symbol(index + 1, "-") && !passage[index + 1].isGlued
    let isSigned = passage[index + 2].isNumber && passage[index + 2].isGlued
    guard !(isResult && isSigned), !countsSomething(at: index), !isInCountList(index) else { return nil }
    return index..<index + 1
  }

  /// "(Bắc Ninh 2, Hà Nội 1, …)": names with their counts in a list.
  func isInCountList(_ index: Int) -> Bool {
    if let cue = passage.cue(endingWith: index - 1)?.cue, cue.contains(.place) { return true }
    func isMark(_ position: Int) -> Bool {
      passage[position].isSymbol(",") || passage[position].isSymbol(";") || passage[position].isSymbol(")")
    }
    if let last, last.kind == .number || last.kind == .quantity, last.endToken >= index - 6, isMark(last.endToken) { return true }
    return isMark(index + 1)
      && (index + 3...index + 6).contains { passage[$0].isNumber && isMark($0 + 1) && passage[$0 - 1].flags.contains(.capital) }
  }

  /// `1-0` behind "tỷ số", "thắng", or with the higher number first: a number as written.
  func score(at index: Int) -> Figure? {
    guard let first = passage.integer(index), first < 100, symbol(index + 1, "-"), passage.isJoined(index + 1),
      let second = passage.integer(index + 2), second < 100, passage[index + 1].isGlued == passage[index + 2].isGlued
    else { return nil }
    let end = index + 3
    guard !(passage[end].isSymbol("-") && passage[end].isGlued), !symbol(end, "%"), !symbol(end, "/"), unitEntry(at: end) == nil,
      !(passage.isJoined(end - 1) && passage.sense(end).numeral == .magnitude)
    else { return nil }
    let cue = cueBefore(index)
    switch terminal(end) {
    case .none, .to, .through: break
    // "thắng 2-1 trên sân khách"
    case .function, .on, .past, .in, .and: guard cue.contains(.score) else { return nil }
    default: return nil
    }
    let isBetweenNames = passage[index - 1].flags.contains(.capital) && passage[end].flags.contains(.capital) && passage.isJoined(end - 1)
    guard cue.contains(.score) || passage[index + 1].isGlued && (first >= second && !cue.contains(.date) || isBetweenNames) else {
      return nil
    }
    guard !cue.contains(.code) || cue.contains(.score) else { return nil }
    return Figure(.number, .text(slice(index, end)), tokens: index..<end)
  }
}
