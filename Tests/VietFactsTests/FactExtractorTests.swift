import Testing
import VNText

/// What single statements say.
struct FactExtractorTests {
  private let extractor = FactExtractor()

  private func read(_ text: String, _ index: Int = 0) -> StatisticalFact? {
    let facts = extractor.facts(in: text)
    return index < facts.count ? facts[index] : nil
  }

  @Test func planAndChange() throws {
    let fact = try #require(read("Kim ngạch xuất khẩu năm 2022 ước 1.500 triệu USD, đạt 125% kế hoạch, tăng 16,37% so với năm 2021."))
    #expect(fact.indicator == "Kim ngạch xuất khẩu" && fact.period == "2022" && fact.status == .estimate)
    #expect(fact.value == ExactDecimal("1500000000") && fact.unit == "USD")
    #expect(fact.planPercent == ExactDecimal("125") && fact.changePercent == ExactDecimal("16.37") && fact.baseline == "2021")
    #expect(fact.figureRanges.count == 3)
  }

  /// Every order of words for a change.
  @Test(arguments: [
    ("tăng 8% so với cùng kỳ năm trước", "8"), ("so với cùng kỳ năm trước tăng 8%", "8"), ("giảm 2,5% so với cùng kỳ năm trước", "-2.5"),
    ("bằng 87,3% cùng kỳ năm trước", "-12.7"), ("gấp 1,7 lần cùng kỳ năm trước", "70"), ("vượt cùng kỳ năm trước 18,8%", "18.8"),
    ("cao hơn cùng kỳ năm trước 2,3%", "2.3"), ("tăng so với cùng kỳ năm trước 5,2%", "5.2"),
  ])
  func changes(_ words: String, _ change: String) throws {
    let fact = try #require(read("Sản lượng lúa năm 2022 đạt 5,1 triệu tấn, \(words)."))
    #expect(fact.indicator == "Sản lượng lúa" && fact.changePercent == ExactDecimal(change) && fact.baseline == "cùng kỳ năm trước")
  }

  @Test func baseBeforeTheSubject() throws {
    let fact = try #require(read("So với cùng kỳ năm trước, CPI tháng 9/2023 tăng 3,66%."))
    #expect(fact.indicator == "CPI" && fact.period == "2023-09" && fact.changePercent == ExactDecimal("3.66"))
  }

  @Test(arguments: [
    ("đạt 118,38% kế hoạch", "118.38"), ("vượt 5,2% dự toán", "105.2"), ("bằng 48,9% dự toán năm", "48.9"), ("vượt kế hoạch 3%", "103"),
  ])
  func plans(_ words: String, _ percent: String) throws {
    let fact = try #require(read("Thu ngân sách năm 2021 đạt 5.200 tỷ đồng, \(words)."))
    #expect(fact.planPercent == ExactDecimal(percent) && fact.changePercent == nil)
  }

  /// A multiple that "tăng" governs says no percent.
  @Test func timesMoreIsNoPercent() throws {
    let fact = try #require(read("Khách quốc tế năm 2022 đạt 2,03 triệu lượt, tăng 7 lần."))
    #expect(fact.changePercent == nil && fact.value == ExactDecimal("2030000"))
  }

  @Test func secondBaseIsARowOfItsOwn() {
    let facts = extractor.facts(in: "CPI tháng 6/2023 tăng 0,27% so với tháng trước và tăng 2% so với cùng kỳ năm trước.")
    #expect(facts.map(\.baseline) == ["tháng trước", "cùng kỳ năm trước"])
    #expect(facts.map(\.changePercent) == [ExactDecimal("0.27"), ExactDecimal("2")])
  }

  @Test func lastYearInBrackets() {
    let facts = extractor.facts(in: "GDP 6 tháng đầu năm 2020 tăng 1,81% (cùng kỳ năm 2019 tăng 6,77%).")
    #expect(facts.map(\.period) == ["2020-01/2020-06", "2019-01/2019-06"])
    #expect(facts.map(\.indicator) == ["GDP", "GDP"])
  }

  @Test func realBesideNominal() {
    let facts = extractor.facts(in: "Tổng mức bán lẻ năm 2023 đạt 6.232 nghìn tỷ đồng, tăng 9,6%, nếu loại trừ yếu tố giá tăng 7,1%.")
    #expect(facts.count == 2 && facts[1].priceBasis == .real && facts[1].value == nil && facts[1].changePercent == ExactDecimal("7.1"))
  }

  @Test func partsOfAList() {
    let facts = extractor.facts(
      in: "Kim ngạch xuất khẩu năm 2022 đạt 1.500 triệu USD; trong đó, thủy sản 1.050 triệu USD, tăng 6%; gạo 362 triệu USD, chiếm 24,1%.")
    #expect(facts.map(\.indicator) == ["Kim ngạch xuất khẩu", "thủy sản", "gạo"])
    #expect(facts.map(\.partOf) == [nil, "Kim ngạch xuất khẩu", "Kim ngạch xuất khẩu"])
    #expect(facts[2].sharePercent == ExactDecimal("24.1"))
  }

  /// A bare number in a list has the unit and the magnitude of its total.
  @Test func bareNumbersInAList() {
    let facts = extractor.facts(in: "Sản lượng thủy sản năm 2019 đạt 1.566,6 nghìn tấn, gồm: cá 1.149,2; tôm 142,6; khác 274,8.")
    #expect(facts.map(\.value) == ["1566600", "1149200", "142600", "274800"].map { ExactDecimal($0) })
    #expect(Set(facts.map(\.unit)) == ["t"])
  }

  @Test func inOrder() {
    let facts = extractor.facts(in: "Năm 2010, vốn FDI vào Quảng Ninh, Nghệ An và Long An lần lượt là 2,15 tỷ USD, 1 tỷ USD và 0,5 tỷ USD.")
    #expect(facts.map(\.value) == [ExactDecimal("2150000000"), ExactDecimal("1000000000"), ExactDecimal("500000000")])
    #expect(facts.count == 3 && facts[1].indicator == "vốn FDI" && facts[1].place == "Nghệ An")
  }

  @Test func titleGivesThePeriod() {
    let facts = extractor.facts(
      in: "Tình hình kinh tế - xã hội quý I năm 2019\n\nThu ngân sách đạt 1.200 tỷ đồng. Chi ngân sách đạt 900 tỷ đồng.\n")
    #expect(facts.map(\.period) == ["2019-Q1", "2019-Q1"] && facts.allSatisfy { $0.flags.contains(.inheritedPeriod) })
  }

  @Test func yearAfterTheNamedTerm() {
    #expect(read("Bốn tháng đầu năm xuất 2,16 triệu tấn gạo, tăng 22% so với cùng kỳ năm 2017.")?.period == "2018-01/2018-04")
  }

  @Test(arguments: [
    "Ngày 10/1/2023, Sở họp tại số 25 đường Trần Phú.", "Nghị định 43/2014/NĐ-CP có hiệu lực.", "Gọi 0912 345 678.", "", "%%% ((( 5",
    "Trong 48 quốc gia có nhiều nước lớn.",
  ])
  func statesNothing(_ text: String) { #expect(extractor.facts(in: text).isEmpty) }

  @Test func contradiction() throws {
    let text = "Xuất khẩu thủy sản năm 2022 đạt 1.050 triệu USD (kế hoạch 950 triệu USD), đạt 118,53% kế hoạch."
    let found = try #require(extractor.contradictions(in: text).first)
    #expect(
      found.kind == .plan && found.expected == ExactDecimal("110.53")
        && String(decoding: Array(text.utf8)[found.claim], as: UTF8.self) == "118,53%")
    #expect(found.arithmetic == "1050000000 / 950000000 = 110.53 %, not 118.53 %")
  }

  /// Brackets, marks and lists that never close.
  @Test func strangeTextIsRead() {
    for text in [
      "((((((tăng 5%", "))) 5 tỷ đồng ((", "gồm: gồm: trong đó: 5%; 6%; 7%", String(repeating: "tăng 5% (", count: 2000),
      "so với so với 5%", "từ từ 5% lên lên 6%",
    ] {
      _ = extractor.facts(in: text)
      _ = extractor.contradictions(in: text)
    }
  }
}
