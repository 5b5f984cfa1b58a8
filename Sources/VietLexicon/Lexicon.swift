internal import CVietTables
package import VietOrthography

/// The language tables as the grammars use them: vocabulary, word senses and phrases.
///
/// Made once (about a millisecond) and shared: nothing in it changes afterwards, so any number of threads may read
/// it at once. The source of each table stands in its own column, see `Sources/CVietTables/Tables/README.md`.
package final class Lexicon: @unchecked Sendable {
  package let vocabulary: Vocabulary
  /// By `WordID`.
  package let senses: UnsafePointer<WordSense>
  /// Units, nouns, currencies, percent signs; the payload is an index into `entries`, plus 1.
  package let units: PhraseTrie
  /// Phrases from their last word to their first; the payload is a `Cue`.
  package let cuesBefore: PhraseTrie
  package let cuesAfter: PhraseTrie
  /// Heads of legal references; the payload is a `LegalRole`.
  package let legal: PhraseTrie
  /// Phrases that begin like a number and are none: "ba lô".
  package let shadows: PhraseTrie
  package let entries: [UnitEntry]
  package let scanner = LetterScanner()

  // Entries that the grammars name.
  package let dong: Int
  package let degree: Int
  package let celsius: Int
  package let points: Int
  package let times: Int
  package let plusMinus: WordID
  private let first: WordID

  /// The lexicon of the embedded tables.
  package static let standard = Lexicon()

  package init() {
    var builder = LexiconBuilder()
    builder.readAll()
    vocabulary = builder.vocabulary
    units = builder.units
    cuesBefore = builder.cuesBefore
    cuesAfter = builder.cuesAfter
    legal = builder.legal
    shadows = builder.shadows
    entries = builder.entries
    func entry(_ symbol: String) -> Int { builder.entries.firstIndex { $0.symbol.string == symbol } ?? 0 }
    (dong, degree, celsius, points) = (entry("VND"), entry("độ"), entry("°C"), entry("điểm"))
    times = entry("lần")
    first = builder.vocabulary.id(of: SyllableKey(of: "nhất"))
    plusMinus = builder.vocabulary.id(of: Vocabulary.key(ofSymbol: 0xB1))
    let copy = UnsafeMutablePointer<WordSense>.allocate(capacity: builder.senses.count)
    copy.initialize(from: builder.senses, count: builder.senses.count)
    senses = UnsafePointer(copy)
  }

  deinit {
    vocabulary.deallocate()
    units.deallocate()
    cuesBefore.deallocate()
    cuesAfter.deallocate()
    legal.deallocate()
    shadows.deallocate()
    senses.deallocate()
  }

  /// Whether a word is "nhất", first.
  package func isFirst(_ word: WordID) -> Bool { word == first && word != 0 }

  /// The number of a word written in NFC; 0 when no table has it.
  package func id(of word: String) -> WordID { vocabulary.id(of: SyllableKey(of: word)) }
}

/// What the head of a legal reference is (table `legal.tsv`).
package struct LegalRole: OptionSet, Sendable {
  package let rawValue: UInt32
  package init(rawValue: UInt32) { self.rawValue = rawValue }

  /// nghị định, quyết định …
  package static let document = LegalRole(rawValue: 1)
  /// NĐ, QĐ …
  package static let shortDocument = LegalRole(rawValue: 2)
  /// luật, bộ luật.
  package static let law = LegalRole(rawValue: 4)
  /// điều.
  package static let article = LegalRole(rawValue: 8)
  /// khoản, điểm, chương.
  package static let part = LegalRole(rawValue: 16)

  /// A document that needs its code: "kế hoạch 15 tỷ" is none.
  package static let weak = LegalRole(rawValue: 32)

  static let named: [String: LegalRole] = [
    "document": .document, "shortDocument": .shortDocument, "law": .law, "article": .article, "part": .part, "weak": .weak,
  ]
}
