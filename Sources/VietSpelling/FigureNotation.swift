public import VietFigures
import VietLexicon
public import VietNumbers
import VietOrthography
public import VietTokens

/// Writes spoken figures in digits: the inverse of `FigureReading`.
///
/// "ba giờ rưỡi chiều" becomes "15:30", "mười hai ki lô gam" "12 kg". Figures that have their digits stay as they are; so do number words
/// that count nothing ("ba lô", "một trong những").
public final class FigureNotation {
  let style: NotationStyle
  let words = SpokenWords.standard
  let passage: Passage
  let numerals: NumeralGrammar
  @exclusivity(unchecked) var out = ByteBuffer(capacity: 256)
  /// The token behind the last number that was written or stood in digits.
  @exclusivity(unchecked) var lastEnd = -1
  /// The token behind the last year.
  @exclusivity(unchecked) var lastYearEnd = -1

  /// A writer for the figures of one passage.
  public init(style: NotationStyle, passage: Passage, evidence: NeighbourEvidence) {
    self.style = style
    self.passage = passage
    numerals = NumeralGrammar(passage: passage, evidence: evidence)
  }

  /// Calls `body` with the tokens of each spoken figure of the passage and what is written for them, in order.
  ///
  /// - Parameters:
  ///   - figures: the figures that were found in the passage.
  ///   - body: receives the tokens, the text, and the kind of the figure; nil for number words that are no figure of their own.
  public func rewrite<E: Error>(
    _ figures: [Figure], _ body: (Range<Int>, UnsafeBufferPointer<UInt8>, FigureKind?) throws(E) -> Void
  ) throws(E) {
    var next = 0
    var index = 0
    while index < passage.count {
      while next < figures.count, figures[next].firstToken < index { next += 1 }
      guard next < figures.count && figures[next].firstToken == index || maySayNumber(index) else {
        index += 1
        continue
      }
      out.removeAll()
      let first = index
      if let number = plusMinus(at: index) {
        out.append("±")
        index = number
        while next < figures.count, figures[next].firstToken < index { next += 1 }
      }
      if first == index, let end = telephone(at: index) {
        try body(index..<end, out.bytes, .code)
        (index, lastEnd) = (end, end)
        continue
      }
      if first == index, let number = minus(at: index) {
        out.append(UInt8(ascii: "-"))
        index = number
        while next < figures.count, figures[next].firstToken < index { next += 1 }
      }
      let figure = next < figures.count && figures[next].firstToken == index ? next : nil
      guard figure != nil || startsNumber(index) else {
        index += 1
        continue
      }
      if let end = otherNumber(at: index, isDate: figure.map { figures[$0].kind == .date } ?? false) {
        try body(first..<end, out.bytes, nil)
        (index, lastEnd) = (end, end)
      } else if let figure {
        let end = writeSpoken(figure, of: figures)
        if let end { try body(first..<end, out.bytes, figures[figure].kind) }
        lastEnd = end ?? figures[figure].endToken
        index = max(lastEnd, index + 1)
      } else if let end = bareNumber(at: index) {
        try body(first..<end, out.bytes, nil)
        (index, lastEnd) = (end, end)
      } else {
        index = numberWordsEnd(at: index)
      }
    }
  }

  /// Whether a token can begin a spoken number: a number word, or a sign ("cộng", "trừ").
  @inline(__always)
  private func maySayNumber(_ index: Int) -> Bool {
    guard passage[index].isWord else { return false }
    if passage.sense(index).numeral != .none { return true }
    switch passage[index].count {
    case 5: return passage.text[Int(passage[index].start)] | 0x20 == UInt8(ascii: "t")
    case 6: return passage.text[Int(passage[index].start)] | 0x20 == UInt8(ascii: "c")
    default: return false
    }
  }

  /// Writes a figure that has number words, with the next one where both are a range; the token behind it.
  private func writeSpoken(_ index: Int, of figures: [Figure]) -> Int? {
    let figure = figures[index]
    let tokens = figure.firstToken..<figure.endToken
    guard tokens.contains(where: startsNumber) && !isName(at: tokens.lowerBound, figure) || isRank(figure) else { return nil }
    return rangeEnd(from: index, in: figures) ?? write(figure)
  }

  /// "Hai Bà Trưng, Ba Tư": a bare number in capitals behind a comma.
  private func isName(at index: Int, _ figure: Figure) -> Bool {
    guard figure.kind == .number, let numeral = spoken(at: index, before: figure.endToken) else { return false }
    return isName(numeral)
  }

  /// Numbers that are written in a way of their own: digits one by one, fractions with "trên", years behind "giai đoạn".
  private func otherNumber(at index: Int, isDate: Bool) -> Int? {
    guard startsNumber(index) else { return nil }
    if isDate { return nil }
    return digitRun(at: index) ?? halvedYear(at: index) ?? wordFraction(at: index) ?? years(at: index)
  }

  /// The number behind "trừ" where nothing else stands: "trừ hai mươi lăm".
  private func minus(at index: Int) -> Int? {
    guard isWord(index, .subtract), passage.isJoined(index),
      index == 0 || !passage.isJoined(index - 1), let numeral = spoken(at: index + 1, before: passage.count), numeral.form == .words,
      passage[numeral.end].kind == .edge || passage[numeral.end].isBreak
    else { return nil }
    return index + 1
  }

  /// The number behind "cộng trừ".
  private func plusMinus(at index: Int) -> Int? {
    guard isWord(index, .add), isWord(index + 1, .subtract),
      startsNumber(index + 2)
    else { return nil }
    return index + 2
  }

  /// Whether a word can begin a number: "hai", "mười", "âm"; "năm" and "tư", too.
  func startsNumber(_ index: Int) -> Bool {
    guard passage[index].isWord else { return false }
    switch passage.sense(index).numeral {
    case .digit, .ten, .afterTen, .hundred, .negative, .halfOf: return true
    default: return false
    }
  }

  /// Whether a token is this word; most are told apart by their length.
  @inline(__always)
  func isWord(_ index: Int, _ word: SpokenWord) -> Bool {
    let word = words[word]
    return passage[index].isWord && passage[index].count == word.count && passage.bytes(index).elementsEqual(word)
  }

  /// Behind the words of a number that stays as it is.
  private func numberWordsEnd(at index: Int) -> Int {
    if let shadow = shadow(at: index) { return shadow }
    guard let numeral = numerals.numeral(at: index) else { return index + 1 }
    return max(numeral.end, index + 1)
  }

  /// The token behind a phrase that only begins like a number.
  func shadow(at index: Int) -> Int? {
    guard passage.sense(index).starts.contains(.shadow) else { return nil }
    return passage.longestMatch(passage.lexicon.shadows, at: index)?.end
  }

  // MARK: Figures

  /// "thứ nhất", "thứ nhì"; not "Thứ nhất, …", which begins a list.
  private func isRank(_ figure: Figure) -> Bool {
    figure.kind == .ordinal && rank(at: figure.endToken - 1) != nil
      && !(passage[figure.endToken].isSymbol(",") && passage[figure.firstToken].flags.contains(.capital))
  }

  /// Writes a figure; the token behind what was written, or nil where it stays as it is.
  private func write(_ figure: Figure) -> Int? {
    switch figure.value {
    case .time(let start, let end):
      write(start)
      if let end {
        out.append(UInt8(ascii: "-"))
        write(end)
      }
      copyPartOfDay(figure.endToken - 1)
    case .date, .relativeDate:
      writeDate(figure)
      if case .date(let period) = figure.value, period.start.year != nil { lastYearEnd = figure.endToken }
      return yearRangeEnd(behind: figure) ?? figure.endToken
    case .text, .squeezed, .overflow: return nil
    default:
      if passage.terminal(figure.firstToken) == .fold && passage.terminal(figure.endToken) != .to || isHalf(figure) { return nil }
      writeMeasure(figure)
      guard let base = figure.unit.base else { return figure.endToken }
      let isCount = if case .entry(let entry) = base { passage.lexicon.entries[Int(entry)].kind == .noun } else { true }
      return writeRates(from: figure.endToken, below: figure.kind == .money ? .money : .measure, isCount: isCount)
    }
    return figure.endToken
  }

  /// "6h sáng", "12h trưa": the word stays where it does not turn the clock.
  private func copyPartOfDay(_ index: Int) {
    let word = passage.terminal(index)
    if word == .morning || word == .noon { copy(index) }
  }

  /// "một nửa", "nửa tấn": said without a number.
  private func isHalf(_ figure: Figure) -> Bool {
    (figure.firstToken..<figure.endToken).contains {
      passage.sense($0).numeral == .halfOf && passage.sense($0 + 1).numeral != .magnitude || passage.terminal($0) == .half
    }
  }

  func write(_ time: ClockTime, hasMinutes: Bool = false) {
    out.append(decimal: Int(time.hour))
    if time.minute == 0, time.second == nil, !hasMinutes { return out.append(UInt8(ascii: "h")) }
    out.append(UInt8(ascii: ":"))
    out.append(decimal: Int(time.minute), width: 2)
    guard let second = time.second else { return }
    out.append(UInt8(ascii: ":"))
    out.append(decimal: Int(second), width: 2)
  }

  /// Numbers, units and the words between them; behind a dash the first number touches it.
  func writeMeasure(_ figure: Figure, isGlued: Bool = false) {
    let end = figure.endToken
    var index = figure.firstToken
    if isGlued, let numeral = spoken(at: index, before: end) {
      index = write(numeral, isGlued: true)
    } else if writeJoined(figure) {
      return
    }
    // "năm năm": the second one is no number.
    var isBehindNumber = false
    if let next = writeRange(figure) { (index, isBehindNumber) = (next, true) }
    while index < end {
      let sense = passage.sense(index)
      if index > figure.firstToken, let bar = bar(at: index, before: end, hasRate: figure.unit.first != nil), let unit = unit(at: bar) {
        if passage.terminal(index) == .each { copy(index) } else { out.append(UInt8(ascii: "/")) }
        index = write(unit, at: bar, below: figure.kind == .money ? .money : .measure)
      } else if sense.numeral == .negative, startsNumber(index + 1), index + 1 < end {
        space()
        out.append(UInt8(ascii: "-"))
        index += 1
        if let numeral = spoken(at: index, before: end) { index = write(numeral, isGlued: true) }
        // "âm bảy độ"
        if index + 1 == end, let unit = unit(at: index), unit.end == end, unit.entry.symbol.buffer.elementsEqual("độ".utf8) {
          out.append("°C")
          return
        }
      } else if isBehindNumber, passage.terminal(index) == .to, joins(figure), let numeral = spoken(at: index + 1, before: end) {
        out.append(UInt8(ascii: "-"))
        index = write(numeral, isGlued: true)
        isBehindNumber = true
        continue
      } else if !(isBehindNumber && passage.terminal(index) == .year), let numeral = spoken(at: index, before: end) {
        index = write(numeral)
        isBehindNumber = true
        continue
      } else if passage.terminal(index - 1) == .ordinal, let rank = rank(at: index), index > figure.firstToken {
        space()
        out.append(decimal: rank)
        index += 1
      } else if let unit = unit(at: index), unit.end <= end {
        index = write(unit, at: index)
      } else {
        copy(index)
        index += 1
      }
      isBehindNumber = false
    }
  }

  /// The two numbers of a range that share a magnitude ("hai đến ba nghìn"), each with its own digits; the token behind them.
  private func writeRange(_ figure: Figure) -> Int? {
    guard case .range(let low, let high) = figure.value, let first = spoken(at: figure.firstToken, before: figure.endToken),
      passage.terminal(first.end) == .to, let second = spoken(at: first.end + 1, before: figure.endToken), second.value == high,
      first.value != low
    else { return nil }
    let kept = style.keepsMagnitudes ? magnitude(of: second) : nil
    let power = kept.map { $0.words.reduce(0) { $0 + Int(passage.sense($1).value) } } ?? 0
    write(low.scaled(by: -power))
    if isOpened(figure) { copy(first.end) }
    if isOpened(figure) { space() } else { out.append(UInt8(ascii: "-")) }
    write(high.scaled(by: -power))
    for index in kept?.words ?? 0..<0 { copy(index) }
    return second.end
  }

  /// Whether "đến" inside a range becomes a dash.
  private func joins(_ figure: Figure) -> Bool {
    switch figure.value {
    case .range, .durationRange: !isOpened(figure)
    default: false
    }
  }

  /// "hai tấn rưỡi", "mười đô la năm mươi xu": the number is said in two parts, and written as one.
  private func writeJoined(_ figure: Figure) -> Bool {
    guard case .decimal(let value) = figure.value, let numeral = spoken(at: figure.firstToken, before: figure.endToken),
      let unit = unit(at: numeral.end), unit.end < figure.endToken
    else { return false }
    let isHalf = passage.sense(unit.end).numeral == .half && unit.end + 1 == figure.endToken
    let isCents =
      figure.kind == .money && startsNumber(unit.end) && unit.entry.minor.buffer.count > 0
      && cents(at: unit.end, unit.entry.minorWord) != nil
    let isDecimal = figure.kind == .quantity && startsNumber(unit.end) && figure.unit.first == nil
    guard isHalf || isCents || isDecimal, !numeral.hasMagnitude else { return false }
    write(value)
    _ = write(unit, at: numeral.end)
    guard isCents, var index = cents(at: unit.end, unit.entry.minorWord) else { return true }
    while index < figure.endToken, let bar = bar(at: index, before: figure.endToken, hasRate: true), let unit = self.unit(at: bar) {
      out.append(UInt8(ascii: "/"))
      index = write(unit, at: bar, below: .money)
    }
    return true
  }

  /// The token behind "năm mươi xu".
  private func cents(at index: Int, _ minor: WordID) -> Int? {
    guard let count = spoken(at: index, before: passage.count), passage[count.end].word == minor else { return nil }
    return count.end + 1
  }

  /// nhất, nhì, tư.
  private func rank(at index: Int) -> Int? {
    if passage.lexicon.isFirst(passage[index].word) { return 1 }
    if passage.terminal(index) == .secondRank { return 2 }
    return passage.sense(index).numeral == .afterTen && passage.sense(index).value == 4 ? 4 : nil
  }

  /// The numeral in words at a token.
  func spoken(at index: Int, before end: Int) -> Numeral? {
    guard startsNumber(index), let numeral = numerals.numeral(at: index), numeral.end <= end, !numeral.isOverflow else { return nil }
    return numeral
  }

  // MARK: Writing

  func space() {
    guard let last = out.bytes.last, last != 0x20, last != UInt8(ascii: "/"), last != UInt8(ascii: "-") else { return }
    // "±" is C2 B1.
    if last == 0xB1, out.bytes[max(out.count - 2, 0)] == 0xC2 { return }
    out.append(0x20)
  }

  /// A token as it stands; it touches the one before where it did.
  func copy(_ index: Int) {
    if !passage[index].isGlued { space() }
    out.append(passage.bytes(index))
  }
}
