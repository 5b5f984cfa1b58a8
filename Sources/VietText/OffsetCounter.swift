/// The unit in which places in a text are counted.
public enum OffsetUnit: String, Sendable, CaseIterable {
  /// Unicode code points, as Python, spaCy and brat count.
  case scalar
  /// Bytes of UTF-8; for a UTF-8 file those of the file itself.
  case utf8
  /// UTF-16 code units, as JavaScript and Java count.
  case utf16
  /// Bytes of the file as it is, whatever its encoding.
  case byte
}

/// Turns byte offsets into another unit, going forward through a text once.
///
/// Offsets must not decrease from call to call; each byte is looked at once.
package struct OffsetCounter {
  /// What counting comes down to.
  private enum Mode {
    case scalars, utf16
    /// UTF-16 code units of two bytes, up to the end of the file.
    case utf16Bytes(end: Int)
    /// UTF-8 bytes, by way of a map.
    case mapped(OffsetMap)
    case bytes
  }

  private let mode: Mode
  private let countsPairs: Bool
  private var position = 0
  private var count = 0

  /// A counter for one document, whose text is handed to each call.
  package init(_ unit: OffsetUnit, for document: Document) {
    let isUTF16 = document.encoding == .utf16LittleEndian || document.encoding == .utf16BigEndian
    let isMapped = unit == .byte || document.isUTF8File
    mode =
      switch unit {
      case .scalar: .scalars
      case .utf16: .utf16
      case .byte where isUTF16: .utf16Bytes(end: document.fileSize)
      case .utf8, .byte: isMapped && !document.fileMap.isIdentity ? .mapped(document.fileMap) : .bytes
      }
    countsPairs = if case .scalars = mode { false } else { true }
  }

  /// The offset in the unit of a byte offset of the text.
  package mutating func offset(of target: Int, in text: UnsafeBufferPointer<UInt8>, edge: OffsetMap.Edge) -> Int {
    switch mode {
    case .bytes: return target
    case .mapped(let map): return map.source(of: target, edge: edge)
    case .scalars, .utf16, .utf16Bytes: break
    }
    guard let base = text.baseAddress else { return scaled(count) }
    if target > position {
      count &+= units(base, position, target, limit: text.count)
      position = target
    }
    return scaled(count)
  }

  /// The offset of any place, counted from where the counter stands: linear in the distance.
  package func offset(anywhere target: Int, in text: UnsafeBufferPointer<UInt8>, edge: OffsetMap.Edge) -> Int {
    switch mode {
    case .bytes: return target
    case .mapped(let map): return map.source(of: target, edge: edge)
    case .scalars, .utf16, .utf16Bytes: break
    }
    guard let base = text.baseAddress else { return 0 }
    let between = units(base, min(target, position), max(target, position), limit: text.count)
    return scaled(target < position ? count - between : count + between)
  }

  @inline(__always)
  private func scaled(_ count: Int) -> Int {
    if case .utf16Bytes(let end) = mode { return min(2 * count, end) }
    return count
  }

  /// How many units there are between two bytes.
  @inline(__always)
  private func units(_ base: UnsafePointer<UInt8>, _ start: Int, _ end: Int, limit: Int) -> Int {
    var result = end &- start &- Self.continuations(base, start, end, limit: limit)
    // A lead byte from F0 on starts a surrogate pair.
    if countsPairs { for index in start..<end where base[index] >= 0xF0 { result += 1 } }
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
