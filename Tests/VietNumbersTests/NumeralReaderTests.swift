import Testing
import VietNumbers

struct NumeralReaderTests {
  @Test(arguments: [
    ("hai tỷ không trăm linh một nghìn", "2000001000"), ("âm ba phẩy năm", "-3.5"), ("1.500", "1500"), ("hai tỷ rưỡi", "2500000000"),
    ("một tỷ tỷ hai trăm triệu năm tỷ ba trăm", "1200000005000000300"),
    ("năm tỷ một trăm triệu tỷ", "5100000000000000000"), ("một nghìn hai sáu", "1026"),
    ("một trăm linh bảy nghìn bảy trăm tỷ", "107700000000000"),
  ])
  func readsOneNumeral(_ text: String, _ value: String) {
    #expect(ExactDecimal(numeral: text)?.description == value)
  }

  @Test(arguments: ["", "ba lô", "một tỷ hai tỷ", "5 tấn", "hai phần ba", "âm", "một trăm nghìn tỷ tỷ tỷ tỷ tỷ"])
  func readsNothingElse(_ text: String) {
    #expect(ExactDecimal(numeral: text) == nil)
  }

  /// "bốn tỷ hai trăm" is often said for 4.2 billions: the other reading stands beside the strict one.
  @Test func keepsTheOtherReadingOfAHundredsTail() {
    let numeral = Reading(of: "bốn tỷ hai trăm")?.numeral
    #expect(numeral?.value.description == "4000000200" && numeral?.alternative?.description == "4200000000")
    #expect(Reading(of: "bốn tỷ hai trăm triệu")?.numeral.alternative == nil)
  }

  @Test func readsRomanNumerals() {
    #expect(["I", "iv", "XIV", "MCMXCIX", "mmxx"].map { RomanNumeral($0)?.value } == [1, 4, 14, 1999, 2020])
    for text in ["", "IIII", "IIX", "VX", "abc", "MMMM", "IM"] { #expect(RomanNumeral(text) == nil, "\(text)") }
  }
}
