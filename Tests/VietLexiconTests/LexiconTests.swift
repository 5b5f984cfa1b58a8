import Testing
import TestSupport
import VietICU
import VietLexicon
import VietOrthography
import VietTokens

struct LexiconTests {
  private let lexicon = Lexicon.standard

  /// The entry that a whole text names; nil where the trie has no phrase that covers it.
  private func entry(_ text: String) -> UnitEntry? {
    withPassage(text) { passage in
      guard let match = passage.longestMatch(passage.lexicon.units, at: 0), match.end == passage.count else { return nil }
      return passage.lexicon.entries[Int(match.payload) - 1]
    }
  }

  /// No form may be lost because a vocabulary or trie is full, or because it is tokenized otherwise than it is entered.
  @Test func findsEveryUnit() {
    for (form, symbol) in EmbeddedTable.unitForms {
      let found = entry(form)
      guard let found, found.symbol.string != symbol else {
        #expect(found != nil, "\(form)")
        continue
      }
      // "kíp" is money and a shift.
      if found.homonym > 0, lexicon.entries[Int(found.homonym)].symbol.string == symbol { continue }
      // "MW" stands before "mW", which differs in nothing but letter case.
      let variant = lexicon.entries[Int(found.caseVariant)]
      #expect(found.form.string.lowercased() == form.lowercased() && found.form.string != form, "\(form)")
      #expect(variant.form.string == form && variant.symbol.string == symbol, "\(form)")
    }
  }

  @Test(arguments: [("đồng", 0), ("trđ", 6), ("tr.đồng", 6), ("ngđ", 3), ("cent", -2)])
  func formsCarryPowersOfTen(_ form: String, _ scale: Int8) throws {
    #expect(try #require(entry(form)).scale == scale)
  }

  /// What is said is read back as the same unit, by the entry that says it.
  @Test(arguments: EmbeddedTable.withSpokenNames)
  func findsEverySpokenName(_ table: EmbeddedTable) throws {
    for (symbol, name) in table.spokenNames {
      let found = try #require(entry(name), "\(symbol): \(name)")
      // "vụ" is a counted noun first, and nouns are read as they are written.
      if found.kind == .noun, found.symbol.string == symbol { continue }
      #expect(found.symbol.string == symbol && found.scale == 0 && found.spoken.string == name, "\(symbol): \(name)")
      #expect(found.kind == ["percents": .percent, "currencies": .currency, "units": .measure][table.name] ?? .calendar, "\(name)")
    }
  }

  @Test(arguments: [
    ("kg", "ki lô gam"), ("ký lô", "ki lô gam"), ("M2", "mét vuông"), ("trđ", "đồng"), ("US$", "đô la"), ("cent", "đô la"),
    ("%", "phần trăm"), ("‰", "phần nghìn"), ("giờ", "giờ"), ("h", "giờ"), ("MW", "mê ga oát"), ("TEU", ""), ("dự án", ""),
    ("công suất", ""),
    ("KZT", "Tenge Kazakhstan"), ("tenge kazakhstan", "Tenge Kazakhstan"), ("đô la Australia", "đô la Úc"),
  ])
  func everyFormHasTheSpokenNameOfItsRow(_ form: String, _ spoken: String) throws {
    #expect(try #require(entry(form)).spoken.string == spoken)
  }

  /// "mW" hangs on "MW" and is called otherwise.
  @Test func caseVariantsHaveTheirOwnSpokenNames() throws {
    let variant = try #require(entry("mW")).caseVariant
    #expect(lexicon.entries[Int(variant)].spoken.string == "mi li oát")
  }

  /// Every currency that ICU knows is found by its Vietnamese name, and by its code unless that is a word in use.
  @Test func findsEveryCurrencyOfICU() {
    let currencies = ICU.currencies.filter { !$0.name.contains("(") && $0.name != $0.code }
    #expect(currencies.count > 140)
    for (code, name) in currencies {
      #expect(entry(name)?.symbol.string == code && entry(name)?.kind == .currency, "\(name)")
      if let found = entry(code), found.kind == .currency { #expect(found.symbol.string == code) }
    }
    #expect(entry("KZT")?.isRareCode == true && entry("USD")?.isRareCode == false && entry("TOP") == nil)
  }

  @Test func findsEveryCue() {
    for row in EmbeddedTable.cuesBefore.rows {
      withPassage(row[0]) { #expect($0.cue(endingWith: $0.count - 1)?.start == 0, "\(row[0])") }
    }
    for row in EmbeddedTable.cuesAfter.rows {
      withPassage(row[0]) { #expect($0.cue(startingAt: 0)?.end == $0.count, "\(row[0])") }
    }
  }

  @Test func findsEveryPhraseOfFacts() {
    for row in EmbeddedTable.factPhrases.rows {
      withPassage(row[0]) { passage in
        let match = passage.longestMatch(passage.lexicon.factPhrases, at: 0)
        #expect(match?.end == passage.count && match?.payload ?? 0 > 0, "\(row[0])")
      }
    }
    for row in EmbeddedTable.places.rows {
      withPassage(row[0]) { passage in #expect(passage.longestMatch(passage.lexicon.factPhrases, at: 0)?.end == passage.count, "\(row[0])")
      }
    }
  }

  @Test func findsEveryLegalHeadAndShadow() {
    for row in EmbeddedTable.legal.rows {
      withPassage(row[0]) { passage in
        #expect(passage.longestMatch(passage.lexicon.legal, at: 0)?.end == passage.count, "\(row[0])")
        #expect(passage.sense(0).starts.contains(.legal), "\(row[0])")
      }
    }
    for row in EmbeddedTable.shadows.rows where row[1] == "number" {
      withPassage(row[0]) { passage in
        #expect(passage.longestMatch(passage.lexicon.shadows, at: 0)?.end == passage.count, "\(row[0])")
        #expect(passage.sense(0).starts.contains(.shadow), "\(row[0])")
      }
    }
  }

  @Test func findsEveryNumeralAndTerminal() {
    for row in EmbeddedTable.numerals.rows {
      withPassage(row[0]) { passage in
        #expect(passage.count == 1 && "\(passage.sense(0).numeral)" == row[1] && "\(passage.sense(0).value)" == row[2], "\(row[0])")
      }
    }
    for row in EmbeddedTable.terminals.rows {
      withPassage(row[0]) { #expect($0.count == 1 && "\($0.terminal(0))" == row[1], "\(row[0])") }
    }
  }

  /// Two words of the tables share a number only where they differ in nothing but letter case or tone placement.
  @Test func tellsWordsApart() {
    var words: [WordID: String] = [:]
    let phrases =
      EmbeddedTable.unitForms.map(\.form)
      + [EmbeddedTable.cuesBefore, .cuesAfter, .legal, .shadows, .numerals, .terminals].flatMap { $0.rows.map { $0[0] } }
    for phrase in phrases {
      withPassage(phrase) { passage in
        for index in 0..<passage.count where passage[index].isWord {
          let word = normalized(String(decoding: passage.bytes(index), as: UTF8.self))
          let id = passage[index].word
          #expect(id != 0, "\(word)")
          #expect(words[id] == nil || words[id] == word, "\(word)")
          words[id] = word
        }
      }
    }
    #expect(words.count > 1_000)
  }

  @Test(arguments: [
    ("ha", "ha"), ("HA", "ha"), ("tấn", "t"), ("TẤN", "t"), ("Tỷ đồng", nil), ("đồng", "VND"), ("ĐỒNG", "VND"), ("hóa đơn", "hóa đơn"),
    ("hoá đơn", "hóa đơn"), ("HOÁ ĐƠN", "hóa đơn"), ("%", "%"), ("điểm phần trăm", "pp"), ("lần", "lần"), ("độ C", "°C"), ("m2", "m2"),
    ("m²", "m2"),
    ("zzz", nil), ("đô la", "USD"), ("đô-la mỹ", "USD"),
  ])
  func looksUpInAnySpelling(_ text: String, _ symbol: String?) { #expect(entry(text)?.symbol.string == symbol) }

  /// Each form in its other spellings: tone mark elsewhere, capitals. Letter case is folded for the alphabet only (not `µ`, `Ω`).
  @Test func findsEveryUnitInOtherSpellings() {
    for (form, _) in EmbeddedTable.unitForms
    where form.lowercased().unicodeScalars.allSatisfy({ !$0.properties.isAlphabetic || Letter.code(of: $0) != Letter.foreign }) {
      let expected = entry(form)?.symbol.string
      #expect(entry(TonePlacement.swapping(form.lowercased()))?.symbol.string == expected, "\(TonePlacement.swapping(form))")
      #expect(entry(form.uppercased())?.symbol.string == expected, "\(form.uppercased())")
    }
  }

  @Test func namesItsOwnEntries() {
    let symbols = [lexicon.dong, lexicon.degree, lexicon.celsius, lexicon.points, lexicon.times].map { lexicon.entries[$0].symbol.string }
    #expect(symbols == ["VND", "độ", "°C", "điểm", "lần"])
    #expect(lexicon.isFirst(lexicon.id(of: "nhất")) && !lexicon.isFirst(0) && !lexicon.isFirst(lexicon.id(of: "nhì")))
    #expect(lexicon.plusMinus != 0 && lexicon.plusMinus == lexicon.vocabulary.id(of: Vocabulary.key(ofSymbol: 0xB1)))
  }

  @Test(arguments: [("tỷ", "TỶ"), ("quý", "Quý"), ("hoà", "hòa"), ("thuỷ", "THỦY"), ("m", "M"), ("đồng", "Đồng")])
  func numbersWords(_ word: String, _ other: String) {
    #expect(lexicon.id(of: word) == lexicon.id(of: other) && lexicon.id(of: word) != 0)
    #expect(lexicon.id(of: "qwerty") == 0)
  }

  /// As the vocabulary sees words: small letters, one tone placement.
  private func normalized(_ text: String) -> String {
    text.lowercased().split(separator: " ").map { word in
      let word = String(word)
      return min(word, TonePlacement.swapping(word))
    }.joined(separator: " ")
  }
}
