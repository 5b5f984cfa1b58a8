public import ArgumentParser
public import VietOrthography
import VietText

extension DiacriticLevel: ExpressibleByArgument {}

/// `vntext diacritics`.
struct DiacriticsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diacritics",
    abstract: "Takes diacritics away, puts them back, takes syllables apart, finds phrases whatever their marks.",
    discussion: """
      Examples:
        vntext diacritics strip report.txt                Đường tiếng becomes Duong tieng
        vntext diacritics restore notes.txt               Duong tieng becomes Đường tiếng
        vntext diacritics syllables words.txt             onset, glide, nucleus, coda, tone
        vntext diacritics find 'toi duoc' report.txt      finds "tôi được"
      """,
    subcommands: [StripCommand.self, RestoreCommand.self, SyllablesCommand.self, FindCommand.self])
}

/// `vntext diacritics strip`.
struct StripCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "strip",
    abstract: "Writes a text without its diacritics, đ as d; letters of other languages stay.",
    discussion: """
      Examples:
        vntext diacritics strip report.txt               Đường tiếng becomes Duong tieng
        vntext diacritics strip --level tone report.txt  Đương tiêng
        vntext diacritics strip --level hat report.txt   Đuong tieng
        vntext diacritics strip --format jsonl a.txt     each change with its place

      Exit status: 0 done, 2 an input could not be read or decoded, 64 wrong usage.
      """)

  @OptionGroup var input: InputOptions
  @OptionGroup var output: OutputOptions

  @Option(name: .long, help: "What to take away: tones, tones and hats, or all.")
  var level: DiacriticLevel = .all

  @Option(name: .long, help: "With --format: count places in code points (scalar), UTF-8 bytes, UTF-16 units or bytes of the file (byte).")
  var offsets: OffsetUnit = .scalar

  mutating func run() throws {
    let inputs = try input.resolve(for: Self.self)
    let diagnostics = Diagnostics(isQuiet: output.quiet)
    let (level, options, offsets, chosen) = (level, input.decoding, offsets, output)
    try output.run(avoiding: inputs.paths, diagnostics) { (sink, _) throws(OutputError) in
      var writer = try RewriteWriter(sink: sink, format: chosen.format, offsets: offsets, hasMark: chosen.bom, reason: "level")
      for source in inputs.sources {
        guard let document = source.read(options, diagnostics) else { continue }
        let folded = document.utf8.withUnsafeBufferPointer { level.fold($0) } ?? EditedText(bytes: document.utf8, edits: [])
        try folded.bytes.withUnsafeBufferPointer { (bytes) throws(OutputError) in
          guard writer.listsChanges else { return try writer.write(bytes) }
          try writer.write(document, of: source.name, name: { (level: DiacriticLevel) in level.rawValue }) { (body) throws(OutputError) in
            for edit in folded.edits { try body(edit.source, UnsafeBufferPointer(rebasing: bytes[edit.target]), level) }
          }
        }
      }
      try writer.end()
    }
  }
}

/// `vntext diacritics syllables`.
struct SyllablesCommand: ParsableCommand {
  /// What a word may be.
  enum Status: String, CaseIterable, ExpressibleByArgument { case native, loan, none }

  static let configuration = CommandConfiguration(
    commandName: "syllables",
    abstract:
      "Takes every word of a text apart: onset, glide, nucleus, coda, tone, whether it is a Vietnamese syllable, both tone placements.",
    discussion: """
      A syllable is native where Vietnamese spelling makes it, loan where its onset or rhyme stands in borrowed words and names only ("pin",
      "xoong"), none where no rule allows it ("windows", "ngừơi").

      Examples:
        echo 'nghiêng hòa Huế' | vntext diacritics syllables
        vntext diacritics syllables --status none report.txt     foreign words and misspellings

      Exit status: 0 done, 2 an input could not be read or decoded, 64 wrong usage.
      """)

  @OptionGroup var input: InputOptions
  @OptionGroup var output: OutputOptions

  @Option(name: .long, help: "Only words of this status.")
  var status: Status?

  @Option(name: .long, help: "Count places in code points (scalar), UTF-8 bytes, UTF-16 units or bytes of the file (byte).")
  var offsets: OffsetUnit = .scalar

  mutating func run() throws {
    let inputs = try input.resolve(for: Self.self)
    let diagnostics = Diagnostics(isQuiet: output.quiet)
    let command = self
    try output.run(avoiding: inputs.paths, diagnostics) { (sink, format) throws(OutputError) in
      let columns = ["file", "start", "end", "text", "status", "onset", "glide", "nucleus", "coda", "tone", "old", "new"]
      var writer = try RecordWriter(sink: sink, format: format, columns: columns, hasMark: command.output.bom)
      for source in inputs.sources {
        guard let document = source.read(command.input.decoding, diagnostics), let text = source.normalize(document, diagnostics) else {
          continue
        }
        try command.write(document, text, source.name, &writer)
      }
      try writer.end()
    }
  }

  private func write(_ document: Document, _ text: NormalizedText, _ file: String, _ writer: inout RecordWriter) throws(OutputError) {
    let map = text.map
    var counter = OffsetCounter(offsets, for: document)
    try document.utf8.withUnsafeBufferPointer { (original) throws(OutputError) in
      try text.bytes.withUnsafeBufferPointer { (bytes) throws(OutputError) in
        try LetterScanner().forEachWord(in: bytes) { (place, _) throws(OutputError) in
          let text = String(decoding: bytes[place], as: UTF8.self)
          let syllable = Syllable(text)
          guard status == nil || status?.rawValue == syllable?.status.rawValue ?? "none" else { return }
          let range = map.source(of: place)
          let start = counter.offset(of: range.lowerBound, in: original, edge: .start)
          let end = counter.offset(of: range.upperBound, in: original, edge: .end)
          try writer.write(
            [.text(file), .number(start), .number(end), .bytes(UnsafeBufferPointer(rebasing: original[range]))]
              + Self.fields(of: syllable, text))
        }
      }
    }
  }

  private static func fields(of syllable: Syllable?, _ text: String) -> [RecordWriter.Field] {
    guard let syllable else { return [.text("none")] + Array(repeating: .none, count: 7) }
    return [
      syllable.status.rawValue, syllable.onset, syllable.glide, syllable.nucleus, syllable.coda, syllable.tone.name,
      TonePlacement.old.placing(text),
      TonePlacement.new.placing(text),
    ].map { .text($0) }
  }
}

/// `vntext diacritics find`.
struct FindCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "find",
    abstract: "Finds a phrase whatever marks the text has: \"toi duoc\" finds \"tôi được\", the nearest forms first.",
    discussion: """
      Examples:
        vntext diacritics find 'thuy loi' reports/         thủy lợi, thuỷ lợi, thúy lơi …
        vntext diacritics find --words --level tone 'tôi' a.txt

      The distance of a place is exact, spelling (capitals, or hòa for hoà), tone, hat or stroke: what it differs in at most.
      Exit status: 0 done (found or not), 2 an input could not be read or decoded, 64 wrong usage.
      """)

  @Argument(help: ArgumentHelp("What to find.", valueName: "phrase"))
  var phrase: String

  @OptionGroup var input: InputOptions
  @OptionGroup var output: OutputOptions

  @Option(name: .long, help: "Which marks may differ: tones, tones and hats, or all.")
  var level: DiacriticLevel = .all

  @Flag(name: .long, help: "Only whole words.")
  var words = false

  @Flag(name: .long, help: "Add the sentence around each place.")
  var context = false

  @Option(name: .long, help: "Count places in code points (scalar), UTF-8 bytes, UTF-16 units or bytes of the file (byte).")
  var offsets: OffsetUnit = .scalar

  func validate() throws {
    if phrase.allSatisfy(\.isWhitespace) { throw ValidationError("the phrase is empty; give some letters") }
  }

  mutating func run() throws {
    let inputs = try input.resolve(for: Self.self)
    let diagnostics = Diagnostics(isQuiet: output.quiet)
    let command = self
    let search = DiacriticSearch(phrase, level: level, wholeWords: words)
    try output.run(avoiding: inputs.paths, diagnostics) { (sink, format) throws(OutputError) in
      let columns = ["file", "start", "end", "text", "distance"] + (command.context ? ["context"] : [])
      var writer = try RecordWriter(sink: sink, format: format, columns: columns, hasMark: command.output.bom)
      for source in inputs.sources {
        guard let document = source.read(command.input.decoding, diagnostics) else { continue }
        let counter = OffsetCounter(command.offsets, for: document)
        try document.utf8.withUnsafeBufferPointer { (bytes) throws(OutputError) in
          for match in search.matches(in: bytes) {
            let start = counter.offset(anywhere: match.range.lowerBound, in: bytes, edge: .start)
            let end = counter.offset(anywhere: match.range.upperBound, in: bytes, edge: .end)
            let context = command.context ? [RecordWriter.Field.bytes(Extraction.sentence(around: match.range, in: bytes))] : []
            try writer.write(
              [
                .text(source.name), .number(start), .number(end), .bytes(UnsafeBufferPointer(rebasing: bytes[match.range])),
                .text(match.distance.name),
              ] + context)
          }
        }
      }
      try writer.end()
    }
  }
}

extension DiacriticSearch.Distance {
  /// As records have it.
  var name: String {
    switch self {
    case .none: "exact"
    case .spelling: "spelling"
    case .tone: "tone"
    case .hat: "hat"
    case .stroke: "stroke"
    }
  }
}
