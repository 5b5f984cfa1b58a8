import Testing
import VietNumbers

struct SeparatorRuleTests {
  private func decide(_ text: String, _ change: (inout SeparatorEvidence) -> Void = { _ in }) -> SeparatorDecision? {
    var evidence = SeparatorEvidence()
    evidence.endsInZero = text.last == "0"
    change(&evidence)
    return Array(text.utf8).withUnsafeBufferPointer { SeparatorDecision(DigitGroups($0), evidence) }
  }

  private func expect(
    _ decision: SeparatorDecision?, _ reading: DigitGroups.Reading, _ rule: SeparatorRule, _ location: SourceLocation = #_sourceLocation
  ) {
    #expect(decision?.reading == reading && decision?.rule == rule, sourceLocation: location)
    #expect(decision?.isAmbiguous == (rule == .open), sourceLocation: location)
  }

  @Test func formDecidesItself() {
    for english in [DigitGroups.Style.plain, .english, .vietnamese] {
      expect(decide("11,802,322") { $0.neighbour = english }, .grouped, .form)
      expect(decide("118,38") { $0.neighbour = english }, .decimal, .form)
      expect(decide("2022") { $0.neighbour = english }, .grouped, .form)
    }
    #expect(decide("1.2.3") == nil && decide("15.3.2022") == nil)
  }

  @Test func wholeCurrency() {
    expect(decide("12,345") { ($0.isPlainDong, $0.hasCurrency) = (true, true) }, .grouped, .wholeCurrency)
    expect(decide("12,345") { ($0.isPlainDong, $0.hasCurrency, $0.neighbour) = (true, true, .vietnamese) }, .grouped, .wholeCurrency)
  }

  @Test func wholeCount() {
    expect(decide("1,284") { $0.countsWholes = true }, .grouped, .wholeCount)
    expect(decide("1,284") { ($0.countsWholes, $0.neighbour) = (true, .vietnamese) }, .grouped, .wholeCount)
  }

  @Test func paddedCurrency() {
    expect(decide("568,000") { $0.hasCurrency = true }, .grouped, .paddedCurrency)
    expect(decide("254,700") { ($0.hasCurrency, $0.neighbour) = (true, .vietnamese) }, .grouped, .paddedCurrency)
    expect(decide("254,705") { $0.hasCurrency = true }, .decimal, .open)
    expect(decide("254,700"), .decimal, .open)
  }

  @Test func neighbourBeforeEarlier() {
    expect(decide("79,002") { $0.neighbour = .english }, .grouped, .neighbour)
    expect(decide("79,002") { $0.neighbour = .vietnamese }, .decimal, .neighbour)
    expect(decide("79,002") { ($0.neighbour, $0.earlier) = (.vietnamese, .english) }, .decimal, .neighbour)
    expect(decide("79,002") { $0.earlier = .english }, .grouped, .earlier)
    expect(decide("79,002") { $0.earlier = .vietnamese }, .decimal, .earlier)
  }

  @Test func dotsAreVietnamese() {
    expect(decide("1.500"), .grouped, .vietnameseGroup)
    expect(decide("1.500") { $0.neighbour = .vietnamese }, .grouped, .vietnameseGroup)
    expect(decide("1.500") { $0.earlier = .english }, .grouped, .vietnameseGroup)
    expect(decide("1.500") { $0.neighbour = .english }, .decimal, .neighbour)
    expect(decide("1.500") { ($0.neighbour, $0.isPlainDong) = (.english, true) }, .grouped, .vietnameseGroup)
  }

  @Test func openCommasAreDecimalsWithDoubt() {
    expect(decide("79,002"), .decimal, .open)
  }
}
