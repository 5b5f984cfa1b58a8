import Testing
import VietWords

/// The lines of `Corpora/Tokens`.
struct TokenTests {
  private static func lines(_ file: String) -> [[String]] {
    Corpora.text("Tokens/\(file).tsv").split(separator: "\n").filter { !$0.hasPrefix("#") }
      .map { $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init) }
  }

  /// What is found in a text: the bytes of each token, its kind, and whether it begins a sentence.
  private static func tokens(_ text: String, _ splitting: TextTokenizer.Splitting) -> [(text: String, token: TextToken)] {
    let utf8 = Array(text.utf8)
    var buffer = TextTokenBuffer()
    utf8.withUnsafeBufferPointer { TextTokenizer(splitting: splitting).tokenize($0, into: &buffer) }
    return buffer.tokens.map { (String(decoding: utf8[$0.range], as: UTF8.self), $0) }
  }

  private func expectTokens(_ file: String, _ splitting: TextTokenizer.Splitting, atLeast count: Int) {
    let lines = Self.lines(file)
    #expect(lines.count >= count)
    for line in lines {
      let found = Self.tokens(line[0].replacing("·", with: ""), splitting)
      let expected = line[0].split { $0 == " " || $0 == "·" }.map(String.init)
      #expect(found.map(\.text) == expected, "\(line[0])")
      let kinds = found.map(\.token.kind).filter { $0 != .word && $0 != .punctuation }.map { "\($0)" }
      #expect(kinds == line[1].split(separator: " ").map(String.init).filter { $0 != "-" }, "\(line[0])")
    }
  }

  @Test func wholeTokens() { expectTokens("Tokens", .whole, atLeast: 263) }

  @Test func treebankTokens() { expectTokens("TreebankTokens", .treebank, atLeast: 78) }

  /// Sentences are the same however finely tokens are split.
  @Test(arguments: TextTokenizer.Splitting.allCases)
  func sentences(_ splitting: TextTokenizer.Splitting) {
    let lines = Self.lines("Sentences")
    #expect(lines.count >= 218)
    for line in lines {
      let marked = line[0].replacing("\\n", with: "\n").replacing("\\r", with: "\r").replacing("\\t", with: "\t")
      let expected = marked.split(separator: "‖").map { $0.filter { !$0.isWhitespace } }.filter { !$0.isEmpty }
      var found: [String] = []
      for (text, token) in Self.tokens(marked.replacing("‖", with: ""), splitting) {
        if token.flags.contains(.startsSentence) { found.append("") }
        found[found.count - 1] += text
      }
      #expect(found == expected, "\(line[0])")
    }
  }
}
