import VietLexicon
import VietNumbers
import VietTokens

/// Digits that count nothing: `COVID-19`, `QL1A`, telephone numbers, plates, standards, enumerators, "thôn 3".
extension FigureGrammar {
  /// The figure of a code; the methods below find its tokens.
  func code(_ tokens: Range<Int>) -> Figure {
    Figure(.code, .text(slice(tokens.lowerBound, tokens.upperBound)), tokens: tokens)
  }

  // MARK: By shape

  /// A code that its own letters and marks show.
  func codeByShape(at index: Int, _ site: NumberSite) -> Range<Int>? {
    guard site.contains(.coded) else { return nil }
    let token = passage[index]
    let isDesignated = passage[index - 1].flags.contains(.capital) || passage[index - 1].isSymbol("+")
    if isDesignated, !token.isGlued || passage[index - 1].isSymbol("+"), let tokens = designation(at: index) { return tokens }
    if token.isGlued || passage[index + 1].isGlued {
      if let tokens = address(around: index) { return tokens }
      if let tokens = gluedCode(at: index, before: enumerator(at: index)) { return tokens }
    } else if let tokens = enumerator(at: index) {
      return tokens
    }
    if let tokens = telephone(at: index) { return tokens }
    return chain(at: index)
  }

  /// `16-16-8`, `0301234567-001`, `0071000123456`: numbers chained by hyphens, or digits that begin with a zero.
  private func chain(at index: Int) -> Range<Int>? {
    let token = passage[index]
    var end = index + 1
    while passage[end].isSymbol("-"), passage[end].isGlued, passage[end + 1].isNumber, passage[end + 1].isGlued { end += 2 }
    let isLong = end >= index + 5 && (markedNumbers(at: index).map { calendarDate($0, at: index) == nil } ?? true)
    let startsWithZero = token.count >= 4 && passage.bytes(index).first == 0x30 && DigitGroups(passage.bytes(index)).marks == 0
    return isLong || startsWithZero ? index..<end : nil
  }

  /// `I.`, `IV.` at the start of a line.
  func romanEnumerator(at index: Int) -> Range<Int>? {
    guard passage[index].isWord, roman(at: index) != nil, passage[index + 1].isSymbol("."), passage[index + 1].isGlued,
      passage[index + 2].gap == .space
    else { return nil }
    return index..<index + 1
  }

  /// Letters glued to the digits: `VN30`, `H5N1`, `COVID-19`, `29A-123.45`; not a unit, and not damaged text ("tăng1,36%").
  private func gluedCode(at index: Int, before enumerator: Range<Int>?) -> Range<Int>? {
    if let enumerator { return enumerator }
    var first = index
    while first - 1 >= lastEnd, passage[first].isGlued, first > 0 {
      let before = passage[first - 1]
      if before.isWord || before.isNumber {
        guard before.isNumber || isCodeWord(first - 1) else { break }
        first -= 1
      } else if before.isSymbol("-") || before.isSymbol("+") && isZone(first - 2), first - 2 >= lastEnd, before.isGlued,
        passage[first - 2].isWord, isCodeWord(first - 2)
      {
        first -= 2
      } else {
        break
      }
    }
    if first < index, passage[first].isNumber || passage[first].isWord {
      // "m2" behind a price is its denominator, or what is left of one.
      if first == index - 1, let unit = unitEntry(at: first), unit.end == index + 1, passage.lexicon.entries[unit.entry].kind == .measure {
        return nil
      }
      if passage[index].count > 3, DigitGroups(passage.bytes(index)).style == .vietnamese, first == index - 1 { return nil }
      // "Q1/2024" is a quarter.
      if first == index - 1, passage[first].count == 1, passage[first].word == 0x71, symbol(index + 1, "/") { return nil }
      return first..<codeEnd(from: index + 1)
    }
    let next = passage[index + 1]
    guard next.isGlued, next.isWord, index + 1 < passage.count, !isUnitOrHour(index) else { return nil }
    // "49A", "0,05S", "(3b)"
    guard
      next.flags.contains(.capital) || next.count == 1 && passage.integer(index) != nil && passage[index].count <= 2 && next.word <= 0x65
    else { return nil }
    return index..<codeEnd(from: index + 1)
  }

  private func isZone(_ index: Int) -> Bool { passage[index].flags.contains(.capitals) && passage[index].count == 3 }

  /// A word of capitals, one letter, or a word that no table knows: "lớp10" and "tăng1" are damaged text.
  private func isCodeWord(_ index: Int) -> Bool {
    let token = passage[index]
    // "Km14", "Km1245+300"
    if token.flags.contains(.capital), token.count == 2, passage.bytes(index).elementsEqual("Km".utf8) { return true }
    if token.flags.contains(.capital) {
      return token.word < 128 || token.flags.contains(.capitals) || token.word == 0 || symbol(index + 1, "-")
    }
    return token.count == 1 || token.word == 0 && token.count <= 3
  }

  private func isUnitOrHour(_ index: Int) -> Bool {
    if let numeral = numerals.numeral(at: index), numeral.end > index + 1 { return true }
    return terminal(index + 1) == .hour && passage.integer(index) ?? 24 < 24
      || unit(at: index + 1, after: nil) != nil && passage[index + 1].count > 1
      || unit(at: index + 1, after: numerals.numeral(at: index)) != nil
        && !(passage[index + 1].count == 1 && passage[index + 2].isSymbol("-") && passage[index + 2].isGlued)
  }

  /// The end of a chain of letters and digits: `-`, `.`, `:` and `/` join where a digit or capital follows.
  private func codeEnd(from index: Int) -> Int {
    var end = index
    while passage[end].isGlued, end < passage.count {
      let token = passage[end]
      if token.isWord || token.isNumber {
        end += 1
      } else if token.isSymbol("-") || token.isSymbol(":") || token.isSymbol("/") || token.isSymbol("+"), passage[end + 1].isGlued,
        passage[end + 1].isNumber || passage[end + 1].flags.contains(.capitals) || passage[end + 1].isWord && passage[end + 1].count == 1
      {
        end += 2
      } else {
        break
      }
    }
    return end
  }

  /// `TCVN 5712:1999`, `RON 92`, `GMT +7`, `BĐ 97541 TS`: capitals that belong to the number behind them.
  private func designation(at index: Int) -> Range<Int>? {
    var head = index - 1
    if passage[head].isSymbol("+"), passage[index].isGlued { head -= 1 }
    guard head >= lastEnd, head >= 0, passage.isJoined(index - 1), passage.isJoined(head), passage[head].isWord,
      passage[head].flags.contains(.capital)
    else { return nil }
    let end = codeEnd(from: index + 1)
    // A fishing boat: "BĐ 97541 TS".
    if passage[index].count == 5, passage[end].flags.contains(.capitals), passage[end].count == 2, passage.isJoined(end - 1) {
      return head..<end + 1
    }
    if let cue = passage.cue(endingWith: head)?.cue, cue.contains(.designation) {
      // "ĐT 0903 111 222" is a telephone number.
      return cue.contains(.phone) && (passage[index].count > 3 || passage[end].isNumber && passage.isJoined(end - 1)) ? nil : head..<end
    }
    // "gạo CL 555", "Chương trình MTQG 1719": capitals before a number that counts nothing.
    if passage[head].flags.contains(.capitals), passage[head].count <= 5, let number = passage.integer(index),
      2...4 ~= passage[index].count,
      !Self.isPlainYear(number), !passage[index].isGlued, passage.cue(endingWith: head) == nil, passage.sense(head).terminal == .none,
      passage[end].kind != .number || !passage.isJoined(end - 1), !symbol(index + 1, "-"), !countsSomething(at: index),
      !isInCountList(index), !isHeadline(head)
    {
      return head..<end
    }
    return nil
  }

  /// Whether the words around are in capitals, too: then capitals tell nothing.
  private func isHeadline(_ index: Int) -> Bool {
    passage[index - 1].flags.contains(.capitals) && passage.isJoined(index - 1)
      || passage[index + 2].flags.contains(.capitals) && passage.isJoined(index + 1)
  }

  /// "khu vực III", "vùng I": a roman numeral behind a head that names.
  func romanCode(at index: Int) -> Range<Int>? {
    guard passage.terminal(index) == .roman, roman(at: index) != nil, index - 1 >= lastEnd, passage.isJoined(index - 1),
      let cue = passage.cue(endingWith: index - 1)?.cue, cue.contains(.code)
    else { return nil }
    return index..<index + 1
  }

  // MARK: Enumerators and addresses

  /// `1.`, `2.1`, `5)`, `(4)` at the start of a line, `[3]` anywhere, `(1)` behind a colon.
  private func enumerator(at index: Int) -> Range<Int>? {
    let token = passage[index]
    let next = passage[index + 1]
    let before = passage[index - 1]
    if before.isSymbol("["), token.isGlued, next.isSymbol("]"), token.count <= 2 { return index..<index + 1 }
    if before.isSymbol("("), token.isGlued, next.isSymbol(")"), next.isGlued, token.count <= 2, passage.integer(index) != 0 {
      let outer = passage[index - 2]
      let isStart = before.gap >= .line || outer.isSymbol(":") || outer.isSymbol(";") || outer.isSymbol(".") || outer.isSymbol(",")
      return isStart && passage[index + 2].kind != .edge && passage[index + 2].gap < .line ? index..<index + 1 : nil
    }
    let isFirst = index == 0 || token.gap >= .line && !token.flags.contains(.wrapped)
    guard isFirst else { return nil }
    if let expected = table.expectedIndex, passage.integer(index) == expected, next.gap >= .wide || next.kind == .edge || next.isSymbol("|")
    {
      return index..<index + 1
    }
    let groups = DigitGroups(passage.bytes(index))
    let isNested =
      groups.marks > 0 && token.count <= 6 && groups.leading <= 2 && groups.trailing <= 2
      && (groups.style == .english || groups.style == .none) && !passage.bytes(index).contains(0x2C)
    if next.isSymbol(".") || next.isSymbol(")"), next.isGlued, token.count <= 2 || isNested {
      guard passage[index + 2].gap != .none || passage[index + 2].isWord else { return nil }
      return passage[index + 2].gap < .line && passage[index + 2].kind != .edge ? index..<index + 1 : nil
    }
    // "2.1 Nông nghiệp"
    return isNested && next.gap == .space && next.flags.contains(.capital) && groups.trailing <= 2
      && passage.sense(index + 1).numeral != .magnitude ? index..<index + 1 : nil
  }

  /// A web or mail address that has digits in it.
  private func address(around index: Int) -> Range<Int>? {
    guard passage[index].isGlued || passage[index + 1].isGlued else { return nil }
    var first = index, end = index + 1
    var isAddress = false
    func look(_ position: Int) {
      let token = passage[position]
      if token.isSymbol("@") || token.isSymbol(":") && passage[position + 1].isSymbol("/") && passage[position + 2].isSymbol("/") {
        isAddress = true
      }
      if token.isWord, token.count == 3, passage.bytes(position).elementsEqual("www".utf8) { isAddress = true }
    }
    while first > lastEnd, first > 0, passage[first].isGlued, index - first < 40 {
      first -= 1
      look(first)
    }
    while end < passage.count, passage[end].isGlued, end - index < 60 {
      look(end)
      end += 1
    }
    guard isAddress else { return nil }
    while end > index + 1, passage[end - 1].isSymbol(".") || passage[end - 1].isSymbol(",") || passage[end - 1].isSymbol(")") { end -= 1 }
    while first < index, passage[first].kind == .symbol { first += 1 }
    return first..<end
  }

  // MARK: Telephones

  /// A telephone number: behind a word that says so, or nine to eleven digits that begin with 0 or +84.
  private func telephone(at index: Int) -> Range<Int>? {
    var first = index
    var isOpen = false
    if passage[index - 1].isSymbol("("), passage[index].isGlued, symbol(index + 1, ")") {
      first = index - 1
      isOpen = true
    }
    if passage[first - 1].isSymbol("+"), passage[first].isGlued { first -= 1 }
    let startsWithZero = passage.bytes(index).first == 0x30 && passage[index].count >= 2
    let isCued = telephoneCue(before: first)
    // "1900 545 598"
    let isHotline =
      passage[index].count == 4 && passage[index + 1].isNumber && passage[index + 1].gap == .space && passage[index + 1].count >= 3
      && (passage.integer(index) == 1900 || passage.integer(index) == 1800) && passage.integer(index + 1) != nil
    guard isCued || startsWithZero || isHotline || first < index && !isOpen else { return nil }
    var digits = Self.digitCount(passage.bytes(index))
    var end = isOpen ? index + 2 : index + 1
    while passage[end].gap <= .space, digits < 12, end < passage.count {
      let isDash = passage[end].isSymbol("-") || passage[end].isSymbol(".")
      let next = isDash ? end + 1 : end
      guard passage[next].isNumber, passage[next].gap <= .space, passage[next].count >= 2, !passage.bytes(next).contains(0x2C) else {
        break
      }
      let more = Self.digitCount(passage.bytes(next))
      guard more >= 3 || first < index || digits + more <= 11 && isCued, digits + more <= 13 else { break }
      digits += more
      end = next + 1
    }
    guard !passage.bytes(index).contains(0x2C) else { return nil }
    if isHotline, digits >= 7 { return first..<end }
    if isCued { return 3...13 ~= digits ? first..<end : nil }
    guard 9...12 ~= digits, end > index + 1 || passage[index].count >= 9 || isOpen else { return nil }
    return first..<end
  }

  private func telephoneCue(before index: Int) -> Bool {
    var position = index - 1
    while position >= 0, passage[position].isSymbol(":") || passage[position].isSymbol("(") || passage[position].isSymbol(".") {
      position -= 1
    }
    guard passage.isJoined(position), position >= lastEnd else { return false }
    return passage.cue(endingWith: position)?.cue.contains(.phone) ?? false
  }

  private static func digitCount(_ bytes: UnsafeBufferPointer<UInt8>) -> Int { bytes.count { $0 &- 0x30 < 10 } }

  // MARK: By context

  /// A number behind a word that names rather than counts: "bão số 10", "thôn 3", "MST: 0301234567", "Mông Dương 2".
  func codeByContext(at index: Int) -> Range<Int>? {
    guard passage.isJoined(index - 1) || passage[index - 1].isSymbol(":") else { return nil }
    if let tokens = account(at: index) { return tokens }
    guard passage.isJoined(index - 1), index - 1 >= lastEnd, let token = passage[index - 1] as Token?, token.isWord else { return nil }
    if let (cue, start) = passage.cue(endingWith: index - 1), !isInsideName(start) {
      // "tại 25 Trần Phú"
      if cue.contains(.address), passage[index].count <= 4, passage.integer(index) != nil, passage.isJoined(index),
        passage.isJoined(index + 1),
        passage[index + 1].flags.contains(.capital), passage[index + 2].flags.contains(.capital), !countsSomething(at: index)
      {
        return index..<index + 1
      }
      guard cue.contains(.code), !cue.hasAny(.no) else { return cue.contains(.place) ? nil : named(at: index) }
      return countsSomething(at: index) ? nil : index..<rangeEnd(index)
    }
    return named(at: index)
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

  /// Whether the number has a unit, a magnitude or a percent sign: then it counts, whatever stands before.
  private func countsSomething(at index: Int) -> Bool {
    let groups = DigitGroups(passage.bytes(index))
    // Grouped digits and decimal commas count; "phiên bản 2.4" does not.
    if groups.marks > 0, groups.style != .english, groups.style != .none { return true }
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
    guard !countsSomething(at: index), !isInCountList(index) else { return nil }
    return index..<index + 1
  }

  /// "(Bắc Ninh 2, Hà Nội 1, …)": names with their counts in a list.
  private func isInCountList(_ index: Int) -> Bool {
    if let cue = passage.cue(endingWith: index - 1)?.cue, cue.contains(.place) { return true }
    func isMark(_ position: Int) -> Bool {
      passage[position].isSymbol(",") || passage[position].isSymbol(";") || passage[position].isSymbol(")")
    }
    if let last, last.kind == .number || last.kind == .quantity, last.endToken >= index - 6, isMark(last.endToken) { return true }
    return isMark(index + 1)
      && (index + 3...index + 6).contains { passage[$0].isNumber && isMark($0 + 1) && passage[$0 - 1].flags.contains(.capital) }
  }

  // MARK: Scores

  /// `1-0` behind "tỷ số", "thắng", or with the higher number first: a number as written.
  func score(at index: Int) -> Figure? {
    guard let first = passage.integer(index), first < 100, symbol(index + 1, "-"), passage.isJoined(index + 1),
      let second = passage.integer(index + 2), second < 100, passage[index + 1].isGlued == passage[index + 2].isGlued
    else { return nil }
    let end = index + 3
    guard !(passage[end].isSymbol("-") && passage[end].isGlued), !symbol(end, "%"), !symbol(end, "/"), unitEntry(at: end) == nil,
      terminal(end) == .none || terminal(end) == .to || terminal(end) == .through,
      !(passage.isJoined(end - 1) && passage.sense(end).numeral == .magnitude)
    else { return nil }
    let cue = cueBefore(index)
    let isBetweenNames = passage[index - 1].flags.contains(.capital) && passage[end].flags.contains(.capital) && passage.isJoined(end - 1)
    guard cue.contains(.score) || passage[index + 1].isGlued && (first >= second && !cue.contains(.date) || isBetweenNames) else {
      return nil
    }
    guard !cue.contains(.code) || cue.contains(.score) else { return nil }
    return Figure(.number, .text(slice(index, end)), tokens: index..<end)
  }
}
