import VietLexicon
import VietNumbers
import VietTokens

/// Telephone numbers: `0299 3821 234`, `(024) 3736 1234`, `+84 28 3829 5678`, `1900 6035`.
extension FigureGrammar {
  /// A telephone number: behind a word that says so, or nine to eleven digits that begin with 0 or +84.
  func telephone(at index: Int) -> Range<Int>? {
    var first = index
    let codeEnd = areaCodeEnd(at: index)
    let isOpen = codeEnd > index
    if isOpen { first = passage[index - 1].isSymbol("+") ? index - 2 : index - 1 }
    if passage[first - 1].isSymbol("+"), passage[first].isGlued { first -= 1 }
    let startsWithZero = passage.bytes(index).first == 0x30 && passage[index].count >= 2
    let isCued = telephoneCue(before: first) || followsTelephone(first)
    // "1900 545 598"
    let isHotline =
      passage[index].count == 4 && passage[index + 1].isNumber && passage[index + 1].gap == .space && passage[index + 1].count >= 3
      && (passage.integer(index) == 1900 || passage.integer(index) == 1800) && passage.integer(index + 1) != nil
    let hasPlus = first < index && passage[index - 1].isSymbol("+")
    guard isCued || startsWithZero || isHotline || hasPlus else { return nil }
    var end = isOpen ? codeEnd : index + 1
    var digits = digitCount(index..<end)
    while passage[end].gap <= .space, digits < 12, end < passage.count {
      let isDash = passage[end].isSymbol("-") || passage[end].isSymbol(".")
      let next = isDash ? end + 1 : end
      guard passage[next].isNumber, passage[next].gap <= .space, !passage.bytes(next).contains(0x2C) else { break }
      let more = Self.digitCount(passage.bytes(next))
      // "(028) 3 822 1188": the exchange may stand apart.
      let isExchange = more == 1 && !isDash && end <= index + 5 && passage[next + 1].isNumber && passage[next + 1].count >= 3
      guard more >= 2 || isExchange && passage[next + 1].gap <= .space else { break }
      guard more >= 3 || isExchange || first < index || digits + more <= 11 && isCued, digits + more <= 13 else { break }
      digits += more
      end = next + 1
    }
    guard !passage.bytes(index).contains(0x2C) else { return nil }
    if isHotline, digits >= 7 { return first..<end }
    // "gọi 113", but "máy 450 CV" is an engine.
    if isCued { return 7...13 ~= digits || 3...6 ~= digits && !countsSomething(at: index) ? first..<end : nil }
    guard 9...12 ~= digits, end > index + 1 || passage[index].count >= 9 || isOpen else { return nil }
    return first..<end
  }

  /// The token behind an area code in brackets: "(028)", "(84-24)", "(+84)"; the index itself where there is none.
  private func areaCodeEnd(at index: Int) -> Int {
    let open = passage[index - 1].isSymbol("+") ? index - 2 : index - 1
    guard passage[open].isSymbol("("), passage[open + 1].isGlued, passage[index].isGlued else { return index }
    let isSplit = symbol(index + 1, "-") && passage[index + 2].isNumber && passage[index + 2].count <= 3
    let close = isSplit ? index + 3 : index + 1
    return symbol(close, ")") ? close + 1 : index
  }

  private func telephoneCue(before index: Int) -> Bool {
    var position = index - 1
    while position >= 0, passage[position].isSymbol(":") || passage[position].isSymbol("(") || passage[position].isSymbol(".") {
      position -= 1
    }
    guard passage.isJoined(position), position >= lastEnd else { return false }
    return passage.cue(endingWith: position)?.cue.contains(.phone) ?? false
  }

  /// "(0252) 3 821 345 - 3 823 456": behind another number.
  private func followsTelephone(_ index: Int) -> Bool {
    guard let last, last.kind == .code, last.endToken == index - 1, passage[index + 1].isNumber,
      passage[index - 1].isSymbol("-") || passage[index - 1].isSymbol(",") || passage[index - 1].isSymbol("/")
    else { return false }
    return digitCount(last.firstToken..<last.endToken) >= 7
  }

  private func digitCount(_ tokens: Range<Int>) -> Int {
    tokens.reduce(0) { $0 + (passage[$1].isNumber ? Self.digitCount(passage.bytes($1)) : 0) }
  }

  private static func digitCount(_ bytes: UnsafeBufferPointer<UInt8>) -> Int { bytes.count { $0 &- 0x30 < 10 } }
}
