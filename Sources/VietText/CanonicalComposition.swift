import VietICU
import VietOrthography

/// Brings text into NFC: Vietnamese letters by tables, all else by ICU, in pieces that nothing crosses.
enum CanonicalComposition {
  /// How far behind a place that needs ICU the next one is looked for, so that both go to it together.
  private static let window = 64

  /// The text in NFC; nil where it is so already. Linear.
  ///
  /// - Parameters:
  ///   - bytes: valid UTF-8.
  ///   - anyOrder: also compose a hat behind a tone (`a` + acute + circumflex is `ấ`), which canonical composition keeps apart.
  ///   - keepsEdits: whether to note where each run of the result came from.
  /// - Throws: `DocumentError.outOfMemory` when ICU cannot finish.
  static func compose(_ bytes: UnsafeBufferPointer<UInt8>, anyOrder: Bool, keepsEdits: Bool = true) throws(DocumentError) -> EditedText? {
    // Letters first, whatever stands behind them; then all that is left.
    guard anyOrder, let letters = composeLetters(bytes) else { return try compose(bytes, keepsEdits: keepsEdits) }
    let rest = try letters.bytes.withUnsafeBufferPointer { (bytes) throws(DocumentError) in try compose(bytes, keepsEdits: true) }
    return rest.map { EditedText(bytes: $0.bytes, edits: letters.edits.followed(by: $0.edits)) } ?? letters
  }

  private static func compose(_ bytes: UnsafeBufferPointer<UInt8>, keepsEdits: Bool) throws(DocumentError) -> EditedText? {
    guard let base = bytes.baseAddress else { return nil }
    let tables = MarkComposition.Tables()
    var rewriter = TextRewriter(bytes, keepsEdits: keepsEdits)
    var position = PlainText.prefix(of: bytes, from: 0)
    while position < bytes.count {
      let start = Self.start(before: position, from: rewriter.position, in: base)
      if start < position,
        let (letter, end) = MarkComposition.letter(from: start, marks: position, in: base, to: bytes.count, anyOrder: false, tables),
        end == bytes.count || isPlain(end, in: bytes)
      {
        rewriter.replace(start..<end, with: letter)
        position = end
      } else {
        let piece = piece(around: position, from: rewriter.position, in: bytes)
        try normalize(piece, of: bytes, &rewriter)
        position = piece.upperBound
      }
      position = next(from: position, in: bytes)
    }
    return rewriter.finish()
  }

  /// Composes Vietnamese letters with their marks in any order; nil where there are none.
  private static func composeLetters(_ bytes: UnsafeBufferPointer<UInt8>) -> EditedText? {
    guard let base = bytes.baseAddress else { return nil }
    let tables = MarkComposition.Tables()
    var rewriter = TextRewriter(bytes)
    var position = PlainText.prefix(of: bytes, from: 0)
    while position < bytes.count {
      let start = Self.start(before: position, from: rewriter.position, in: base)
      if start < position,
        let (letter, end) = MarkComposition.letter(from: start, marks: position, in: base, to: bytes.count, anyOrder: true, tables),
        end > position
      {
        rewriter.replace(start..<end, with: letter)
        position = end
      } else {
        position += LetterScanner.scalar(in: base, at: position).length
      }
      position = next(from: position, in: bytes)
    }
    return rewriter.finish()
  }

  /// The next scalar that is not certainly plain: byte by byte, for marks stand close to one another, then in blocks.
  @inline(__always)
  private static func next(from start: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Int {
    var position = start
    let near = min(start &+ window, bytes.count)
    while position < near {
      let byte = bytes[position]
      if byte < 0xCC {
        position &+= 1
      } else {
        guard isPlain(position, in: bytes) else { return position }
        position &+= 3
      }
    }
    // Steps over a scalar may end inside the next one of two bytes.
    while position < bytes.count, bytes[position] & 0xC0 == 0x80 { position &+= 1 }
    return position < bytes.count ? PlainText.prefix(of: bytes, from: position) : bytes.count
  }

  /// Whether the scalar at a place of valid UTF-8 is in NFC and combines with nothing before it.
  @inline(__always)
  private static func isPlain(_ position: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    switch bytes[position] {
    case ..<0xCC: true
    case 0xE1: bytes[position + 1] & 0xFC == 0xB8
    case 0xE2: bytes[position + 1] == 0x80 && bytes[position + 2] >= 0x82
    default: false
    }
  }

  /// Where the scalar right before a place starts; the place itself where nothing stands before it that is not yet written.
  @inline(__always)
  private static func start(before position: Int, from limit: Int, in base: UnsafePointer<UInt8>) -> Int {
    guard position > limit else { return position }
    var start = position &- 1
    while start > limit, base[start] & 0xC0 == 0x80 { start &-= 1 }
    return start
  }

  /// The stretch around a place that is normalized on its own: it starts and ends where a scalar stands that combines with nothing before it.
  static func piece(around position: Int, from limit: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Range<Int> {
    guard let base = bytes.baseAddress else { return 0..<0 }
    var end = position
    repeat {
      while end < bytes.count, !isPlain(end, in: bytes) { end += LetterScanner.scalar(in: base, at: end).length }
      let stop = PlainText.prefix(of: bytes, from: end, limit: window)
      // A scalar cut by the window is no reason to go on, nor is a mark that a table composes.
      guard stop + 3 < min(end + window, bytes.count), bytes[stop] != 0xCC else { break }
      end = stop
    } while true
    return start(before: position, from: limit, in: base)..<end
  }

  private static func normalize(
    _ piece: Range<Int>, of bytes: UnsafeBufferPointer<UInt8>, _ rewriter: inout TextRewriter
  ) throws(DocumentError) {
    let part = UnsafeBufferPointer(rebasing: bytes[piece])
    guard !Normalization.holds(.nfc, for: part) else { return }
    do {
      try Normalization.normalize(part, .nfc) { rewriter.replace(piece, with: $0, edits: $1) }
    } catch {
      throw .outOfMemory
    }
  }
}
