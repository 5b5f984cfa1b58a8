internal import CVietBytes

/// Text that needs nothing done: valid UTF-8 that is certainly in NFC and has no combining marks.
///
/// Most Vietnamese text is such: ASCII, precomposed Latin letters, common punctuation. Sixteen bytes at a time are told so; other text is looked
/// at by the slower, complete checks. Source: Unicode 15, NFC_Quick_Check and canonical combining class of the ranges.
enum PlainText {
  /// Whether all of the text is plain. Linear, no allocation.
  static func holds(for bytes: UnsafeBufferPointer<UInt8>) -> Bool { prefix(of: bytes, from: 0) == bytes.count }

  /// Where the first scalar stands that is not certainly plain; the count of the bytes where all are.
  @inline(__always)
  static func prefix(of bytes: UnsafeBufferPointer<UInt8>, from start: Int, limit: Int = .max) -> Int {
    guard let base = bytes.baseAddress else { return 0 }
    return start + cvb_plain_prefix(base + start, min(limit, bytes.count - start))
  }
}
