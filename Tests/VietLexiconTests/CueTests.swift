import Testing

@testable import VietLexicon

struct CueTests {
  @Test func everyNameHasABitOfItsOwn() {
    let bits = Cue.named.values.map(\.rawValue)
    #expect(Set(bits).count == bits.count && bits.allSatisfy { $0.nonzeroBitCount == 1 })
    #expect(LegalRole.named.values.reduce(into: 0) { $0 |= $1.rawValue }.nonzeroBitCount == LegalRole.named.count)
  }

  @Test func asksForAnyOrAll() {
    let cue = Cue.over | .money
    #expect(cue.contains(.over) && cue.contains(.over | .money) && !cue.contains(.over | .date))
    #expect(cue.hasAny(.over | .date) && !cue.hasAny(.date) && !Cue().hasAny(cue) && cue.contains(Cue()))
  }

  @Test func tellsPartsOfTheDay() {
    #expect(Terminal.allCases.filter(\.isDayPart) == [.morning, .noon, .afternoon, .evening, .night, .beforeNoon, .afterNoon])
  }
}
