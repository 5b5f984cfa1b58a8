import Testing
import VietOrthography

struct MarkCompositionTests {
  private func compose(_ text: String) -> (text: String, edits: [MarkComposition.Edit]) {
    let (bytes, edits) = Array(text.utf8).withUnsafeBufferPointer { MarkComposition.shared.compose($0) }
    return (String(decoding: bytes, as: UTF8.self), edits)
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

  @Test(arguments: [("tỷ", false), ("", false), ("e\u{301}", true), ("\u{36F}", true), ("ẹ€😀", false)])
  func knowsWhetherThereAreMarks(_ text: String, _ expected: Bool) {
    #expect(Array(text.utf8).withUnsafeBufferPointer { MarkComposition.hasMarks($0) } == expected)
  }
}
