import VietLexicon
public import VietNumbers
public import VietTokens

/// Finds the figures of a passage: one scan from left to right, each grammar asked where its first token stands.
///
/// The order of the questions is the order of the methods called in `figure(at:)`: what is more specific comes first, so
/// that no two mentions overlap and each token is read by one grammar only. A class, because a struct of this size would be
/// copied from method to method.
public final class FigureGrammar {
  let passage: Passage
  let numerals: NumeralGrammar
  /// What the lines above say of bare numbers in lists and tables.
  let table: TableContext
  /// The end of the last figure, and that figure.
  @exclusivity(unchecked) var lastEnd = 0
  @exclusivity(unchecked) var last: Previous?
  /// The last amount of money without a denominator.
  @exclusivity(unchecked) var lastSum: Sum?
  /// The end of the last figure that said a change.
  @exclusivity(unchecked) var lastChange: Int?
  /// Whether the last figure was one of a list under "lần lượt".
  @exclusivity(unchecked) var isSuccession = false

  /// What later figures may ask of the one before them.
  struct Previous {
    let kind: FigureKind
    let firstToken, endToken: Int
    let modifiers: Modifiers
    /// A date without a second end.
    let date: CalendarDate?
    init(_ figure: Figure) {
      (kind, firstToken, endToken, modifiers) = (figure.kind, figure.firstToken, figure.endToken, figure.modifiers)
      if case .date(let period) = figure.value, period.end == nil { date = period.start } else { date = nil }
    }
  }

  /// An amount of money and the entry of its currency.
  struct Sum {
    let value: ExactDecimal
    let currency: Int
    /// The token behind it.
    let end: Int
  }

  /// A grammar over the tokens of one passage.
  public init(passage: Passage, evidence: NeighbourEvidence, table: TableContext) {
    self.passage = passage
    self.table = table
    numerals = NumeralGrammar(passage: passage, evidence: evidence)
  }

  /// The figures of a passage that stands for itself, such as a heading or a cell.
  public static func figures(of passage: Passage) -> [Figure] {
    var figures: [Figure] = []
    FigureGrammar(passage: passage, evidence: NeighbourEvidence(), table: TableContext()).parse(into: &figures)
    return figures
  }

  /// Appends the figures of the passage in text order. Linear in its tokens.
  public func parse(into figures: inout [Figure]) {
    var index = 0
    while index < passage.count {
      let token = passage[index]
      if token.gap >= .line {
        table.startLine(at: index, in: passage)
        if let heading = romanEnumerator(at: index) {
          index = emit(code(heading), into: &figures)
          continue
        }
      }
      guard opensFigure(token), let found = figure(at: index, in: &figures) else {
        index += 1
        continue
      }
      index = max(found, index + 1)
    }
  }

  /// Whether a token can be the first of a figure, from its kind and word alone.
  @inline(__always)
  private func opensFigure(_ token: Token) -> Bool {
    switch token.kind {
    case .number: return true
    case .word:
      let sense = passage.senses[Int(token.word)]
      if sense.numeral != .none { return true }
      if sense.starts.contains(.legal) { return true }
      switch sense.terminal {
      case .none: return false
      case .year, .month, .day, .quarter, .age, .tenYears, .early, .middle, .late, .same, .ordinal, .times, .course, .fold,
        .monthDay, .fullMoon, .half, .plural, .divided, .roman:
        return true
      default: return false
      }
    case .symbol: return token.word >= 128 && passage.senses[Int(token.word)].numeral == .vulgar
    case .edge: return false
    }
  }

  /// Reads the figure that starts at a token and appends it; the token behind it, or nil.
  private func figure(at index: Int, in figures: inout [Figure]) -> Int? {
    if passage[index].isNumber {
      if index == table.rowNumber { return emit(code(index..<index + 1), into: &figures) }
      if isUnitEnd(index) || table.scalesUnit(index, in: passage) { return nil }
      // "USD20", "VND1000-VND2000" are sums, whatever their shape.
      let isSum = passage[index].isGlued && isCurrencyCode(index - 1)
      let site = isSum ? NumberSite(rawValue: 0) : NumberSite(at: index, in: passage)
      if !site.isEmpty {
        if site.contains(.coded), touchesPeriodLetter(index), let period = shortPeriod(at: index) { return emit(period, into: &figures) }
        if let tokens = codeByShape(at: index, site) { return emit(code(tokens), into: &figures) }
        if site.contains(.listed), let tokens = listedCode(at: index) { return emit(code(tokens), into: &figures) }
        if site.contains(.listed), let end = dateList(at: index, into: &figures) { return end }
        if site.contains(.dateLike) {
          if let figure = dateByShape(at: index) { return emit(figure, into: &figures) }
          if let end = impossibleDate(at: index) { return end }
        }
        if site.contains(.joined) {
          if let figure = clockByShape(at: index) ?? shortLength(at: index) { return emit(figure, into: &figures) }
          if let figure = legalByShape(at: index) { return emit(figure, into: &figures) }
          if let figure = score(at: index) { return emit(figure, into: &figures) }
        }
      }
      if site.contains(.named), let tokens = codeByContext(at: index) {
        return emit(code(tokens), into: &figures)
      }
    } else {
      let sense = passage.sense(index)
      if sense.starts.contains(.shadow), let shadow = passage.longestMatch(passage.lexicon.shadows, at: index) {
        // "ba ba quý": its last word begins no figure; but "năm cùng kỳ 2020" does.
        return passage.terminal(shadow.end - 1) == .none ? shadow.end : shadow.end - 1
      }
      if sense.starts.contains(.legal), let figure = legalByHead(at: index) { return emit(figure, into: &figures) }
      if sense.terminal != .none, let figure = figureByHead(at: index, sense.terminal) { return emit(figure, into: &figures) }
      if sense.terminal == .day || sense.terminal == .monthDay, let end = impossibleDate(at: index) { return end }
      guard sense.numeral != .none else { return nil }
      if sense.numeral == .digit, let figure = half(at: index) { return emit(figure, into: &figures) }
      if sense.numeral == .half, let figure = measureAndHalf(at: index) { return emit(figure, into: &figures) }
    }
    guard let numeral = numeral(at: index) else { return unreadableMarks(at: index).map { emit(code($0), into: &figures) } }
    return readFigure(from: numeral, into: &figures)
  }

  /// The figure that begins with a word of the calendar, of rank or of multiples.
  private func figureByHead(at index: Int, _ terminal: Terminal) -> Figure? {
    switch terminal {
    case .ordinal, .times, .course: ordinal(at: index)
    case .fold: fold(at: index)
    case .divided: half(at: index)
    case .half: dateByHead(at: index) ?? half(at: index)
    case .roman: listedPeriod(at: index) ?? romanCode(at: index).map(code)
    default: dateByHead(at: index)
    }
  }

  /// Completes a figure (offsets, modifiers) and appends it.
  func emit(_ found: consuming Figure, into figures: inout [Figure]) -> Int {
    finish(&found, into: &figures)
  }

  /// Completes a figure in place and appends it.
  func finish(_ figure: inout Figure, into figures: inout [Figure]) -> Int {
    figure.start = Int(passage[figure.firstToken].start)
    figure.end = Int(passage[figure.endToken - 1].end)
    if figure.kind == .quantity { readTemperature(&figure) }
    let found = modifiers(of: figure)
    figure.modifiers.formUnion(found)
    lastEnd = figure.endToken
    last = Previous(figure)
    if figure.kind == .money, figure.unit.first == nil, case .entry(let entry)? = figure.unit.base, case .decimal(let value) = figure.value
    {
      lastSum = Sum(value: value, currency: Int(entry), end: lastEnd)
    }
    if figure.modifiers.rawValue & (Modifiers.increase.rawValue | Modifiers.decrease.rawValue) != 0 { lastChange = lastEnd }
    figures.append(figure)
    return lastEnd
  }

  // MARK: Looking around

  /// Whether a token is this symbol in the same phrase as the token before it.
  func symbol(_ index: Int, _ scalar: Unicode.Scalar) -> Bool { passage[index].isSymbol(scalar) && passage.isJoined(index - 1) }

  /// The terminal of a word that goes on the phrase; none across a cell or line.
  func terminal(_ index: Int) -> Terminal { passage.isJoined(index - 1) ? passage.terminal(index) : .none }

  /// The cues of the phrase that ends before a token, in the same line.
  func cueBefore(_ index: Int) -> Cue {
    guard index > lastEnd || index > 0, !passage[index].isBreak else { return [] }
    return passage.cue(endingWith: index - 1)?.cue ?? []
  }

  /// The unit entry that starts at a token.
  func unitEntry(at index: Int) -> (entry: Int, end: Int)? {
    guard passage.isJoined(index - 1), passage.sense(index).starts.contains(.unit),
      let match = passage.longestMatch(passage.lexicon.units, at: index)
    else { return nil }
    // "2 mét 3": a power is written close to its word.
    if match.end == index + 2, passage[index + 1].isNumber, !passage[index + 1].isGlued, passage[index].count > 2 {
      let word = passage.lexicon.units.payload(passage.lexicon.units.next(0, passage[index].word))
      return word > 0 ? (Int(word) - 1, index + 1) : nil
    }
    let entry = Int(match.payload) - 1
    let found = passage.lexicon.entries[entry]
    if found.kind == .shadow { return nil }
    let variant = Int(found.caseVariant)
    if variant > 0, passage.bytes(of: slice(index, match.end)).elementsEqual(passage.lexicon.entries[variant].form.buffer) {
      return (variant, match.end)
    }
    return (entry, match.end)
  }

  /// Whether a sentence starts with this token.
  func startsSentence(_ index: Int) -> Bool {
    if index <= 0 || passage[index].gap >= .wide { return true }
    let before = passage[index - 1]
    return before.kind == .symbol && !before.isSymbol(",") && !before.isSymbol("(") && !before.isSymbol("-")
  }
}
