/// The sentences of a text as ranges of its tokens.
///
/// ```
/// for sentence in tokens.sentences { … }   // "Trời mưa. Tôi ở nhà." → 0..<3, 3..<7
/// ```
public struct TextSentences: Sequence, IteratorProtocol {
  @usableFromInline let tokens: UnsafeMutablePointer<TextToken>
  @usableFromInline let count: Int
  @usableFromInline var position = 0

  @inlinable
  init(_ tokens: UnsafeMutablePointer<TextToken>, count: Int) {
    self.tokens = tokens
    self.count = count
  }

  /// The tokens of the next sentence; nil behind the last.
  @inlinable
  public mutating func next() -> Range<Int>? {
    guard position < count else { return nil }
    let start = position
    position &+= 1
    while position < count, !tokens[position].flags.contains(.startsSentence) { position &+= 1 }
    return start..<position
  }
}

extension TextTokenBuffer {
  /// The sentences, until the next text; they hold every token once.
  @inlinable public var sentences: TextSentences { TextSentences(storage, count: used) }
}
