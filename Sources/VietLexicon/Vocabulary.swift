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
  @usableFromInline var keys: UnsafeMutablePointer<UInt64>
  @usableFromInline var ids: UnsafeMutablePointer<WordID>
  @usableFromInline let shift: UInt64
  @usableFromInline let capacity: Int
  public private(set) var count = 128

  init(bits: Int) {
    capacity = 1 << bits
    shift = UInt64(64 - bits)
    keys = .allocate(capacity: capacity)
    ids = .allocate(capacity: capacity)
    keys.initialize(repeating: 0, count: capacity)
    ids.initialize(repeating: 0, count: capacity)
  }

  func deallocate() {
    keys.deallocate()
    ids.deallocate()
  }

  @inlinable @inline(__always)
  func slot(of key: UInt64) -> Int {
    var index = Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> shift)
    while keys[index] != key && keys[index] != 0 { index = (index + 1) & (capacity - 1) }
    return index
  }

  /// The number of the word with this key. Constant time.
  @inlinable @inline(__always)
  public func id(of key: SyllableKey) -> WordID {
    if key.bits < 0x80 { return WordID(truncatingIfNeeded: key.bits) }
    return ids[slot(of: key.bits)]
  }

  mutating func insert(_ key: SyllableKey) -> WordID {
    if key.bits < 0x80 { return WordID(key.bits) }
    let index = slot(of: key.bits)
    if keys[index] == 0 {
      guard count * 2 < capacity else { return 0 }  // a table too large for its vocabulary; see LexiconTests
      keys[index] = key.bits
      ids[index] = WordID(count)
      count += 1
    }
    return ids[index]
  }

  /// Makes another key name the same word.
  mutating func alias(_ key: SyllableKey, to id: WordID) {
    let index = slot(of: key.bits)
    guard keys[index] == 0 else { return }
    keys[index] = key.bits
    ids[index] = id
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
