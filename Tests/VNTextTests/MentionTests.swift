import Testing
import VNText

struct MentionTests {
  private let extractor = FigureExtractor()

  @Test func aRangeHasBounds() throws {
    let mention = try #require(extractor.mentions(in: "lãi 15 đến 20 tỷ đồng").first)
    #expect(mention.normalized == "15000000000..20000000000")
    #expect(mention.bounds == ExactDecimal("15000000000")!...ExactDecimal("20000000000")!)
    #expect(mention.value == nil)
  }

  @Test func anOpenSeparatorNamesTheOtherReading() throws {
    let mention = try #require(extractor.mentions(in: "chỉ số 79,002").first)
    #expect(mention.normalized == "79.002")
    #expect(mention.isAmbiguous)
    #expect(mention.alternatives == ["79002"])
  }

  @Test func neighboursSettleASeparator() throws {
    let mentions = extractor.mentions(in: "• Trong kỳ: 79,002\n• Tất cả: 11,802,322")
    #expect(mentions.map(\.normalized) == ["79002", "11802322"])
    #expect(mentions.allSatisfy { !$0.isAmbiguous })
  }

  @Test func moreDigitsThanFitAreNoValue() throws {
    let mention = try #require(extractor.mentions(in: "\(String(repeating: "9", count: 40)) đồng").first)
    #expect(mention.kind == .money)
    #expect(mention.normalized == nil)
    #expect(mention.value == nil)
  }

  @Test func aDateWithItsYearHasDays() throws {
    let mention = try #require(extractor.mentions(in: "quý I/2024").first)
    #expect(mention.days == "2024-01-01"..."2024-03-31")
    #expect(try #require(extractor.mentions(in: "ngày 10/1").first).days == nil)
  }

  /// A sum before a pair does not make money of its first end, which borrows the unit of the other one.
  @Test func theOtherEndSaysWhatIsCounted() {
    let mentions = extractor.mentions(in: "vốn 450 tỷ đồng, nâng sản lượng từ 1,2 triệu lên 3 triệu tấn")
    #expect(mentions.map(\.kind) == [.money, .quantity, .quantity])
    #expect(mentions.map(\.normalized) == ["450000000000", "1200000", "3000000"])
  }

  @Test func lunarDatesHaveNoDays() throws {
    for text in ["15/8/2023 âm lịch", "10/3 (âm lịch)", "23 tháng Chạp", "rằm tháng Bảy năm 2023", "10-12/3/2023 ÂL"] {
      let mention = try #require(extractor.mentions(in: text).first)
      #expect(mention.isLunar && mention.days == nil, "\(text)")
    }
    #expect(try !#require(extractor.mentions(in: "15/8/2023").first).isLunar)
  }

  @Test func aWeekdayBehindAHeadingIsNoRank() {
    #expect(extractor.mentions(in: "XÃ HỘI\nThứ ba, 14/5/2024").map(\.normalized) == ["2024-05-14"])
  }

  /// Parts of periods in a row were read each inside the one before.
  @Test func wordsInARowNeedNoDepth() {
    #expect(extractor.mentions(in: String(repeating: "đầu ", count: 50_000)).isEmpty)
  }

  @Test func placesCountTheOriginal() throws {
    let text = "ước đa\u{323}t 5 ty\u{309} đồng"
    let mention = try #require(extractor.mentions(in: text).first)
    #expect(mention.text == "5 ty\u{309} đồng")
    #expect(Array(text.utf8)[mention.utf8Range].elementsEqual(mention.text.utf8))
    #expect(mention.modifiers == .estimate)
  }

  @Test func manyThreadsShareOneExtractor() async {
    let text = "Thu 71.029 tỷ đồng, tăng 37,46% so với năm 2021; 6 tháng đầu năm 2023 đạt 1.500 triệu USD."
    let expected = extractor.mentions(in: text)
    await withTaskGroup(of: Bool.self) { group in
      for _ in 0..<64 {
        group.addTask { [extractor] in extractor.mentions(in: text) == expected }
      }
      for await agrees in group { #expect(agrees) }
    }
  }

  @Test func aCellKnowsItsHeading() throws {
    let text = "Đơn vị tính: triệu đồng\nThu\t1.234\nChi 5 tỷ đồng"
    let mentions = FigureExtractor().mentions(in: text)
    let utf8 = Array(text.utf8)
    #expect(mentions.map(\.normalized) == ["1234000000", "5000000000"])
    let heading = try #require(mentions[0].unitRange)
    #expect(String(decoding: utf8[heading], as: UTF8.self) == "Đơn vị tính: triệu đồng")
    #expect(mentions[1].unitRange == nil)
  }

  @Test func aReferenceDateGivesTheYear() {
    let mention = FigureExtractor(referenceDate: CalendarDate("2023-01-05")).mentions(in: "tháng 11")[0]
    #expect(mention.normalized == "2022-11" && mention.days == "2022-11-01"..."2022-11-30")
    #expect(FigureExtractor().mentions(in: "tháng 11")[0].normalized == "XXXX-11")
  }

  /// A code never takes back what an earlier figure has.
  @Test(arguments: ["5h3yện", "7h30 text2text", "lúc 5h3abc", "30K-567.89 5m2text"])
  func mentionsDoNotOverlap(_ text: String) {
    var end = 0
    for mention in FigureExtractor().mentions(in: text) {
      #expect(mention.utf8Range.lowerBound >= end, "\(mention)")
      end = mention.utf8Range.upperBound
    }
    #expect(end > 0)
  }
}
