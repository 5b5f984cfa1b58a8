import ArgumentParser
import CVietReaders

enum OutputFormat: String, CaseIterable, ExpressibleByArgument {
  case table, json, jsonl, csv, tsv
}

enum ColorChoice: String, CaseIterable, ExpressibleByArgument {
  case auto, always, never

  /// Whether to colour what goes to a sink: `NO_COLOR` and `TERM=dumb` are honoured under `auto`.
  func isOn(for sink: OutputSink) -> Bool {
    switch self {
    case .always: return true
    case .never: return false
    case .auto:
      if let noColor = FileSystem.environment("NO_COLOR"), !noColor.isEmpty { return false }
      return sink.isTerminal && FileSystem.environment("TERM") != "dumb"
    }
  }
}

/// Where results go, and in which form.
struct OutputOptions: ParsableArguments {
  @Option(name: .long, help: "How results are written (default: table on a terminal, jsonl otherwise).")
  var format: OutputFormat?

  @OptionGroup private var destination: DestinationOptions

  var bom: Bool { destination.bom }
  var color: ColorChoice { destination.color }
  var quiet: Bool { destination.quiet }

  /// Runs `body` with the opened output and the format, and closes it.
  func run(
    avoiding inputs: [String], _ diagnostics: Diagnostics, _ body: (OutputSink, OutputFormat) throws(OutputError) -> Void
  ) throws {
    try destination.run(avoiding: inputs, diagnostics) { (sink) throws(OutputError) in
      try body(sink, format ?? (sink.isTerminal ? .table : .jsonl))
    }
  }
}

/// Where results go.
struct DestinationOptions: ParsableArguments {
  @Option(name: .shortAndLong, help: ArgumentHelp("Write to this file.", valueName: "file"))
  var output: String?

  @Flag(name: .long, help: "Begin CSV and TSV with a byte order mark, for spreadsheet programs.")
  var bom = false

  @Option(name: .long, help: "Colour the table.")
  var color: ColorChoice = .auto

  @Flag(name: .shortAndLong, help: "No warnings.")
  var quiet = false

  /// Runs `body` with the opened output and closes it; a failure becomes a message, and errors the exit status.
  func run(
    avoiding inputs: [String], _ diagnostics: Diagnostics, _ body: (OutputSink) throws(OutputError) -> Void
  ) throws {
    try OutputSink.run(output, avoiding: inputs, diagnostics, body)
  }
}

extension OutputSink {
  /// Runs `body` with a file, or with standard output, and closes it; a failure becomes a message, and errors the exit status.
  static func run(
    _ path: String?, avoiding inputs: [String], _ diagnostics: Diagnostics, _ body: (OutputSink) throws(OutputError) -> Void
  ) throws {
    let sink = try open(path, avoiding: inputs)
    vn_watch_interrupts()
    vn_keep_storage()
    diagnostics.allowsProgress = !sink.isTerminal
    do throws(OutputError) {
      try body(sink)
      try sink.close()
    } catch {
      diagnostics.endProgress()
      switch error {
      case .failed(let message): diagnostics.error(path ?? "standard output", message)
      case .closed: throw ExitCode(0)  // the reader of the pipe has what it wanted
      case .interrupted:
        // What is complete is kept.
        try? sink.flush()
        throw ExitCode(128 + vn_interrupt())
      }
    }
    diagnostics.endProgress()
    if diagnostics.hasErrors { throw ExitCode(2) }
  }

  /// Opens the output; it may not be one of the inputs.
  private static func open(_ path: String?, avoiding inputs: [String]) throws -> OutputSink {
    guard let path else { return .standard() }
    if inputs.contains(where: { FileSystem.isSame($0, path) }) {
      throw ValidationError("\(path) is an input, too; write to another file")
    }
    switch OutputSink.file(path) {
    case .success(let sink): return sink
    case .failure(let error):
      Diagnostics(isQuiet: false).error(path, error.message)
      throw ExitCode(2)
    }
  }
}
