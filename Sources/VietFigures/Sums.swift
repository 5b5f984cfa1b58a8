import VietLexicon
import VietNumbers
import VietTokens

/// Money that no unit names: a currency before the number, or a sentence that speaks of money ("nợ 5 tỷ", "16tr5/m2").
extension FigureGrammar {
  /// Gives a sum its currency and what it is paid for: "16tr5/m2", "1 tỷ 650 một lô", "€10 mỗi người".
  func readPrice(_ figure: inout Figure, in currency: Int) {
    var price = UnitPhrase(unit: UnitExpression(base: .entry(UInt16(currency))), kind: .currency, end: figure.endToken)
    readDenominators(&price)
    figure.unit = price.unit
    figure.endToken = price.end
  }

  /// "$500", "US$ 1.5", "VND 568,000".
  func currencyPrefix(_ numeral: Numeral) -> (entry: Int, first: Int)? {
    guard numeral.form != .singleWord, passage.isJoined(numeral.first - 1) else { return nil }
    for width in [3, 2, 1] where numeral.first - width >= lastEnd {
      let start = numeral.first - width
      guard passage.sense(start).starts.contains(.currency), let match = passage.longestMatch(passage.lexicon.units, at: start),
        match.end == numeral.first
      else { continue }
      let entry = Int(match.payload) - 1
      let isSymbol = passage[numeral.first - 1].kind == .symbol
      let found = passage.lexicon.entries[entry]
      if found.kind == .currency, found.scale == 0, isSymbol || isCurrencyCode(start) { return (entry, start) }
    }
    return nil
  }

  /// `USD`, `VND`: the capitals of a currency that reports name.
  func isCurrencyCode(_ index: Int) -> Bool {
    guard passage[index].flags.contains(.capitals), passage[index].count == 3, passage.sense(index).starts.contains(.currency),
      let match = passage.longestMatch(passage.lexicon.units, at: index), match.end == index + 1
    else { return false }
    let found = passage.lexicon.entries[Int(match.payload) - 1]
    return found.kind == .currency && found.scale == 0 && !found.isRareCode
  }

  /// A number in millions or more without a unit, in a sentence that speaks of money.
  func isSum(_ numeral: Numeral) -> Bool {
    guard numeral.hasMagnitude else { return false }
    let isLarge = numeral.value >= ExactDecimal(100_000) || numeral.isColloquial
    if symbol(numeral.end, "/"), let (entry, _) = unitEntry(at: numeral.end + 1) {
      // "16tr/m2", "5,2 triệu/m2": only a price has a denominator; "25 ngàn/ký" and "2 triệu/năm" may be rates.
      if isLarge, numeral.isColloquial || passage.lexicon.entries[entry].kind != .calendar { return true }
      return speaksOfMoney(before: numeral.first, within: 25)
    }
    guard isLarge else { return false }
    if let other = otherEnd(of: numeral) { return other == .currency }
    if isPaid(behind: numeral.end) { return true }
    let next = passage[numeral.end]
    var reach = 25
    if passage.isJoined(numeral.end - 1), next.isWord, !numeral.isColloquial {
      let sense = passage.sense(numeral.end)
      // "12,6 tỷ post": a foreign word is what is counted.
      if next.word == 0, !next.flags.contains(.capital), next.count > 2, passage.bytes(numeral.end).allSatisfy({ $0 < 0x80 }) {
        return false
      }
      let isStop = sense.terminal != .none || sense.starts.contains(.cueBefore) || sense.starts.contains(.cueAfter)
      // An unknown noun may be counted here: then only a word of money close by settles it, or thousands of millions.
      if !isStop, numeral.value < ExactDecimal(1_000_000_000) { reach = 4 }
    }
    return speaksOfMoney(before: numeral.first, within: reach)
  }

  /// "từ 1,5 triệu lên 3 triệu tấn": the kind of the other end, which is that of this one; nil where there is none.
  private func otherEnd(of numeral: Numeral) -> UnitEntry.Kind? {
    guard terminal(numeral.first - 1) == .from || terminal(numeral.first - 2) == .from else { return nil }
    var position = numeral.end
    while position < numeral.end + 3, passage.isJoined(position - 1), passage.sense(position).starts.contains(.cueBefore) { position += 1 }
    guard position > numeral.end, passage[position].isNumber, let end = numerals.numeral(at: position),
      let (entry, _) = unitEntry(at: end.end)
    else { return nil }
    let found = passage.lexicon.entries[entry]
    return found.kind == .percent || found.dimension == .ratio ? nil : found.kind
  }

  /// Whether a word of money stands in the sentence before a token, and no other thing is counted behind it.
  private func speaksOfMoney(before index: Int, within reach: Int) -> Bool {
    let isBehindSum = last?.kind == .money && lastEnd > index - 12
    var position = index - 1
    let first = index - reach
    while position >= max(first, 0), !passage[position].isSymbol(".") {
      if isBehindSum, position < lastEnd { return true }
      if isCounted(position, before: index) { return false }
      if let (cue, start) = passage.cue(endingWith: position) {
        if cue.contains(.money), !isCompound(start, position) { return !isCounted(start - 1, before: index) }
        // "hợp đồng" holds no đồng.
        if cue.contains(.no) { position = start }
      }
      if passage[position].gap >= .line, !passage[position].flags.contains(.wrapped) { break }
      position -= 1
    }
    return isBehindSum || reach > 4 && sum(behind: index) != nil
  }

  /// The currency of a sum that names none: that of the sum before it in the sentence, or of the one behind it, else đồng.
  ///
  /// "285 triệu USD, trong đó gạo 120 triệu". What is far larger than its neighbour is no part of it but its worth in
  /// đồng: "3 tỷ USD (70.000 tỷ)".
  func sumCurrency(of numeral: Numeral) -> Int {
    guard let neighbour = sum(before: numeral.first) ?? sum(behind: numeral.first), numeral.value <= neighbour.value.scaled(by: 1) else {
      return passage.lexicon.dong
    }
    return neighbour.currency
  }

  private func sum(before index: Int) -> Sum? {
    guard let sum = lastSum, sum.end > index - 25, sum.end <= index else { return nil }
    for position in sum.end..<index where passage[position].isSymbol(".") || passage[position].isBreak { return nil }
    return sum
  }

  /// "số thuê bao", "lượng khách": the noun whose number is told.
  private func isCounted(_ index: Int, before end: Int) -> Bool {
    guard passage.terminal(index) == .numberSign, index + 1 < end, let (entry, _) = unitEntry(at: index + 1) else { return false }
    return passage.lexicon.entries[entry].kind == .noun
  }

  /// "đồng bào", "thuê bao": one word of money that only begins another word.
  private func isCompound(_ start: Int, _ index: Int) -> Bool {
    guard start == index, passage.sense(index).starts.contains(.unit), let match = passage.longestMatch(passage.lexicon.units, at: index)
    else { return false }
    return match.end > index + 1 && passage.lexicon.entries[Int(match.payload) - 1].kind != .currency
  }

  /// "4.000 tỷ từ ngân sách", "2 triệu cho vay": a word of money right behind a preposition.
  private func isPaid(behind index: Int) -> Bool {
    switch terminal(index) {
    case .from, .onlyFor, .in, .of: break
    default: return false
    }
    for position in index + 1...index + 3 where passage.isJoined(position - 1) {
      if let (cue, start) = passage.cue(endingWith: position), cue.contains(.money), !isCompound(start, position) { return true }
    }
    return false
  }

  /// "9,5 tỷ trong tổng số 16,5 tỷ đồng": the sum that follows in the sentence.
  private func sum(behind index: Int) -> Sum? {
    var position = index + 1
    for _ in 0..<14 where position < passage.count && !passage[position].isBreak && !passage[position].isSymbol(".") {
      if passage.sense(position).numeral == .magnitude, let (entry, _) = unitEntry(at: position + 1) {
        guard passage.lexicon.entries[entry].kind == .currency else { return nil }
        return numerals.numeral(at: position - 1).map { Sum(value: $0.value, currency: entry, end: position + 2) }
      }
      position += 1
    }
    return nil
  }
}
