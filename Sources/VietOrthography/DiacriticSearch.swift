/// Finds a phrase in Vietnamese text whatever marks either has: "toi duoc" finds "tôi được".
///
/// ```
/// DiacriticSearch("toi duoc").matches(in: "Tôi được, tồi được")[0].range   // 0..<13
/// ```
///
/// A space finds any run of white space. One search may be shared by any number of threads.
public struct DiacriticSearch: Sendable {
  /// How far a place is from the phrase, the nearest first.
  public enum Distance: Int, Sendable, CaseIterable, Comparable {
    /// The same letters.
    case none
    /// The same but for capitals, or for the place of a tone mark: `hòa` for `hoà`.
    case spelling
    /// Tones differ: "tối" for "tôi".
    case tone
    /// Hats differ: "toi" for "tôi".
    case hat
    /// đ stands for d: "được" for "duoc".
    case stroke

    /// The nearer one is less.
    public static func < (a: Distance, b: Distance) -> Bool { a.rawValue < b.rawValue }
  }

  /// A place where the phrase stands.
  public struct Match: Sendable, Hashable {
    /// In UTF-8 bytes of the text.
    public let range: Range<Int>
    /// What it differs in at most.
    public let distance: Distance
  }

  private let phrase: [Unit]
  private let placedPhrase: String
  private let level: DiacriticLevel
  private let wholeWords: Bool
  private let anatomy = LetterAnatomy.shared
  private let tables = MarkComposition.Tables()

  /// A search for a phrase.
  ///
  /// - Parameters:
  ///   - phrase: in any normalization form.
  ///   - level: which marks may differ.
  ///   - wholeWords: whether a place must begin and end at the edge of a word.
  public init(_ phrase: String, level: DiacriticLevel = .all, wholeWords: Bool = false) {
    (self.level, self.wholeWords) = (level, wholeWords)
    var phrase = phrase
    let tables = tables
    placedPhrase = phrase.withUTF8 { Self.placed($0, .shared, tables) }
    self.phrase = phrase.withUTF8 { bytes in
      var units: [Unit] = []
      var position = 0
      while position < bytes.count {
        let unit = Self.unit(in: bytes, at: position, tables)
        units.append(unit)
        position = unit.end
      }
      return units
    }
  }

  /// One letter with its marks, a run of white space, or another scalar.
  private struct Unit {
    /// The letter's code; 0x20 for white space; 0 for what only equals itself.
    var code: UInt8 = 0
    var isCapital = false
    var scalar: UInt32 = 0
    var end = 0
  }

  @inline(__always)
  private static func unit(in bytes: UnsafeBufferPointer<UInt8>, at start: Int, _ tables: MarkComposition.Tables) -> Unit {
    let base = bytes.baseAddress.unsafelyUnwrapped
    let byte = bytes[start]
    var unit = Unit()
    if byte < 0x80 {
      unit.end = start + 1
      if (byte | 0x20) &- 0x61 < 26 { (unit.code, unit.isCapital) = (byte | 0x20, byte & 0x20 == 0) } else { unit.scalar = UInt32(byte) }
    } else {
      let (entry, length) = tables.scanner.marked(in: base, at: start)
      if entry > UInt16(Letter.foreign) {
        (unit.code, unit.isCapital, unit.end) = (UInt8(truncatingIfNeeded: entry), entry >= LetterTables.capitalBit, start + length)
      } else {
        let (scalar, length) = LetterScanner.scalar(in: base, at: start)
        (unit.scalar, unit.end) = (scalar, start + length)
      }
    }
    if unit.code != 0, unit.end + 1 < bytes.count, bytes[unit.end] == 0xCC,
      let (letter, end) = MarkComposition.letter(from: start, marks: unit.end, in: base, to: bytes.count, anyOrder: true, tables)
    {
      let composed = withUnsafeBytes(of: letter.bits.littleEndian) {
        tables.scanner.marked(in: $0.assumingMemoryBound(to: UInt8.self).baseAddress.unsafelyUnwrapped, at: 0).entry
      }
      (unit.code, unit.end) = (UInt8(truncatingIfNeeded: composed), end)
    }
    if isSpace(unit.scalar) {
      unit.code = 0x20
      while unit.end < bytes.count, case let (scalar, length) = LetterScanner.scalar(in: base, at: unit.end), isSpace(scalar) {
        unit.end += length
      }
    }
    return unit
  }

  private static func isSpace(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x09, 0x0A, 0x0D, 0x20, 0xA0, 0x2000...0x200A, 0x202F, 0x3000: true
    default: false
    }
  }

  /// The places of the phrase, the nearest first, equally near ones in text order; places do not overlap.
  ///
  /// - Parameter text: valid UTF-8 in any normalization form.
  /// - Complexity: linear in the text for phrases that do not repeat themselves; O(n·m) at worst.
  public func matches(in text: UnsafeBufferPointer<UInt8>) -> [Match] {
    guard let first = phrase.first else { return [] }
    let firstBare = anatomy.bare[Int(first.code)]
    var matches: [Match] = []
    var position = 0
    var isBehindLetter = false
    while position < text.count {
      let unit = Self.unit(in: text, at: position, tables)
      if anatomy.bare[Int(unit.code)] == firstBare, !(wholeWords && isBehindLetter), let match = match(in: text, at: position) {
        matches.append(match)
        position = match.range.upperBound
        isBehindLetter = true
      } else {
        position = unit.end
        isBehindLetter = unit.code > 0x20
      }
    }
    return matches.sorted { ($0.distance, $0.range.lowerBound) < ($1.distance, $1.range.lowerBound) }
  }

  /// The places of the phrase, the nearest first.
  public func matches(in text: String) -> [Match] {
    var text = text
    return text.withUTF8 { matches(in: $0) }
  }

  private func match(in text: UnsafeBufferPointer<UInt8>, at start: Int) -> Match? {
    var distance = Distance.none
    var position = start
    for wanted in phrase {
      guard position < text.count else { return nil }
      let unit = Self.unit(in: text, at: position, tables)
      guard let next = self.distance(from: wanted, to: unit) else { return nil }
      distance = max(distance, next)
      position = unit.end
    }
    if wholeWords, position < text.count, Self.unit(in: text, at: position, tables).code > 0x20 { return nil }
    if distance == .tone, placed(UnsafeBufferPointer(rebasing: text[start..<position])) == placedPhrase { distance = .spelling }
    return Match(range: start..<position, distance: distance)
  }

  /// The letters of a text in one placement of tone marks, small, and composed.
  private func placed(_ text: UnsafeBufferPointer<UInt8>) -> String { Self.placed(text, anatomy, tables) }

  private static func placed(_ text: UnsafeBufferPointer<UInt8>, _ anatomy: LetterAnatomy, _ tables: MarkComposition.Tables) -> String {
    var letters = ""
    var position = 0
    while position < text.count {
      let unit = unit(in: text, at: position, tables)
      letters.unicodeScalars.append(
        unit.code > 0x20 ? Letter.scalar(of: unit.code) : unit.code == 0x20 ? " " : Unicode.Scalar(unit.scalar) ?? " ")
      position = unit.end
    }
    return TonePlacement.new.placing(letters)
  }

  /// How far a letter of the text is from one of the phrase; nil where they are different letters.
  private func distance(from wanted: Unit, to found: Unit) -> Distance? {
    guard wanted.code > 0x20, found.code > 0x20 else {
      return wanted.code == found.code && (wanted.code == 0x20 || wanted.scalar == found.scalar) ? Distance.none : nil
    }
    if wanted.code == found.code { return wanted.isCapital == found.isCapital ? Distance.none : .spelling }
    guard anatomy.bare[Int(wanted.code)] == anatomy.bare[Int(found.code)] else { return nil }
    let (hat, other) = (anatomy.hat[Int(wanted.code)], anatomy.hat[Int(found.code)])
    if hat == other { return .tone }
    guard level != .tone else { return nil }
    let stroke = LetterAnatomy.Hat.stroke.rawValue
    guard hat == stroke || other == stroke else { return .hat }
    return level == .all ? .stroke : nil
  }
}
