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
  @inlinable @inline(__always)
  public mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard let source = bytes.baseAddress else { return }
    reserve(bytes.count)
    Self.copy(source, to: base + used, bytes.count)
    used += bytes.count
  }

  /// Copies bytes; the short runs that values are made of without a call.
  @inlinable @inline(__always)
  static func copy(_ source: UnsafePointer<UInt8>, to target: UnsafeMutablePointer<UInt8>, _ count: Int) {
    if count > 16 { return target.update(from: source, count: count) }
    // Two halves that overlap where the count is no power of two.
    let (from, to) = (UnsafeRawPointer(source), UnsafeMutableRawPointer(target))
    if count >= 8 {
      let (first, last) = (from.loadUnaligned(as: UInt64.self), from.loadUnaligned(fromByteOffset: count - 8, as: UInt64.self))
      to.storeBytes(of: first, as: UInt64.self)
      to.storeBytes(of: last, toByteOffset: count - 8, as: UInt64.self)
    } else if count >= 4 {
      let (first, last) = (from.loadUnaligned(as: UInt32.self), from.loadUnaligned(fromByteOffset: count - 4, as: UInt32.self))
      to.storeBytes(of: first, as: UInt32.self)
      to.storeBytes(of: last, toByteOffset: count - 4, as: UInt32.self)
    } else {
      for index in 0..<count { target[index] = source[index] }
    }
  }

  /// Appends a literal without making a string of it.
  @inlinable @inline(__always)
  public mutating func append(_ literal: StaticString) {
    let length = literal.utf8CodeUnitCount
    reserve(length)
    Self.copy(literal.utf8Start, to: base + used, length)
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
  public mutating func append(decimal number: UInt64, width: Int = 1) {
    reserve(max(width, 20))
    let digits = max(width, Self.digits(in: number))
    var position = base + (used + digits)
    let start = base + used
    used += digits
    var rest = number
    while rest > UInt64(UInt32.max) {
      position -= 1
      position.pointee = 0x30 &+ UInt8(truncatingIfNeeded: rest % 10)
      rest /= 10
    }
    // Small numbers divide faster, two digits at a time.
    var small = UInt32(truncatingIfNeeded: rest)
    while small >= 10 {
      let quotient = small / 100
      let pair = UnsafeRawPointer(Self.pairs.utf8Start).loadUnaligned(
        fromByteOffset: Int(small &- quotient &* 100) &* 2, as: UInt16.self)
      small = quotient
      position -= 2
      UnsafeMutableRawPointer(position).storeBytes(of: pair, as: UInt16.self)
    }
    if small > 0 {
      position -= 1
      position.pointee = 0x30 &+ UInt8(truncatingIfNeeded: small)
    }
    while position > start {
      position -= 1
      position.pointee = 0x30
    }
  }

  /// The digits of 00 … 99.
  @inlinable @inline(__always)
  static var pairs: StaticString {
    """
    0001020304050607080910111213141516171819\
    2021222324252627282930313233343536373839\
    4041424344454647484950515253545556575859\
    6061626364656667686970717273747576777879\
    8081828384858687888990919293949596979899
    """
  }

  /// How many decimal digits a number has; 0 has one.
  @inlinable @inline(__always)
  static func digits(in number: UInt64) -> Int {
    var digits = 1
    var rest = number
    while rest >= 10_000 {
      rest /= 10_000
      digits &+= 4
    }
    return digits &+ (rest >= 1000 ? 3 : rest >= 100 ? 2 : rest >= 10 ? 1 : 0)
  }

  /// Appends the decimal digits of a number that is not negative.
  @inlinable @inline(__always)
  public mutating func append(decimal number: Int, width: Int = 1) {
    append(decimal: UInt64(truncatingIfNeeded: number), width: width)
  }

  /// Appends the decimal digits of a number of any size, at least `width` of them.
  public mutating func append(decimal number: UInt128, width: Int = 1) {
    guard number > UInt128(UInt64.max) else { return append(decimal: UInt64(truncatingIfNeeded: number), width: width) }
    // The digits above the last eighteen, then those.
    let (above, below) = number.quotientAndRemainder(dividingBy: 1_000_000_000_000_000_000)
    append(decimal: above, width: max(1, width - 18))
    append(decimal: UInt64(truncatingIfNeeded: below), width: 18)
  }

  /// Appends bytes that the buffer has already.
  @inlinable
  public mutating func `repeat`(_ range: Range<Int>) {
    reserve(range.count)
    Self.copy(base + range.lowerBound, to: base + used, range.count)
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

  /// Appends the first bytes of a slot of fixed size, a multiple of eight: the whole slot is copied, `count` bytes of it count.
  @inlinable @inline(__always)
  public mutating func append(slot: UnsafePointer<UInt8>, of size: Int, count: Int) {
    reserve(size)
    let (from, to) = (UnsafeRawPointer(slot), UnsafeMutableRawPointer(base + used))
    for offset in stride(from: 0, to: size, by: 8) {
      to.storeBytes(of: from.loadUnaligned(fromByteOffset: offset, as: UInt64.self), toByteOffset: offset, as: UInt64.self)
    }
    used += count
  }

  /// Takes the last byte away; nothing where there is none.
  @inlinable @inline(__always)
  public mutating func removeLast() { used = max(used - 1, 0) }

  /// Puts a byte before the last `tail` bytes.
  @inlinable
  public mutating func insert(_ byte: UInt8, before tail: Int) {
    append(byte)
    for index in stride(from: count - 1, to: count - 1 - tail, by: -1) { base[index] = base[index - 1] }
    base[count - 1 - tail] = byte
  }
}
