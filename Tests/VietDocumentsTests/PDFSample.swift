import VietDocuments

/// PDFs written by hand: the objects of a file and the table that tells where they are.
enum PDFSample {
  /// A PDF with one page.
  ///
  /// - Parameters:
  ///   - content: what is drawn on it.
  ///   - objects: further objects, numbered from 6 on.
  ///   - resources: what the page names of them.
  ///   - trailer: further entries of the trailer.
  static func page(_ content: String, objects: [String] = [], resources: String = "", trailer: String = "") -> [UInt8] {
    let all = [
      "<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
      "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F 5 0 R >> \(resources) >> >>",
      stream(content), "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    var file = "%PDF-1.4\n"
    var places: [Int] = []
    for (index, object) in (all + objects).enumerated() {
      places.append(file.utf8.count)
      file += "\(index + 1) 0 obj\n\(object)\nendobj\n"
    }
    let start = file.utf8.count
    file += "xref\n0 \(places.count + 1)\n0000000000 65535 f \n"
    for place in places { file += String(repeating: "0", count: 10 - "\(place)".count) + "\(place) 00000 n \n" }
    file += "trailer\n<< /Size \(places.count + 1) /Root 1 0 R \(trailer) >>\nstartxref\n\(start)\n%%EOF\n"
    return Array(file.utf8)
  }

  static func stream(_ content: String, _ entries: String = "") -> String {
    "<< /Length \(content.utf8.count) \(entries) >>\nstream\n\(content)\nendstream"
  }

  /// Lines of text at places that count from the lower left corner.
  static func text(_ lines: [(x: Int, y: Int, text: String)]) -> String {
    lines.map { "BT /F 12 Tf 1 0 0 1 \($0.x) \($0.y) Tm (\($0.text)) Tj ET" }.joined(separator: "\n")
  }
}
