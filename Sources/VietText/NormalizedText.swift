import VietOrthography

/// A text in NFC, with the way back to the places of the text it was made from.
///
/// ```
/// NormalizedText(Array("ty\u{309}".utf8)).bytes   // the UTF-8 of "tỷ"
/// ```
///
/// Marks typed in the wrong order are composed as a reader sees them (`a` + acute + circumflex is `ấ`). A text that
/// is NFC already is taken as it is, without a copy. Linear.
public struct NormalizedText: Sendable {
  /// The UTF-8 of the text, in NFC.
  public let bytes: [UInt8]
  /// From places in `bytes` to places in the UTF-8 it was made from.
  public let map: OffsetMap

  /// Normalizes valid UTF-8.
  ///
  /// - Throws: `DocumentError` when memory runs out in ICU.
  public init(_ utf8: [UInt8]) throws(DocumentError) {
    try self.init(utf8, isPlain: utf8.withUnsafeBufferPointer { PlainText.holds(for: $0) })
  }

  /// Normalizes a decoded text.
  ///
  /// - Throws: `DocumentError` when memory runs out in ICU.
  public init(_ document: Document) throws(DocumentError) {
    try self.init(document.utf8, isPlain: document.isPlain)
  }

  private init(_ utf8: [UInt8], isPlain: Bool) throws(DocumentError) {
    let composed = isPlain ? nil : try Self.compose(utf8)
    (bytes, map) = composed.map { ($0.bytes, OffsetMap($0.edits)) } ?? (utf8, OffsetMap())
  }

  private static func compose(_ utf8: [UInt8]) throws(DocumentError) -> EditedText? {
    try utf8.withUnsafeBufferPointer { (bytes) throws(DocumentError) in try CanonicalComposition.compose(bytes, anyOrder: true) }
  }
}
