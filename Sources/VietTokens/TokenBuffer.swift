/// The tokens of one passage, in storage that the next passage uses again.
///
/// A margin of edge tokens lies around them, so that a grammar may look a few tokens past either end.
public struct TokenBuffer: ~Copyable {
  public static let margin = 16

  private var storage: UnsafeMutablePointer<Token>
  private var capacity: Int
  public private(set) var count = 0

  public init() {
    capacity = 0
    storage = .allocate(capacity: 2 * Self.margin)
    storage.initialize(repeating: .edge, count: 2 * Self.margin)
  }

  deinit { storage.deallocate() }

  /// The first token; indices from `-margin` to `count + margin - 1` may be read.
  public var base: UnsafePointer<Token> { UnsafePointer(storage + Self.margin) }

  /// Empties the buffer and makes room for `capacity` tokens.
  mutating func reset(capacity needed: Int) -> UnsafeMutablePointer<Token> {
    if needed > capacity {
      storage.deallocate()
      capacity = needed
      storage = .allocate(capacity: needed + 2 * Self.margin)
      storage.initialize(repeating: .edge, count: Self.margin)
    }
    count = 0
    return storage + Self.margin
  }

  mutating func finish(count: Int) {
    self.count = count
    (storage + Self.margin + count).initialize(repeating: .edge, count: Self.margin)
  }
}
