import Testing
import TestSupport
import VietNumbers

struct ExactDecimalTests {
  /// The largest significand: 38 digits.
  static let greatest = String(repeating: "9", count: 38)

  @Test(arguments: [
    ("0", "0"), ("-0", "0"), ("007", "7"), ("1.50", "1.5"), ("1.0", "1"), ("100", "100"), ("-12.340", "-12.34"), ("0.001", "0.001"),
    ("-0.5", "-0.5"), ("0.10", "0.1"), ("1234567890123456789", "1234567890123456789"), ("12345678901234567890.5", "12345678901234567890.5"),
    ("99999999999999999999999999999999999999", "99999999999999999999999999999999999999"),
    ("0.00000000000000000000000000000000000001", "0.00000000000000000000000000000000000001"), ("16.37", "16.37"),
  ])
  func readsAndPrints(_ text: String, _ canonical: String) throws {
    let value = try #require(ExactDecimal(text))
    #expect(value.description == canonical)
    #expect(ExactDecimal(canonical) == value)
  }

  @Test(arguments: [
    "", "-", ".", "5.", "-.", "1.2.3", "1,5", "+5", " 5", "5 ", "1e3", "--5", "5-", "năm", "٣", String(repeating: "9", count: 39),
    "1" + String(repeating: "0", count: 38), "0." + String(repeating: "9", count: 40), "170141183460469231731687303715884105727",
  ])
  func refuses(_ text: String) { #expect(ExactDecimal(text) == nil) }

  @Test func isNeverBinary() throws {
    let price = try #require(ExactDecimal("4.35"))
    #expect(price.scaled(by: 2).description == "435")
    #expect(try #require(ExactDecimal("0.1")).adding(ExactDecimal(significand: 2, exponent: -1))?.description == "0.3")
    #expect(ExactDecimal("1.26")?.scaled(by: 15).description == "1260000000000000")
  }

  @Test(arguments: [
    (0, 5, "0"), (7, 3, "7000"), (7, -3, "0.007"), (1200, -2, "12"), (1200, -4, "0.12"), (-15, -1, "-1.5"),
    (5, 37, "5" + String(repeating: "0", count: 37)),
  ])
  func scales(_ integer: Int, _ power: Int, _ expected: String) {
    let value = ExactDecimal(integer).scaled(by: power)
    #expect(value.description == expected)
    #expect(value == ExactDecimal(significand: Int128(integer), exponent: power))
    #expect(value.scaled(by: -power) == ExactDecimal(integer))
  }

  @Test func equalValuesAreOne() {
    let forms = [ExactDecimal(significand: 15, exponent: -1), ExactDecimal(significand: 1500, exponent: -3), ExactDecimal("1.500")]
    #expect(Set(forms.compactMap { $0 }).count == 1)
    #expect(ExactDecimal(significand: 0, exponent: 9) == .zero && -ExactDecimal.zero == .zero)
  }

  /// The numbers `n / 10^k`, small enough that `Int` can tell what is right.
  private func random(_ random: inout SeededRandom) -> (value: ExactDecimal, millionths: Int) {
    let integer = Int.random(in: -9_999_999...9_999_999, using: &random)
    let places = Int.random(in: 0...6, using: &random)
    let factor = [1_000_000, 100_000, 10_000, 1_000, 100, 10, 1][places]
    return (ExactDecimal(significand: Int128(integer), exponent: -places), integer * factor)
  }

  @Test(arguments: 1...50)
  func agreesWithIntegers(_ seed: Int) throws {
    var source = SeededRandom(seed: seed)
    for _ in 0..<40 {
      let ((a, x), (b, y)) = (random(&source), random(&source))
      #expect((a < b) == (x < y) && (a == b) == (x == y))
      let sum = try #require(a.adding(b))
      #expect(sum == ExactDecimal(significand: Int128(x + y), exponent: -6))
      #expect(b.adding(a) == sum && sum.adding(-b) == a)
      #expect(ExactDecimal(a.description) == a)
      #expect(a.isInteger == (x % 1_000_000 == 0))
      #expect(a.integer == (x % 1_000_000 == 0 ? x / 1_000_000 : nil))
    }
  }

  /// In ascending order, with values too far apart to be written with one exponent.
  @Test func ordersNumbersOfAnySize() throws {
    let texts = [
      "-1e39", "-2e38", "-1e38", "-" + Self.greatest, "-2e9", "-1.5", "-1e-30", "0", "1e-45", "1e-30", "1.5", "1.51", "2e9", "9e37",
      Self.greatest,
      "1e38", "17e37", "2e38", "1e39", "1e60",
    ]
    let values = try texts.map { text in
      let parts = text.split(separator: "e")
      return try #require(ExactDecimal(String(parts[0]))).scaled(by: parts.count > 1 ? try #require(Int(parts[1])) : 0)
    }
    for (i, a) in values.enumerated() {
      for (j, b) in values.enumerated() {
        #expect((a < b) == (i < j) && (a == b) == (i == j), "\(texts[i]) \(texts[j])")
        #expect((-b < -a) == (i < j), "negated \(texts[i]) \(texts[j])")
      }
    }
  }

  @Test func refusesSumsThatNeedMoreDigits() throws {
    let greatest = try #require(ExactDecimal(Self.greatest))
    #expect(greatest.adding(ExactDecimal(1)) == nil)
    #expect(greatest.adding(ExactDecimal(significand: 1, exponent: -1)) == nil)
    #expect(greatest.adding(-greatest) == .zero)
    #expect(ExactDecimal(1).scaled(by: 60).adding(ExactDecimal(1)) == nil)
    #expect(ExactDecimal(1).scaled(by: 30).adding(ExactDecimal(1))?.description == "1" + String(repeating: "0", count: 29) + "1")
    #expect(ExactDecimal(exactly: 1_234, exponent: -2)?.description == "12.34")
    for outside in [Int128.min, .max, 100_000_000_000_000_000_000_000_000_000_000_000_000] {
      #expect(ExactDecimal(exactly: outside) == nil)
    }
    #expect(ExactDecimal(1).scaled(by: 19).integer == nil && ExactDecimal(Int.max).integer == Int.max)
  }
}
