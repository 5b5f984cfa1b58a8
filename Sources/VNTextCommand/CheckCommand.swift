import ArgumentParser
import CVietReaders
import VietFacts
import VietOrthography
import VietText

/// `vntext check`.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Recomputes what reports claim and lists what does not add up.",
    discussion: """
      Examples:
        vntext check report.txt
        vntext check --format csv -o findings.csv reports/

      Kinds: plan (plan percent against plan and actual value), change (change against both values), share (share against part
      and total), sum (parts against their total), scale (a thousand or a million apart), points (percent written for percentage
      points), period (a base that is not before the period). A number stands for all numbers that would be printed so, rounded
      or cut off; a finding is what none of them explains.
      Exit status: 0 nothing found, 1 a contradiction was found, 2 an input could not be read or decoded, 64 wrong usage.
      """)

  private static let columns = ["file", "kind", "start", "end", "text", "expected", "arithmetic", "slip", "against"]

  @OptionGroup var input: DocumentOptions
  @OptionGroup var output: OutputOptions

  @Option(name: .long, help: "Count places in code points (scalar), UTF-8 bytes, UTF-16 units or bytes of the file (byte).")
  var offsets: OffsetUnit = .scalar

  mutating func run() throws {
    let inputs = try input.resolve(for: Self.self)
    let diagnostics = Diagnostics(isQuiet: output.quiet)
    let (options, offsets) = (input, offsets)
    var count = 0
    try output.run(avoiding: inputs.paths, diagnostics) { [self] (sink, format) throws(OutputError) in
      var writer = format == .table ? nil : try RecordWriter(sink: sink, format: format, columns: Self.columns, hasMark: output.bom)
      let feed = InputFeed(inputs, input, diagnostics, pieces: nil)
      let isAlone = options.threads == 1 || inputs.sources.count == 1
      try OrderedWork<InputJob, Part>.run(
        threads: isAlone ? 1 : options.threads, next: feed.next,
        { Part($0, options, offsets, diagnostics.ofJob(), isThreaded: isAlone && options.threads > 1) },
        take: { (part) throws(OutputError) in
          if vn_interrupt() != 0 { throw .interrupted }
          diagnostics.report(part.diagnostics)
          diagnostics.advance(by: part.size)
          for (file, finding) in part.findings {
            count += 1
            if writer == nil { try sink.write(finding.sentence(in: file) + "\n") }
            try writer?.write(finding.fields(file: file, isJSON: format == .json || format == .jsonl))
          }
        })
      try writer?.end()
      if format == .table, count == 0, sink.isTerminal { try sink.write("nothing contradicts itself\n") }
    }
    if count > 0 { throw ExitCode(1) }
  }
}

/// What one document gave.
private final class Part {
  private(set) var findings: [(file: String, finding: Findings.Finding)] = []
  let diagnostics: Diagnostics
  let size: Int

  init(_ job: InputJob, _ options: DocumentOptions, _ offsets: OffsetUnit, _ diagnostics: Diagnostics, isThreaded: Bool) {
    (self.diagnostics, size) = (diagnostics, job.size)
    try? job.forEachText(options, diagnostics) { (text) throws(OutputError) in
      findings += Findings(text, offsets, isThreaded: isThreaded).all.map { (text.name, $0) }
    }
  }
}

/// The contradictions of one document, with their places in the original text.
private struct Findings {
  private(set) var all: [Finding] = []

  struct Mark {
    let place: Range<Int>
    let text: String
  }

  struct Finding {
    let contradiction: Contradiction
    let claim: Mark
    let against: [Mark]

    /// `report.txt: "110,53%" at 1203: 1050 / 950 = …`
    func sentence(in file: String) -> String {
      let sources = against.map { "\"\($0.text)\" at \($0.place.lowerBound)" }.joined(separator: ", ")
      let slip = contradiction.slip.map { "; likely \($0.rawValue)" } ?? ""
      return
        "\(file): \(contradiction.kind.rawValue): \"\(claim.text)\" at \(claim.place.lowerBound): \(contradiction.arithmetic) (\(sources))\(slip)"
    }

    func fields(file: String, isJSON: Bool) -> [RecordWriter.Field] {
      [
        .text(file), .text(contradiction.kind.rawValue), .number(claim.place.lowerBound), .number(claim.place.upperBound),
        .text(claim.text),
        contradiction.expected.map { .literal($0.description) } ?? .none, .text(contradiction.arithmetic),
        contradiction.slip.map { .text($0.rawValue) } ?? .none, isJSON ? .literal(json) : .text(plain),
      ]
    }

    private var json: String {
      "["
        + against.map { mark in
          var text = ByteBuffer()
          var copy = mark.text
          copy.withUTF8 { JSONWriter.appendString($0, to: &text) }
          return "{\"start\":\(mark.place.lowerBound),\"end\":\(mark.place.upperBound),\"text\":\(text.string)}"
        }.joined(separator: ",") + "]"
    }

    private var plain: String {
      against.map { "\($0.text) (\($0.place.lowerBound)-\($0.place.upperBound))" }.joined(separator: "; ")
    }
  }

  init(_ input: InputText, _ offsets: OffsetUnit, isThreaded: Bool) {
    let (document, text) = (input.document, input.text)
    var counter = OffsetCounter(offsets, for: document)
    var all: [Finding] = []
    document.utf8.withUnsafeBufferPointer { original in
      // The text of a document with tables is in NFC as it is.
      let reader = FactReader(grids: input.grids, in: original)
      try? FigureStream(input, isThreaded: isThreaded).forEachPassage { (figures, passage) throws(OutputError) in
        for contradiction in reader.contradictions(figures, in: passage) {
          func mark(_ range: Range<Int>) -> Mark {
            let range = text.source(of: range)
            let start = counter.offset(anywhere: range.lowerBound, in: original, edge: .start)
            let end = counter.offset(anywhere: range.upperBound, in: original, edge: .end)
            return Mark(place: start..<end, text: String(decoding: original[range], as: UTF8.self))
          }
          _ = counter.offset(of: text.source(of: contradiction.claim).lowerBound, in: original, edge: .start)
          all.append(Finding(contradiction: contradiction, claim: mark(contradiction.claim), against: contradiction.against.map(mark)))
        }
      }
    }
    self.all = all
  }
}
