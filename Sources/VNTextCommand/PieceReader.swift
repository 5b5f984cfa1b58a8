import VietText

/// A part of a text, decoded, as long texts are read in bounded memory.
struct TextPiece: Sendable {
  let document: Document
  /// What lies before the piece, in the unit of offsets that was asked for.
  let start: Int

  /// How many bytes are read at a time.
  static let size = 1 << 19
  /// A longer line is cut.
  static let lineLimit = 1 << 24
}

/// Reads a text piece by piece.
///
/// A piece of UTF-8 ends where a paragraph does; a text in another encoding comes whole.
final class PieceReader {
  private let source: InputSource
  private let stream: ByteStream
  private let options: DecodingOptions
  private let offsets: OffsetUnit
  private let diagnostics: Diagnostics
  private var bytes: [UInt8] = []
  private var start = 0
  private var isFirst = true
  /// Whether the file has no further bytes, and whether they were handed out.
  private var isLast = false
  private var isDone = false
  private var warned = DecodingWarnings()

  /// Opens a text; nil after a message when that fails.
  init?(_ source: InputSource, _ options: DecodingOptions, _ offsets: OffsetUnit, _ diagnostics: Diagnostics) {
    (self.source, self.options, self.offsets, self.diagnostics) = (source, options, offsets, diagnostics)
    if let problem = source.problem {
      diagnostics.error(source.name, problem)
      return nil
    }
    switch FileSystem.open(source.name) {
    case .success(let opened): stream = opened
    case .failure(let error):
      diagnostics.error(source.name, error.message)
      return nil
    }
  }

  /// The first bytes, which are still to be read; nil after a message.
  func head() -> [UInt8]? { fill(TextPiece.size / 2) ? Array(bytes.prefix(4096)) : nil }

  /// All bytes that are left; nil after a message.
  func rest() -> [UInt8]? {
    while !isLast { guard fill(max(bytes.count, TextPiece.size)) else { return nil } }
    return bytes
  }

  /// The next piece; nil at the end, or after a message when it cannot be read.
  func next() -> TextPiece? {
    guard !isDone else { return nil }
    guard let part = read() else { return end() }
    let piece = source.attempt(diagnostics) { () throws(DocumentError) in
      let document =
        isFirst
        ? try Document(bytes: part, encoding: options.encoding, invalid: options.invalid)
        : try Document(continuing: part, at: warned.size, invalid: options.invalid)
      return TextPiece(document: document, start: start)
    }
    guard let piece else { return end() }
    warned.add(piece.document, size: part.count)
    isFirst = false
    if isLast {
      _ = end()
    } else {
      var counter = OffsetCounter(offsets, for: piece.document)
      start += piece.document.utf8.withUnsafeBufferPointer { counter.offset(of: $0.count, in: $0, edge: .end) }
    }
    return piece
  }

  private func end() -> TextPiece? {
    isDone = true
    warned.report(of: source, diagnostics)
    return nil
  }

  /// The bytes of the next piece.
  private func read() -> [UInt8]? {
    let wanted = TextPiece.size - min(bytes.count, TextPiece.size / 2)
    if !isLast { guard fill(wanted) else { return nil } }
    guard !bytes.isEmpty || isFirst else { return nil }
    var end = bytes.count
    while !isLast {
      if let cut = Self.cut(bytes) {
        end = cut
        break
      }
      guard fill(bytes.count) else { return nil }
      end = bytes.count
    }
    if isFirst, !isLast, !Document.isStreamable(bytes, as: options.encoding) {
      while !isLast { guard fill(max(bytes.count, TextPiece.size)) else { return nil } }
      end = bytes.count
    }
    let part = end == bytes.count ? bytes : Array(bytes[..<end])
    bytes.removeFirst(end)
    return part
  }

  /// Reads further bytes; false after a message when that fails.
  private func fill(_ count: Int) -> Bool {
    let before = bytes.count
    do throws(SystemError) {
      try stream.read(count, onto: &bytes)
      isLast = bytes.count - before < count
      return true
    } catch {
      diagnostics.error(source.name, error.message)
      return false
    }
  }

  /// Where a piece ends: behind the last empty line of its last quarter, else before the last line that begins a paragraph; nil where more has to be
  /// read to find one. In texts without either it ends behind a line, a sentence, a word, in the end between two characters.
  private static func cut(_ bytes: [UInt8]) -> Int? {
    let quarter = bytes.count / 4
    var fresh: Int?, line: Int?, sentence: Int?, space: Int?
    for index in stride(from: bytes.count - 2, to: quarter, by: -1) {
      if index < bytes.count - quarter, let fresh { return fresh }
      switch bytes[index] {
      case 0x0A:
        if bytes[index - 1] == 0x0A || bytes[index - 1] == 0x0D && bytes[index - 2] == 0x0A { return index + 1 }
        line = line ?? index + 1
        if fresh == nil, startsAfresh(bytes[index + 1]) { fresh = index + 1 }
      case 0x20:
        space = space ?? index + 1
        if sentence == nil, bytes[index - 1] == 0x2E { sentence = index + 1 }
      default: break
      }
    }
    if let fresh { return fresh }
    if bytes.count < 2 * TextPiece.size { return nil }
    if let line { return line }
    if bytes.count < TextPiece.lineLimit { return nil }
    if let end = sentence ?? space { return end }
    var end = bytes.count
    while end > quarter, bytes[end - 1] & 0xC0 == 0x80 { end -= 1 }
    return end > quarter && bytes[end - 1] >= 0xC0 ? end - 1 : bytes.count
  }

  /// Whether a line that begins so goes on no line before: not with a small letter or a digit.
  private static func startsAfresh(_ byte: UInt8) -> Bool { byte <= 0x2F || 0x3A...0x60 ~= byte }
}

/// What was replaced in the pieces of a text, told once at its end.
private struct DecodingWarnings {
  /// How many bytes were decoded.
  private(set) var size = 0
  private var first: Document.Warning?
  private var count = 0
  private var document: Document?

  mutating func add(_ document: Document, size more: Int) {
    if let warning = document.warnings.first {
      first = first ?? warning.moved(by: size)
      count += document.warnings.count
    }
    if self.document == nil { self.document = document }
    size += more
  }

  func report(of source: InputSource, _ diagnostics: Diagnostics) {
    guard let document else { return }
    source.warn(encoding: document.encoding, guess: document.guess, first: first, count: count, "--encoding", diagnostics)
  }
}

extension InputSource {
  /// Reads a text piece by piece and hands each out in NFC; after a message it ends early.
  func forEachPiece(
    _ options: DecodingOptions, _ offsets: OffsetUnit, _ diagnostics: Diagnostics,
    _ body: (TextPiece, NormalizedText) throws(OutputError) -> Void
  ) throws(OutputError) {
    guard let reader = PieceReader(self, options, offsets, diagnostics) else { return }
    while let piece = reader.next() {
      guard let text = normalize(piece.document, diagnostics) else { return }
      try body(piece, text)
    }
  }
}
