import CVietBytes

/// A table from contexts to small numbers for some of sixteen slots, packed into records of three or four bytes and used where it lies.
///
/// The first two bytes of all records lie together, so that eight of them are looked at in one go; most contexts have none.
///
/// A record has a part of the context's hash, a slot and a value; the context itself is not kept, so that one look-up in some thousands gives
/// the value of another context. Records lie bucket behind bucket. Where a bucket begins is the sum of the place of its group of 64 and its
/// own place in that.
public struct PackedTable: @unchecked Sendable {
  /// How the bits of a record are used, from the lowest up: mark, slot (4), value.
  public struct Shape: Sendable, Hashable {
    /// Bytes of a record, 3 or 4.
    public let width: Int
    /// Bits of the mark.
    public let markBits: UInt32

    /// A shape by its widths.
    @inlinable
    public init(width: Int, markBits: UInt32) { (self.width, self.markBits) = (width, markBits) }

    /// Weights of the linear part: six bits.
    @inlinable public static var weights: Shape { Shape(width: 3, markBits: 14) }
    /// Trigrams: seven bits of a logarithm.
    @inlinable public static var trigrams: Shape { Shape(width: 3, markBits: 13) }
    /// Bigrams: seven bits of a logarithm, seven of the logarithm that trigrams back off with.
    @inlinable public static var bigrams: Shape { Shape(width: 4, markBits: 14) }
  }

  /// The low halves of the records, and eight numbers more.
  @usableFromInline let halves: UnsafePointer<UInt16>
  /// What is left of them: one or two bytes each.
  @usableFromInline let rests: UnsafePointer<UInt8>
  /// For each bucket, and one more, its place behind that of its group; for each group its place, in records.
  @usableFromInline let places: UnsafePointer<UInt16>
  @usableFromInline let groups: UnsafePointer<UInt32>
  @usableFromInline let buckets: Int
  @usableFromInline let count: Int

  /// How many buckets share a place in `groups`.
  @inlinable public static var groupSize: Int { 64 }
  /// How many records a bucket has in the mean.
  public static let meanBucket = 5

  /// Where the parts of a table begin that come behind the groups, and where it ends, in bytes.
  public static func layout(buckets: Int, records: Int, _ shape: Shape) -> (places: Int, halves: Int, rests: Int, end: Int) {
    let places = (buckets / groupSize + 1) * 4
    let halves = places + (buckets + 1) * 2
    let rests = halves + (records + 8) * 2
    return (places, halves, rests, rests + records * (shape.width - 2))
  }

  /// A table that lives as long as the process, at a multiple of four.
  init(base: UnsafeRawPointer, buckets: Int, records count: Int, _ shape: Shape) {
    let layout = Self.layout(buckets: buckets, records: count, shape)
    groups = base.assumingMemoryBound(to: UInt32.self)
    places = (base + layout.places).assumingMemoryBound(to: UInt16.self)
    halves = (base + layout.halves).assumingMemoryBound(to: UInt16.self)
    rests = (base + layout.rests).assumingMemoryBound(to: UInt8.self)
    (self.buckets, self.count) = (buckets, count)
  }

  /// Which bucket a hash of a context belongs to.
  @inlinable @inline(__always)
  public static func bucket(_ hash: UInt64, of buckets: Int) -> Int {
    Int(truncatingIfNeeded: ((hash &>> 32) &* UInt64(truncatingIfNeeded: buckets)) &>> 32)
  }

  /// Where the records of a bucket begin; never behind the last one, even in a spoilt model.
  @inlinable @inline(__always)
  func start(_ bucket: Int) -> Int { min(Int(groups[bucket &>> 6]) &+ Int(places[bucket]), count) }

  /// Asks for what the first step of a look-up will read.
  @inline(__always)
  func prefetchBucket(_ hash: UInt64) {
    let bucket = Self.bucket(hash, of: buckets)
    cvb_prefetch(groups + (bucket &>> 6))
    cvb_prefetch(places + bucket)
  }

  /// Asks for what the second step will read; the first step's part is to be there.
  @inline(__always)
  func prefetchRecords(_ hash: UInt64) { cvb_prefetch(halves + start(Self.bucket(hash, of: buckets))) }

  /// A look-up in three steps. Many of them go side by side, step by step, so that they wait for memory together.
  @usableFromInline
  struct Probe {
    /// The hash of the context.
    @usableFromInline var hash: UInt64
    /// The records among which those of the context are.
    @usableFromInline var start: Int
    @usableFromInline var end: Int
    /// Which of the first eight of them are.
    @usableFromInline var matches: UInt64 = 0

    @inlinable @inline(__always)
    init(hash: UInt64, start: Int, end: Int) { (self.hash, self.start, self.end) = (hash, start, end) }
  }

  /// The first step: where the records of a context are.
  @inlinable @inline(__always)
  func probe(_ hash: UInt64) -> Probe {
    let bucket = Self.bucket(hash, of: buckets)
    return Probe(hash: hash, start: start(bucket), end: start(bucket &+ 1))
  }

  /// The second step: which of the first eight records are of the context.
  @inlinable @inline(__always)
  func look(_ probe: inout Probe, _ shape: Shape) {
    let within = (1 as UInt64) &<< UInt64(truncatingIfNeeded: min(max(probe.end &- probe.start, 0), 8)) &- 1
    probe.matches = matches(probe.hash, at: probe.start, shape) & within
  }

  /// The third step: calls `body` with the slot and the value of each record of the context.
  @inlinable @inline(__always)
  func forEach(_ probe: Probe, _ shape: Shape, _ body: (_ slot: Int, _ value: Int32) -> Void) {
    var matches = probe.matches
    while matches != 0 {
      read(probe.start &+ matches.trailingZeroBitCount, shape, body)
      matches &= matches &- 1
    }
    var position = probe.start &+ 8
    while position < probe.end {
      var more = self.matches(probe.hash, at: position, shape)
      while more != 0, position &+ more.trailingZeroBitCount < probe.end {
        read(position &+ more.trailingZeroBitCount, shape, body)
        more &= more &- 1
      }
      position &+= 8
    }
  }

  /// All steps at once.
  @inlinable @inline(__always)
  func forEach(_ hash: UInt64, _ shape: Shape, _ body: (_ slot: Int, _ value: Int32) -> Void) {
    var probe = probe(hash)
    look(&probe, shape)
    forEach(probe, shape, body)
  }

  /// Which of eight records have the mark of a context.
  @inlinable @inline(__always)
  func matches(_ hash: UInt64, at position: Int, _ shape: Shape) -> UInt64 {
    let mask = (1 as UInt16) &<< UInt16(shape.markBits) &- 1
    let mark = SIMD8<UInt16>(repeating: UInt16(truncatingIfNeeded: hash) & mask)
    let found = UnsafeRawPointer(halves + position).loadUnaligned(as: SIMD8<UInt16>.self)
    let isSame = unsafeBitCast((found & SIMD8(repeating: mask)) .== mark, to: SIMD2<UInt64>.self)
    return Self.lanes(isSame[0]) | Self.lanes(isSame[1]) &<< 4
  }

  /// One bit for each of four lanes that are all ones or all zeros.
  @inlinable @inline(__always)
  static func lanes(_ bits: UInt64) -> UInt64 { ((bits & 0x0008_0004_0002_0001) &* 0x0001_0001_0001_0001) &>> 48 & 15 }

  @inlinable @inline(__always)
  func read(_ index: Int, _ shape: Shape, _ body: (_ slot: Int, _ value: Int32) -> Void) {
    let rest = shape.width == 3 ? UInt32(rests[index]) : UInt32(rests[2 &* index]) | UInt32(rests[2 &* index &+ 1]) &<< 8
    let record = UInt32(halves[index]) | rest &<< 16
    body(Int(record &>> shape.markBits & 15), Int32(truncatingIfNeeded: record &>> (shape.markBits &+ 4)))
  }
}
