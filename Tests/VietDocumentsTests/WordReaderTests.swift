import Testing
import VietDocuments

/// DOCX, part by part.
struct WordReaderTests {
  private func p(_ text: String, _ properties: String = "") -> String {
    "<w:p>\(properties.isEmpty ? "" : "<w:pPr>\(properties)</w:pPr>")<w:r><w:t xml:space=\"preserve\">\(text)</w:t></w:r></w:p>"
  }

  private func cell(_ text: String, _ properties: String = "") -> String { "<w:tc><w:tcPr>\(properties)</w:tcPr>\(p(text))</w:tc>" }

  @Test func paragraphsAndLists() throws {
    let item = #"<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>"#
    let none = #"<w:numPr><w:numId w:val="0"/></w:numPr>"#
    let text = try read(
      Sample.docx(
        p("Báo cáo", #"<w:pStyle w:val="Heading1"/>"# + item) + p("lúa", item) + p("ngô", item) + p(" ") + p("Hết", none)
          + "<w:p><w:r><w:t>5</w:t><w:noBreakHyphen/><w:t>6</w:t><w:br/><w:t>sau</w:t><w:tab/><w:t>tab</w:t></w:r></w:p>"))
    #expect(text.string == "Báo cáo\n\n- lúa\n- ngô\n\nHết\n\n5-6\nsau\ttab\n")
    #expect(text.place(at: 0).paragraph == 1)
    try expectLaws(text)
  }

  @Test func runsOfOneNumber() throws {
    let runs = ["1.", "234", ",5 t", "ỷ"].map { "<w:r><w:t>\($0)</w:t></w:r>" }.joined(separator: "<w:bookmarkStart w:id=\"1\"/>")
    #expect(try read(Sample.docx("<w:p>\(runs)</w:p>")).string == "1.234,5 tỷ\n")
  }

  @Test func tableWithSpans() throws {
    let restart = #"<w:vMerge w:val="restart"/>"#
    let rows = [
      "<w:trPr><w:tblHeader/></w:trPr>" + cell("Cây", restart) + cell("Năm", #"<w:gridSpan w:val="2"/>"#),
      "<w:trPr><w:tblHeader/></w:trPr>" + cell("", "<w:vMerge/>") + cell("2022") + cell("2023"),
      cell("Lúa", restart) + cell("5,1") + cell("5,2"), cell("ẩn", "<w:vMerge/>") + cell("6,1") + cell("6,2"),
      cell("", "<w:vMerge/>") + cell("7,1") + cell("7,2"),
      #"<w:trPr><w:gridBefore w:val="1"/></w:trPr>"# + cell("8,1") + cell("8,2"),
    ]
    let text = try read(Sample.docx(p("Bảng 1") + "<w:tbl>\(rows.map { "<w:tr>\($0)</w:tr>" }.joined())</w:tbl>" + p("Sau")))
    #expect(
      text.cells() == [
        "A1(2x1)=Cây", "B1(1x2)=Năm", "B2=2022", "C2=2023", "A3(3x1)=Lúa", "B3=5,1", "C3=5,2", "B4=6,1", "C4=6,2", "B5=7,1", "C5=7,2",
        "B6=8,1", "C6=8,2",
      ])
    #expect(text.grids[0].cells.map(\.isHeading).filter { $0 }.count == 4)
    #expect(text.lines.last == "Sau" && !text.string.contains("ẩn"))
    try expectLaws(text)
  }

  @Test func nestedTables() throws {
    func table(_ rows: [[String]]) -> String {
      "<w:tbl>\(rows.map { "<w:tr>\($0.map { "<w:tc>\($0)</w:tc>" }.joined())</w:tr>" }.joined())</w:tbl>"
    }
    let inner = table([[p("A"), p("1")], [p("B"), p("2")]])
    let text = try read(Sample.docx(table([[p("trái"), inner + p("phải")], [p("dưới"), p("cuối")]])))
    #expect(text.lines == ["trái", "A\t1", "B\t2", "phải", "dưới", "cuối"])
    try expectLaws(text)
  }

  @Test func textBoxesAreReadOnce() throws {
    let box = "<w:txbxContent>\(p("trong 9 hộp"))\(p("thứ hai"))</w:txbxContent>"
    let text = try read(
      Sample.docx(
        "<w:p><w:r><w:t>Đoạn </w:t></w:r><w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing>\(box)</w:drawing></mc:Choice>"
          + "<mc:Fallback><w:pict>\(box)</w:pict></mc:Fallback></mc:AlternateContent></w:r><w:r><w:t>văn</w:t></w:r></w:p>" + p("Sau")))
    #expect(text.lines == ["Đoạn văn", "trong 9 hộp", "thứ hai", "Sau"])
  }

  @Test func notesStandAtTheEnd() throws {
    let text = try read(
      Sample.docx(
        "<w:p><w:r><w:t>Tăng 5%</w:t></w:r><w:r><w:footnoteReference w:id=\"2\"/></w:r></w:p>" + p("Sau"),
        footnotes:
          "<w:footnote w:id=\"0\"><w:p><w:r><w:separator/></w:r></w:p></w:footnote><w:footnote w:id=\"2\">\(p("So với 2022."))</w:footnote>"
      ))
    #expect(text.lines == ["Tăng 5%", "Sau", "So với 2022."])
  }

  /// What was deleted, moved away or hidden, and codes.
  @Test(arguments: [
    "<w:del><w:r><w:delText>9</w:delText></w:r></w:del>", "<w:moveFrom><w:r><w:t>9</w:t></w:r></w:moveFrom>",
    "<w:r><w:rPr><w:vanish/></w:rPr><w:t>9</w:t></w:r>", "<w:r><w:instrText>PAGE 9</w:instrText></w:r>",
    #"<w:r><w:rPr><w:rPrChange><w:rPr><w:vanish/></w:rPr></w:rPrChange><w:vanish w:val="0"/></w:rPr></w:r>"#,
  ])
  func leftOut(_ run: String) throws {
    #expect(try read(Sample.docx("<w:p><w:r><w:t>5</w:t></w:r>\(run)<w:ins><w:r><w:t> tỷ</w:t></w:r></w:ins></w:p>")).string == "5 tỷ\n")
  }

  @Test func spansBeforeAChangeAreNone() throws {
    let changed = #"<w:tcPrChange><w:tcPr><w:gridSpan w:val="2"/><w:vMerge/></w:tcPr></w:tcPrChange>"#
    let text = try read(
      Sample.docx("<w:tbl><w:tr>\(cell("A"))\(cell("1"))</w:tr><w:tr>\(cell("B", changed))\(cell("2"))</w:tr></w:tbl>"))
    #expect(text.cells() == ["A1=A", "B1=1", "A2=B", "B2=2"])
  }

  @Test func raisedDigits() throws {
    let raised = #"<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>2</w:t></w:r>"#
    #expect(try read(Sample.docx("<w:p><w:r><w:t>5 m</w:t></w:r>\(raised)<w:r><w:t>2</w:t></w:r></w:p>")).string == "5 m²2\n")
  }

  @Test func partsThatAreMissing() throws {
    let parts = Packing.zip([(name: "word/styles.xml", text: "<w/>")])
    #expect(throws: SourceError.self) { try DocumentReader().read(parts, name: "a.docx", as: .docx) }
    #expect(failure(parts)?.isUnsupported == true)
  }
}
