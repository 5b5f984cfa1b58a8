/// What a file is, told by its content; its name decides only between texts.
public enum SourceFormat: String, Sendable, CaseIterable {
  case text, html, docx, odt, xlsx, ods, csv, pdf, gzip, zip

  /// The endings of names that folders are searched for, in small letters; tables of gold values end in .tsv, which is none.
  public static let extensions = [
    "txt", "html", "htm", "xhtml", "docx", "docm", "odt", "xlsx", "xlsm", "ods", "csv", "pdf", "gz", "zip",
  ]

  /// Tells the format of a file.
  ///
  /// ```
  /// SourceFormat.detect(Array("%PDF-1.7".utf8), name: "report.txt")   // pdf
  /// SourceFormat.detect(Array("a;b".utf8), name: "table.csv")         // csv
  /// ```
  ///
  /// - Parameters:
  ///   - bytes: the beginning of the file, or all of it; a ZIP archive is told apart by the names of its entries.
  ///   - name: its name, for texts that are lists of fields.
  public static func detect(_ bytes: some Collection<UInt8>, name: String) -> SourceFormat {
    let head = Array(bytes.prefix(4096))
    if head.starts(with: [0x1F, 0x8B]) { return .gzip }
    if head.starts(with: [0x50, 0x4B, 0x03, 0x04]) || head.starts(with: [0x50, 0x4B, 0x05, 0x06]) { return .zip }
    // Readers of PDF take up to 1 KiB of something else before it.
    if head.prefix(1024).contains(Array("%PDF-".utf8)), !head.starts(with: Array("HTTP/".utf8)) { return .pdf }
    if isHTML(head) { return .html }
    let ending = name.split(separator: ".").last?.lowercased()
    switch ending {
    case "html", "htm", "xhtml": return .html
    case "csv", "tsv": return .csv
    default: return .text
    }
  }

  /// The document that a ZIP archive is; nil for an archive of files.
  static func document(in archive: ZipArchive) -> SourceFormat? {
    if archive.entry(WordReader.mainPart) != nil { return .docx }
    if archive.entry(WorkbookReader.mainPart) != nil { return .xlsx }
    guard archive.entry(OpenDocumentReader.mainPart) != nil, let entry = archive.entry("mimetype"),
      let type = try? String(decoding: archive.bytes(of: entry), as: UTF8.self)
    else { return nil }
    return type.contains("spreadsheet") ? .ods : .odt
  }

  /// Whether a text begins as web pages do, behind white space, comments and a header of HTTP.
  private static func isHTML(_ head: [UInt8]) -> Bool {
    var head = head[...]
    if head.starts(with: [0xFF, 0xFE]) || head.starts(with: [0xFE, 0xFF]) { head = head.filter { $0 != 0 }[2...] }
    if head.starts(with: [0xEF, 0xBB, 0xBF]) { head = head.dropFirst(3) }
    let text = String(decoding: head, as: UTF8.self).lowercased()
    if text.hasPrefix("http/"), text.contains("content-type: text/html") { return true }
    var rest = text.drop(while: \.isWhitespace)
    while rest.hasPrefix("<!--"), let end = rest.range(of: "-->") { rest = rest[end...].drop(while: \.isWhitespace) }
    if rest.hasPrefix("<?xml") { rest = rest.drop { $0 != ">" }.dropFirst().drop(while: \.isWhitespace) }
    guard rest.first == "<" else { return false }
    let openings = [
      "<!doctype html", "<html", "<head", "<body", "<meta", "<title", "<div", "<table", "<p>", "<p ", "<article", "<section", "<h1", "<h2",
      "<script", "<style", "<center", "<font",
    ]
    return openings.contains { rest.hasPrefix($0) }
  }
}

extension Substring {
  /// The index behind the first occurrence of a text.
  fileprivate func range(of text: String) -> Index? {
    var start = startIndex
    while start < endIndex {
      if self[start...].hasPrefix(text) { return index(start, offsetBy: text.count) }
      start = index(after: start)
    }
    return nil
  }
}

extension Array<UInt8>.SubSequence {
  /// Whether bytes stand in a row somewhere.
  fileprivate func contains(_ wanted: [UInt8]) -> Bool {
    guard count >= wanted.count else { return false }
    return indices.dropLast(wanted.count - 1).contains { self[$0..<$0 + wanted.count].elementsEqual(wanted) }
  }
}
