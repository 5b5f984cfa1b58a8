import TestSupport
import Testing
import VietOrthography

struct DiacriticTests {
  @Test(arguments: [
    ("Đường tiếng Việt", "Đương tiêng Viêt", "Đuong tieng Viet", "Duong tieng Viet"),
    ("ĐẶC BIỆT ừ", "ĐĂC BIÊT ư", "ĐAC BIET u", "DAC BIET u"),
    ("naïve ö ñ 字 5%", "naïve ö ñ 字 5%", "naïve ö ñ 字 5%", "naïve ö ñ 字 5%"), ("", "", "", ""),
    ("Vie\u{323}\u{302}t o\u{31B}\u{301}", "Vie\u{302}t o\u{31B}", "Viet o", "Viet o"),
    ("\u{301}5\u{301}", "\u{301}5\u{301}", "\u{301}5\u{301}", "\u{301}5\u{301}"),
  ])
  func folds(_ text: String, _ tone: String, _ hat: String, _ all: String) {
    for (level, expected) in [(DiacriticLevel.tone, tone), (.hat, hat), (.all, all)] {
      let folded = level.folding(text)
      #expect(folded.unicodeScalars.elementsEqual(expected.unicodeScalars), "\(level)")
      #expect(level.folding(folded).unicodeScalars.elementsEqual(folded.unicodeScalars))
    }
  }

  @Test func foldsEveryLetter() {
    for letter in Alphabet.marked {
      let apart = Alphabet.vowels.first { vowel in Alphabet.tones.contains { Character(String(vowel.base) + vowel.quality + $0) == letter }
      }
      let bare = apart.map { String($0.base) } ?? "d"
      #expect(DiacriticLevel.all.folding(String(letter)) == bare)
      #expect(DiacriticLevel.all.folding(letter.uppercased()) == bare.uppercased())
    }
  }

  private func found(_ phrase: String, _ text: String, _ level: DiacriticLevel = .all, words: Bool = false) -> [String] {
    DiacriticSearch(phrase, level: level, wholeWords: words).matches(in: text).map {
      "\(String(decoding: Array(text.utf8)[$0.range], as: UTF8.self)) \($0.distance)"
    }
  }

  @Test func ranksTheNearestFirst() {
    let text = "Tối được, TOI DUOC, tôi được; toi duoc. tồi  đước"
    #expect(
      found("tôi được", text) == ["tôi được none", "Tối được tone", "tồi  đước tone", "TOI DUOC stroke", "toi duoc stroke"])
    #expect(found("toi duoc", text).first == "toi duoc none" && found("toi duoc", text).count == 5)
    #expect(found("tôi được", text, .tone) == ["tôi được none", "Tối được tone", "tồi  đước tone"])
    #expect(found("toi duoc", text, .hat) == ["toi duoc none", "TOI DUOC spelling"])
  }

  @Test func findsInAnyForm() {
    #expect(found("việt nam", "Vie\u{323}\u{302}t\u{A0}Nam") == ["Vie\u{323}\u{302}t\u{A0}Nam spelling"])
    #expect(found("Vie\u{323}\u{302}t", "Việt") == ["Việt none"])
    #expect(found("ở", "ở") == ["ở none"] && found("12,5%", "tăng 12,5%") == ["12,5% none"])
    #expect(found("", "abc").isEmpty && found("abc", "").isEmpty && found("abcd", "abc").isEmpty)
  }

  @Test func keepsToWords() {
    #expect(found("an", "toàn an ăn", words: true) == ["an none", "ăn hat"])
    #expect(found("an", "toàn an ăn").count == 3)
  }

  @Test(arguments: 1...30)
  func takesAnyText(_ seed: Int) {
    var random = SeededRandom(seed: seed)
    let text = random.text(60, of: ["a", "á", "ậ", "o", "\u{302}", "\u{301}", " ", "\u{A0}", "d", "đ", "Đ", "字", "n", "\u{31B}"])
    let phrase = random.text(3, of: ["a", "ậ", "o", "d", "đ", "n", " "])
    let bytes = Array(text.utf8)
    for match in DiacriticSearch(phrase).matches(in: text) {
      let slice = String(decoding: bytes[match.range], as: UTF8.self)
      #expect(String(validating: Array(bytes[match.range]), as: UTF8.self) != nil)
      func bare(_ text: String) -> String {
        DiacriticLevel.all.folding(text).lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
      }
      #expect(bare(slice) == bare(phrase), "\(slice.debugDescription)")
    }
  }
}
