/// A Vietnamese syllable as it is written: onset, glide, nucleus, coda, tone.
///
/// ```
/// let syllable = Syllable("nghiêng")!
/// (syllable.onset, syllable.glide, syllable.nucleus, syllable.coda)   // ("ngh", "", "iê", "ng")
/// Syllable("hòa")!.placing(.new)                                      // "hoà"
/// Syllable("blip")                                                    // nil
/// ```
///
/// The letters are in small ones, in NFC. In "gì" and "giếng" one `i` belongs to the onset and to the nucleus. Source: the tables of onsets and
/// rhymes in school grammars, and the spelling rules of 1984 (Decision 240/QĐ).
public struct Syllable: Sendable, Hashable {
  /// Where a syllable comes from.
  public enum Status: String, Sendable, CaseIterable {
    /// Vietnamese spelling makes it, whether a word is spelled so or not.
    case native
    /// It has an onset or rhyme that stands in borrowed words and names only.
    case loan
  }

  /// Its letters as they are written.
  let key: SyllableKey
  private let count, onsetCount, glideCount, nucleusStart, nucleusCount: Int8
  /// Whether it ends in a stop, with which two tones go only.
  private let isStopped: Bool
  /// Whether it begins as no Vietnamese word does, loan or not, but for p.
  private let isForeign: Bool
  /// Where the tone mark stands in `key`; -1 for none.
  private let mark: Int8
  /// The tone.
  public let tone: Letter.Tone
  /// Whether it is native or borrowed.
  public let status: Status

  /// The syllable that text is, in any case; nil where it is none.
  ///
  /// - Complexity: constant.
  public init?(_ text: String) {
    var text = text
    guard
      let syllable = text.withUTF8({ bytes -> Syllable? in
        guard let base = bytes.baseAddress else { return nil }
        let word = LetterScanner().word(in: base, from: 0, to: bytes.count)
        return word.end == bytes.count ? Syllable(word) : nil
      })
    else { return nil }
    self = syllable
  }

  /// The syllable that a word is; nil where it is none.
  ///
  /// - Parameter anyMark: take a tone mark on any letter ("ngừơi"), and any tone before a stop.
  /// - Complexity: constant, no allocation.
  public init?(_ word: LetterScanner.Word, anyMark: Bool = false) {
    guard word.isPlain else { return nil }
    self.init(word.key, letters: word.letters, anyMark: anyMark)
  }

  /// The syllable that letters are; nil where they are none.
  ///
  /// - Parameters:
  ///   - letters: how many letters there are, all of them in the alphabet.
  ///   - anyMark: take a tone mark on any letter ("ngừơi"), and any tone before a stop; otherwise it stands where the old or new rule puts it.
  /// - Complexity: constant, no allocation.
  init?(_ key: SyllableKey, letters: Int, anyMark: Bool = false) {
    let tables = SyllableTables.shared, anatomy = LetterAnatomy.shared
    guard 1...8 ~= letters else { return nil }
    var plain: UInt64 = 0
    var tone: UInt8 = 0
    var mark = -1
    for index in 0..<letters {
      let code = UInt8(truncatingIfNeeded: key.bits >> UInt64(8 * (letters - 1 - index)))
      guard code != Letter.foreign else { return nil }
      plain = plain << 8 | UInt64(anatomy.toneless[Int(code)])
      if anatomy.tone[Int(code)] != 0 {
        guard mark < 0 else { return nil }
        (mark, tone) = (index, anatomy.tone[Int(code)])
      }
    }
    // The longest onset that leaves a rhyme.
    for count in stride(from: min(3, letters - 1), through: 0, by: -1) {
      let rest = UInt64(8 * (letters - count))
      let onsetKey = rest == 64 ? 0 : plain >> rest
      guard let onset = tables.onset(onsetKey), onset.count == count,
        let found = Self.rhyme(of: plain & (rest == 64 ? .max : 1 << rest - 1), behind: onset, onsetKey, tables)
      else { continue }
      let rhyme = found.rhyme
      self.key = key
      self.count = Int8(letters)
      // The i of "gì" stands for both.
      onsetCount = Int8(count == 1 && found.sharesI ? 2 : count)
      glideCount = Int8(rhyme.glide)
      nucleusStart = Int8((found.sharesI && count == 2 ? 1 : count) + rhyme.glide)
      nucleusCount = Int8(rhyme.nucleus)
      self.mark = Int8(mark)
      isStopped = rhyme.isStopped
      isForeign = onset.isLoan && onsetKey != UInt64(UInt8(ascii: "p"))
      self.tone = Letter.Tone(rawValue: Int(tone)) ?? .level
      let exception = tables.exception(key)
      status = exception ?? found.status
      guard !anyMark, exception == nil else { return }
      if isStopped, self.tone != .acute, self.tone != .dot { return nil }
      if mark >= 0, mark != position(.old), mark != position(.new) { return nil }
      return
    }
    return nil
  }

  private static func rhyme(
    of letters: UInt64, behind onset: SyllableTables.Onset, _ key: UInt64, _ tables: SyllableTables
  ) -> (rhyme: SyllableTables.Rhyme, status: Status, sharesI: Bool)? {
    let first = UInt8(truncatingIfNeeded: letters >> UInt64((63 - letters.leadingZeroBitCount) / 8 * 8))
    let width = UInt64((64 - letters.leadingZeroBitCount + 7) / 8 * 8)
    var isLoan = onset.isLoan
    var sharesI = false
    var found = tables.rhyme(letters)
    switch onset.follower {
    case .q:
      guard first == UInt8(ascii: "u") else { return nil }
      found = tables.rhyme(UInt64(UInt8(ascii: "q")) << width | letters) ?? found
      guard found?.glide == 1 else { return nil }
    case .front: guard isFront(first) else { return nil }
    case .frontOrLoan: if !isFront(first) { isLoan = true }
    case .back where isFront(first):
      // "gì", "gìn": gi before i.
      guard key == UInt64(UInt8(ascii: "g")), first == UInt8(ascii: "i") else { return nil }
      sharesI = true
    // The i of "giin" stands in gi already.
    case .any where key == giOnset && first == UInt8(ascii: "i"): return nil
    case .any where key == giOnset && first == circumflexE:
      // "giếng": gi before iê.
      if let shared = tables.rhyme(UInt64(UInt8(ascii: "i")) << width | letters) { (found, sharesI) = (shared, true) }
    default: break
    }
    guard let rhyme = found else { return nil }
    if let onsets = rhyme.onsets, !onsets.contains(key) { return nil }
    if rhyme.exceptOnset == key { return nil }
    if rhyme.glide > 0, onset.follower != .q {
      guard let glide = onset.glide else { return nil }
      if glide == .loan { isLoan = true }
    }
    return (rhyme, isLoan || rhyme.isLoan ? .loan : .native, sharesI)
  }

  private static let giOnset = SyllableKey(of: "gi").bits
  private static let circumflexE = Letter.code(of: "ê")

  /// Whether a letter without tone is one before which k, gh, ngh stand for c, g, ng.
  static func isFront(_ letter: UInt8) -> Bool {
    letter == UInt8(ascii: "i") || letter == UInt8(ascii: "e") || letter == UInt8(ascii: "y") || letter == circumflexE
  }

  // MARK: Parts

  /// Its letters.
  public var text: String { Self.text(codes) }
  /// The consonants it begins with, "" for none.
  public var onset: String { bareText(0..<Int(onsetCount)) }
  /// The glide /w/ before the nucleus, written o or u; "" for none.
  public var glide: String { bareText(Int(nucleusStart - glideCount)..<Int(nucleusStart)) }
  /// The vowel, without its tone.
  public var nucleus: String { bareText(Int(nucleusStart)..<Int(nucleusStart + nucleusCount)) }
  /// The consonant or semivowel at its end, "" for none.
  public var coda: String { bareText(Int(nucleusStart + nucleusCount)..<Int(count)) }

  /// The letters of its onset, packed; no bits for none.
  public var onsetKey: SyllableKey { key(of: 0..<Int(onsetCount)) }
  /// The letters of glide, nucleus and coda without the tone, packed: the same for "hòa" and "hoà".
  public var rhymeKey: SyllableKey { key(of: Int(nucleusStart - glideCount)..<Int(count)) }

  private func key(of range: Range<Int>) -> SyllableKey {
    var key = SyllableKey()
    for (count, index) in range.enumerated() { key.append(plain(index), after: count) }
    return key
  }

  /// Whether a tone goes with its coda.
  func allows(_ tone: UInt8) -> Bool { !isStopped || tone == UInt8(Letter.Tone.acute.rawValue) || tone == UInt8(Letter.Tone.dot.rawValue) }

  /// The letter of the tone mark under a rule of placement, counted from 0.
  func position(_ placement: TonePlacement) -> Int {
    let nucleus = Int(nucleusStart)
    let hasCoda = nucleusStart + nucleusCount < count
    if nucleusCount == 2 {
      // "mía", "múa" against "miến", "xoóng".
      return hasCoda || plain(nucleus + 1) != UInt8(ascii: "a") ? nucleus + 1 : nucleus
    }
    let isOpen = glideCount == 1 && !hasCoda && LetterAnatomy.shared.hat[Int(plain(nucleus))] == 0
    return placement == .old && isOpen && plain(0) != UInt8(ascii: "q") ? nucleus - 1 : nucleus
  }

  /// The syllable with its tone mark where a rule puts it: "hòa" under the old one, "hoà" under the new one.
  public func placing(_ placement: TonePlacement) -> String {
    var letters = codes
    move(in: &letters, placement)
    return Self.text(letters)
  }

  /// Whether its tone mark stands elsewhere under a rule; that of a foreign name ("Zoé") stays.
  func moves(under placement: TonePlacement) -> Bool { mark >= 0 && !isForeign && Int(mark) != position(placement) }

  /// Puts the tone mark where a rule wants it, in the codes of the letters.
  func move(in letters: inout [UInt8], _ placement: TonePlacement) {
    guard mark >= 0 else { return }
    let anatomy = LetterAnatomy.shared
    letters[Int(mark)] = anatomy.toneless[Int(letters[Int(mark)])]
    let target = position(placement)
    letters[target] = anatomy.letter(letters[target], with: UInt8(tone.rawValue))
  }

  /// The codes of its letters.
  var codes: [UInt8] { (0..<Int(count)).map { code($0) } }

  private func code(_ index: Int) -> UInt8 { UInt8(truncatingIfNeeded: key.bits >> UInt64(8 * (Int(count) - 1 - index))) }
  private func plain(_ index: Int) -> UInt8 { LetterAnatomy.shared.toneless[Int(code(index))] }
  private func bareText(_ range: Range<Int>) -> String { Self.text(range.map { plain($0) }) }

  private static func text(_ codes: [UInt8]) -> String {
    String(String.UnicodeScalarView(codes.map { Letter.scalar(of: $0) }))
  }
}
