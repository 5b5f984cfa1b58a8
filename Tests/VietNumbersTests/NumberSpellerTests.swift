import Testing
import VietNumbers
import VietOrthography

struct NumberSpellerTests {
  @Test(arguments: [
    (0, "không"), (4, "bốn"), (10, "mười"), (14, "mười bốn"), (15, "mười lăm"), (21, "hai mươi mốt"), (24, "hai mươi tư"),
    (55, "năm mươi lăm"), (100, "một trăm"), (101, "một trăm linh một"), (104, "một trăm linh bốn"), (110, "một trăm mười"),
    (1_000, "một nghìn"), (1_001, "một nghìn không trăm linh một"), (1_010, "một nghìn không trăm mười"),
    (71_029, "bảy mươi mốt nghìn không trăm hai mươi chín"), (1_000_000, "một triệu"),
    (2_000_001_000, "hai tỷ không trăm linh một nghìn"), (21_105_000_014, "hai mươi mốt tỷ một trăm linh năm triệu không trăm mười bốn"),
    (1_000_000_000_000, "một nghìn tỷ"), (-12, "âm mười hai"),
    (
      Int.min,
      "âm chín tỷ tỷ hai trăm hai mươi ba triệu ba trăm bảy mươi hai nghìn không trăm ba mươi sáu tỷ "
        + "tám trăm năm mươi tư triệu bảy trăm bảy mươi lăm nghìn tám trăm linh tám"
    ),
  ])
  func spellsWholeNumbers(_ number: Int, _ words: String) {
    #expect(NumberSpeller().spelling(of: number) == words)
  }

  @Test(arguments: [
    ("1000000000000000000", "một tỷ tỷ"), ("1000000000000000000000000000000000000", "một tỷ tỷ tỷ tỷ"),
    ("5000000000000000007", "năm tỷ tỷ không trăm linh bảy"), ("118.38", "một trăm mười tám phẩy ba tám"),
    ("0.05", "không phẩy không năm"), ("3.25", "ba phẩy hai lăm"), ("-0.5", "âm không phẩy năm"), ("1.001", "một phẩy không không một"),
  ])
  func spellsDecimals(_ number: String, _ words: String) throws {
    #expect(NumberSpeller().spelling(of: try #require(ExactDecimal(number))) == words)
  }

  @Test func spellsAsStylesSay() {
    #expect(NumberSpeller(style: .south).spelling(of: 21_104_024) == "hai mươi mốt triệu một trăm lẻ bốn ngàn không trăm hai mươi bốn")
    #expect(NumberSpeller(style: .plain).spelling(of: 2_001_010) == "hai triệu một nghìn mười")
    var style = SpellingStyle()
    (style.billion, style.decimals) = (.ti, .number)
    #expect(NumberSpeller(style: style).spelling(of: 3_000_000_000) == "ba tỉ")
    #expect(NumberSpeller(style: style).spelling(of: ExactDecimal("3.14") ?? .zero) == "ba phẩy mười bốn")
    #expect(NumberSpeller(style: style).spelling(of: ExactDecimal("3.04") ?? .zero) == "ba phẩy không bốn")
  }

  @Test func spellsRanksAndDigits() {
    let speller = NumberSpeller()
    #expect(
      [1, 2, 4, 10, 21, 104].map(speller.spelling(ofOrdinal:)).joined(separator: ", ")
        == "thứ nhất, thứ hai, thứ tư, thứ mười, thứ hai mươi mốt, thứ một trăm linh bốn")
    #expect(speller.spelling(ofDigits: "0912-345") == "không chín một hai ba bốn năm")
    #expect(speller.spelling(ofDigits: "no digits") == "")
  }

  /// A number too large for the exact type is said by its digits.
  @Test func saysLongNumbersDigitByDigit() {
    let words = NumberSpeller().spelling(of: ExactDecimal(7).scaled(by: 40))
    #expect(words == "bảy" + String(repeating: " không", count: 40))
  }

  @Test func reusesABuffer() {
    let speller = NumberSpeller()
    var buffer = ByteBuffer()
    for (number, words) in [(5, "năm"), (1_005, "một nghìn không trăm linh năm"), (0, "không")] {
      buffer.removeAll()
      speller.write(number, to: &buffer)
      #expect(buffer.string == words)
    }
    speller.write(UInt.max, to: &buffer)
    #expect(buffer.string.hasPrefix("khôngmười tám tỷ tỷ bốn trăm bốn mươi sáu triệu"))
  }
}
