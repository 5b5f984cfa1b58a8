import Testing
import VietDocuments

/// ODT, part by part.
struct OpenDocumentReaderTests {
  private func p(_ text: String) -> String { "<text:p>\(text)</text:p>" }

  private func table(_ rows: [[String]]) -> String {
    let lines = rows.map { row in
      "<table:table-row>\(row.map { $0.hasPrefix("<table") ? $0 : "<table:table-cell>\(p($0))</table:table-cell>" }.joined())</table:table-row>"
    }
    return "<table:table>\(lines.joined())</table:table>"
  }

  @Test func paragraphsAndLists() throws {
    let text = try read(
      Sample.odt(
        "<text:list><text:list-item><text:h>1. Chung</text:h></text:list-item></text:list>"
          + p("Thu<text:s text:c=\"2\"/>5<text:tab/>tỷ<text:line-break/>sau\n  đó")
          + "<text:list><text:list-item>\(p("lúa"))</text:list-item><text:list-item>\(p("ngô"))</text:list-item></text:list>" + p("Hết")))
    #expect(text.string == "1. Chung\n\nThu  5\ttỷ\nsau đó\n\n- lúa\n- ngô\n\nHết\n")
    try expectLaws(text)
  }

  @Test func tableWithSpans() throws {
    let heading = "<table:table-header-rows><table:table-row>"
    let text = try read(
      Sample.odt(
        "<table:table>\(heading)<table:table-cell table:number-rows-spanned=\"2\">\(p("Cây"))</table:table-cell>"
          + "<table:table-cell table:number-columns-spanned=\"2\">\(p("Năm"))</table:table-cell><table:covered-table-cell/></table:table-row>"
          + "<table:table-row><table:covered-table-cell/><table:table-cell>\(p("2022"))</table:table-cell><table:table-cell>\(p("2023"))"
          + "</table:table-cell></table:table-row></table:table-header-rows><table:table-row><table:table-cell>\(p("Lúa"))</table:table-cell>"
          + "<table:table-cell table:number-columns-repeated=\"1\">\(p("5,1"))</table:table-cell><table:table-cell/></table:table-row></table:table>"
      ))
    #expect(text.cells() == ["A1(2x1)=Cây", "B1(1x2)=Năm", "B2=2022", "C2=2023", "A3=Lúa", "B3=5,1"])
    #expect(text.grids[0].cells.map(\.isHeading) == [true, true, true, true, false, false])
    try expectLaws(text)
  }

  @Test func nestedTables() throws {
    let inner = "<table:table-cell>\(p("trên"))\(table([["A", "1"], ["B", "2"]]))</table:table-cell>"
    let text = try read(Sample.odt(table([["trái", inner], ["dưới", "cuối"]])))
    #expect(text.lines == ["trái", "trên", "A\t1", "B\t2", "dưới", "cuối"])
  }

  @Test func notesAndTextBoxes() throws {
    let note = "<text:note><text:note-citation>1</text:note-citation><text:note-body>\(p("So với 2022."))</text:note-body></text:note>"
    let box = "<draw:frame><draw:text-box>\(p("trong hộp"))</draw:text-box></draw:frame>"
    let text = try read(Sample.odt(p("Tăng 5%\(note), giảm 3%\(box).") + p("Sau")))
    #expect(text.lines == ["Tăng 5%, giảm 3%.", "So với 2022.", "trong hộp", "Sau"])
  }

  @Test(arguments: [
    "<office:annotation>\("<text:p>9</text:p>")</office:annotation>", "<text:span text:style-name=\"H\">9</text:span>",
    "<draw:frame><svg:desc xmlns:svg=\"svg\">9</svg:desc></draw:frame>",
    "<text:span text:style-name=\"H\"><text:span>9</text:span></text:span>",
  ])
  func leftOut(_ part: String) throws {
    let deletion =
      "<text:tracked-changes><text:changed-region><text:deletion>\(p("9"))</text:deletion></text:changed-region></text:tracked-changes>"
    let styles = "<style:style style:name=\"H\"><style:text-properties text:display=\"none\"/></style:style>"
    #expect(try read(Sample.odt(deletion + p("5\(part) tỷ"), styles: styles)).string == "5 tỷ\n")
  }

  @Test func raisedDigits() throws {
    let styles = "<style:style style:name=\"T1\"><style:text-properties style:text-position=\"super 58%\"/></style:style>"
    #expect(try read(Sample.odt(p("5 m<text:span text:style-name=\"T1\">2</text:span>"), styles: styles)).string == "5 m²\n")
  }
}
