public import ArgumentParser
public import VietDocuments
import VietText

extension SourceFormat: ExpressibleByArgument {}

/// Which documents a command reads, how, and what reading them may cost.
struct DocumentOptions: ParsableArguments {
  @OptionGroup private var input: InputFiles
  @OptionGroup var decoding: DecodingOptions
  @OptionGroup private var limitOptions: LimitOptions

  @Option(
    name: .long,
    help: ArgumentHelp("In folders, only files whose name or path is like this; may be repeated.", valueName: "pattern"))
  var include: [String] = []

  @Option(name: .customLong("as"), help: "What the files are, where their content is not to be asked.")
  var format: SourceFormat?

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "How many documents, or parts of a long text, are read at once (default: as many as there are cores).", valueName: "n"))
  var jobs: Int?

  func validate() throws {
    if let jobs, !(1...256).contains(jobs) { throw ValidationError("--jobs takes a number from 1 to 256") }
  }

  /// How many files or folders are named.
  var count: Int { input.files.count }

  /// How many threads work.
  var threads: Int { jobs ?? FileSystem.cores }

  var limits: ReadingLimits { limitOptions.limits }

  var reader: DocumentReader { DocumentReader(limits: limits, encoding: decoding.encoding, invalid: decoding.invalid) }

  func resolve(for command: any ParsableCommand.Type) throws -> InputSources { try input.resolve(for: command, including: include) }
}

/// What reading a document may cost.
struct LimitOptions: ParsableArguments {
  @Option(name: .long, help: ArgumentHelp("How much an archive or document may unpack to (default: 1G).", valueName: "bytes"))
  var maxSize: ByteCount?

  @Option(name: .long, help: ArgumentHelp("How many times its size a packed file may unpack to (default: 200).", valueName: "n"))
  var maxRatio: Int?

  @Option(name: .long, help: ArgumentHelp("How many files an archive may hold (default: 10000).", valueName: "n"))
  var maxEntries: Int?

  @Option(name: .long, help: ArgumentHelp("How deep archives may lie in archives (default: 3).", valueName: "n"))
  var maxNesting: Int?

  @Option(name: .long, help: ArgumentHelp("How deep elements of XML may lie in elements (default: 200; at most 256).", valueName: "n"))
  var maxDepth: Int?

  @Option(name: .long, help: ArgumentHelp("How long the pages of a PDF may be read (default: 60).", valueName: "seconds"))
  var maxTime: Int?

  var limits: ReadingLimits {
    var limits = ReadingLimits()
    if let maxSize { limits.expandedBytes = maxSize.bytes }
    if let maxRatio { limits.ratio = maxRatio }
    if let maxEntries { limits.entries = maxEntries }
    if let maxNesting { limits.nesting = maxNesting }
    if let maxDepth { limits.depth = maxDepth }
    if let maxTime { limits.seconds = maxTime }
    return limits
  }

  func validate() throws {
    for (name, value) in [
      ("--max-ratio", maxRatio), ("--max-entries", maxEntries), ("--max-nesting", maxNesting), ("--max-depth", maxDepth),
      ("--max-time", maxTime),
    ] {
      if let value, value < 1 || value > 1_000_000_000 { throw ValidationError("\(name) takes a number from 1 on") }
    }
  }
}

/// A number of bytes: `500000`, `64K`, `200M`, `2G`.
struct ByteCount: ExpressibleByArgument {
  let bytes: Int

  init?(argument: String) {
    let units: [Character: Int] = ["k": 10, "m": 20, "g": 30]
    let shift = argument.last.flatMap { units[Character($0.lowercased())] }
    guard let number = Int(shift == nil ? argument : String(argument.dropLast())), number > 0, number < 1 << 33 else { return nil }
    bytes = number << (shift ?? 0)
  }
}
