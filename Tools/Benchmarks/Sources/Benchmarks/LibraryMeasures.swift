import VNText
import VietNumbers

/// Measures the library's public calls inside this process.
enum LibraryMeasures {
  private static let rounds = 10
  private static let decimals = 1_000_000

  /// `FigureExtractor.mentions(in:)` on 1 MB of each text, against one pass over the bytes that counts runs of digits.
  static func measureExtractor(on texts: [RepeatedText], into report: inout Report) {
    report.heading("Library")
    report.line("In this process, best of \(rounds).")
    report.row(["call", "input", "found", "right answer", "rate", "baseline", "baseline found", "right answer", "rate"])
    report.rule(9)
    let extractor = FigureExtractor()
    for text in texts {
      let copies = text.copies(megabytes: 1)
      let bytes = Array(repeatElement(text.copy, count: copies).joined())
      let string = String(decoding: bytes, as: UTF8.self)
      let megabytes = Double(bytes.count) / 1e6
      let (found, seconds) = best { extractor.mentions(in: string).count }
      let (runs, floor) = best { countDigitRuns(in: bytes) }
      let (right, rightRuns) = (text.figures(copies: copies), countDigitRuns(in: text.copy) * copies)
      report.row([
        "`FigureExtractor.mentions(in:)`", "\(text.name) 1 MB", report.found(found, right, in: "library, \(text.name)"),
        Format.count(right),
        Format.rate(megabytes / seconds), "digit runs", report.found(runs, rightRuns, in: "digit runs, \(text.name)"),
        Format.count(rightRuns), Format.rate(megabytes / floor),
      ])
    }
  }

  /// `ExactDecimal.init(_:)` on 0.00, 0.01 … 9999.99, against `Double.init(_:)`; the right answer is the sum.
  static func measureDecimals(into report: inout Report) {
    let strings = (0..<decimals).map { "\($0 / 100).\($0 / 10 % 10)\($0 % 10)" }
    let right = ExactDecimal(decimals * (decimals - 1) / 2).scaled(by: -2)
    let (values, seconds) = best { strings.map { ExactDecimal($0) } }
    let (doubles, floor) = best { strings.map { Double($0) } }
    var sum: ExactDecimal? = .zero
    for value in values { sum = value.flatMap { sum?.adding($0) } }
    let found = sum?.description ?? "nothing"
    report.expect(sum == right, "decimals: their sum is \(found), not \(right)")
    report.row([
      "`ExactDecimal.init(_:)`", "0.00 … \(strings[decimals - 1])", found, right.description,
      Format.fixed(Double(decimals) / seconds / 1e6, 1) + " M/s", "`Double.init(_:)`",
      doubles.reduce(0) { $0 + ($1 ?? 0) }.description, right.description, Format.fixed(Double(decimals) / floor / 1e6, 1) + " M/s",
    ])
  }

  /// The last result and the shortest time of some rounds.
  static func best<Result>(rounds: Int = rounds, _ body: () -> Result) -> (result: Result, seconds: Double) {
    let clock = ContinuousClock()
    var fastest = Duration.seconds(1000)
    var result = body()
    for _ in 0..<rounds {
      let start = clock.now
      result = body()
      fastest = min(fastest, clock.now - start)
    }
    return (result, fastest / .seconds(1))
  }

  private static func countDigitRuns(in bytes: [UInt8]) -> Int {
    var count = 0
    var wasDigit = false
    for byte in bytes {
      let isDigit = byte &- 0x30 < 10
      if isDigit && !wasDigit { count += 1 }
      wasDigit = isDigit
    }
    return count
  }
}
