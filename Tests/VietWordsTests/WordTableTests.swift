import CVietTables
import Testing
import VietOrthography

@testable import VietWords

/// The tables of short forms: that each row is whole, and is found.
struct WordTableTests {
  static let tables = [("abbreviations", cvt_abbreviations()), ("token-words", cvt_token_words())].map { name, table in
    String(decoding: UnsafeBufferPointer(start: table.base, count: table.count), as: UTF8.self)
      .split(separator: "\n").filter { !$0.hasPrefix("#") }.dropFirst().map {
        $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      }
  }

  @Test func rowsAreFound() {
    for row in Self.tables.joined() {
      #expect(row.count == 3 && row.allSatisfy { !$0.isEmpty && $0.first != " " && $0.last != " " }, "\(row)")
      let form = Array(row[0].utf8)
      #expect(form.count <= ByteKey.width, "\(row)")
      let roles = form.withUnsafeBufferPointer { WordForms.shared.roles(of: $0.baseAddress.unsafelyUnwrapped, 0..<form.count) }
      for name in row[1].split(separator: "|") {
        let role = WordForms.Roles(name: String(name))
        #expect(role != nil && roles.isSuperset(of: role ?? []), "\(row)")
      }
    }
  }

  @Test func formsAreInNFCAndFew() {
    for row in Self.tables.joined() {
      for field in row { #expect(!field.unicodeScalars.contains { (0x300...0x36F).contains($0.value) }, "\(field)") }
    }
    for table in Self.tables { #expect(Set(table.map { $0[0] }).count == table.count) }
    // The table has 2,048 slots; a look-up is quick as long as few are taken.
    #expect(Self.tables.joined().count <= 700)
    #expect(Self.tables.allSatisfy { $0.count >= 150 })
  }
}
