public import VietOrthography

/// The number of a word in the vocabulary; 0 is a word that no table has.
///
/// Symbols and one-letter words of ASCII have their ASCII code (`"/"` is 47, `"m"` and `"M"` are 109), all dashes
/// and `÷` that of the hyphen, superscript two and three those of the digits.
public typealias WordID = UInt16

/// From word keys to word numbers: open addressing, at most half full.
///
/// Filled while a `Lexicon` is made and never changed after that; freed with it.
public struct Vocabulary {
  /// A key and its word number side by side, so that a look-up meets one cache line.
  @usableFromInline
  struct Slot {
    @usableFromInline var key: UInt64 = 0
    @usableFromInline var id: WordID = 0

    @inlinable init() {}
  }

  @usableFromInline let slots: UnsafeMutablePointer<Slot>
  @usableFromInline let shift: UInt64
  @usableFromInline let capacity: Int
  public private(set) var count = 128

  init(bits: Int) {
    capacity = 1 << bits
    shift = UInt64(64 - bits)
    slots = .allocate(capacity: capacity)
    slots.initialize(repeating: Slot(), count: capacity)
  }

  func deallocate() { slots.deallocate() }

  @inlinable @inline(__always)
  func slot(of key: UInt64) -> Int {
    var index = Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) &>> shift)
    while slots[index].key != key && slots[index].key != 0 { index = (index &+ 1) & (capacity &- 1) }
    return index
  }

  /// The number of the word with this key. Constant time.
  @inlinable @inline(__always)
  public func id(of key: SyllableKey) -> WordID {
    if key.bits < 0x80 { return WordID(truncatingIfNeeded: key.bits) }
    return slots[slot(of: key.bits)].id
  }

  mutating func insert(_ key: SyllableKey) -> WordID {
    if key.bits < 0x80 { return WordID(key.bits) }
    let index = slot(of: key.bits)
    if slots[index].key == 0 {
      guard count * 2 < capacity else { return 0 }  // a table too large for its vocabulary; see LexiconTests
      slots[index].key = key.bits
      slots[index].id = WordID(count)
      count += 1
    }
    return slots[index].id
  }

  /// Makes another key name the same word.
  mutating func alias(_ key: SyllableKey, to id: WordID) {
    let index = slot(of: key.bits)
    guard slots[index].key == 0 else { return }
    slots[index].key = key.bits
    slots[index].id = id
  }

  /// The key of a symbol; dashes and superscripts are folded to their ASCII relatives.
  @inlinable @inline(__always)
  public static func key(ofSymbol scalar: UInt32) -> SyllableKey {
    switch scalar {
    case ..<0x80: SyllableKey(bits: UInt64(scalar))
    // "45 ÷ 47" is a range, too.
    case 0x2010...0x2015, 0x2212, 0xF7: SyllableKey(bits: 0x2D)
    case 0xB2: SyllableKey(bits: 0x32)
    case 0xB3: SyllableKey(bits: 0x33)
    default: SyllableKey(symbol: scalar)
    }
  }
}
