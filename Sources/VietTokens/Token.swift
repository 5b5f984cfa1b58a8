public import VietLexicon

/// A run of letters, a number with its separators, or one symbol.
///
/// Offsets count bytes from the start of the passage. Tokens, with the gaps between them, make up the whole text.
public struct Token: Sendable, Hashable {
  public enum Kind: UInt8, Sendable {
    /// Outside the passage.
    case edge
    case word
    /// Digits, with `.` or `,` between digits: `71.029`, `118,38`, `1.2.3`.
    case number
    case symbol
  }

  /// What stands between this token and the one before it.
  public enum Gap: UInt8, Sendable, Comparable {
    case none, space
    /// A tab, or several spaces: cells of a table.
    case wide
    case line, blankLine

    @inline(__always) @inlinable
    public static func < (a: Gap, b: Gap) -> Bool { a.rawValue < b.rawValue }
  }

  public struct Flags: OptionSet, Sendable, Hashable {
    public let rawValue: UInt8
    @inlinable
    public init(rawValue: UInt8) { self.rawValue = rawValue }
    @inline(__always) @inlinable
    public func contains(_ other: Flags) -> Bool { rawValue & other.rawValue == other.rawValue }
    /// The first letter is a capital.
    @inlinable public static var capital: Flags { Flags(rawValue: 1) }
    /// All letters are capitals, and there are at least two.
    @inlinable public static var capitals: Flags { Flags(rawValue: 2) }
    /// The gap before holds a single line break inside a wrapped line.
    @inlinable public static var wrapped: Flags { Flags(rawValue: 4) }
  }

  public var start: UInt32
  public var end: UInt32
  /// The word or symbol in the vocabulary; a one-digit number has its ASCII code, longer ones 0.
  public var word: WordID
  public var kind: Kind
  public var gap: Gap
  public var flags: Flags

  public static let edge = Token(start: 0, end: 0, word: 0, kind: .edge, gap: .blankLine, flags: [])

  public init(start: UInt32, end: UInt32, word: WordID, kind: Kind, gap: Gap, flags: Flags) {
    self.start = start
    self.end = end
    self.word = word
    self.kind = kind
    self.gap = gap
    self.flags = flags
  }

  @inline(__always) @inlinable public var isGlued: Bool { gap == .none }
  @inline(__always) @inlinable public var isNumber: Bool { kind == .number }
  @inline(__always) @inlinable public var isWord: Bool { kind == .word }
  @inline(__always) @inlinable public var count: Int { Int(end - start) }
  /// Whether a phrase may not go on across the gap before this token.
  @inline(__always) @inlinable public var isBreak: Bool { gap >= .wide && !flags.contains(.wrapped) }

  /// Whether this is the ASCII symbol; never a digit or letter.
  @inline(__always) @inlinable
  public func isSymbol(_ scalar: Unicode.Scalar) -> Bool { kind == .symbol && word == WordID(scalar.value) }
}
