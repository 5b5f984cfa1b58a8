import VietDocuments
import VietOrthography

/// Where a figure or fact stands in its document, as fields of output.
enum SourceFields {
  /// The names of the fields, in the order of output.
  static let names = ["page", "paragraph", "table", "sheet", "cell"]

  /// Appends those fields of an object that the document has.
  static func append(_ place: SourcePlace, to out: inout ByteBuffer) {
    for (name, value) in [("page", place.page), ("paragraph", place.paragraph), ("table", place.table)] {
      guard let value else { continue }
      out.append(string: ",\"\(name)\":")
      out.append(decimal: value)
    }
    if var sheet = place.sheet {
      out.append(",\"sheet\":")
      sheet.withUTF8 { JSONWriter.appendString($0, to: &out) }
    }
    if let cell = place.cell { out.append(string: ",\"cell\":\"\(cell)\"") }
  }

  /// The fields of a row, empty where the document has no such places.
  static func row(_ place: SourcePlace?) -> [String] {
    [
      place?.page.map(String.init), place?.paragraph.map(String.init), place?.table.map(String.init), place?.sheet,
      place?.cell?.description,
    ]
    .map { $0 ?? "" }
  }
}
