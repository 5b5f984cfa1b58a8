import CVietReaders
import VietFigures
import VietText

/// One run of `extract` over all inputs: in order, on one thread or several.
struct ExtractRun {
  /// What a piece is read behind, so that it knows what the lines above it said.
  private static let lead = 1 << 14

  let extraction: Extraction
  let options: DocumentOptions
  let diagnostics: Diagnostics
  var writer: any FigureWriter
  let onlyCounts: Bool
  private(set) var counts = KindCounts()
  /// What the pieces so far say of the next one.
  private var state = Extraction.State()

  init(extraction: Extraction, options: DocumentOptions, diagnostics: Diagnostics, writer: any FigureWriter, onlyCounts: Bool) {
    (self.extraction, self.options, self.diagnostics) = (extraction, options, diagnostics)
    (self.writer, self.onlyCounts) = (writer, onlyCounts)
  }

  mutating func run(_ feed: InputFeed) throws(OutputError) {
    guard options.threads > 1, writer.part(.memory()) != nil else {
      while let job = feed.next() {
        try write(job)
        diagnostics.advance(by: job.size)
      }
      return
    }
    let (extraction, options, onlyCounts, diagnostics, template) = (extraction, options, onlyCounts, diagnostics, writer)
    try OrderedWork<InputJob, Part>.run(
      threads: options.threads, next: feed.next,
      { job in
        let sink = OutputSink.memory()
        let run = ExtractRun(
          extraction: extraction, options: options, diagnostics: diagnostics.ofJob(), writer: template.part(sink) ?? template,
          onlyCounts: onlyCounts)
        return Part(job: job, run: run, sink: sink)
      },
      take: { (part) throws(OutputError) in try add(part) })
  }

  // MARK: On this thread

  private mutating func write(_ job: InputJob) throws(OutputError) {
    var (start, state) = (0, Extraction.State())
    if case .piece(_, let piece, let last) = job {
      start = piece.start
      if last != nil { state = self.state }
    }
    try job.forEachText(options, diagnostics) { (text) throws(OutputError) in
      if !onlyCounts { try writer.start(text) }
      if case .source = job { state = Extraction.State() }
      try extraction.run(text, start: start, from: &state) { (figure, place) throws(OutputError) in
        if onlyCounts { counts.add(figure.kind) } else { try writer.write(figure, at: place) }
      }
    }
    self.state = state
  }

  // MARK: On several threads

  /// What one job gave, made without knowing what the jobs before it gave.
  private final class Part {
    let job: InputJob
    let sink: OutputSink
    var run: ExtractRun
    /// What the lines right above a piece say of it.
    let assumed: Extraction.State

    init(job: InputJob, run: ExtractRun, sink: OutputSink) {
      (self.job, self.run, self.sink) = (job, run, sink)
      if case .piece(_, _, let last?) = job { self.run.read(endOf: last) }
      assumed = self.run.state
      // Memory takes everything.
      try? self.run.write(job)
      try? self.run.writer.endPart()
    }
  }

  /// Reads the last lines of a piece only for what they say of the next one.
  private mutating func read(endOf piece: TextPiece) {
    let bytes = piece.document.utf8
    var cut = max(0, bytes.count - Self.lead)
    while cut > 0, bytes[cut - 1] != 0x0A { cut -= 1 }
    guard let document = try? Document(continuing: Array(bytes[cut...]), at: 0, invalid: .replace), let text = try? NormalizedText(document)
    else { return }
    var counter = OffsetCounter(extraction.offsets, for: piece.document)
    let start = piece.start + bytes.withUnsafeBufferPointer { counter.offset(of: cut, in: $0, edge: .start) }
    var state = Extraction.State()
    try? extraction.run(InputText(name: "", document: document, text: text), start: start, from: &state) { (_, _) throws(OutputError) in }
    self.state = state
  }

  /// Takes a part over; one that assumed something else than the pieces before it say is made again.
  private mutating func add(_ part: Part) throws(OutputError) {
    // A part that was interrupted is no whole one.
    if vn_interrupt() != 0 { throw .interrupted }
    defer { diagnostics.advance(by: part.job.size) }
    if case .piece(_, _, .some) = part.job, part.assumed.scanner != state.scanner {
      let sink = OutputSink.memory()
      var again = ExtractRun(
        extraction: extraction, options: options, diagnostics: diagnostics.ofJob(), writer: writer.part(sink) ?? writer,
        onlyCounts: onlyCounts)
      again.state = state
      try again.write(part.job)
      try again.writer.endPart()
      return try add(again, sink)
    }
    try add(part.run, part.sink)
  }

  private mutating func add(_ run: ExtractRun, _ sink: OutputSink) throws(OutputError) {
    diagnostics.report(run.diagnostics)
    counts.add(run.counts)
    state = run.state
    if !onlyCounts { try writer.add(part: sink) }
  }
}
