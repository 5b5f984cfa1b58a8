/// A unit, counted noun or currency that a number can have.
public struct UnitEntry: Sendable {
  public enum Kind: UInt8, Sendable {
    case measure, noun, currency, percent
    /// năm, tháng, ngày …: units only below a fraction bar.
    case calendar
    /// A word that begins like a unit and is none: "công suất".
    case shadow
  }

  public var kind: Kind
  /// What is emitted: `t`, `ha`, `dự án`, `VND`.
  public var symbol: StaticBytes
  /// The form of the table that this entry stands for: `tấn` where the symbol is `t`.
  public var form: StaticBytes
  /// What the unit is called aloud: `ki lô gam`; empty where its letters are read as they stand.
  public var spoken: StaticBytes
  /// The entry whose form differs in case only: `mW` beside `MW`; 0 where there is none.
  public var caseVariant: UInt16 = 0
  /// The noun that the form of a currency is, too: `kíp`, a shift, beside the money of Laos; 0 where there is none.
  public var homonym: UInt16 = 0
  /// The power of ten that the form carries: 6 for `trđ`, -2 for `cent`.
  public var scale: Int8 = 0
  /// Whether it is a bare ISO 4217 code of a currency that reports hardly name: only capitals behind a number are meant.
  public var isRareCode = false
  /// Whether only the name of the currency means it: its code is a word in use (`MAD`).
  public var keepsName = false
  /// What the hundredths of a currency are called where amounts are said with them ("mười đô la năm mươi xu"); empty elsewhere.
  public var minor = StaticBytes.empty
  /// The word that `minor` is; 0 where there is none.
  public var minorWord: WordID = 0
  /// Whether reports write the unit as a word: `tấn`, `lít`, `lần`, not `t` or `l`.
  public var isWordUnit: Bool {
    symbol.buffer.elementsEqual("t".utf8) || symbol.buffer.elementsEqual("l".utf8) || symbol.buffer.elementsEqual(spoken.buffer)
  }
  /// The group a measure belongs to, e.g. `mass`.
  public var dimension = Dimension.other

  /// The group of a measure, as `units.tsv` names it.
  public enum Dimension: UInt8, Sendable { case mass, length, area, volume, ratio, count, other }
}

/// A run of bytes inside an embedded table: it lives as long as the process.
public struct StaticBytes: @unchecked Sendable {
  public let buffer: UnsafeBufferPointer<UInt8>
  public init(_ buffer: UnsafeBufferPointer<UInt8>) { self.buffer = buffer }

  /// No bytes at all.
  static let empty = StaticBytes(UnsafeBufferPointer(start: nil, count: 0))

  /// A copy of a text, which is never freed: for the one lexicon of a process.
  init(keeping text: String) {
    let copy = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: text.utf8.count)
    _ = copy.initialize(from: text.utf8)
    buffer = UnsafeBufferPointer(copy)
  }
  public var string: String { String(decoding: buffer, as: UTF8.self) }
}
