import Testing
import VietDocuments

/// CSV and its kin.
struct DelimitedReaderTests {
  private func table(_ csv: String) throws -> ExtractedText { try read(Array(csv.utf8), name: "table.csv") }

  @Test func quotesAndLines() throws {
    let text = try table("Tên,Số,Ghi chú\r\n\"Lúa, ngô\",\"1,5\",\"nói \"\"đạt\"\"\"\r\nKhoai, \"hai\r\ndòng\" ,a \"b\"\r\n")
    #expect(
      text.cells() == ["A1=Tên", "B1=Số", "C1=Ghi chú", "A2=Lúa, ngô", "B2=1,5", "C2=nói \"đạt\"", "A3=Khoai", "B3=hai dòng", "C3=a \"b\""])
    let place = text.place(at: text.grids[0].cells[7].text.lowerBound)
    #expect(place.cell?.description == "B3" && place.sheet == nil)
    try expectLaws(text)
  }

  /// The marks between fields.
  @Test(arguments: [
    ("Tên;2022;2023\nLúa;1,5;2,5\n", ["Tên", "2022", "2023", "Lúa", "1,5", "2,5"]), ("a\tb\nc, d\t1;2", ["a", "b", "c, d", "1;2"]),
    ("a|b\n1,5|2,5", ["a", "b", "1,5", "2,5"]), ("a,b\nc;d,e", ["a", "b", "c;d", "e"]), ("a;b\n\n\"c;c\";1,5", ["a", "b", "c;c", "1,5"]),
    ("\u{FEFF}a,b\n1,2", ["a", "b", "1", "2"]),
  ])
  func separators(_ csv: String, _ cells: [String]) throws {
    let text = try table(csv)
    let found = text.grids.flatMap(\.cells).map { String(decoding: text.document.utf8[$0.text], as: UTF8.self) }
    #expect(found == cells)
    try expectLaws(text)
  }

  @Test(arguments: ["", "\n\n", "\"", "a,\"b", ",,,\n,,", "\"\"\"", "một dòng"])
  func whatIsNoTable(_ csv: String) throws {
    try expectLaws(try table(csv))
  }
}
