import VietLexicon
import VietOrthography

/// What was read of words before, by their bytes: a text says the same few thousand words again and again.
///
/// A word of at most sixteen bytes has one place; a later word takes it over. What stands there is what the letters
/// and the vocabulary would give, so a look-up changes no result, only its cost.
struct WordCache: ~Copyable {
  struct Entry {
    /// The bytes of the word.
    var key = ByteKey()
    var word: WordID = 0
    var flags: Token.Flags = []
  }

  private static let bits: UInt64 = 12
  private let entries: UnsafeMutablePointer<Entry>
  /// By byte: whether a letter of the Vietnamese alphabet, or of its Latin neighbours, can have it.
  private let isLetter: UnsafeMutablePointer<Bool>

  init() {
    entries = .allocate(capacity: 1 << Self.bits)
    entries.initialize(repeating: Entry(), count: 1 << Self.bits)
    isLetter = .allocate(capacity: 256)
    isLetter.initialize(repeating: false, count: 256)
    for byte in [0x41...0x5A, 0x61...0x7A, 0x80...0xBF, 0xC3...0xC6, 0xE1...0xE1].joined() { isLetter[byte] = true }
  }

  deinit {
    entries.deallocate()
    isLetter.deallocate()
  }

  /// Where the letters that start at a byte end; nil where only a look at each scalar can tell, or they are too many.
  ///
  /// At least `width` bytes may be read from `start` on.
  @inline(__always)
  func end(of start: Int, in base: UnsafePointer<UInt8>, limit: Int) -> Int? {
    var end = start
    let stop = start &+ ByteKey.width
    while end < stop, isLetter[Int(base[end])] { end &+= 1 }
    guard end > start, end < stop, end < limit else { return nil }
    // Marks and other scripts go on a word: only ASCII, Latin-1 signs and general punctuation surely end it.
    let next = base[end]
    return next < 0x80 || next == 0xC2 || next == 0xE2 && base[end &+ 1] < 0xB0 ? end : nil
  }

  /// The place of a word, and its bytes as they are compared.
  @inline(__always)
  func entry(for range: Range<Int>, in base: UnsafePointer<UInt8>) -> (place: UnsafeMutablePointer<Entry>, key: ByteKey) {
    let key = ByteKey(of: range, in: base)
    return (entries + key.slot(bits: Self.bits), key)
  }
}
