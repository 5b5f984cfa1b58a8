import VNText

/// Measures `vntext facts` end to end, in turn with `vntext extract`, which finds the figures that facts rest on.
struct FactMeasures {
  private static let megabytes = 32
  private static let rounds = 5
  /// How fast facts must be found, in MB/s, on a text with a figure every 32 bytes.
  private static let floor = 20.0

  let vntext: String
  let folder: String

  func measure(on texts: [RepeatedText], into report: inout Report) throws(BenchmarkError) {
    report.heading("Facts")
    report.line(
      "Best of \(Self.rounds) runs on \(Self.megabytes) MB of each text, the two commands in turn; the right answer is what the library finds in the whole text."
    )
    report.block(["vntext facts --format jsonl -o FACTS TEXT", "vntext extract --format jsonl -o FIGURES TEXT"])
    report.row(["text", "facts found", "right answer", "facts", "extract", "facts : extract"])
    report.rule(6)
    for text in texts {
      let (input, output) = ("\(folder)/facts.txt", "\(folder)/facts.jsonl")
      let copies = text.copies(megabytes: Self.megabytes)
      try Files.write(text.copy, times: copies, to: input)
      let right = FactExtractor().facts(in: String(repeating: String(decoding: text.copy, as: UTF8.self), count: copies)).count
      var (fastest, baseline, found) = (Double.infinity, Double.infinity, right)
      for _ in 0..<Self.rounds {
        fastest = min(fastest, try Child(vntext, ["facts", "--format", "jsonl", "-o", output, input]).run().seconds)
        let count = try Files.countLines(of: output)
        if count != right { found = count }
        baseline = min(baseline, try Child(vntext, ["extract", "--format", "jsonl", "-o", output, input]).run().seconds)
      }
      for file in [input, output] { Files.remove(file) }
      let size = Double(copies * text.copy.count) / 1e6
      report.row([
        text.name, report.found(found, right, in: "facts of \(text.name)"), Format.count(right), Format.rate(size / fastest),
        Format.rate(size / baseline), Format.fixed(baseline / fastest, 2),
      ])
      report.expect(size / fastest >= Self.floor, "\(text.name): facts are found at \(Format.rate(size / fastest))")
    }
  }
}
