package import VietLexicon

/// A run of letters, a number with its separators, or one symbol.
///
/// Offsets count bytes from the start of the passage. Tokens, with the gaps between them, make up the whole text.
package struct Token: Sendable, Hashable {
  package enum Kind: UInt8, Sendable {
    /// Outside the passage.
    case edge
    case word
    /// Digits, with `.` or `,` between digits: `71.029`, `118,38`, `1.2.3`.
    case number
    case symbol
  }

  /// What stands between this token and the one before it.
  package enum Gap: UInt8, Sendable, Comparable {
    case none, space
    /// A tab, or several spaces: cells of a table.
    case wide
    case line, blankLine

    @inlinable
    package static func < (a: Gap, b: Gap) -> Bool { a.rawValue < b.rawValue }
  }

  package struct Flags: OptionSet, Sendable, Hashable {
    package let rawValue: UInt8
    @inlinable
    package init(rawValue: UInt8) { self.rawValue = rawValue }
    /// The first letter is a capital.
    package static let capital = Flags(rawValue: 1)
    /// All letters are capitals, and there are at least two.
    package static let capitals = Flags(rawValue: 2)
    /// The gap before holds a single line break inside a wrapped line.
    package static let wrapped = Flags(rawValue: 4)
  }

  package var start: UInt32
  package var end: UInt32
  /// The word or symbol in the vocabulary; a one-digit number has its ASCII code, longer ones 0.
  package var word: WordID
  package var kind: Kind
  package var gap: Gap
  package var flags: Flags

  package static let edge = Token(start: 0, end: 0, word: 0, kind: .edge, gap: .blankLine, flags: [])

  package init(start: UInt32, end: UInt32, word: WordID, kind: Kind, gap: Gap, flags: Flags) {
    self.start = start
    self.end = end
    self.word = word
    self.kind = kind
    self.gap = gap
    self.flags = flags
  }

  @inlinable package var isGlued: Bool { gap == .none }
  @inlinable package var isNumber: Bool { kind == .number }
  @inlinable package var isWord: Bool { kind == .word }
  @inlinable package var count: Int { Int(end - start) }
  /// Whether a phrase may not go on across the gap before this token.
  @inlinable package var isBreak: Bool { gap >= .wide && !flags.contains(.wrapped) }

  /// Whether this is the ASCII symbol; never a digit or letter.
  @inlinable
  package func isSymbol(_ scalar: Unicode.Scalar) -> Bool { kind == .symbol && word == WordID(scalar.value) }
}
