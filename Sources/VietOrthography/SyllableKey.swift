/// The key of a word in the vocabulary: its letter codes packed into 64 bits, the same for capital and small
/// letters of the alphabet.
///
/// Up to eight letters are packed exactly (`"tỷ"` and `"TỶ"` give one key, no other word gives it), which covers
/// every Vietnamese syllable; the letters of longer, foreign words are mixed in.
///
/// ```
/// SyllableKey(of: "Nghìn") == SyllableKey(of: "nghìn")   // true
/// ```
public struct SyllableKey: Hashable, Sendable {
  /// The codes of the letters, the last one lowest.
  public var bits: UInt64

  @inlinable
  public init(bits: UInt64 = 0) { self.bits = bits }

  /// The key after one more letter; `count` letters came before.
  @inlinable
  public mutating func append(_ code: UInt8, after count: Int) {
    bits = count < 8 ? bits << 8 | UInt64(code) : (bits &* 0x9E37_79B9_7F4A_7C15) ^ UInt64(code)
  }

  /// Mixes in a letter outside the alphabet by a number of its own; its case counts.
  @inlinable
  public mutating func append(foreign scalar: UInt32) {
    bits = (bits &* 0x9E37_79B9_7F4A_7C15) ^ UInt64(scalar)
  }

  /// The key of a symbol: the top bit, which no letter sequence of the vocabulary reaches, and the scalar value.
  @inlinable
  public init(symbol scalar: UInt32) { bits = 1 << 63 | 0x7F00_0000_0000 | UInt64(scalar) }

  /// The key of a word given in NFC.
  public init(of word: String) {
    var word = word
    self = word.withUTF8 { bytes in
      bytes.baseAddress.map { LetterScanner().word(in: $0, from: 0, to: bytes.count).key } ?? SyllableKey()
    }
  }
}
