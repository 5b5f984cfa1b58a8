import VietLexicon
import VietNumbers
import VietTokens

/// Numerals with what they count: money, percent, quantities, fractions and bare numbers.
extension FigureGrammar {
  /// The numeral at a token, unless the token only looks like one.
  func numeral(at index: Int) -> Numeral? {
    guard let numeral = numerals.numeral(at: index) else { return nil }
    if numeral.form == .singleWord || numeral.form == .words, passage[index].flags.contains(.capital), !startsSentence(index),
      !passage[index].flags.contains(.capitals), numeral.end == index + 1
    {
      return nil
    }  // "Ba Tư", "anh Năm"
    // "thứ hai", "vài ba"
    if passage.isJoined(index - 1), passage.terminal(index - 1) == .ordinal || passage.terminal(index - 1) == .vague { return nil }
    if numeral.form == .singleWord, isVaguePair(index) || cueBefore(index).contains(.name) { return nil }
    return numeral
  }

  /// "hai ba ngày", "đôi ba hộ": a number word right behind another says no number; so does one behind a name's head ("ngã ba").
  private func isVaguePair(_ index: Int) -> Bool {
    guard index > lastEnd, passage.isJoined(index - 1), passage[index - 1].isWord else { return false }
    if passage.terminal(index - 1) == .pair { return true }
    let before = passage.sense(index - 1)
    guard before.numeral == .digit, before.value > 0 else { return false }
    // "mỗi năm hai vụ" is counted by the year, "năm bảy người" is not.
    return before.terminal != .year || passage.cue(endingWith: index - 1) == nil && passage.terminal(index - 2) != .each
  }

  /// Appends the figure or figures that a numeral begins; the token behind them, or nil when it is no figure.
  func readFigure(from numeral: Numeral, into figures: inout [Figure]) -> Int? {
    let next = passage[numeral.end]
    let terminal = terminal(numeral.end)
    if terminal == .month, let date = dayAndMonth(at: numeral.first) { return emit(date, into: &figures) }
    if passage.sense(numeral.end).numeral == .half, let time = halfPast(numeral) { return emit(time, into: &figures) }
    if terminal == .to || isRangeMark(numeral.end), let range = range(from: numeral) { return emit(range, into: &figures) }
    if terminal != .none, !isCompoundNoun(numeral.end), let date = calendarFigure(numeral) {
      return emit(signed(clockRange(date) ?? date), into: &figures)
    }
    if next.isSymbol("/"), let fraction = fraction(from: numeral) { return emit(fraction, into: &figures) }
    // "ba phần tư quỹ đất" is a share, "hai phần ba hecta" an area.
    if let unit = unit(behind: numeral), numeral.denominator == nil || unit.kind != .noun {
      if isRangeMark(unit.end), let range = range(from: numeral, with: unit) { return emit(range, into: &figures) }
      guard isCount(numeral, unit) else { return nil }
      var figure = measured(numeral, unit)
      sign(&figure)
      return finish(&figure, into: &figures)
    }
    if let list = listFigure(numeral) { return emit(list, into: &figures) }
    guard numeral.form != .singleWord || isBareNegative(numeral), !isInName(numeral) else { return nil }
    var figure = bare(numeral)
    sign(&figure)
    return finish(&figure, into: &figures)
  }

  /// "âm bảy" at the start of a phrase.
  private func isBareNegative(_ numeral: Numeral) -> Bool {
    let sign = numeral.first - 1
    guard sign >= lastEnd, passage.sense(sign).numeral == .negative, passage.isJoined(sign) else { return false }
    return startsSentence(sign) || passage.cue(endingWith: sign - 1) != nil
  }

  /// "Kênh Tám Ngàn", "phố Mười Ba": number words in capitals behind another word, without a unit.
  private func isInName(_ numeral: Numeral) -> Bool {
    guard numeral.form == .words, passage[numeral.first - 1].isWord, passage.isJoined(numeral.first - 1) else { return false }
    return (numeral.first..<numeral.end).allSatisfy { passage[$0].flags.contains(.capital) && !passage[$0].flags.contains(.capitals) }
  }

  /// "ngày công": a noun that begins with a calendar word.
  private func isCompoundNoun(_ index: Int) -> Bool {
    guard passage.terminal(index) != .none, let (entry, end) = unitEntry(at: index) else { return false }
    return end > index + 1 && passage.lexicon.entries[entry].kind == .noun
  }

  // MARK: Counting

  /// Whether a numeral in words counts the unit: one word ("một", "năm", "ba") needs more than a noun.
  private func isCount(_ numeral: Numeral, _ unit: UnitPhrase) -> Bool {
    guard numeral.form == .singleWord else { return true }
    let value = numeral.value.integer ?? 0
    let isYearWord = passage.sense(numeral.first).terminal == .year
    // "Năm doanh nghiệp dẫn đầu" begins a sentence, "một mét rưỡi" is measured.
    if isYearWord, unit.kind == .noun, startsSentence(numeral.first), passage[numeral.first].flags.contains(.capital) { return true }
    if unit.kind == .measure, passage.isJoined(unit.end - 1), passage.sense(unit.end).numeral == .half { return true }
    if value == 0 { return unit.kind == .percent || unit.kind == .measure && unit.dimension != .ratio && unit.dimension != .count }
    guard value == 1 || isYearWord else { return true }
    // A cell of its own: "một hộ".
    if passage[numeral.first].gap >= .wide, passage[unit.end].gap >= .wide || passage[unit.end].kind == .edge { return true }
    let before = numeral.first - 1
    let cue = cueBefore(numeral.first)
    let isGoverned = cue.hasAny(.few | .approx | .over | .under | .atleast | .atmost | .estimate)
    switch unit.kind {
    case .percent, .currency: return true
    case .measure:
      if unit.dimension == .ratio || unit.dimension == .count { return isGoverned && value != 1 || isYearWord && isGoverned }
      if isYearWord, passage.isJoined(before), passage.terminal(before) == .be || passage.terminal(before) == .function { return true }
      return isGoverned
        || value == 1 && (unit.dimension == .mass || unit.dimension == .area || unit.dimension == .volume) && !cue.contains(.money)
    default: return isGoverned || isListPartner(unit.end)
    }
  }

  /// "một huyện và hai xã": counted beside another count.
  private func isListPartner(_ index: Int) -> Bool {
    guard terminal(index) == .and || symbol(index, ","), let next = numerals.numeral(at: index + 1), passage.isJoined(index) else {
      return false
    }
    return unitEntry(at: next.end) != nil && (next.value.integer ?? 1) > 1 && passage.sense(index + 1).terminal != .year
  }

  // MARK: Figures

  func measured(_ numeral: Numeral, _ unit: UnitPhrase) -> Figure {
    let value = numeral.value.scaled(by: unit.scale)
    var figure = Figure(kind(of: unit), numeral.isOverflow ? .overflow : .decimal(value), tokens: numeral.first..<unit.end)
    if let denominator = numeral.denominator { figure.value = .fraction(value, denominator) }
    figure.unit = unit.unit
    figure.alternative = numeral.alternative?.scaled(by: numeral.scale + unit.scale)
    if let decimals = decimals(behind: unit, of: numeral), let more = numeral.value.adding(decimals) {
      figure.value = .decimal(more)
      figure.endToken = unit.end + 1
    }
    // "hai lần rưỡi", "5 tấn rưỡi"
    if unit.kind == .measure, unit.unit.first == nil, passage.isJoined(unit.end - 1), passage.sense(unit.end).numeral == .half,
      case .decimal(let value) = figure.value,
      value.isInteger, let more = value.adding(ExactDecimal(significand: 5, exponent: -1))
    {
      figure.value = .decimal(more)
      figure.endToken = unit.end + 1
    }
    return figure
  }

  /// "1m72", "2kg3", "2 mét 3", "1 tấn 2": the digits behind the unit are its decimals.
  private func decimals(behind unit: UnitPhrase, of numeral: Numeral) -> ExactDecimal? {
    let behind = passage[unit.end]
    guard behind.isNumber, behind.count <= 2, unit.end == numeral.end + 1, numeral.form == .digits, numeral.value.isInteger,
      unit.isSize, unit.unit.first == nil,
      let digits = passage.integer(unit.end), digits > 0
    else { return nil }
    if behind.isGlued {
      guard passage[numeral.end].isGlued, unit.dimension == .length || unit.dimension == .mass else { return nil }
    } else {
      // Apart they are, too, when they count nothing themselves: "1 tấn 2 tạ", "5 ha 2 vụ".
      guard behind.gap == .space, !passage[numeral.end].isGlued, numeral.groups == nil, !numeral.hasMagnitude,
        unit.dimension == .length || behind.count == 1,
        closesPhrase(unit.end + 1) || unit.dimension == .mass && isPlainWord(unit.end + 1)
      else { return nil }
    }
    return ExactDecimal(digits).scaled(by: -behind.count)
  }

  /// Whether nothing behind goes on a phrase: its end, a comma, "và", or a word of grammar.
  private func closesPhrase(_ index: Int) -> Bool {
    let token = passage[index]
    if !passage.isJoined(index - 1) || token.isSymbol(",") || token.isSymbol(".") || token.isSymbol(";") || token.isSymbol(")") {
      return true
    }
    return terminal(index) == .and || terminal(index) == .function
  }

  /// Whether a word has no part in figures: it counts nothing, is no unit and no name.
  private func isPlainWord(_ index: Int) -> Bool {
    let sense = passage.sense(index)
    return passage[index].isWord && !passage[index].flags.contains(.capital) && sense.numeral == .none && sense.terminal == .none
      && unitEntry(at: index) == nil
  }

  /// "tạ rưỡi": one and a half of a measure, behind a word that governs a number.
  func measureAndHalf(at index: Int) -> Figure? {
    guard index - 1 >= lastEnd, passage.isJoined(index - 1), let unit = unit(at: index - 1, after: nil), unit.end == index, unit.isSize,
      cueBefore(index - 1).hasAny(.money | .approx | .over | .under | .estimate | .linkEstimate | .linkChange)
    else { return nil }
    var figure = Figure(.quantity, .decimal(ExactDecimal(significand: 15, exponent: -1)), tokens: index - 1..<index + 1)
    figure.unit = unit.unit
    return figure
  }

  /// "nửa cân", "nửa héc-ta", "nửa điểm phần trăm".
  func halfMeasure(at index: Int) -> Figure? {
    guard let unit = unit(at: index + 1, after: nil), unit.isSize || unit.kind == .percent else { return nil }
    var figure = Figure(kind(of: unit), .decimal(ExactDecimal(significand: 5, exponent: -1)), tokens: index..<unit.end)
    figure.unit = unit.unit
    return figure
  }

  func kind(of unit: UnitPhrase) -> FigureKind {
    switch unit.kind {
    case .currency: .money
    case .percent: .percent
    default: .quantity
    }
  }

  /// A number without a unit of its own: in a table it has the heading's, in a sentence about money it may be dong.
  func bare(_ numeral: Numeral) -> Figure {
    var figure = Figure(.number, numeral.isOverflow ? .overflow : .decimal(numeral.value), tokens: numeral.first..<numeral.end)
    if let denominator = numeral.denominator { figure.value = .fraction(numeral.value, denominator) }
    figure.alternative = numeral.alternative?.scaled(by: numeral.scale)
    guard numeral.denominator == nil else { return figure }
    if let prefix = currencyPrefix(numeral) {
      figure.kind = .money
      figure.unit = UnitExpression(base: .entry(UInt16(prefix.entry)))
      figure.firstToken = prefix.first
    } else if let cell = table.unit(forNumberAt: numeral.first..<numeral.end, in: passage) {
      figure.kind = cell.kind
      figure.unit = cell.unit
      figure.heading = cell.place
      if !numeral.isOverflow { figure.value = .decimal(numeral.value.scaled(by: cell.scale)) }
      figure.alternative = figure.alternative?.scaled(by: cell.scale)
    } else if isSum(numeral) {
      figure.kind = .money
      // "16tr5/m2", "5tr/người/tháng", "1 tỷ 650 một lô"
      var price = UnitPhrase(unit: UnitExpression(base: .entry(UInt16(passage.lexicon.dong))), kind: .currency, end: numeral.end)
      readDenominators(&price)
      figure.unit = price.unit
      figure.endToken = price.end
    }
    return figure
  }

  /// "$500", "US$ 1.5", "VND 568,000".
  private func currencyPrefix(_ numeral: Numeral) -> (entry: Int, first: Int)? {
    guard numeral.form != .singleWord, passage.isJoined(numeral.first - 1) else { return nil }
    for width in [3, 2, 1] where numeral.first - width >= lastEnd {
      let start = numeral.first - width
      guard passage.sense(start).starts.contains(.currency), let match = passage.longestMatch(passage.lexicon.units, at: start),
        match.end == numeral.first
      else { continue }
      let entry = Int(match.payload) - 1
      let isSymbol = passage[numeral.first - 1].kind == .symbol
      let found = passage.lexicon.entries[entry]
      let isCode = passage[start].flags.contains(.capitals) && passage[start].count == 3 && !found.isRareCode
      if found.kind == .currency, found.scale == 0, isSymbol || isCode { return (entry, start) }
    }
    return nil
  }

  /// A number in millions or more without a unit, in a sentence that speaks of money.
  private func isSum(_ numeral: Numeral) -> Bool {
    guard numeral.hasMagnitude else { return false }
    let isLarge = numeral.value >= ExactDecimal(100_000) || numeral.isColloquial
    if symbol(numeral.end, "/"), let (entry, _) = unitEntry(at: numeral.end + 1) {
      // "16tr/m2", "5,2 triệu/m2": only a price has a denominator; "25 ngàn/ký" and "2 triệu/năm" may be rates.
      if isLarge, numeral.isColloquial || passage.lexicon.entries[entry].kind != .calendar { return true }
      return speaksOfMoney(before: numeral.first, within: 25)
    }
    guard isLarge else { return false }
    if let other = otherEnd(of: numeral) { return other == .currency }
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

  /// Whether a word of money stands in the sentence before a token.
  private func speaksOfMoney(before index: Int, within reach: Int) -> Bool {
    if let last, last.kind == .money, last.endToken > index - 12 { return true }
    var position = index - 1
    for _ in 0..<reach where position >= 0 {
      if passage[position].isSymbol(".") { break }
      if let cue = passage.cue(endingWith: position)?.cue, cue.contains(.money) { return true }
      if passage[position].gap >= .line, !passage[position].flags.contains(.wrapped) { break }
      position -= 1
    }
    return reach > 4 && sumFollows(index)
  }

  /// "9,5 tỷ trong tổng số 16,5 tỷ đồng": a sum in đồng follows in the sentence.
  private func sumFollows(_ index: Int) -> Bool {
    var position = index + 1
    for _ in 0..<14 where position < passage.count && !passage[position].isBreak && !passage[position].isSymbol(".") {
      if passage.sense(position).numeral == .magnitude, let (entry, _) = unitEntry(at: position + 1) {
        return passage.lexicon.entries[entry].kind == .currency
      }
      position += 1
    }
    return false
  }

  // MARK: Fractions

  /// `2/3`, `19/19 tiêu chí`, `5/8 xã`, `122,7/136,6 ha`, `16.612/19.207 tỷ đồng`.
  private func fraction(from numeral: Numeral) -> Figure? {
    guard numeral.form == .digits, numeral.scale == 0, symbol(numeral.end, "/"), passage.isJoined(numeral.end),
      passage[numeral.end + 1].isNumber, let below = numerals.numeral(at: numeral.end + 1), below.form == .digits,
      below.value.significand > 0
    else { return nil }
    if symbol(below.end, "/"), passage[below.end + 1].isNumber { return nil }
    if symbol(below.end, "%") { return nil }
    // "2/3 tỷ" stays open.
    if below.hasMagnitude, below.mantissa < ExactDecimal(10) { return nil }
    let above = numeral.value.scaled(by: below.scale)
    var figure = Figure(.number, .fraction(above, below.value), tokens: numeral.first..<below.end)
    if let unit = unit(behind: below), unit.kind != .percent {
      // "15 đồng/1 kg" was read as a price.
      figure.kind = kind(of: unit)
      figure.value = .fraction(above.scaled(by: unit.scale), below.value.scaled(by: unit.scale))
      figure.unit = unit.unit
      figure.endToken = unit.end
    } else if isSum(below) {
      figure.kind = .money
      figure.unit = UnitExpression(base: .entry(UInt16(passage.lexicon.dong)))
    }
    return figure
  }
}
