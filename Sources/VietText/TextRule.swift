import VietOrthography

/// One kind of repair that a text may get, none of which is done unasked.
public enum TextRule: String, Sendable, CaseIterable {
  /// CR, CRLF, U+0085, U+2028 and U+2029 become LF.
  case lineEnds = "line-ends"
  /// Zero-width spaces, joiners between Latin letters and byte order marks go.
  case zeroWidth = "zero-width"
  /// Soft hyphens go.
  case softHyphens = "soft-hyphens"
  /// No-break and other spaces become plain ones.
  case spaces
  /// Characters that look like letters become the letters inside Vietnamese words: Ð, Cyrillic а, full-width Ａ.
  case lookalikes
  /// Marks typed in the wrong order make the letter they look like: `a` + acute + circumflex is `ấ`.
  case marks
  /// Curly and angular quotation marks become straight ones.
  case quotes
  /// Dashes and minus signs become hyphens.
  case dashes
  /// Spaces before `, . ; : ! ?` go.
  case punctuation

  /// Applies the rule to valid UTF-8; nil where nothing changes. Linear.
  ///
  /// - Throws: `DocumentError.outOfMemory` when ICU cannot finish.
  func apply(to bytes: UnsafeBufferPointer<UInt8>) throws(DocumentError) -> EditedText? {
    switch self {
    case .lookalikes: return try Lookalikes.replace(in: bytes)
    case .marks: return try CanonicalComposition.compose(bytes, anyOrder: true)
    case .punctuation: return removeSpacesBeforePunctuation(bytes)
    default: return replaceCharacters(bytes)
    }
  }

  /// Goes over the scalars that rules of single characters may change: line ends, and what is not ASCII.
  private func replaceCharacters(_ bytes: UnsafeBufferPointer<UInt8>) -> EditedText? {
    guard let base = bytes.baseAddress else { return nil }
    var rewriter = TextRewriter(bytes)
    var position = 0
    while position < bytes.count {
      let byte = bytes[position]
      // What rules change is CR or stands in U+0080–U+00BF or above U+1000.
      guard byte == 0x0D || byte == 0xC2 || byte >= 0xE1 else {
        position += 1
        continue
      }
      let (scalar, length) = LetterScanner.scalar(in: base, at: position)
      var range = position..<position + length
      if scalar == 0x0D, range.upperBound < bytes.count, bytes[range.upperBound] == 0x0A { range = position..<position + 2 }
      if let replacement = replacement(of: scalar, at: range, in: bytes) { rewriter.replace(range, with: replacement) }
      position = range.upperBound
    }
    return rewriter.finish()
  }

  /// What stands for a scalar under a rule of single characters; nil where it stays.
  private func replacement(of scalar: UInt32, at range: Range<Int>, in bytes: UnsafeBufferPointer<UInt8>) -> StaticString? {
    switch (self, scalar) {
    case (.lineEnds, 0x0D), (.lineEnds, 0x85), (.lineEnds, 0x2028), (.lineEnds, 0x2029): "\n"
    case (.zeroWidth, 0x200B), (.zeroWidth, 0x2060), (.zeroWidth, 0xFEFF), (.zeroWidth, 0x180E): ""
    // Joiners hold emoji and letters of some scripts together.
    case (.zeroWidth, 0x200C), (.zeroWidth, 0x200D): Self.isJoining(range, in: bytes) ? nil : ""
    case (.softHyphens, 0xAD): ""
    case (.spaces, 0xA0), (.spaces, 0x1680), (.spaces, 0x2000...0x200A), (.spaces, 0x202F), (.spaces, 0x205F), (.spaces, 0x3000): " "
    case (.quotes, 0xAB), (.quotes, 0xBB), (.quotes, 0x201C...0x201F): "\""
    case (.quotes, 0x2018...0x201B), (.quotes, 0x2039), (.quotes, 0x203A): "'"
    case (.dashes, 0x2010...0x2015), (.dashes, 0x2212): "-"
    default: nil
    }
  }

  /// Whether an emoji, or a letter of a script that joiners shape, stands on either side; what is invisible is looked past.
  private static func isJoining(_ range: Range<Int>, in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let base = bytes.baseAddress else { return false }
    var (start, end) = (range.lowerBound, range.upperBound)
    var before: UInt32 = 0x20, after: UInt32 = 0x20
    while start > 0, isInvisible(before) || before == 0x20 {
      start -= 1
      while start > 0, bytes[start] & 0xC0 == 0x80 { start -= 1 }
      before = LetterScanner.scalar(in: base, at: start).scalar
      if before == 0x20 { break }
    }
    while end < bytes.count {
      let (scalar, length) = LetterScanner.scalar(in: base, at: end)
      (after, end) = (scalar, end + length)
      if !isInvisible(scalar) { break }
    }
    return isShaped(before) || isShaped(after)
  }

  private static func isInvisible(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0xAD, 0x180E, 0x200B...0x200D, 0x2060, 0xFEFF: true
    default: false
    }
  }

  /// Hebrew to Hangul, emoji and what varies them.
  private static func isShaped(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x590..<0x1100, 0x1200..<0x1E00, 0x2600..<0x2800, 0xA800..<0xAC00, 0xFE00...0xFE0F, 0x1_0000...: true
    default: false
    }
  }

  private func removeSpacesBeforePunctuation(_ bytes: UnsafeBufferPointer<UInt8>) -> EditedText? {
    var rewriter = TextRewriter(bytes)
    for (position, byte) in bytes.enumerated() where position > 0 && bytes[position - 1] == 0x20 {
      switch byte {
      case UInt8(ascii: ","), UInt8(ascii: "."), UInt8(ascii: ";"), UInt8(ascii: ":"), UInt8(ascii: "!"), UInt8(ascii: "?"): break
      default: continue
      }
      // ".5", ".txt", "...", ":)" keep their distance, and so does a sign with spaces between digits on both sides.
      let next = position + 1 < bytes.count ? bytes[position + 1] : 0x20
      if Self.isSign(next) || byte == UInt8(ascii: ".") && next > 0x20 { continue }
      if position > 1, position + 2 < bytes.count, Self.isDigit(bytes[position - 2]), next == 0x20, Self.isDigit(bytes[position + 2]) {
        continue
      }
      var start = position
      while start > rewriter.position, bytes[start - 1] == 0x20 { start -= 1 }
      guard start > 0, bytes[start - 1] != 0x0A, bytes[start - 1] != 0x0D, bytes[start - 1] != 0x09 else { continue }
      rewriter.replace(start..<position, with: "")
    }
    return rewriter.finish()
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

  private static func isSign(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x21, 0x23...0x26, 0x28...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E: true
    default: false
    }
  }
}
