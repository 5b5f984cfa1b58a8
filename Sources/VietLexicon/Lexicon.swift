internal import CVietTables
public import VietOrthography

/// The language tables as the grammars use them: vocabulary, word senses and phrases.
///
/// Made once (about a millisecond) and shared: nothing in it changes afterwards, so any number of threads may read
/// it at once. The source of each table stands in its own column, see `Sources/CVietTables/Tables/README.md`.
public final class Lexicon: @unchecked Sendable {
  public let vocabulary: Vocabulary
  /// By `WordID`.
  public let senses: UnsafePointer<WordSense>
  /// Units, nouns, currencies, percent signs; the payload is an index into `entries`, plus 1.
  public let units: PhraseTrie
  /// Phrases from their last word to their first; the payload is a `Cue`.
  public let cuesBefore: PhraseTrie
  public let cuesAfter: PhraseTrie
  /// Heads of legal references; the payload is a `LegalRole`.
  public let legal: PhraseTrie
  /// Phrases that begin like a number and are none: "ba lô".
  public let shadows: PhraseTrie
  /// Phrases of statistical statements; the payload is a `FactTerm`.
  public let factPhrases: PhraseTrie
  /// What headings and labels of tables say by themselves; the payload is a `GridWord`.
  public let gridWords: PhraseTrie
  /// What the units trie names.
  public let entries: UnsafePointer<UnitEntry>
  private let entryCount: Int
  public let scanner = LetterScanner()

  // Entries that the grammars name.
  public let dong: Int
  public let degree: Int
  public let celsius: Int
  public let points: Int
  public let times: Int
  public let plusMinus: WordID
  private let first: WordID

  /// The lexicon of the embedded tables.
  public static let standard = Lexicon()

  public init() {
    var builder = LexiconBuilder()
    builder.readAll()
    vocabulary = builder.vocabulary
    units = builder.units
    cuesBefore = builder.cuesBefore
    cuesAfter = builder.cuesAfter
    legal = builder.legal
    shadows = builder.shadows
    factPhrases = builder.factPhrases
    gridWords = builder.gridWords
    entries = Self.copy(builder.entries)
    entryCount = builder.entries.count
    func entry(_ symbol: String) -> Int { builder.entries.firstIndex { $0.symbol.buffer.elementsEqual(symbol.utf8) } ?? 0 }
    (dong, degree, celsius, points) = (entry("VND"), entry("độ"), entry("°C"), entry("điểm"))
    times = entry("lần")
    first = builder.vocabulary.id(of: SyllableKey(of: "nhất"))
    plusMinus = builder.vocabulary.id(of: Vocabulary.key(ofSymbol: 0xB1))
    senses = Self.copy(builder.senses)
  }

  /// The elements where no array's checks and counts stand between them and a grammar; freed with the lexicon.
  private static func copy<T>(_ elements: [T]) -> UnsafePointer<T> {
    let copy = UnsafeMutablePointer<T>.allocate(capacity: elements.count)
    copy.initialize(from: elements, count: elements.count)
    return UnsafePointer(copy)
  }

  deinit {
    vocabulary.deallocate()
    units.deallocate()
    cuesBefore.deallocate()
    cuesAfter.deallocate()
    legal.deallocate()
    shadows.deallocate()
    factPhrases.deallocate()
    gridWords.deallocate()
    senses.deallocate()
    entries.deallocate()
  }

  /// Whether two entries are forms of one unit.
  public func isSameUnit(_ a: Int, _ b: Int) -> Bool {
    entries[a].symbol.buffer.baseAddress == entries[b].symbol.buffer.baseAddress
  }

  /// The first entry with this symbol; nil where no table has it. Linear in the entries.
  public func entry(of symbol: String) -> UnitEntry? {
    UnsafeBufferPointer(start: entries, count: entryCount).first { $0.symbol.buffer.elementsEqual(symbol.utf8) }
  }

  /// Whether a word is "nhất", first.
  public func isFirst(_ word: WordID) -> Bool { word == first && word != 0 }

  /// The number of a word written in NFC; 0 when no table has it.
  public func id(of word: String) -> WordID { vocabulary.id(of: SyllableKey(of: word)) }
}

/// What the head of a legal reference is (table `legal.tsv`).
public struct LegalRole: OptionSet, Sendable {
  public let rawValue: UInt32
  public init(rawValue: UInt32) { self.rawValue = rawValue }

  /// nghị định, quyết định …
  public static let document = LegalRole(rawValue: 1)
  /// NĐ, QĐ …
  public static let shortDocument = LegalRole(rawValue: 2)
  /// luật, bộ luật.
  public static let law = LegalRole(rawValue: 4)
  /// điều.
  public static let article = LegalRole(rawValue: 8)
  /// khoản, điểm, chương.
  public static let part = LegalRole(rawValue: 16)

  /// A document that needs its code: "kế hoạch 15 tỷ" is none.
  public static let weak = LegalRole(rawValue: 32)

  /// A law with its whole name: "BLHS".
  public static let whole = LegalRole(rawValue: 64)
  /// A law with the first words of its name: "luật phòng, chống".
  public static let open = LegalRole(rawValue: 128)

  static let named: [String: LegalRole] = [
    "document": .document, "shortDocument": .shortDocument, "law": .law, "article": .article, "part": .part, "weak": .weak,
    "whole": .whole, "open": .open,
  ]
}
