import VietDocuments
import VietFigures
import VietText
import VietTokens

/// Where a figure on its way to a writer stands: places are those of the original text, in the unit that was asked for.
struct FigurePlace {
  let start, end: Int
  /// Bytes of the decoded text.
  let bytes: Range<Int>
  /// Where it stands in its document, for documents that have such places.
  let source: SourcePlace?
  /// The slice of the original text.
  let text: UnsafeBufferPointer<UInt8>
  let passage: Passage
  /// The sentence around it, when asked for.
  let context: UnsafeBufferPointer<UInt8>?
  /// The heading that names the unit of a table cell.
  var heading: Range<Int>?
  /// Whether the year comes from `--reference-date`.
  var isResolved = false
  /// Why it was read so, when asked for.
  var reasons: [Reason]?

  /// One reason, and where it stands.
  struct Reason {
    let rule: String
    let text: UnsafeBufferPointer<UInt8>
    let place: Range<Int>?

    /// For tables: `neighbour: 11,802,322 at 120`.
    var description: String {
      place.map { "\(rule): \(String(decoding: text, as: UTF8.self)) at \($0.lowerBound)" } ?? rule
    }
  }
}

/// Runs the pipeline over documents and hands out their figures.
struct Extraction: Sendable {
  /// Only these kinds; nil for all.
  let kinds: Set<FigureKind>?
  let offsets: OffsetUnit
  var withContext = false
  var withReasons = false
  /// The day that missing years are filled in from.
  var referenceDate: CalendarDate?

  /// What goes on from one piece of a text to the next.
  struct State: Sendable {
    fileprivate(set) var scanner = FigureScanner.State()
    /// The headings that may still name units: a heading may stand far above its cells, and in an earlier piece.
    fileprivate var headings: [Range<Int>: Range<Int>] = [:]
  }

  /// Reads a text, or a piece of one, and hands out its figures.
  ///
  /// - Parameters:
  ///   - start: what lies before the piece, in the unit of offsets.
  ///   - state: what the pieces before left.
  func run(
    _ input: InputText, start: Int = 0, from state: inout State, _ body: (borrowing Figure, FigurePlace) throws(OutputError) -> Void
  ) throws(OutputError) {
    let (document, text) = (input.document, input.text)
    var scanner = FigureScanner()
    var counter = OffsetCounter(offsets, for: document)
    var headings = state.headings
    try document.utf8.withUnsafeBufferPointer { (original) throws(OutputError) in
      try text.bytes.withUnsafeBufferPointer { (bytes) throws(OutputError) in
        try scanner.scan(bytes, from: &state.scanner, grids: input.grids) { (figures, passage, evidence) throws(OutputError) in
          let figures = figures.span
          for index in figures.indices where kinds?.contains(figures[index].kind) ?? true {
            let range = source(of: passage.start + figures[index].start..<passage.start + figures[index].end, in: text)
            var place = FigurePlace(
              start: start + counter.offset(of: range.lowerBound, in: original, edge: .start),
              end: start + counter.offset(of: range.upperBound, in: original, edge: .end),
              bytes: range, source: input.extracted?.place(of: range.lowerBound),
              text: UnsafeBufferPointer(rebasing: original[range]), passage: passage,
              context: withContext ? Self.sentence(around: range, in: original) : nil)
            let heading = figures[index].heading
            if !heading.isEmpty {
              if headings.count > 256 { headings = headings.filter { $0.key.lowerBound < 0 } }
              let known = headings[heading] ?? offsets(of: source(of: heading, in: text), start, from: counter, original)
              headings[heading] = known
              place.heading = known
            }
            if withReasons {
              place.reasons = figures[index].explanations(in: passage, by: evidence).map { explanation in
                let range = explanation.place.map { source(of: $0, in: text) }
                let known = explanation.rule == .heading ? place.heading : range.map { offsets(of: $0, start, from: counter, original) }
                return FigurePlace.Reason(
                  rule: explanation.rule.name, text: UnsafeBufferPointer(rebasing: original[range ?? 0..<0]), place: known)
              }
            }
            if let referenceDate, let resolved = figures[index].resolved(near: referenceDate) {
              place.isResolved = true
              try body(resolved, place)
            } else {
              try body(figures[index], place)
            }
          }
        }
        // The text of the headings goes with the piece; where they stand is still wanted.
        state.headings.removeAll()
        for heading in state.scanner.headings where !heading.isEmpty {
          let known =
            headings[heading] ?? (heading.lowerBound < 0 ? nil : offsets(of: source(of: heading, in: text), start, from: counter, original))
          state.headings[heading.moved(back: bytes.count)] = known
        }
        state.scanner.move(by: bytes.count)
      }
    }
  }

  private func source(of range: Range<Int>, in text: NormalizedText) -> Range<Int> {
    text.map.isIdentity ? range : text.map.source(of: range)
  }

  /// A range elsewhere in the text, in the unit that was asked for.
  private func offsets(
    of range: Range<Int>, _ start: Int, from counter: OffsetCounter, _ original: UnsafeBufferPointer<UInt8>
  ) -> Range<Int> {
    let first = start + counter.offset(anywhere: range.lowerBound, in: original, edge: .start)
    return first..<start + counter.offset(anywhere: range.upperBound, in: original, edge: .end)
  }

  /// The sentence, at most about 300 bytes to either side, within the line.
  static func sentence(around range: Range<Int>, in text: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
    var start = range.lowerBound
    while start > 0, range.lowerBound - start < 300, text[start - 1] != 0x0A, !endsSentence(start - 1, text) { start -= 1 }
    var end = range.upperBound
    while end < text.count, end - range.upperBound < 300, text[end] != 0x0A, text[end] != 0x0D,
      !(end > range.upperBound && endsSentence(end - 1, text))
    { end += 1 }
    while start < range.lowerBound, text[start] & 0xC0 == 0x80 || text[start] <= 0x20 { start += 1 }
    while end > range.upperBound, end < text.count && text[end] & 0xC0 == 0x80 || text[end - 1] <= 0x20 { end -= 1 }
    return UnsafeBufferPointer(rebasing: text[start..<end])
  }

  private static func endsSentence(_ index: Int, _ text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard text[index] == 0x2E || text[index] == 0x21 || text[index] == 0x3F || text[index] == 0x3B else { return false }
    return index + 1 == text.count || text[index + 1] <= 0x20
  }
}

/// How many figures of each kind were found.
struct KindCounts {
  private var counts = [Int](repeating: 0, count: FigureKind.allCases.count)

  mutating func add(_ other: KindCounts) { for index in counts.indices { counts[index] += other.counts[index] } }

  mutating func add(_ kind: FigureKind) { counts[Int(kind.rawValue)] += 1 }

  func write(_ format: OutputFormat, to sink: OutputSink) throws(OutputError) {
    let found = FigureKind.allCases.map { ($0.name.description, counts[Int($0.rawValue)]) }.filter { $0.1 > 0 }
    let total = counts.reduce(0, +)
    let lines: [String] =
      switch format {
      case .json: ["[" + found.map { "{\"kind\":\"\($0.0)\",\"count\":\($0.1)}" }.joined(separator: ",\n") + "]"]
      case .jsonl: found.map { "{\"kind\":\"\($0.0)\",\"count\":\($0.1)}" }
      case .csv: ["kind,count"] + found.map { "\($0.0),\($0.1)" }
      case .tsv: ["kind\tcount"] + found.map { "\($0.0)\t\($0.1)" }
      case .table:
        (found + [("total", total)]).map { name, count in
          name + String(repeating: " ", count: 10 - name.count) + String(repeating: " ", count: max(0, 8 - "\(count)".count)) + "\(count)"
        }
      }
    for line in lines { try sink.write(line + "\n") }
  }
}
