/// Text that needs nothing done: valid UTF-8 that is certainly in NFC and has no combining marks.
///
/// Most Vietnamese text is such: ASCII, precomposed Latin letters, common punctuation and pictographs. One pass of a few
/// instructions a byte tells so; other text is looked at by the slower, complete checks. Source: Unicode 15, NFC_Quick_Check
/// and canonical combining class of the ranges.
enum PlainText {
  /// Whether all of the text is plain. Linear, no allocation.
  static func holds(for bytes: UnsafeBufferPointer<UInt8>) -> Bool { prefix(of: bytes) == bytes.count }

  /// How many bytes at the start are certainly plain, up to a whole scalar.
  private static func prefix(of bytes: UnsafeBufferPointer<UInt8>) -> Int {
    guard let base = bytes.baseAddress else { return 0 }
    let count = bytes.count
    var position = 0
    while position + 8 <= count {
      let marks = UnsafeRawPointer(base + position).loadUnaligned(as: UInt64.self).littleEndian & 0x8080_8080_8080_8080
      guard marks != 0 else {
        position += 8
        continue
      }
      position += marks.trailingZeroBitCount >> 3
      // The scalar may reach beyond the eight bytes, so its length is checked against the end.
      let length = scalarLength(base + position, room: count - position)
      guard length > 0 else { return position }
      position += length
    }
    while position < count {
      let length = base[position] < 0x80 ? 1 : scalarLength(base + position, room: count - position)
      guard length > 0 else { return position }
      position += length
    }
    return count
  }

  /// The length of a plain scalar outside ASCII; 0 for any other one and for bytes that are no UTF-8.
  @inline(__always)
  private static func scalarLength(_ bytes: UnsafePointer<UInt8>, room: Int) -> Int {
    switch bytes[0] {
    case 0xC2...0xCB:  // U+0080–U+02FF
      return room >= 2 && bytes[1] & 0xC0 == 0x80 ? 2 : 0
    case 0xE1:  // U+1E00–U+1EFF
      return room >= 3 && bytes[1] & 0xFC == 0xB8 && bytes[2] & 0xC0 == 0x80 ? 3 : 0
    case 0xE2:  // U+2002–U+2ABF without marks and the few signs that NFC replaces: U+2126, U+212A, U+212B, U+2329, U+232A
      guard room >= 3, bytes[2] & 0xC0 == 0x80 else { return 0 }
      switch bytes[1] {
      case 0x80: return bytes[2] >= 0x82 ? 3 : 0
      case 0x84: return bytes[2] < 0xA6 ? 3 : 0
      case 0x8C: return bytes[2] < 0xA9 ? 3 : 0
      case 0x81, 0x82, 0x85...0x8B, 0x8D...0xAA: return 3
      default: return 0
      }
    case 0xEF:  // U+FEFF, the byte order mark
      return room >= 3 && bytes[1] == 0xBB && bytes[2] == 0xBF ? 3 : 0
    case 0xF0:  // U+1F000–U+1FFFF: pictographs
      return room >= 4 && bytes[1] == 0x9F && bytes[2] & 0xC0 == 0x80 && bytes[3] & 0xC0 == 0x80 ? 4 : 0
    default: return 0
    }
  }
}
