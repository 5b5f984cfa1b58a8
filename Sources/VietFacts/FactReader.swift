public import VietFigures
public import VietLexicon
public import VietTokens

/// Reads the statistical facts of the passages of a text, one after the other.
///
/// What is known of periods, headings and totals goes on from passage to passage.
public struct FactReader: ~Copyable {
  private let context = FactContext()
  private let tables: GridFacts?

  /// A reader for one text.
  public init() { tables = nil }

  /// A reader for one text with tables whose cells are known.
  ///
  /// - Parameters:
  ///   - grids: the tables, in text order.
  ///   - text: the normalized text; it has to live as long as the reader.
  public init(grids: [CellGrid], in text: UnsafeBufferPointer<UInt8>, lexicon: Lexicon = .standard) {
    tables = grids.isEmpty ? nil : GridFacts(grids, in: text, lexicon: lexicon)
  }

  /// The facts of the next passage, in text order. Linear in its tokens.
  ///
  /// - Parameters:
  ///   - figures: those of the passage, as `FigureScanner` finds them; amounts of facts are indices into them.
  ///   - passage: the passage behind the one of the call before.
  public func facts(_ figures: [Figure], in passage: Passage) -> [Fact] {
    var facts = read(figures, in: passage)
    var audit = FactAudit(facts: facts, figures: figures, passage: passage)
    for index in audit.selfContradictions() { facts[index].flags.insert(.misprint) }
    return facts
  }

  private func read(_ figures: [Figure], in passage: Passage) -> [Fact] {
    figures.withUnsafeBufferPointer { StatementScan(passage: passage, figures: $0, context: context, tables: tables).facts() }
  }

  /// What does not add up among the facts of the next passage, in text order.
  public func contradictions(_ figures: [Figure], in passage: Passage) -> [Contradiction] {
    var audit = FactAudit(facts: read(figures, in: passage), figures: figures, passage: passage)
    audit.run()
    return audit.found
  }
}
