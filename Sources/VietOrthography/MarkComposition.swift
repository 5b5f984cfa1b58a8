/// Composes a Vietnamese letter with the combining marks behind it.
///
/// Canonical composition keeps `a` + U+0301 + U+0302 (tone typed before the hat) apart from `ấ`; a reader sees the same letter. Marks that form no
/// Vietnamese letter are left to ICU.
package enum MarkComposition {
  /// By the second byte of U+0300–U+033F: the raw value of a tone, with `hatBit` that of a hat, `none` for other marks. Never freed.
  private struct Marks: @unchecked Sendable { let base: UnsafePointer<UInt8> }
  private static let marks: Marks = {
    let marks = UnsafeMutablePointer<UInt8>.allocate(capacity: 64)
    marks.initialize(repeating: none, count: 64)
    for tone in Letter.Tone.allCases { if let mark = tone.mark { marks[Int(mark & 0x3F)] = UInt8(tone.rawValue) } }
    for (mark, hat) in [(0x302, .circumflex), (0x306, .breve), (0x31B, .horn)] as [(Int, LetterAnatomy.Hat)] {
      marks[mark & 0x3F] = hatBit | hat.rawValue
    }
    return Marks(base: marks)
  }()
  private static let none: UInt8 = 0xFF
  private static let hatBit: UInt8 = 0x10

  /// The letter that a base and the marks behind it are, and where they end; nil where Vietnamese has no such letter.
  ///
  /// - Parameters:
  ///   - start: where the base stands, in valid UTF-8.
  ///   - mark: where the first mark stands, right behind it.
  ///   - anyOrder: take a hat behind a tone, which canonical composition does not.
  @inline(__always)
  package static func letter(
    from start: Int, marks mark: Int, in base: UnsafePointer<UInt8>, to limit: Int, anyOrder: Bool, _ tables: Tables
  ) -> (letter: PackedUTF8, end: Int)? {
    let anatomy = tables.anatomy
    var entry = UInt16(base[start] | 0x20) | (base[start] & 0x20 == 0 ? LetterTables.capitalBit : 0)
    if base[start] >= 0x80 { entry = tables.scanner.marked(in: base, at: start).entry }
    let code = UInt8(truncatingIfNeeded: entry)
    guard entry > UInt16(Letter.foreign), anatomy.isVowel(code) else { return nil }
    var (hat, tone) = (anatomy.hat[Int(code)], anatomy.tone[Int(code)])
    var end = mark
    while end &+ 1 < limit, base[end] == 0xCC || base[end] == 0xCD {
      let found = base[end] == 0xCC ? tables.marks[Int(base[end &+ 1] & 0x3F)] : Self.none
      if found & hatBit == 0 {
        guard tone == 0 else { return nil }
        tone = found
      } else {
        // Of the marks only the horn and the dot do not stand in one another's way.
        guard found != Self.none, hat == 0,
          anyOrder || tone == 0 || tone == UInt8(Letter.Tone.dot.rawValue) || found == hatBit | LetterAnatomy.Hat.horn.rawValue
        else { return nil }
        hat = found & ~hatBit
      }
      end &+= 2
    }
    let plain = anatomy.letter(anatomy.bare[Int(code)], hat: hat)
    guard plain != 0 else { return nil }
    return (anatomy.utf8(anatomy.letter(plain, with: tone), isCapital: entry >= LetterTables.capitalBit), end)
  }

  /// What composing looks up, held by a hot loop.
  package struct Tables: @unchecked Sendable {
    let anatomy = LetterAnatomy.shared
    let scanner = LetterScanner()
    let marks = MarkComposition.marks.base

    package init() {}
  }
}
