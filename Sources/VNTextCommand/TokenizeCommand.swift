public import ArgumentParser
import VietText
public import VietWords

/// How tokens are written.
enum TokenFormat: String, CaseIterable, ExpressibleByArgument {
  case text, conllu, table, json, jsonl, csv, tsv
}

/// What a text is taken apart into.
enum TokenUnit: String, CaseIterable, ExpressibleByArgument {
  case word, token, sentence
}

extension WordSegmenter.Convention: ExpressibleByArgument {}
extension TextTokenizer.Splitting: ExpressibleByArgument {}

/// `vntext tokenize`.
struct TokenizeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tokenize",
    abstract: "Takes texts apart: sentences, tokens, and words of one or more syllables.",
    discussion: """
      As text, each sentence is a line, its words are separated by a space, and the syllables of a word are joined by "_". Text and CoNLL-U
      are in NFC; the other formats give each word as it is written, with its place and the number of its sentence, or of its line under --lines.

      Examples:
        echo 'Tổng mức bán lẻ tăng 8%.' | vntext tokenize      Tổng_mức bán_lẻ tăng 8 % .
        vntext tokenize --lines sentences.txt                  a line is a sentence, whatever it holds
        vntext tokenize --convention treebank report.txt       người dân, con_gái instead of người_dân, con gái
        vntext tokenize --format jsonl report.txt              each word with its sentence, place and kind
        vntext tokenize --format conllu report.txt
        vntext tokenize --unit sentence report.txt             one sentence a line, as it is written
        vntext tokenize --unit token --split whole page.txt    17-3, km/h, 23/2004/NĐ-CP stay whole

      Exit status: 0 done, 2 an input could not be read or decoded, 64 wrong usage.
      """)

  @OptionGroup var input: InputOptions
  @OptionGroup var destination: DestinationOptions

  @Option(name: .long, help: "How tokens are written.")
  var format: TokenFormat = .text

  @Option(name: .long, help: "What a text is taken apart into.")
  var unit: TokenUnit = .word

  @Option(name: .long, help: "What counts as one word: as in the VLSP campaigns, or as in the Vietnamese treebank.")
  var convention: WordSegmenter.Convention = .vlsp

  @Option(name: .long, help: "How finely numbers, codes and abbreviations are split: as treebanks do, or not at all.")
  var split: TextTokenizer.Splitting = .treebank

  @Flag(name: .long, help: "Take each line as one sentence.")
  var lines = false

  @Option(name: .long, help: "Count places in code points (scalar), UTF-8 bytes, UTF-16 units or bytes of the file (byte).")
  var offsets: OffsetUnit = .scalar

  func validate() throws {
    if format == .conllu, unit != .word { throw ValidationError("conllu has words; leave --unit \(unit.rawValue) out") }
  }

  mutating func run() throws {
    let inputs = try input.resolve(for: Self.self)
    let diagnostics = Diagnostics(isQuiet: destination.quiet)
    let command = self
    try destination.run(avoiding: inputs.paths, diagnostics) { (sink) throws(OutputError) in
      let segmenter = WordSegmenter(command.convention, splitting: command.split)
      var words = WordBuffer()
      var writer = try TokenWriter(sink: sink, command)
      for source in inputs.sources {
        writer.begin(source.name)
        try source.forEachPiece(command.input.decoding, command.offsets, diagnostics) { (piece, text) throws(OutputError) in
          try text.bytes.withUnsafeBufferPointer { (bytes) throws(OutputError) in
            segmenter.segment(bytes, into: &words, sentences: command.lines ? .lines : .found, joinsWords: command.unit == .word)
            try writer.write(words, of: bytes, piece, text)
          }
        }
      }
      try writer.end()
    }
  }
}
