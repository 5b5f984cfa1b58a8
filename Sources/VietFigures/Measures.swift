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
    if numeral.form == .words || numeral.form == .singleWord, numerals.isOneOfTwo(numeral), index >= lastEnd { return nil }
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
    if next.isSymbol("/") {
      if let fraction = fraction(from: numeral) { return emit(signed(fraction), into: &figures) }
      if let end = openFraction(numeral) { return end }
    }
    // "ba phần tư quỹ đất" is a share, "hai phần ba hecta" an area.
    if let unit = unit(behind: numeral), numeral.denominator == nil || unit.kind != .noun {
      if isRangeMark(unit.end), let range = range(from: numeral, with: unit) { return emit(range, into: &figures) }
      guard isCount(numeral, unit) else { return nil }
      var figure = measured(numeral, unit)
      sign(&figure)
      return finish(&figure, into: &figures)
    }
    if let list = listFigure(numeral) ?? firstEnd(numeral) { return emit(list, into: &figures) }
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
    default: return isGoverned || isListPartner(unit.end) || isOneOfMany(numeral, unit)
    }
  }

  /// "cứ 4 người có một người mắc", "Một người chết, hai người bị thương": the same noun is counted right beside it.
  private func isOneOfMany(_ numeral: Numeral, _ unit: UnitPhrase) -> Bool {
    guard numeral.value == ExactDecimal(1), unit.end == numeral.end + 1 else { return false }
    let noun = passage[numeral.end].word
    // "có một", "thì có một"
    if lastEnd > 0, numeral.first - lastEnd <= 2, passage[lastEnd - 1].word == noun, last?.kind == .quantity { return true }
    var position = unit.end
    while position < unit.end + 3, passage.isJoined(position - 1), passage[position].isWord, terminal(position) != .and { position += 1 }
    guard terminal(position) == .and || symbol(position, ","), passage.isJoined(position),
      let next = numerals.numeral(at: position + 1), next.value > ExactDecimal(1)
    else { return false }
    return passage[next.end].word == noun && passage.isJoined(next.end - 1)
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
      figure.endToken = behindDecimals(at: unit.end)
    }
    if let (cents, end) = cents(behind: unit, of: numeral), let more = numeral.value.adding(cents) {
      figure.value = .decimal(more)
      var phrase = unit
      phrase.end = end
      readDenominators(&phrase)
      (figure.unit, figure.endToken) = (phrase.unit, phrase.end)
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

  /// "mười đô la năm mươi xu": hundredths by the name that the currency has for them.
  private func cents(behind unit: UnitPhrase, of numeral: Numeral) -> (value: ExactDecimal, end: Int)? {
    guard unit.kind == .currency, unit.unit.first == nil, unit.scale == 0, numeral.value.isInteger, passage.isJoined(unit.end - 1),
      case .entry(let entry)? = unit.unit.base, let (count, end) = smallNumber(at: unit.end), 1...99 ~= count, passage.isJoined(end - 1)
    else { return nil }
    let minor = passage.lexicon.entries[Int(entry)].minorWord
    guard minor > 0, passage[end].isWord, passage[end].word == minor else { return nil }
    return (ExactDecimal(count).scaled(by: -2), end + 1)
  }

  /// "1m72", "2kg3", "2 mét 3", "1 tấn 2": the digits behind the unit are its decimals.
  private func decimals(behind unit: UnitPhrase, of numeral: Numeral) -> ExactDecimal? {
    let behind = passage[unit.end]
    if behind.isWord { return spokenDecimals(behind: unit, of: numeral) }
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

  /// "một mét bảy mươi lăm", "ba ki lô gam hai", "một mét không năm": decimals in words, where nothing follows that they could count.
  private func spokenDecimals(behind unit: UnitPhrase, of numeral: Numeral) -> ExactDecimal? {
    guard numeral.form == .words || numeral.form == .singleWord, numeral.value.isInteger, !numeral.hasMagnitude, unit.unit.first == nil,
      unit.dimension == .length || unit.dimension == .mass, unit.isSize, passage.isJoined(unit.end - 1)
    else { return nil }
    let hasZero = passage.sense(unit.end).numeral == .digit && passage.sense(unit.end).value == 0
    guard let (digits, end) = smallNumber(at: hasZero ? unit.end + 1 : unit.end), 1...99 ~= digits, !hasZero || digits < 10,
      !passage.isJoined(end - 1) || passage[end].kind == .symbol && !passage[end].isSymbol("-") && !passage[end].isSymbol("/")
    else { return nil }
    return ExactDecimal(digits).scaled(by: hasZero || digits > 9 ? -2 : -1)
  }

  /// The token behind decimals in digits or words.
  private func behindDecimals(at index: Int) -> Int {
    guard passage[index].isWord else { return index + 1 }
    let isZero = passage.sense(index).numeral == .digit && passage.sense(index).value == 0
    return smallNumber(at: isZero ? index + 1 : index)?.end ?? index + 1
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
      figure.firstToken = prefix.first
      readPrice(&figure, in: prefix.entry)
    } else if let cell = table.unit(forNumberAt: numeral.first..<numeral.end, in: passage) {
      figure.kind = cell.kind
      figure.unit = cell.unit
      figure.heading = cell.place
      if !numeral.isOverflow { figure.value = .decimal(numeral.value.scaled(by: cell.scale)) }
      figure.alternative = figure.alternative?.scaled(by: cell.scale)
    } else if isSum(numeral) {
      figure.kind = .money
      readPrice(&figure, in: sumCurrency(of: numeral))
    }
    return figure
  }
}
