public import VietFigures
import VietLexicon
import VietOrthography
public import VietSpelling
import VietText
import VietTokens

/// Writes spoken figures in digits, as for the output of speech recognition: the inverse of `FigureSpeller`.
///
/// ```
/// FigureTranscriber().rewrite("lúc ba giờ rưỡi chiều thu bảy mươi mốt tỷ đồng").text   // "lúc 15:30 thu 71 tỷ đồng"
/// ```
///
/// One transcriber may be shared by any number of threads. Linear in the text.
public struct FigureTranscriber: Sendable {
  /// How figures are written.
  public let style: NotationStyle
  private let lexicon: Lexicon
  private let kinds: Set<FigureKind>?

  /// A transcriber with the built-in language tables.
  ///
  /// - Parameters:
  ///   - style: grouping, magnitude words, symbols.
  ///   - kinds: only figures of these kinds are written in digits; nil for all, and for number words that count what is no figure.
  public init(style: NotationStyle = NotationStyle(), kinds: Set<FigureKind>? = nil) {
    self.style = style
    lexicon = .standard
    self.kinds = kinds
  }

  /// A text with every spoken figure in digits and all else as it was; text that ICU cannot normalize for want of memory stays as it is.
  public func rewrite(_ text: String) -> RewrittenText {
    let document = Document(text)
    return RewrittenText(document) { emit in
      if let text = try? NormalizedText(document) { forEachNotation(in: text) { emit($0, $1, $2) } }
    }
  }

  /// Calls `body` with each place of a text that digits replace, in order: the place in the original UTF-8, what is written, the kind.
  package func forEachNotation<E: Error>(
    in text: NormalizedText, _ body: (_ source: Range<Int>, _ notation: UnsafeBufferPointer<UInt8>, _ kind: FigureKind?) throws(E) -> Void
  ) throws(E) {
    var scanner = FigureScanner(lexicon: lexicon)
    try text.bytes.withUnsafeBufferPointer { (bytes) throws(E) in
      try scanner.scan(bytes) { (figures, passage, evidence) throws(E) in
        let notation = FigureNotation(style: style, passage: passage, evidence: evidence)
        try notation.rewrite(figures) { (tokens, written, kind) throws(E) in
          guard let kinds = self.kinds else { return try body(text.map.source(of: passage.place(tokens)), written, kind) }
          if let kind, kinds.contains(kind) { try body(text.map.source(of: passage.place(tokens)), written, kind) }
        }
      }
    }
  }
}
