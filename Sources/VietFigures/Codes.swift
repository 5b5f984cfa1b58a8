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
    let isGlued = token.isGlued || passage[index + 1].isGlued
    if token.isGlued, let tokens = dottedDesignation(at: index) { return tokens }
    if isGlued, let tokens = address(around: index) ?? plate(at: index) { return tokens }
    if token.isGlued, passage[index - 1].isSymbol("#") { return index..<codeEnd(from: index + 1) }
    if let tokens = enumerator(at: index) { return tokens }
    if isGlued, let tokens = gluedCode(at: index) { return tokens }
    if let tokens = telephone(at: index) { return tokens }
    return chain(at: index)
  }

  /// `30K-567.89`, `51F1-2345`: a number plate, whose letters may look like a magnitude or unit.
  private func plate(at index: Int) -> Range<Int>? {
    guard passage[index].count == 2, passage.integer(index) != nil, passage[index + 1].isGlued, passage[index + 1].flags.contains(.capital),
      passage[index + 1].count <= 2
    else { return nil }
    let dash = passage[index + 2].isNumber && passage[index + 2].isGlued && passage[index + 2].count == 1 ? index + 3 : index + 2
    let number = passage[dash + 1]
    guard passage[dash].isSymbol("-"), passage[dash].gap <= .space, number.isNumber, 4...6 ~= number.count,
      passage[dash].isGlued == number.isGlued, number.gap <= .space
    else { return nil }
    // Spaces stand around the dash of "82B - 002.57" only.
    guard number.isGlued || number.count == 6 && DigitGroups(passage.bytes(dash + 1)).trailing == 2 else { return nil }
    return index..<dash + 2
  }

  /// `1.2.3.4`: marks that make neither a number nor a date.
  func unreadableMarks(at index: Int) -> Range<Int>? {
    guard passage[index].isNumber, DigitGroups(passage.bytes(index)).style == .none else { return nil }
    return index..<codeEnd(from: index + 1)
  }

  /// A chain is looked at no further than this, so that work stays linear.
  private static let chainLimit = 64

  /// `16-16-8`, `0301234567-001`, `0071000123456`: numbers chained by hyphens, or digits that begin with a zero.
  private func chain(at index: Int) -> Range<Int>? {
    let token = passage[index]
    var end = index + 1
    while end - index < Self.chainLimit, passage[end].isSymbol("-"), passage[end].isGlued, passage[end + 1].isNumber,
      passage[end + 1].isGlued
    { end += 2 }
    let isLong = end >= index + 5 && (markedNumbers(at: index).map { calendarDate($0, at: index) == nil } ?? true)
    let startsWithZero = token.count >= 4 && passage.bytes(index).first == 0x30 && DigitGroups(passage.bytes(index)).marks == 0
    return isLong || startsWithZero ? index..<end : nil
  }

  /// `I.`, `IV.` at the start of a line.
  func romanEnumerator(at index: Int) -> Range<Int>? {
    guard passage[index].isWord, passage.roman(at: index) != nil, passage[index + 1].isSymbol("."), passage[index + 1].isGlued,
      passage[index + 2].gap == .space
    else { return nil }
    return index..<index + 1
  }

  /// Letters glued to the digits: `VN30`, `H5N1`, `COVID-19`, `29A-123.45`; not a unit, and not damaged text ("tăng1,36%").
  private func gluedCode(at index: Int) -> Range<Int>? {
    if isProduct(at: index) { return nil }
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
      return first..<codeEnd(from: index + 1)
    }
    let next = passage[index + 1]
    // "user_2024_dev"
    if token(index, isBetween: "_") { return index..<index + 1 }
    guard next.isGlued, next.isWord, index + 1 < passage.count, isRoad(at: index) || !isUnitOrHour(index) else { return nil }
    // "text2text"
    if passage[index].isGlued, passage[index].count == 1, index - 1 >= lastEnd, passage[index - 1].isWord, next.count > 1,
      unitEntry(at: index + 1) == nil,
      passage.sense(index + 1).numeral == .none, passage.terminal(index + 1) == .none
    {
      return index - 1..<codeEnd(from: index + 1)
    }
    // "49A", "0,05S", "(3b)"
    guard
      next.flags.contains(.capital) || next.count == 1 && passage.integer(index) != nil && passage[index].count <= 2 && next.word <= 0x65
    else { return nil }
    return index..<codeEnd(from: index + 1)
  }

  /// Whether an "x" joins two numbers: "2x250MVA", "20x30".
  func isProduct(at index: Int) -> Bool {
    func joins(_ position: Int) -> Bool {
      passage[position].isWord && passage[position].count == 1 && passage[position].word | 0x20 == 0x78 && passage[position].isGlued
        && passage[position + 1].isGlued && passage[position - 1].isNumber && passage[position + 1].isNumber
    }
    return joins(index - 1) || joins(index + 1)
  }

  /// "quốc lộ 4H": a letter of the clock behind a word that names.
  private func isRoad(at index: Int) -> Bool {
    passage[index + 1].flags.contains(.capital) && terminal(index + 1) == .hour && cueBefore(index).contains(.code)
  }

  /// Whether a mark touches a token on both sides.
  private func token(_ index: Int, isBetween mark: Unicode.Scalar) -> Bool {
    passage[index].isGlued && passage[index - 1].isSymbol(mark) && passage[index + 1].isGlued && passage[index + 1].isSymbol(mark)
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
    return terminal(index + 1) == .hour && !isFormula(index + 1)
      && (passage.integer(index) ?? 24 < 24 || cueBefore(index).contains(.duration))
      || unit(at: index + 1, after: nil) != nil && passage[index + 1].count > 1
      || unit(at: index + 1, after: numerals.numeral(at: index)) != nil
        && !(passage[index + 1].count == 1 && passage[index + 2].isSymbol("-") && passage[index + 2].isGlued)
  }

  /// The end of a chain of letters and digits: `-`, `.`, `:` and `/` join where a digit or capital follows.
  func codeEnd(from index: Int) -> Int {
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
    if passage[index].count == 5, passage.integer(index) != nil, passage[end].flags.contains(.capitals), passage[end].count == 2,
      passage.isJoined(end - 1)
    {
      return head..<end + 1
    }
    if let cue = passage.cue(endingWith: head)?.cue, cue.contains(.designation) {
      // "ĐT 0903 111 222" is a telephone number, "DT 24.500 tỷ" and "DT 12 ha" are amounts.
      let isTelephone = cue.contains(.phone) && (passage[index].count > 3 || passage[end].isNumber && passage.isJoined(end - 1))
      return isTelephone || isMeasured(at: index) ? nil : designationStart(head)..<end
    }
    // "sổ đỏ số BA 123456"
    if passage[head].flags.contains(.capitals), passage[head].count <= 3, 6...9 ~= passage[index].count, passage.integer(index) != nil,
      terminal(head - 1) == .numberSign, !isMeasured(at: index)
    {
      return head..<end
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

  /// The first word of "S&P 500", "ISO/IEC 17025".
  private func designationStart(_ head: Int) -> Int {
    let before = head - 1
    guard before - 1 >= lastEnd, passage[head].isGlued, passage[before].isSymbol("&") || passage[before].isSymbol("/"),
      passage[before].isGlued,
      passage[before - 1].flags.contains(.capital)
    else { return head }
    return before - 1
  }

  /// `ĐT.756`, `QL.1`, `BA.5`: capitals and a dot.
  private func dottedDesignation(at index: Int) -> Range<Int>? {
    let head = index - 2
    guard head >= lastEnd, passage[index].isGlued, passage[index - 1].isSymbol("."), passage[index - 1].isGlued,
      passage[head].flags.contains(.capitals), passage[head].count <= 4, passage[index].count <= 4, passage.integer(index) != nil,
      !countsSomething(at: index)
    else { return nil }
    return head..<codeEnd(from: index + 1)
  }

  /// Whether the words around are in capitals, too: then capitals tell nothing.
  private func isHeadline(_ index: Int) -> Bool {
    passage[index - 1].flags.contains(.capitals) && passage.isJoined(index - 1)
      || passage[index + 2].flags.contains(.capitals) && passage.isJoined(index + 1)
  }

  /// "khu vực III", "vùng I": a roman numeral behind a head that names.
  func romanCode(at index: Int) -> Range<Int>? {
    guard passage.terminal(index) == .roman, passage.roman(at: index) != nil, !(passage[index + 1].isGlued && passage[index + 1].isNumber)
    else {
      return nil  // "khu X3"
    }
    if index == table.rowNumber { return index..<index + 1 }
    guard index - 1 >= lastEnd, passage.isJoined(index - 1),
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
      // "(04)39.431.943" is a telephone number.
      guard !(passage[index + 2].isGlued && passage[index + 2].isNumber) else { return nil }
      let isStart = before.gap >= .line || outer.isSymbol(":") || outer.isSymbol(";") || outer.isSymbol(".") || outer.isSymbol(",")
      return isStart && passage[index + 2].kind != .edge && passage[index + 2].gap < .line ? index..<index + 1 : nil
    }
    let isFirst = index == 0 || token.gap >= .line && !token.flags.contains(.wrapped)
    guard isFirst || isItem(at: index) else { return nil }
    if next.isSymbol("/"), next.isGlued { return isNumberedName(at: index) ? index..<index + 1 : nil }
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
      && passage.sense(index + 1).numeral != .magnitude && !isCurrencyCode(index + 1) ? index..<index + 1 : nil
  }

  /// "1/ Sài Gòn", "2. Bình Dương": a mark and a space, then a capital.
  private func isNumberedName(at index: Int) -> Bool {
    passage[index].count <= 2 && passage.integer(index) != nil && passage[index + 1].isGlued && passage[index + 2].gap == .space
      && passage[index + 2].flags.contains(.capital)
  }

  /// Whether an item of a list within a line begins: "xếp hạng: 1. Bình Dương (41 điểm); 2. Đồng Tháp", "1/ …, 2/ …".
  private func isItem(at index: Int) -> Bool {
    guard isNumberedName(at: index), passage[index + 1].isSymbol(".") || passage[index + 1].isSymbol("/") else { return false }
    let before = passage[index - 1]
    if before.isSymbol(";") || passage[index + 1].isSymbol("/") && (before.isSymbol(",") || before.isSymbol(".")) { return true }
    return before.isSymbol(":") && passage.integer(index) == 1
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
}
