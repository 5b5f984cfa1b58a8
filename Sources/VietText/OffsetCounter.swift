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
    count &+= units(base, position, target, limit: text.count)
    position = target
    return count
  }

  /// The offset of any place, counted from where the counter stands: linear in the distance.
  package func offset(anywhere target: Int, in text: UnsafeBufferPointer<UInt8>, fileMap: OffsetMap, edge: OffsetMap.Edge) -> Int {
    if unit == .utf8 { return fileMap.isIdentity ? target : fileMap.source(of: target, edge: edge) }
    guard let base = text.baseAddress else { return 0 }
    let between = units(base, min(target, position), max(target, position), limit: text.count)
    return target < position ? count - between : count + between
  }

  /// How many units there are between two bytes.
  @inline(__always)
  private func units(_ base: UnsafePointer<UInt8>, _ start: Int, _ end: Int, limit: Int) -> Int {
    var result = end &- start &- Self.continuations(base, start, end, limit: limit)
    // A lead byte from F0 on starts a surrogate pair.
    if unit == .utf16 { for index in start..<end where base[index] >= 0xF0 { result += 1 } }
    return result
  }

  /// How many bytes continue a scalar: 10xxxxxx, eight at a time; up to `limit` they may be read.
  @inline(__always)
  private static func continuations(_ base: UnsafePointer<UInt8>, _ start: Int, _ end: Int, limit: Int) -> Int {
    let ones: UInt64 = 0x0101_0101_0101_0101
    func word(_ position: Int) -> UInt64 { UnsafeRawPointer(base + position).loadUnaligned(as: UInt64.self).littleEndian }
    func count(_ word: UInt64) -> Int { Int(truncatingIfNeeded: (((word >> 7) & ~(word >> 6) & ones) &* ones) >> 56) }
    var total = 0
    var position = start
    while position &+ 8 <= end {
      total &+= count(word(position))
      position &+= 8
    }
    guard position < end else { return total }
    // What lies behind the end is shifted out; a byte of zeros is no continuation.
    if position &+ 8 <= limit { return total &+ count(word(position) << UInt64(truncatingIfNeeded: 64 &- 8 &* (end &- position))) }
    while position < end {
      total &+= base[position] & 0xC0 == 0x80 ? 1 : 0
      position &+= 1
    }
    return total
  }
}
