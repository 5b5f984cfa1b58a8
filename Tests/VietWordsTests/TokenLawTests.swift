import TestSupport
import Testing
import VietWords

/// Laws of tokens that hold for every text.
struct TokenLawTests {
  /// Tokens ascend and never overlap, what is between them is white space or invisible, and sentences hold every token once.
  private func expectLaws(_ utf8: [UInt8], isValid: Bool = true, _ location: SourceLocation = #_sourceLocation) {
    for splitting in TextTokenizer.Splitting.allCases {
      let found = Tokenized(utf8, splitting)
      var end = 0
      for (index, token) in found.tokens.enumerated() {
        guard token.start >= end, token.end > token.start, Int(token.end) <= utf8.count else {
          Issue.record("token \(index) is \(token.range) behind \(end)", sourceLocation: location)
          return
        }
        let gap = utf8[end..<Int(token.start)]
        if index > 0 { #expect(gap.isEmpty == token.isGlued, sourceLocation: location) }
        if isValid { expectInvisible(gap, location) }
        #expect(!token.flags.contains(.continuesWord), sourceLocation: location)
        end = Int(token.end)
      }
      if isValid { expectInvisible(utf8[end...], location) }
      #expect(found.sentences.map(\.count).reduce(0, +) == found.tokens.count, sourceLocation: location)
      let starts = found.tokens.indices.filter { found.tokens[$0].flags.contains(.startsSentence) }
      #expect(starts == found.sentences.map(\.lowerBound), sourceLocation: location)
      #expect(found.tokens.first?.flags.contains(.startsSentence) != false, sourceLocation: location)
    }
  }

  private func expectInvisible(_ gap: ArraySlice<UInt8>, _ location: SourceLocation) {
    if gap.allSatisfy({ $0 <= 0x20 }) { return }
    for scalar in String(decoding: gap, as: UTF8.self).unicodeScalars {
      switch scalar.properties.generalCategory {
      case .spaceSeparator, .lineSeparator, .paragraphSeparator, .control, .format: continue
      default: Issue.record("\(scalar) is in no token", sourceLocation: location)
      }
    }
  }

  private static let pieces = [
    "5", "12", "2004", ".", ",", " ", "\n", "\r\n", "\t", "tỷ", "Đồng", "%", "\u{301}", "😀", "\u{A0}", "字", "-", "/", "m", "²", "\u{2028}",
    "ö", "×", "\u{FEFF}", "\u{200D}", "é", "\0", "ａ", "٣", "\u{10FFFF}", "ộ", "(", "“", "”", "TP", "ThS", "NĐ", "CP", "@", "#", ":",
    "http://",
    "www.", ".vn", "'", "’", "_", "\"", "!", "?", "…", "🇻", "🇳", "👍🏽", "\u{FE0F}", "1️⃣", "v.v.", "h", "A", "&", "+", ")", "]", "[", "<3", "^",
    ";", "x",
  ]

  @Test(arguments: Corpus.reports)
  func holdForReports(_ report: Corpus.Report) { expectLaws(report.utf8) }

  @Test(arguments: 1...60)
  func holdForRandomText(_ seed: Int) {
    var random = SeededRandom(seed: seed)
    expectLaws(Array(random.text(400, of: Self.pieces).utf8))
  }

  @Test(arguments: 1...60)
  func holdForRandomBytes(_ seed: Int) {
    var random = SeededRandom(seed: seed)
    let bytes = random.bytes(500)
    expectLaws(bytes, isValid: false)
    expectLaws(Array(String(decoding: bytes, as: UTF8.self).utf8))
  }

  /// Bytes that are no UTF-8, one and the same very often.
  @Test func holdForEveryByteRepeated() {
    for byte in UInt8.min...255 { expectLaws(Array(repeating: byte, count: 3_000), isValid: false) }
  }

  /// Every kind of scalar alone and between letters, sampled over all planes.
  @Test func holdForEveryKindOfScalar() {
    for value in stride(from: UInt32(0), to: 0x11_0000, by: 89) {
      guard let scalar = Unicode.Scalar(value) else { continue }
      expectLaws(Array("\(scalar)".utf8))
      if value < 0x3000 { expectLaws(Array("a\(scalar)5.\(scalar)B".utf8)) }
    }
  }

  /// A text that ends in the middle of anything is read to its end, and no byte behind it is looked at.
  @Test func holdForEveryBeginning() {
    let text = Array("Xem https://example.vn/a?b=1. “Tôi…” TP.HCM 23/2004/NĐ-CP, 8h30 👨‍👩‍👧 1️⃣ a.b@example.vn #thẻ @tên v.v. :(( x².".utf8)
    for end in 0...text.count {
      // The storage of the copy ends where the text does.
      expectLaws(Array(text[..<end]), isValid: false)
    }
  }

  /// Each text takes at most some times as long twice as long: every piece repeated.
  @Test(
    arguments: pieces + [
      "a-", "a.", "A.", "1-", "1/", "A-1/", "a_", "a@", "ab.Cd", "a.vn", "(((", "http://a)", "x&Y", "😀\u{200D}", "1:", ". ", ".\" ",
    ])
  func areFoundInLinearTime(_ piece: String) {
    func seconds(_ count: Int) -> Duration {
      let text = Array(repeatElement(piece, count: count).joined().utf8)
      var buffer = TextTokenBuffer(capacity: text.count + 1)
      return (0..<3).map { _ in
        ContinuousClock().measure { text.withUnsafeBufferPointer { TextTokenizer().tokenize($0, into: &buffer) } }
      }.min() ?? .zero
    }
    _ = seconds(100)
    let (short, long) = (seconds(500), seconds(8_000))
    // Sixteen times the text; what is quadratic would take 256 times as long.
    #expect(long < short * 80 + .milliseconds(20), "\(piece): \(short), \(long)")
  }
}
