import Testing

@testable import VietLexicon

/// The tables themselves: that each is there, whole, and names only what the program knows.
struct TableTests {
  @Test(arguments: EmbeddedTable.all)
  func hasWholeRows(_ table: EmbeddedTable) {
    #expect(table.header.count >= 2 && table.header.last == "source")
    #expect(!table.rows.isEmpty)
    for row in table.rows {
      #expect(row.count == table.header.count, "\(row)")
      #expect(row.allSatisfy { !$0.isEmpty && $0.first != " " && $0.last != " " }, "\(row)")
    }
  }

  @Test(arguments: EmbeddedTable.all)
  func isInNFCWithoutRepetition(_ table: EmbeddedTable) {
    for field in table.rows.joined() {
      #expect(!field.unicodeScalars.contains { (0x300...0x36F).contains($0.value) }, "\(field)")
    }
    let keys = table.rows.map { $0[0] }
    #expect(Set(keys).count == keys.count, "\(Dictionary(grouping: keys, by: \.self).filter { $1.count > 1 }.keys)")
  }

  @Test func hasManyUnitsAndNouns() {
    #expect(EmbeddedTable.units.rows.count >= 250)
    #expect(EmbeddedTable.nouns.rows.count >= 500)
    #expect(EmbeddedTable.currencies.rows.count >= 30)
  }

  /// A spoken name is a form of its row, without a power of ten.
  @Test(arguments: EmbeddedTable.withSpokenNames)
  func spokenNamesAreForms(_ table: EmbeddedTable) {
    #expect(table.header[2] == "spoken")
    for row in table.rows where row[2] != "-" {
      #expect(row[1].lowercased().split(separator: "|").contains(row[2].lowercased()[...]), "\(row[0])")
    }
  }

  /// Words between single spaces, in small letters but for the scales of temperature and sound and the names of countries.
  @Test(arguments: EmbeddedTable.withSpokenNames)
  func spokenNamesAreWords(_ table: EmbeddedTable) {
    for (symbol, name) in table.spokenNames {
      let words = name.split(separator: " ", omittingEmptySubsequences: false)
      #expect(words.allSatisfy { $0.first?.isLetter == true && $0.allSatisfy(\.isLetter) }, "\(symbol)")
      #expect(words.first?.first?.isUppercase == false, "\(symbol)")
      let capitals = words.filter { $0.contains(where: \.isUppercase) }
      #expect(table.name == "currencies" || Set(capitals).isSubset(of: ["A", "C", "F", "K", "Anh", "Mỹ"]), "\(symbol)")
    }
  }

  @Test(arguments: [EmbeddedTable.cuesBefore, .cuesAfter])
  func namesKnownCues(_ table: EmbeddedTable) {
    for row in table.rows {
      for name in row[1].split(separator: ",") { #expect(Cue.named[String(name)] != nil, "\(row[0]): \(name)") }
    }
  }

  @Test func namesKnownRoles() {
    for row in EmbeddedTable.terminals.rows { #expect(Terminal.named[row[1]] != nil, "\(row[0]): \(row[1])") }
    for row in EmbeddedTable.numerals.rows {
      #expect(NumeralRole.named[row[1]] != nil, "\(row[0]): \(row[1])")
      #expect(UInt8(row[2]) != nil, "\(row[0]): \(row[2])")
    }
    for row in EmbeddedTable.legal.rows {
      for name in row[1].split(separator: "|") { #expect(LegalRole.named[String(name)] != nil, "\(row[0]): \(name)") }
    }
    for row in EmbeddedTable.factPhrases.rows { #expect(FactTerm.named[row[1]] != nil, "\(row[0]): \(row[1])") }
    for row in EmbeddedTable.shadows.rows { #expect(["number", "unit"].contains(row[1]), "\(row[0]): \(row[1])") }
  }

  /// What no table uses has no business in the program.
  @Test func usesEveryRole() {
    let terminals = Set(EmbeddedTable.terminals.rows.map { $0[1] })
    #expect(Terminal.allCases.filter { $0 != .none && !terminals.contains("\($0)") } == [])
    #expect(Set(EmbeddedTable.speech.rows.map { $0[0] }).isSubset(of: SpokenWord.allCases.map { "\($0)" }))
    #expect(SpokenWord.allCases.filter { SpokenWords.standard[$0].isEmpty } == [])
    let numerals = Set(EmbeddedTable.numerals.rows.map { $0[1] })
    #expect(NumeralRole.allCases.filter { $0 != .none && !numerals.contains("\($0)") } == [])
    let terms = Set(EmbeddedTable.factPhrases.rows.map { $0[1] })
    let made: Set<FactTerm> = [.text, .place, .figure, .comma, .semicolon, .colon, .open, .close, .slash, .dash, .mark]
    #expect(FactTerm.allCases.filter { !made.contains($0) && !terms.contains("\($0)") } == [])
    #expect(FactTerm.allCases.count <= 64)
    let cues = Set((EmbeddedTable.cuesBefore.rows + EmbeddedTable.cuesAfter.rows).flatMap { $0[1].split(separator: ",").map(String.init) })
    #expect(Set(Cue.named.keys).subtracting(cues) == [])
  }

  @Test func currenciesHaveISOCodes() {
    for row in EmbeddedTable.currencies.rows {
      #expect(row[0].count == 3 && row[0].allSatisfy { $0.isASCII && $0.isUppercase }, "\(row[0])")
    }
  }
}
