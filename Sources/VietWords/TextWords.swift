/// The words of a sentence as ranges of its tokens.
///
/// ```
/// for word in words.words(in: sentence) { … }   // tổng mức bán lẻ → 0..<2, 2..<4
/// ```
public struct TextWords: Sequence, IteratorProtocol {
  private let tokens: UnsafePointer<TextToken>
  private let end: Int
  private var position: Int

  init(_ tokens: UnsafePointer<TextToken>, in sentence: Range<Int>) {
    self.tokens = tokens
    (position, end) = (sentence.lowerBound, sentence.upperBound)
  }

  /// The tokens of the next word; nil behind the last.
  public mutating func next() -> Range<Int>? {
    guard position < end else { return nil }
    let start = position
    position += 1
    while position < end, tokens[position].flags.contains(.continuesWord) { position += 1 }
    return start..<position
  }
}

extension WordBuffer {
  /// The sentences, as ranges of tokens.
  public var sentences: TextSentences { tokens.sentences }

  /// The words of a sentence, as ranges of tokens, until the next text; they hold every token once.
  public func words(in sentence: Range<Int>) -> TextWords { TextWords(tokens.base, in: sentence) }
}
