/// Phrases as sequences of word numbers, each with a payload; looked up from a position on, longest match first.
public struct PhraseTrie {
  private var keys: UnsafeMutablePointer<UInt32>
  private var nodes: UnsafeMutablePointer<UInt16>
  private var payloads: [UInt32] = [0]
  private let capacity: Int

  init(bits: Int) {
    capacity = 1 << bits
    keys = .allocate(capacity: capacity)
    nodes = .allocate(capacity: capacity)
    keys.initialize(repeating: 0, count: capacity)
    nodes.initialize(repeating: 0, count: capacity)
  }

  func deallocate() {
    keys.deallocate()
    nodes.deallocate()
  }

  @inline(__always)
  private func slot(_ node: UInt16, _ word: WordID) -> Int {
    let key = UInt32(node) << 16 | UInt32(word)
    var index = Int(truncatingIfNeeded: (key &* 0x9E37_79B1) >> 12) & (capacity - 1)
    while keys[index] != key && keys[index] != 0 { index = (index + 1) & (capacity - 1) }
    return index
  }

  /// The node behind `word`; 0 where no phrase goes on. The root is 0.
  @inline(__always)
  public func next(_ node: UInt16, _ word: WordID) -> UInt16 { word == 0 ? 0 : nodes[slot(node, word)] }

  /// What ends at a node: 0 for nothing.
  @inline(__always)
  public func payload(_ node: UInt16) -> UInt32 { payloads[Int(node)] }

  /// Adds a phrase; what is there already is combined with `merge`.
  mutating func insert(_ words: some Sequence<WordID>, _ payload: UInt32, merge: (UInt32, UInt32) -> UInt32) {
    var node: UInt16 = 0
    for word in words {
      let index = slot(node, word)
      if keys[index] == 0 {
        guard payloads.count * 2 < capacity, payloads.count < 65_535 else { return }
        keys[index] = UInt32(node) << 16 | UInt32(word)
        nodes[index] = UInt16(payloads.count)
        payloads.append(0)
      }
      node = nodes[index]
    }
    let old = payloads[Int(node)]
    payloads[Int(node)] = old == 0 ? payload : merge(old, payload)
  }
}
