import ArgumentParser
import VietOrthography
import VietRestoration
import VietText

/// `vntext diacritics restore`.
struct RestoreCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "restore",
    abstract: "Puts the diacritics back into Vietnamese text typed without them: \"tong muc ban le\" becomes \"tổng mức bán lẻ\".",
    discussion: """
      Each syllable gets the marks that are likeliest among its neighbours. Marks that are there stay, and so do capitals, figures, addresses,
      codes and foreign words. Tone marks stand where the old rule has them ("hòa").

      Examples:
        echo 'Viet Nam thang loi' | vntext diacritics restore       Việt Nam thắng lợi
        vntext diacritics restore notes.txt -o full.txt
        vntext diacritics restore --format jsonl notes.txt          each change with its place and what it adds: tone, hat or all
        vntext diacritics restore --alternatives 3 notes.txt        the three likeliest forms of each syllable, with their shares

      Exit status: 0 done, 2 an input could not be read or decoded, 64 wrong usage.
      """)

  @OptionGroup var input: InputOptions
  @OptionGroup var output: OutputOptions

  @Option(name: .long, help: ArgumentHelp("List this many forms of each syllable that has several, the likeliest first.", valueName: "n"))
  var alternatives: Int?

  @Option(name: .long, help: "In lists, count places in code points (scalar), UTF-8 bytes, UTF-16 units or bytes of the file (byte).")
  var offsets: OffsetUnit = .scalar

  func validate() throws {
    if let alternatives, alternatives < 1 { throw ValidationError("--alternatives must be 1 or more") }
  }

  mutating func run() throws {
    let inputs = try input.resolve(for: Self.self)
    let diagnostics = Diagnostics(isQuiet: output.quiet)
    let command = self
    try output.run(avoiding: inputs.paths, diagnostics) { (sink, format) throws(OutputError) in
      if let most = command.alternatives {
        try command.list(most, of: inputs, sink, format, diagnostics)
      } else {
        try command.rewrite(inputs, sink, diagnostics)
      }
    }
  }

  private func rewrite(_ inputs: InputSources, _ sink: OutputSink, _ diagnostics: Diagnostics) throws(OutputError) {
    let restorer = DiacriticRestorer()
    var writer = try RewriteWriter(sink: sink, format: output.format, offsets: offsets, hasMark: output.bom, reason: "level")
    let listsChanges = writer.listsChanges
    for source in inputs.sources {
      try source.forEachPiece(input.decoding, offsets, diagnostics) { (piece, text) throws(OutputError) in
        let map = text.map
        try text.bytes.withUnsafeBufferPointer { (bytes) throws(OutputError) in
          let edited = restorer.restore(bytes) ?? EditedText(bytes: [], edits: [])
          try edited.bytes.withUnsafeBufferPointer { (restored) throws(OutputError) in
            let name = { (level: DiacriticLevel) in level.rawValue }
            try writer.write(piece.document, of: source.name, from: piece.start, name: name) { (body) throws(OutputError) in
              for edit in edited.edits {
                let (old, new) = (bytes[edit.source], restored[edit.target])
                let level = listsChanges ? Self.level(from: old, to: new) : .all
                try body(map.source(of: edit.source), UnsafeBufferPointer(rebasing: new), level)
              }
            }
          }
        }
      }
    }
    try writer.end()
  }

  /// The first level whose marks are all that a word got.
  private static func level(from old: Slice<UnsafeBufferPointer<UInt8>>, to new: Slice<UnsafeBufferPointer<UInt8>>) -> DiacriticLevel {
    let (old, new) = (String(decoding: old, as: UTF8.self), String(decoding: new, as: UTF8.self))
    return DiacriticLevel.allCases.first { $0.folding(new) == $0.folding(old) } ?? .all
  }

  private func list(
    _ most: Int, of inputs: InputSources, _ sink: OutputSink, _ format: OutputFormat, _ diagnostics: Diagnostics
  ) throws(OutputError) {
    let restorer = DiacriticRestorer()
    let columns = ["file", "start", "end", "text", "rank", "form", "share"]
    var writer = try RecordWriter(sink: sink, format: format, columns: columns, hasMark: output.bom)
    for source in inputs.sources {
      try source.forEachPiece(input.decoding, offsets, diagnostics) { (piece, text) throws(OutputError) in
        let map = text.map
        var counter = OffsetCounter(offsets, for: piece.document)
        try piece.document.utf8.withUnsafeBufferPointer { (original) throws(OutputError) in
          let syllables = text.bytes.withUnsafeBufferPointer { restorer.alternatives($0, most: most) }
          for syllable in syllables {
            let range = map.source(of: syllable.range)
            let start = piece.start + counter.offset(of: range.lowerBound, in: original, edge: .start)
            let end = piece.start + counter.offset(of: range.upperBound, in: original, edge: .end)
            for (rank, form) in syllable.forms.enumerated() {
              try writer.write([
                .text(source.name), .number(start), .number(end), .bytes(UnsafeBufferPointer(rebasing: original[range])),
                .number(rank + 1), .text(form.text), .literal(Self.decimal(form.share)),
              ])
            }
          }
        }
      }
    }
    try writer.end()
  }

  /// Thousandths as a decimal.
  private static func decimal(_ thousandths: Int) -> String {
    guard thousandths < 1000 else { return "1" }
    let digits = String(thousandths)
    return "0." + String(repeating: "0", count: 3 - digits.count) + digits
  }
}
