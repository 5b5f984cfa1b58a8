import VietFigures
import VietLexicon
import VietNumbers
import VietTokens

/// Whose figures are meant.
struct Subject {
  var name = Wording()
  var place = Wording()
  var partOf = Wording()
  /// The figure that its value has its unit from, or -1.
  var unitFigure = -1
  var isEmpty: Bool { name.isEmpty }
  /// The first word of the name, to tell siblings from parts.
  var head: WordID = 0
  /// Its line items make it up: "bao gồm:".
  var isSum = false
  /// A place that has a part of what is spoken of: "Hà Lan với 2,2 tỷ USD".
  var isPlace = false
}

/// What goes on from statement to statement of a text.
final class FactContext {
  @exclusivity(unchecked) var periods = PeriodContext()
  /// The place of the heading.
  @exclusivity(unchecked) var place = Wording()
  /// The place of the title.
  @exclusivity(unchecked) var titlePlace = Wording()
  /// Whether the heading announces plans.
  @exclusivity(unchecked) var isPlan = false
  /// The first subject of the paragraph, for parts that leave it out.
  @exclusivity(unchecked) var topic = Subject()
  /// The subject of the sentence before.
  @exclusivity(unchecked) var latest = Subject()
  /// The total that line items belong to, and the mark that the line of the total began with.
  @exclusivity(unchecked) var items: Subject?
  @exclusivity(unchecked) var itemsMark: WordID?
  /// Whether a plan or budget was spoken of.
  @exclusivity(unchecked) var hasPlan = false
  @exclusivity(unchecked) var isFirstLine = true
  /// Whether the sentence is the first one of its paragraph.
  @exclusivity(unchecked) var opensParagraph = true
  let words = StatementWords(.standard)
  /// Room for the facts of a passage, used again for the next one.
  @exclusivity(unchecked) var storage: [Fact] = []

  /// Another document begins: nothing of the last one holds.
  func reset() {
    (periods, place, topic, latest, items, isFirstLine) = (PeriodContext(), Wording(), Subject(), Subject(), nil, true)
    (itemsMark, hasPlan, isPlan, titlePlace) = (nil, false, false, Wording())
  }
}

/// Reads the statements of sentences: each figure with the words before and behind it.
///
/// A sentence is a row of pieces. For each figure that can be an amount the chain before it says how it is meant, the lead before the chain
/// whose it is, the tail behind it what it counts and is compared with.
final class StatementGrammar {
  let passage: Passage
  let figures: UnsafeBufferPointer<Figure>
  let context: FactContext
  @exclusivity(unchecked) var pieces: [Piece] = []
  @exclusivity(unchecked) var facts: [Fact] = []
  @exclusivity(unchecked) var clause = Clause()
  /// The clauses that open brackets wait for.
  @exclusivity(unchecked) var outer: [Clause] = []
  /// One year after the "cùng kỳ năm N" of the sentence.
  @exclusivity(unchecked) var sentenceYear: Int16?
  @exclusivity(unchecked) var hasPlan = false
  /// Whether the sentence speaks of a structure: percents are shares.
  @exclusivity(unchecked) var hasStructure = false
  /// Whether the sentence goes into parts of the one before: "Trong đó, …".
  @exclusivity(unchecked) var opensWithList = false
  /// The piece behind the amount before.
  @exclusivity(unchecked) var amountEnd = -1
  /// What "bằng" said in the sentence: later ones say the same.
  @exclusivity(unchecked) var equals: AmountRole?
  /// The base before a change, which the next one shares: "so với năm trước giảm 8% về số dự án và tăng 13% về vốn".
  @exclusivity(unchecked) var frontBase = 0..<0
  /// The base that the sentence begins with.
  @exclusivity(unchecked) var sentenceBase = 0..<0
  /// The first fact of the sentence.
  @exclusivity(unchecked) var sentenceFacts = 0
  /// The label that the sentence begins with: "Lâm nghiệp: …".
  @exclusivity(unchecked) var label = Wording()
  private let reader: PieceReader
  let words: StatementWords

  /// What holds within a clause.
  struct Clause {
    var subject = Subject()
    /// The fact that further amounts belong to.
    var current: Int?
    var period: DatePeriod?
    /// The verb that a figure without one goes on with.
    var verb: FactTerm?
    /// The verb of points, which goes on over semicolons: "đóng góp 0,07 điểm phần trăm; dịch vụ 2,39 điểm phần trăm".
    var pointsVerb: FactTerm?
    var isEstimate = false
    var isPlan = false
    /// The total of a list.
    var parent: Subject?
    /// The parent to go back to at the next semicolon.
    var outerParent: Subject?
    var endsListAtSemicolon = false
    var isSum = false
    var hadSemicolon = false
    var isAside = false
    /// "từ": the level before, and its period.
    var former: Amount?
    /// The piece behind "đạt 95% kế hoạch": a value in brackets there is that of the plan.
    var planEnd = -1
    var isPlanAside = false
    /// The piece behind "so với cùng kỳ năm 2018": a value in brackets there is that of the base, that of the fact named.
    var baseEnd = -1
    var baseFact: Int?
    /// Facts whose base may still come.
    var open: Range<Int> = 0..<0
  }

  init(passage: Passage, figures: UnsafeBufferPointer<Figure>, context: FactContext) {
    self.passage = passage
    self.figures = figures
    self.context = context
    reader = PieceReader(passage: passage, figures: figures)
    words = context.words
    swap(&facts, &context.storage)
    facts.removeAll(keepingCapacity: true)
  }

  /// Reads the statements of one sentence and appends them to `facts`. Linear in its tokens, but for nested brackets.
  func readSentence(_ tokens: Range<Int>, firstFigure: Int, isItem: Bool) {
    let mark = isItem ? passage[tokens.lowerBound].word : nil
    // "- Tổng thu …, trong đó: + Thu nội địa … - Tổng chi": a mark of the total's own level ends its list.
    if isItem, mark == context.itemsMark { context.items = nil }
    reader.read(tokens, firstFigure: firstFigure, into: &pieces)
    surveySentence()
    sentenceFacts = facts.count
    clause = Clause()
    outer.removeAll(keepingCapacity: true)
    label = Wording()
    if isItem {
      clause.parent = context.items
      clause.isSum = context.items?.isSum ?? false
    } else {
      context.items = nil
    }
    var region = sourceEnd()
    var index = region
    while index < pieces.count {
      switch pieces[index].term {
      case .open where hasAmounts(from: index):
        adoptSubject(region..<index)
        outer.append(clause)
        clause.isAside = true
        clause.isPlanAside = index == clause.planEnd
        clause.baseFact = index == clause.baseEnd ? clause.current : nil
        region = index + 1
      case .close:
        guard let before = outer.popLast() else { break }
        clause = before
        region = index + 1
      case .figure where isAmount(index):
        if let end = readAmount(at: index, from: region) {
          region = end
          index = end
          continue
        }
      default: break
      }
      index += 1
    }
    finishSentence(from: region, mark: mark)
  }

  /// Where the text begins behind a source: "SGTT - ", "Hà Nội (TTXVN) - ".
  private func sourceEnd() -> Int {
    guard let first = pieces.first else { return 0 }
    for index in 1..<max(1, min(6, pieces.count)) where pieces[index].term == .dash {
      let tokens = Int(first.first)..<Int(pieces[index].first)
      let dash = Int(pieces[index].first)
      if !passage[dash].isGlued, !passage[dash + 1].isGlued, tokens.count <= 4, passage[tokens.lowerBound].flags.contains(.capital),
        pieces[..<index].allSatisfy({ $0.term == .text || $0.term == .place || $0.term == .open || $0.term == .close }),
        index + 1 < pieces.count, pieces[0].term != .place || pieces[1].term == .open
      {
        return index + 1
      }
    }
    return 0
  }

  private func surveySentence() {
    (sentenceYear, hasPlan, equals, sentenceBase, frontBase) = (nil, false, nil, 0..<0, 0..<0)
    (amountEnd, opensWithList) = (-1, false)
    let structure = words.structure
    hasStructure = pieces.contains { piece in
      (piece.term == .noun || piece.term == .aside) && passage[Int(piece.end) - 1].word == structure
    }
    for index in pieces.indices {
      if pieces[index].term == .plan { (hasPlan, context.hasPlan) = (true, true) }
      guard isDate(index), isSameTerm(index), case .date(let period) = figures[Int(pieces[index].figure)].value,
        let year = (period.end ?? period.start).year
      else { continue }
      sentenceYear = max(sentenceYear ?? 0, year + 1)
    }
  }

  /// Whether a bracket that opens at a piece has figures of its own.
  private func hasAmounts(from open: Int) -> Bool {
    var index = open + 1
    while index < pieces.count, pieces[index].term != .close {
      if isAmount(index) { return true }
      index += 1
    }
    return false
  }

  /// A figure that can be an amount of a statement.
  func isAmount(_ index: Int) -> Bool {
    guard pieces[index].term == .figure else { return false }
    let figure = figures[Int(pieces[index].figure)]
    switch figure.kind {
    case .money, .percent, .quantity, .number:
      switch figure.value {
      case .decimal, .range: return true
      default: return false
      }
    case .ordinal: return index > 0 && pieces[index - 1].term == .rank && !isRankOfValue(index)
    default: return false
    }
  }

  /// "Hồng Kông đứng vị trí thứ hai với 1,18 tỷ USD": the rank goes with the value behind it.
  private func isRankOfValue(_ index: Int) -> Bool {
    guard index + 1 < pieces.count else { return false }
    switch pieces[index + 1].term {
    case .with, .link, .colon: return true
    default: return false
    }
  }

  /// The subject that stands before a bracket, where no figure has named it: "chỉ số sản xuất chưa đạt (chỉ tăng 12%)".
  private func adoptSubject(_ range: Range<Int>) {
    guard !range.isEmpty else { return }
    let chain = readChain(before: range.upperBound, limit: range.lowerBound)
    let lead = readLead(range.lowerBound..<chain.start, isStart: range.lowerBound == 0)
    begin(lead)
    guard !lead.name.isEmpty else { return }
    // "80.000 lượt khách du lịch đến tham quan và nghỉ dưỡng (tăng 33%)": the words go on what was counted.
    if clause.current != nil, range.lowerBound == amountEnd, pieces[range.lowerBound].term != .comma,
      pieces[range.lowerBound].term != .semicolon
    {
      return
    }
    // "Bình Dương (368 ca)": where, not what.
    if lead.isProper, !clause.subject.isEmpty || !context.latest.isEmpty {
      if clause.subject.isEmpty { clause.subject = context.latest }
      clause.subject.place = lead.name
    } else {
      clause.subject = subject(lead.name, lead)
    }
    clause.current = nil
  }

  // MARK: Sentences

  /// What the sentence leaves for the next one.
  private func finishSentence(from region: Int, mark: WordID?) {
    for index in facts.indices.dropFirst(sentenceFacts) { coverFigures(of: index) }
    if let first = facts.indices.dropFirst(sentenceFacts).first(where: { facts[$0].partOf.isEmpty || facts[$0].partOf == label }) {
      var subject = Subject(name: facts[first].indicator, place: facts[first].place, unitFigure: facts[first].unitFigure)
      subject.head = head(of: subject.name)
      context.latest = subject
      context.topic = subject
    }
    // "Kim ngạch một số mặt hàng:" and "trong đó:" at the end announce line items.
    guard let last = pieces.last, last.term == .colon || last.term == .listHead || last.term == .includes else { return }
    context.itemsMark = mark
    var lead = Lead()
    let announced = readLead(region..<max(region, pieces.count - 1), isStart: region == 0)
    notePeriod(announced, Tail(end: pieces.count))
    let name = trimmed(region..<max(region, pieces.count - 1), into: &lead).name
    if facts.count > sentenceFacts {
      context.items = clause.subject.isEmpty ? context.latest : clause.subject
    } else {
      var subject = Subject(name: name)
      subject.place = lead.place
      context.items = name.isEmpty ? context.latest : subject
    }
    context.items?.isSum = pieces.suffix(2).contains { $0.term == .includes }
  }

  /// A statement reaches over all its figures.
  private func coverFigures(of index: Int) {
    var range = facts[index].range
    let cover = { (figure: Int) in
      guard figure >= 0 else { return }
      let place = self.passage.start + self.figures[figure].start..<self.passage.start + self.figures[figure].end
      range = range.isEmpty ? place : min(range.lowerBound, place.lowerBound)..<max(range.upperBound, place.upperBound)
    }
    facts[index].forEachAmount { cover($1.figure) }
    if let former = facts[index].former { cover(former.figure) }
    facts[index].range = range
  }

  /// Makes a period the one that later statements inherit.
  func remember(_ period: DatePeriod, atStart: Bool) {
    guard outer.isEmpty, !clause.isPlan, !clause.isAside else { return }
    context.periods.speak(of: period, atStart: atStart)
  }

  func subject(_ name: Wording, _ lead: Lead) -> Subject {
    var result = Subject(name: name, place: lead.place.isEmpty ? clause.subject.place : lead.place)
    if result.place.isEmpty { result.place = context.place }
    result.head = head(of: name)
    return result
  }

  /// The first word of a name.
  func head(of name: Wording) -> WordID {
    guard !name.isEmpty else { return 0 }
    let start = name.extent.lowerBound - passage.start
    guard start >= 0 else { return 0 }
    // The tokens of a sentence are few: look from its first piece.
    for piece in pieces where Int(passage[Int(piece.first)].start) <= start {
      for token in piece.tokens where Int(passage[token].start) == start { return passage[token].word }
    }
    return 0
  }
}
