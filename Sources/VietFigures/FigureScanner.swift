public import VietLexicon
public import VietNumbers
public import VietTokens

/// Finds the figures of a text passage by passage, in storage that every passage uses again.
///
/// A passage ends with a line, at about 64 KiB; a longer line is cut behind a sentence. What is known of separators and
/// tables goes on from passage to passage, so that a text gives the same figures however long it is. Linear; memory does
/// not grow with the text.
public struct FigureScanner: ~Copyable {
  private static let passageLength = 1 << 16
  private static let lineLimit = 1 << 20
  /// What is read again behind a cut that no line or sentence made.
  private static let margin = 512

  private let lexicon: Lexicon
  private let tokenizer: Tokenizer
  private var tokens = TokenBuffer()
  /// Those of the passage before.
  private var lastTokens = TokenBuffer()
  private var figures: [Figure] = []

  /// A scanner with its storage.
  public init(lexicon: Lexicon = .standard) {
    self.lexicon = lexicon
    tokenizer = Tokenizer(lexicon: lexicon)
  }

  /// What goes on from one piece of a text to the next: separators seen, and units that headings name.
  public struct State: Sendable, Equatable {
    private var shown: NeighbourEvidence.Shown?
    private var table = TableContext.State()

    /// Nothing was read yet.
    public init() {}

    fileprivate init(_ evidence: NeighbourEvidence, _ table: TableContext) { (shown, self.table) = (evidence.lastShown, table.state) }

    fileprivate func apply(to evidence: inout NeighbourEvidence, _ table: TableContext) {
      evidence.lastShown = shown
      table.state = self.table
    }

    /// The places of the headings that may still name the unit of a number, in bytes of the piece that was read last.
    public var headings: [Range<Int>] { table.places }

    /// Counts places from the start of the next piece.
    ///
    /// - Parameter distance: the bytes of the piece that was read last.
    public mutating func move(by distance: Int) {
      if let place = shown?.place {
        // Farther back it says nothing any more.
        shown = place.lowerBound - distance < -NeighbourEvidence.reach ? nil : shown
        shown?.place = place.lowerBound - distance..<place.upperBound - distance
      }
      table.move(by: distance)
    }
  }

  /// Calls `body` with the figures of each passage, in text order.
  ///
  /// - Parameters:
  ///   - text: NFC text as valid UTF-8.
  ///   - body: receives the figures, the passage their offsets count in, whose tokens no other passage has and which stays valid
  ///     until `body` has been called for the next one, and the evidence its separators were read by.
  public mutating func scan<E: Error>(
    _ text: UnsafeBufferPointer<UInt8>, _ body: (_ figures: [Figure], _ passage: Passage, _ evidence: NeighbourEvidence) throws(E) -> Void
  ) throws(E) {
    var state = State()
    try scan(text, from: &state, body)
  }

  /// Calls `body` with the figures of each passage of a piece of a text, in text order.
  ///
  /// - Parameters:
  ///   - text: NFC text as valid UTF-8.
  ///   - state: what the pieces before said; what this one leaves for the next, with places in bytes of this one.
  ///   - grids: the tables whose cells are known, in text order.
  public mutating func scan<E: Error>(
    _ text: UnsafeBufferPointer<UInt8>, from state: inout State, grids: [CellGrid] = [],
    _ body: (_ figures: [Figure], _ passage: Passage, _ evidence: NeighbourEvidence) throws(E) -> Void
  ) throws(E) {
    guard let base = text.baseAddress else { return }
    var evidence = NeighbourEvidence()
    let table = TableContext(known: grids.map(\.range))
    let reader = GridReader(grids, in: text, lexicon: lexicon)
    state.apply(to: &evidence, table)
    defer { state = State(evidence, table) }
    var start = 0
    while start < text.count {
      swap(&tokens, &lastTokens)
      let (end, isNatural) = Self.passageEnd(in: text, from: start)
      tokenizer.tokenize(
        UnsafeBufferPointer(start: base + start, count: end - start), into: &tokens, lineOffset: Self.lineOffset(in: text, at: start))
      let passage = Passage(text: base + start, tokens: tokens.base, count: tokens.count, lexicon: lexicon, start: start)
      let shown = evidence.survey(passage)
      let grammar = FigureGrammar(passage: passage, evidence: evidence, table: table)
      figures.removeAll(keepingCapacity: true)
      grammar.parse(into: &figures)
      if !grids.isEmpty { reader.revise(&figures, in: passage) }
      let limit = isNatural ? tokens.count : Self.restart(in: passage, dropping: &figures)
      let next = limit < tokens.count ? start + Int(passage[limit].start) : end
      try body(figures, passage.prefix(limit), evidence)
      if let shown { evidence.lastShown = shown }
      start = next
    }
  }

  /// The token to go on with behind a passage that had to be cut anywhere: before the figures near its end, which are dropped here
  /// and read again, and not inside a number; the count of the tokens where there is none.
  private static func restart(in passage: Passage, dropping figures: inout [Figure]) -> Int {
    let end = passage.count > 0 ? Int(passage[passage.count - 1].end) : 0
    var next = passage.count
    while next > 0, Int(passage[next - 1].start) >= end - margin { next -= 1 }
    while let last = figures.last, last.end > end - margin {
      next = min(next, last.firstToken)
      figures.removeLast()
    }
    next = max(figures.last?.endToken ?? 0, next)
    // A number is not cut; one of more words than this is none.
    let earliest = max(figures.last?.endToken ?? 0, next - 256)
    while next > earliest, passage[next].isNumber || passage.sense(next).numeral != .none || passage[next].isGlued { next -= 1 }
    return next > 0 ? next : passage.count
  }

  /// How many bytes stand before a position in its line; long lines are long enough.
  private static func lineOffset(in text: UnsafeBufferPointer<UInt8>, at start: Int) -> Int {
    var position = start
    while position > 0, start - position < 256, text[position - 1] != 0x0A { position -= 1 }
    return start - position
  }

  /// Where the passage that starts at `start` ends, and whether a paragraph or sentence ends there.
  private static func passageEnd(in text: UnsafeBufferPointer<UInt8>, from start: Int) -> (end: Int, isNatural: Bool) {
    guard text.count - start > passageLength else { return (text.count, true) }
    var end = start + passageLength
    while end > start + passageLength / 2 {
      if text[end - 1] == 0x0A, startsAfresh(text, end) { return (end, true) }
      end -= 1
    }
    // No paragraph ends near: go on to the end of this one, or of a sentence.
    let limit = min(text.count, start + lineLimit)
    end = start + passageLength
    while end < limit {
      if text[end - 1] == 0x0A && startsAfresh(text, end) || text[end] == 0x20 && text[end - 1] == 0x2E { return (end, true) }
      end += 1
    }
    while end < text.count, text[end] != 0x20, text[end] != 0x0A { end += 1 }
    return (end, end == text.count)
  }

  /// Whether a line begins a new paragraph: anything but a small letter or digit, which would go on the line before.
  private static func startsAfresh(_ text: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
    guard index < text.count else { return true }
    return switch text[index] {
    case 0x0A, 0x0D, 0x09, 0x20...0x2F, 0x3A...0x60: true
    default: false
    }
  }
}
