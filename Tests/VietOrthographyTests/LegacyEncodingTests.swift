import TestSupport
import Testing
import VietOrthography

struct LegacyEncodingTests {
  private static let fonts: [LegacyEncoding] = [.tcvn3, .vni, .vps, .viscii, .windows1258, .bkhcm2]

  /// All syllables that the tables make, with all tones: what the codecs must carry.
  private static let syllables: [String] = Alphabet.syllables

  /// Hexadecimal bytes and what they say, from texts in these encodings.
  @Test(arguments: [
    ("tcvn3", "43E96E6720686FB52078B72068E96920", "Cộng hoà xã hội "), ("vni", "566965E47420D1F6F4F86E6720D1ED", "Việt Đường Đí"),
    ("viscii", "5669AE742054D6", "Việt Tỷ"), ("vps", "56698C742054FA9B", "Việt Túỷ"), ("windows-1258", "5669EAF274F5CC20C0", "Việtờ À"),
    ("bk-hcm2", "5669EFE574", "Việt"), ("viqr", "5669655E2E74204E616D5C2E", "Việt Nam."), ("ncr", "566926233738373" + "93B74", "Việt"),
  ])
  func reads(_ name: String, _ hex: String, _ text: String) throws {
    let encoding = try #require(LegacyEncoding(name: name))
    #expect(encoding.decode(hex.hexBytes).string == text)
  }

  @Test(arguments: LegacyEncoding.allCases)
  func roundTripsAllSyllables(_ encoding: LegacyEncoding) {
    #expect(Self.syllables.count > 15_000)
    for capital in [false, true] {
      let text = capital ? Self.syllables.joined(separator: " ").uppercased() : Self.syllables.joined(separator: " ")
      // Without codes for toned capitals, or for small letters, the other case is lost.
      let isWhole = encoding == .tcvn3 ? !capital : encoding == .tcvn3Capital ? capital : true
      let encoded = encoding.encode(text)
      #expect(encoded.losses.isEmpty == isWhole, "\(encoding)")
      let decoded = encoding.decode(encoded.bytes).string
      if isWhole { #expect(decoded == text) } else { #expect(decoded.lowercased() == text.lowercased()) }
    }
  }

  /// Words in capitals come back as such, where a capital of ASCII tells so.
  @Test func readsWordsInCapitals() {
    for text in ["VIỆT NAM", "CỘNG HOÀ", "Ông VIỆT", "Hà Nội", "ĐẠI HỌC"] {
      #expect(LegacyEncoding.tcvn3.decode(LegacyEncoding.tcvn3.encode(text).bytes).string == text)
    }
    #expect(LegacyEncoding.tcvn3Capital.decode(LegacyEncoding.tcvn3.encode("Hà Nội").bytes).string == "HÀ NỘI")
  }

  /// A stop or question mark that ends a sentence is no tone of a syllable that has one, or of a word that would be none.
  @Test func readsEndsOfSentencesInVIQR() {
    #expect(
      LegacyEncoding.viqr.decode(Array("kho?e. nghi~a. file. ra. kho^ng? la` a. (cu?a?)".utf8)).string
        == "khỏe. nghĩa. file. rạ không? là ạ (của?)")
    #expect(LegacyEncoding.viqr.decode(Array("file.".utf8)).string == "file.")
    #expect(LegacyEncoding.viqr.encode("nghĩa. ra.").bytes == Array("nghi~a\\. ra\\.".utf8))
  }

  /// What a codec cannot write is listed, with its place; all else survives.
  @Test(arguments: LegacyEncoding.allCases)
  func listsWhatIsLost(_ encoding: LegacyEncoding) {
    let encoded = encoding.encode("tỷ 字 đ字 ok")
    if encoding == .references || encoding == .mojibake || encoding == .doubleMojibake {
      #expect(encoded.losses.isEmpty)
      return
    }
    guard encoding != .tcvn3Capital else { return }
    #expect(encoded.losses.map(\.scalar) == ["字"] && encoded.losses.map(\.count) == [2] && encoded.losses.map(\.place) == [5])
    #expect(encoding.decode(encoded.bytes).string == "tỷ ? đ? ok")
  }

  /// A letter and a sign that together are another letter's code are not written so.
  @Test func doesNotJoinWhatStoodApart() {
    let encoded = LegacyEncoding.vni.encode("aø oû")
    #expect(encoded.losses.map(\.scalar) == ["ø", "û"])
    #expect(LegacyEncoding.vni.decode(encoded.bytes).string == "a? o?")
  }

  /// Legacy letters that were saved as windows-1252 characters in UTF-8, among others that stay.
  @Test(arguments: fonts)
  func readsWhatUTF8Carries(_ encoding: LegacyEncoding) {
    let text = "Cộng hoà xã hội chủ nghĩa Việt Nam, tỷ lệ được"
    let carried = encoding.encode(text).bytes.map { String(Unicode.Scalar($0)) }.joined() + " 字"
    let decoded = Array(carried.utf8).withUnsafeBufferPointer { encoding.decode(carried: $0) }
    #expect(decoded.string == "\(text) 字")
  }

  /// Edits of a decoded text are in order and lead to the bytes that say each run.
  @Test(arguments: fonts)
  func leadsBackToTheBytes(_ encoding: LegacyEncoding) {
    let text = "Tổng mức bán lẻ hàng hoá – đạt 71.029 tỷ đồng; ước tăng 12,5%"
    let bytes = encoding.encode(text).bytes
    let decoded = encoding.decode(bytes)
    var (source, target) = (0, 0)
    for edit in decoded.edits {
      #expect(Array(bytes[source..<edit.sourceStart]) == Array(decoded.bytes[target..<edit.targetStart]))
      let piece = encoding.decode(Array(bytes[edit.source])).bytes
      #expect(piece == Array(decoded.bytes[edit.target]))
      (source, target) = (edit.source.upperBound, edit.target.upperBound)
    }
    #expect(Array(bytes[source...]) == Array(decoded.bytes[target...]))
  }

  /// No bytes make anything trap, and decoding always gives valid UTF-8.
  @Test(arguments: 1...40)
  func takesAnyBytes(_ seed: Int) {
    var random = SeededRandom(seed: seed)
    let bytes = random.bytes(400)
    for encoding in LegacyEncoding.allCases where !encoding.isText {
      #expect(String(validating: encoding.decode(bytes).bytes, as: UTF8.self) != nil, "\(encoding)")
    }
    let text = random.text(
      80, of: ["a", "&#", "&#x1EBF;", "&#55555555;", ";", "^", "'", ".", "\\", "d", "D", "á", "Ã", "»", "\u{9D}", "á»‡", "Ã¡", "𝟓", "字"])
    for encoding in LegacyEncoding.allCases {
      #expect(String(validating: encoding.decode(Array(text.utf8)).bytes, as: UTF8.self) != nil, "\(encoding)")
      _ = Array(text.utf8).withUnsafeBufferPointer { encoding.decode(carried: $0) }
      _ = encoding.encode(text)
      _ = EncodingDetector.guess(bytes)
    }
    // Punctuation survives VIQR, whatever stands before it.
    let ascii = String(text.unicodeScalars.filter(\.isASCII))
    #expect(LegacyEncoding.viqr.decode(LegacyEncoding.viqr.encode(ascii + "ế.ạ'đd").bytes).string == ascii + "ế.ạ'đd")
    #expect(LegacyEncoding.references.decode(LegacyEncoding.references.encode(text).bytes).string == text)
    #expect(LegacyEncoding.mojibake.decode(LegacyEncoding.mojibake.encode(text).bytes).string == text)
  }

  @Test(arguments: [
    ("TCVN3", LegacyEncoding.tcvn3), ("tcvn-3", .tcvn3), (".VnTime", .tcvn3), ("ABC", .tcvn3), (".VnTimeH", .tcvn3Capital),
    ("VNI-Windows", .vni),
    ("cp1258", .windows1258), ("BK HCM 2", .bkhcm2), ("NCR", .references),
  ])
  func knowsNames(_ name: String, _ encoding: LegacyEncoding) {
    #expect(LegacyEncoding(name: name) == encoding)
    #expect(LegacyEncoding(name: encoding.rawValue) == encoding)
    #expect(LegacyEncoding(name: "latin-9") == nil)
  }
}

extension String {
  fileprivate var hexBytes: [UInt8] {
    let digits = Array(self)
    return stride(from: 0, to: digits.count - 1, by: 2).compactMap { UInt8(String(digits[$0...$0 + 1]), radix: 16) }
  }
}
