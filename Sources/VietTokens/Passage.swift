public import VietLexicon

/// A stretch of text with its tokens, as the grammars see it: pointers that live only while a passage is parsed.
///
/// Indices from `-TokenBuffer.margin` to `count + TokenBuffer.margin - 1` may be read; those outside are edges.
public final class Passage {
  public let text: UnsafePointer<UInt8>
  public let tokens: UnsafePointer<Token>
  public let count: Int
  public let lexicon: Lexicon
  public let senses: UnsafePointer<WordSense>
  /// Where the passage starts in its document, in bytes.
  public let start: Int

  public init(text: UnsafePointer<UInt8>, tokens: UnsafePointer<Token>, count: Int, lexicon: Lexicon, start: Int = 0) {
    self.start = start
    self.text = text
    self.tokens = tokens
    self.count = count
    self.lexicon = lexicon
    senses = lexicon.senses
  }

  /// The passage up to a token; those behind it can still be looked at.
  public func prefix(_ count: Int) -> Passage {
    count == self.count ? self : Passage(text: text, tokens: tokens, count: count, lexicon: lexicon, start: start)
  }

  @inline(__always) @inlinable public subscript(index: Int) -> Token { tokens[index] }

  @inline(__always) @inlinable public func sense(_ index: Int) -> WordSense { senses[Int(tokens[index].word)] }

  /// The terminal of a word token; `none` for numbers and symbols.
  @inline(__always) @inlinable
  public func terminal(_ index: Int) -> Terminal {
    tokens[index].kind == .word ? senses[Int(tokens[index].word)].terminal : .none
  }

  /// The bytes of one token.
  @inline(__always) @inlinable
  public func bytes(_ index: Int) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: text + Int(tokens[index].start), count: tokens[index].count)
  }

  /// Where tokens stand in the document, in bytes.
  public func place(_ tokens: Range<Int>) -> Range<Int> {
    let first = start + Int(self[tokens.lowerBound].start)
    return first..<max(first, start + Int(self[tokens.upperBound - 1].end))
  }

  /// The value of a token of at most nine digits without marks; nil for anything else.
  public func integer(_ index: Int) -> Int? {
    let token = tokens[index]
    guard token.kind == .number, token.count <= 9 else { return nil }
    var value = 0
    for byte in bytes(index) {
      guard byte &- 0x30 < 10 else { return nil }
      value = value * 10 + Int(byte &- 0x30)
    }
    return value
  }

  /// Whether the tokens `index` and `index + 1` stand in one phrase, at most a space apart.
  @inline(__always) @inlinable
  public func isJoined(_ index: Int) -> Bool { !tokens[index + 1].isBreak && index + 1 < count }

  // MARK: Phrases

  /// The longest phrase of a trie that starts at a token, without crossing a line or cell.
  public func longestMatch(_ trie: PhraseTrie, at index: Int) -> (payload: UInt32, end: Int)? {
    var node: UInt16 = 0
    var best: (UInt32, Int)?
    var position = index
    while position < count, position == index || !tokens[position].isBreak {
      node = trie.next(node, tokens[position].word)
      guard node != 0 else { break }
      position += 1
      let payload = trie.payload(node)
      if payload != 0 { best = (payload, position) }
    }
    return best
  }

  /// The longest phrase of a reversed trie that ends with a token; `start` is its first token.
  public func longestMatch(_ trie: PhraseTrie, endingWith index: Int) -> (payload: UInt32, start: Int)? {
    var node: UInt16 = 0
    var best: (UInt32, Int)?
    var position = index
    while position >= 0 {
      node = trie.next(node, tokens[position].word)
      guard node != 0 else { break }
      let payload = trie.payload(node)
      if payload != 0 { best = (payload, position) }
      if tokens[position].isBreak { break }
      position -= 1
    }
    return best
  }

  /// The cues of the longest phrase that ends with a token, and where it starts.
  public func cue(endingWith index: Int) -> (cue: Cue, start: Int)? {
    guard index >= 0, tokens[index].kind != .edge, sense(index).starts.contains(.cueBefore) else { return nil }
    return longestMatch(lexicon.cuesBefore, endingWith: index).map { (Cue(rawValue: $0.payload), $0.start) }
  }

  /// The cues of the longest phrase that starts at a token.
  public func cue(startingAt index: Int) -> (cue: Cue, end: Int)? {
    guard index < count, sense(index).starts.contains(.cueAfter) else { return nil }
    return longestMatch(lexicon.cuesAfter, at: index).map { (Cue(rawValue: $0.payload), $0.end) }
  }
}
