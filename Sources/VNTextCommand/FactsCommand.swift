import ArgumentParser
import VietFacts
import VietText

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

  @OptionGroup var input: InputOptions
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
      for source in inputs.sources {
        guard let document = source.read(options.decoding, diagnostics), let text = source.normalize(document, diagnostics) else {
          continue
        }
        try Self.write(document, text, file: source.name, offsets, to: &writer)
      }
      try writer.end()
    }
  }

  private func makeWriter(_ format: OutputFormat, _ sink: OutputSink) throws(OutputError) -> any FactWriter {
    switch format {
    case .json, .jsonl: try JSONFactWriter(sink: sink, isArray: format == .json)
    case .csv, .tsv, .table: try TabularFactWriter(sink: sink, format: format, hasMark: output.bom, neutralizes: neutralizeFormulas)
    }
  }

  /// Writes the facts of one document.
  private static func write(
    _ document: Document, _ text: NormalizedText, file: String, _ offsets: OffsetUnit, to writer: inout any FactWriter
  ) throws(OutputError) {
    let reader = FactReader()
    var counter = OffsetCounter(offsets, for: document)
    try document.utf8.withUnsafeBufferPointer { (original) throws(OutputError) in
      try FigureStream(text).forEachPassage { (figures, passage) throws(OutputError) in
        let facts = reader.facts(figures, in: passage)
        for index in facts.indices {
          _ = counter.offset(of: text.source(of: facts[index].range).lowerBound, in: original, edge: .start)
          let place = { (range: Range<Int>) -> Range<Int> in
            let range = text.source(of: range)
            let first = counter.offset(anywhere: range.lowerBound, in: original, edge: .start)
            return first..<counter.offset(anywhere: range.upperBound, in: original, edge: .end)
          }
          try writer.write(facts[index], at: FactSite(figures: figures, passage: passage, place: place), file: file)
        }
      }
    }
  }
}

extension NormalizedText {
  /// The bytes of the original text that a range of the normalized one was made from.
  func source(of range: Range<Int>) -> Range<Int> { map.isIdentity ? range : map.source(of: range) }
}
