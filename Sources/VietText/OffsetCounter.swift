/// The unit in which places in a text are counted.
public enum OffsetUnit: String, Sendable, CaseIterable {
  /// Unicode code points, as Python, spaCy and brat count.
  case scalar
  /// Bytes of UTF-8; for a UTF-8 file those of the file itself.
  case utf8
  /// UTF-16 code units, as JavaScript and Java count.
  case utf16
}

/// Turns byte offsets into another unit, going forward through a text once.
///
/// Offsets must not decrease from call to call; each byte is looked at once.
package struct OffsetCounter {
  private let unit: OffsetUnit
  private var position = 0
  private var count = 0

  package init(_ unit: OffsetUnit) { self.unit = unit }

  /// The offset in the unit of a byte offset of the text.
  package mutating func offset(of target: Int, in text: UnsafeBufferPointer<UInt8>, fileMap: OffsetMap, edge: OffsetMap.Edge) -> Int {
    if unit == .utf8 { return fileMap.isIdentity ? target : fileMap.source(of: target, edge: edge) }
    guard target > position, let base = text.baseAddress else { return count }
    // Every byte that is no continuation starts a scalar; a lead byte from F0 on starts a surrogate pair.
    var scalars = 0, pairs = 0
    for index in position..<target {
      scalars &+= base[index] & 0xC0 != 0x80 ? 1 : 0
      pairs &+= base[index] >= 0xF0 ? 1 : 0
    }
    count += unit == .utf16 ? scalars + pairs : scalars
    position = target
    return count
  }
}
