/// Where the tone mark stands in the open syllables that are written two ways.
///
/// ```
/// TonePlacement.new.placing("Hòa bình, thủy lợi")   // "Hoà bình, thuỷ lợi"
/// ```
public enum TonePlacement: String, Sendable, CaseIterable {
  /// On the glide: `hòa`, `hòe`, `thủy`.
  case old
  /// On the nucleus: `hoà`, `hoè`, `thuỷ`.
  case new

  /// The other one.
  public var other: TonePlacement { self == .old ? .new : .old }

  /// Moves the tone marks of a text in NFC to where this rule has them; nil where all stand there already.
  ///
  /// Every Vietnamese syllable is looked at, in small and capital letters, also where its mark stands on a letter that neither rule allows
  /// (`ngừơi`, `qúy`); words that are no syllable stay. Linear, no allocation where nothing changes.
  public func place(_ bytes: UnsafeBufferPointer<UInt8>) -> EditedText? {
    var rewriter = TextRewriter(bytes)
    LetterScanner().forEachWord(in: bytes) { place, word in
      // Only a word with letters beyond ASCII has a tone.
      if place.count > word.letters, word.isPlain, Self.canMove(in: word.key, letters: word.letters),
        let syllable = Syllable(word, anyMark: true),
        syllable.moves(under: self)
      {
        rewrite(syllable, in: bytes, at: place.lowerBound, &rewriter)
      }
    }
    return rewriter.finish()
  }

  /// Whether a tone mark may stand on another letter: not where there is one vowel only, nor on a vowel with a hat, but for the first one of `ươ`.
  @inline(__always)
  private static func canMove(in key: SyllableKey, letters: Int) -> Bool {
    guard 2...8 ~= letters else { return false }
    let anatomy = LetterAnatomy.shared
    var (vowels, bits) = (0, key.bits)
    var toned: UInt8 = 0
    while bits != 0 {
      let code = UInt8(truncatingIfNeeded: bits)
      if anatomy.isVowel(code) { vowels &+= 1 }
      if anatomy.tone[Int(code)] != 0 { toned = code }
      bits >>= 8
    }
    let isSettled = anatomy.hat[Int(toned)] != 0 && anatomy.bare[Int(toned)] != UInt8(ascii: "u")
    return toned != 0 && vowels > 1 && !isSettled
  }

  /// Writes the letters that change: the one that loses the mark, and the one that gets it.
  private func rewrite(_ syllable: Syllable, in bytes: UnsafeBufferPointer<UInt8>, at start: Int, _ rewriter: inout TextRewriter) {
    let before = syllable.codes
    var after = before
    syllable.move(in: &after, self)
    var position = start
    for (old, new) in zip(before, after) {
      let small = LetterAnatomy.shared.utf8(old, isCapital: false)
      let length = small.count
      if old != new {
        let isCapital = (0..<length).contains { bytes[position + $0] != small[$0] }
        rewriter.replace(position..<position + length, with: LetterAnatomy.shared.utf8(new, isCapital: isCapital))
      }
      position += length
    }
  }

  /// A text in NFC with the tone marks of its syllables where this rule has them.
  public func placing(_ text: String) -> String {
    var text = text
    return text.withUTF8 { place($0) }?.string ?? text
  }

  /// The key of the other spelling of a word of two to eight letters, or nil where there is only one.
  public static func other(_ key: SyllableKey) -> SyllableKey? {
    guard let tail = codes[key.bits & 0xFFFF], (key.bits >> 16) & 0xFF != UInt64(UInt8(ascii: "q")) else { return nil }
    return SyllableKey(bits: key.bits & ~0xFFFF | tail)
  }

  /// The last two letter codes of each spelling with those of the other one.
  private static let codes: [UInt64: UInt64] = {
    let anatomy = LetterAnatomy.shared
    var result: [UInt64: UInt64] = [:]
    for (glide, nucleus) in [("o", "a"), ("o", "e"), ("u", "y")] as [(Unicode.Scalar, Unicode.Scalar)] {
      let (first, second) = (Letter.code(of: glide), Letter.code(of: nucleus))
      for tone in Letter.Tone.allCases.dropFirst().map({ UInt8($0.rawValue) }) {
        let old = UInt64(anatomy.letter(first, with: tone)) << 8 | UInt64(second)
        let new = UInt64(first) << 8 | UInt64(anatomy.letter(second, with: tone))
        (result[old], result[new]) = (new, old)
      }
    }
    return result
  }()
}
