import TestSupport
import Testing
import VietWords

struct WordSegmenterTests {
  /// The words of a text, syllables joined by "_", sentences parted by " ‖ ".
  private func words(_ text: String, _ segmenter: WordSegmenter = WordSegmenter(), _ sentences: WordSegmenter.Sentences = .found) -> String
  {
    let utf8 = Array(text.utf8)
    var buffer = WordBuffer()
    utf8.withUnsafeBufferPointer { segmenter.segment($0, into: &buffer, sentences: sentences) }
    func word(_ range: Range<Int>) -> String {
      range.map { String(decoding: utf8[buffer.tokens[$0].range], as: UTF8.self) }.joined(separator: "_")
    }
    return buffer.sentences.map { buffer.words(in: $0).map(word).joined(separator: " ") }.joined(separator: " ‖ ")
  }

  @Test func syllablesOfAWordAreJoined() {
    #expect(
      words("Xuất khẩu hàng hóa sang thị trường Nhật Bản tăng 8,3%.") == "Xuất_khẩu hàng_hóa sang thị_trường Nhật_Bản tăng 8,3 % .")
  }

  /// "sinh" belongs to the syllable before or behind it: the neighbours decide.
  @Test func neighboursDecide() {
    #expect(words("Thầy dạy sinh học cho học sinh.") == "Thầy dạy sinh_học cho học_sinh .")
  }

  @Test func namesAreOneWord() {
    #expect(words("Ông Đinh Văn Khoáng đến Đà Nẵng.") == "Ông Đinh_Văn_Khoáng đến Đà_Nẵng .")
  }

  @Test func conventionsDiffer() {
    let text = "Người dân trong xã quý con gái ông."
    #expect(words(text) == "Người_dân trong xã quý con gái ông .")
    #expect(words(text, WordSegmenter(.treebank)) == "Người dân trong xã quý con_gái ông .")
  }

  @Test func tonePlacementAndCaseDoNotMatter() {
    #expect(words("thủy lợi và hòa bình") == "thủy_lợi và hòa_bình")
    #expect(words("thuỷ lợi và hoà bình") == "thuỷ_lợi và hoà_bình")
    #expect(words("THỦY LỢI VÀ HÒA BÌNH") == "THỦY_LỢI VÀ HÒA_BÌNH")
    #expect(words("TÌNH HÌNH KINH TẾ - XÃ HỘI Ở ĐỊA PHƯƠNG NĂM 2023") == "TÌNH_HÌNH KINH_TẾ - XÃ_HỘI Ở ĐỊA_PHƯƠNG NĂM 2023")
  }

  @Test func aLineIsASentenceWhereAskedFor() {
    #expect(words("Trời mưa. Tôi ở nhà.\nHết.", WordSegmenter(), .lines) == "Trời mưa . Tôi ở nhà . ‖ Hết .")
    #expect(words("Trời mưa. Tôi ở nhà.\nHết.") == "Trời mưa . ‖ Tôi ở nhà . ‖ Hết .")
  }

  /// No word goes across a sentence, a line, a mark, or where no space stands.
  @Test func wordsEndAtMarks() {
    #expect(words("xuất, khẩu") == "xuất , khẩu")
    #expect(words("hàng\n\nhóa") == "hàng ‖ hóa")
    #expect(words("xã LBKT Bình Lộc RBKT nói") == "xã LBKT Bình_Lộc RBKT nói")
  }

  @Test func aModelThatIsNoneMakesEveryTokenAWord() {
    let bytes: [UInt8] = Array("VSM1 but nothing more than that, and then some bytes that are no weights at all: 0123456789".utf8)
    bytes.withUnsafeBytes { #expect(words("xuất khẩu hàng hóa", WordSegmenter(.vlsp, model: $0)) == "xuất khẩu hàng hóa") }
    [UInt8]().withUnsafeBytes { #expect(words("xuất khẩu", WordSegmenter(.vlsp, model: $0)) == "xuất khẩu") }
  }

  /// Segmenting marks tokens and moves none; one buffer serves text after text.
  @Test func tokensStayAsTheyAre() {
    var random = SeededRandom(seed: 6)
    let pieces = ["tổng ", "mức", " bán lẻ", ". ", "\n", "1.500", "%", "\u{301}", "🇻🇳", "TP. ", "Nguyễn ", "\u{200B}", "a", ", ", "−"]
    var words = WordBuffer()
    var tokens = TextTokenBuffer()
    for round in 0..<300 {
      let text = round % 3 == 0 ? random.bytes(60) : Array(random.text(30, of: pieces).utf8)
      text.withUnsafeBufferPointer { bytes in
        WordSegmenter().segment(bytes, into: &words)
        TextTokenizer(splitting: .treebank).tokenize(bytes, into: &tokens)
      }
      #expect(words.tokens.tokens.map(\.range) == tokens.tokens.map(\.range))
      #expect(words.tokens.tokens.allSatisfy { !$0.flags.contains(.continuesWord) || !$0.flags.contains(.startsSentence) && !$0.isGlued })
      let ranges = words.sentences.flatMap { sentence in words.words(in: sentence).flatMap { $0 } }
      #expect(ranges == Array(0..<words.tokens.count))
    }
  }
}
