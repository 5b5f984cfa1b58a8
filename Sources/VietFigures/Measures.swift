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
    return numeral
  }

  /// Appends the figure or figures that a numeral begins; the token behind them, or nil when it is no figure.
  func readFigure(from numeral: Numeral, into figures: inout [Figure]) -> Int? {
    let next = passage[numeral.end]
    let terminal = terminal(numeral.end)
    if terminal == .month, let date = dayAndMonth(at: numeral.first) { return emit(date, into: &figures) }
    if passage.sense(numeral.end).numeral == .half, let time = halfPast(numeral) { return emit(time, into: &figures) }
    if terminal == .to || next.isSymbol("-"), let range = range(from: numeral) { return emit(range, into: &figures) }
    if terminal != .none, !isCompoundNoun(numeral.end), let date = calendarFigure(numeral) {
      return emit(signed(clockRange(date) ?? date), into: &figures)
    }
    if next.isSymbol("/"), let fraction = fraction(from: numeral) { return emit(fraction, into: &figures) }
    if let unit = unit(behind: numeral) {
      if symbol(unit.end, "-"), let range = range(from: numeral, with: unit) { return emit(range, into: &figures) }
      guard isCount(numeral, unit) else { return nil }
      var figure = measured(numeral, unit)
      sign(&figure)
      return finish(&figure, into: &figures)
    }
    if let list = listFigure(numeral) { return emit(list, into: &figures) }
    guard numeral.form != .singleWord else { return nil }
    var figure = bare(numeral)
    sign(&figure)
    return finish(&figure, into: &figures)
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
    let before = numeral.first - 1
    if passage[before].isWord, passage.isJoined(before), passage.sense(before).numeral == .digit { return false }  // "hai ba người"
    let value = numeral.value.integer ?? 0
    let isYearWord = passage.sense(numeral.first).terminal == .year
    // "Năm doanh nghiệp dẫn đầu" begins a sentence, "một mét rưỡi" is measured.
    if isYearWord, unit.kind == .noun, startsSentence(numeral.first), passage[numeral.first].flags.contains(.capital) { return true }
    if unit.kind == .measure, passage.isJoined(unit.end - 1), passage.sense(unit.end).numeral == .half { return true }
    if value == 0 { return unit.kind == .percent || unit.kind == .measure && unit.dimension != .ratio && unit.dimension != .count }
    guard value == 1 || isYearWord else { return true }
    // A cell of its own: "một hộ".
    if passage[numeral.first].gap >= .wide, passage[unit.end].gap >= .wide || passage[unit.end].kind == .edge { return true }
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
    var figure = Figure(kind(of: unit), numeral.isOverflow ? .overflow : .decimal(numeral.value), tokens: numeral.first..<unit.end)
    if let denominator = numeral.denominator { figure.value = .fraction(numeral.value, denominator) }
    figure.unit = unit.unit
    figure.alternative = numeral.alternative?.scaled(by: numeral.scale)
    // "1m72", "2kg3": the digits behind the unit are its decimals.
    let behind = passage[unit.end]
    if behind.isNumber, behind.isGlued, behind.count <= 2, unit.end == numeral.end + 1, passage[numeral.end].isGlued,
      numeral.form == .digits,
      unit.dimension == .length || unit.dimension == .mass, let decimals = passage.integer(unit.end), numeral.value.isInteger,
      let more = numeral.value.adding(ExactDecimal(decimals).scaled(by: -behind.count))
    {
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
      figure.unit = UnitExpression(base: .entry(UInt16(passage.lexicon.dong)))
      if let (part, end) = priceDenominator(at: numeral.end) {
        figure.unit.append(part)
        figure.endToken = end
      }
    }
    return figure
  }

  /// "16tr5/m2", "1 tỷ 650 một lô": what a price without its currency is for.
  private func priceDenominator(at index: Int) -> (UnitPart, Int)? {
    if symbol(index, "/"), passage.isJoined(index) { return denominator(at: index + 1, ofMoney: true) }
    guard
      terminal(index) == .each || passage.isJoined(index - 1) && passage.sense(index).numeral == .digit && passage.sense(index).value == 1,
      let (_, end) = unitEntry(at: index + 1)
    else { return nil }
    return (.text(slice(index + 1, end)), end)
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
      let isCode = passage[start].flags.contains(.capitals) && passage[start].count == 3 && !passage.lexicon.entries[entry].isRareCode
      if passage.lexicon.entries[entry].kind == .currency && (isSymbol || isCode) { return (entry, start) }
    }
    return nil
  }

  /// A number in millions or more without a unit, in a sentence that speaks of money.
  private func isSum(_ numeral: Numeral) -> Bool {
    guard numeral.hasMagnitude, numeral.value >= ExactDecimal(100_000) || numeral.isColloquial else { return false }
    // "16tr/m2", "5,2 triệu/m2": only a price has a denominator.
    if symbol(numeral.end, "/"), unitEntry(at: numeral.end + 1) != nil { return true }
    let next = passage[numeral.end]
    var reach = 25
    if passage.isJoined(numeral.end - 1), next.isWord, !numeral.isColloquial {
      let sense = passage.sense(numeral.end)
      let isStop = sense.terminal != .none || sense.starts.contains(.cueBefore) || sense.starts.contains(.cueAfter)
      // An unknown noun may be counted here: then only a word of money close by settles it, or thousands of millions.
      if !isStop, numeral.value < ExactDecimal(1_000_000_000) { reach = 4 }
    }
    return speaksOfMoney(before: numeral.first, within: reach)
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

  /// `2/3`, `19/19 tiêu chí`, `5/8 xã`.
  private func fraction(from numeral: Numeral) -> Figure? {
    guard numeral.form == .digits, numeral.scale == 0, symbol(numeral.end, "/"), passage.isJoined(numeral.end),
      passage[numeral.end + 1].isNumber, let below = numerals.numeral(at: numeral.end + 1), below.form == .digits, !below.hasMagnitude,
      numeral.value.isInteger, below.value.isInteger, below.value.significand > 0
    else { return nil }
    if symbol(below.end, "/"), passage[below.end + 1].isNumber { return nil }
    if symbol(below.end, "%") { return nil }
    var figure = Figure(.number, .fraction(numeral.value, below.value), tokens: numeral.first..<below.end)
    if let unit = unit(behind: below), unit.kind != .percent {
      // "15 đồng/1 kg" was read as a price; "2/3 tỷ" stays open.
      figure.kind = kind(of: unit)
      figure.unit = unit.unit
      figure.endToken = unit.end
    }
    return figure
  }
}
