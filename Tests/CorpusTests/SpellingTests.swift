import Testing
import VNText

/// The pairs of `Corpora/Spelling`, and the law that what was spelled reads as it did.
struct SpellingTests {
  /// A figure as it is written and as it is said.
  struct Pair: Sendable, CustomTestStringConvertible {
    let place, kind, written, spoken, direction: String
    var testDescription: String { "\(place) \(written)" }

    static let all: [Pair] = Corpora.files(in: ["Spelling"], ending: ".tsv").flatMap { file in
      Corpora.text(file).split(separator: "\n").enumerated().compactMap { number, line in
        let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
        guard fields.count == 4, !line.hasPrefix("#") else { return nil }
        return Pair(place: "\(file):\(number + 1)", kind: fields[0], written: fields[1], spoken: fields[2], direction: fields[3])
      }
    }
  }

  private static let speller = FigureSpeller()
  private static let transcriber = FigureTranscriber()

  @Test func pairsAreEnough() {
    #expect(Pair.all.count >= 880)
    #expect(Pair.all.allSatisfy { ["both", "spell", "write"].contains($0.direction) })
    #expect(Set(Pair.all.map(\.kind)).count >= 16)
  }

  @Test(arguments: Pair.all.filter { $0.direction != "write" })
  func isSaid(_ pair: Pair) {
    #expect(Self.speller.rewrite(pair.written).text == pair.spoken)
  }

  @Test(arguments: Pair.all.filter { $0.direction != "spell" })
  func isWritten(_ pair: Pair) {
    #expect(Self.transcriber.rewrite(pair.spoken).text == pair.written)
  }

  // MARK: There and back

  private static let kinds: Set<FigureKind> = [.money, .percent, .quantity, .number, .ordinal, .date, .time, .duration]

  /// Kind, value and unit of each figure that counts.
  private static func figures(in text: String) -> [String] {
    FigureExtractor().mentions(in: text).filter { kinds.contains($0.kind) && $0.normalized != "relative" }.map {
      "\($0.kind.name) \($0.normalized ?? "") \($0.unit ?? "")"
    }
  }

  /// The figures of a text that are others, or missing, behind spelling and writing.
  private static func lost(in text: String, _ speller: FigureSpeller) -> (figures: Int, lost: [String]) {
    let before = figures(in: text)
    var after = figures(in: transcriber.rewrite(speller.rewrite(text).text).text)
    let lost = before.filter { figure in
      guard let index = after.firstIndex(of: figure) else { return true }
      after.remove(at: index)
      return false
    }
    return (before.count, lost)
  }

  /// Of the figures of the specification lines at most one in sixty-five may change: those whose words have two readings.
  @Test(arguments: [SpellingStyle.north, .south, .plain])
  func figuresComeBack(_ style: SpellingStyle) {
    let speller = FigureSpeller(style: style, kinds: Self.kinds)
    var count = 0
    var lost: [String] = []
    for line in SpecLine.all where !line.isNegative {
      let result = Self.lost(in: line.text, speller)
      count += result.figures
      lost += result.lost.map { "\(line.place) \($0)" }
    }
    #expect(count > 2_500)
    #expect(lost.count * 65 <= count, "\(lost.count) of \(count): \(lost)")
  }
}
