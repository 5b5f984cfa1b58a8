/// How many marks a search looks past: each level those of the one before, and more.
///
/// ```
/// DiacriticLevel.tone.folding("Đường tiếng")   // "Đương tiêng"
/// DiacriticLevel.hat.folding("Đường tiếng")    // "Đuong tieng"
/// DiacriticLevel.all.folding("Đường tiếng")    // "Duong tieng"
/// ```
public enum DiacriticLevel: String, Sendable, CaseIterable {
  /// The tone: `ế` is `ê`.
  case tone
  /// Tone and hat: `ế` is `e`, `đ` stays.
  case hat
  /// All: `đ` is `d`, too.
  case all

  /// The text without the marks of this level; nil where it has none. Letters of other languages stay. Linear.
  ///
  /// - Parameter bytes: valid UTF-8, precomposed or decomposed.
  public func fold(_ bytes: UnsafeBufferPointer<UInt8>) -> EditedText? {
    guard let base = bytes.baseAddress else { return nil }
    let (anatomy, scanner) = (LetterAnatomy.shared, LetterScanner())
    var rewriter = TextRewriter(bytes)
    var position = 0
    // Whether a letter of the alphabet stands right before, whose marks may follow.
    var isBehindLetter = false
    while position < bytes.count {
      let byte = bytes[position]
      if byte < 0x80 {
        isBehindLetter = (byte | 0x20) &- 0x61 < 26
        position += 1
        continue
      }
      let (entry, length) = scanner.marked(in: base, at: position)
      if entry > UInt16(Letter.foreign) {
        let code = UInt8(truncatingIfNeeded: entry)
        let plain = fold(code, anatomy)
        if plain != code {
          rewriter.replace(position..<position + length, with: anatomy.utf8(plain, isCapital: entry >= LetterTables.capitalBit))
        }
        isBehindLetter = true
        position += length
      } else {
        let (scalar, length) = LetterScanner.scalar(in: base, at: position)
        if isBehindLetter, drops(scalar) { rewriter.replace(position..<position + length, with: "") }
        isBehindLetter = isBehindLetter && 0x300..<0x370 ~= scalar
        position += length
      }
    }
    return rewriter.finish()
  }

  /// The text without the marks of this level.
  public func folding(_ text: String) -> String {
    var text = text
    return text.withUTF8 { fold($0) }?.string ?? text
  }

  @inline(__always)
  private func fold(_ code: UInt8, _ anatomy: LetterAnatomy) -> UInt8 {
    switch self {
    case .tone: anatomy.toneless[Int(code)]
    case .hat: anatomy.hat[Int(code)] == LetterAnatomy.Hat.stroke.rawValue ? code : anatomy.bare[Int(code)]
    case .all: anatomy.bare[Int(code)]
    }
  }

  /// Whether a combining mark goes.
  private func drops(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x300, 0x301, 0x303, 0x309, 0x323: true
    case 0x302, 0x306, 0x31B: self != .tone
    default: false
    }
  }
}
