import Testing
import TestSupport
import VietNumbers

/// What is spelled out reads as the same number, in every style.
struct SpellingLawTests {
  /// Every combination of the choices that a style has.
  static let styles: [SpellingStyle] = SpellingStyle.ZeroTens.allCases.flatMap { zeroTens in
    SpellingStyle.Four.allCases.flatMap { four in
      [true, false].map { keepsZeroHundreds in
        var style = SpellingStyle()
        (style.zeroTens, style.four, style.keepsZeroHundreds) = (zeroTens, four, keepsZeroHundreds)
        // The words for thousands and billions never meet, so that they need no combinations of their own.
        if zeroTens == .le { (style.thousand, style.billion) = (.ngan, .ti) }
        return style
      }
    }
  }

  private func faults(in numbers: some Sequence<ExactDecimal>, _ style: SpellingStyle) -> [String] {
    let speller = NumberSpeller(style: style)
    var reader = NumeralReader()
    return numbers.compactMap { number in
      let words = speller.spelling(of: number)
      let value = reader.value(of: words)
      return value == number ? nil : "\(number): \(words) is read as \(value?.description ?? "nothing")"
    }
  }

  @Test(arguments: styles)
  func holdsUpToThreeThousand(_ style: SpellingStyle) {
    #expect(faults(in: (0...3_000).lazy.map { ExactDecimal($0) }, style) == [])
  }

  /// Up to a million in steps that meet every pair of last digits; the benchmarks go through all of them.
  @Test(arguments: styles)
  func holdsUpToAMillion(_ style: SpellingStyle) {
    #expect(faults(in: stride(from: 3_000, through: 1_000_000, by: 997).lazy.map { ExactDecimal($0) }, style) == [])
  }

  /// Many zeros: they are where spelling is hard.
  @Test(arguments: styles.enumerated().map { ($0.offset, $0.element) })
  func holdsUpToTenToTheThirtySix(_ seed: Int, _ style: SpellingStyle) {
    var random = SeededRandom(seed: seed)
    let numbers = (0..<400).map { _ -> ExactDecimal in
      var number: Int128 = 0
      for _ in 0..<Int.random(in: 4...36, using: &random) {
        number = number * 10 + (Bool.random(using: &random) ? 0 : Int128(Int.random(in: 1...9, using: &random)))
      }
      return ExactDecimal(exactly: Bool.random(using: &random) ? number : -number) ?? .zero
    }
    #expect(faults(in: numbers, style) == [])
  }

  @Test(arguments: [SpellingStyle.Decimals.digits, .number])
  func holdsForDecimals(_ decimals: SpellingStyle.Decimals) {
    var random = SeededRandom(seed: 11)
    var style = SpellingStyle()
    style.decimals = decimals
    let numbers = (0..<1_500).map { _ in
      ExactDecimal(
        exactly: Int128(Int.random(in: -9_999_999...9_999_999, using: &random)), exponent: -Int.random(in: 0...6, using: &random))
        ?? .zero
    }
    #expect(faults(in: numbers, style) == [])
  }
}
