import VNText

/// Measures tokens, sentences and words of running text.
enum WordMeasures {
  private static let megabytes = 16
  /// How fast a text must be split, in MB/s.
  private static let floor = 120.0
  /// What one copy of the prose holds; its sentences and tokens were read through.
  private static let right: [(splitting: TextTokenizer.Splitting, tokens: Int, sentences: Int)] = [
    (.whole, 839, 29), (.treebank, 839, 29),
  ]

  /// How many words one copy of the prose has; they were read through.
  private static let words: [(convention: WordSegmenter.Convention, count: Int)] = [(.vlsp, 594), (.treebank, 597)]
  /// How fast words must be found, in MB/s.
  private static let wordFloor = 40.0

  static func measure(on prose: RepeatedText, into report: inout Report) {
    measureTokens(on: prose, into: &report)
    measureWords(on: prose, into: &report)
  }

  /// `WordSegmenter`, against the tokens and sentences that it needs anyway.
  private static func measureWords(on prose: RepeatedText, into report: inout Report) {
    report.heading("Words, \(prose.name)")
    report.line(
      "In this process, \(megabytes) MB of text, best of 10. Right is what one copy holds, times the copies; the baseline finds tokens and sentences only."
    )
    report.row(["call", "words", "right answer", "rate", "`TextTokenizer`", "ratio"])
    report.rule(6)
    let copies = prose.copies(megabytes: megabytes)
    let text = Array(repeatElement(prose.copy, count: copies).joined())
    var buffer = WordBuffer()
    var tokens = TextTokenBuffer(capacity: text.count / 4)
    for (convention, count) in words {
      let segmenter = WordSegmenter(convention)
      let call = "`WordSegmenter(.\(convention.rawValue))`"
      text.withUnsafeBufferPointer { bytes in
        let (found, seconds) = LibraryMeasures.best { () -> Int in
          segmenter.segment(bytes, into: &buffer)
          return buffer.sentences.reduce(0) { count, sentence in count + buffer.words(in: sentence).reduce(0) { count, _ in count + 1 } }
        }
        let (_, baseline) = LibraryMeasures.best { () -> Int in
          TextTokenizer(splitting: .treebank).tokenize(bytes, into: &tokens)
          return tokens.count
        }
        let rate = Double(text.count) / 1e6 / seconds
        report.row([
          call, Format.count(found), Format.count(count * copies), Format.rate(rate),
          Format.rate(Double(text.count) / 1e6 / baseline), Format.fixed(baseline / seconds, 2),
        ])
        report.expect(abs(found - count * copies) * 200 <= count * copies, "\(call) finds \(found) words, not \(count * copies)")
        if convention == .vlsp { report.expect(rate >= wordFloor, "\(call) runs at \(Format.rate(rate))") }
      }
    }
  }

  private static func measureTokens(on prose: RepeatedText, into report: inout Report) {
    report.heading("Tokens and sentences, \(prose.name)")
    report.line("In this process, \(megabytes) MB of text, best of 10. Right is what one copy holds, times the copies.")
    report.row(["call", "tokens", "right answer", "sentences", "right answer", "rate"])
    report.rule(6)
    let copies = prose.copies(megabytes: megabytes)
    let text = Array(repeatElement(prose.copy, count: copies).joined())
    var buffer = TextTokenBuffer(capacity: text.count / 4)
    for (splitting, tokens, sentences) in right {
      let tokenizer = TextTokenizer(splitting: splitting)
      let call = "`TextTokenizer(splitting: .\(splitting.rawValue))`"
      let (found, seconds) = text.withUnsafeBufferPointer { bytes in
        LibraryMeasures.best { () -> (tokens: Int, sentences: Int) in
          tokenizer.tokenize(bytes, into: &buffer)
          return (buffer.count, buffer.sentences.reduce(0) { count, _ in count + 1 })
        }
      }
      let rate = Double(text.count) / 1e6 / seconds
      report.row([
        call, report.found(found.tokens, tokens * copies, in: "tokens of \(call)"), Format.count(tokens * copies),
        report.found(found.sentences, sentences * copies, in: "sentences of \(call)"), Format.count(sentences * copies), Format.rate(rate),
      ])
      report.expect(rate >= floor, "\(call) runs at \(Format.rate(rate))")
    }
  }
}
