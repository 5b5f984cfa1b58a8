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

  /// Forms are at most so long, in bytes.
  static let width = 16
  private static let bits: UInt64 = 11

  private struct Entry {
    var head: UInt64 = 0, tail: UInt64 = 0
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
        (entry.pointee.head, entry.pointee.tail) = Self.key(of: base, 0..<fields[0].count)
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
    guard range.count <= Self.width, !range.isEmpty else { return nil }
    let (head, tail) = Self.key(of: base, range)
    let hash = (head ^ tail &* 0xC2B2_AE3D_27D4_EB4F) &* 0x9E37_79B9_7F4A_7C15
    var slot = Int(truncatingIfNeeded: hash &>> (64 &- Self.bits))
    // At most a quarter of the slots are taken (a test of the table holds it).
    while entries[slot].head != 0, entries[slot].head != head || entries[slot].tail != tail {
      slot = (slot &+ 1) & (1 << Int(Self.bits) - 1)
    }
    return entries + slot
  }

  /// The bytes of a word as two numbers.
  private static func key(of base: UnsafePointer<UInt8>, _ range: Range<Int>) -> (head: UInt64, tail: UInt64) {
    var head: UInt64 = 0, tail: UInt64 = 0
    for offset in 0..<range.count {
      let byte = UInt64(base[range.lowerBound + offset])
      if offset < 8 { head |= byte &<< UInt64(offset * 8) } else { tail |= byte &<< UInt64((offset - 8) * 8) }
    }
    return (head, tail)
  }
}
