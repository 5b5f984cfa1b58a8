import Testing
import TestSupport
import VietTokens

/// Tokens, with the gaps between them, make up the whole text.
struct PartitionTests {
  private func expectPartition(_ utf8: [UInt8], _ location: SourceLocation = #_sourceLocation) {
    withPassage(utf8) { passage in
      var end = 0
      for index in 0..<passage.count {
        let token = passage[index]
        let start = Int(token.start)
        guard start >= end, token.end > token.start, Int(token.end) <= utf8.count else {
          Issue.record("token \(index) is \(start)..<\(token.end) behind \(end)", sourceLocation: location)
          return
        }
        let gap = String(decoding: utf8[end..<start], as: UTF8.self).unicodeScalars
        #expect(gap.allSatisfy(Self.isSpace), "\(gap)", sourceLocation: location)
        #expect(index == 0 || gap.isEmpty == (token.gap == .none), sourceLocation: location)
        expectKind(token, Array(utf8[start..<Int(token.end)]), location)
        end = Int(token.end)
      }
      #expect(String(decoding: utf8[end...], as: UTF8.self).unicodeScalars.allSatisfy(Self.isSpace), sourceLocation: location)
    }
  }

  private func expectKind(_ token: Token, _ bytes: [UInt8], _ location: SourceLocation) {
    let text = String(decoding: bytes, as: UTF8.self)
    let isRight =
      switch token.kind {
      case .word: !text.unicodeScalars.contains { $0.isASCII && !$0.properties.isAlphabetic }
      case .number: text.first?.isASCII == true && text.last?.isWholeNumber == true && bytes.allSatisfy { (0x2C...0x39).contains($0) }
      case .symbol: text.unicodeScalars.count == 1 && !text.unicodeScalars.contains { $0.isASCII && $0.properties.isAlphabetic }
      case .edge: false
      }
    #expect(isRight, "\(token.kind) \(text)", sourceLocation: location)
  }

  private static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .spaceSeparator, .lineSeparator, .paragraphSeparator, .control, .format: true
    default: false
    }
  }

  @Test(arguments: Corpus.reports)
  func holdsForReports(_ report: Corpus.Report) { expectPartition(report.utf8) }

  @Test func findsReports() { #expect(Corpus.reports.count >= 10) }

  @Test(arguments: 1...60)
  func holdsForRandomBytesMadeValid(_ seed: Int) {
    var random = SeededRandom(seed: seed)
    expectPartition(Array(String(decoding: random.bytes(400), as: UTF8.self).utf8))
  }

  @Test(arguments: 1...60)
  func holdsForRandomText(_ seed: Int) {
    var random = SeededRandom(seed: seed)
    let pieces = [
      "5", "12", ".", ",", " ", "\n", "\r\n", "\t", "tỷ", "Đồng", "%", "\u{301}", "😀", "\u{A0}", "字", "-", "/", "m", "²", "\u{2028}", "ö",
      "×",
      "\u{FEFF}", "\u{200D}", "é", "\0", "ａ", "٣", "\u{10FFFF}", "ộ", "(", "“",
    ]
    expectPartition(Array(random.text(300, of: pieces).utf8))
  }

  /// Every scalar alone and between letters, sampled over all planes.
  @Test func holdsForEveryKindOfScalar() {
    for value in stride(from: UInt32(0), to: 0x11_0000, by: 97) {
      guard let scalar = Unicode.Scalar(value) else { continue }
      expectPartition(Array("\(scalar)".utf8))
      if value < 0x3000 { expectPartition(Array("a\(scalar)5".utf8)) }
    }
  }

  /// A word reads the same in a long text, where words are remembered by their bytes, as alone, where they are not.
  @Test(arguments: 1...30)
  func aWordReadsTheSameAnywhere(_ seed: Int) {
    var random = SeededRandom(seed: seed)
    let words = [
      "tỷ", "Tỷ", "TỶ", "đồng", "nghiêng", "ha", "HA", "a×b", "e\u{301}t", "ж", "Straße", "m²", "x\u{303}", "Ⰰa", "internationalization",
    ]
    let text = random.text(60, of: words + [" ", " ", " ", "-", "…", "–", "5", "\u{A0}", "“"])
    withPassage(text) { passage in
      for index in 0..<passage.count where passage[index].isWord {
        let (token, bytes) = (passage[index], Array(passage.bytes(index)))
        withPassage(bytes) { alone in
          #expect(alone.count == 1 && alone[0].word == token.word, "\(String(decoding: bytes, as: UTF8.self))")
          #expect(alone[0].flags == token.flags.subtracting(.wrapped))
        }
      }
    }
  }
}
