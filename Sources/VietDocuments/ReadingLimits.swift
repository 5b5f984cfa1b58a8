/// What reading a document may cost; beyond, it ends with an error that names the limit.
///
/// ```
/// var limits = ReadingLimits()
/// limits.expandedBytes = 64 << 20   // 64 MiB at most out of one archive
/// ```
public struct ReadingLimits: Sendable, Hashable {
  /// The bytes that one input may unpack to, all its entries together.
  public var expandedBytes = 1 << 30
  /// How many times its packed size an entry may unpack to; small entries are free.
  public var ratio = 200
  /// The entries that an archive may have.
  public var entries = 10_000
  /// How deep archives may lie in archives.
  public var nesting = 3
  /// How deep elements may lie in elements of XML and HTML.
  public var depth = 200
  /// How long another program may read one document, in seconds.
  public var seconds = 60

  /// The usual limits: 1 GiB, ratio 200, 10,000 entries, 3 archives deep, 200 elements deep, 60 s.
  public init() {}

  /// Entries that unpack to no more than this are not held against `ratio`: a page of one repeated letter is no bomb.
  static let freeBytes = 1 << 20
}
