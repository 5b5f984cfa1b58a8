import Testing
import TestSupport
import VietICU
import VietText

struct NormalizedTextTests {
  /// Letters as someone typed them, with the precomposed letter that a reader sees.
  static let letters: [(typed: String, seen: String)] = [
    ("a", "a"), ("5", "5"), (" ", " "), ("đ", "đ"), ("ỷ", "ỷ"), ("y\u{309}", "ỷ"), ("a\u{302}\u{301}", "ấ"), ("a\u{301}\u{302}", "ấ"),
    ("â\u{301}", "ấ"), ("á\u{302}", "ấ"), ("E\u{323}\u{302}", "Ệ"), ("E\u{302}\u{323}", "Ệ"), ("o\u{31B}\u{323}", "ợ"), ("😀", "😀"),
    ("u\u{301}\u{31B}", "ứ"), ("字", "字"), ("e\u{308}", "ë"), ("\u{212B}", "Å"), ("\u{2126}", "Ω"), ("\u{1100}\u{1161}", "가"), ("\n", "\n"),
    ("\u{340}", "\u{300}"), ("x\u{301}", "x\u{301}"), ("\u{FEFF}", "\u{FEFF}"), ("\u{958}", "\u{915}\u{93C}"), ("%", "%"),
  ]

  @Test(arguments: 1...60)
  func mapsEveryLetterBack(_ seed: Int) throws {
    var random = SeededRandom(seed: seed)
    // A mark alone would join the letter before it: a space keeps it apart.
    let chosen = (0..<40).map { _ in Self.letters[Int.random(in: 0..<Self.letters.count, using: &random)] }
      .flatMap { $0.typed == "\u{340}" ? [(typed: " ", seen: " "), $0] : [$0] }
    let text = try NormalizedText(Array(chosen.map(\.typed).joined().utf8))
    #expect(text.bytes == Array(chosen.map(\.seen).joined().utf8))
    var (source, target) = (0, 0)
    for letter in chosen {
      let range = target..<target + letter.seen.utf8.count
      #expect(text.map.source(of: range) == source..<source + letter.typed.utf8.count, "\(letter)")
      source += letter.typed.utf8.count
      target = range.upperBound
    }
  }

  @Test(arguments: 1...60)
  func isIdempotentNFC(_ seed: Int) throws {
    var random = SeededRandom(seed: seed)
    let marks = ["\u{300}", "\u{301}", "\u{302}", "\u{306}", "\u{31B}", "\u{323}", "\u{316}", "\u{308}", "\u{1DC4}", "\u{20DD}", "\u{344}"]
    let text = random.text(80, of: marks + marks + ["a", "O", "ư", "Ệ", "đ", "5", " ", "각", "ᄀ", "ᅡ", "😀", "ﬁ", "\u{2126}"])
    let once = try NormalizedText(Array(text.utf8))
    #expect(once.bytes.withUnsafeBufferPointer { Normalization.holds(.nfc, for: $0) })
    let twice = try NormalizedText(once.bytes)
    #expect(twice.bytes == once.bytes && twice.map.isIdentity)
    #expect(once.map.source(of: 0..<once.bytes.count) == 0..<text.utf8.count)
    for edge in [OffsetMap.Edge.start, .end] {
      let places = (0...once.bytes.count).map { once.map.source(of: $0, edge: edge) }
      #expect(places == places.sorted())
    }
  }

  @Test(arguments: Corpus.reports)
  func takesReportsWithTheirMarksApart(_ report: Corpus.Report) throws {
    let composed = try NormalizedText(report.utf8)
    #expect(composed.map.isIdentity && composed.bytes == report.utf8)
    let apart = String(decoding: report.utf8, as: UTF8.self).decomposed
    let text = try NormalizedText(Array(apart.utf8))
    #expect(text.bytes == report.utf8)
    #expect(!text.map.isIdentity && apart.utf8.count > report.utf8.count)
  }

  /// One edit of 80 KB: every place behind it must still be right.
  @Test func takesTensOfThousandsOfMarks() throws {
    let start = "a" + String(repeating: "\u{344}", count: 40_000) + "\u{323}\u{323}"
    let text = try NormalizedText(Array((start + " 5%").utf8))
    let end = text.bytes.count
    #expect(text.map.source(of: end - 2..<end) == start.utf8.count + 1..<start.utf8.count + 3)
  }

  @Test func isEmptyOfNothing() throws {
    #expect(try NormalizedText([]).bytes.isEmpty)
  }
}

extension String {
  /// With all marks of Vietnamese letters set apart, in Unicode's order.
  fileprivate var decomposed: String { map { Self.parts[$0] ?? String($0) }.joined() }

  /// By letter, however it is encoded: characters are equal when they are canonically equivalent.
  private static let parts: [Character: String] = {
    let qualities: [(base: String, marks: [String])] = [
      ("a", ["", "\u{306}", "\u{302}"]), ("e", ["", "\u{302}"]), ("i", [""]), ("o", ["", "\u{302}", "\u{31B}"]), ("u", ["", "\u{31B}"]),
      ("y", [""]),
    ]
    var result: [Character: String] = [:]
    for (base, marks) in qualities.flatMap({ [$0, ($0.base.uppercased(), $0.marks)] }) {
      for mark in marks {
        for tone in ["", "\u{300}", "\u{301}", "\u{303}", "\u{309}", "\u{323}"] {
          // The dot below comes before a mark above, behind a horn.
          let apart = tone == "\u{323}" && mark != "\u{31B}" ? base + tone + mark : base + mark + tone
          result[Character(apart)] = apart
        }
      }
    }
    return result
  }()
}
