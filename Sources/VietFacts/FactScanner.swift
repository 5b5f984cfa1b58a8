public import VietFigures
import VietLexicon
public import VietTokens

/// Finds the statistical facts of a text passage by passage.
///
/// What is known of periods, headings and totals goes on from passage to passage. Linear; memory does not grow with the text.
public struct FactScanner: ~Copyable {
  private var figures: FigureScanner
  private let context = FactContext()
  private var facts: [Fact] = []

  /// A scanner with its storage.
  public init() { figures = FigureScanner() }

  /// Calls `body` with the facts of each passage, in text order.
  ///
  /// - Parameters:
  ///   - text: NFC text as valid UTF-8.
  ///   - body: receives the facts, the figures that their amounts point at, and the passage whose tokens those have.
  public mutating func scan<E: Error>(
    _ text: UnsafeBufferPointer<UInt8>, _ body: (_ facts: [Fact], _ figures: [Figure], _ passage: Passage) throws(E) -> Void
  ) throws(E) {
    let context = context
    context.reset()
    try figures.scan(text) { (figures, passage, _) throws(E) in
      let facts = figures.withUnsafeBufferPointer { StatementScan(passage: passage, figures: $0, context: context).facts() }
      try body(facts, figures, passage)
    }
  }

  /// Calls `body` with what does not add up among the facts of each passage, in text order.
  public mutating func audit<E: Error>(_ text: UnsafeBufferPointer<UInt8>, _ body: (Contradiction) throws(E) -> Void) throws(E) {
    try scan(text) { (facts, figures, passage) throws(E) in
      var audit = FactAudit(facts: facts, figures: figures, passage: passage)
      audit.run()
      for contradiction in audit.found { try body(contradiction) }
    }
  }
}
