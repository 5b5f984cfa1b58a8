import TestSupport
import Testing
import VietOrthography
import VietText

struct TextNormalizerTests {
  private static let pieces = [
    "hòa", "HOÀ", "ngừơi", "thủy", "\u{301}", "\u{302}", "\u{31B}", "\u{323}", "a", "e", "o", " ", "  ", "\u{A0}", "\u{200B}", "\u{200D}",
    "\u{AD}",
    "lâm", "LÀM", "CỦA â", "Đâk", "à\r\n", "ỖগỎ", "\u{345}", "ñ", "ẞ", "ѐ", "\u{2028}", "\u{85}", "«", "\u{3000}", "Zoé", "gỉi",
    "\u{FEFF}", "\r\n", "\r", "\n", "“", "”", "’", "–", ",", " .", " ,", ":", "5", "Ð", "ð", "а", "о", "Т", "Ａ", "ｎ", "😀", "👩\u{200D}🌾",
    "字", "ﬁ", "Ω", "\t",
  ]

  /// Any set of rules in any form: once is enough, places lead back, what stays is what stood there.
  @Test(arguments: 1...120)
  func isIdempotent(_ seed: Int) throws {
    var random = SeededRandom(seed: seed)
    let source = Array(random.text(50, of: Self.pieces).utf8)
    var normalizer = TextNormalizer()
    normalizer.form = [nil, .nfc, .nfd, .nfkc, .nfkd][Int.random(in: 0..<5, using: &random)]
    normalizer.tonePlacement = [nil, .old, .new][Int.random(in: 0..<3, using: &random)]
    normalizer.rules = Set(TextRule.allCases.filter { _ in Bool.random(using: &random) })
    let once = try normalizer.normalize(source)
    #expect(String(validating: once.bytes, as: UTF8.self) != nil)
    let twice = try normalizer.normalize(once.bytes)
    #expect(twice.bytes == once.bytes, "\(normalizer) \(String(decoding: source, as: UTF8.self).debugDescription)")
    #expect(try normalizer.normalize(source, listsChanges: false).bytes == once.bytes)
    for edge in [OffsetMap.Edge.start, .end] {
      let places = (0...once.bytes.count).map { once.map.source(of: $0, edge: edge) }
      #expect(places == places.sorted() && places.last ?? 0 <= source.count)
    }
    #expect(once.changes.map(\.source.lowerBound) == once.changes.map(\.source.lowerBound).sorted())
    #expect(once.changes.allSatisfy { $0.source.upperBound <= source.count })
  }

  /// Letters of any script beside Vietnamese ones, with every rule: what is no Vietnamese word stays one text.
  @Test(arguments: 1...60)
  func takesAnyScalars(_ seed: Int) throws {
    var random = SeededRandom(seed: seed)
    let text = (0..<60).map { _ -> String in
      let value =
        [
          UInt32.random(in: 0x20...0x24F, using: &random), .random(in: 0x300...0x1FFF, using: &random),
          .random(in: 0x2000...0xD7FF, using: &random), .random(in: 0x1_0000...0x3_0000, using: &random),
        ]
        .randomElement(using: &random) ?? 0x20
      return String(Unicode.Scalar(value) ?? " ") + ["", "", "à", "Ộ", "đ", "ươ"][Int.random(in: 0..<6, using: &random)]
    }.joined()
    var normalizer = TextNormalizer()
    (normalizer.form, normalizer.rules) = ([nil, .nfc, .nfd, .nfkc, .nfkd][Int.random(in: 0..<5, using: &random)], Set(TextRule.allCases))
    normalizer.tonePlacement = Bool.random(using: &random) ? .old : .new
    let once = try normalizer.normalize(Array(text.utf8))
    #expect(String(validating: once.bytes, as: UTF8.self) != nil)
    #expect(try normalizer.normalize(once.bytes).bytes == once.bytes, "\(text.debugDescription)")
  }

  @Test func changesTheFormOnlyByDefault() throws {
    let text = "hòa “Ð”\u{A0}– a\u{200B} ,\r\nty\u{309}"
    let result = try TextNormalizer().normalize(Array(text.utf8))
    #expect(result.text.unicodeScalars.elementsEqual("hòa “Ð”\u{A0}– a\u{200B} ,\r\ntỷ".unicodeScalars))
    #expect(result.changes.map(\.rule) == ["nfc"])
  }

  @Test func listsChangesOfAllRulesInOrder() throws {
    var normalizer = TextNormalizer()
    (normalizer.tonePlacement, normalizer.rules) = (.new, [.spaces, .quotes])
    let source = Array("“hòa”\u{A0}5".utf8)
    let changes = try normalizer.normalize(source).changes
    #expect(changes.map(\.rule) == ["quotes", "tone-new", "tone-new", "quotes", "spaces"])
    #expect(changes.map { String(decoding: source[$0.source], as: UTF8.self) } == ["“", "ò", "a", "”", "\u{A0}"])
    #expect(changes.map { String(decoding: $0.replacement, as: UTF8.self) } == ["\"", "o", "à", "\"", " "])
  }
}
