import Testing
import TestSupport
import VietNumbers

/// What is spelled out reads as the same number.
struct SpellingLawTests {
  static let dialects = [Spelling(), Spelling(zeroLink: "lẻ", thousand: "ngàn", four: "bốn", billion: "tỉ")]

  private func expectRoundTrip(_ number: Int, _ spelling: Spelling, _ location: SourceLocation = #_sourceLocation) {
    let words = spelling.words(number)
    let reading = Reading(of: words)
    #expect(reading?.value == String(number) && reading?.text == words, "\(words)", sourceLocation: location)
  }

  @Test func spellsAsPeopleDo() {
    #expect(Spelling().words(1_001) == "một nghìn không trăm linh một")
    #expect(Spelling().words(21_105_000_014) == "hai mươi mốt tỷ một trăm linh năm triệu không trăm mười bốn")
  }

  @Test(arguments: [0, 1])
  func holdsUpToTwoThousand(_ dialect: Int) {
    for number in 0...2_000 { expectRoundTrip(number, Self.dialects[dialect]) }
  }

  @Test(arguments: 1...20)
  func holdsForLargeNumbers(_ seed: Int) {
    var random = SeededRandom(seed: seed)
    for _ in 0..<30 {
      let digits = Int.random(in: 4...15, using: &random)
      var number = 0
      // Many zeros: they are where spelling is hard.
      for _ in 0..<digits { number = number * 10 + (Bool.random(using: &random) ? 0 : Int.random(in: 1...9, using: &random)) }
      expectRoundTrip(number, Self.dialects[seed % 2])
    }
  }
}
