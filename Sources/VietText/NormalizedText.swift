import VietICU
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
    let isDone = isPlain || utf8.withUnsafeBufferPointer { !MarkComposition.hasMarks($0) && NFC.holds(for: $0) }
    guard !isDone else {
      (bytes, map) = (utf8, OffsetMap())
      return
    }
    var map = OffsetMap()
    let (composed, edits) = utf8.withUnsafeBufferPointer { MarkComposition.shared.compose($0) }
    for edit in edits {
      map.append(
        sourceStart: edit.sourceStart, sourceCount: edit.sourceCount,
        targetStart: edit.targetStart, targetCount: edit.targetCount)
    }
    guard !composed.withUnsafeBufferPointer({ NFC.holds(for: $0) }) else {
      (bytes, self.map) = (composed, map)
      return
    }
    do {
      (bytes, self.map) = try Self.normalize(composed, after: map)
    } catch {
      throw .outOfMemory
    }
  }

  private static func normalize(_ utf8: [UInt8], after map: OffsetMap) throws(ICUError) -> ([UInt8], OffsetMap) {
    var result: [UInt8] = []
    var next = OffsetMap()
    try utf8.withUnsafeBufferPointer { (bytes) throws(ICUError) in
      try NFC.normalize(bytes) { text, edits in
        result = Array(text)
        for edit in edits {
          next.append(
            sourceStart: edit.source_start, sourceCount: edit.source_count,
            targetStart: edit.target_start, targetCount: edit.target_count)
        }
      }
    }
    return (result, map.followed(by: next))
  }
}
