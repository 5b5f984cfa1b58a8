/// Measures the command end to end, as a process that reads a file and writes a file.
struct CommandMeasures {
  static let rounds = 5
  static let starts = 40
  /// What a 64 MB input may cost per byte of what a 1 MB input costs, the timer's own scatter allowed for.
  static let tolerance = 1.05

  /// Numbers with separators, then magnitude words, then a unit; no dates, number words, law or names.
  static let pattern =
    #"\d+(?:[.,/]\d+)*(?:\s*(?:nghìn|ngàn|vạn|triệu|tỷ|tỉ))*"#
    + #"(?:\s*(?:%|đồng|USD|ha|tấn|tạ|kg|km2|km|m2|m3|người|hộ|lượt|dự án|ngày|tháng|năm|giờ|phút))?"#

  let vntext: String
  let folder: String

  private struct Rates {
    let megabytes: Double
    let seconds, grep: Double
    let peak: Int
    var rate: Double { megabytes / seconds }
  }

  // MARK: Start

  /// The median of forty runs on a file of 4 KB, in turn with `/bin/true`.
  ///
  /// - Returns: the fastest of them, in seconds.
  func measureStart(with text: RepeatedText, into report: inout Report) throws(BenchmarkError) -> Double {
    let head = text.head(bytes: 4096)
    let (input, figures) = ("\(folder)/start.txt", "\(folder)/figures.jsonl")
    try Files.write(head, to: input)
    let (command, nothing) = (extract(input, figures), Child("/bin/true", []))
    var (times, floor): ([Double], [Double]) = ([], [])
    for _ in 0..<Self.starts {
      floor.append(try nothing.run().seconds)
      times.append(try command.run().seconds)
    }
    let right = RepeatedText.countFigures(in: head)
    let found = try Files.countLines(of: figures)
    for file in [input, figures] { Files.remove(file) }

    report.heading("Start to end")
    report.line("Median of \(Self.starts) runs on the first 4 KB of the dense text, from fork to exit, in turn with `/bin/true`.")
    report.row(["bytes", "figures found", "right answer", "vntext", "/bin/true", "difference", "fastest vntext"])
    report.rule(7)
    let (middle, floorMiddle, fastest) = (Self.median(times), Self.median(floor), times.min() ?? 0)
    report.row([
      Format.count(head.count), report.found(found, right, in: "start"), Format.count(right), Format.milliseconds(middle),
      Format.milliseconds(floorMiddle), Format.milliseconds(middle - floorMiddle), Format.milliseconds(fastest),
    ])
    return fastest
  }

  private static func median(_ values: [Double]) -> Double {
    let sorted = values.sorted()
    return (sorted[(sorted.count - 1) / 2] + sorted[sorted.count / 2]) / 2
  }

  // MARK: Throughput

  /// Best of five on 1 MB and 64 MB of each text, against `grep` on the same file; the rate by size; the peak of memory.
  ///
  /// - Parameter start: the fastest run that has next to nothing to do, in seconds.
  func measureThroughput(of texts: [RepeatedText], start: Double, into report: inout Report) throws(BenchmarkError) {
    var results: [(text: RepeatedText, small: Rates, large: Rates)] = []
    report.heading("Throughput")
    report.line("Best of \(Self.rounds) runs, the two commands in turn:")
    report.block([
      "vntext extract --format jsonl -o FIGURES TEXT",
      "LC_ALL=C grep -oP PATTERN TEXT > MATCHES",
      "PATTERN = \(Self.pattern)",
    ])
    report.row(["text", "bytes", "figures found", "right answer", "vntext", "grep matches", "right answer", "grep", "vntext : grep"])
    report.rule(9)
    for text in texts {
      let small = try throughput(of: text, megabytes: 1, into: &report)
      let large = try throughput(of: text, megabytes: 64, into: &report)
      results.append((text, small, large))
    }

    report.heading("Rate by size")
    report.line(
      "64 MB must cost no more per byte than 1 MB (the timer's scatter, \(Format.fixed((Self.tolerance - 1) * 100, 0)) %, allowed for).\n"
        + "The columns \"less start\" leave out the fastest start to end, \(Format.milliseconds(start)).")
    report.row(["text", "1 MB", "64 MB", "64 MB : 1 MB", "no slower", "1 MB less start", "64 MB less start"])
    report.rule(7)
    for (text, small, large) in results {
      let holds = large.rate * Self.tolerance >= small.rate
      report.row([
        text.name, Format.rate(small.rate), Format.rate(large.rate), Format.fixed(large.rate / small.rate, 2), holds ? "yes" : "**no**",
        Format.rate(small.megabytes / (small.seconds - start)), Format.rate(large.megabytes / (large.seconds - start)),
      ])
      report.expect(holds, "\(text.name): 64 MB at \(Format.rate(large.rate)), 1 MB at \(Format.rate(small.rate))")
    }

    report.heading("Peak memory")
    report.line("The most that was resident (`ru_maxrss`) in any run on the 64 MB text; it must stay below 20 MB + 6 × input.")
    report.row(["text", "input", "peak", "bound", "below"])
    report.rule(5)
    for (text, _, large) in results {
      let bound = 20 + 6 * large.megabytes
      let peak = Double(large.peak) / 1e6
      report.row([
        text.name, Format.fixed(large.megabytes, 1) + " MB", Format.fixed(peak, 1) + " MB", Format.fixed(bound, 1) + " MB",
        peak <= bound ? "yes" : "**no**",
      ])
      report.expect(peak <= bound, "\(text.name): \(Format.fixed(peak, 1)) MB of memory, the bound is \(Format.fixed(bound, 1)) MB")
    }
  }

  private func throughput(of text: RepeatedText, megabytes: Int, into report: inout Report) throws(BenchmarkError) -> Rates {
    let (input, figures, matches) = ("\(folder)/\(text.name)-\(megabytes).txt", "\(folder)/figures.jsonl", "\(folder)/matches.txt")
    let copies = text.copies(megabytes: megabytes)
    let bytes = copies * text.copy.count

    // A match never leaves its line: what grep must find is what it finds in one copy, times the copies.
    try Files.write(text.copy, to: input)
    _ = try grep(input, matches).run()
    let rightMatches = try Files.countLines(of: matches) * copies

    try Files.write(text.copy, times: copies, to: input)
    let rightFigures = text.figures(copies: copies)
    var (fastest, fastestGrep, peak) = (Double.infinity, Double.infinity, 0)
    var (figuresFound, matchesFound) = (rightFigures, rightMatches)
    for _ in 0..<Self.rounds {
      Files.remove(figures)
      let run = try extract(input, figures).run()
      Files.remove(matches)
      let baseline = try grep(input, matches).run()
      (fastest, fastestGrep, peak) = (min(fastest, run.seconds), min(fastestGrep, baseline.seconds), max(peak, run.peak))
      // A wrong count of any round is the one that is shown.
      let (newFigures, newMatches) = (try Files.countLines(of: figures), try Files.countLines(of: matches))
      if newFigures != rightFigures { figuresFound = newFigures }
      if newMatches != rightMatches { matchesFound = newMatches }
    }
    for file in [input, figures, matches] { Files.remove(file) }

    let rates = Rates(megabytes: Double(bytes) / 1e6, seconds: fastest, grep: fastestGrep, peak: peak)
    report.row([
      "\(text.name) \(megabytes) MB", Format.count(bytes), report.found(figuresFound, rightFigures, in: "\(text.name) \(megabytes) MB"),
      Format.count(rightFigures), Format.rate(rates.rate),
      report.found(matchesFound, rightMatches, in: "\(text.name) \(megabytes) MB, grep"), Format.count(rightMatches),
      Format.rate(rates.megabytes / fastestGrep), Format.fixed(fastestGrep / fastest, 3),
    ])
    return rates
  }

  // MARK: Commands

  private func extract(_ input: String, _ output: String) -> Child {
    Child(vntext, ["extract", "--format", "jsonl", "-o", output, input])
  }

  /// In the C locale (see `run`), its fastest: the pattern's letters are matched as bytes, with the same result.
  private func grep(_ input: String, _ output: String) -> Child {
    Child("grep", ["-oP", Self.pattern, input], output: output)
  }
}
