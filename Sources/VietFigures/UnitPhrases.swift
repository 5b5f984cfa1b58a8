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
    /// The power of ten that the unit's form carries: 6 for `trđ`.
    var scale = 0

    /// Whether it measures a size: mass, length, area or volume.
    var isSize: Bool {
      kind == .measure && (dimension == .mass || dimension == .length || dimension == .area || dimension == .volume)
    }

    /// Whether another phrase has the same unit; its denominator may be said once only, behind the second end of a range.
    func isSame(as other: UnitPhrase, in passage: Passage) -> Bool {
      guard scale == other.scale, let own = unit.base, let theirs = other.unit.base else { return false }
      if let first = unit.first {
        guard let last = other.unit.first, first.isSame(as: last, in: passage) else { return false }
      }
      // "25°-30°C"
      if case .entry(let entry) = own, case .entry(let last) = theirs, Int(last) == passage.lexicon.celsius,
        passage.lexicon.isSameUnit(Int(entry), passage.lexicon.degree)
      {
        return true
      }
      return own.isSame(as: theirs, in: passage)
    }
  }

  /// The unit phrase behind a numeral with its denominators.
  func unit(behind numeral: Numeral) -> UnitPhrase? { unit(at: numeral.end, after: numeral) }

  func unit(at index: Int, after numeral: Numeral?) -> UnitPhrase? {
    guard passage.isJoined(index - 1) else { return nil }
    // "13,6x" says how many times.
    if passage[index].word == WordID(UInt8(ascii: "x")), passage[index].isGlued, numeral?.groups?.ownReading == .decimal,
      !passage[index + 1].isGlued || passage[index + 1].kind == .symbol
    {
      return UnitPhrase(
        unit: UnitExpression(base: .entry(UInt16(passage.lexicon.times))), kind: .measure, end: index + 1, dimension: .ratio)
    }
    guard var (entry, end) = unitEntry(at: index) else { return nil }
    var found = passage.lexicon.entries[entry]
    // "3,91 điểm mạnh": wholes are counted, decimals measured.
    if found.kind == .noun, end > index + 1, numeral?.value.isInteger == false, let measure = measure(at: index) {
      (entry, end) = (measure, index + 1)
      found = passage.lexicon.entries[entry]
    }
    // "4 kíp" are shifts, "5.000 kíp" and "giá 80 bảng" are money.
    if found.homonym > 0, let numeral, !numeral.hasMagnitude, numeral.value < ExactDecimal(1_000),
      !cueBefore(numeral.first).contains(.money)
    {
      entry = Int(found.homonym)
      found = passage.lexicon.entries[entry]
    }
    guard found.kind != .calendar, isUnitHere(found, index, end, numeral) else { return nil }
    var result = UnitPhrase(unit: UnitExpression(base: .entry(UInt16(entry))), kind: found.kind, end: end, dimension: found.dimension)
    result.scale = Int(found.scale)
    readDenominators(&result)
    return result
  }

  /// The measure that one word names.
  private func measure(at index: Int) -> Int? {
    let payload = Int(passage.lexicon.units.payload(passage.lexicon.units.next(0, passage[index].word)))
    return payload > 0 && passage.lexicon.entries[payload - 1].kind == .measure ? payload - 1 : nil
  }

  /// Short symbols are units only where they are written like units: "5 m", "220V", not "5 A" or "2 g" in a name.
  private func isUnitHere(_ entry: UnitEntry, _ index: Int, _ end: Int, _ numeral: Numeral?) -> Bool {
    let token = passage[index]
    if entry.isRareCode { return token.flags.contains(.capitals) }
    // "45 tr. Đồng thời": a sentence may end behind the abbreviation.
    if entry.scale != 0, passage[end - 1].flags.contains(.capital), !passage[end - 1].flags.contains(.capitals), !passage[end - 1].isGlued,
      end > index + 1, passage[end - 2].isSymbol(".")
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
      // "5M LƯỢT XEM" counts millions.
      if letter == UInt8(ascii: "M") { return token.isGlued && isInCapitals(index) && unitEntry(at: index + 1) == nil }
      let next = passage[index + 1]
      // "220 V", "50 L": apart from the number only where no name goes on.
      if letter == UInt8(ascii: "V") || letter == UInt8(ascii: "W") || letter == UInt8(ascii: "L"), !token.isGlued {
        return numeral?.form == .digits && !next.isNumber && !next.flags.contains(.capital) && !(next.isGlued && next.isWord)
      }
      if letter == UInt8(ascii: "L") { return true }
      guard letter == UInt8(ascii: "V") || letter == UInt8(ascii: "W") || letter >= UInt8(ascii: "a") else { return false }
      // "220v", "5w"
      let isSmall = letter == UInt8(ascii: "v") || letter == UInt8(ascii: "w")
      return (isExact || isSmall) && token.isGlued && numeral?.form == .digits
        && !(passage[index + 1].isGlued && passage[index + 1].kind != .symbol)
    }
    return true
  }

  /// "RỘNG 5M": the line around a unit is in capitals; "5M USD" and "5M lượt xem" are millions.
  private func isInCapitals(_ index: Int) -> Bool {
    if passage[index + 1].isWord, passage.isJoined(index) {
      return passage[index + 1].flags.contains(.capitals) && !passage.sense(index + 1).starts.contains(.unit)
    }
    return passage[index - 2].flags.contains(.capitals)
  }

  /// "mạch 3 Vũng Áng", "17 Thủ Khoa Huân": a noun with a capital before another capital begins a name, unless all is in capitals.
  private func isName(_ index: Int, _ end: Int) -> Bool {
    passage[index].flags.contains(.capital) && !passage[index].flags.contains(.capitals) && passage[end].flags.contains(.capital)
      && !passage[end].flags.contains(.capitals) && passage.isJoined(end - 1)
  }

  /// "/kg", "/người/tháng", "một lít", "mỗi kg", "trên năm", "/1 hộ".
  func readDenominators(_ phrase: inout UnitPhrase) {
    var position = phrase.end
    while symbol(position, "/"), passage.isJoined(position) {
      var next = position + 1
      if passage.integer(next) == 1 || passage.sense(next).numeral == .digit && passage.sense(next).value == 1 { next += 1 }
      let isMoney = phrase.kind == .currency
      guard let (part, end) = perHead(at: next, phrase) ?? denominator(at: next, ofMoney: isMoney), !isPlan(end, phrase) else { break }
      phrase.unit.append(part)
      position = end
      phrase.end = end
    }
    guard phrase.unit.first == nil, phrase.kind == .currency || phrase.kind == .measure else { return }
    readWordedDenominator(&phrase)
  }

  /// "10.000 dân", "vạn dân": what a rate is counted on; nil for what the rate counts itself ("35 hộ/100 hộ").
  private func perHead(at index: Int, _ phrase: UnitPhrase) -> (UnitPart, Int)? {
    guard phrase.kind == .noun || phrase.kind == .currency, passage.isJoined(index - 1) else { return nil }
    if passage[index].isNumber {
      guard let power = UnitHeading.powerOfTen(passage, index), power >= 2 else { return nil }
    } else if passage.sense(index).numeral != .magnitude {
      return nil
    }
    guard let (entry, end) = unitEntry(at: index + 1), passage.lexicon.entries[entry].kind == .noun else { return nil }
    if case .entry(let base)? = phrase.unit.base, Int(base) == entry { return nil }
    return (.text(slice(index, end)), end)
  }

  /// "58,7 triệu USD/KH 85 triệu USD": what is behind the bar announces another figure of the same kind.
  private func isPlan(_ end: Int, _ phrase: UnitPhrase) -> Bool {
    guard passage[end].isNumber, passage.isJoined(end - 1), let next = numerals.numeral(at: end), let (entry, _) = unitEntry(at: next.end)
    else { return false }
    if phrase.kind == .currency { return passage.lexicon.entries[entry].kind == .currency }
    guard case .entry(let base)? = phrase.unit.base else { return false }
    return passage.lexicon.isSameUnit(Int(base), entry)
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
      guard isMoney || isPer || phrase.isSize else { return }
      isPer = true
      next += 1
    } else if passage.isJoined(next - 1),
      passage.sense(next).numeral == .digit && passage.sense(next).value == 1 || passage.integer(next) == 1
    {
      guard isMoney || isPer || phrase.dimension == .mass || phrase.isSize && isClockUnit(next + 1) else { return }
      isPer = true
      next += 1
    }
    guard isPer, next > phrase.end, passage.isJoined(next - 1), let (entry, end) = unitEntry(at: next) else { return }
    let found = passage.lexicon.entries[entry]
    guard found.kind != .currency, found.kind != .percent, isMoney || found.kind == .measure || isClockUnit(next) else { return }
    // "2 tấn mỗi chuyến" says no rate, "7 tấn mỗi héc-ta" and "60 km mỗi giờ" do.
    if !isMoney, passage.terminal(next - 1) == .each, found.dimension != .area, found.kind != .calendar { return }
    // "trên khu đất 44 ha" is a place: "trên" alone goes with measures and time only.
    if passage.terminal(next - 1) == .on, found.kind == .noun { return }
    phrase.unit.append(isMoney ? .text(slice(next, end)) : .entry(UInt16(entry)))
    phrase.end = end
    readFurtherDenominators(&phrase, isMoney)
  }

  /// Hours, minutes and seconds make speeds, unless a length of time goes on: "chạy 60 km một giờ sau".
  private func isClockUnit(_ index: Int) -> Bool {
    switch terminal(index) {
    case .hour, .minute, .second: return !(passage.isJoined(index) && passage.cue(startingAt: index + 1)?.cue.contains(.duration) == true)
    default: return false
    }
  }

  /// "/tháng" or "một năm" behind a denominator in words.
  private func readFurtherDenominators(_ phrase: inout UnitPhrase, _ isMoney: Bool) {
    let isOne = passage.sense(phrase.end).numeral == .digit && passage.sense(phrase.end).value == 1 && passage.isJoined(phrase.end - 1)
    guard isMoney && isOne && unitEntry(at: phrase.end + 1) != nil || symbol(phrase.end, "/"),
      let (part, end) = denominator(at: phrase.end + 1, ofMoney: isMoney)
    else { return }
    phrase.unit.append(part)
    phrase.end = end
  }

  /// One denominator: by its symbol, under money as written.
  func denominator(at index: Int, ofMoney isMoney: Bool) -> (UnitPart, Int)? {
    guard passage.isJoined(index - 1) else { return nil }
    if let (entry, end) = unitEntry(at: index) {
      let found = passage.lexicon.entries[entry]
      if found.kind == .percent || found.scale != 0 { return nil }
      return (isMoney || found.kind == .currency ? .text(slice(index, end)) : .entry(UInt16(entry)), end)
    }
    // "MPN/100ml", "mg/100 ml"
    if passage[index].isNumber, passage[index].isGlued, let (entry, end) = unitEntry(at: index + 1),
      passage.lexicon.entries[entry].kind == .measure,
      passage[index + 1].isGlued || passage.lexicon.entries[entry].dimension == .volume && UnitHeading.powerOfTen(passage, index) ?? 0 > 1
    {
      return (.text(slice(index, end)), end)
    }
    // An unknown word counts when it is glued to the bar: "50.000đ/cp"; not "/KH", which names a plan.
    let token = passage[index]
    if passage.sense(index).starts.contains(.unit), passage.longestMatch(passage.lexicon.units, at: index) != nil { return nil }
    guard token.isWord, !token.flags.contains(.capital) || isMoney, passage[index - 1].isGlued || token.isGlued,
      passage.sense(index).numeral == .none || passage.sense(index).numeral == .dozens
    else { return nil }
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
