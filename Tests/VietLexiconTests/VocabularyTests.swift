import Testing
import VietOrthography

@testable import VietLexicon

struct VocabularyTests {
  @Test func numbersWordsInOrder() {
    var vocabulary = Vocabulary(bits: 10)
    defer { vocabulary.deallocate() }
    let words = ["tỷ", "đồng", "nghìn", "kilogram", "ệ"]
    let ids = words.map { vocabulary.insert(SyllableKey(of: $0)) }
    #expect(ids == [128, 129, 130, 131, 132] && vocabulary.count == 133)
    #expect(words.map { vocabulary.insert(SyllableKey(of: $0)) } == ids && vocabulary.count == 133)
    #expect(words.map { vocabulary.id(of: SyllableKey(of: $0.uppercased())) } == ids)
    #expect(vocabulary.id(of: SyllableKey(of: "triệu")) == 0)
  }

  @Test func lettersAndSymbolsOfASCIIAreTheirCodes() {
    let vocabulary = Vocabulary(bits: 8)
    defer { vocabulary.deallocate() }
    #expect(vocabulary.id(of: SyllableKey(of: "m")) == 109 && vocabulary.id(of: SyllableKey(of: "M")) == 109)
    for symbol in "/%-+" as String { #expect(vocabulary.id(of: key(symbol)) == symbol.asciiValue.map(WordID.init)) }
    for dash in "\u{2010}\u{2011}\u{2012}\u{2013}\u{2014}\u{2015}\u{2212}" { #expect(vocabulary.id(of: key(dash)) == 0x2D) }
    #expect(vocabulary.id(of: key("²")) == 0x32 && vocabulary.id(of: key("³")) == 0x33)
    #expect(vocabulary.id(of: key("€")) == 0 && key("€") != key("£"))
  }

  @Test func aliasesNameTheSameWord() {
    var vocabulary = Vocabulary(bits: 9)
    defer { vocabulary.deallocate() }
    let id = vocabulary.insert(SyllableKey(of: "hòa"))
    vocabulary.alias(SyllableKey(of: "hoà"), to: id)
    #expect(vocabulary.id(of: SyllableKey(of: "hoà")) == id && vocabulary.count == 129)
    // A word of its own is never taken over.
    let other = vocabulary.insert(SyllableKey(of: "hoa"))
    vocabulary.alias(SyllableKey(of: "hoa"), to: id)
    #expect(vocabulary.id(of: SyllableKey(of: "hoa")) == other)
  }

  /// A full vocabulary gives 0, the number of an unknown word, and keeps answering.
  @Test func survivesBeingFull() {
    var vocabulary = Vocabulary(bits: 9)
    defer { vocabulary.deallocate() }
    let ids = (0..<400).map { vocabulary.insert(SyllableKey(bits: 0x1_0000 + UInt64($0))) }
    #expect(ids.prefix(128).allSatisfy { $0 != 0 } && ids.suffix(272).allSatisfy { $0 == 0 })
    #expect(vocabulary.id(of: SyllableKey(bits: 0x2_0000)) == 0)
  }

  private func key(_ symbol: Character) -> SyllableKey {
    Vocabulary.key(ofSymbol: symbol.unicodeScalars.first?.value ?? 0)
  }
}
