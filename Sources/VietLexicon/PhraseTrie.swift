/// Phrases as sequences of word numbers, each with a payload; looked up from a position on, longest match first.
public struct PhraseTrie {
  /// Open addressing: node and word above, the node behind them below; 0 is free.
  @usableFromInline var slots: UnsafeMutablePointer<UInt64>
  @usableFromInline var payloads: UnsafeMutablePointer<UInt32>
  private var nodeCount = 1
  @usableFromInline let mask: Int

  init(bits: Int) {
    let capacity = 1 << bits
    mask = capacity - 1
    slots = .allocate(capacity: capacity)
    slots.initialize(repeating: 0, count: capacity)
    payloads = .allocate(capacity: capacity / 2)
    payloads.initialize(repeating: 0, count: capacity / 2)
  }

  func deallocate() {
    slots.deallocate()
    payloads.deallocate()
  }

  @inlinable @inline(__always)
  func slot(_ node: UInt16, _ word: WordID) -> Int {
    let key = UInt32(node) << 16 | UInt32(word)
    var index = Int(truncatingIfNeeded: (key &* 0x9E37_79B1) >> 12) & mask
    while slots[index] != 0 && UInt32(truncatingIfNeeded: slots[index] >> 32) != key { index = (index + 1) & mask }
    return index
  }

  /// The node behind `word`; 0 where no phrase goes on. The root is 0.
  @inlinable @inline(__always)
  public func next(_ node: UInt16, _ word: WordID) -> UInt16 {
    word == 0 ? 0 : UInt16(truncatingIfNeeded: slots[slot(node, word)])
  }

  /// What ends at a node: 0 for nothing.
  @inlinable @inline(__always)
  public func payload(_ node: UInt16) -> UInt32 { payloads[Int(node)] }

  /// Adds a phrase; what is there already is combined with `merge`. A full trie takes no more.
  mutating func insert(_ words: some Sequence<WordID>, _ payload: UInt32, merge: (UInt32, UInt32) -> UInt32) {
    var node: UInt16 = 0
    for word in words where word != 0 {
      let index = slot(node, word)
      if slots[index] == 0 {
        guard nodeCount * 2 < mask, nodeCount < Int(UInt16.max) else { return }
        slots[index] = (UInt64(node) << 16 | UInt64(word)) << 32 | UInt64(nodeCount)
        nodeCount += 1
      }
      node = UInt16(truncatingIfNeeded: slots[index])
    }
    let old = payloads[Int(node)]
    payloads[Int(node)] = old == 0 ? payload : merge(old, payload)
  }
}
