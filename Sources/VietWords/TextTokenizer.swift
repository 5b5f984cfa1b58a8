/// Splits running text into tokens and sentences in one pass over its bytes.
///
/// ```
/// var tokens = TextTokenBuffer()
/// TextTokenizer().tokenize(bytes, into: &tokens)   // "TP.HCM đạt 71.029 tỷ." → TP.HCM · đạt · 71.029 · tỷ · .
/// ```
public struct TextTokenizer: Sendable {
  /// How finely numbers, abbreviations and codes are split.
  public enum Splitting: String, Sendable, CaseIterable {
    /// What a reader takes for one stays one: `17-3`, `km/h`, `23/2004/NĐ-CP`; what is two is two: `Q. · Tân`, `10 · km`.
    case whole
    /// As the Vietnamese treebanks do: `17 · - · 3`, `km · / · h`, `23 · / · 2004 · / · NĐ · - · CP`, `Q.Tân`.
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
    tokens.used = 0
    guard let base = bytes.baseAddress else { return }
    var scan = TextScan(bytes, base, isTreebank: splitting == .treebank, into: tokens)
    scan.run()
    (tokens.storage, tokens.capacity, tokens.used) = (scan.tokens, scan.capacity, scan.count)
  }
}
