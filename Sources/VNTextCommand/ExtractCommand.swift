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
        vntext extract --format html -o report.html report.docx     a page for browsers: text, figures, facts, charts
        vntext extract --format brat -o annotated/ reports/         NAME.txt and NAME.ann for each text

      Kinds: money percent quantity number ordinal date time duration legal code.
      Rules of --explain: form (the marks can mean one thing only), wholeCurrency (the currency has no coins),
      wholeCount (a counted noun or counter), paddedCurrency (a decimal would not end in 0), neighbour (a number of the
      same sentence, list or table), earlier (a number of the 64 KiB before), vietnameseGroup (a dot before three
      digits), open (Vietnamese by default), heading (the unit of a table or list).
      In TSV output a tab, line break or backslash inside a field is written \\t, \\n, \\r, \\\\.
      Exit status: 0 done, 2 an input could not be read or decoded, 64 wrong usage.
      """)

  @OptionGroup var input: DocumentOptions
  @OptionGroup var destination: DestinationOptions

  @Option(name: .long, help: "How figures are written (default: table on a terminal, jsonl otherwise).")
  var format: FigureFormat?

  @Option(name: .long, help: ArgumentHelp("Only these kinds, separated by commas.", valueName: "kinds"))
  var kinds: KindList?

  @Option(name: .long, help: "Count places in code points (scalar), UTF-8 bytes, UTF-16 units or bytes of the file (byte).")
  var offsets: OffsetUnit = .scalar

  @Flag(name: .long, help: "Add the sentence around each figure.")
  var context = false

  @Flag(name: .long, help: "Add columns with the page, paragraph, table, sheet and cell to CSV and TSV; JSON always has them.")
  var places = false

  @Flag(name: .long, help: "Tell by which rule each separator and each unit of a table cell was read, and what it rests on.")
  var explain = false

  @Option(
    name: .long, help: ArgumentHelp("Fill in missing years: the one in which the date ends nearest to this day.", valueName: "yyyy-mm-dd"))
  var referenceDate: CalendarDate?

  @Flag(name: .long, help: "Only count the figures of each kind.")
  var summary = false

  mutating func run() throws {
    let inputs = try input.resolve(for: Self.self)
    let diagnostics = Diagnostics(isQuiet: destination.quiet)
    if format == .brat { return try writePairs(inputs, diagnostics) }
    try destination.run(avoiding: inputs.paths, diagnostics) { [self] (sink) throws(OutputError) in
      let format = format ?? (sink.isTerminal ? .table : .jsonl)
      let writer = try makeWriter(format, sink, title: inputs.title)
      // Tables are aligned, reasons quoted and texts shown over the whole of a text.
      let isWhole = !format.isStreamed && !summary || explain
      try write(inputs, to: writer, isWhole: isWhole, diagnostics) { (counts) throws(OutputError) in
        try counts.write(OutputFormat(rawValue: format.rawValue) ?? .table, to: sink)
      }
    }
  }

  private func write(
    _ inputs: InputSources, to writer: any FigureWriter, isWhole: Bool, _ diagnostics: Diagnostics,
    summary writeCounts: (KindCounts) throws(OutputError) -> Void
  ) throws(OutputError) {
    let extraction = Extraction(
      kinds: kinds?.kinds, offsets: offsets, withContext: context, withReasons: explain, referenceDate: referenceDate)
    let feed = InputFeed(inputs, input, diagnostics, pieces: isWhole ? nil : offsets)
    var run = ExtractRun(extraction: extraction, options: input, diagnostics: diagnostics, writer: writer, onlyCounts: summary)
    if !summary { try run.writer.begin() }
    try run.run(feed)
    if summary { try writeCounts(run.counts) } else { try run.writer.end() }
  }

  /// Writes for brat: pairs of files into a folder, or the annotations of one text.
  private func writePairs(_ inputs: InputSources, _ diagnostics: Diagnostics) throws {
    if let folder = destination.output {
      if let error = FileSystem.makeFolder(folder) {
        diagnostics.error(folder, error.message)
        throw ExitCode(2)
      }
      do throws(OutputError) {
        try write(inputs, to: BratWriter(sink: .memory(), folder: folder), isWhole: true, diagnostics) { (_) throws(OutputError) in }
      } catch {
        diagnostics.error(folder, error.message)
      }
      if diagnostics.hasErrors { throw ExitCode(2) }
    } else {
      try destination.run(avoiding: inputs.paths, diagnostics) { (sink) throws(OutputError) in
        try write(inputs, to: BratWriter(sink: sink, folder: nil), isWhole: true, diagnostics) { (_) throws(OutputError) in }
      }
    }
  }

  func validate() throws {
    if summary, format == .html || format == .brat || format == .conllu {
      throw ValidationError("--summary has no such format; leave --format out")
    }
    guard format == .brat else { return }
    if offsets != .scalar { throw ValidationError("brat counts code points; leave --offsets out") }
    if destination.output == nil, input.count > 1 {
      throw ValidationError("brat has two files for each text; name a folder for them with -o")
    }
  }

  private func makeWriter(_ format: FigureFormat, _ sink: OutputSink, title: String) throws(OutputError) -> any FigureWriter {
    switch format {
    case .json: JSONWriter(sink: sink, isArray: true)
    case .jsonl: JSONWriter(sink: sink, isArray: false)
    case .csv, .tsv:
      DelimitedWriter(
        sink: sink, dialect: format == .csv ? .csv : .tsv, hasMark: destination.bom, hasContext: context, hasReasons: explain,
        hasPlaces: places)
    case .table: TableWriter(sink: sink, isColored: destination.color.isOn(for: sink), hasContext: context, hasReasons: explain)
    case .html: try PageWriter(sink: sink, title: title, offsets: offsets)
    case .brat: BratWriter(sink: sink, folder: nil)
    case .conllu: ConlluFigureWriter(sink: sink)
    }
  }
}

/// How figures are written.
enum FigureFormat: String, CaseIterable, ExpressibleByArgument {
  case table, json, jsonl, csv, tsv, html, brat, conllu

  /// Whether a long text may come in pieces.
  var isStreamed: Bool {
    switch self {
    case .json, .jsonl, .csv, .tsv: true
    case .table, .html, .brat, .conllu: false
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
