import Testing
import VietDocuments

/// Documents made of the part that a test is about.
enum Sample {
  /// A DOCX with the content of a body.
  static func docx(_ body: String, footnotes: String? = nil) -> [UInt8] {
    var parts = [(name: "word/document.xml", text: "\(xml)<w:document \(word)><w:body>\(body)</w:body></w:document>")]
    if let footnotes { parts.append((name: "word/footnotes.xml", text: "\(xml)<w:footnotes \(word)>\(footnotes)</w:footnotes>")) }
    return Packing.zip(parts)
  }

  /// An ODT with the content of a text, and styles.
  static func odt(_ text: String, styles: String = "") -> [UInt8] {
    openDocument("text", "<office:text>\(text)</office:text>", styles)
  }

  /// An ODS with tables, and styles.
  static func ods(_ tables: String, styles: String = "") -> [UInt8] {
    openDocument("spreadsheet", "<office:spreadsheet>\(tables)</office:spreadsheet>", styles)
  }

  /// An XLSX of sheets: names, what follows the name in the book, and the rows with what follows them.
  static func xlsx(
    _ sheets: [(name: String, attributes: String, content: String)], strings: [String] = [], formats: [String] = [],
    startsIn1904: Bool = false
  ) -> [UInt8] {
    let numbered = sheets.enumerated()
    let list = numbered.map { #"<sheet name="\#($1.name)" sheetId="\#($0 + 1)" \#($1.attributes) r:id="rId\#($0 + 1)"/>"# }.joined()
    let links = numbered.map { index, _ in #"<Relationship Id="rId\#(index + 1)" Target="worksheets/sheet\#(index + 1).xml"/>"# }.joined()
    let codes = formats.enumerated().map { #"<numFmt numFmtId="\#(164 + $0)" formatCode="\#($1)"/>"# }.joined()
    let styles = (0...formats.count).map { #"<xf numFmtId="\#($0 == 0 ? 0 : 163 + $0)"/>"# }.joined()
    let main = #"xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main""#
    let book = #"<workbookPr date1904="\#(startsIn1904)"/><sheets>\#(list)</sheets>"#
    var parts = [
      (name: "xl/workbook.xml", text: "\(xml)<workbook \(main) xmlns:r=\"r\">\(book)</workbook>"),
      (name: "xl/_rels/workbook.xml.rels", text: "\(xml)<Relationships>\(links)</Relationships>"),
      (name: "xl/sharedStrings.xml", text: "\(xml)<sst \(main)>\(strings.map { "<si>\($0)</si>" }.joined())</sst>"),
      (
        name: "xl/styles.xml",
        text: "\(xml)<styleSheet \(main)><numFmts>\(codes)</numFmts><cellXfs>\(styles)</cellXfs></styleSheet>"
      ),
    ]
    for (index, sheet) in numbered {
      parts.append((name: "xl/worksheets/sheet\(index + 1).xml", text: "\(xml)<worksheet \(main)>\(sheet.content)</worksheet>"))
    }
    return Packing.zip(parts)
  }

  private static let xml = #"<?xml version="1.0" encoding="UTF-8"?>"#
  private static let word =
    #"xmlns:w="w" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wps="wps" xmlns:v="v""#

  private static func openDocument(_ kind: String, _ body: String, _ styles: String) -> [UInt8] {
    let names = #"xmlns:office="office" xmlns:text="text" xmlns:table="table" xmlns:style="style" xmlns:draw="draw" xmlns:fo="fo""#
    let content =
      "\(xml)<office:document-content \(names)><office:automatic-styles>\(styles)</office:automatic-styles><office:body>\(body)</office:body></office:document-content>"
    return Packing.zip([(name: "mimetype", text: "application/vnd.oasis.opendocument.\(kind)"), (name: "content.xml", text: content)])
  }
}

/// The one text of a document.
func read(_ bytes: [UInt8], name: String = "report", _ limits: ReadingLimits = ReadingLimits()) throws -> ExtractedText {
  let texts = try DocumentReader(limits: limits).read(bytes, name: name)
  try #require(texts.count == 1)
  return texts[0]
}

/// The one text of a web page.
func read(html: String) throws -> ExtractedText { try read(Array(html.utf8), name: "page.html") }

/// What keeps a document from being read; nil where nothing does.
func failure(_ bytes: [UInt8], name: String = "report", _ limits: ReadingLimits = ReadingLimits()) -> SourceError? {
  do throws(SourceError) {
    _ = try DocumentReader(limits: limits).read(bytes, name: name)
    return nil
  } catch {
    return error
  }
}

extension SourceError {
  /// The limit that was met.
  var limit: Limit? { if case .limit(let limit, _) = self { limit } else { nil } }
  var isDamage: Bool { if case .damaged = self { true } else { false } }
  var isUnsupported: Bool { if case .unsupported = self { true } else { false } }
}

extension ExtractedText {
  var string: String { String(decoding: document.utf8, as: UTF8.self) }
  /// The paragraphs and the rows of tables, without the empty lines between them.
  var lines: [String] { string.split(separator: "\n").map(String.init) }

  /// The rows of a table: for each cell its address in it, what it spans where it spans, and its text.
  func cells(_ grid: Int = 0) -> [String] {
    guard grids.indices.contains(grid) else { return [] }
    return grids[grid].cells.map { cell in
      let span = cell.rowSpan > 1 || cell.columnSpan > 1 ? "(\(cell.rowSpan)x\(cell.columnSpan))" : ""
      let text = String(decoding: document.utf8[cell.text], as: UTF8.self)
      return "\(CellAddress(row: Int(cell.row), column: Int(cell.column)))\(span)=\(text)"
    }
  }
}
