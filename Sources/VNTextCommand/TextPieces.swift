import VietText

/// A part of a text, decoded and in NFC, as long texts are read in bounded memory.
struct TextPiece {
  let document: Document
  let text: NormalizedText
  /// What lies before the piece, in the unit of offsets that was asked for.
  fileprivate(set) var start = 0

  /// How many bytes are read at a time.
  fileprivate static let size = 1 << 20
}

extension InputSource {
  /// Reads a text piece by piece and hands each out; false after a message when that fails.
  ///
  /// A piece of UTF-8 ends where a paragraph does, or a line, or between words. A text in another encoding comes whole.
  func forEachPiece(
    _ options: DecodingOptions, _ offsets: OffsetUnit, _ diagnostics: Diagnostics,
    _ body: (TextPiece) throws(OutputError) -> Void
  ) throws(OutputError) {
    if let problem { return diagnostics.error(name, problem) }
    let stream: ByteStream
    switch FileSystem.open(name) {
    case .success(let opened): stream = opened
    case .failure(let error): return diagnostics.error(name, error.message)
    }
    var bytes: [UInt8] = []
    var isFirst = true
    var start = 0
    var warned = DecodingWarnings()
    defer { warned.report(of: self, diagnostics) }
    while true {
      let wanted = TextPiece.size - min(bytes.count, TextPiece.size / 2)
      let before = bytes.count
      guard reading(diagnostics, { () throws(SystemError) in try stream.read(wanted, onto: &bytes) }) else { return }
      var isLast = bytes.count - before < wanted
      guard !bytes.isEmpty || isFirst else { return }
      var end = isLast ? bytes.count : Self.cut(bytes)
      if isFirst, !isLast, !Document.isStreamable(bytes, as: options.encoding) {
        while !isLast {
          let before = bytes.count
          guard reading(diagnostics, { () throws(SystemError) in try stream.read(max(before, TextPiece.size), onto: &bytes) }) else {
            return
          }
          isLast = bytes.count - before < max(before, TextPiece.size)
        }
        end = bytes.count
      }
      let part = end == bytes.count ? bytes : Array(bytes[..<end])
      bytes.removeFirst(end)
      guard
        let piece = attempt(
          diagnostics,
          { () throws(DocumentError) in
            let document =
              isFirst
              ? try Document(bytes: part, encoding: options.encoding, invalid: options.invalid)
              : try Document(continuing: part, at: warned.size, invalid: options.invalid)
            return TextPiece(document: document, text: try NormalizedText(document), start: start)
          })
      else { return }
      warned.add(piece.document, size: part.count)
      try body(piece)
      if isLast { return }
      var counter = OffsetCounter(offsets, for: piece.document)
      start += piece.document.utf8.withUnsafeBufferPointer { counter.offset(of: $0.count, in: $0, edge: .end) }
      isFirst = false
    }
  }

  /// Whether reading went well; after a message where not.
  private func reading(_ diagnostics: Diagnostics, _ body: () throws(SystemError) -> Void) -> Bool {
    do throws(SystemError) {
      try body()
      return true
    } catch {
      diagnostics.error(name, error.message)
      return false
    }
  }

  /// Where a piece ends: behind the last empty line of its last quarter, the last line or space of its second half, else between two characters.
  private static func cut(_ bytes: [UInt8]) -> Int {
    let half = bytes.count / 2
    var line: Int?
    var space: Int?
    for index in stride(from: bytes.count - 1, to: half, by: -1) {
      if index < half + half / 2, let line { return line }
      if bytes[index] == 0x0A {
        if bytes[index - 1] == 0x0A || bytes[index - 1] == 0x0D && bytes[index - 2] == 0x0A { return index + 1 }
        line = line ?? index + 1
      } else if bytes[index] == 0x20 {
        space = space ?? index + 1
      }
    }
    if let end = line ?? space { return end }
    var end = bytes.count
    while end > half, bytes[end - 1] & 0xC0 == 0x80 { end -= 1 }
    return end > half && bytes[end - 1] >= 0xC0 ? end - 1 : bytes.count
  }
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
