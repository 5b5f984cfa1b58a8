public import ArgumentParser
import VNText
import VietFigures
public import VietText

extension OffsetUnit: ExpressibleByArgument {}
extension Document.Encoding: ExpressibleByArgument {}
extension Document.InvalidBytes: ExpressibleByArgument {}

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

      Kinds: money percent quantity number ordinal date time duration legal code.
      In TSV output a tab, line break or backslash inside a field is written \\t, \\n, \\r, \\\\.
      Exit status: 0 done, 2 an input could not be read or decoded, 64 wrong usage.
      """)

  @OptionGroup var input: InputOptions
  @OptionGroup var output: OutputOptions

  @Option(name: .long, help: ArgumentHelp("Only these kinds, separated by commas.", valueName: "kinds"))
  var kinds: KindList?

  @Option(name: .long, help: "Count places in code points (scalar), bytes (utf8) or UTF-16 units (utf16).")
  var offsets: OffsetUnit = .scalar

  @Flag(name: .long, help: "Add the sentence around each figure.")
  var context = false

  @Flag(name: .long, help: "Only count the figures of each kind.")
  var summary = false

  mutating func run() throws {
    let inputs = try input.resolve(for: Self.self)
    let diagnostics = Diagnostics(isQuiet: output.quiet)
    let extraction = Extraction(kinds: kinds?.kinds, offsets: offsets, withContext: context)
    let (onlyCounts, options) = (summary, input)
    try output.run(avoiding: inputs.paths, diagnostics) { [self] (sink, format) throws(OutputError) in
      var writer = makeWriter(format, sink)
      var counts = KindCounts()
      if !onlyCounts { try writer.begin() }
      for source in inputs.sources {
        guard let document = source.read(options, diagnostics), let text = source.normalize(document, diagnostics) else { continue }
        if !onlyCounts { try writer.start(file: source.name) }
        try extraction.run(document, text) { (figure, place) throws(OutputError) in
          if onlyCounts { counts.add(figure.kind) } else { try writer.write(figure, at: place) }
        }
      }
      if onlyCounts { try counts.write(format, to: sink) } else { try writer.end() }
    }
  }

  private func makeWriter(_ format: OutputFormat, _ sink: OutputSink) -> any FigureWriter {
    switch format {
    case .json: JSONWriter(sink: sink, isArray: true)
    case .jsonl: JSONWriter(sink: sink, isArray: false)
    case .csv: DelimitedWriter(sink: sink, dialect: .csv, hasMark: output.bom, hasContext: context)
    case .tsv: DelimitedWriter(sink: sink, dialect: .tsv, hasMark: output.bom, hasContext: context)
    case .table: TableWriter(sink: sink, isColored: output.color.isOn(for: sink), hasContext: context)
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
