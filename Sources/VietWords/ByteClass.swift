import VietOrthography

/// What a byte can be inside a word, as bits: looked up once for each byte of a text.
///
/// A run of bytes that are all `inWord` is a word of Latin letters, unless a pair of them is not what it promises (`mismatch`).
struct ByteClass: @unchecked Sendable {
  static let inWord: UInt16 = 1
  static let small: UInt16 = 2
  static let capital: UInt16 = 4
  static let digit: UInt16 = 8
  static let high: UInt16 = 0x10
  /// A word can begin with the byte.
  static let starts: UInt16 = 0x20
  /// The byte begins a letter of E1 …, of C3 …, or of any two bytes or more.
  private static let afterE1: UInt16 = 0x100
  private static let afterC3: UInt16 = 0x200
  private static let afterLead: UInt16 = 0x400

  /// The classes by byte; never freed.
  let table: UnsafePointer<UInt16>

  static let shared = ByteClass()

  private init() {
    let table = UnsafeMutablePointer<UInt16>.allocate(capacity: 256)
    for byte in 0..<256 {
      var bits: UInt16 = 0
      switch byte {
      case 0x30...0x39: bits = Self.digit
      case 0x41...0x5A: bits = Self.inWord | Self.starts | Self.capital
      case 0x61...0x7A: bits = Self.inWord | Self.starts | Self.small
      case 0x80...0xBF: bits = Self.inWord | Self.high
      case 0xC3: bits = Self.inWord | Self.starts | Self.high | Self.afterC3 | Self.afterLead
      case 0xC4...0xC9: bits = Self.inWord | Self.starts | Self.high | Self.afterLead
      case 0xE1: bits = Self.inWord | Self.starts | Self.high | Self.afterE1 | Self.afterLead
      default: bits = byte >= 0x80 ? Self.high : 0
      }
      // What may not stand behind such a lead: its bit, three places up.
      if !(0xB8...0xBB).contains(byte) { bits |= Self.afterE1 << 3 }
      if byte == 0x97 || byte == 0xB7 { bits |= Self.afterC3 << 3 }
      if !(0x80...0xBF).contains(byte) { bits |= Self.afterLead << 3 }
      table[byte] = bits
    }
    self.table = UnsafePointer(table)
  }

  /// Not zero where a byte of the second class may not follow one of the first.
  @inline(__always)
  static func mismatch(_ first: UInt16, _ second: UInt16) -> UInt16 { (first << 3) & second & 0x3800 }
}

/// Whether scalars are capitals, for the letters of Latin, Greek and Cyrillic writing.
enum Capital {
  static func holds(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x41...0x5A, 0xC0...0xD6, 0xD8...0xDE, 0x178, 0x1A0, 0x1AF, 0x391...0x3AB, 0x400...0x42F, 0xFF21...0xFF3A: true
    case 0x100...0x137, 0x14A...0x177, 0x1E00...0x1EFF: scalar & 1 == 0
    case 0x139...0x148, 0x179...0x17E, 0x1CD...0x1DC: scalar & 1 == 1
    default: false
    }
  }
}
