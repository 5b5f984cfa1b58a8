public import VietLexicon
import VietOrthography

/// Splits NFC text into tokens in one pass over its bytes.
///
/// ```
/// "đạt 71.029 tỷ đồng"   // word, number, word, word
/// "2.200ha"              // number, word (glued)
/// ```
///
/// Source: UAX #29 word boundaries, with numbers kept together with their separators and split from letters.
public struct Tokenizer: ~Copyable {
  /// A wrapped line is at least this long.
  private static let wrapLength = 48

  private let lexicon: Lexicon
  private let cache = WordCache()

  public init(lexicon: Lexicon) { self.lexicon = lexicon }

  /// Fills the buffer with the tokens of valid UTF-8 of less than 4 GiB. Linear, no allocation once the buffer is large enough.
  ///
  /// - Parameter lineOffset: how many bytes of the first line stand before the text.
  public func tokenize(_ text: UnsafeBufferPointer<UInt8>, into buffer: inout TokenBuffer, lineOffset: Int = 0) {
    let tokens = buffer.reset(capacity: text.count)
    guard let base = text.baseAddress else { return buffer.finish(count: 0) }
    let vocabulary = lexicon.vocabulary
    let limit = text.count
    var count = 0
    var position = 0
    var gap = Token.Gap.blankLine
    var lineStart = -lineOffset
    var lastLineLength = 0
    while position < limit {
      let byte = base[position]
      if byte == 0x20 {
        position += 1
        if gap == .none {
          gap = .space
        } else if gap == .space, position > 2, base[position - 2] == 0x20, base[position - 3] == 0x20 {
          gap = .wide
        }
        continue
      }
      let start = position
      var word: WordID = 0
      var kind = Token.Kind.word
      var flags: Token.Flags = []
      if byte &- 0x30 < 10 {
        position = Self.numberEnd(base, start, limit)
        kind = .number
        if position == start + 1 { word = WordID(byte) }
      } else {
        // No word begins with an ASCII sign.
        if byte >= 0x41 { (word, flags, position) = readWord(base, start, limit) }
        if position == start {
          let (scalar, length) = LetterScanner.scalar(in: base, at: start)
          position += length
          switch Self.space(scalar) {
          case .line:
            // CR LF is one break.
            if scalar == 0x0D && position < limit && base[position] == 0x0A { position += 1 }
            lastLineLength = start - lineStart
            lineStart = position
            gap = gap >= .line ? .blankLine : .line
            continue
          case .space:
            if gap == .none { gap = .space }
            continue
          case .wide:
            if gap < .wide { gap = .wide }
            continue
          case .some(.none), .some(.blankLine), nil:
            kind = .symbol
            word = vocabulary.id(of: Vocabulary.key(ofSymbol: scalar))
          }
        }
      }
      if gap == .line && lastLineLength >= Self.wrapLength && continuesLine(kind, flags, word, tokens, count) {
        flags.insert(.wrapped)
      }
      tokens[count] = Token(
        start: UInt32(truncatingIfNeeded: start), end: UInt32(truncatingIfNeeded: position), word: word, kind: kind,
        gap: gap, flags: flags)
      count += 1
      gap = .none
    }
    buffer.finish(count: count)
  }

  /// The word that starts at a byte, and its end; the byte itself where no letter stands.
  @inline(__always)
  private func readWord(_ base: UnsafePointer<UInt8>, _ start: Int, _ limit: Int) -> (WordID, Token.Flags, end: Int) {
    guard start &+ ByteKey.width < limit, let end = cache.end(of: start, in: base, limit: limit) else {
      return scanWord(base, start, limit)
    }
    let (entry, key) = cache.entry(for: start..<end, in: base)
    if entry.pointee.key == key { return (entry.pointee.word, entry.pointee.flags, end) }
    let read = scanWord(base, start, limit)
    // "a×b" is less than its bytes promise.
    if read.end == end { entry.pointee = WordCache.Entry(key: key, word: read.0, flags: read.1) }
    return read
  }

  @inline(never)
  private func scanWord(_ base: UnsafePointer<UInt8>, _ start: Int, _ limit: Int) -> (WordID, Token.Flags, end: Int) {
    let scanned = lexicon.scanner.word(in: base, from: start, to: limit)
    guard scanned.letters > 0 else { return (0, [], start) }
    var flags: Token.Flags = []
    if scanned.startsWithCapital { flags.insert(.capital) }
    if scanned.capitals == scanned.letters && scanned.letters > 1 { flags.insert(.capitals) }
    return (lexicon.vocabulary.id(of: scanned.key), flags, scanned.end)
  }

  /// Whether a token at the start of a line continues the long line before: a small word behind a word or number, or the rest of a figure.
  private func continuesLine(
    _ kind: Token.Kind, _ flags: Token.Flags, _ word: WordID, _ tokens: UnsafeMutablePointer<Token>, _ count: Int
  ) -> Bool {
    guard count > 0 else { return false }
    let last = tokens[count - 1]
    guard kind == .word && !flags.contains(.capital) || kind == .number else {
      // "quý / I/2023", "418 triệu / USD".
      let (own, before) = (lexicon.senses[Int(word)], lexicon.senses[Int(last.word)])
      return kind == .word && last.kind == .word
        && (own.terminal == .roman && before.terminal == .quarter || own.starts.contains(.currency) && before.numeral == .magnitude)
    }
    return last.kind == .number && kind == .word || last.kind == .word
      || last.isSymbol(",") || last.isSymbol("%") || last.isSymbol("-") && kind == .number
  }

  /// The end of a number: digits, and single marks between digits.
  @inline(__always)
  private static func numberEnd(_ base: UnsafePointer<UInt8>, _ start: Int, _ limit: Int) -> Int {
    var end = start + 1
    while end < limit {
      if base[end] &- 0x30 < 10 {
        end += 1
      } else if (base[end] == 0x2E || base[end] == 0x2C) && end + 1 < limit && base[end + 1] &- 0x30 < 10 {
        end += 2
      } else {
        break
      }
    }
    return end
  }

  /// What kind of space a scalar is; nil when it is none.
  @inline(__always)
  private static func space(_ scalar: UInt32) -> Token.Gap? {
    switch scalar {
    case 0x0A, 0x0D, 0x2028, 0x2029, 0x85: .line
    case 0x09, 0x0B, 0x0C: .wide
    case 0...0x20, 0x7F, 0xA0, 0xAD, 0x1680, 0x2000...0x200F, 0x202A...0x202F, 0x205F...0x2064, 0x3000, 0xFEFF: .space
    default: nil
    }
  }
}
