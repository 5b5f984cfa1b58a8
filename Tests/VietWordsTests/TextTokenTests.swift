import Testing
import VietWords

/// Tokens as values: their size, kinds and flags.
struct TextTokenTests {
  @Test func isTwelveBytes() { #expect(MemoryLayout<TextToken>.stride == 12) }

  @Test func nothingHasNoTokens() {
    for text in ["", " ", "\n\n", "\u{A0}\u{200B}\u{FEFF}", "\r\n\t"] {
      #expect(Tokenized(text).tokens.isEmpty && Tokenized(text).sentences.isEmpty)
    }
  }

  @Test(arguments: [
    ("nước", TextToken.Kind.word), ("mô-đen", .word), ("O'Brien", .word), ("m2", .word), ("m²", .word), ("km/h", .word), ("日本", .word),
    ("71.029", .number), ("118,38", .number), ("1/5", .number), ("10/1", .date), ("24/24", .number), ("½", .number), ("10-15", .number),
    ("17-3-2004", .date), ("2004/03/16", .date), ("9/2004", .date), ("IV/2023", .date), ("22:06:26", .time), ("8h30", .time),
    ("14h", .time),
    ("23/2004/NĐ-CP", .code), ("50P-5117", .code), ("COVID-19", .code), ("A5", .code), ("HIV/AIDS", .code), ("C++", .code),
    ("TP.HCM", .abbreviation), ("v.v.", .abbreviation), ("T.Ư", .abbreviation), ("GD-ĐT", .abbreviation), ("R&D", .abbreviation),
    ("https://example.vn/a?b=1", .url), ("example.com.vn", .url), ("a.b@example.vn", .email), ("#tết2024", .hashtag),
    ("@lan.anh", .mention),
    ("😀", .emoji), ("👍🏽", .emoji), ("👨‍👩‍👧‍👦", .emoji), ("🇻🇳", .emoji), ("1️⃣", .emoji), ("❤️", .emoji), (":)", .emoticon), ("=))", .emoticon),
    ("...", .punctuation), ("…", .punctuation), ("---", .punctuation), ("“", .punctuation), ("%", .symbol), ("₫", .symbol), ("+", .symbol),
  ])
  func isOfAKind(_ text: String, _ kind: TextToken.Kind) { #expect(Tokenized(text).kind == kind, "\(Tokenized(text).texts)") }

  @Test func knowsWhatStandsBefore() {
    let flags = Tokenized("Mưa, gió\nbão\n\nlụt").tokens.map { $0.flags.intersection([.spaceBefore, .lineBreakBefore, .blankLineBefore]) }
    #expect(
      flags == [
        .lineBreakBefore, [], .spaceBefore, [.spaceBefore, .lineBreakBefore], [.spaceBefore, .lineBreakBefore, .blankLineBefore],
      ])
  }

  @Test(arguments: [
    ("nước", 0), ("Nước", 1), ("NƯỚC", 2), ("Ở", 1), ("Đà", 1), ("ĐÀ", 2), ("UBND", 2), ("A5", 1), ("GD-ĐT", 2), ("ệ", 0), ("Ếch", 1),
  ])
  func knowsCapitals(_ text: String, _ capitals: Int) {
    let flags = Tokenized(text).tokens[0].flags
    #expect(flags.contains(.capital) == (capitals > 0) && flags.contains(.capitals) == (capitals > 1))
  }

  @Test func plainIsARunOfLatinLetters() {
    for text in ["nghiêng", "Ở", "km", "café"] { #expect(Tokenized(text).tokens[0].flags.contains(.plain), "\(text)") }
    for text in ["mô-đen", "m2", "кот", "12", "TP.HCM", "O'Brien"] { #expect(!Tokenized(text).tokens[0].flags.contains(.plain), "\(text)") }
  }

  @Test func aBufferIsUsedAgain() {
    var buffer = TextTokenBuffer()
    for text in [String(repeating: "a ", count: 5_000), "hai từ", ""] {
      Array(text.utf8).withUnsafeBufferPointer { TextTokenizer().tokenize($0, into: &buffer) }
      #expect(buffer.count == Tokenized(text).tokens.count)
    }
  }
}
