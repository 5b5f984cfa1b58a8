import Testing
import VietDocuments
import VietOrthography

/// What web pages say, as browsers show it.
struct HTMLReaderTests {
  @Test func paragraphsAndEntities() throws {
    let text = try read(html: "<html><body><h1>B&aacute;o c&#225;o</h1><p>Thu &amp; chi:\n  5&nbsp;t&#x1EF7;</p>Cu&#x1ED1;i</body></html>")
    #expect(text.string == "Báo cáo\n\nThu & chi: 5\u{A0}tỷ\n\nCuối\n")
    #expect(text.place(at: text.string.utf8.count - 3).paragraph == 3)
    try expectLaws(text)
  }

  /// Tags that nobody closed, or closed in another order.
  @Test(arguments: [
    ("<p>một<p>hai<p>ba", ["một", "hai", "ba"]), ("<div><p>một<b>hai</div>ba</b>", ["mộthai", "ba"]),
    ("<p>một</i></b></td>hai</p>", ["mộthai"]), ("<head><title>x</title><p>một", ["một"]),
    ("<html><head><title>x</title><body><p>một<!-- hai --> ba<", ["một ba<"]),
  ])
  func brokenTags(_ page: String, _ lines: [String]) throws {
    let text = try read(html: page)
    #expect(text.lines == lines)
    try expectLaws(text)
  }

  @Test(arguments: [
    "<script>var a = '<p>9</p>'</script>", "<style>p { margin: 9px }</style>", "<noscript>9</noscript>", "<div hidden>9<p>9</p></div>",
    "<p style='color: red; display : none'>9</p>", "<span style=visibility:hidden>9</span>", "<template><p>9</p></template>",
    "<select><option>9</select>", "<textarea>9</textarea>", "<svg><text>9</text></svg>", "<!-- 9 -->", "<iframe>9</iframe>",
    "<div style='DISPLAY:NONE'><table><tr><td>9<td>9<tr><td>9<td>9</table></div>",
  ])
  func hiddenParts(_ part: String) throws {
    #expect(try read(html: "<html><p>trước</p>\(part)<p>sau</p></html>").lines == ["trước", "sau"])
  }

  @Test func listsAreLinesOfOneParagraph() throws {
    let text = try read(html: "<div>Gồm:<ul><li>lúa<li>ngô\n và khoai</ul><ol><li>một</li></ol>hết</div>")
    #expect(text.string == "Gồm:\n\n- lúa\n- ngô và khoai\n- một\n\nhết\n")
  }

  @Test func linesOfVerse() throws {
    #expect(try read(html: "<p>một<br>hai<br/>\n ba</p>").string == "một\nhai\nba\n")
    #expect(try read(html: "<pre>\n A   5\n B   6\n</pre><p>x</p>").string == "A   5\n B   6\n\nx\n")
  }

  @Test func raisedDigits() throws {
    let text = try read(html: "<p>120 m<sup>2</sup>, 5<sup>a</sup>, 10<sup>12</sup>, CO<sub>2</sub></p>")
    #expect(text.string == "120 m², 5a, 10¹², CO2\n")
  }

  // MARK: Tables

  @Test func tableWithSpans() throws {
    let text = try read(
      html: """
        <p>Trước</p><table><caption>Bảng 1. Sản lượng</caption>
        <tr><th rowspan=2>Cây</th><th colspan=2>Năm</th></tr><tr><th>2022<th>2023</tr>
        <tr><td>Lúa</td><td>5,1</td><td><p>5,2</p></td></tr><tr><td>Ngô<td><td>0,7</table><p>Sau</p>
        """)
    #expect(text.string == "Trước\n\nBảng 1. Sản lượng\n\nCây\tNăm\n\t2022\t2023\nLúa\t5,1\t5,2\nNgô\t\t0,7\n\nSau\n")
    #expect(text.cells() == ["A1(2x1)=Cây", "B1(1x2)=Năm", "B2=2022", "C2=2023", "A3=Lúa", "B3=5,1", "C3=5,2", "A4=Ngô", "C4=0,7"])
    #expect(text.grids[0].cells.map(\.isHeading) == [true, true, true, true, false, false, false, false, false])
    #expect(String(decoding: text.document.utf8[text.grids[0].caption], as: UTF8.self) == "Trước\n\nBảng 1. Sản lượng\n\n")
    let place = text.place(at: text.grids[0].cells[5].text.lowerBound)
    #expect(place.table == 1 && place.cell?.description == "B3")
    try expectLaws(text)
  }

  /// Tables that only put parts of a page beside each other.
  @Test func layoutTablesAreParagraphs() throws {
    let text = try read(
      html: "<table><tr><td>Trái</td><td><table><tr><td>A<td>1<tr><td>B<td>2</table>dưới</td></tr><tr><td>cuối</td></tr></table>")
    #expect(text.string == "Trái\n\nA\t1\nB\t2\n\ndưới\n\ncuối\n")
    #expect(text.grids.count == 1)
    let single = try read(html: "<table><tr><td>một</td></tr><tr><td>hai</td></tr></table>")
    #expect(single.grids.isEmpty && single.lines == ["một", "hai"])
    try expectLaws(text)
  }

  @Test func tablesThatNobodyClosed() throws {
    let text = try read(html: "<table><tr><td>A<td>1<tr><td>B<td>2")
    #expect(text.cells() == ["A1=A", "B1=1", "A2=B", "B2=2"])
    #expect(try read(html: "<td>một<td>hai").lines == ["một", "hai"])
  }

  // MARK: Encodings

  private static let sentence = "Sản lượng lúa của toàn tỉnh đạt 5,1 triệu tấn, tăng so với cùng kỳ năm trước."

  @Test(arguments: [LegacyEncoding.windows1258, .tcvn3, .viscii, .vps])
  func metaCharset(_ encoding: LegacyEncoding) throws {
    let page = "<html><head><meta charset=\"\(encoding.rawValue)\"></head><body><p>\(Self.sentence)</p></body></html>"
    #expect(try read(encoding.encode(page).bytes).string == Self.sentence + "\n")
    let old = "<html><meta http-equiv=Content-Type content='text/html; charset=\(encoding.rawValue)'><p>\(Self.sentence)</html>"
    #expect(try read(encoding.encode(old).bytes).string == Self.sentence + "\n")
  }

  /// Pages say what their program always says; their letters tell more.
  @Test(arguments: ["utf-8", "iso-8859-1", "windows-1252", "utf-16", "utf-16le", "x-user-defined"])
  func wrongCharset(_ name: String) throws {
    let page = "<html><head><meta charset=\(name)></head><body><p>\(Self.sentence)</p></body></html>"
    #expect(try read(LegacyEncoding.tcvn3.encode(page).bytes).string == Self.sentence + "\n")
    #expect(try read(html: page).string == Self.sentence + "\n")
  }

  @Test func marksAndHeaders() throws {
    let page = "<html><meta charset=tcvn3><p>\(Self.sentence)</p></html>"
    #expect(try read([0xEF, 0xBB, 0xBF] + page.utf8).string == Self.sentence + "\n")
    let wide = page.utf16.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8(truncatingIfNeeded: $0 >> 8)] }
    #expect(try read([0xFF, 0xFE] + wide).string == Self.sentence + "\n")
    let header = "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=windows-1258\r\n\r\n"
    let body = LegacyEncoding.windows1258.encode("<html><p>\(Self.sentence)</p></html>").bytes
    #expect(try read(Array(header.utf8) + body).string == Self.sentence + "\n")
  }

  @Test func whatAPageIs() {
    func format(_ text: String, _ name: String) -> SourceFormat { SourceFormat.detect(Array(text.utf8), name: name) }
    #expect(format("\n<!-- x --><?xml version='1.0'?><HTML>", "a.txt") == .html)
    #expect(format("<b>5 tỷ</b>", "a.html") == .html && format("<b>5 tỷ</b>", "a.txt") == .text)
    #expect(format("<5 tỷ", "a.txt") == .text && format("a;b", "a.csv") == .csv && format("%PDF-1.4", "a.html") == .pdf)
  }

  @Test func decomposedLetters() throws {
    let text = try read(html: "<p>ty\u{309}</p><table><tr><td>Lu\u{301}a<td>5 ty\u{309}<tr><td>Ngô<td>6</table>")
    #expect(text.cells() == ["A1=Lúa", "B1=5 tỷ", "A2=Ngô", "B2=6"])
    try expectLaws(text)
  }
}
