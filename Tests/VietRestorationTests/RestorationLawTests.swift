import TestSupport
import Testing
import VietOrthography
import VietRestoration

/// What holds for any text.
struct RestorationLawTests {
  private let restorer = DiacriticRestorer()

  private static let pieces = [
    "tong", "muc", "Viet", "Nam", "việt", "đuoc", "hoà", "TOI", "the", "to", "do", "windows", "a@b.vn", "x_y", "5", "1.000", ",", ".", "?",
    "\n",
    "\n\n", " ", "\t", "\u{A0}", "-", "(", "“", "ö", "字", "e\u{301}", "A320", "http://a.vn/ban", "giua", "quyen", "nghieng", "qua", "ă",
    "Đ", "y", "",
  ]

  private func text(_ seed: Int) -> String {
    var random = SeededRandom(seed: seed)
    return (0..<200).map { _ in Self.pieces[Int(random.next() % UInt64(Self.pieces.count))] + (random.next() % 4 == 0 ? "" : " ") }.joined()
  }

  /// Marks are all that changes: without them the text is the one it was.
  @Test(arguments: 1...20)
  func changesMarksOnly(_ seed: Int) {
    let text = text(seed), restored = restorer.restore(text)
    #expect(DiacriticLevel.all.folding(restored) == DiacriticLevel.all.folding(text))
    #expect(restored.uppercased().unicodeScalars.count == text.uppercased().unicodeScalars.count)
  }

  /// What is restored stays, and so does what was complete.
  @Test(arguments: 1...20)
  func isIdempotent(_ seed: Int) {
    let restored = restorer.restore(text(seed))
    #expect(restorer.restore(restored) == restored)
  }

  /// Edits and bytes tell the same.
  @Test(arguments: 1...10)
  func editsMakeTheText(_ seed: Int) throws {
    var text = text(seed)
    try text.withUTF8 { bytes in
      let edited = try #require(restorer.restore(bytes))
      var made: [UInt8] = []
      var place = 0
      for edit in edited.edits {
        made += bytes[place..<edit.sourceStart]
        #expect(made.count == edit.targetStart)
        made += edited.bytes[edit.target]
        place = edit.source.upperBound
      }
      #expect(made + bytes[place...] == edited.bytes)
    }
  }

  /// Capitals stay where they were.
  @Test(arguments: 1...10)
  func keepsCapitals(_ seed: Int) {
    let text = text(seed).filter { !"öe\u{301}".contains($0) }
    let restored = restorer.restore(text)
    for (old, new) in zip(text, restored) { #expect(old.isUppercase == new.isUppercase) }
  }

  @Test(arguments: 1...30)
  func takesAnyBytes(_ seed: Int) {
    var random = SeededRandom(seed: seed)
    let bytes = (0..<2000).map { _ in UInt8(truncatingIfNeeded: random.next() >> 7) }
    let text = String(decoding: bytes, as: UTF8.self)
    let restored = restorer.restore(text)
    #expect(DiacriticLevel.all.folding(restored) == DiacriticLevel.all.folding(text))
    _ = restorer.alternatives(text)
  }

  /// Words and lines of any length.
  @Test func takesLongTexts() {
    let word = String(repeating: "a", count: 100_000)
    #expect(restorer.restore(word) == word)
    let marked = String(repeating: "ế", count: 100_000)
    #expect(restorer.restore(marked) == marked)
    let line = String(repeating: "hang hoa ", count: 20_000)
    #expect(DiacriticLevel.all.folding(restorer.restore(line)) == line)
  }
}
