import CVietReaders
import VietDocuments
import VietFigures
import VietText

/// A text that a command works on, with what its document says of places and tables.
struct InputText {
  let name: String
  let document: Document
  let text: NormalizedText
  /// Nil for plain text.
  var extracted: ExtractedText?

  var grids: [CellGrid] { extracted?.grids ?? [] }
}

/// A stretch of the inputs that is worked on by itself.
enum InputJob {
  case source(InputSource, bytes: [UInt8]?)
  /// A piece of a long text, and the one before.
  case piece(InputSource, TextPiece, after: TextPiece?)

  /// How many bytes of input it is; 0 where that is not known.
  var size: Int {
    switch self {
    case .source(let source, let bytes): bytes?.count ?? FileSystem.size(source.name) ?? 0
    case .piece(_, let piece, _): piece.document.utf8.count
    }
  }
}

/// Hands out the inputs job by job: documents, and long texts in pieces.
final class InputFeed {
  private let options: DocumentOptions
  private let diagnostics: Diagnostics
  /// The unit that places of pieces are counted in; nil where texts are wanted whole.
  private let offsets: OffsetUnit?
  private var sources: ArraySlice<InputSource>
  private var open: (source: InputSource, pieces: PieceReader, last: TextPiece?)?

  init(_ inputs: InputSources, _ options: DocumentOptions, _ diagnostics: Diagnostics, pieces offsets: OffsetUnit?) {
    (self.options, self.diagnostics, self.offsets) = (options, diagnostics, offsets)
    sources = inputs.sources[...]
    diagnostics.beginProgress(of: inputs)
  }

  /// The next job; nil behind the last one.
  func next() -> InputJob? {
    while vn_interrupt() == 0 {
      if let job = nextPiece() { return job }
      guard let source = sources.popFirst() else { return nil }
      guard let offsets, mayBeLongText(source) else { return .source(source, bytes: nil) }
      guard let pieces = PieceReader(source, options.decoding, offsets, diagnostics) else { continue }
      guard options.format == .text || SourceFormat.detect(pieces.head() ?? [], name: source.name) == .text else {
        if let bytes = pieces.rest() { return .source(source, bytes: bytes) }
        continue
      }
      open = (source, pieces, nil)
    }
    return nil
  }

  private func nextPiece() -> InputJob? {
    guard let (source, pieces, last) = open else { return nil }
    guard let piece = pieces.next() else {
      open = nil
      return nil
    }
    open?.last = piece
    return .piece(source, piece, after: last)
  }

  /// Whether an input is long, or of a length that nobody knows, and not known to be anything but text.
  private func mayBeLongText(_ source: InputSource) -> Bool {
    guard source.problem == nil, options.format == nil || options.format == .text else { return false }
    return (FileSystem.size(source.name) ?? .max) > TextPiece.size
  }
}

extension InputJob {
  /// Reads the texts of the job and hands each out; after a message where that fails.
  func forEachText(
    _ options: DocumentOptions, _ diagnostics: Diagnostics, _ body: (InputText) throws(OutputError) -> Void
  ) throws(OutputError) {
    switch self {
    case .piece(let source, let piece, _):
      guard let text = source.normalize(piece.document, diagnostics) else { return }
      try body(InputText(name: source.name, document: piece.document, text: text))
    case .source(let source, let known):
      guard let bytes = known ?? source.bytes(diagnostics) else { return }
      var failure: OutputError?
      do throws(SourceError) {
        try options.reader.forEach(
          bytes, name: source.name, as: options.format, failed: { name, error in diagnostics.error(name, error.message) }
        ) { extracted in
          guard failure == nil else { return }
          let named = InputSource(name: extracted.name)
          named.warn(of: extracted.document, "--encoding", diagnostics)
          guard let text = named.normalize(extracted.document, diagnostics) else { return }
          do throws(OutputError) {
            try body(InputText(name: extracted.name, document: extracted.document, text: text, extracted: extracted))
          } catch {
            failure = error
          }
        }
      } catch {
        diagnostics.error(source.name, error.message)
      }
      if let failure { throw failure }
    }
  }
}
