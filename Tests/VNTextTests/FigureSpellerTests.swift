import Testing
import VNText

struct FigureSpellerTests {
  private let speller = FigureSpeller()

  @Test(arguments: [
    ("10.5", "USD", "mười đô la năm mươi xu"), ("50000", "VND/kg", "năm mươi nghìn đồng một ki lô gam"),
    ("30000000", "VND/tháng", "ba mươi triệu đồng trên tháng"), ("0.5", "pp", "không phẩy năm điểm phần trăm"),
    ("63.5", "tạ/ha", "sáu mươi ba phẩy năm tạ trên héc ta"), ("1000.5", "VND", "một nghìn phẩy năm đồng"), ("3", "dự án", "ba dự án"),
    ("0.25", "EUR", "không phẩy hai năm euro"), ("7", "zzz", "bảy zzz"), ("7", "", "bảy"),
  ])
  func saysUnits(_ value: String, _ unit: String, _ words: String) throws {
    #expect(speller.spelling(of: try #require(ExactDecimal(value)), unit: unit) == words)
  }

  @Test func saysRangesAndFractions() {
    #expect(speller.spelling(of: ExactDecimal(5)...ExactDecimal(7), unit: "%") == "năm đến bảy phần trăm")
    #expect(speller.spelling(of: ExactDecimal(5)...ExactDecimal(7)) == "năm đến bảy")
    #expect(speller.spelling(ofFraction: 3, over: 4) == "ba phần tư")
  }

  @Test func saysDatesTimesAndLengths() throws {
    #expect(speller.spelling(of: try #require(CalendarDate("2023-04-10"))) == "ngày mười tháng tư năm hai nghìn không trăm hai mươi ba")
    #expect(speller.spelling(of: CalendarDate(year: nil, quarter: 1)) == "quý một")
    let years = DatePeriod(CalendarDate(year: 2021), to: CalendarDate(year: 2025))
    #expect(speller.spelling(of: years) == "năm hai nghìn không trăm hai mươi mốt đến năm hai nghìn không trăm hai mươi lăm")
    #expect(speller.spelling(of: try #require(ClockTime(hour: 8, minute: 30))) == "tám giờ ba mươi phút")
    #expect(speller.spelling(of: try #require(ClockTime(hour: 14))) == "mười bốn giờ")
    #expect(speller.spelling(of: Span(ExactDecimal(5), .year)) == "năm năm")
  }

  @Test func saysItems() {
    #expect(speller.spelling(ofItem: "2000") == "hai nghìn")
    #expect(speller.spelling(ofItem: "1.500 triệu USD") == "một nghìn năm trăm triệu đô la")
    #expect(speller.spelling(ofItem: "abc") == nil)
    #expect(speller.spelling(ofRoman: "XIV") == "mười bốn")
  }

  /// Everything but the figures stays byte for byte, and the alignment tells what became what.
  @Test(arguments: ["Thu 5 tỷ.\r\n\u{FEFF}Tăng 8,3%\t(so với 2021)", "ty\u{309} le\u{302}\u{323} 12% \u{1F600} 3ha", "", "không có gì"])
  func alignsWithTheSource(_ text: String) {
    let result = speller.rewrite(text)
    let (source, target) = (Array(text.utf8), Array(result.text.utf8))
    var (from, to) = (0, 0)
    for replacement in result.replacements {
      #expect(source[from..<replacement.source.lowerBound] == target[to..<replacement.target.lowerBound])
      (from, to) = (replacement.source.upperBound, replacement.target.upperBound)
    }
    #expect(source[from...] == target[to...])
    #expect(!result.text.contains(/[0-9]/))
  }

  /// A line that is longer than a passage may be is cut, and no word of it is read twice.
  @Test func readsLongLinesOnce() {
    let (written, spoken) = ("chương III và thứ 7, có 12 hộ ", "chương ba và thứ bảy, có mười hai hộ ")
    let result = speller.rewrite(String(repeating: written, count: 32_000))
    #expect(result.text == String(repeating: spoken, count: 32_000))
    #expect(zip(result.replacements, result.replacements.dropFirst()).allSatisfy { $0.source.upperBound <= $1.source.lowerBound })
    let text = String(repeating: "có hai hộ và ba lô; ", count: 50_000)
    #expect(FigureTranscriber().rewrite(text).text == text.replacing("hai hộ", with: "2 hộ"))
  }

  @Test func keepsToItsKinds() {
    let text = "Ngày 10/1 thu 5 tỷ đồng, thứ 7."
    #expect(FigureSpeller(kinds: [.money]).rewrite(text).text == "Ngày 10/1 thu năm tỷ đồng, thứ 7.")
    #expect(
      FigureTranscriber(kinds: [.money]).rewrite("ngày mười tháng một thu năm tỷ đồng, hai hộ").text
        == "ngày mười tháng một thu 5 tỷ đồng, hai hộ")
  }

  @Test func writesInStyles() {
    let text = "hai mươi lăm nghìn đồng, hai tỷ rưỡi, năm phẩy năm ki lô mét"
    func written(_ style: NotationStyle) -> String { FigureTranscriber(style: style).rewrite(text).text }
    #expect(written(NotationStyle()) == "25.000 đồng, 2,5 tỷ, 5,5 km")
    #expect(
      written(NotationStyle(grouping: .none, keepsMagnitudes: false, usesSymbols: false)) == "25000 đồng, 2500000000, 5,5 ki lô mét")
    #expect(written(NotationStyle(grouping: .comma)) == "25,000 đồng, 2.5 tỷ, 5.5 km")
    #expect(written(NotationStyle(grouping: .space)) == "25 000 đồng, 2,5 tỷ, 5,5 km")
  }
}
