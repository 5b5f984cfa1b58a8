/// Where the tone mark stands in the open syllables that are written two ways: `hòa` (old) and `hoà` (new).
public enum TonePlacement {
  private static let pairs: [(old: [Unicode.Scalar], new: [Unicode.Scalar])] = {
    let old = ["òa", "ỏa", "õa", "óa", "ọa", "òe", "ỏe", "õe", "óe", "ọe", "ùy", "ủy", "ũy", "úy", "ụy"]
    let new = ["oà", "oả", "oã", "oá", "oạ", "oè", "oẻ", "oẽ", "oé", "oẹ", "uỳ", "uỷ", "uỹ", "uý", "uỵ"]
    return zip(old, new).map { (Array($0.unicodeScalars), Array($1.unicodeScalars)) }
  }()

  /// The last two letter codes of each spelling with those of the other one.
  private static let codes: [UInt64: UInt64] = {
    var result: [UInt64: UInt64] = [:]
    for pair in pairs {
      let (old, new) = (packed(pair.old), packed(pair.new))
      result[old] = new
      result[new] = old
    }
    return result
  }()

  private static func packed(_ letters: [Unicode.Scalar]) -> UInt64 {
    letters.reduce(0) { $0 << 8 | UInt64(Letter.code(of: $1)) }
  }

  /// The key of the other spelling of a word of two to eight letters, or nil where there is only one.
  public static func other(_ key: SyllableKey) -> SyllableKey? {
    guard let tail = codes[key.bits & 0xFFFF], (key.bits >> 16) & 0xFF != UInt64(UInt8(ascii: "q")) else { return nil }
    return SyllableKey(bits: key.bits & ~0xFFFF | tail)
  }

  /// The other spelling of a small-letter syllable in NFC, or nil where there is only one.
  ///
  /// `other("hòa")` is `"hoà"`, `other("thuỷ")` is `"thủy"`, `other("quý")` is nil: its `u` belongs to the onset.
  public static func other(_ syllable: String) -> String? {
    let letters = Array(syllable.unicodeScalars)
    guard letters.count >= 2 else { return nil }
    let tail = Array(letters.suffix(2))
    if letters.count >= 3, letters[letters.count - 3] == "q" { return nil }
    for pair in pairs {
      if tail == pair.old { return String(String.UnicodeScalarView(letters.dropLast(2) + pair.new)) }
      if tail == pair.new { return String(String.UnicodeScalarView(letters.dropLast(2) + pair.old)) }
    }
    return nil
  }

  /// The text with every syllable in its other spelling, letter case kept.
  public static func swapped(_ text: String) -> String {
    var result = "", word = ""
    func flush() {
      if let other = other(word.lowercased()) {
        let capitals = word.unicodeScalars.map { $0.properties.isUppercase }
        for (scalar, isCapital) in zip(other.unicodeScalars, capitals) {
          result += isCapital ? String(scalar).uppercased() : String(scalar)
        }
      } else {
        result += word
      }
      word = ""
    }
    for scalar in text.unicodeScalars {
      if scalar.properties.isAlphabetic {
        word.unicodeScalars.append(scalar)
      } else {
        flush()
        result.unicodeScalars.append(scalar)
      }
    }
    flush()
    return result
  }
}
