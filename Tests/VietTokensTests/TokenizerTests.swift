import Testing
import TestSupport
import VietTokens

struct TokenizerTests {
  /// The tokens of a text as strings, with their kinds.
  private func tokens(_ text: String) -> [(text: String, token: Token)] {
    withPassage(text) { passage in
      (0..<passage.count).map { (String(decoding: passage.bytes($0), as: UTF8.self), passage[$0]) }
    }
  }

  @Test(arguments: [
    ("đạt 71.029 tỷ đồng", "đạt|71.029|tỷ|đồng"), ("2.200ha", "2.200|ha"), ("118,38%", "118,38|%"), ("1.2.3", "1.2.3"),
    ("12.", "12|."), (".5", ".|5"), ("1..2", "1|.|.|2"), ("1,.2", "1|,|.|2"), ("10/1/2023", "10|/|1|/|2023"), ("5-7%", "5|-|7|%"),
    ("QL1A", "QL|1|A"), ("01/NQ-CP", "01|/|NQ|-|CP"), ("m²", "m|²"), ("“5”", "“|5|”"), ("tăng1,36%", "tăng|1,36|%"), ("", ""), (" \n", ""),
    ("😀5", "😀|5"), ("5°C", "5|°|C"), ("a×b", "a|×|b"), ("e\u{301}t", "e\u{301}t"), ("1\u{A0}000", "1|000"), ("１２", "１|２"),
    ("tấn/ha.", "tấn|/|ha|."), ("12,5,", "12,5|,"), ("\u{FEFF}năm", "năm"), ("a\u{AD}b", "a|b"),
  ])
  func splits(_ text: String, _ expected: String) {
    #expect(tokens(text).map(\.text).joined(separator: "|") == expected)
  }

  @Test func tellsKinds() {
    let kinds = tokens("Tăng 5,2 % 字 😀 ±").map(\.token.kind)
    #expect(kinds == [.word, .number, .symbol, .word, .symbol, .symbol])
  }

  @Test(
    arguments: [
      ("a b", .space), ("a  b", .space), ("ab 5%", .space), ("a\u{A0}b", .space), ("a\u{200B}b", .space), ("a\tb", .wide),
      ("a \t b", .wide),
      ("a\nb", .line), ("a\r\nb", .line), ("a\rb", .line), ("a \n b", .line), ("a\t\nb", .line), ("a\u{2028}b", .line),
      ("a\n\nb", .blankLine),
      ("a\r\n\r\nb", .blankLine), ("a\n \t\nb", .blankLine), ("a\n\n\nb", .blankLine), ("a\u{C}b", .wide), ("a\u{85}b", .line),
    ] as [(String, Token.Gap)])
  func tellsGaps(_ text: String, _ gap: Token.Gap) {
    let found = tokens(text)
    #expect(found.first?.token.gap == .blankLine)
    #expect(found.dropFirst().first?.token.gap == gap)
  }

  @Test func gluedTokensHaveNoGap() {
    #expect(tokens("2.200ha/vụ").dropFirst().allSatisfy { $0.token.isGlued && $0.token.gap == .none })
  }

  @Test(
    arguments: [
      ("nghìn", []), ("Nghìn", .capital), ("NGHÌN", [.capital, .capitals]), ("N", .capital), ("Đ", .capital), ("đỒNG", []),
      ("ÂM", [.capital, .capitals]),
      ("12", []), ("%", []),
    ] as [(String, Token.Flags)])
  func tellsCapitals(_ text: String, _ flags: Token.Flags) {
    #expect(tokens(text).map(\.token.flags) == [flags])
  }

  @Test func numbersWordsAndSymbols() {
    let found = tokens("5 % tỷ Tỷ hoà hòa zyxwv 字 12 - \u{2013} m M").map(\.token.word)
    #expect(found[0] == 0x35 && found[1] == 0x25)
    #expect(found[2] != 0 && found[2] == found[3])
    #expect(found[6] == 0 && found[7] == 0 && found[8] == 0)
    #expect(found[9] == 0x2D && found[10] == 0x2D, "every dash is the hyphen")
    #expect(found[11] == 0x6D && found[12] == 0x6D)
  }

  /// A line of 48 bytes or more, what follows on the next line, and whether it goes on.
  @Test(arguments: [
    ("trong đó", true), ("Trong đó", false), ("5 tỷ", true), ("- trong", false), ("\ntrong", false), ("\r\ntrong", false), ("%", false),
  ])
  func marksWrappedLines(_ next: String, _ isWrapped: Bool) {
    let long = "Tổng giá trị sản xuất của toàn tỉnh ước đạt"
    #expect(long.utf8.count >= 48)
    for lineBreak in ["\n", "\r\n"] {
      #expect(firstOfSecondLine(long + lineBreak + next)?.flags.contains(.wrapped) == isWrapped)
      #expect(firstOfSecondLine("Ước đạt" + lineBreak + next)?.flags.contains(.wrapped) == false, "a short line ends")
      #expect(firstOfSecondLine(long + "." + lineBreak + next)?.flags.contains(.wrapped) == false, "a sentence ends")
    }
  }

  @Test func wrappedLinesBehindNumbersAndMarks() {
    let long = "Tổng giá trị sản xuất của toàn tỉnh ước đạt "
    #expect(firstOfSecondLine(long + "12\ntỷ đồng")?.isBreak == false)
    #expect(firstOfSecondLine(long + "12\n15 20")?.isBreak == true, "numbers below numbers are a table")
    #expect(firstOfSecondLine(long + "12%\nso với")?.isBreak == false)
    #expect(firstOfSecondLine(long + "12,\n13")?.isBreak == false)
    #expect(firstOfSecondLine(long + "12;\nso với")?.isBreak == true)
  }

  private func firstOfSecondLine(_ text: String) -> Token? {
    let line = text.utf8.prefix { $0 != 0x0A }.count
    return tokens(text).map(\.token).first { Int($0.start) > line }
  }
}
