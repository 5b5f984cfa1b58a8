import Testing
import VietDocuments

/// XML and HTML made to cost much, or to reach what is outside.
struct HostileMarkupTests {
  private func docx(declaring type: String, _ text: String) -> [UInt8] {
    Packing.zip([
      (
        name: "word/document.xml",
        text: "<?xml version=\"1.0\"?>\(type)<w:document xmlns:w=\"w\"><w:p><w:r><w:t>\(text)</w:t></w:r></w:p></w:document>"
      )
    ])
  }

  @Test func entitiesThatMultiply() {
    let entities = (1...9).map { "<!ENTITY l\($0) \"\(String(repeating: "&l\($0 - 1);", count: 10))\">" }.joined()
    let error = failure(docx(declaring: "<!DOCTYPE x [<!ENTITY l0 \"lol\">\(entities)]>", "&l9;"))
    #expect(error?.isDamage == true)
  }

  /// Files and addresses outside the document are never read.
  @Test(arguments: [
    "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>", "<!DOCTYPE x SYSTEM \"file:///etc/passwd\">",
    "<!DOCTYPE x [<!ENTITY % p SYSTEM \"file:///etc/passwd\"> %p;]>",
    "<!DOCTYPE x PUBLIC \"-//W3C//DTD XHTML 1.0//EN\" \"http://localhost:9/x.dtd\">",
  ])
  func entitiesFromOutside(_ type: String) {
    let error = failure(docx(declaring: type, "&e;"))
    #expect(error?.isDamage == true && error?.message.contains("root") == false)
    #expect((try? read(html: "\(type)<html><p>&e;</p></html>").string.contains("root")) == false)
  }

  @Test(arguments: ["word/document.xml", "content.xml", "xl/workbook.xml"])
  func deepMarkup(_ part: String) {
    for depth in [190, 300, 100_000] {
      let text = String(repeating: "<a>", count: depth) + String(repeating: "</a>", count: depth)
      let bytes = Packing.zip([(name: part, text: text), (name: "mimetype", text: "opendocument.text")])
      #expect(failure(bytes)?.limit == (depth < 200 ? nil : .depth))
    }
  }

  @Test(arguments: ["b", "div", "font", "table><tr><td", "ul><li", "span hidden", "sup", "pre", "script"])
  func deepPages(_ tag: String) throws {
    let page = "<html>" + String(repeating: "<\(tag)>", count: 100_000) + "9"
    // Whatever is inside a script is text of it.
    #expect(failure(Array(page.utf8))?.limit == (tag == "script" ? nil : .depth))
  }

  /// Tags that end each other, and tags that end nothing.
  @Test(arguments: [
    "<p>", "<li>", "<td>", "<tr>", "</b>", "<br>", "<p><b>", "</p></div>", "<option>", "<dt><dd>", "<a href=x>", "&amp;", "<!--", "<!",
    "&#9;", "<h1><h2>",
  ])
  func manyTags(_ tag: String) {
    func seconds(_ count: Int) -> Double {
      let page = Array(("<html>" + String(repeating: tag, count: count) + "9").utf8)
      let time = ContinuousClock().measure { _ = failure(page) }
      return Double(time.components.seconds) + Double(time.components.attoseconds) / 1e18
    }
    _ = seconds(100)
    // Four times the tags may take a little more than four times as long, not sixteen times.
    let (short, long) = (seconds(10_000), seconds(40_000))
    #expect(long < max(short, 0.01) * 10)
  }

  @Test func longAttributesAndTexts() throws {
    let long = String(repeating: "x", count: 3_000_000)
    #expect(try read(html: "<html><p title=\"\(long)\" \(long)=\"1\">5</p></html>").string == "5\n")
    #expect(try read(html: "<html><\(long)>5</\(long)></html>").string == "5\n")
    #expect(try read(html: "<html><p>\(long)</p></html>").string.utf8.count == long.utf8.count + 1)
  }

  @Test(arguments: [
    "<td colspan=99999999999999999999 rowspan=-5>", "<td colspan=9223372036854775807>", "<td rowspan=9223372036854775807>",
    "<td colspan=0>",
    "<td colspan=16384><td colspan=16384>",
  ])
  func absurdSpans(_ cell: String) throws {
    try expectLaws(try read(html: "<table><tr>\(cell)a<td>1<tr><td>b<td>2<tr>\(cell)c<td>3</table>"))
  }

  @Test func absurdNumbersInSheets() throws {
    let huge = "9223372036854775807"
    let names = ["number-columns-repeated", "number-rows-repeated", "number-columns-spanned", "number-rows-spanned"]
    for name in names {
      for value in [huge, "-\(huge)", "-1", "0", "x", "1000000"] {
        let cell = "<table:table-cell table:\(name)=\"\(value)\"><text:p>a</text:p></table:table-cell>"
        let row =
          "<table:table-row table:\(name)=\"\(value)\">\(cell)<table:table-cell><text:p>b</text:p></table:table-cell></table:table-row>"
        let text = try read(Sample.ods("<table:table table:name=\"S\">\(row)\(row)</table:table>"))
        #expect(text.string.utf8.count < 1_000_000)
        _ = text.place(at: 0)
      }
    }
    let cells = ["A\(huge)", "ZZZZZZZ1", "A0", "1", "", "XFD16777216", "A1"].map { #"<c r="\#($0)"><v>1E+\#(huge)</v></c>"# }.joined()
    let content = "<sheetData><row r=\"\(huge)\">\(cells)</row><row r=\"-5\">\(cells)</row></sheetData>"
    _ = failure(Sample.xlsx([(name: "1", attributes: "", content: content)]))
  }
}
