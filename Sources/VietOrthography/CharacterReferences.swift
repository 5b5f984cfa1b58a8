/// Numeric character references of SGML and HTML: `&#7879;`, `&#x1EC7;`. Source: HTML Living Standard, numeric character reference state.
enum CharacterReferences {
  /// The text with the characters themselves; nil where there is no reference. Linear.
  static func decode(_ bytes: UnsafeBufferPointer<UInt8>, keepsEdits: Bool) -> EditedText? {
    var rewriter = TextRewriter(bytes, keepsEdits: keepsEdits)
    var position = 0
    while position + 3 < bytes.count {
      guard bytes[position] == UInt8(ascii: "&"), bytes[position + 1] == UInt8(ascii: "#"),
        let (scalar, end) = reference(in: bytes, at: position)
      else {
        position += 1
        continue
      }
      if scalar.value < 0x10000 {
        rewriter.replace(position..<end, with: PackedUTF8(scalar))
      } else {
        Array(String(scalar).utf8).withUnsafeBufferPointer { rewriter.replace(position..<end, with: $0) }
      }
      position = end
    }
    return rewriter.finish()
  }

  /// The character of the reference at a place, and where it ends; nil for one that means none.
  private static func reference(in bytes: UnsafeBufferPointer<UInt8>, at start: Int) -> (scalar: Unicode.Scalar, end: Int)? {
    var position = start + 2
    let isHexadecimal = bytes[position] | 0x20 == UInt8(ascii: "x")
    if isHexadecimal { position += 1 }
    let first = position
    var value: UInt32 = 0
    while position < bytes.count, position - first < 8, let digit = digit(bytes[position], isHexadecimal) {
      value = value * (isHexadecimal ? 16 : 10) + digit
      position += 1
    }
    guard position > first, position < bytes.count, bytes[position] == UInt8(ascii: ";") else { return nil }
    // The numbers of C1 controls are bytes of windows-1252; NUL is no text.
    if 0x80..<0xA0 ~= value { value = CodePage.scalars(.windows1252)[Int(value)].value }
    guard value > 0, let scalar = Unicode.Scalar(value) else { return nil }
    return (scalar, position + 1)
  }

  @inline(__always)
  private static func digit(_ byte: UInt8, _ isHexadecimal: Bool) -> UInt32? {
    if byte &- 0x30 < 10 { return UInt32(byte &- 0x30) }
    let letter = (byte | 0x20) &- 0x61
    return isHexadecimal && letter < 6 ? UInt32(letter) + 10 : nil
  }

  /// The text in ASCII. Linear.
  static func encode(_ text: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    guard let base = text.baseAddress else { return [] }
    var result: [UInt8] = []
    var position = 0
    while position < text.count {
      let (scalar, length) = LetterScanner.scalar(in: base, at: position)
      // What reads as a reference stays what it is.
      let isReference = scalar == 0x26 && position + 1 < text.count && text[position + 1] == UInt8(ascii: "#")
      if scalar < 0x80, !isReference { result.append(UInt8(scalar)) } else { result += "&#\(scalar);".utf8 }
      position += length
    }
    return result
  }
}
