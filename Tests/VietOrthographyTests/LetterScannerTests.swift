import Testing
import VietOrthography

struct LetterScannerTests {
  private func scan(_ text: String) -> LetterScanner.Word {
    // A zero behind the text: the scanner may look at the continuation bytes of a lead byte only.
    let bytes = Array(text.utf8) + [0]
    return bytes.withUnsafeBufferPointer {
      LetterScanner().word(in: $0.baseAddress.unsafelyUnwrapped, from: 0, to: $0.count - 1)
    }
  }

  @Test(arguments: Alphabet.marked + "abcdefghijklmnopqrstuvwxyz")
  func readsSmallAndCapitalAlike(_ letter: Character) throws {
    let (small, capital) = (scan(String(letter)), scan(letter.uppercased()))
    #expect(small.key == capital.key)
    #expect(small.key == SyllableKey(of: String(letter)))
    #expect((small.letters, small.capitals, small.startsWithCapital) == (1, 0, false))
    #expect((capital.letters, capital.capitals, capital.startsWithCapital) == (1, 1, true))
    #expect(small.end == String(letter).utf8.count && capital.end == letter.uppercased().utf8.count)
  }

  @Test(arguments: [
    ("nghiêng", 7, 0, false), ("Nghiêng", 7, 1, true), ("NGHIÊNG", 7, 7, true), ("điỆN", 4, 2, false), ("", 0, 0, false),
    ("UBND", 4, 4, true), ("Ấp", 2, 1, true), ("Ơn", 2, 1, true), ("Đồng", 4, 1, true), ("Москва", 6, 0, false),
  ])
  func countsLettersAndCapitals(_ word: String, _ letters: Int, _ capitals: Int, _ startsWithCapital: Bool) {
    let scanned = scan(word)
    #expect(scanned.letters == letters && scanned.capitals == capitals && scanned.startsWithCapital == startsWithCapital)
    #expect(scanned.end == word.utf8.count)
  }

  @Test(arguments: [" ", "2", ".", "-", "/", "×", "÷", "%", "“", "…", "°", "\u{A0}", "\u{2013}", "€", "😀", "\u{FEFF}"])
  func stopsAtWhatIsNoLetter(_ mark: String) {
    #expect(scan(mark).letters == 0 && scan(mark).end == 0)
    #expect(scan("tỷ" + mark + "đồng").end == "tỷ".utf8.count)
  }

  @Test(arguments: ["Ångström", "naïve", "Қазақ", "東京", "서울", "ｔấn", "Ωm", "ƀ", "e\u{301}"])
  func takesLettersOfOtherScripts(_ word: String) {
    #expect(scan(word).end == word.utf8.count)
    #expect(scan(word).letters == word.unicodeScalars.count)
  }

  @Test func givesDifferentKeysToDifferentForeignLetters() {
    let keys = ["ö", "ä", "å", "ж", "ӱ", "字", "ẁ", "ẃ", "ƀ"].map { scan($0).key }
    #expect(Set(keys).count == keys.count)
  }

  @Test(arguments: ["a", "é", "ệ", "\u{FFFD}", "😀", "\u{10FFFF}", "\u{80}", "\u{7FF}", "\u{800}", "\u{FFFF}"])
  func decodesScalars(_ text: String) throws {
    let expected = try #require(text.unicodeScalars.first)
    let (scalar, length) = Array(text.utf8).withUnsafeBufferPointer {
      LetterScanner.scalar(in: $0.baseAddress.unsafelyUnwrapped, at: 0)
    }
    #expect(scalar == expected.value && length == text.utf8.count)
  }

  @Test(arguments: ["Đường Ô TÔ số 5", "ẤP ĐỨC HÒA", "Straße × Ö", "KM/H ÷ 2", "\u{1EA}", ""])
  func lowercasesTheAlphabetOnly(_ text: String) {
    var buffer = ByteBuffer()
    Array(text.utf8).withUnsafeBufferPointer { LetterScanner().appendLowercase($0, to: &buffer) }
    let result = buffer.string
    let expected = text.unicodeScalars.map { scalar -> String in
      let small = scalar.properties.lowercaseMapping
      return small.unicodeScalars.allSatisfy { Letter.code(of: $0) != Letter.foreign } ? small : String(scalar)
    }.joined()
    #expect(result == expected)
  }
}
