import ArgumentParser
import CVietReaders
import VietFacts
import VietFigures
import VietText
import VietTokens

/// `vntext facts`.
struct FactsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "facts",
    abstract: "Lists the statistical statements of reports: indicator, period, value, unit, plan and change, one row each.",
    discussion: """
      Examples:
        vntext facts report.txt
        vntext facts --format csv --bom -o facts.csv reports/     one table of every report, for a spreadsheet
        vntext facts --format jsonl report.txt | jq 'select(.unit == "USD")'

      A second change of one value (against another base, or real beside nominal) is a row of its own without a value. The
      period comes from the sentence, else from the paragraph, the heading or the title (flag inherited_period).
      Flags: ambiguous, inherited_indicator, inherited_period, misprint.
      Exit status: 0 done, 2 an input could not be read or decoded, 64 wrong usage.
      """)

  @OptionGroup var input: DocumentOptions
  @OptionGroup var output: OutputOptions

  @Option(name: .long, help: "Count places in code points (scalar), UTF-8 bytes, UTF-16 units or bytes of the file (byte).")
  var offsets: OffsetUnit = .scalar

  @Flag(name: .long, help: "Put ' before words in CSV and TSV that a spreadsheet would take for a formula; numbers stay numbers.")
  var neutralizeFormulas = false

  mutating func run() throws {
    let inputs = try input.resolve(for: Self.self)
    let diagnostics = Diagnostics(isQuiet: output.quiet)
    let (options, offsets) = (input, offsets)
    try output.run(avoiding: inputs.paths, diagnostics) { [self] (sink, format) throws(OutputError) in
      var writer = try makeWriter(format, sink)
      let feed = InputFeed(inputs, input, diagnostics, pieces: nil)
      guard options.threads > 1, inputs.sources.count > 1, writer.part(.memory()) != nil else {
        while let job = feed.next() {
          try job.forEachText(options, diagnostics) { (text) throws(OutputError) in
            try Self.write(text, offsets, isThreaded: options.threads > 1, to: &writer)
          }
          diagnostics.advance(by: job.size)
        }
        return try writer.end()
      }
      let template = writer
      try OrderedWork<InputJob, Part>.run(
        threads: options.threads, next: feed.next, { Part($0, template, options, offsets, diagnostics.ofJob()) },
        take: { (part) throws(OutputError) in
          // A part that was interrupted is no whole one.
          if vn_interrupt() != 0 { throw .interrupted }
          diagnostics.report(part.diagnostics)
          try writer.add(part: part.sink)
          diagnostics.advance(by: part.size)
        })
      try writer.end()
    }
  }

  /// What one document gave.
  private final class Part {
    let sink = OutputSink.memory()
    let diagnostics: Diagnostics
    let size: Int

    init(_ job: InputJob, _ template: any FactWriter, _ options: DocumentOptions, _ offsets: OffsetUnit, _ diagnostics: Diagnostics) {
      (self.diagnostics, size) = (diagnostics, job.size)
      guard var writer = template.part(sink) else { return }
      // Memory takes everything.
      try? job.forEachText(options, diagnostics) { (text) throws(OutputError) in
        try FactsCommand.write(text, offsets, isThreaded: false, to: &writer)
      }
    }
  }

  private func makeWriter(_ format: OutputFormat, _ sink: OutputSink) throws(OutputError) -> any FactWriter {
    switch format {
    case .json, .jsonl: try JSONFactWriter(sink: sink, isArray: format == .json)
    case .csv, .tsv, .table: try TabularFactWriter(sink: sink, format: format, hasMark: output.bom, neutralizes: neutralizeFormulas)
    }
  }

  /// Where the figure of an amount stands.
  private static func range(of amount: Amount, _ figures: [Figure], _ passage: Passage) -> Range<Int> {
    guard figures.indices.contains(amount.figure) else { return passage.start..<passage.start }
    return passage.start + figures[amount.figure].start..<passage.start + figures[amount.figure].end
  }

  /// Writes the facts of one document.
  static func write(
    _ input: InputText, _ offsets: OffsetUnit, isThreaded: Bool, to writer: inout any FactWriter
  ) throws(OutputError) {
    let (document, text) = (input.document, input.text)
    var counter = OffsetCounter(offsets, for: document)
    try document.utf8.withUnsafeBufferPointer { (original) throws(OutputError) in
      // The text of a document with tables is in NFC as it is.
      let reader = FactReader(grids: input.grids, in: original)
      try FigureStream(input, isThreaded: isThreaded).forEachPassage { (figures, passage) throws(OutputError) in
        let facts = reader.facts(figures, in: passage)
        for index in facts.indices {
          _ = counter.offset(of: text.source(of: facts[index].range).lowerBound, in: original, edge: .start)
          let place = { (range: Range<Int>) -> Range<Int> in
            let range = text.source(of: range)
            let first = counter.offset(anywhere: range.lowerBound, in: original, edge: .start)
            return first..<counter.offset(anywhere: range.upperBound, in: original, edge: .end)
          }
          let site = FactSite(
            figures: figures, passage: passage, place: place,
            source: input.extracted?.place(
              of: text.source(of: facts[index].value.map { Self.range(of: $0, figures, passage) } ?? facts[index].range).lowerBound))
          try writer.write(facts[index], at: site, file: input.name)
        }
      }
    }
  }
}

extension NormalizedText {
  /// The bytes of the original text that a range of the normalized one was made from.
  func source(of range: Range<Int>) -> Range<Int> { map.isIdentity ? range : map.source(of: range) }
}
