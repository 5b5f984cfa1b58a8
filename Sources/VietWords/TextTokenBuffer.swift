/// The tokens of one text, in storage that the next text uses again.
///
/// ```
/// var tokens = TextTokenBuffer()
/// TextTokenizer().tokenize(bytes, into: &tokens)
/// tokens[0].range   // the bytes of the first token
/// ```
public struct TextTokenBuffer: ~Copyable {
  @usableFromInline var storage: UnsafeMutablePointer<TextToken>
  @usableFromInline var capacity: Int
  @usableFromInline var used = 0

  /// How many tokens there are.
  @inlinable @inline(__always) public var count: Int { used }

  /// An empty buffer with room for some tokens.
  public init(capacity: Int = 64) {
    self.capacity = max(capacity, 16)
    storage = .allocate(capacity: self.capacity)
  }

  deinit { storage.deallocate() }

  /// The first token, until the next text.
  @inlinable @inline(__always) public var base: UnsafeMutablePointer<TextToken> { storage }

  /// The tokens, until the next text.
  @inlinable public var tokens: UnsafeBufferPointer<TextToken> { UnsafeBufferPointer(start: storage, count: used) }

  /// One token; the index must be below `count`.
  @inlinable @inline(__always)
  public subscript(index: Int) -> TextToken {
    get { storage[index] }
    nonmutating set { storage[index] = newValue }
  }

  /// Empties the buffer and keeps its storage.
  @inlinable public mutating func removeAll() { used = 0 }

  /// Appends a token.
  @inlinable @inline(__always)
  public mutating func append(_ token: TextToken) {
    if used == capacity { grow() }
    (storage + used).initialize(to: token)
    used &+= 1
  }

  @usableFromInline @inline(never)
  mutating func grow() {
    capacity *= 2
    let larger = UnsafeMutablePointer<TextToken>.allocate(capacity: capacity)
    larger.moveInitialize(from: storage, count: used)
    storage.deallocate()
    storage = larger
  }
}
