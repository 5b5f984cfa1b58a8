import VietOrthography

/// The tokens and words of one text, with all that finding them needs, in storage that the next text uses again.
///
/// A buffer serves one thread at a time; a segmenter any number of buffers.
public struct WordBuffer: ~Copyable {
  /// The tokens; `continuesWord` is set in those that belong to the word of the one before.
  public internal(set) var tokens: TextTokenBuffer
  private var units: UnsafeMutablePointer<SegmentationUnit>
  private var capacity: Int
  private let cache = SegmentationUnitCache()

  /// An empty buffer.
  public init() {
    tokens = TextTokenBuffer()
    capacity = 256
    units = .allocate(capacity: capacity)
  }

  deinit { units.deallocate() }

  /// Room for units on either side of a sentence.
  static let margin = 2

  /// The units of some tokens, with edges before and behind them; the pointer leads to the first token's.
  mutating func units(of range: Range<Int>, in bytes: UnsafeBufferPointer<UInt8>) -> UnsafePointer<SegmentationUnit>? {
    guard let base = bytes.baseAddress else { return nil }
    let needed = range.count + 2 * Self.margin
    if needed > capacity {
      units.deallocate()
      capacity = max(needed, capacity * 2)
      units = .allocate(capacity: capacity)
    }
    let first = units + Self.margin
    for index in 0..<Self.margin { units[index] = .start }
    for (index, token) in range.enumerated() { first[index] = cache.unit(of: tokens[token], in: base, limit: bytes.count) }
    for index in 0..<Self.margin { first[range.count + index] = .end }
    if isHeading(range, in: base) {
      for index in 0..<range.count where first[index].shape == .capitals || first[index].shape == .capital { first[index].shape = .small }
    }
    return UnsafePointer(first)
  }
}

extension WordBuffer {
  /// Whether tokens are a sentence in capitals, in which they say nothing about names.
  fileprivate func isHeading(_ range: Range<Int>, in base: UnsafePointer<UInt8>) -> Bool {
    var count = 0
    for index in range where tokens[index].kind == .word {
      let token = tokens[index]
      guard token.flags.contains(.capitals) || token.flags.contains(.capital) && isLetter(token, in: base) else { return false }
      count += 1
    }
    return count > 2
  }

  /// Whether a word has one letter.
  private func isLetter(_ token: TextToken, in base: UnsafePointer<UInt8>) -> Bool {
    token.count <= 3 && LetterScanner.scalar(in: base, at: Int(token.start)).length == token.count
  }
}

/// The units of words met before, by their bytes; a later word takes the place of an earlier one.
struct SegmentationUnitCache: ~Copyable {
  private struct Entry {
    var key = ByteKey()
    var unit = SegmentationUnit.start
  }

  private static let bits: UInt64 = 13
  private let entries: UnsafeMutablePointer<Entry>

  init() {
    entries = .allocate(capacity: 1 << Self.bits)
    entries.initialize(repeating: Entry(), count: 1 << Self.bits)
  }

  deinit { entries.deallocate() }

  @inline(__always)
  func unit(of token: TextToken, in base: UnsafePointer<UInt8>, limit: Int) -> SegmentationUnit {
    guard token.kind == .word, token.count <= ByteKey.width, Int(token.start) &+ ByteKey.width <= limit else {
      return SegmentationUnit(token, in: base)
    }
    let key = ByteKey(of: token.range, in: base)
    let entry = entries + key.slot(bits: Self.bits)
    if entry.pointee.key != key { entry.pointee = Entry(key: key, unit: SegmentationUnit(token, in: base)) }
    return entry.pointee.unit
  }
}
