import Testing
import VietEvaluation

struct GoldTableTests {
  private func table(_ rows: String, _ text: String) throws -> GoldTable {
    try GoldTable(tsv: "n\tsurface\tkind\tvalue\tunit\tmods\n" + rows, text: text)
  }

  @Test func rowsHavePlaces() throws {
    let table = try table("1\t12%\tpercent\t12\t%\tapprox,increase\n2\t12%\tpercent\t12\t%\t\n", "tăng khoảng 12% và 12%")
    #expect(table.rows.map(\.range) == [15..<18, 23..<26])
    #expect(table.rows[0].modifiers == ["approx", "increase"] && table.rows[1].modifiers.isEmpty)
  }

  @Test func columnsGoByName() throws {
    let table = try GoldTable(tsv: "value\tkind\tsurface\n5\tnumber\tnăm", text: "năm")
    #expect(table.rows[0].surface == "năm" && table.rows[0].value == "5" && table.rows[0].unit == "")
    #expect(throws: GoldTable.Problem.noColumn("kind")) { try GoldTable(tsv: "value\tsurface\n5\tnăm", text: "năm") }
    #expect(throws: GoldTable.Problem.noColumn("surface")) { try GoldTable(tsv: "", text: "năm") }
  }

  @Test func surfacesStandInOrder() {
    #expect(throws: GoldTable.Problem.noSurface(row: 2, surface: "5%")) {
      try table("1\t7%\tpercent\t7\t%\t\n2\t5%\tpercent\t5\t%\t", "5% và 7%")
    }
    #expect(throws: GoldTable.Problem.noSurface(row: 1, surface: "")) { try table("1\t\tpercent\t7\t%\t", "7%") }
    #expect(throws: GoldTable.Problem.noSurface(row: 1, surface: "17 tấn")) { try table("1\t17 tấn\tquantity\t17\tt\t", "7") }
  }

  /// Enumerators at the start of a line or in brackets, misprints and relative dates ask nothing.
  @Test(arguments: [
    ("1. Nông nghiệp", "1", "code", "1", true), (" - 12 xã", "12", "code", "12", true), ("(IV) Thu", "IV", "code", "IV", true),
    ("chú thích [3]", "3", "code", "3", true), ("bão số 10", "10", "code", "10", false), ("123. Nông", "123", "code", "123", false),
    ("1. Nông nghiệp", "1", "number", "1", false), ("hôm nay", "hôm nay", "date", "relative", true),
    ("5,6,7", "5,6,7", "number", "?", true),
  ])
  func freeRows(_ text: String, _ surface: String, _ kind: String, _ value: String, _ isFree: Bool) throws {
    #expect(try table("1\t\(surface)\t\(kind)\t\(value)\t\t", text).rows[0].isFree == isFree)
  }
}
