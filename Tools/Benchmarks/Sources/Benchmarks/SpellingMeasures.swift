import CSpellOut
import VNText
import VietNumbers

/// Measures spelling: bare numbers against ICU's rules, running texts in both directions; and the law that what is spelled reads as it was.
enum SpellingMeasures {
  private static let numbers = 1_000_000
  private static let megabytes = 4

  /// Numbers of one digit to eighteen, all lengths as often.
  private struct Numbers: RandomNumberGenerator {
    private var state: UInt64 = 7

    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
      mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
      return mixed ^ (mixed >> 31)
    }

    mutating func number() -> Int {
      var limit = 10
      for _ in 0..<Int.random(in: 0...17, using: &self) { limit *= 10 }
      return Int.random(in: 0..<limit, using: &self)
    }
  }

  /// Whole numbers into a buffer that is used again, against `unum_formatInt64` with ICU's rules for Vietnamese.
  static func measureNumbers(into report: inout Report) throws(BenchmarkError) {
    guard let formatter = cso_open() else { throw BenchmarkError(message: "ICU has no spell-out for Vietnamese; install libicu-dev") }
    defer { cso_close(formatter) }
    var random = Numbers()
    let values = (0..<numbers).map { _ in random.number() }
    let speller = NumberSpeller()
    var buffer = ByteBuffer(capacity: 1_024)
    let (bytes, seconds) = LibraryMeasures.best {
      var bytes = 0
      for value in values {
        buffer.removeAll()
        speller.write(value, to: &buffer)
        bytes &+= buffer.count
      }
      return bytes
    }
    var units = [UInt16](repeating: 0, count: 1_024)
    let (_, floor) = LibraryMeasures.best(rounds: 1) {
      var count = 0
      for value in values { count &+= Int(cso_spell(formatter, Int64(value), &units, 1_024)) }
      return count
    }

    // Both are read back.
    var reader = NumeralReader()
    var (right, rightOfICU, said) = (0, 0, 0)
    for value in values {
      let words = speller.spelling(of: value)
      said += words.utf8.count
      if reader.value(of: words) == ExactDecimal(value) { right += 1 }
      let count = Int(cso_spell(formatter, Int64(value), &units, 1_024))
      if reader.value(of: String(decoding: units[..<max(count, 0)], as: UTF16.self)) == ExactDecimal(value) { rightOfICU += 1 }
    }
    report.heading("Spelling numbers")
    report.line(
      "\(Format.count(numbers)) random numbers of 1 to 18 digits, all lengths as often; into one buffer, best of 10. Right is what reads back as the same number."
    )
    report.row(["call", "right", "right answer", "bytes", "right answer", "rate"])
    report.rule(6)
    report.row([
      "`NumberSpeller.write(_:to:)`", report.found(right, numbers, in: "spelling"), Format.count(numbers),
      report.found(bytes, said, in: "spelling, bytes"), Format.count(said), Format.fixed(Double(numbers) / seconds / 1e6, 1) + " M/s",
    ])
    report.row([
      "ICU `unum_formatInt64`", Format.count(rightOfICU), Format.count(numbers), "", "",
      Format.fixed(Double(numbers) / floor / 1e6, 2) + " M/s",
    ])
  }

  /// Every figure of a text in words, and back; against finding the figures alone.
  static func measureTexts(_ texts: [RepeatedText], into report: inout Report) {
    report.heading("Spelling texts")
    report.line("In this process, \(megabytes) MB of each text, best of 10; n copies must have n times as many replacements.")
    report.row(["call", "input", "replaced", "right answer", "rate", "baseline", "rate"])
    report.rule(7)
    let (speller, transcriber, extractor) = (FigureSpeller(), FigureTranscriber(), FigureExtractor())
    for text in texts {
      let copies = text.copies(megabytes: megabytes)
      let one = String(decoding: text.copy, as: UTF8.self)
      let written = String(repeating: one, count: copies)
      let spoken = speller.rewrite(written).text
      let replaced = right({ speller.rewrite($0).replacements.count }, one, copies)
      measure("`FigureSpeller.rewrite(_:)`", text, written, replaced, extractor, into: &report) {
        speller.rewrite(written).replacements.count
      }
      let oneSpoken = speller.rewrite(one).text
      let restored = right({ transcriber.rewrite($0).replacements.count }, oneSpoken, copies)
      measure("`FigureTranscriber.rewrite(_:)`", text, spoken, restored, extractor, into: &report) {
        transcriber.rewrite(spoken).replacements.count
      }
    }
  }

  /// What so many copies must give: what one gives, and what each further one adds.
  private static func right(_ count: (String) -> Int, _ one: String, _ copies: Int) -> Int {
    let first = count(one)
    return first + (copies - 1) * (count(one + one) - first)
  }

  private static func measure(
    _ call: String, _ text: RepeatedText, _ input: String, _ right: Int, _ extractor: FigureExtractor, into report: inout Report,
    _ body: () -> Int
  ) {
    let megabytes = Double(input.utf8.count) / 1e6
    let (found, both) = LibraryMeasures.best(body)
    let (_, finding) = LibraryMeasures.best { extractor.mentions(in: input).count }
    report.row([
      call, "\(text.name) \(Format.fixed(megabytes, 1)) MB", report.found(found, right, in: "\(call), \(text.name)"), Format.count(right),
      Format.rate(megabytes / both), "`FigureExtractor.mentions(in:)`", Format.rate(megabytes / finding),
    ])
  }

  /// Every number up to a million, and a million random ones up to 10^18, in each style.
  static func checkLaws(into report: inout Report) {
    report.heading("What is spelled reads as it was")
    report.row(["style", "0 … 1,000,000", "right answer", "random, up to 10^18", "right answer"])
    report.rule(5)
    var reader = NumeralReader()
    for (name, style) in styles {
      let speller = NumberSpeller(style: style)
      var random = Numbers()
      func count(_ values: some Sequence<Int>) -> Int {
        values.reduce(0) { $0 + (reader.value(of: speller.spelling(of: $1)) == ExactDecimal($1) ? 1 : 0) }
      }
      let small = count(0...1_000_000)
      let large = count((0..<numbers).lazy.map { _ in random.number() })
      report.row([
        name, report.found(small, 1_000_001, in: "law, \(name)"), Format.count(1_000_001),
        report.found(large, numbers, in: "law, \(name), random"), Format.count(numbers),
      ])
    }
  }

  /// The presets, and every combination of the choices that change how groups are said.
  private static var styles: [(String, SpellingStyle)] {
    var styles = [("north", SpellingStyle.north), ("south", .south), ("plain", .plain)]
    for zeroTens in SpellingStyle.ZeroTens.allCases {
      for four in SpellingStyle.Four.allCases {
        for keeps in [true, false] {
          var style = SpellingStyle()
          (style.zeroTens, style.four, style.keepsZeroHundreds, style.thousand, style.billion) = (zeroTens, four, keeps, .ngan, .ti)
          styles.append(("\(zeroTens.rawValue), \(four.rawValue), ngàn, tỉ\(keeps ? "" : ", no \"không trăm\"")", style))
        }
      }
    }
    return styles
  }
}
