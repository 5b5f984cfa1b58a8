import ArgumentParser
import VNText
import VietEvaluation
import VietFigures
import VietText

/// `vntext eval`.
struct EvalCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "eval",
    abstract: "Compares extraction with gold tables: precision, recall, F1 of each kind, and where the two differ.",
    discussion: """
      A gold table NAME.tsv stands beside its text NAME.txt: tab separated, with the header n, surface, kind, value,
      unit, mods and a row for each mention in text order. A mention is right when it overlaps the gold one and kind,
      value and unit agree; bare numbers and counted nouns are one class, count, compared by value.

      Examples:
        vntext eval Corpora/Reports
        vntext eval --min-f1 0.98 --show 0 Corpora/Reports
        vntext eval --kinds money,percent --format jsonl gold/

      In JSON the differences come first (verdict missed, extra, span or modifiers), then the scores; CSV and TSV have
      the scores only.
      Exit status: 0 done, 1 F1 of all kinds is below --min-f1, 2 a text or table could not be read, 64 wrong usage.
      """)

  @OptionGroup var input: InputOptions
  @OptionGroup var output: OutputOptions

  @Option(name: .long, help: ArgumentHelp("Only these kinds, separated by commas.", valueName: "kinds"))
  var kinds: KindList?

  @Option(name: .customLong("min-f1"), help: ArgumentHelp("Exit with 1 where F1 of all kinds is lower.", valueName: "share"))
  var leastF1: Double?

  @Option(name: .long, help: ArgumentHelp("How many differences to list at most (default: 40 in a table, else all).", valueName: "count"))
  var show: Int?

  func validate() throws {
    if let leastF1, !(0...1).contains(leastF1) { throw ValidationError("--min-f1 is a share from 0 to 1, e.g. 0.98") }
    if let show, show < 0 { throw ValidationError("--show counts differences: 0 or more") }
  }

  mutating func run() throws {
    let inputs = try input.resolve(for: Self.self)
    let diagnostics = Diagnostics(isQuiet: output.quiet)
    let extractor = FigureExtractor()
    var all = Evaluation()
    try output.run(avoiding: inputs.paths, diagnostics) { (sink, format) throws(OutputError) in
      var writer = EvaluationWriter(sink: sink, format: format, limit: show ?? (format == .table ? 40 : .max), hasMark: output.bom)
      try writer.begin()
      var texts = 0
      for source in inputs.sources {
        guard let tablePath = tablePath(beside: source, isNamed: input.files.contains(source.name), diagnostics),
          let document = source.read(input.decoding, diagnostics), let table = readTable(tablePath, document, diagnostics)
        else { continue }
        guard let mentions = try? extractor.mentions(in: document) else {
          diagnostics.error(source.name, DocumentError.outOfMemory.message)
          continue
        }
        texts += 1
        let evaluation = Evaluation(mentions, against: table, kinds: kinds?.kinds)
        try writer.write(evaluation.differences, of: source.name, in: document)
        all.add(evaluation)
      }
      if texts == 0, !diagnostics.hasErrors {
        diagnostics.error(inputs.paths.first ?? "-", "no text has a gold table NAME.tsv beside it; name a folder with both")
      }
      try writer.end(all, texts: texts)
    }
    if let leastF1, all.total.f1 < leastF1 { throw ExitCode(1) }
  }

  /// The gold table of a text; a text in a folder may do without, one that was named may not.
  private func tablePath(beside source: InputSource, isNamed: Bool, _ diagnostics: Diagnostics) -> String? {
    guard source.problem == nil, source.name.hasSuffix(".txt") else {
      if source.problem != nil { return source.name }  // reading it says what is wrong
      diagnostics.error(source.name, "no text with a gold table; name NAME.txt that has NAME.tsv beside it, or a folder of such")
      return nil
    }
    let path = source.name.dropLast(4) + ".tsv"
    if FileSystem.isFile(String(path)) { return String(path) }
    if isNamed { diagnostics.error(source.name, "its gold table \(path) is missing; write one beside it") }
    return nil
  }

  private func readTable(_ path: String, _ document: Document, _ diagnostics: Diagnostics) -> GoldTable? {
    switch FileSystem.read(path) {
    case .failure(let error):
      diagnostics.error(path, error.message)
    case .success(let bytes):
      do throws(GoldTable.Problem) {
        return try GoldTable(tsv: String(decoding: bytes, as: UTF8.self), text: String(decoding: document.utf8, as: UTF8.self))
      } catch {
        diagnostics.error(path, error.message)
      }
    }
    return nil
  }
}
