/// UTF-8 that was read as windows-1252: `Viá»‡t` for `Việt`.
enum Mojibake {
  /// The text with what the bytes say; nil where no character of more than one byte shows. Linear.
  ///
  /// Only runs of characters that are the bytes of one scalar in UTF-8 are changed, so that a text which is right stays.
  static func decode(_ utf8: UnsafeBufferPointer<UInt8>) -> EditedText? {
    guard let base = utf8.baseAddress else { return nil }
    var rewriter = TextRewriter(utf8)
    var position = 0
    while position < utf8.count {
      if utf8[position] < 0x80 {
        position += 1
        continue
      }
      let (first, length) = LetterScanner.scalar(in: base, at: position)
      if let byte = CodePage.byte(of: first), byte >= 0xC2, let (bytes, end) = sequence(from: byte, position + length, in: utf8) {
        bytes.withUnsafeBufferPointer { rewriter.replace(position..<end, with: $0) }
        position = end
      } else {
        position += length
      }
    }
    return rewriter.finish()
  }

  /// The bytes of one scalar whose first byte was read, and where they end in the text.
  private static func sequence(from lead: UInt8, _ start: Int, in utf8: UnsafeBufferPointer<UInt8>) -> (bytes: [UInt8], end: Int)? {
    guard let base = utf8.baseAddress, lead < 0xF5 else { return nil }
    var bytes = [lead]
    var position = start
    for _ in 0..<(lead < 0xE0 ? 1 : lead < 0xF0 ? 2 : 3) {
      guard position < utf8.count else { return nil }
      let (scalar, length) = LetterScanner.scalar(in: base, at: position)
      guard let byte = CodePage.byte(of: scalar), byte & 0xC0 == 0x80 else { return nil }
      bytes.append(byte)
      position += length
    }
    // No overlong forms, no surrogates.
    guard String(validating: bytes, as: UTF8.self) != nil else { return nil }
    return (bytes, position)
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
