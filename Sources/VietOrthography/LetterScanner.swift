/// Reads words and scalars out of valid UTF-8, one letter code at a time.
///
/// A value borrows nothing: it holds the table pointers only, so that a hot loop keeps them in registers.
public struct LetterScanner: Sendable {
  /// A run of letters.
  public struct Word {
    /// Its letters.
    public var key: SyllableKey
    /// The byte behind the last letter.
    public var end: Int
    /// How many letters, and how many of them are capitals.
    public var letters, capitals: Int
    /// Whether the first letter is a capital.
    public var startsWithCapital: Bool
    /// Whether all letters are of the Vietnamese alphabet, or ASCII; with others the key is none of letters.
    public var isPlain: Bool

    @inlinable
    init(key: SyllableKey, end: Int, letters: Int, capitals: Int, startsWithCapital: Bool, isPlain: Bool) {
      self.key = key
      self.end = end
      self.letters = letters
      self.capitals = capitals
      self.startsWithCapital = startsWithCapital
      self.isPlain = isPlain
    }
  }

  /// What letters are looked up in.
  public let tables: LetterTables

  /// A scanner; it costs nothing.
  public init() { tables = .shared }

  /// The word that starts at `start`; its `end` is `start` where no letter stands. Linear, no allocation.
  @inlinable @inline(__always)
  public func word(in base: UnsafePointer<UInt8>, from start: Int, to limit: Int) -> Word {
    var key = SyllableKey()
    var position = start
    var letters = 0
    var capitals = 0
    var startsWithCapital = false
    var isPlain = true
    while position < limit {
      let byte = base[position]
      // A letter's code, with the bit for a capital.
      let entry: UInt16
      if byte < 0x80 {
        let small = byte | 0x20
        guard small &- 0x61 < 26 else { break }
        entry = UInt16(truncatingIfNeeded: small) | UInt16(truncatingIfNeeded: byte ^ small) &<< 3
        position &+= 1
      } else {
        let (found, length) = marked(in: base, at: position)
        guard found > UInt16(Letter.foreign) else {
          // A letter outside the alphabet, or the end of the word.
          let (scalar, length) = Self.scalar(in: base, at: position)
          guard found == UInt16(Letter.foreign) || Self.isOtherLetter(scalar) else { break }
          key.append(foreign: scalar)
          isPlain = false
          letters &+= 1
          position &+= length
          continue
        }
        entry = found
        position &+= length
      }
      key.append(UInt8(truncatingIfNeeded: entry), after: letters)
      if entry >= LetterTables.capitalBit {
        capitals &+= 1
        if letters == 0 { startsWithCapital = true }
      }
      letters &+= 1
    }
    return Word(
      key: key, end: position, letters: letters, capitals: capitals, startsWithCapital: startsWithCapital, isPlain: isPlain)
  }

  /// Calls `body` with each word of valid UTF-8 and its place, in order. Linear, no allocation.
  @inlinable @inline(__always)
  public func forEachWord<E: Error>(
    in bytes: UnsafeBufferPointer<UInt8>, _ body: (_ place: Range<Int>, _ word: Word) throws(E) -> Void
  ) throws(E) {
    guard let base = bytes.baseAddress else { return }
    var position = 0
    while position < bytes.count {
      let word = word(in: base, from: position, to: bytes.count)
      if word.end > position {
        try body(position..<word.end, word)
        position = word.end
      } else {
        position += Self.scalar(in: base, at: position).length
      }
    }
  }

  /// The table entry of a letter of two or three bytes; 0 for what the tables do not cover.
  @inlinable @inline(__always)
  func marked(in base: UnsafePointer<UInt8>, at position: Int) -> (entry: UInt16, length: Int) {
    let first = base[position]
    let second = base[position &+ 1]
    if first == 0xE1, second & 0xFE == 0xBA {
      return (tables.threeByte[Int(second & 1) &<< 6 | Int(base[position &+ 2] & 0x3F)], 3)
    }
    guard first &- 0xC3 < 4 else { return (0, 0) }
    return (tables.twoByte[Int(first &- 0xC3) &<< 6 | Int(second & 0x3F)], 2)
  }

  /// The scalar at a position of valid UTF-8 and its length in bytes.
  @inlinable @inline(__always)
  public static func scalar(in base: UnsafePointer<UInt8>, at position: Int) -> (scalar: UInt32, length: Int) {
    let first = UInt32(base[position])
    if first < 0x80 { return (first, 1) }
    let second = UInt32(base[position + 1] & 0x3F)
    if first < 0xE0 { return ((first & 0x1F) << 6 | second, 2) }
    let third = UInt32(base[position + 2] & 0x3F)
    if first < 0xF0 { return ((first & 0x0F) << 12 | second << 6 | third, 3) }
    return ((first & 0x07) << 18 | second << 12 | third << 6 | UInt32(base[position + 3] & 0x3F), 4)
  }

  /// Whether a scalar outside the Vietnamese tables continues a word: letters of other scripts and combining marks.
  @usableFromInline
  static func isOtherLetter(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x1C0...0x2AF, 0x300...0x52F, 0x531...0x587, 0x5D0...0x5EA, 0x620...0x65F, 0x900...0x1FFF: true
    case 0x2C00...0x2DFF, 0x3040...0x30FF, 0x3400...0x9FFF, 0xAC00...0xD7A3: true
    case 0xFF21...0xFF3A, 0xFF41...0xFF5A: true
    default: false
    }
  }

  /// Appends the small-letter form of valid UTF-8 to a buffer; letters outside the alphabet stay as they are.
  public func appendLowercase(_ bytes: UnsafeBufferPointer<UInt8>, to result: inout ByteBuffer) {
    var position = 0
    while position < bytes.count {
      let byte = bytes[position]
      switch byte {
      case 0x41...0x5A:
        result.append(byte | 0x20)
        position += 1
      case 0xC3...0xC6 where position + 1 < bytes.count:
        let slot = Int(byte &- 0xC3) << 6 | Int(bytes[position + 1] & 0x3F)
        append(tables.twoByte[slot], or: bytes, position, 2, to: &result)
        position += 2
      case 0xE1 where position + 2 < bytes.count && bytes[position + 1] & 0xFE == 0xBA:
        let slot = Int(bytes[position + 1] & 1) << 6 | Int(bytes[position + 2] & 0x3F)
        append(tables.threeByte[slot], or: bytes, position, 3, to: &result)
        position += 3
      default:
        result.append(byte)
        position += 1
      }
    }
  }

  private func append(
    _ entry: UInt16, or bytes: UnsafeBufferPointer<UInt8>, _ position: Int, _ count: Int, to result: inout ByteBuffer
  ) {
    if entry >= LetterTables.capitalBit {
      for unit in UTF8.encode(Letter.marked[Int(entry & 0x7F)]).unsafelyUnwrapped { result.append(unit) }
    } else {
      result.append(UnsafeBufferPointer(rebasing: bytes[position..<position + count]))
    }
  }
}
