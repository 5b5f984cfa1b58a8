public import ArgumentParser
import VNText
public import VietFigures
public import VietText

extension OffsetUnit: ExpressibleByArgument {}
extension Document.Encoding: ExpressibleByArgument {}
extension Document.InvalidBytes: ExpressibleByArgument {}

extension CalendarDate: ExpressibleByArgument {
  /// A day written `yyyy-mm-dd`, as on the command line.
  public init?(argument: String) { self.init(argument) }
}

/// `vntext extract`.
struct ExtractCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "extract",
    abstract: "Finds figures with their exact values and their places in the source.",
    discussion: """
      Examples:
        vntext extract report.txt
        cat report.txt | vntext extract --format jsonl
        vntext extract --kinds money --summary reports/
        vntext extract --explain --reference-date 2023-07-05 report.txt

      Kinds: money percent quantity number ordinal date time duration legal code.
      Rules of --explain: form (the marks can mean one thing only), wholeCurrency (the currency has no coins),
      wholeCount (a counted noun or counter), paddedCurrency (a decimal would not end in 0), neighbour (a number of the
      same sentence, list or table), earlier (a number of the 64 KiB before), vietnameseGroup (a dot before three
      digits), open (Vietnamese by default), heading (the unit of a table or list).
      In TSV output a tab, line break or backslash inside a field is written \\t, \\n, \\r, \\\\.
      Exit status: 0 done, 2 an input could not be read or decoded, 64 wrong usage.
      """)

  @OptionGroup var input: DocumentOptions
  @OptionGroup var output: OutputOptions

  @Option(name: .long, help: ArgumentHelp("Only these kinds, separated by commas.", valueName: "kinds"))
  var kinds: KindList?

  @Option(name: .long, help: "Count places in code points (scalar), UTF-8 bytes, UTF-16 units or bytes of the file (byte).")
  var offsets: OffsetUnit = .scalar

  @Flag(name: .long, help: "Add the sentence around each figure.")
  var context = false

  @Flag(name: .long, help: "Tell by which rule each separator and each unit of a table cell was read, and what it rests on.")
  var explain = false

  @Option(
    name: .long, help: ArgumentHelp("Fill in missing years: the one in which the date ends nearest to this day.", valueName: "yyyy-mm-dd"))
  var referenceDate: CalendarDate?

  @Flag(name: .long, help: "Only count the figures of each kind.")
  var summary = false

  mutating func run() throws {
    let inputs = try input.resolve(for: Self.self)
    let diagnostics = Diagnostics(isQuiet: output.quiet)
    let extraction = Extraction(
      kinds: kinds?.kinds, offsets: offsets, withContext: context, withReasons: explain, referenceDate: referenceDate)
    try output.run(avoiding: inputs.paths, diagnostics) { [self] (sink, format) throws(OutputError) in
      // Tables are aligned, and reasons quoted, over the whole of a text.
      let feed = InputFeed(inputs, input, diagnostics, pieces: format == .table && !summary || explain ? nil : offsets)
      var run = ExtractRun(
        extraction: extraction, options: input, diagnostics: diagnostics, writer: makeWriter(format, sink), onlyCounts: summary)
      if !summary { try run.writer.begin() }
      try run.run(feed)
      if summary { try run.counts.write(format, to: sink) } else { try run.writer.end() }
    }
  }

  private func makeWriter(_ format: OutputFormat, _ sink: OutputSink) -> any FigureWriter {
    switch format {
    case .json: JSONWriter(sink: sink, isArray: true)
    case .jsonl: JSONWriter(sink: sink, isArray: false)
    case .csv: DelimitedWriter(sink: sink, dialect: .csv, hasMark: output.bom, hasContext: context, hasReasons: explain)
    case .tsv: DelimitedWriter(sink: sink, dialect: .tsv, hasMark: output.bom, hasContext: context, hasReasons: explain)
    case .table: TableWriter(sink: sink, isColored: output.color.isOn(for: sink), hasContext: context, hasReasons: explain)
    }
  }
}

/// The argument of `--kinds`.
struct KindList: ExpressibleByArgument {
  let kinds: Set<FigureKind>

  init?(argument: String) {
    let names = argument.split(separator: ",").map { $0.trimmingPrefix(" ") }
    let kinds = names.compactMap { FigureKind(name: String($0)) }
    guard !kinds.isEmpty, kinds.count == names.count else { return nil }
    self.kinds = Set(kinds)
  }

  static var allValueStrings: [String] { FigureKind.allCases.map { $0.name.description } }
}
