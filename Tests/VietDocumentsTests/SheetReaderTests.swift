import Testing
import VNText
import VietDocuments

/// XLSX and ODS: cells with their addresses, and numbers as they are stored.
struct SheetReaderTests {
  private func sheet(_ rows: String, after: String = "", name: String = "Sheet1", attributes: String = "") -> (
    name: String, attributes: String, content: String
  ) { (name, attributes, "<sheetData>\(rows)</sheetData>\(after)") }

  /// A row of cells that are given as `B2` and what stands in their element.
  private func row(_ cells: (String, String)...) -> String {
    "<row>\(cells.map { "<c r=\"\($0)\" \($1)</c>" }.joined())</row>"
  }

  private func number(_ value: String, format: Int = 0) -> String { #"s="\#(format)"><v>\#(value)</v>"# }
  private func string(_ index: Int) -> String { #"t="s"><v>\#(index)</v>"# }
  private func inline(_ text: String) -> String { #"t="inlineStr"><is><t>\#(text)</t></is>"# }

  @Test func captionAndAddresses() throws {
    let rows =
      row(("B2", string(0))) + row(("B3", inline("Đơn vị: tấn"))) + row(("B4", string(1)), ("C4", number("2022")), ("D4", number("2023")))
      + row(("B5", string(2)), ("C5", number("5.1")), ("D5", #"t="str"><f>1+1</f><v>x</v>"#))
      + row(("B6", inline("Ngô")), ("D6", number("7")))
    let strings = ["<t>Sản lượng</t>", "<t>Cây</t>", "<r><t>Lú</t></r><r><t>a</t></r><rPh><t>x</t></rPh>"]
    let text = try read(Sample.xlsx([sheet(rows, name: "Nông nghiệp")], strings: strings))
    #expect(text.string == "Sản lượng\n\nĐơn vị: tấn\n\nCây\t2022\t2023\nLúa\t5.1\tx\nNgô\t\t7\n")
    #expect(text.cells() == ["A1=Cây", "B1=2022", "C1=2023", "A2=Lúa", "B2=5.1", "C2=x", "A3=Ngô", "C3=7"])
    #expect(text.grids[0].caption == 0..<text.grids[0].range.lowerBound)
    #expect(text.grids[0].cells[4].stored == ExactDecimal("5.1") && text.grids[0].cells[5].stored == nil)
    let place = text.place(at: text.grids[0].cells[7].text.lowerBound)
    #expect(place.sheet == "Nông nghiệp" && place.cell?.description == "D6" && place.table == nil)
    #expect(text.place(at: 0).cell?.description == "B2")
    try expectLaws(text)
  }

  @Test(arguments: [
    ("0.10000000000000001", "0.1"), ("9007199254740993", "9007199254740993"), ("1E+20", "100000000000000000000"), ("1.5E-3", "0.0015"),
    ("-0.29999999999999999", "-0.3"), ("1234567890.1199999", "1234567890.12"), ("0", "0"), ("2.0000000000000001E-2", "0.02"),
    ("100000000000000000000000000000000000000000", nil),
  ])
  func numbersAsStored(_ written: String, _ value: String?) throws {
    let text = try read(
      Sample.xlsx([sheet(row(("A1", inline("a")), ("B1", number(written))) + row(("A2", inline("b")), ("B2", number("1"))))]))
    #expect(text.grids[0].cells[1].stored?.description == value)
    #expect(text.cells()[1] == "B1=\(value ?? written)")
  }

  /// Codes of formats, the number and what the cell says.
  @Test(arguments: [
    ("0.0%", "0.125", "12.5%", "12.5"), ("dd/mm/yyyy", "45107", "30/06/2023", nil), ("[$-42A]d mmmm yyyy;@", "45107.75", "30/06/2023", nil),
    ("mmm-yy", "1", "01/01/1900", nil), ("yyyy", "61", "01/03/1900", nil), ("#,##0 \\đ", "1500000", "1500000", "1500000"),
    ("#,##0.00 &quot;ngày&quot;", "3.5", "3.5", "3.5"), ("[Red]-0.0", "-2.5", "-2.5", "-2.5"), ("hh:mm", "0.5", "12:00", nil),
    ("h:mm:ss", "45107.25", "06:00", nil), ("[h]:mm", "1.5", "36:00", nil), ("mm:ss", "0.0015625", "00:02:15", nil),
    ("General", "45107", "45107", "45107"), ("0;dd", "45107", "45107", "45107"), ("dd/mm/yyyy", "-5", "-5", nil),
    ("dd/mm/yyyy", "99999999", "99999999", nil),
  ])
  func formats(_ code: String, _ written: String, _ shown: String, _ stored: String?) throws {
    let rows = row(("A1", inline("a")), ("B1", number(written, format: 1))) + row(("A2", inline("b")), ("B2", number("1")))
    let text = try read(Sample.xlsx([sheet(rows)], formats: [code]))
    #expect(text.cells()[1] == "B1=\(shown)" && text.grids[0].cells[1].stored?.description == stored)
  }

  @Test func daysFrom1904() throws {
    let rows =
      row(("A1", inline("a")), ("B1", number("43645", format: 1))) + row(("A2", inline("b")), ("B2", #"t="d"><v>2023-06-30T08:00:00</v>"#))
    let text = try read(Sample.xlsx([sheet(rows)], formats: ["dd/mm/yyyy"], startsIn1904: true))
    #expect(text.cells() == ["A1=a", "B1=30/06/2023", "A2=b", "B2=30/06/2023"])
  }

  @Test func mergedCellsAndTables() throws {
    let rows =
      row(("A1", inline("Cây")), ("B1", inline("Năm")), ("C1", inline("ẩn"))) + row(("B2", number("2022")), ("C2", number("2023")))
      + row(("A3", inline("Lúa")), ("B3", number("5")), ("C3", number("6")))
      + row(("C6", inline("x")), ("E6", inline("y"))) + row(("C7", number("1")), ("E7", #"t="b"><v>1</v>"#))
    let merged = #"<mergeCells><mergeCell ref="A1:A2"/><mergeCell ref="B1:C1"/><mergeCell ref="bad"/></mergeCells>"#
    let text = try read(Sample.xlsx([sheet(rows, after: merged)]))
    #expect(text.cells(0) == ["A1(2x1)=Cây", "B1(1x2)=Năm", "B2=2022", "C2=2023", "A3=Lúa", "B3=5", "C3=6"])
    #expect(text.cells(1) == ["A1=x", "C1=y", "A2=1", "C2=TRUE"])
    #expect(text.place(at: text.grids[1].cells[3].text.lowerBound).cell?.description == "E7")
    try expectLaws(text)
  }

  @Test func hiddenSheetsAreLeftOut() throws {
    let rows = row(("A1", inline("a")), ("B1", number("1")))
    let text = try read(
      Sample.xlsx([
        sheet(rows.replacing(">a<", with: ">x<"), name: "1", attributes: #"state="hidden""#), sheet(rows, name: "2"),
        sheet(rows.replacing(">a<", with: ">x<"), name: "3", attributes: #"state="veryHidden""#), sheet(rows, name: "4"),
      ]))
    #expect(text.string == "a\t1\n\na\t1\n")
    #expect(text.grids.map { text.place(at: $0.range.lowerBound).sheet } == ["2", "4"])
  }

  // MARK: ODS

  @Test func openDocumentSheets() throws {
    func cell(_ text: String, _ attributes: String = "") -> String {
      "<table:table-cell \(attributes)><text:p>\(text)</text:p></table:table-cell>"
    }
    func row(_ cells: String, _ attributes: String = "") -> String { "<table:table-row \(attributes)>\(cells)</table:table-row>" }
    let rows =
      row("<table:table-cell/>" + cell("Sản<text:s/>lượng<office:annotation><text:p>9</text:p></office:annotation>"))
      + row("<table:table-cell/>" + cell("Cây", "table:number-columns-spanned=\"2\"") + "<table:covered-table-cell/>" + cell("Ngày"))
      + row(
        "<table:table-cell/>" + cell("Lúa") + cell("12,5 %", "office:value-type=\"percentage\" office:value=\"0.125\"")
          + cell("30/06/23", "office:value-type=\"date\" office:date-value=\"2023-06-30\""))
      + row(
        "<table:table-cell/>" + cell("Ngô")
          + cell("0,3", "office:value-type=\"float\" office:value=\"0.3\" table:number-columns-repeated=\"2\""),
        "table:number-rows-repeated=\"2\"")
      + row("<table:table-cell table:number-columns-repeated=\"16000\"/>", "table:number-rows-repeated=\"1048000\"")
    let hidden = "<table:table table:name=\"H\" table:style-name=\"ta\">\(row(cell("9") + cell("9")))</table:table>"
    let styles = "<style:style style:name=\"ta\"><style:table-properties table:display=\"false\"/></style:style>"
    let text = try read(Sample.ods(hidden + "<table:table table:name=\"S\">\(rows)</table:table>", styles: styles))
    #expect(text.string == "Sản lượng\n\nCây\t\tNgày\nLúa\t12.5%\t30/06/2023\nNgô\t0.3\t0.3\nNgô\t0.3\t0.3\n")
    #expect(text.cells()[0] == "A1(1x2)=Cây" && text.grids[0].cells[3].stored == ExactDecimal("12.5"))
    let place = text.place(at: text.grids[0].cells[4].text.lowerBound)
    #expect(place.sheet == "S" && place.cell?.description == "D3")
    try expectLaws(text)
  }
}
