/// A word, number, mark or other piece of running text, as a place in its bytes.
///
/// ```
/// "TP.HCM đạt 71.029 tỷ."   // TP.HCM · đạt · 71.029 · tỷ · .
/// ```
///
/// Offsets count bytes from the start of the text. Tokens ascend and never overlap; between them stand only white space and invisible characters.
public struct TextToken: Sendable, Hashable {
  /// What a token is.
  public enum Kind: UInt8, Sendable, CaseIterable {
    /// Letters, also hyphenated or with an apostrophe: `nước`, `mô-đen`, `O'Brien`, `km`.
    case word
    /// Digits with their separators: `71.029`, `118,38`, `2004`.
    case number
    /// A mark of writing, or a run of the same: `,`, `...`, `“`, `-`.
    case punctuation
    /// A sign that is said or calculated with: `%`, `₫`, `+`, `°`.
    case symbol
    /// `https://example.vn/tin`, `www.example.vn`, `example.vn`.
    case url
    /// `toa.soan@example.vn`.
    case email
    /// `#vietnam`.
    case hashtag
    /// `@lan.anh`.
    case mention
    /// One picture with all its parts: `😀`, `👍🏽`, `🇻🇳`.
    case emoji
    /// A face made of marks: `:)`, `:-D`, `^^`.
    case emoticon
    /// A shortened form with its stops: `TP.`, `PGS.TS.`, `T.Ư`, `v.v.`.
    case abbreviation
    /// Days, months and years in digits: `17-3-2004`, `10/1`, `2004/03/16`.
    case date
    /// A time of day: `22:06:26`, `8h30`.
    case time
    /// Letters and digits that name something: `50P-5117`, `23/2004/NĐ-CP`, `COVID-19`, `A5`.
    case code
  }

  /// What is known of a token beside its kind.
  public struct Flags: OptionSet, Sendable, Hashable {
    public let rawValue: UInt8
    @inlinable
    public init(rawValue: UInt8) { self.rawValue = rawValue }
    @inline(__always) @inlinable
    public func contains(_ other: Flags) -> Bool { rawValue & other.rawValue == other.rawValue }
    /// A sentence begins here; the first token of a text has it always.
    @inlinable public static var startsSentence: Flags { Flags(rawValue: 1) }
    /// The token belongs to the word of the one before it; the tokenizer leaves it unset.
    @inlinable public static var continuesWord: Flags { Flags(rawValue: 2) }
    /// White space or an invisible character stands before the token.
    @inlinable public static var spaceBefore: Flags { Flags(rawValue: 4) }
    /// The token is the first of its line.
    @inlinable public static var lineBreakBefore: Flags { Flags(rawValue: 8) }
    /// An empty line stands before the token.
    @inlinable public static var blankLineBefore: Flags { Flags(rawValue: 16) }
    /// The token begins with a capital letter.
    @inlinable public static var capital: Flags { Flags(rawValue: 32) }
    /// All letters are capitals, and there are at least two.
    @inlinable public static var capitals: Flags { Flags(rawValue: 64) }
    /// All bytes are letters of the Vietnamese alphabet or ASCII: the token can be one syllable.
    @inlinable public static var plain: Flags { Flags(rawValue: 128) }
  }

  /// The first byte, and the one behind the last.
  public var start: UInt32
  public var end: UInt32
  public var kind: Kind
  public var flags: Flags

  @inlinable @inline(__always)
  public init(start: Int, end: Int, kind: Kind, flags: Flags) {
    self.start = UInt32(truncatingIfNeeded: start)
    self.end = UInt32(truncatingIfNeeded: end)
    self.kind = kind
    self.flags = flags
  }

  /// The bytes of the token: `0..<3`.
  @inlinable @inline(__always) public var range: Range<Int> { Int(start)..<Int(end) }
  /// How many bytes it has.
  @inlinable @inline(__always) public var count: Int { Int(end &- start) }
  /// Whether nothing stands between this token and the one before it.
  @inlinable @inline(__always) public var isGlued: Bool { !flags.contains(.spaceBefore) }
}
