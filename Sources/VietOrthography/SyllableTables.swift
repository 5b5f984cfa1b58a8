internal import CVietTables

/// The onsets and rhymes that Vietnamese is written with, by the packed codes of their letters without tone.
///
/// Source: `rhymes.tsv`, `onsets.tsv`, `syllables.tsv`. Never freed: the tables live as long as the process.
struct SyllableTables: @unchecked Sendable {
  struct Onset {
    enum Follower: Int { case any, front, back, q, frontOrLoan }

    var count = 0
    var isLoan = false
    var follower = Follower.any
    /// What a rhyme with a glide behind it is.
    var glide = Syllable.Status?.none
  }

  struct Rhyme {
    var glide = 0, nucleus = 0, coda = 0
    var isLoan = false
    /// Whether it ends in c, ch, k, p, t, with which only two tones go.
    var isStopped = false
    /// The letters of the onsets it can follow; nil for all.
    var onsets: [UInt64]?
    var exceptOnset: UInt64?
  }

  static let shared = SyllableTables()

  private var onsets: [UInt64: Onset] = [:]
  private var rhymes = KeyedTable<Rhyme>(capacity: 1 << 10)
  private var exceptions: [SyllableKey: Syllable.Status] = [:]
  /// The rhymes once more, by their letters: what keys are typed towards.
  private var rhymeForms: [(letters: [UInt8], glide: Bool, isBehindQ: Bool)] = []

  private init() {
    let empty = SyllableKey().bits
    TableReader(cvt_onsets()).forEachRow { row in
      let letters = TableReader.string(row[0])
      let followers: [String: Onset.Follower] = [
        "any": .any, "front": .front, "back": .back, "q": .q, "front-or-loan": .frontOrLoan,
      ]
      onsets[SyllableKey(of: letters).bits] = Onset(
        count: letters.unicodeScalars.count, isLoan: TableReader.string(row[3]) == "loan",
        follower: followers[TableReader.string(row[1])] ?? .any, glide: Syllable.Status(rawValue: TableReader.string(row[2])))
    }
    onsets[empty] = Onset(glide: .native)
    TableReader(cvt_rhymes()).forEachRow { row in
      func part(_ field: Int) -> String { TableReader.string(row[field]) == "-" ? "" : TableReader.string(row[field]) }
      let parts = [part(1), part(2), part(3)].map(\.unicodeScalars.count)
      var rhyme = Rhyme(glide: parts[0], nucleus: parts[1], coda: parts[2], isLoan: part(4) == "loan")
      rhyme.isStopped = ["c", "ch", "k", "p", "t"].contains(part(3))
      switch part(5) {
      case "": break
      case "onset": rhyme.exceptOnset = empty
      case let after where after.hasPrefix("!"): rhyme.exceptOnset = SyllableKey(of: String(after.dropFirst())).bits
      case let after: rhyme.onsets = after.split(separator: " ").map { $0 == "zero" ? empty : SyllableKey(of: String($0)).bits }
      }
      rhymes[SyllableKey(of: part(0)).bits] = rhyme
      let isBehindQ = part(0).hasPrefix("q")
      rhymeForms.append((part(0).unicodeScalars.dropFirst(isBehindQ ? 1 : 0).map { Letter.code(of: $0) }, rhyme.glide > 0, isBehindQ))
    }
    TableReader(cvt_syllables()).forEachRow { row in
      exceptions[SyllableKey(of: TableReader.string(row[0]))] = Syllable.Status(rawValue: TableReader.string(row[1]))
    }
  }

  func onset(_ key: UInt64) -> Onset? { onsets[key] }

  func rhyme(_ key: UInt64) -> Rhyme? { rhymes[key] }

  func exception(_ key: SyllableKey) -> Syllable.Status? { exceptions[key] }

  /// Calls `body` with the letters of every native syllable, without tone, and of those that keys must also make: with p, and with rhymes of loans.
  func forEachTyped(_ body: (_ letters: [UInt8]) -> Void) {
    let g = SyllableKey(of: "g").bits, p = SyllableKey(of: "p").bits
    for (key, onset) in onsets where !onset.isLoan || key == p {
      let letters = Self.letters(key)
      for form in rhymeForms
      where onset.follower == .q ? form.isBehindQ || form.glide && form.letters[0] == UInt8(ascii: "u") : !form.isBehindQ {
        let isFront = Syllable.isFront(form.letters[0])
        switch onset.follower {
        case .front where !isFront: continue
        case .back where isFront && !(key == g && form.letters[0] == UInt8(ascii: "i")): continue
        default: body(letters + form.letters)
        }
      }
    }
  }

  private static func letters(_ key: UInt64) -> [UInt8] {
    (0..<8).reversed().map { UInt8(truncatingIfNeeded: key >> (UInt64($0) * 8)) }.filter { $0 != 0 }
  }
}

/// A small table of values by 64-bit keys, none of them 0; at most half full.
struct KeyedTable<Value> {
  private var entries: [(key: UInt64, value: Value)?]

  /// A table for up to half of `capacity` values, a power of two.
  init(capacity: Int) { entries = Array(repeating: nil, count: capacity) }

  private func slot(of key: UInt64) -> Int {
    var slot = Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 40) & (entries.count - 1)
    while let entry = entries[slot], entry.key != key { slot = (slot + 1) & (entries.count - 1) }
    return slot
  }

  subscript(_ key: UInt64) -> Value? {
    get { entries[slot(of: key)]?.value }
    set {
      let slot = slot(of: key)
      entries[slot] = newValue.map { (key, $0) }
    }
  }
}
