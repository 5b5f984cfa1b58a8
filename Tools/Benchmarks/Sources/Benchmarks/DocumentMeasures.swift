import VNText

/// Measures documents and several jobs end to end: web pages against their plain text, two jobs against one, memory on endless input.
struct DocumentMeasures {
  private static let megabytes = 24
  private static let rounds = 5
  /// How many bytes go through standard input.
  private static let streamed = 1_000_000_000
  /// How much memory that may take.
  private static let memory = 64_000_000
  /// How much faster two jobs must be than one where two cores are free; with next to no figures, reading is a good part of the work.
  private static let speedup = ["dense": 1.7, "prose": 1.5]
  /// How fast a page must be read, in MB/s of the file.
  private static let floor = 40.0

  let vntext: String
  let folder: String

  func measure(on texts: [RepeatedText], into report: inout Report) throws(BenchmarkError) {
    // A child's peak counts what this process held when it was started: the lean measures come first.
    try measureStream(of: texts, into: &report)
    try measureJobs(on: texts, into: &report)
    try measurePages(of: texts, into: &report)
  }

  // MARK: Pages

  /// The text as a page that a word processor saved: each line a paragraph with its styles.
  private static func page(of text: [UInt8]) -> [UInt8] {
    let opening =
      #"<p class="MsoNormal" style="text-align:justify;margin:6.0pt 0"><span style="font-size:14.0pt;font-family:'Times New Roman'">"#
    var page = Array("<div>\n".utf8)
    for line in text.split(separator: 0x0A) {
      page += Array(opening.utf8)
      for byte in line {
        switch byte {
        case 0x26: page += Array("&amp;".utf8)
        case 0x3C: page += Array("&lt;".utf8)
        default: page.append(byte)
        }
      }
      page += Array("</span></p>\n".utf8)
    }
    return page + Array("</div>\n".utf8)
  }

  private func measurePages(of texts: [RepeatedText], into report: inout Report) throws(BenchmarkError) {
    report.heading("Web pages")
    report.line(
      "Best of \(Self.rounds) runs on \(Self.megabytes) MB of each text as a page with the markup of a word processor, rates in bytes of the page; the right answer is "
        + "what the library finds in the text of the page.")
    report.block(["vntext text -o TEXT PAGE", "vntext extract --jobs 1 --format jsonl -o FIGURES PAGE"])
    report.row(["text", "bytes of the page", "figures found", "right answer", "text", "extract"])
    report.rule(6)
    for text in texts {
      let (input, plain, output) = ("\(folder)/page.html", "\(folder)/page.txt", "\(folder)/page.jsonl")
      let page = Self.page(of: text.copy)
      let copies = max(1, Self.megabytes * 1_000_000 / page.count)
      try Files.write(page, times: copies, to: input)
      var (reading, extracting, found) = (Double.infinity, Double.infinity, 0)
      for _ in 0..<Self.rounds {
        reading = min(reading, try Child(vntext, ["text", "-o", plain, input]).run().seconds)
        extracting = min(extracting, try Child(vntext, ["extract", "--jobs", "1", "--format", "jsonl", "-o", output, input]).run().seconds)
        found = try Files.countLines(of: output)
      }
      let right = RepeatedText.countFigures(in: try Files.read(plain))
      for file in [input, plain, output] { Files.remove(file) }
      let size = Double(copies * page.count) / 1e6
      report.row([
        text.name, Format.count(copies * page.count), report.found(found, right, in: "page of \(text.name)"), Format.count(right),
        Format.rate(size / reading), Format.rate(size / extracting),
      ])
      report.expect(size / reading >= Self.floor, "\(text.name): a page is read at \(Format.rate(size / reading))")
    }
  }

  // MARK: Jobs

  private func measureJobs(on texts: [RepeatedText], into report: inout Report) throws(BenchmarkError) {
    report.heading("Jobs")
    report.line(
      "Best of \(Self.rounds) runs on 64 MB of each text, in turn; the output of both is compared. Two jobs must be 1.7 times as fast on two free cores, 1.5 times on prose."
    )
    report.block(["vntext extract --jobs N --format jsonl -o FIGURES TEXT"])
    report.row(["text", "same output", "one job", "two jobs", "two : one", "peak of two"])
    report.rule(6)
    for text in texts {
      let (input, one, two) = ("\(folder)/jobs.txt", "\(folder)/one.jsonl", "\(folder)/two.jsonl")
      let copies = text.copies(megabytes: 64)
      try Files.write(text.copy, times: copies, to: input)
      var (single, double, peak) = (Double.infinity, Double.infinity, 0)
      for _ in 0..<Self.rounds {
        single = min(single, try Child(vntext, ["extract", "--jobs", "1", "--format", "jsonl", "-o", one, input]).run().seconds)
        let run = try Child(vntext, ["extract", "--jobs", "2", "--format", "jsonl", "-o", two, input]).run()
        (double, peak) = (min(double, run.seconds), max(peak, run.peak))
      }
      let isSame = (try? Child("cmp", ["-s", one, two]).run()) != nil
      for file in [input, one, two] { Files.remove(file) }
      let size = Double(copies * text.copy.count) / 1e6
      report.row([
        text.name, isSame ? "yes" : "**no**", Format.rate(size / single), Format.rate(size / double), Format.fixed(single / double, 2),
        Format.fixed(Double(peak) / 1e6, 1) + " MB",
      ])
      report.expect(isSame, "\(text.name): two jobs give other output than one")
      report.expect(
        single / double >= Self.speedup[text.name, default: 1.7],
        "\(text.name): two jobs are only \(Format.fixed(single / double, 2)) times as fast")
    }
  }

  // MARK: Memory

  private func measureStream(of texts: [RepeatedText], into report: inout Report) throws(BenchmarkError) {
    report.heading("A gigabyte from standard input")
    report.line("The most that was resident must stay below \(Self.memory / 1_000_000) MB.")
    report.block(["vntext extract --jobs 2 < TEXT > /dev/null"])
    report.row(["text", "bytes", "rate", "peak", "below"])
    report.rule(5)
    for text in texts {
      let input = "\(folder)/stream.txt"
      let copies = max(1, Self.streamed / text.copy.count)
      try Files.write(text.copy, times: copies, to: input)
      let run = try Child(vntext, ["extract", "--jobs", "2", "--format", "jsonl"], input: input).run()
      Files.remove(input)
      let size = copies * text.copy.count
      report.row([
        text.name, Format.count(size), Format.rate(Double(size) / 1e6 / run.seconds), Format.fixed(Double(run.peak) / 1e6, 1) + " MB",
        run.peak <= Self.memory ? "yes" : "**no**",
      ])
      report.expect(run.peak <= Self.memory, "\(text.name): \(run.peak) bytes of memory for a stream")
    }
  }
}
