/// Bytes that grow at the end: what values are written into, without an array's checks on every byte.
///
/// ```
/// var buffer = ByteBuffer()
/// buffer.append("P")
/// buffer.append(decimal: 5)
/// buffer.string   // "P5"
/// ```
public struct ByteBuffer: ~Copyable {
  @usableFromInline var base: UnsafeMutablePointer<UInt8>
  @usableFromInline var capacity: Int
  @usableFromInline var used = 0

  /// How many bytes there are.
  @inlinable public var count: Int { used }

  /// An empty buffer with room for some bytes.
  public init(capacity: Int = 64) {
    self.capacity = max(capacity, 16)
    base = .allocate(capacity: self.capacity)
  }

  deinit { base.deallocate() }

  /// The bytes, until the next change.
  public var bytes: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: base, count: count) }

  /// The bytes as text.
  public var string: String { String(decoding: bytes, as: UTF8.self) }

  @inlinable
  public mutating func removeAll() { used = 0 }

  @inlinable @inline(__always)
  mutating func reserve(_ more: Int) {
    if count + more > capacity { grow(more) }
  }

  @usableFromInline @inline(never)
  mutating func grow(_ more: Int) {
    capacity = max(capacity * 2, count + more)
    let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
    larger.update(from: base, count: count)
    base.deallocate()
    base = larger
  }

  /// Appends one byte.
  @inlinable @inline(__always)
  public mutating func append(_ byte: UInt8) {
    reserve(1)
    base[used] = byte
    used += 1
  }

  /// Appends bytes.
  @inlinable
  public mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard let source = bytes.baseAddress else { return }
    reserve(bytes.count)
    (base + count).update(from: source, count: bytes.count)
    used += bytes.count
  }

  /// Appends a literal without making a string of it.
  @inlinable @inline(__always)
  public mutating func append(_ literal: StaticString) {
    let length = literal.utf8CodeUnitCount
    reserve(length)
    (base + used).update(from: literal.utf8Start, count: length)
    used += length
  }

  /// Appends text.
  @inlinable
  public mutating func append(string: String) {
    var string = string
    string.withUTF8 { append($0) }
  }

  /// Appends the decimal digits of a number, at least `width` of them.
  @inlinable
  public mutating func append<T: FixedWidthInteger & UnsignedInteger>(decimal number: T, width: Int = 1) {
    var digits = 1
    var power: T = 10
    while number >= power {
      digits += 1
      let (next, overflow) = power.multipliedReportingOverflow(by: 10)
      if overflow { break }
      power = next
    }
    digits = max(digits, width)
    reserve(digits)
    var rest = number
    var position = count + digits
    for _ in 0..<digits {
      position -= 1
      base[position] = 0x30 &+ UInt8(truncatingIfNeeded: rest % 10)
      rest /= 10
    }
    used += digits
  }

  /// Appends the decimal digits of a number that is not negative.
  @inlinable @inline(__always)
  public mutating func append(decimal number: Int, width: Int = 1) {
    append(decimal: UInt64(truncatingIfNeeded: number), width: width)
  }

  /// Appends bytes that the buffer has already.
  @inlinable
  public mutating func `repeat`(_ range: Range<Int>) {
    reserve(range.count)
    (base + used).update(from: base + range.lowerBound, count: range.count)
    used += range.count
  }

  /// Appends zeros.
  @inlinable
  public mutating func append(zeros: Int) {
    guard zeros > 0 else { return }
    reserve(zeros)
    (base + count).update(repeating: 0x30, count: zeros)
    used += zeros
  }

  /// Puts a byte before the last `tail` bytes.
  @inlinable
  public mutating func insert(_ byte: UInt8, before tail: Int) {
    append(byte)
    for index in stride(from: count - 1, to: count - 1 - tail, by: -1) { base[index] = base[index - 1] }
    base[count - 1 - tail] = byte
  }
}
