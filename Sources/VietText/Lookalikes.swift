internal import CVietTables
import VietOrthography

/// Letters of other alphabets that stand for Vietnamese ones. Source: `lookalikes.tsv`.
enum Lookalikes {
  private static let letters: [UInt32: PackedUTF8] = {
    var letters: [UInt32: PackedUTF8] = [:]
    TableReader(cvt_lookalikes()).forEachRow { row in
      guard let scalar = TableReader.string(row[0]).unicodeScalars.first, let letter = TableReader.string(row[1]).unicodeScalars.first
      else { return }
      letters[scalar.value] = PackedUTF8(letter)
    }
    return letters
  }()

  /// The text with the letters that look-alikes stand for, in words that are Vietnamese so; nil where there are none. Linear.
  static func replace(in bytes: UnsafeBufferPointer<UInt8>) throws(DocumentError) -> EditedText? {
    var rewriter = TextRewriter(bytes)
    try LetterScanner().forEachWord(in: bytes) { (place, word) throws(DocumentError) in
      // What looks like a letter of ASCII stands beyond it.
      if place.count > word.letters { try replace(in: place, of: bytes, &rewriter) }
    }
    return rewriter.finish()
  }

  private static func replace(
    in word: Range<Int>, of bytes: UnsafeBufferPointer<UInt8>, _ rewriter: inout TextRewriter
  ) throws(DocumentError) {
    guard let base = bytes.baseAddress else { return }
    var found: [(range: Range<Int>, letter: PackedUTF8)] = []
    var text: [UInt8] = []
    var hasOthers = false
    var hasSigns = false
    var position = word.lowerBound
    while position < word.upperBound {
      let (scalar, length) = LetterScanner.scalar(in: base, at: position)
      let range = position..<position + length
      position += length
      if scalar >= 0x80, let letter = letters[scalar] {
        found.append((range, letter))
        for index in 0..<letter.count { text.append(letter[index]) }
        if scalar < 0xFF00 { hasSigns = true }
      } else {
        hasOthers = true
        text += bytes[range]
      }
    }
    // "со" is a word of Russian, "Ð" a letter of Icelandic; "cо" with one Latin letter is neither. Full-width letters stand alone.
    guard !found.isEmpty, hasOthers || !hasSigns && found.count > 1 else { return }
    let composed = try text.withUnsafeBufferPointer { (text) throws(DocumentError) in try CanonicalComposition.compose(text, anyOrder: true)
    }
    guard isVietnamese(composed?.bytes ?? text) else { return }
    for (range, letter) in found { rewriter.replace(range, with: letter) }
  }

  /// Whether letters are a syllable, or an abbreviation in capitals: "UBNĐ".
  private static func isVietnamese(_ letters: [UInt8]) -> Bool {
    let text = String(decoding: letters, as: UTF8.self)
    if Syllable(text) != nil { return true }
    return letters.count <= 16 && text.contains("Đ")
      && text.unicodeScalars.allSatisfy { $0.properties.isUppercase && ($0.isASCII || $0 == "Đ") }
  }
}
