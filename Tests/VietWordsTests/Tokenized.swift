import VietWords

/// The tokens of a text as values a test can compare.
struct Tokenized {
  let utf8: [UInt8]
  let tokens: [TextToken]
  let sentences: [Range<Int>]

  init(_ utf8: [UInt8], _ splitting: TextTokenizer.Splitting = .whole) {
    var buffer = TextTokenBuffer()
    utf8.withUnsafeBufferPointer { TextTokenizer(splitting: splitting).tokenize($0, into: &buffer) }
    self.utf8 = utf8
    tokens = Array(buffer.tokens)
    sentences = Array(buffer.sentences)
  }

  init(_ text: String, _ splitting: TextTokenizer.Splitting = .whole) { self.init(Array(text.utf8), splitting) }

  func text(_ token: TextToken) -> String { String(decoding: utf8[token.range], as: UTF8.self) }

  /// The texts of the tokens.
  var texts: [String] { tokens.map(text) }

  /// The kind of the only token; nil where there are several.
  var kind: TextToken.Kind? { tokens.count == 1 ? tokens[0].kind : nil }
}
