import VietOrthography

/// What the segmenter knows of a token by itself: numbers that are mixed into features.
public struct SegmentationUnit: Sendable {
  /// The token: the same number for capital and small letters and for both tone placements.
  var id: UInt32
  /// Its onset and rhyme as a syllable, alone and with the tone.
  var onset: UInt32 = 0, rhyme: UInt32 = 0, tonedOnset: UInt32 = 0, tonedRhyme: UInt32 = 0
  /// 0–5 for the tones, `toneless` for what is no syllable.
  var tone: UInt8 = Self.toneless
  var shape: Shape

  /// How a token looks; in features it takes four bits.
  enum Shape: UInt8, Sendable {
    case small, capital, capitals, mark, number, code, abbreviation, edge
  }

  static let toneless: UInt8 = 6
  /// Stands before the first token of a sentence.
  static let start = SegmentationUnit(id: 0x5EED_0001, shape: .edge)
  /// Stands behind the last.
  static let end = SegmentationUnit(id: 0x5EED_0002, shape: .edge)

  init(id: UInt32, shape: Shape) {
    self.id = id
    self.shape = shape
  }

  /// The unit of a token of `base`.
  init(_ token: TextToken, in base: UnsafePointer<UInt8>) {
    switch token.kind {
    case .word:
      self.init(word: token, in: base)
    case .number:
      // Days and counts, years, other amounts; four digits are a year.
      let group: UInt32 = token.count <= 2 ? 1 : token.count == 4 && !Self.hasMark(token, in: base) ? 2 : 3
      self.init(id: Self.mix(0x4E55_4D00 | group), shape: .number)
    case .abbreviation:
      self.init(word: token, in: base)
      shape = .abbreviation
    case .code, .date, .time, .url, .email, .hashtag, .mention:
      self.init(id: Self.mix(0x434F_4400 | UInt32(token.kind.rawValue)), shape: .code)
    case .punctuation, .symbol, .emoji, .emoticon:
      var bytes: UInt32 = 0
      for byte in token.range.prefix(4) { bytes = bytes << 8 | UInt32(base[byte]) }
      self.init(id: Self.mix(bytes), shape: .mark)
    }
  }

  private init(word token: TextToken, in base: UnsafePointer<UInt8>) {
    guard Self.isWhole(token, in: base) else {
      self.init(id: 0, shape: .mark)
      return
    }
    let word = LetterScanner().word(in: base, from: Int(token.start), to: Int(token.end))
    let shape: Shape =
      word.capitals == 0
      ? .small : word.capitals == word.letters && word.letters > 1 ? .capitals : word.startsWithCapital ? .capital : .small
    // "TP.HCM", "mô-đen": what stands behind the first letters counts too.
    guard word.end >= Int(token.end) else {
      var hash = UInt32(truncatingIfNeeded: word.key.bits ^ word.key.bits >> 32)
      for place in word.end..<Int(token.end) { hash = Self.mix(hash ^ UInt32(base[place] | 0x20)) }
      self.init(id: hash, shape: shape)
      return
    }
    guard let syllable = Syllable(word, anyMark: true) else {
      self.init(id: Self.mix(UInt32(truncatingIfNeeded: word.key.bits ^ word.key.bits >> 29)), shape: shape)
      return
    }
    self.init(syllable, shape: shape)
  }

  private init(_ syllable: Syllable, shape: Shape) {
    let tone = UInt8(truncatingIfNeeded: syllable.tone.rawValue)
    onset = Self.mix(UInt32(truncatingIfNeeded: Self.sound(ofOnset: syllable.onsetKey.bits)) &+ 1)
    let letters = Self.sound(ofRhyme: syllable.rhymeKey.bits, behind: syllable.onsetKey.bits)
    rhyme = Self.mix(UInt32(truncatingIfNeeded: letters ^ letters >> 29) &+ 2)
    tonedOnset = Self.mix(onset ^ UInt32(tone))
    tonedRhyme = Self.mix(rhyme ^ UInt32(tone))
    id = Self.mix(onset ^ tonedRhyme &* 5)
    self.tone = tone
    self.shape = shape
  }

  /// One way of writing for the onsets that are written in two: c and k, g and gh, ng and ngh.
  private static func sound(ofOnset letters: UInt64) -> UInt64 {
    switch letters {
    case 0x6B: 0x63
    case 0x6768: 0x67
    case 0x6E67_68: 0x6E67
    default: letters
    }
  }

  /// "kĩ", "quí" are written "kỹ", "quý" as well.
  private static func sound(ofRhyme letters: UInt64, behind onset: UInt64) -> UInt64 {
    switch (letters, onset) {
    case (0x69, 0x68), (0x69, 0x6B), (0x69, 0x6C), (0x69, 0x6D), (0x69, 0x73), (0x69, 0x74): 0x79
    case (0x7569, 0x71): 0x7579
    default: letters
    }
  }

  /// A number whose bits depend on all bits of another; never 0 for what is not 0.
  @inline(__always)
  static func mix(_ number: UInt32) -> UInt32 {
    var mixed = number
    mixed = (mixed ^ mixed >> 16) &* 0x7FEB_352D
    mixed = (mixed ^ mixed >> 15) &* 0x846C_A68B
    return mixed ^ mixed >> 16
  }

  /// Whether a token ends with a whole character, as it does in UTF-8: what stands behind it is not to be read.
  private static func isWhole(_ token: TextToken, in base: UnsafePointer<UInt8>) -> Bool {
    for distance in 1...min(4, max(token.count, 1)) {
      let byte = base[Int(token.end) - distance]
      if byte & 0xC0 != 0x80 { return byte < 0x80 ? distance == 1 : distance == (byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4) }
    }
    return false
  }

  private static func hasMark(_ token: TextToken, in base: UnsafePointer<UInt8>) -> Bool {
    token.range.contains { base[$0] &- 0x30 > 9 }
  }
}
