import VietFigures
import VietLexicon
import VietTokens

/// Goes through a passage sentence by sentence: headings set what the statements inherit, sentences with figures are read.
struct StatementScan {
  private let passage: Passage
  private let figures: UnsafeBufferPointer<Figure>
  private let context: FactContext
  private let grammar: StatementGrammar
  private let tables: GridFacts?

  /// A heading has no more tokens.
  private static let headingLimit = 40
  /// A sentence has no more tokens.
  private static let sentenceLimit = 1024

  init(passage: Passage, figures: UnsafeBufferPointer<Figure>, context: FactContext, tables: GridFacts?) {
    (self.passage, self.figures, self.context, self.tables) = (passage, figures, context, tables)
    grammar = StatementGrammar(passage: passage, figures: figures, context: context)
    // Figures of the passage before are gone.
    context.latest.unitFigure = -1
    context.topic.unitFigure = -1
    context.items?.unitFigure = -1
  }

  /// The facts of the passage. Linear in its tokens.
  func facts() -> [Fact] {
    var start = 0
    var figure = 0
    while start < passage.count {
      if let end = readTable(at: start) {
        start = end
        continue
      }
      let end = sentenceEnd(from: start, figure: figure)
      while figure < figures.count, figures[figure].firstToken < start { figure += 1 }
      var after = figure
      while after < figures.count, figures[after].firstToken < end { after += 1 }
      read(start..<end, figure..<after)
      figure = after
      start = end
    }
    context.storage = grammar.facts
    return grammar.facts
  }

  /// Reads the rows of the table that a token stands in; the token behind them, nil outside tables.
  private func readTable(at token: Int) -> Int? {
    guard let tables, let table = tables.table(at: passage.start + Int(passage[token].start)) else { return nil }
    let end = max(token + 1, passage.tokens(in: table).upperBound)
    let bytes = passage.start + Int(passage[token].start)..<passage.start + Int(passage[end - 1].end)
    grammar.facts += tables.facts(in: bytes, figures, passage, context)
    return end
  }

  // MARK: Sentences

  /// The token behind the sentence that starts at one: behind a mark that ends it, or before a new line.
  private func sentenceEnd(from start: Int, figure: Int) -> Int {
    var index = start + 1
    var figure = figure
    // A sentence is read with looks back and ahead: what has no end is cut.
    let limit = min(passage.count, start + Self.sentenceLimit)
    while index < limit {
      let token = passage[index]
      if token.gap >= .line, !token.flags.contains(.wrapped), !goesOn(index, from: start) { return index }
      let last = passage[index - 1]
      // "… tăng hơn 40% (QNO) - Tổng số lượt khách …": a source parts headline and text.
      if last.isSymbol("-"), index - 2 > start, passage[index - 2].isSymbol(")"), !last.isGlued, !token.isGlued,
        token.flags.contains(.capital)
      {
        return index
      }
      if last.kind == .symbol, index - 1 > start, last.word < 0x40 {
        while figure < figures.count, figures[figure].endToken < index { figure += 1 }
        let isInFigure = figure < figures.count && figures[figure].firstToken < index - 1 && figures[figure].endToken >= index
        if !isInFigure, endsSentence(index - 1, from: start) { return index }
      }
      index += 1
    }
    return limit
  }

  /// Whether a line goes on a full one before it that no mark ends.
  private func goesOn(_ index: Int, from start: Int) -> Bool {
    let token = passage[index], last = passage[index - 1]
    guard token.gap == .line, token.isWord || token.isNumber, last.isWord || last.isSymbol(",") || last.isNumber else { return false }
    if last.isSymbol(",") { return true }
    // The line before must be a full one: look for its start.
    var first = index - 1
    while first > start, passage[first].gap < .line { first -= 1 }
    guard last.end - passage[first].start >= 60, first > start || !token.flags.contains(.capital) else { return false }
    return !token.flags.contains(.capital)
  }

  private func endsSentence(_ index: Int, from start: Int) -> Bool {
    let next = passage[index + 1], last = passage[index - 1]
    guard next.gap != .none else { return false }
    switch passage[index].word {
    case 0x21, 0x3F: return true
    case 0x2E:
      if index + 1 >= passage.count || next.gap >= .line { return true }
      // "1. Xuất khẩu", "TP. Hồ Chí Minh", "H. Lan".
      if index - 1 == start, last.isNumber || last.count <= 4 { return false }
      // "Phần thứ hai. CHỈ TIÊU CHỦ YẾU NĂM 2017".
      if index - start <= 3, passage[start].gap >= .line, next.flags.contains(.capitals) { return false }
      if last.isWord, last.flags.contains(.capital), last.count <= 2, last.isGlued == false, !isFigure(index - 1) { return false }
      return !next.isWord || next.flags.contains(.capital)
    default: return false
    }
  }

  private func isFigure(_ token: Int) -> Bool { figures.contains { $0.firstToken <= token && token < $0.endToken } }

  // MARK: Reading

  private func read(_ tokens: Range<Int>, _ range: Range<Int>) {
    let isLine = passage[tokens.lowerBound].gap >= .line || tokens.lowerBound == 0
    if isLine, passage[tokens.lowerBound].gap >= .line, !isItem(tokens.lowerBound) {
      context.topic = Subject()
      context.opensParagraph = true
      context.periods.enterParagraph()
      if passage[tokens.lowerBound].gap == .blankLine { context.items = nil }
    }
    if isLine, isRule(tokens) { return context.reset() }
    if isLine, readDateline(tokens, range) { return }
    let amounts = range.contains { isAmount(figures[$0]) }
    if isLine, endsLine(tokens), isHeading(tokens, range, amounts) { return readHeading(tokens, range) }
    context.isFirstLine = false
    defer { context.opensParagraph = false }
    if amounts || endsWithColon(tokens) {
      grammar.readSentence(tokens, firstFigure: range.lowerBound, isItem: isLine && isItem(tokens.lowerBound))
    } else {
      rememberPeriod(tokens, range)
    }
  }

  private func isAmount(_ figure: borrowing Figure) -> Bool {
    switch figure.kind {
    case .money, .percent, .quantity: true
    case .number: if case .decimal = figure.value { true } else { false }
    default: false
    }
  }

  private func endsWithColon(_ tokens: Range<Int>) -> Bool { passage[tokens.upperBound - 1].isSymbol(":") }

  /// Whether a line begins like an item of a list: "- Gạo", "+ Thủy sản", "• Cà phê".
  private func isItem(_ index: Int) -> Bool {
    let token = passage[index]
    return token.kind == .symbol
      && (token.isSymbol("-") || token.isSymbol("+") || token.isSymbol("*") || token.word == 0 || token.isSymbol("o"))
  }

  /// A line of marks only parts documents.
  private func isRule(_ tokens: Range<Int>) -> Bool {
    tokens.count >= 3 && tokens.allSatisfy { passage[$0].kind == .symbol && passage[$0].word == passage[tokens.lowerBound].word }
  }

  private func endsLine(_ tokens: Range<Int>) -> Bool {
    tokens.upperBound == passage.count || passage[tokens.upperBound].gap >= .line
  }

  /// The day a text was written: " date 2023-07", or a line with a whole date and a place.
  private func readDateline(_ tokens: Range<Int>, _ range: Range<Int>) -> Bool {
    guard context.isFirstLine, let first = range.first, case .date(let period) = figures[first].value, period.start.year != nil else {
      return false
    }
    if figures[first].firstToken == tokens.lowerBound + 1, passage.bytes(tokens.lowerBound).elementsEqual("date".utf8) {
      context.isFirstLine = false
      context.periods.dateline = period
      let rest = figures[first].endToken..<tokens.upperBound
      if !rest.isEmpty { read(rest, first + 1..<range.upperBound) }
      return true
    }
    return false
  }

  /// A short line that no mark ends and that states nothing.
  private func isHeading(_ tokens: Range<Int>, _ range: Range<Int>, _ amounts: Bool) -> Bool {
    let last = passage[tokens.upperBound - 1]
    guard tokens.count <= Self.headingLimit, !isItem(tokens.lowerBound), last.isWord || last.isNumber || last.isSymbol(")") else {
      return false
    }
    guard amounts else { return true }
    // "Nơi thu trên 10.000 tỷ đồng" between empty lines; a statement has a verb, a colon or a percent sign.
    guard passage[tokens.lowerBound].gap == .blankLine, tokens.upperBound == passage.count || passage[tokens.upperBound].gap == .blankLine,
      !range.contains(where: { figures[$0].kind == .percent })
    else { return false }
    return !tokens.contains { index in
      passage[index].isSymbol(":") || passage[index].isSymbol(",")
        || passage.longestMatch(passage.lexicon.factPhrases, at: index).map {
          FactTerms.verbs.contains(FactTerm(rawValue: UInt8($0.payload)) ?? .text) || $0.payload == UInt32(FactTerm.estimate.rawValue)
        } ?? false
    }
  }

  private func readHeading(_ tokens: Range<Int>, _ range: Range<Int>) {
    context.topic = Subject()
    context.items = nil
    var period: DatePeriod?
    for index in range.reversed() {
      guard case .date(let found) = figures[index].value else { continue }
      let completed = context.periods.completed(found, sentenceYear: nil)
      // A whole day dates the text, "Hà Nội, ngày 29 tháng 6 năm 2023".
      if completed.start.day > 0, completed.end == nil {
        if context.periods.dateline == nil, completed.start.year != nil { context.periods.dateline = completed }
        continue
      }
      if period == nil || completed.start.month > 0 && period?.start.month == 0 { period = completed }
    }
    context.isFirstLine = false
    var first = tokens.lowerBound
    while first < tokens.upperBound, !passage[first].isWord { first += 1 }
    let hadTitle = context.periods.title != nil
    context.periods.enter(heading: period)
    let isTitle = context.place.isEmpty && period != nil
    let named = place(first..<tokens.upperBound)
    context.place = named.isEmpty && isTitle ? placeInTitle(tokens) : named.isEmpty ? context.titlePlace : named
    if isTitle { context.titlePlace = context.place }
    // "VỐN FDI ĐĂNG KÝ 7 THÁNG NĂM 2023": what places below it have a part of.
    if first < tokens.upperBound, FactTerms.heads.contains(term(at: first)) {
      let end = min(range.first.map { figures[$0].firstToken } ?? tokens.upperBound, tokens.upperBound)
      if end > first { context.latest = Subject(name: Wording(passage.place(first..<end))) }
    }
    // "CHỈ TIÊU CHỦ YẾU NĂM 2017", "2. Mục tiêu": what follows is planned.
    let terms = tokens.map { term(at: $0) }
    let plan = terms.firstIndex { $0 == .target || $0 == .plan }
    if hadTitle, let plan, plan < 6, !terms.contains(where: { FactTerms.verbs.contains($0) }) {
      context.isPlan = true
    } else if period != nil {
      context.isPlan = false
    }
  }

  private func term(at index: Int) -> FactTerm {
    guard passage.sense(index).starts.contains(.fact), let match = passage.longestMatch(passage.lexicon.factPhrases, at: index) else {
      return .text
    }
    return FactTerm(rawValue: UInt8(truncatingIfNeeded: match.payload)) ?? .text
  }

  /// The place that a title names: "Tình hình kinh tế - xã hội tỉnh Hậu Giang năm 2016".
  private func placeInTitle(_ tokens: Range<Int>) -> Wording {
    for index in tokens {
      guard let match = passage.longestMatch(passage.lexicon.factPhrases, at: index), match.payload == UInt32(FactTerm.placeHead.rawValue),
        // "văn hóa - xã hội" in capitals is no commune.
        passage[index].count > 2, !passage.bytes(index).elementsEqual("XÃ".utf8), !passage.bytes(index).elementsEqual("Xã".utf8)
      else { continue }
      var end = match.end
      while end < tokens.upperBound, passage[end].isWord, passage[end].flags.contains(.capital), passage.terminal(end) != .month,
        passage.terminal(end) != .year, passage.terminal(end) != .quarter
      { end += 1 }
      if end > match.end { return Wording(passage.place(index..<end)) }
    }
    return Wording()
  }

  /// The place that a heading consists of; empty where it names something else.
  private func place(_ tokens: Range<Int>) -> Wording {
    guard let first = tokens.first, let match = passage.longestMatch(passage.lexicon.factPhrases, at: first) else { return Wording() }
    switch FactTerm(rawValue: UInt8(match.payload)) {
    case .place, .region: return match.end == tokens.upperBound ? Wording(passage.place(tokens)) : Wording()
    case .placeHead: return tokens.count <= 5 ? Wording(passage.place(tokens)) : Wording()
    default: return Wording()
    }
  }

  /// A sentence that begins with its time sets that of the paragraph: "Trong năm 2022, mặc dù có nhiều khó khăn …".
  private func rememberPeriod(_ tokens: Range<Int>, _ range: Range<Int>) {
    guard let first = range.first, figures[first].firstToken <= tokens.lowerBound + 3, case .date(let period) = figures[first].value,
      period.start.day == 0
    else { return }
    let completed = context.periods.completed(period, sentenceYear: nil)
    if completed.start.year != nil { context.periods.speak(of: completed, atStart: true) }
  }
}

extension Passage {
  /// The tokens that stand in a range of bytes of the document. Logarithmic.
  func tokens(in bytes: Range<Int>) -> Range<Int> { tokens(from: bytes.lowerBound - start, to: bytes.upperBound - start) }

  /// The bytes of a slice.
  func text(of slice: TextSlice) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: text + Int(slice.start), count: Int(slice.end - slice.start))
  }

  /// Whether a word is "lượt", which counts visits of what follows.
  func isVisit(_ index: Int) -> Bool { bytes(index).elementsEqual("lượt".utf8) }
}

extension Figure {
  var tokens: Range<Int> { firstToken..<endToken }
}
