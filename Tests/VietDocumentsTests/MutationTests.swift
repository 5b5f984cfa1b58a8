import TestSupport
import Testing
import VietDocuments

/// Documents with bytes changed at random: a text that keeps the laws, or an error, never a trap.
struct MutationTests {
  private static let samples: [(name: String, bytes: [UInt8])] = [
    (
      "a.html",
      Array(
        """
        <!DOCTYPE html><html><head><meta charset="utf-8"><title>x</title></head><body><h1>Báo cáo</h1><p>Lúa &amp; ngô: 5&nbsp;tỷ m<sup>2</sup>
        <ul><li>một<li>hai</ul><pre>a  b</pre><table><caption>Bảng</caption><tr><th rowspan=2>Cây<th colspan=2>Năm<tr><th>2022<th>2023<tr><td>Lúa
        <td>5,1<td>5,2</table><table><tr><td><table><tr><td>1<td>2<tr><td>3<td>4</table></table></body></html>
        """.utf8)
    ),
    ("a.csv", Array("Tên;Số\r\n\"Lúa; \"\"mùa\"\"\";5,1\r\nNgô;\"hai\ndòng\"\r\n".utf8)),
    ("a.gz", Packing.gzip(Array("<html><p>Sản lượng đạt 5,1 triệu tấn</p></html>".utf8))),
  ]

  /// The parts of packed documents, which are changed before they are packed.
  private static let parts: [(name: String, text: String)] = [
    (
      "word/document.xml",
      """
      <w:document xmlns:w="w"><w:body><w:p><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>Lúa</w:t></w:r></w:p><w:tbl><w:tr><w:tc>
      <w:tcPr><w:vMerge w:val="restart"/></w:tcPr><w:p><w:r><w:t>A</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr><w:p><w:r>
      <w:t>1</w:t></w:r></w:p></w:tc></w:tr><w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc><w:tc><w:p><w:r><w:rPr><w:vertAlign w:val="superscript"/>
      </w:rPr><w:t>2</w:t></w:r></w:p></w:tc></w:tr></w:tbl><w:p><w:r><w:txbxContent><w:p><w:r><w:t>x</w:t></w:r></w:p></w:txbxContent></w:r></w:p></w:body></w:document>
      """
    ),
    (
      "content.xml",
      """
      <o:document xmlns:o="o" xmlns:t="t" xmlns:a="a" xmlns:d="d"><o:body><o:text><t:p>Lúa<t:s t:c="3"/>5<t:note><t:p>9</t:p></t:note></t:p><t:list><t:list-item>
      <t:p>một</t:p></t:list-item></t:list><a:table><a:table-row><a:table-cell a:number-rows-spanned="2"><t:p>A</t:p></a:table-cell><a:table-cell><t:p>1</t:p>
      </a:table-cell></a:table-row><a:table-row a:number-rows-repeated="2"><a:covered-table-cell/><a:table-cell a:value="0.5" a:value-type="percentage"/>
      </a:table-row></a:table><d:text-box><t:p>hộp</t:p></d:text-box></o:text></o:body></o:document>
      """
    ),
    (
      "xl/worksheets/sheet1.xml",
      """
      <worksheet><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><t>Năm</t></is></c></row><row r="2"><c r="A2"><v>0.125</v></c>
      <c r="B2" s="1"><v>45107</v></c></row><row r="5"><c r="C5"><v>1E+20</v></c></row></sheetData><mergeCells><mergeCell ref="A1:A2"/></mergeCells></worksheet>
      """
    ),
  ]

  @Test(arguments: 0..<samples.count)
  func bytes(_ index: Int) throws {
    let sample = Self.samples[index]
    var random = SeededRandom(seed: index)
    for round in 0..<50 {
      try check(Self.changed(sample.bytes, &random), sample.name, "\(sample.name), round \(round)")
    }
  }

  @Test(arguments: 0..<parts.count)
  func marks(_ index: Int) throws {
    let part = Self.parts[index]
    var random = SeededRandom(seed: 100 + index)
    for round in 0..<50 {
      var entries = [(name: part.name, bytes: Self.changed(Array(part.text.utf8), &random))]
      switch part.name {
      case "content.xml": entries.append((name: "mimetype", bytes: Array((round.isMultiple(of: 2) ? "spreadsheet" : "text").utf8)))
      case "word/document.xml": break
      default:
        let book = "<workbook xmlns:r=\"r\"><sheets><sheet name=\"1\" r:id=\"a\"/></sheets></workbook>"
        let link = "<Relationships><Relationship Id=\"a\" Target=\"worksheets/sheet1.xml\"/></Relationships>"
        entries += [(name: "xl/workbook.xml", bytes: Array(book.utf8)), (name: "xl/_rels/workbook.xml.rels", bytes: Array(link.utf8))]
      }
      try check(Packing.zip(entries), "report", "\(part.name), round \(round)")
    }
  }

  /// Changes of what is packed meet the sums and sizes of the archive.
  @Test func archives() throws {
    let bytes = Packing.zip([(name: "word/document.xml", text: Self.parts[0].text), (name: "a.txt", text: "5 tỷ")])
    var random = SeededRandom(seed: 7)
    for round in 0..<400 { try check(Self.changed(bytes, &random), "a.zip", "round \(round)") }
  }

  private func check(_ bytes: [UInt8], _ name: String, _ comment: Comment) throws {
    var limits = ReadingLimits()
    limits.expandedBytes = 64 << 20
    guard let texts = try? DocumentReader(limits: limits).read(bytes, name: name) else { return }
    // Plain texts are left as they are.
    for text in texts where text.place(at: text.document.utf8.count) != SourcePlace() {
      try expectLaws(text, comment)
      for byte in stride(from: 0, through: text.document.utf8.count, by: 7) { _ = text.place(at: byte) }
    }
  }

  /// Some bytes changed, left out, doubled or put elsewhere.
  private static func changed(_ bytes: [UInt8], _ random: inout SeededRandom) -> [UInt8] {
    var bytes = bytes
    for _ in 0..<Int.random(in: 1...4, using: &random) {
      let start = Int.random(in: 0..<bytes.count, using: &random)
      let end = min(bytes.count, start + Int.random(in: 1...40, using: &random))
      switch Int.random(in: 0..<5, using: &random) {
      case 0: bytes[start] = UInt8.random(in: 0...255, using: &random)
      case 1: bytes[start] ^= 1 << UInt8.random(in: 0..<8, using: &random)
      case 2: if bytes.count > 60 { bytes.removeSubrange(start..<end) }
      case 3: bytes.insert(contentsOf: bytes[start..<end], at: Int.random(in: 0...bytes.count, using: &random))
      default: if 0x30...0x39 ~= bytes[start] { bytes.insert(contentsOf: Array("99999999999".utf8), at: start) }
      }
    }
    return bytes
  }
}
