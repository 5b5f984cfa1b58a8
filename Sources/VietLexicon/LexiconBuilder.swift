internal import CVietTables
import VietICU
import VietOrthography

/// Reads the tables into the structures of a `Lexicon`.
struct LexiconBuilder {
  var vocabulary = Vocabulary(bits: 13)
  var senses = [WordSense](repeating: WordSense(), count: 128)
  var units = PhraseTrie(bits: 15)
  var cuesBefore = PhraseTrie(bits: 13)
  var cuesAfter = PhraseTrie(bits: 9)
  var legal = PhraseTrie(bits: 10)
  var shadows = PhraseTrie(bits: 10)
  var factPhrases = PhraseTrie(bits: 13)
  var gridWords = PhraseTrie(bits: 8)
  var entries: [UnitEntry] = []
  private let scanner = LetterScanner()

  mutating func readAll() {
    readNumerals()
    readTerminals()
    TableReader(cvt_roman_labels()).forEachRow { row in
      if let id = words(row[0]).first { senses[Int(id)].labelsRoman = true }
    }
    readUnits()
    readCues(cvt_cues_before(), into: \.cuesBefore, marking: .cueBefore, reversed: true)
    readCues(cvt_cues_after(), into: \.cuesAfter, marking: .cueAfter, reversed: false)
    readLegal()
    readShadows()
    readFactPhrases()
    TableReader(cvt_grid_words()).forEachRow { row in
      guard row.count >= 2, let word = GridWord.named[TableReader.string(row[1])] else { return }
      gridWords.insert(words(row[0]), UInt32(word.rawValue)) { old, _ in old }
    }
    // "±" has no table: it is a sign.
    _ = enter(Vocabulary.key(ofSymbol: 0xB1))
  }

  // MARK: Words

  /// The words of a phrase, entered into the vocabulary.
  private mutating func words(_ phrase: UnsafeBufferPointer<UInt8>) -> [WordID] {
    guard let base = phrase.baseAddress else { return [] }
    var result: [WordID] = []
    var position = 0
    while position < phrase.count {
      let word = scanner.word(in: base, from: position, to: phrase.count)
      if word.letters > 0 {
        result.append(enter(word.key))
        if word.letters <= 8, let other = TonePlacement.other(word.key) { vocabulary.alias(other, to: result[result.count - 1]) }
        position = word.end
      } else {
        let (scalar, length) = LetterScanner.scalar(in: base, at: position)
        if scalar != 0x20 { result.append(enter(Vocabulary.key(ofSymbol: scalar))) }
        position += length
      }
    }
    return result
  }

  private mutating func enter(_ key: SyllableKey) -> WordID {
    let id = vocabulary.insert(key)
    while senses.count < vocabulary.count { senses.append(WordSense()) }
    return id
  }

  // MARK: Tables

  private mutating func readNumerals() {
    TableReader(cvt_numerals()).forEachRow { row in
      guard row.count >= 3, let id = words(row[0]).first else { return }
      senses[Int(id)].numeral = NumeralRole.named[TableReader.string(row[1])] ?? .none
      senses[Int(id)].value = UInt8(TableReader.string(row[2])) ?? 0
    }
  }

  private mutating func readTerminals() {
    TableReader(cvt_terminals()).forEachRow { row in
      guard row.count >= 2, let id = words(row[0]).first else { return }
      senses[Int(id)].terminal = Terminal.named[TableReader.string(row[1])] ?? .none
    }
  }

  private mutating func readUnits() {
    TableReader(cvt_percents()).forEachRow { row in addUnit(.percent, symbol: row[0], forms: row[1], spoken: Self.spoken(row[2])) }
    readCurrencies()
    TableReader(cvt_units()).forEachRow { row in
      guard row.count >= 4 else { return }
      addUnit(.measure, symbol: row[0], forms: row[1], spoken: Self.spoken(row[2]), dimension: TableReader.string(row[3]))
    }
    TableReader(cvt_nouns()).forEachRow { row in addUnit(.noun, symbol: row[0], forms: row[0]) }
    TableReader(cvt_calendar_units()).forEachRow { row in
      addUnit(.calendar, symbol: row[0], forms: row[1], spoken: Self.spoken(row[2]))
    }
    readCurrencyNames()
  }

  /// The everyday forms; `-` marks a code that is a word in use.
  private mutating func readCurrencies() {
    TableReader(cvt_currencies()).forEachRow { row in
      guard row.count >= 4, !row[1].elementsEqual("-".utf8) else { return }
      let first = entries.count
      addUnit(.currency, symbol: row[0], forms: row[1], spoken: Self.spoken(row[2]))
      let minor = Self.spoken(row[3])
      let word = words(minor.buffer).first ?? 0
      for index in first..<entries.count { (entries[index].minor, entries[index].minorWord) = (minor, word) }
    }
  }

  /// The codes and Vietnamese names that ICU knows; what a table has already keeps its meaning.
  private mutating func readCurrencyNames() {
    var words: Set<String> = []
    var spokenOfTable: [String: StaticBytes] = [:]
    TableReader(cvt_currencies()).forEachRow { row in
      let code = TableReader.string(row[0])
      if row[1].elementsEqual("-".utf8) { words.insert(code) } else { spokenOfTable[code] = Self.spoken(row[2]) }
    }
    for (code, name) in ICU.currencies where !name.contains("(") {
      let symbol = StaticBytes(keeping: code).buffer
      let form = name == code ? nil : StaticBytes(keeping: name)
      let spoken = spokenOfTable[code] ?? form ?? .empty
      if let form {
        addUnit(.currency, symbol: symbol, forms: form.buffer, spoken: spoken)
        entries[entries.count - 1].keepsName = words.contains(code)
      }
      if !words.contains(code) {
        addUnit(.currency, symbol: symbol, forms: symbol, spoken: spoken)
        entries[entries.count - 1].isRareCode = true
      }
    }
  }

  private mutating func addUnit(
    _ kind: UnitEntry.Kind, symbol: UnsafeBufferPointer<UInt8>, forms: UnsafeBufferPointer<UInt8>,
    spoken: StaticBytes = .empty, dimension: String = ""
  ) {
    let group: UnitEntry.Dimension =
      switch dimension {
      case "mass": .mass
      case "length": .length
      case "area": .area
      case "volume": .volume
      case "ratio": .ratio
      case "count": .count
      default: .other
      }
    TableReader.split(forms, at: UInt8(ascii: "|")) { field in
      let (form, scale) = Self.scaled(field)
      let phrase = words(form)
      guard let first = phrase.first else { return }
      entries.append(
        UnitEntry(kind: kind, symbol: StaticBytes(symbol), form: StaticBytes(form), spoken: spoken, scale: scale, dimension: group))
      let payload = UInt32(entries.count)
      senses[Int(first)].starts.insert(kind == .currency ? [.unit, .currency] : .unit)
      var taken: UInt32 = 0
      units.insert(phrase, payload) { old, _ in
        taken = old
        return old
      }
      if taken > 0, kind == .noun, entries[Int(taken) - 1].kind == .currency { entries[Int(taken) - 1].homonym = UInt16(payload - 1) }
      // "mW" and "MW" are one word of the vocabulary: the first row is found, the other one hangs on it.
      if taken > 0, kind == .measure, entries[Int(taken) - 1].kind == .measure, !entries[Int(taken) - 1].symbol.buffer.elementsEqual(symbol)
      {
        entries[Int(taken) - 1].caseVariant = UInt16(payload - 1)
      }
    }
  }

  /// The spoken name in a field; `-` stands for none.
  private static func spoken(_ field: UnsafeBufferPointer<UInt8>) -> StaticBytes {
    field.elementsEqual("-".utf8) ? .empty : StaticBytes(field)
  }

  /// A form and the power of ten behind its colon: `trđ:6`.
  private static func scaled(_ field: UnsafeBufferPointer<UInt8>) -> (form: UnsafeBufferPointer<UInt8>, scale: Int8) {
    guard let colon = field.lastIndex(of: UInt8(ascii: ":")),
      let scale = Int8(TableReader.string(UnsafeBufferPointer(rebasing: field[(colon + 1)...])))
    else { return (field, 0) }
    return (UnsafeBufferPointer(rebasing: field[..<colon]), scale)
  }

  private mutating func readCues(
    _ table: cvt_table, into trie: WritableKeyPath<Self, PhraseTrie>, marking: PhraseSet, reversed: Bool
  ) {
    TableReader(table).forEachRow { row in
      guard row.count >= 2 else { return }
      let phrase = words(row[0])
      var cue: Cue = []
      TableReader.split(row[1], at: UInt8(ascii: ",")) { cue.formUnion(Cue.named[TableReader.string($0)] ?? []) }
      let inOrder = reversed ? phrase.reversed() : phrase
      guard let first = inOrder.first else { return }
      senses[Int(first)].starts.insert(marking)
      if reversed, cue.contains(.phone) { senses[Int(first)].starts.insert(.announcesTelephone) }
      if reversed, cue.hasAny(.code | .account | .address | .designation) { senses[Int(first)].starts.insert(.announcesName) }
      self[keyPath: trie].insert(inOrder, cue.rawValue) { $0 | $1 }
    }
  }

  private mutating func readShadows() {
    TableReader(cvt_shadows()).forEachRow { row in
      guard row.count >= 2 else { return }
      if TableReader.string(row[1]) == "unit" { return addUnit(.shadow, symbol: row[0], forms: row[0]) }
      let phrase = words(row[0])
      guard let first = phrase.first else { return }
      senses[Int(first)].starts.insert(.shadow)
      shadows.insert(phrase, 1) { old, _ in old }
    }
  }

  private mutating func readFactPhrases() {
    TableReader(cvt_fact_phrases()).forEachRow { row in
      guard row.count >= 2, let term = FactTerm.named[TableReader.string(row[1])] else { return }
      addFactPhrase(row[0], term)
    }
    TableReader(cvt_places()).forEachRow { row in addFactPhrase(row[0], .place) }
  }

  private mutating func addFactPhrase(_ phrase: UnsafeBufferPointer<UInt8>, _ term: FactTerm) {
    let phrase = words(phrase)
    guard let first = phrase.first else { return }
    senses[Int(first)].starts.insert(.fact)
    factPhrases.insert(phrase, UInt32(term.rawValue)) { old, _ in old }
  }

  private mutating func readLegal() {
    TableReader(cvt_legal()).forEachRow { row in
      guard row.count >= 2 else { return }
      let phrase = words(row[0])
      var role: LegalRole = []
      TableReader.split(row[1], at: UInt8(ascii: "|")) { role.formUnion(LegalRole.named[TableReader.string($0)] ?? []) }
      guard let first = phrase.first else { return }
      senses[Int(first)].starts.insert(.legal)
      legal.insert(phrase, role.rawValue) { $0 | $1 }
    }
  }
}
