/// What the letters of the alphabet are made of: a base, a hat, a tone; by their codes (`Letter`).
///
/// Never freed: the tables live as long as the process.
struct LetterAnatomy: @unchecked Sendable {
  /// What stands on a vowel, or through the `d`, beside the tone.
  enum Hat: UInt8 { case none, breve, circumflex, horn, stroke }

  static let shared = LetterAnatomy()

  /// By code: the letter without its tone, `"ế"` → `"ê"`; any other code itself.
  let toneless: UnsafePointer<UInt8>
  /// By code: the raw value of `Letter.Tone`.
  let tone: UnsafePointer<UInt8>
  /// By code: the letter without all marks, `"ế"` → `"e"`, `"đ"` → `"d"`.
  let bare: UnsafePointer<UInt8>
  /// By code: the raw value of `Hat`.
  let hat: UnsafePointer<UInt8>
  /// By code of a letter without tone and tone, six to a letter: the code with that tone; 0 for consonants.
  private let toned: UnsafePointer<UInt8>
  /// By bare letter and hat, eight to a letter: the code with that hat; 0 where there is none.
  private let hatted: UnsafePointer<UInt8>
  /// By code, capitals 256 further on: the letter in UTF-8.
  private let encoded: UnsafePointer<UInt32>

  private init() {
    func table<T: BinaryInteger>(_ count: Int, _ value: (Int) -> T) -> UnsafeMutablePointer<T> {
      let table = UnsafeMutablePointer<T>.allocate(capacity: count)
      for index in 0..<count { table[index] = value(index) }
      return table
    }
    let toneless = table(256) { UInt8($0) }, bare = table(256) { UInt8($0) }
    let tone = table(256) { _ in UInt8(0) }, hat = table(256) { _ in UInt8(0) }
    let toned = table(256 * 6) { _ in UInt8(0) }, hatted = table(256 * 8) { _ in UInt8(0) }
    let encoded = table(512) { _ in UInt32(0) }
    let hats: [Character: (Character, Hat)] = [
      "ă": ("a", .breve), "â": ("a", .circumflex), "ê": ("e", .circumflex), "ô": ("o", .circumflex), "ơ": ("o", .horn), "ư": ("u", .horn),
    ]
    func set(_ code: UInt8, bare letter: UInt8, _ kind: Hat) {
      bare[Int(code)] = letter
      hat[Int(code)] = kind.rawValue
    }
    for (vowel, row) in zip(Letter.vowels, Letter.toned) {
      let plain = Letter.code(of: row[0])
      let (letter, kind) = hats[Character(vowel)] ?? (Character(vowel), .none)
      let base = letter.asciiValue ?? plain
      hatted[Int(base) * 8 + Int(kind.rawValue)] = plain
      for (index, scalar) in row.enumerated() {
        let code = Letter.code(of: scalar)
        toneless[Int(code)] = plain
        tone[Int(code)] = UInt8(index)
        toned[Int(plain) * 6 + index] = code
        set(code, bare: base, kind)
      }
    }
    let stroke = Letter.code(of: "đ")
    set(stroke, bare: UInt8(ascii: "d"), .stroke)
    hatted[Int(UInt8(ascii: "d")) * 8] = UInt8(ascii: "d")
    hatted[Int(UInt8(ascii: "d")) * 8 + Int(Hat.stroke.rawValue)] = stroke
    for code in (0x61...0x7A).map({ UInt8($0) }) + (0..<Letter.marked.count).map({ 0x80 + UInt8($0) }) {
      let small = Letter.scalar(of: code)
      encoded[Int(code)] = PackedUTF8(small).bits
      encoded[256 + Int(code)] = PackedUTF8(Letter.capital(of: small)).bits
    }
    (self.toneless, self.bare, self.tone, self.hat) = (.init(toneless), .init(bare), .init(tone), .init(hat))
    (self.toned, self.hatted, self.encoded) = (.init(toned), .init(hatted), .init(encoded))
  }

  /// Whether a code is a vowel letter.
  @inline(__always)
  func isVowel(_ code: UInt8) -> Bool { toned[Int(toneless[Int(code)]) &* 6] != 0 }

  /// The letter with another tone; consonants stay.
  @inline(__always)
  func letter(_ code: UInt8, with tone: UInt8) -> UInt8 {
    let plain = toneless[Int(code)]
    let result = toned[Int(plain) &* 6 &+ Int(tone)]
    return result == 0 ? code : result
  }

  /// A letter without marks with a hat, by its raw value; 0 where Vietnamese has no such letter.
  @inline(__always)
  func letter(_ bare: UInt8, hat: UInt8) -> UInt8 { hatted[Int(bare) &* 8 &+ Int(hat)] }

  /// The letter with another hat and the tone it had; 0 where Vietnamese has no such letter.
  func letter(_ code: UInt8, with hat: Hat) -> UInt8 {
    let plain = letter(bare[Int(code)], hat: hat.rawValue)
    return plain == 0 ? 0 : letter(plain, with: tone[Int(code)])
  }

  /// The letter in UTF-8.
  @inline(__always)
  func utf8(_ code: UInt8, isCapital: Bool) -> PackedUTF8 { PackedUTF8(bits: encoded[Int(code) &+ (isCapital ? 256 : 0)]) }
}
