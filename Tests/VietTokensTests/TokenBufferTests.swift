import Testing
import VietLexicon
import VietTokens

struct TokenBufferTests {
  /// Fills one buffer with text after text: nothing of an earlier one may show.
  @Test func isUsedAgain() {
    var buffer = TokenBuffer()
    expectEdges(around: buffer, 0)
    let tokenizer = Tokenizer(lexicon: .standard)
    for (text, count) in [
      ("một hai ba bốn năm", 5), ("5 %", 2), ("", 0), (String(repeating: "5 tỷ ", count: 500), 1_000), ("a", 1), ("   ", 0),
    ] {
      Array(text.utf8).withUnsafeBufferPointer { tokenizer.tokenize($0, into: &buffer) }
      expectEdges(around: buffer, count)
    }
  }

  private func expectEdges(around buffer: borrowing TokenBuffer, _ expected: Int) {
    let (base, count) = (buffer.base, buffer.count)
    #expect(count == expected)
    #expect((1...TokenBuffer.margin).allSatisfy { base[-$0] == .edge && base[count + $0 - 1] == .edge })
    #expect((0..<count).allSatisfy { base[$0].kind != .edge })
  }
}
