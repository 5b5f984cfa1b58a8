public import VietLexicon
import VietNumbers
public import VietTokens

/// Finds the figures of a text passage by passage, in storage that every passage uses again.
///
/// A passage ends with a line, at about 64 KiB; a longer line is cut behind a sentence. What is known of separators and
/// tables goes on from passage to passage, so that a text gives the same figures however long it is. Linear; memory does
/// not grow with the text.
public struct FigureScanner: ~Copyable {
  private static let passageLength = 1 << 16
  private static let lineLimit = 1 << 20

  private let lexicon: Lexicon
  private let tokenizer: Tokenizer
  private var tokens = TokenBuffer()
  private var figures: [Figure] = []

  public init(lexicon: Lexicon = .standard) {
    self.lexicon = lexicon
    tokenizer = Tokenizer(lexicon: lexicon)
  }

  /// Calls `body` with the figures of each passage that has any, in text order.
  ///
  /// - Parameters:
  ///   - text: NFC text as valid UTF-8.
  ///   - body: receives the figures, the passage their offsets count in, and the place of that passage in the text.
  public mutating func scan<E: Error>(
    _ text: UnsafeBufferPointer<UInt8>, _ body: (_ figures: [Figure], _ passage: Passage, _ start: Int) throws(E) -> Void
  ) throws(E) {
    guard let base = text.baseAddress else { return }
    var evidence = NeighbourEvidence()
    var table = TableContext()
    var start = 0
    while start < text.count {
      let end = Self.passageEnd(in: text, from: start)
      tokenizer.tokenize(UnsafeBufferPointer(start: base + start, count: end - start), into: &tokens)
      let passage = Passage(text: base + start, tokens: tokens.base, count: tokens.count, lexicon: lexicon)
      evidence.passageStart = start
      let shown = evidence.survey(passage)
      var grammar = FigureGrammar(passage: passage, evidence: evidence, table: table)
      figures.removeAll(keepingCapacity: true)
      grammar.parse(into: &figures)
      table = grammar.table
      if let shown { evidence.lastShown = shown }
      if !figures.isEmpty { try body(figures, passage, start) }
      start = end
    }
  }

  /// Where the passage that starts at `start` ends: behind a line break, else behind a sentence, else at a space.
  private static func passageEnd(in text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    guard text.count - start > passageLength else { return text.count }
    var end = start + passageLength
    while end > start + passageLength / 2 {
      if text[end - 1] == 0x0A { return end }
      end -= 1
    }
    // No line ends near: look for the end of this one.
    let limit = min(text.count, start + lineLimit)
    var sentenceEnd = 0
    end = start + passageLength / 2
    while end < limit {
      if text[end] == 0x0A { return end + 1 }
      if text[end] == 0x20 && end > start && text[end - 1] == 0x2E { sentenceEnd = end + 1 }
      end += 1
      if end - start >= passageLength && sentenceEnd > 0 { return sentenceEnd }
    }
    while end < text.count, text[end] != 0x20, text[end] != 0x0A { end += 1 }
    return end
  }
}
