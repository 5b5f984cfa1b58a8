public import VietFacts
public import VietFigures
public import VietText
import VietTokens

/// Lists the statistical statements of a Vietnamese text, and what does not add up in them.
///
/// ```
/// let extractor = FactExtractor()
/// extractor.facts(in: "GDP quý I/2023 tăng 3,32%, quý II tăng 4,14%.").map(\.period)   // ["2023-Q1", "2023-Q2"]
/// extractor.contradictions(in: "Thu 1.050 tỷ đồng (kế hoạch 950 tỷ đồng), đạt 118,53% kế hoạch.")[0].arithmetic
/// // "1050000000000 / 950000000000 = 110.53 %, not 118.53 %"
/// ```
///
/// One extractor may be shared by any number of threads. Linear in the text. Ranges count the UTF-8 of the text as it was given.
public struct FactExtractor: Sendable {
  /// An extractor with the built-in language tables.
  public init() {}

  /// The facts of a string, in text order; text that ICU cannot normalize for want of memory has none.
  public func facts(in text: String) -> [StatisticalFact] { (try? facts(in: Document(text))) ?? [] }

  /// The facts of a decoded document, in text order.
  ///
  /// - Parameter grids: its tables whose cells are known, as readers of documents find them; they count the text in NFC.
  /// - Throws: `DocumentError.outOfMemory` when the text cannot be normalized.
  public func facts(in document: Document, grids: [CellGrid] = []) throws(DocumentError) -> [StatisticalFact] {
    let text = try NormalizedText(document)
    var result: [StatisticalFact] = []
    scan(text, grids) { reader, figures, passage in
      let facts = reader.facts(figures, in: passage)
      for index in facts.indices { result.append(StatisticalFact(facts[index], figures, in: passage) { text.map.source(of: $0) }) }
    }
    return result
  }

  /// What does not add up in a string, in text order.
  public func contradictions(in text: String) -> [Contradiction] { (try? contradictions(in: Document(text))) ?? [] }

  /// What does not add up in a decoded document, in text order: facts are recomputed with the precision of their printed digits.
  ///
  /// - Parameter grids: its tables whose cells are known.
  /// - Throws: `DocumentError.outOfMemory` when the text cannot be normalized.
  public func contradictions(in document: Document, grids: [CellGrid] = []) throws(DocumentError) -> [Contradiction] {
    let text = try NormalizedText(document)
    var result: [Contradiction] = []
    scan(text, grids) { reader, figures, passage in
      result += reader.contradictions(figures, in: passage).map { $0.moved { text.map.source(of: $0) } }
    }
    return result
  }

  private func scan(_ text: NormalizedText, _ grids: [CellGrid], _ body: (borrowing FactReader, [Figure], Passage) -> Void) {
    var scanner = FigureScanner()
    var state = FigureScanner.State()
    text.bytes.withUnsafeBufferPointer { bytes in
      let reader = FactReader(grids: grids, in: bytes)
      scanner.scan(bytes, from: &state, grids: grids) { figures, passage, _ in body(reader, figures, passage) }
    }
  }
}
