/// Up to sixteen bytes as two machine words, zeros behind them: what short words are compared and found by.
///
/// ```
/// ByteKey(of: 0..<3, in: base) == ByteKey(of: 9..<12, in: base)   // whether the same bytes stand there
/// ```
public struct ByteKey: Hashable, Sendable {
  /// The first eight bytes and the other ones, the first lowest.
  public var head: UInt64, tail: UInt64

  /// How many bytes a key holds, and how many must be readable from the first one on.
  @inlinable public static var width: Int { 16 }

  /// The key of no bytes.
  @inlinable
  public init() { (head, tail) = (0, 0) }

  /// The key of at most `width` bytes; `width` bytes may be read from the first one on.
  @inlinable @inline(__always)
  public init(of range: Range<Int>, in base: UnsafePointer<UInt8>) {
    let bytes = UnsafeRawPointer(base + range.lowerBound)
    head = bytes.loadUnaligned(as: UInt64.self).littleEndian
    tail = 0
    let count = range.count
    if count < 8 {
      head &= (1 &<< UInt64(truncatingIfNeeded: count &* 8)) &- 1
    } else {
      tail = bytes.loadUnaligned(fromByteOffset: 8, as: UInt64.self).littleEndian
      if count < 16 { tail &= (1 &<< UInt64(truncatingIfNeeded: (count &- 8) &* 8)) &- 1 }
    }
  }

  /// The same key, read one byte after the other: no byte behind them is touched.
  public init(bytewise range: Range<Int>, in base: UnsafePointer<UInt8>) {
    self.init()
    for (offset, place) in range.enumerated() {
      let byte = UInt64(base[place])
      if offset < 8 { head |= byte &<< UInt64(offset * 8) } else { tail |= byte &<< UInt64((offset - 8) * 8) }
    }
  }

  /// A place below `1 << bits` in a table.
  @inlinable @inline(__always)
  public func slot(bits: UInt64) -> Int {
    Int(truncatingIfNeeded: ((head ^ tail &* 0xC2B2_AE3D_27D4_EB4F) &* 0x9E37_79B9_7F4A_7C15) &>> (64 &- bits))
  }
}
