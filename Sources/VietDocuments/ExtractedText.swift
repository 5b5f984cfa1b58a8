public import VietFigures
import VietOrthography
public import VietText

/// The text of a document, with its tables and the way back to pages, paragraphs and cells.
///
/// ```
/// let texts = try DocumentReader().read(bytes, name: "report.docx")
/// texts[0].document.utf8        // the text in NFC: paragraphs parted by empty lines, rows of tables by lines, cells by tabs
/// texts[0].place(at: 1203)      // table 2, cell C4
/// ```
public struct ExtractedText: Sendable {
  /// What it was read from: the name of the input, and behind it those of entries of archives.
  public internal(set) var name: String
  /// The text.
  public let document: Document
  /// Its tables, in text order.
  public let grids: [CellGrid]
  let marks: [PlaceMark]
  let sheets: [String]

  /// Where a byte of the text stands in its document. Logarithmic in the paragraphs and cells.
  public func place(at byte: Int) -> SourcePlace {
    let next = marks.indices.partitioningIndex { Int(marks[$0].start) > byte }
    guard next > 0 else { return SourcePlace() }
    let mark = marks[next - 1]
    var place = SourcePlace()
    func number(_ value: Int32) -> Int? { value > 0 ? Int(value) : nil }
    (place.page, place.paragraph, place.table) = (number(mark.page), number(mark.paragraph), number(mark.table))
    if mark.sheet > 0 { place.sheet = sheets[Int(mark.sheet) - 1] }
    if mark.row > 0 { place.cell = CellAddress(row: Int(mark.row) - 1, column: Int(mark.column) - 1) }
    return place
  }

  /// Where a byte of the text stands; nil for texts that have no places but offsets.
  public func place(of byte: Int) -> SourcePlace? { marks.isEmpty ? nil : place(at: byte) }
}

/// From a byte of an extracted text on: what stands there, counted from 1, and 0 for what there is none of.
struct PlaceMark: Sendable {
  var start: Int32
  var page: Int32 = 0
  var paragraph: Int32 = 0
  var table: Int32 = 0
  var sheet: Int32 = 0
  var row: Int32 = 0
  var column: Int32 = 0
}
