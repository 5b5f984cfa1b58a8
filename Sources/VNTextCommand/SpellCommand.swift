import ArgumentParser
import VNText
import VietFigures
import VietNumbers
import VietText

/// `vntext spell`.
struct SpellCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "spell",
    abstract: "Writes numbers and figures in Vietnamese words; with --inverse spoken figures in digits.",
    discussion: """
      Numbers and figures are given as arguments, or one a line on standard input (empty lines are left out); --text and --inverse take texts, in
      which everything but the figures stays as it is, in UTF-8.

      Examples:
        vntext spell 71.029 1,5 -12 'quý I/2023'
        vntext spell --style south 1024            một ngàn không trăm hai mươi bốn
        vntext spell --as digits 0912              không chín một hai
        vntext spell --text report.txt             every figure of a text in words
        vntext spell --inverse speech.txt          "ba giờ rưỡi chiều" becomes 15:30
        echo 'hai tỷ rưỡi' | vntext spell --inverse --magnitudes digits

      Styles: north (linh, nghìn, tư; every place said), south (lẻ, ngàn, bốn), plain (as north, without "không trăm").
      With --format each replacement is a record: its place in the source, the text there, its kind, what replaces it.
      Exit status: 0 done, 2 an input could not be read or decoded or an item is no number, 64 wrong usage.
      """)

  @Argument(
    parsing: .allUnrecognized,
    help: ArgumentHelp("Numbers and figures; with --text or --inverse texts or folders, - is standard input.", valueName: "item"))
  var items: [String] = []

  @Flag(name: .long, help: "The arguments are texts: every figure of a running text in words.")
  var text = false

  @Flag(name: .long, help: "The arguments are texts: every spoken figure of a running text in digits.")
  var inverse = false

  @OptionGroup var spelling: SpellingOptions
  @OptionGroup var notation: NotationOptions
  @OptionGroup var decoding: DecodingOptions
  @OptionGroup var output: OutputOptions

  @Option(name: .long, help: "With --format: count places in code points (scalar), UTF-8 bytes, UTF-16 units or bytes of the file (byte).")
  var offsets: OffsetUnit = .scalar

  @Option(name: .long, help: ArgumentHelp("Only figures of these kinds, separated by commas.", valueName: "kinds"))
  var kinds: KindList?

  mutating func validate() throws {
    // "-- -5"
    if items.first == "--" { items.removeFirst() }
    if let option = items.first(where: { $0.hasPrefix("--") }) { throw ValidationError("Unknown option '\(option)'") }
    if text && inverse { throw ValidationError("--text and --inverse go opposite ways; use one of them") }
    if output.format != nil, !text, !inverse { throw ValidationError("--format lists replacements in texts; add --text or --inverse") }
    if spelling.reading != .figure, text || inverse { throw ValidationError("--as is for numbers given as arguments; leave it out") }
  }

  mutating func run() throws {
    if items.isEmpty, FileSystem.isTerminal(FileSystem.standardInput) { throw CleanExit.helpRequest(Self.self) }
    text || inverse ? try rewriteTexts() : try spellItems()
  }

  /// One line for each argument, or for each line of standard input.
  private func spellItems() throws {
    let diagnostics = Diagnostics(isQuiet: output.quiet)
    let speller = ItemSpeller(style: spelling.words, reading: spelling.reading, kinds: kinds?.kinds)
    let source = InputSource(name: "-")
    try output.run(avoiding: [], diagnostics) { (sink, _) throws(OutputError) in
      func write(_ item: String) throws(OutputError) {
        if let words = speller.words(for: item) {
          try sink.write(words + "\n")
        } else {
          diagnostics.error(item, speller.complaint)
        }
      }
      if !items.isEmpty, items != ["-"] {
        for item in items { try write(item) }
      } else if let document = source.read(decoding, diagnostics) {
        for line in String(decoding: document.utf8, as: UTF8.self).split(whereSeparator: \.isNewline) { try write(String(line)) }
      }
    }
  }

  private func rewriteTexts() throws {
    let inputs = InputSources(arguments: items.isEmpty ? ["-"] : items)
    let diagnostics = Diagnostics(isQuiet: output.quiet)
    let speller = inverse ? nil : FigureSpeller(style: spelling.words, kinds: kinds?.kinds)
    let transcriber = FigureTranscriber(style: notation.style, kinds: kinds?.kinds)
    try output.run(avoiding: inputs.paths, diagnostics) { (sink, _) throws(OutputError) in
      var writer = try RewriteWriter(sink: sink, format: output.format, offsets: offsets, hasMark: output.bom, reason: "kind")
      for source in inputs.sources {
        guard let document = source.read(decoding, diagnostics), let normalized = source.normalize(document, diagnostics) else { continue }
        try writer.write(document, of: source.name, name: { (kind: FigureKind?) in kind?.name.description }) { (body) throws(OutputError) in
          if let speller {
            try speller.forEachReading(in: normalized, body)
          } else {
            try transcriber.forEachNotation(in: normalized, body)
          }
        }
      }
      try writer.end()
    }
  }
}
