import VietLexicon
import VietNumbers
import VietTokens

/// The unit behind a number, with its denominators: `tấn/ha`, `đồng một lít`, `USD/người/tháng`.
extension FigureGrammar {
  /// The unit behind a number.
  struct UnitPhrase {
    var unit: UnitExpression
    var kind: UnitEntry.Kind
    var end: Int
    var dimension = UnitEntry.Dimension.other

    /// Whether another phrase has the same unit; its denominator may be said once only, behind the second end of a range.
    func isSame(as other: UnitPhrase, in passage: Passage) -> Bool {
      guard case .entry(let own)? = unit.base, case .entry(let theirs)? = other.unit.base,
        unit.first == nil || unit.first == other.unit.first
      else {
        return false
      }
      return passage.lexicon.entries[Int(own)].symbol.buffer.elementsEqual(passage.lexicon.entries[Int(theirs)].symbol.buffer)
    }
  }

  /// The unit phrase behind a numeral with its denominators.
  func unit(behind numeral: Numeral) -> UnitPhrase? { unit(at: numeral.end, after: numeral) }

  func unit(at index: Int, after numeral: Numeral?) -> UnitPhrase? {
    guard passage.isJoined(index - 1) else { return nil }
    guard let (entry, end) = unitEntry(at: index) else { return nil }
    let found = passage.lexicon.entries[entry]
    guard found.kind != .calendar, isUnitHere(found, index, end, numeral) else { return nil }
    var result = UnitPhrase(unit: UnitExpression(base: .entry(UInt16(entry))), kind: found.kind, end: end, dimension: found.dimension)
    readDenominators(&result)
    return result
  }

  /// Short symbols are units only where they are written like units: "5 m", "220V", not "5 A" or "2 g" in a name.
  private func isUnitHere(_ entry: UnitEntry, _ index: Int, _ end: Int, _ numeral: Numeral?) -> Bool {
    let token = passage[index]
    if entry.isRareCode { return token.flags.contains(.capitals) }
    // "4 kíp" are shifts, "5.000 kíp" is money.
    if entry.kind == .currency, entry.form.buffer.elementsEqual("kíp".utf8), let numeral, !numeral.hasMagnitude,
      numeral.value < ExactDecimal(1_000)
    {
      return false
    }
    if entry.kind == .noun, isName(index, end) { return false }
    guard entry.kind == .measure, end == index + 1, token.isWord, token.count <= 2, token.end - token.start == UInt32(token.count) else {
      return true
    }
    let isExact = passage.bytes(index).elementsEqual(entry.symbol.buffer)
    if token.count == 1 {
      let letter = passage.bytes(index)[0]
      if letter == UInt8(ascii: "m") || letter == UInt8(ascii: "g") || letter == UInt8(ascii: "l") {
        return !passage[index + 1].isGlued || passage[index + 1].kind == .symbol || passage[index + 1].isNumber
      }
      if letter == UInt8(ascii: "M") || letter == UInt8(ascii: "L") { return token.isGlued }
      guard letter == UInt8(ascii: "V") || letter == UInt8(ascii: "W") || letter >= UInt8(ascii: "a") else { return false }
      return isExact && token.isGlued && numeral?.form == .digits && !(passage[index + 1].isGlued && passage[index + 1].kind != .symbol)
    }
    return true
  }

  /// "mạch 3 Vũng Áng", "17 Thủ Khoa Huân": a noun with a capital before another capital begins a name, unless all is in capitals.
  private func isName(_ index: Int, _ end: Int) -> Bool {
    passage[index].flags.contains(.capital) && !passage[index].flags.contains(.capitals) && passage[end].flags.contains(.capital)
      && !passage[end].flags.contains(.capitals) && passage.isJoined(end - 1)
  }

  /// "/kg", "/người/tháng", "một lít", "mỗi kg", "trên năm", "/1 hộ".
  private func readDenominators(_ phrase: inout UnitPhrase) {
    var position = phrase.end
    while symbol(position, "/"), passage.isJoined(position) {
      var next = position + 1
      if passage.integer(next) == 1 || passage.sense(next).numeral == .digit && passage.sense(next).value == 1 { next += 1 }
      guard let (part, end) = denominator(at: next, ofMoney: phrase.kind == .currency) else { break }
      phrase.unit.append(part)
      position = end
      phrase.end = end
    }
    guard phrase.unit.first == nil, phrase.kind == .currency || phrase.kind == .measure else { return }
    readWordedDenominator(&phrase)
  }

  private func readWordedDenominator(_ phrase: inout UnitPhrase) {
    guard passage.isJoined(phrase.end - 1) else { return }
    var next = phrase.end
    let isMoney = phrase.kind == .currency
    var isPer = false
    if terminal(next) == .onlyFor { next += 1 }
    if terminal(next) == .on {
      isPer = true
      next += 1
    }
    if terminal(next) == .each {
      guard isMoney || isPer else { return }
      isPer = true
      next += 1
    } else if passage.isJoined(next - 1),
      passage.sense(next).numeral == .digit && passage.sense(next).value == 1 || passage.integer(next) == 1
    {
      guard isMoney || isPer || phrase.dimension == .mass else { return }
      isPer = true
      next += 1
    }
    guard isPer, next > phrase.end, passage.isJoined(next - 1), let (entry, end) = unitEntry(at: next) else { return }
    let found = passage.lexicon.entries[entry]
    guard found.kind != .currency, found.kind != .percent, isMoney || found.kind == .measure else { return }
    // "trên khu đất 44 ha" is a place: "trên" alone goes with measures and time only.
    if passage.terminal(next - 1) == .on, found.kind == .noun { return }
    phrase.unit.append(isMoney ? .text(slice(next, end)) : .entry(UInt16(entry)))
    phrase.end = end
    readFurtherDenominators(&phrase, isMoney)
  }

  private func readFurtherDenominators(_ phrase: inout UnitPhrase, _ isMoney: Bool) {
    guard symbol(phrase.end, "/"), let (part, end) = denominator(at: phrase.end + 1, ofMoney: isMoney) else { return }
    phrase.unit.append(part)
    phrase.end = end
  }

  /// One denominator: by its symbol, under money as written.
  func denominator(at index: Int, ofMoney isMoney: Bool) -> (UnitPart, Int)? {
    guard passage.isJoined(index - 1) else { return nil }
    if let (entry, end) = unitEntry(at: index) {
      let found = passage.lexicon.entries[entry]
      if found.kind == .percent { return nil }
      return (isMoney || found.kind == .currency ? .text(slice(index, end)) : .entry(UInt16(entry)), end)
    }
    // "MPN/100ml"
    if passage[index].isNumber, passage[index].isGlued, passage[index + 1].isGlued, let (entry, end) = unitEntry(at: index + 1),
      passage.lexicon.entries[entry].kind == .measure
    {
      return (.text(slice(index, end)), end)
    }
    // An unknown word counts when it is glued to the bar: "50.000đ/cp".
    let token = passage[index]
    guard token.isWord, !token.flags.contains(.capital) || isMoney, passage[index - 1].isGlued || token.isGlued else { return nil }
    return (.text(slice(index, index + 1)), index + 1)
  }

  /// Whether a digit only ends a unit: "Diện tích (m2)", "đồng/m3".
  func isUnitEnd(_ index: Int) -> Bool {
    guard passage[index].count == 1, passage[index].isGlued, index > 0, passage[index - 1].isWord,
      passage.sense(index - 1).starts.contains(.unit), let match = passage.longestMatch(passage.lexicon.units, at: index - 1)
    else { return false }
    return match.end == index + 1 && passage.lexicon.entries[Int(match.payload) - 1].kind == .measure
  }

  func slice(_ first: Int, _ end: Int) -> TextSlice { TextSlice(start: passage[first].start, end: passage[end - 1].end) }
}
