import VietLexicon
package import VietTokens

/// Calls `body` with the tokens of a text, which live only that long.
///
/// ```
/// withPassage("đạt 5 tỷ") { $0.count }   // 3
/// ```
package func withPassage<R>(_ text: String, _ body: (Passage) throws -> R) rethrows -> R {
  try withPassage(Array(text.utf8), body)
}

/// Calls `body` with the tokens of valid UTF-8.
package func withPassage<R>(_ utf8: [UInt8], _ body: (Passage) throws -> R) rethrows -> R {
  var tokens = TokenBuffer()
  // A byte behind the text, so that an empty one has an address, too.
  return try (utf8 + [0]).withUnsafeBufferPointer { bytes in
    let text = UnsafeBufferPointer(rebasing: bytes.dropLast())
    Tokenizer(lexicon: .standard).tokenize(text, into: &tokens)
    let start = text.baseAddress.unsafelyUnwrapped
    return try body(Passage(text: start, tokens: tokens.base, count: tokens.count, lexicon: .standard))
  }
}
