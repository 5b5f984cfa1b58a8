/// Vietnamese in ASCII, marks as punctuation behind the letter: `Vie^.t Nam`. Source: RFC 1456.
enum VIQR {
  /// By byte: the raw value of a tone, with `hatBit` that of a hat; `none` for a byte that is no mark. Never freed.
  private struct Marks: @unchecked Sendable { let base: UnsafePointer<UInt8> }
  private static let table: Marks = {
    let marks = UnsafeMutablePointer<UInt8>.allocate(capacity: 256)
    marks.initialize(repeating: none, count: 256)
    for (mark, tone) in [("`", .grave), ("?", .hook), ("~", .tilde), ("'", .acute), (".", .dot)] as [(UnicodeScalar, Letter.Tone)] {
      marks[Int(mark.value)] = UInt8(tone.rawValue)
    }
    for (mark, hat) in [("^", .circumflex), ("(", .breve), ("+", .horn)] as [(UnicodeScalar, LetterAnatomy.Hat)] {
      marks[Int(mark.value)] = hatBit | hat.rawValue
    }
    return Marks(base: marks)
  }()
  private static var marks: UnsafePointer<UInt8> { table.base }
  private static let none: UInt8 = 0xFF
  private static let hatBit: UInt8 = 0x10
  private static let escape = UInt8(ascii: "\\")

  /// The text without marks of punctuation; nil where there are none. Linear.
  static func decode(_ bytes: UnsafeBufferPointer<UInt8>, keepsEdits: Bool) -> EditedText? {
    var rewriter = TextRewriter(bytes, keepsEdits: keepsEdits)
    let anatomy = LetterAnatomy.shared, marks = marks
    var position = 0
    // Where the word began that goes on here.
    var wordStart = 0
    while position < bytes.count {
      let start = position
      let byte = bytes[position]
      if (byte | 0x20) &- 0x61 < 26 {
        var code = letter(in: bytes, at: &position, anatomy, marks)
        if endsWord(bytes, position), endsSentence(bytes, wordStart..<position) {
          // The mark belongs to the sentence.
          position -= 1
          code = anatomy.letter(code, with: 0)
        }
        if code >= 0x80 { rewriter.replace(start..<position, with: anatomy.utf8(code, isCapital: byte & 0x20 == 0)) }
      } else {
        position += 1
        // A character that is no mark.
        if byte == escape, position < bytes.count, bytes[position] < 0x80 {
          rewriter.replace(start..<position, with: "")
          position += 1
        }
        wordStart = position
      }
    }
    return rewriter.finish()
  }

  /// The letter at a place with its marks; the place goes behind them.
  @inline(__always)
  private static func letter(
    in bytes: UnsafeBufferPointer<UInt8>, at position: inout Int, _ anatomy: LetterAnatomy, _ marks: UnsafePointer<UInt8>
  ) -> UInt8 {
    var code = bytes[position] | 0x20
    position += 1
    guard position < bytes.count else { return code }
    if code == UInt8(ascii: "d"), bytes[position] | 0x20 == code {
      code = anatomy.letter(code, with: .stroke)
      position += 1
    } else if anatomy.isVowel(code) {
      while position < bytes.count, let marked = letter(code, marks[Int(bytes[position])], anatomy) {
        code = marked
        position += 1
      }
    }
    return code
  }

  /// Whether a stop or question mark stands before a place, and a word ends there.
  @inline(__always)
  private static func endsWord(_ bytes: UnsafeBufferPointer<UInt8>, _ end: Int) -> Bool {
    guard bytes[end - 1] == UInt8(ascii: ".") || bytes[end - 1] == UInt8(ascii: "?") else { return false }
    return end == bytes.count || bytes[end] <= 0x20 || bytes[end] == UInt8(ascii: "\"") || bytes[end] == UInt8(ascii: ")")
  }

  /// Whether the last mark of a word ends the sentence instead: "nghi~a.", "file." would be no syllables with it.
  private static func endsSentence(_ bytes: UnsafeBufferPointer<UInt8>, _ word: Range<Int>) -> Bool {
    func syllable(upTo end: Int) -> (syllable: Syllable?, isPlain: Bool) {
      let bytes = UnsafeBufferPointer(rebasing: bytes[word.lowerBound..<end])
      var key = SyllableKey()
      var (letters, position) = (0, 0)
      var isPlain = true
      while position < bytes.count, (bytes[position] | 0x20) &- 0x61 < 26 {
        let code = letter(in: bytes, at: &position, .shared, marks)
        key.append(code, after: letters)
        letters += 1
        if code >= 0x80 { isPlain = false }
      }
      return (Syllable(key, letters: letters), isPlain)
    }
    guard word.count <= 24, syllable(upTo: word.upperBound).syllable == nil else { return false }
    let without = syllable(upTo: word.upperBound - 1)
    return without.isPlain || without.syllable != nil
  }

  /// The letter with a mark; nil where it takes none, or not this one.
  private static func letter(_ code: UInt8, _ mark: UInt8, _ anatomy: LetterAnatomy) -> UInt8? {
    guard mark != none else { return nil }
    if mark & hatBit == 0 { return anatomy.tone[Int(code)] == 0 ? anatomy.letter(code, with: mark) : nil }
    guard anatomy.hat[Int(code)] == 0, let hat = LetterAnatomy.Hat(rawValue: mark & ~hatBit) else { return nil }
    let letter = anatomy.letter(code, with: hat)
    return letter == 0 ? nil : letter
  }

  /// The text in ASCII; punctuation that would be read as a mark has a backslash before it. Linear.
  static func encode(_ text: UnsafeBufferPointer<UInt8>) -> EncodedText {
    guard let base = text.baseAddress else { return EncodedText() }
    let anatomy = LetterAnatomy.shared, scanner = LetterScanner()
    var result = EncodedText()
    // The letter written last; 0 where something else was.
    var before: UInt8 = 0
    var position = 0
    while position < text.count {
      let (value, length) = LetterScanner.scalar(in: base, at: position)
      if value < 0x80 {
        let byte = UInt8(value), small = byte | 0x20
        let isMark = before != 0 && anatomy.isVowel(before) && letter(before, marks[Int(byte)], anatomy) != nil
        if byte == escape || isMark || before == UInt8(ascii: "d") && small == before { result.bytes.append(escape) }
        result.bytes.append(byte)
        before = small &- 0x61 < 26 ? small : 0
      } else {
        let entry = scanner.marked(in: base, at: position).entry
        let code = UInt8(truncatingIfNeeded: entry)
        if entry > UInt16(Letter.foreign) {
          write(code, isCapital: entry >= LetterTables.capitalBit, to: &result.bytes)
          before = code
        } else if let scalar = Unicode.Scalar(value) {
          result.lose(scalar, at: position, for: "?")
          // A question mark is a mark itself.
          if before != 0, anatomy.isVowel(before), anatomy.tone[Int(before)] == 0 { result.bytes.append(escape) }
          result.bytes.append(UInt8(ascii: "?"))
          before = 0
        }
      }
      position += length
    }
    return result
  }

  /// The punctuation of a tone or hat.
  private static func mark(_ value: UInt8) -> Int? { (0..<128).first { marks[$0] == value } }

  private static func write(_ code: UInt8, isCapital: Bool, to bytes: inout [UInt8]) {
    let anatomy = LetterAnatomy.shared
    let letter = anatomy.bare[Int(code)] & (isCapital ? ~0x20 : 0xFF)
    bytes.append(letter)
    let hat = anatomy.hat[Int(code)], tone = anatomy.tone[Int(code)]
    if hat == LetterAnatomy.Hat.stroke.rawValue {
      bytes.append(letter)
    } else if hat != 0, let mark = mark(hatBit | hat) {
      bytes.append(UInt8(mark))
    }
    if tone != 0, let mark = mark(tone) { bytes.append(UInt8(mark)) }
  }
}
