import CVietTables
import VietOrthography

/// What the tables know of short words around stops, found by their bytes.
///
/// ```
/// WordForms.shared.roles(of: base, 0..<2)   // "TP" → .title
/// ```
struct WordForms: @unchecked Sendable {
  struct Roles: OptionSet {
    let rawValue: UInt16
    /// Stands before a name or number, with its stop: `TP`, `ThS`.
    static let title = Roles(rawValue: 1)
    /// Stands with its stop inside a sentence: `tr`, `Nxb`.
    static let inner = Roles(rawValue: 2)
    /// Has a stop, and may end a sentence: `v.v`.
    static let final = Roles(rawValue: 4)
    /// Begins sentences, and no names: `Theo`, `Tuy`.
    static let opener = Roles(rawValue: 8)
    /// Is numbered at the head of a chapter: `Điều`, `Chương`.
    static let heading = Roles(rawValue: 16)
    /// A unit with a stroke: `km/h`.
    static let rate = Roles(rawValue: 32)
    /// Ends the name of a site: `vn`, `com`.
    static let domain = Roles(rawValue: 64)
    /// A month in a date: `Jan`.
    static let month = Roles(rawValue: 128)
    /// Stands before the day of a date: `ngày`.
    static let day = Roles(rawValue: 256)
    /// Two words of two phrases: `tế-xã`.
    static let joint = Roles(rawValue: 512)
    /// Stands behind digits without a space: `USD`.
    static let unit = Roles(rawValue: 1024)
    /// Stands for a bracket in treebanks: `LBKT`.
    static let bracket = Roles(rawValue: 2048)
    /// Stands with its stop, whatever is before or behind it.
    static let abbreviations: Roles = [title, inner, final]

    init(rawValue: UInt16) { self.rawValue = rawValue }

    init?(name: String) {
      switch name {
      case "title": self = .title
      case "inner": self = .inner
      case "final": self = .final
      case "opener": self = .opener
      case "heading": self = .heading
      case "rate": self = .rate
      case "domain": self = .domain
      case "month": self = .month
      case "day": self = .day
      case "joint": self = .joint
      case "unit": self = .unit
      case "bracket": self = .bracket
      default: return nil
      }
    }
  }

  private static let bits: UInt64 = 11

  private struct Entry {
    var key = ByteKey()
    var roles: Roles = []
  }

  private let entries: UnsafeMutablePointer<Entry>

  static let shared = WordForms()

  private init() {
    entries = .allocate(capacity: 1 << Self.bits)
    entries.initialize(repeating: Entry(), count: 1 << Self.bits)
    for table in [cvt_abbreviations(), cvt_token_words()] {
      TableReader(table).forEachRow { fields in
        guard fields.count >= 2, let base = fields[0].baseAddress, let entry = place(of: base, 0..<fields[0].count) else { return }
        entry.pointee.key = ByteKey(bytewise: 0..<fields[0].count, in: base)
        TableReader.split(fields[1], at: UInt8(ascii: "|")) { name in
          if let roles = Roles(name: TableReader.string(name)) { entry.pointee.roles.formUnion(roles) }
        }
      }
    }
  }

  /// What is known of the word that bytes are; nothing of long ones.
  func roles(of base: UnsafePointer<UInt8>, _ range: Range<Int>) -> Roles { place(of: base, range)?.pointee.roles ?? [] }

  /// Where a word stands or would stand; nil for long ones.
  private func place(of base: UnsafePointer<UInt8>, _ range: Range<Int>) -> UnsafeMutablePointer<Entry>? {
    guard range.count <= ByteKey.width, !range.isEmpty else { return nil }
    let key = ByteKey(bytewise: range, in: base)
    var slot = key.slot(bits: Self.bits)
    // At most a quarter of the slots are taken (a test of the table holds it).
    while entries[slot].key.head != 0, entries[slot].key != key { slot = (slot &+ 1) & (1 << Int(Self.bits) - 1) }
    return entries + slot
  }
}
