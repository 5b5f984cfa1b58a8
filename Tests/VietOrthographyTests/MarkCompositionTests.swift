import Testing
import VietOrthography

struct MarkCompositionTests {
  /// Composes every letter that has marks behind it.
  private func compose(_ text: String, anyOrder: Bool = true) -> (text: String, edits: [TextEdit]) {
    Array((text + "\0").utf8).withUnsafeBufferPointer { bytes in
      guard let base = bytes.baseAddress else { return (text, []) }
      let tables = MarkComposition.Tables()
      var rewriter = TextRewriter(UnsafeBufferPointer(rebasing: bytes.dropLast()))
      for mark in bytes.indices where mark >= rewriter.position && bytes[mark] & 0xFE == 0xCC && mark > 0 {
        var start = mark - 1
        while start > 0, bytes[start] & 0xC0 == 0x80 { start -= 1 }
        guard start >= rewriter.position,
          let (letter, end) = MarkComposition.letter(from: start, marks: mark, in: base, to: bytes.count - 1, anyOrder: anyOrder, tables)
        else { continue }
        rewriter.replace(start..<end, with: letter)
      }
      let edited = rewriter.finish()
      return (edited?.string ?? text, edited?.edits ?? [])
    }
  }

  /// Canonical composition keeps a hat behind a tone above apart.
  @Test(arguments: [
    ("a\u{301}\u{302}", false), ("á\u{302}", false), ("a\u{302}\u{301}", true), ("a\u{323}\u{302}", true), ("ạ\u{306}", true),
    ("o\u{301}\u{31B}", true), ("a\u{309}\u{306}", false),
  ])
  func keepsToCanonicalOrder(_ typed: String, _ isComposed: Bool) {
    #expect(compose(typed, anyOrder: false).edits.isEmpty != isComposed)
    #expect(compose(typed).edits.count == 1)
  }

  /// Whether `text` is one scalar, canonically equal to the letter and its marks in Unicode's order.
  private func expectLetter(_ typed: String, is canonical: String, _ location: SourceLocation = #_sourceLocation) {
    let result = compose(typed).text
    #expect(result == canonical, sourceLocation: location)
    #expect(result.unicodeScalars.count == 1, "\(typed.unicodeScalars.map(\.value))", sourceLocation: location)
  }

  @Test(arguments: Alphabet.vowels, Alphabet.tones)
  func composesInBothOrders(_ vowel: Alphabet.Vowel, _ tone: String) {
    for base in [String(vowel.base), vowel.base.uppercased()] {
      let canonical = base + vowel.quality + tone
      expectLetter(canonical, is: canonical)
      expectLetter(base + tone + vowel.quality, is: canonical)
      // One of the marks composed already.
      expectLetter(compose(base + vowel.quality).text + tone, is: canonical)
      expectLetter(compose(base + tone).text + vowel.quality, is: canonical)
    }
  }

  @Test(arguments: [
    "o\u{302}\u{31B}", "a\u{301}\u{300}", "ấ\u{301}", "i\u{302}", "e\u{31B}", "u\u{306}", "y\u{302}\u{301}", "c\u{327}", "\u{301}",
    "a\u{302}\u{308}", " \u{301}", "5\u{301}", "đ\u{301}", "\u{302}\u{301}a", "字\u{301}", "a\u{20DD}", "aͰ",
  ])
  func leavesWhatIsNoVietnameseLetter(_ text: String) {
    let result = compose(text)
    #expect(Array(result.text.utf8) == Array(text.utf8))
    #expect(result.edits.isEmpty)
  }

  @Test func listsEditsInOrder() throws {
    let typed = "to\u{300}a, tie\u{301}\u{302}ng Vie\u{323}\u{302}t"
    let (text, edits) = compose(typed)
    #expect(text.unicodeScalars.elementsEqual("tòa, tiếng Việt".unicodeScalars))
    try #require(edits.count == 3)
    let (source, target) = (Array(typed.utf8), Array(text.utf8))
    for (edit, (from, to)) in zip(edits, [("o\u{300}", "ò"), ("e\u{301}\u{302}", "ế"), ("e\u{323}\u{302}", "ệ")]) {
      #expect(Array(source[edit.sourceStart..<edit.sourceStart + edit.sourceCount]) == Array(from.utf8))
      #expect(Array(target[edit.targetStart..<edit.targetStart + edit.targetCount]) == Array(to.utf8))
    }
  }

  @Test func takesTheMarksOfOneLetterOnly() {
    #expect(compose("a\u{302}\u{301}\u{301}").text.unicodeScalars.count == 4)  // two tones: for NFC to judge
    #expect(compose("áa\u{301}").text.unicodeScalars.elementsEqual("áá".unicodeScalars))
  }
}
