import VietRestoration

/// Which contexts stand in a corpus often enough, and where their weights are.
final class ContextIndex {
  private static let slots = 1 << 24
  private static let counters = 1 << 28

  private let counts: UnsafeMutablePointer<UInt8>
  private let keys: UnsafeMutablePointer<UInt64>
  private let places: UnsafeMutablePointer<UInt32>
  /// How many weights there are.
  private(set) var weightCount = 0
  /// How many contexts there are.
  private(set) var count = 0
  /// Contexts that stand less often have no weights.
  let least: UInt8

  init(least: UInt8) {
    self.least = least
    counts = .allocate(capacity: Self.counters)
    counts.initialize(repeating: 0, count: Self.counters)
    keys = .allocate(capacity: Self.slots)
    keys.initialize(repeating: 0, count: Self.slots)
    places = .allocate(capacity: Self.slots)
    places.initialize(repeating: 0, count: Self.slots)
  }

  deinit {
    counts.deallocate()
    keys.deallocate()
    places.deallocate()
  }

  @inline(__always)
  private func counter(_ hash: UInt64) -> UnsafeMutablePointer<UInt8> { counts + Int(truncatingIfNeeded: hash >> 36) }

  /// How often a context stands in the corpus, at most 255.
  @inline(__always)
  func frequency(of hash: UInt64) -> Int { Int(counter(hash).pointee) }

  /// Counts a context.
  @inline(__always)
  func add(_ hash: UInt64) {
    let counter = counter(hash)
    if counter.pointee < 255 { counter.pointee += 1 }
  }

  /// The place of the first weight of a context, made where it is new and `width` is given; nil for a rare one.
  @inline(__always)
  func place(of hash: UInt64, width: Int = 0) -> Int? {
    guard counter(hash).pointee >= least else { return nil }
    var slot = Int(truncatingIfNeeded: hash) & (Self.slots - 1)
    while keys[slot] != 0 {
      if keys[slot] == hash { return Int(places[slot]) }
      slot = (slot + 1) & (Self.slots - 1)
    }
    guard width > 0, count < Self.slots / 10 * 9 else { return nil }
    keys[slot] = hash
    places[slot] = UInt32(weightCount)
    weightCount += width
    count += 1
    return weightCount - width
  }
}
