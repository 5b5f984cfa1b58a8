/// UTF-8 that was read as windows-1252: `Viá»‡t` for `Việt`.
enum Mojibake {
  /// The text with what the bytes say; nil where no character of more than one byte shows. Linear.
  ///
  /// Only runs of characters that are the bytes of one scalar in UTF-8 are changed, so that a text which is right stays.
  static func decode(_ utf8: UnsafeBufferPointer<UInt8>, keepsEdits: Bool) -> EditedText? {
    guard let base = utf8.baseAddress else { return nil }
    var rewriter = TextRewriter(utf8, keepsEdits: keepsEdits)
    var position = 0
    while position < utf8.count {
      if utf8[position] < 0x80 {
        position += 1
        continue
      }
      let (first, length) = LetterScanner.scalar(in: base, at: position)
      // Bytes that lead others are characters of their own number.
      if 0xC2..<0xF5 ~= first, let (bits, count, end) = sequence(from: first, position + length, in: utf8) {
        withUnsafeBytes(of: bits.littleEndian) { bytes in
          bytes.withMemoryRebound(to: UInt8.self) { rewriter.replace(position..<end, with: UnsafeBufferPointer(rebasing: $0[..<count])) }
        }
        position = end
      } else {
        position += length
      }
    }
    return rewriter.finish()
  }

  /// The bytes of one scalar whose first byte was read, the first one low, their count, and where they end in the text.
  @inline(__always)
  private static func sequence(
    from lead: UInt32, _ start: Int, in utf8: UnsafeBufferPointer<UInt8>
  ) -> (bits: UInt32, count: Int, end: Int)? {
    guard let base = utf8.baseAddress else { return nil }
    let count = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
    var (bits, value, position) = (lead, lead & (0xFF >> UInt32(count + 1)), start)
    for index in 1..<count {
      guard position < utf8.count, utf8[position] >= 0x80 else { return nil }
      let (scalar, length) = LetterScanner.scalar(in: base, at: position)
      guard let byte = CodePage.byte(of: scalar), byte & 0xC0 == 0x80 else { return nil }
      bits |= UInt32(byte) << UInt32(8 * index)
      value = value << 6 | UInt32(byte & 0x3F)
      position += length
    }
    // No overlong forms, no surrogates.
    guard value >= [0x80, 0x800, 0x10000][count - 2], Unicode.Scalar(value) != nil else { return nil }
    return (bits, count, position)
  }

  /// The text with every byte beyond ASCII read as windows-1252. Linear.
  static func encode(_ text: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    let scalars = CodePage.scalars(.windows1252)
    for byte in text {
      if byte < 0x80 { result.append(byte) } else { result += String(scalars[Int(byte)]).utf8 }
    }
    return result
  }
}
