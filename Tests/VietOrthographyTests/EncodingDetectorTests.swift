import TestSupport
import Testing
import VietOrthography

struct EncodingDetectorTests {
  private static let report = """
    Tình hình kinh tế - xã hội của tỉnh trong sáu tháng đầu năm tiếp tục ổn định và có bước phát triển khá. Tổng mức bán lẻ hàng hoá và doanh thu
    dịch vụ tiêu dùng ước đạt 71.029 tỷ đồng, tăng 12,5% so với cùng kỳ năm trước; trong đó khu vực nhà nước giảm nhẹ.
    """

  @Test(arguments: LegacyEncoding.allCases.filter { $0 != .tcvn3Capital })
  func tellsEachEncoding(_ encoding: LegacyEncoding) throws {
    let bytes = encoding.encode(Self.report).bytes
    let guess = try #require(EncodingDetector.guess(bytes))
    #expect(guess.encoding == encoding && !guess.isCarried && guess.confidence > 0.8 && guess.share > 0.9, "\(guess)")
    guard !encoding.isText else { return }
    // The same letters as a word processor saves them.
    let carried = bytes.map { String(Unicode.Scalar($0)) }.joined()
    let other = try #require(EncodingDetector.guess(Array(carried.utf8)))
    #expect(other.encoding == encoding && other.isCarried, "\(other)")
  }

  /// A text in capitals, whose letters with tones TCVN3 has as small ones only.
  @Test func tellsCapitalFonts() throws {
    let text = Self.report.uppercased()
    let bytes = LegacyEncoding.tcvn3Capital.encode(text).bytes
    let guess = try #require(EncodingDetector.guess(bytes))
    #expect(guess.encoding == .tcvn3Capital)
    #expect(LegacyEncoding.tcvn3Capital.decode(bytes).string == text)
  }

  /// Good Unicode, in any form and any language, is left alone.
  @Test(arguments: [
    report, "", "a", "5%", "Đường", "L'été où l'on a mangé près de la forêt, à Noël, où il n'y a pas de thé.",
    "Não há só maçãs; é à noite, às três, já lá está.",
    "El año pasado más de la mitad está aquí; él comió jamón.", "Große Straße für Grüße, schöne Äpfel",
    "func a(i: Int) { o(i); u.e. }; x^2 + y^2 = (a+b)'",
    "Всем привет, это русский текст", "日本語の文章です。", "Příliš žluťoučký kůň úpěl ďábelské ódy", "e.g. i.e. u.s.a. do. to. a? o' y^ e.",
    "Zażółć gęślą jaźń",
    "He said \"I am.\" We do. So it is. Go to the. no. me. be. a.", "the caf\u{E9} na\u{EF}ve fa\u{E7}ade",
  ])
  func leavesUnicodeAlone(_ text: String) {
    for text in [text, text.uppercased(), String(repeating: text + "\n", count: 20)] {
      #expect(EncodingDetector.guess(Array(text.utf8))?.encoding == nil, "\(text.prefix(60))")
      #expect(EncodingDetector.guess(Array(text.utf8)) != nil)
    }
  }

  /// Other languages in Latin-1 are not Vietnamese in any encoding.
  @Test(arguments: [
    "L'été où l'on a mangé près de la forêt, à Noël, là où il n'y a pas de thé.", "Não há só maçãs; é à noite, às três, já lá está.",
    "Große Straße für Grüße, schöne Äpfel", "på svenska är det så här; för öl", "El año pasado más de la mitad está aquí; él comió jamón.",
  ])
  func tellsNothingOfOtherLanguages(_ text: String) {
    let bytes = text.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }
    #expect(EncodingDetector.guess(bytes) == nil)
    #expect(EncodingDetector.guess([]) != nil)
  }

  /// A look-alike letter in a short text makes no legacy text of it.
  @Test func unicodeWithLookalikesIsUnicode() {
    for text in ["Tôi ở Ðồng Nai", "Ðường về Ðà Lạt", "Ðại hội lần thứ hai"] {
      #expect(EncodingDetector.guess(Array(text.utf8))?.encoding == nil, "\(text)")
    }
  }
}
