import Testing
import TestSupport
import VietNumbers
import VietTokens

struct NeighbourEvidenceTests {
  /// The evidence for the first token of a text that reads as `number`.
  private func evidence(
    for number: String, in text: String, startingAt start: Int = 0, _ change: (inout NeighbourEvidence) -> Void = { _ in }
  ) throws -> SeparatorEvidence {
    try withPassage(text, startingAt: start) { passage in
      var evidence = NeighbourEvidence()
      change(&evidence)
      _ = evidence.survey(passage)
      let index = try #require((0..<passage.count).first { passage.bytes($0).elementsEqual(number.utf8) })
      return evidence.evidence(for: DigitGroups(passage.bytes(index)), at: index, in: passage)
    }
  }

  @Test(
    arguments: [
      ("79,002 và 11,802,322", .english), ("11,802,322; 79,002", .english), ("79,002 và 1.234.567", .vietnamese),
      ("79,002 và 12,5%", .vietnamese),
      ("79,002 và 15.3.2022", .plain), ("79,002 và 80,003", .plain), ("79,002. Năm 11,802,322", .plain), ("79,002\n\n11,802,322", .plain),
      ("79,002\n11,802,322", .english), ("79,002\t11,802,322", .english), ("12,5 rồi 79,002 rồi 1,234.5", .english),
    ] as [(String, DigitGroups.Style)])
  func hearsNeighbours(_ text: String, _ style: DigitGroups.Style) throws {
    #expect(try evidence(for: "79,002", in: text).neighbour == style)
  }

  @Test(arguments: [
    ("12,345 đồng", true, true, false), ("12,345 tỷ đồng", true, false, false), ("12,345 USD", true, false, false),
    ("USD 12,345", true, false, false),
    ("12,345 người", false, false, true), ("Lượt xem: 12,345", false, false, true), ("12,345 ha", false, false, false),
    ("12,345", false, false, false),
    ("12,345\nđồng", false, false, false), ("12,345 nghìn người", false, false, false),
  ])
  func hearsUnits(_ text: String, _ hasCurrency: Bool, _ isPlainDong: Bool, _ countsWholes: Bool) throws {
    let found = try evidence(for: "12,345", in: text)
    #expect(found.hasCurrency == hasCurrency && found.isPlainDong == isPlainDong && found.countsWholes == countsWholes)
    #expect(!found.endsInZero)
    #expect(try evidence(for: "12,340", in: "12,340 ha").endsInZero)
  }

  /// What decides is told by its place in the document.
  @Test(
    arguments: [
      ("79,002 và 11,802,322", .neighbour, 11..<21), ("79,002 đồng", .wholeCurrency, 7..<14), ("79,002 người", .wholeCount, 7..<15),
      ("Lượt xem: 79,002", .wholeCount, 0..<11), ("79,002 và 5", .open, nil),
    ] as [(String, SeparatorRule, Range<Int>?)])
  func tellsThePlace(_ text: String, _ rule: SeparatorRule, _ place: Range<Int>?) throws {
    let found = try evidence(for: "79,002", in: text, startingAt: 500)
    #expect(found.place(for: rule) == place.map { $0.lowerBound + 500..<$0.upperBound + 500 })
  }

  @Test func hearsEarlierNumbers() throws {
    #expect(try evidence(for: "79,002", in: "11,802,322 lượt.\n\nNăm 79,002").earlier == .english)
    let reach = NeighbourEvidence.reach
    for (distance, style) in [(reach, DigitGroups.Style.english), (reach + 1, .plain)] {
      let place = 100_000 - distance..<100_010 - distance
      let found = try evidence(for: "79,002", in: "79,002", startingAt: 100_000) { evidence in
        evidence.lastShown = .init(style: .english, place: place)
      }
      #expect(found.earlier == style)
      #expect(found.place(for: .earlier) == (style == .english ? place : nil))
    }
  }

  @Test func dotsAreDoubtedOnlyBesideGroupingCommas() throws {
    #expect(try evidence(for: "1.500", in: "1.500 và 12.5").neighbour == .plain)
    #expect(try evidence(for: "1.500", in: "1.500 và 11,802,322").neighbour == .english)
  }

  @Test(
    arguments: [
      ("5 và 12,5 và 1.500", .vietnamese, 6), ("1,234.5", .english, 0), ("1.500 và 79,002", nil, 0), ("", nil, 0),
    ] as [(String, DigitGroups.Style?, Int)])
  func surveysThePassage(_ text: String, _ style: DigitGroups.Style?, _ place: Int) {
    withPassage(text, startingAt: 1_000) { passage in
      var evidence = NeighbourEvidence()
      let shown = evidence.survey(passage)
      #expect(shown?.style == style)
      if style != nil { #expect(shown?.place.lowerBound == 1_000 + place) }
    }
  }
}
