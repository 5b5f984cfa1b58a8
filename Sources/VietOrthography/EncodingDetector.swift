/// What encoding a text seems to be in, and why.
public struct EncodingGuess: Sendable, Hashable {
  /// The encoding; nil for good Unicode.
  public let encoding: LegacyEncoding?
  /// Whether the file is UTF-8 all the same, whose characters stand for the bytes of the encoding.
  public let isCarried: Bool
  /// How sure the guess is, from 0 to 1: the share of Vietnamese syllables among the words with marks, less where another encoding comes near.
  public let confidence: Double
  /// The share of Vietnamese syllables among all words, read so.
  public let share: Double
}

/// Tells legacy encodings by the share of words that are Vietnamese syllables.
///
/// ```
/// EncodingDetector.guess(Array("Tæng møc b¸n lÎ hµng hãa".utf8))?.encoding   // tcvn3
/// ```
public enum EncodingDetector {
  /// How much of a text is looked at.
  private static let sampleLength = 1 << 15

  /// The encoding of a text; nil where it is neither valid UTF-8 nor Vietnamese in any legacy encoding.
  ///
  /// Good Unicode is never taken for anything else: a UTF-8 text counts as garbled only where hardly a word with marks is a syllable as it stands, and
  /// nearly all are in another reading.
  ///
  /// - Complexity: linear in the text up to its first byte beyond ASCII, then constant.
  public static func guess(_ bytes: [UInt8]) -> EncodingGuess? {
    bytes.withUnsafeBufferPointer { guess($0) }
  }

  /// The encoding of a text; nil where it is neither valid UTF-8 nor Vietnamese in any legacy encoding.
  public static func guess(_ bytes: UnsafeBufferPointer<UInt8>) -> EncodingGuess? {
    let sample = UnsafeBufferPointer(rebasing: bytes[sampleRange(in: bytes)])
    let isUTF8 = isValid(sample)
    let plain = isUTF8 ? SyllableShare(of: sample) : SyllableShare()
    let unicode = EncodingGuess(encoding: nil, isCarried: false, confidence: 1, share: plain.share)
    if isUTF8, plain.isVietnamese { return unicode }
    var best: (guess: EncodingGuess, share: SyllableShare)?
    var second = 0.0
    for (encoding, isCarried) in isUTF8 ? readings(of: sample) : fonts.map({ ($0, false) }) {
      let text = isCarried ? encoding.decode(carried: sample, keepsEdits: false) : encoding.decode(sample, keepsEdits: false)
      let found = text.bytes.withUnsafeBufferPointer { SyllableShare(of: $0) }
      guard found.isVietnamese else { continue }
      // What was garbled once is not so twice.
      if encoding == .doubleMojibake, best?.guess.encoding == .mojibake, found == best?.share { continue }
      let isBetter =
        found.marked > (best?.share.marked ?? 0) || found.marked == best?.share.marked && found.share > (best?.share.share ?? 0)
      second = max(second, isBetter ? best?.share.marked ?? 0 : found.marked)
      guard isBetter else { continue }
      best = (EncodingGuess(encoding: encoding, isCarried: isCarried, confidence: 0, share: found.share), found)
    }
    guard let best, best.share.marked > plain.marked + 0.3 else { return isUTF8 ? unicode : nil }
    // What is in capitals but for the letters that TCVN3 has in small ones only was written in a capital font.
    let isCapital = best.guess.encoding == .tcvn3 && isInCapitals(sample)
    let confidence = best.share.marked * min(1, 0.5 + (best.share.marked - second) * 2)
    return EncodingGuess(
      encoding: isCapital ? .tcvn3Capital : best.guess.encoding, isCarried: best.guess.isCarried, confidence: confidence,
      share: best.guess.share)
  }

  /// Whether hardly a letter of ASCII is a small one.
  private static func isInCapitals(_ sample: UnsafeBufferPointer<UInt8>) -> Bool {
    var (small, capital) = (0, 0)
    for byte in sample {
      if byte &- 0x61 < 26 { small += 1 } else if byte &- 0x41 < 26 { capital += 1 }
    }
    return capital >= 8 && small * 20 <= capital
  }

  private static let fonts: [LegacyEncoding] = [.tcvn3, .vni, .viscii, .vps, .windows1258, .bkhcm2]

  /// The ways to read UTF-8 that may be garbled.
  private static func readings(of sample: UnsafeBufferPointer<UInt8>) -> [(LegacyEncoding, isCarried: Bool)] {
    let hasReferences = sample.indices.dropLast(3).contains { sample[$0] == UInt8(ascii: "&") && sample[$0 + 1] == UInt8(ascii: "#") }
    var readings: [(LegacyEncoding, isCarried: Bool)] = hasReferences ? [(.references, false)] : []
    if sample.allSatisfy({ $0 < 0x80 }) { return readings + [(.viqr, false)] }
    if isVietnameseUnicode(sample) { return readings }
    readings += [(.mojibake, false), (.doubleMojibake, false)]
    return readings + fonts.map { ($0, true) }
  }

  /// Whether a third of the letters beyond ASCII are of U+1E80–U+1EFF: windows-1252, whose characters carry the bytes of other encodings, has none of
  /// them.
  private static func isVietnameseUnicode(_ sample: UnsafeBufferPointer<UInt8>) -> Bool {
    var (leads, vietnamese) = (0, 0)
    for index in sample.indices where sample[index] >= 0xC2 {
      leads += 1
      if sample[index] == 0xE1, index + 1 < sample.count, sample[index + 1] >= 0xBA { vietnamese += 1 }
    }
    return vietnamese > 0 && vietnamese * 3 >= leads
  }

  /// A piece around the first byte beyond ASCII, cut at line ends or spaces.
  private static func sampleRange(in bytes: UnsafeBufferPointer<UInt8>) -> Range<Int> {
    var first = 0
    while first < bytes.count, bytes[first] < 0x80 { first += 1 }
    if first == bytes.count { first = 0 }
    var start = max(0, first - 1024)
    while start > 0, start < first, bytes[start - 1] > 0x20 { start += 1 }
    var end = min(bytes.count, start + sampleLength)
    if end < bytes.count {
      let full = end
      while end > start, bytes[end - 1] > 0x20 { end -= 1 }
      if end == start { end = full }
    }
    // A text without spaces is cut between scalars, where it is UTF-8.
    while end > start, end < bytes.count, bytes[end] & 0xC0 == 0x80 { end -= 1 }
    return start..<end
  }

  private static func isValid(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    (try? UTF8Span(validating: Span(_unsafeElements: bytes))) != nil
  }
}

/// How many words of a text are Vietnamese syllables.
struct SyllableShare: Equatable {
  private(set) var words = 0, valid = 0
  /// Words with a letter beyond ASCII, and those of them that are syllables.
  private(set) var markedWords = 0, markedValid = 0
  /// Those of them with a letter that no other language of Europe has, and those with a hat or đ.
  private(set) var distinct = 0, hatted = 0
  /// Those of them with three letters or more: signs that read as a letter make short words.
  private(set) var long = 0

  /// The share of syllables among all words.
  var share: Double { words == 0 ? 0 : Double(valid) / Double(words) }
  /// The share of syllables among the words with marks.
  var marked: Double { markedWords == 0 ? 0 : Double(markedValid) / Double(markedWords) }

  /// Whether the text is surely Vietnamese: most of what has marks are syllables, and so are many words; it has letters of its own, and hats.
  var isVietnamese: Bool {
    markedValid >= 3 && marked >= 0.7 && share >= 0.4 && markedValid * 8 >= words && distinct * 6 >= markedValid && hatted * 12 >= words
      && long * 2 >= markedValid
  }

  init() {}

  /// Counts the words of valid UTF-8 in NFC or with marks of their own. Linear, no allocation.
  init(of bytes: UnsafeBufferPointer<UInt8>) {
    guard let base = bytes.baseAddress else { return }
    let scanner = LetterScanner(), hat = LetterAnatomy.shared.hat
    var position = 0
    // Whether letters stand right before, and a sign between letters, which no text has, was met.
    var isBehindWord = false
    while position < bytes.count {
      let word = scanner.word(in: base, from: position, to: bytes.count)
      if word.end == position {
        let (scalar, length) = LetterScanner.scalar(in: base, at: position)
        let isOdd = isBehindWord && Self.isOdd(scalar) && position + length < bytes.count && Self.isLetter(bytes[position + length])
        if isOdd { (words, markedWords) = (words + 1, markedWords + 1) }
        isBehindWord = false
        position += length
        continue
      }
      words += 1
      let isMarked = word.end - position > word.letters
      let isValid = Syllable(word)?.status == .native
      if isValid { valid += 1 }
      if isMarked {
        markedWords += 1
        if isValid {
          markedValid += 1
          if word.letters >= 3 { long += 1 }
          if (position..<word.end).contains(where: { base[$0] == 0xE1 || base[$0] == 0xC6 || base[$0] == 0xC4 }) { distinct += 1 }
          if (0..<word.letters).contains(where: { hat[Int(UInt8(truncatingIfNeeded: word.key.bits >> UInt64(8 * $0)))] != 0 }) {
            hatted += 1
          }
        }
      }
      position = word.end
      isBehindWord = true
    }
  }

  /// Signs that no text has inside a word: those of Latin-1 and of windows-1252, and controls.
  private static func isOdd(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0..<9, 0x0E..<0x20, 0x7F..<0xA0, 0xA1...0xBF, 0xD7, 0xF7, 0x152, 0x153, 0x160...0x17E, 0x192, 0x2C6, 0x2DC, 0x201A,
      0x201E...0x2021, 0x2030...0x203A, 0x20AC,
      0x2122:
      true
    default: false
    }
  }

  private static func isLetter(_ byte: UInt8) -> Bool { byte >= 0x80 || (byte | 0x20) &- 0x61 < 26 }
}
