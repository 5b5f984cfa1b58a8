import Testing
import VNText

struct TextSegmenterTests {
  @Test func wordsAreSlicesOfTheTextAsGiven() {
    // "hàng hóa" decomposed: places count the bytes that were given.
    let text = "Bán le\u{309} ha\u{300}ng hóa tăng 8%. Trời mưa."
    let sentences = TextSegmenter().sentences(in: text)
    #expect(
      sentences.map { $0.words.map(\.kind) } == [[.word, .word, .word, .number, .symbol, .punctuation], [.word, .word, .punctuation]])
    let utf8 = Array(text.utf8)
    for sentence in sentences {
      for word in sentence.words { #expect(Array(utf8[word.utf8Range]) == Array(word.text.utf8)) }
    }
    #expect(sentences[0].words.map(\.text) == ["Bán le\u{309}", "ha\u{300}ng hóa", "tăng", "8", "%", "."])
  }

  @Test func conventionAndSplittingAreChosen() {
    let text = "người dân đến ngày 17-3"
    #expect(TextSegmenter(.treebank).sentences(in: text)[0].words.map(\.text) == ["người", "dân", "đến", "ngày", "17", "-", "3"])
    #expect(TextSegmenter(splitting: .whole).sentences(in: text)[0].words.map(\.text) == ["người dân", "đến", "ngày", "17-3"])
  }

  @Test func nothingHasNoSentences() {
    #expect(TextSegmenter().sentences(in: "").isEmpty)
    #expect(TextSegmenter().sentences(in: " \n\u{FEFF}\t").isEmpty)
  }
}
