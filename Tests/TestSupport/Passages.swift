import VietLexicon
package import VietTokens

/// Calls `body` with the tokens of a text, which live only that long.
///
/// ```
/// withPassage("đạt 5 tỷ") { $0.count }   // 3
/// ```
package func withPassage<R>(_ text: String, startingAt start: Int = 0, _ body: (Passage) throws -> R) rethrows -> R {
  try withPassage(Array(text.utf8), startingAt: start, body)
}

/// Calls `body` with the tokens of valid UTF-8.
package func withPassage<R>(_ utf8: [UInt8], startingAt start: Int = 0, _ body: (Passage) throws -> R) rethrows -> R {
  var tokens = TokenBuffer()
  // A byte behind the text, so that an empty one has an address, too.
  return try (utf8 + [0]).withUnsafeBufferPointer { bytes in
    let text = UnsafeBufferPointer(rebasing: bytes.dropLast())
    Tokenizer(lexicon: .standard).tokenize(text, into: &tokens)
    let base = text.baseAddress.unsafelyUnwrapped
    return try body(Passage(text: base, tokens: tokens.base, count: tokens.count, lexicon: .standard, start: start))
  }
}
