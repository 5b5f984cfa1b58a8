import Foundation
import TestSupport
import Testing
import VNText
import VietDocuments

/// The same report as a text, a web page, DOCX, ODT and PDF has the same figures, value for value.
@Suite(.enabled(if: hasProgram("soffice") && hasProgram("pdftotext")))
struct SameReportTests {
  /// Enumerations, long sentences over several pages, laws and codes, ranges and times.
  static let names = [
    "a-bao-lu-mien-trung-2020", "b-bong-da-vong-12-2024", "b-lu-ret-moi-truong-2020", "c-le-hoi-dinh-lang-2023", "c-tai-nan-lao-dong-2021",
    "f-gso-quy-1-2019",
  ]

  @Test(arguments: names)
  func figures(_ name: String) throws {
    let report = try #require(Corpus.reports.first { $0.name == name + ".txt" })
    let expected = try figures(in: read(report.utf8, name: report.name))
    #expect(expected.count > 40)
    for ending in ["html", "odt", "docx", "pdf"] {
      let bytes = try #require(Office.documents["\(name).\(ending)"], "\(ending) was not made")
      let text = try read(bytes, name: name)
      let found = try figures(in: text)
      let place = zip(expected, found).enumerated().first { $1.0 != $1.1 }
      #expect(found.count == expected.count && place == nil, "\(ending): \(place.map { "\($1.0), but \($1.1)" } ?? "")")
      try expectLaws(text, "\(ending)")
    }
  }

  /// Tables with captions, spans and units, in every format that has tables.
  @Test func tables() throws {
    let page = try #require(Office.documents["table.html"])
    let expected = try read(page, name: "table")
    #expect(try figures(in: expected).count == 11)
    for ending in ["odt", "docx", "pdf"] {
      let text = try read(try #require(Office.documents["table.\(ending)"]), name: "table")
      #expect(text.cells() == expected.cells(), "\(ending)")
      #expect(try figures(in: text) == figures(in: expected), "\(ending)")
      #expect(text.lines.filter { !$0.contains("\t") } == expected.lines.filter { !$0.contains("\t") }, "\(ending)")
    }
  }

  private func figures(in text: ExtractedText) throws -> [String] {
    try FigureExtractor().mentions(in: text.document, grids: text.grids).map { "\($0.kind) \($0.normalized ?? "–") \($0.unit ?? "–")" }
  }
}

/// Documents that LibreOffice makes of web pages, all of them at once.
private enum Office {
  static let documents: [String: [UInt8]] = (try? make()) ?? [:]

  private static func make() throws -> [String: [UInt8]] {
    let folder = FileManager.default.temporaryDirectory.appending(path: "documents-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for report in Corpus.reports {
      guard let name = SameReportTests.names.first(where: { report.name == $0 + ".txt" }) else { continue }
      try Data(page(String(decoding: report.utf8, as: UTF8.self)).utf8).write(to: folder.appending(path: name + ".html"))
    }
    try Data(table.utf8).write(to: folder.appending(path: "table.html"))
    try convert("html", to: "odt", in: folder, filter: "HTML (StarWriter)")
    try convert("odt", to: "docx", in: folder)
    try convert("odt", to: "pdf", in: folder)
    var documents: [String: [UInt8]] = [:]
    for file in try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil) where !file.hasDirectoryPath {
      documents[file.lastPathComponent] = Array(try Data(contentsOf: file))
    }
    return documents
  }

  private static func convert(_ from: String, to ending: String, in folder: URL, filter: String? = nil) throws {
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".\(from)") }
    let office = Process()
    office.executableURL = URL(filePath: "/usr/bin/env")
    office.arguments =
      ["soffice", "--headless", "-env:UserInstallation=\(folder.appending(path: "profile").absoluteString)"]
      + (filter.map { ["--infilter=\($0)"] } ?? []) + ["--convert-to", ending] + files
    office.currentDirectoryURL = folder
    office.standardOutput = FileHandle.nullDevice
    office.standardError = FileHandle.nullDevice
    try office.run()
    office.waitUntilExit()
  }

  /// A page with a paragraph for each line.
  private static func page(_ text: String) -> String {
    let lines = text.split(separator: "\n").map {
      "<p>\($0.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;"))</p>"
    }
    return "<!DOCTYPE html><html><head><meta charset=\"utf-8\"></head><body>\(lines.joined(separator: "\n"))</body></html>"
  }

  private static let table = """
    <!DOCTYPE html><html><head><meta charset="utf-8"></head><body><p>Sản lượng lương thực của tỉnh như sau.</p>
    <p>Đơn vị tính: nghìn tấn</p><table border=1 cellpadding=6 width="100%">
    <tr><th>Cây trồng</th><th>Năm 2022</th><th>Năm 2023</th><th>So sánh (%)</th></tr>
    <tr><td>Lúa đông xuân</td><td>1.204,5</td><td>1.250,1</td><td>103,8</td></tr>
    <tr><td>Ngô</td><td>310,2</td><td>295,7</td><td>95,3</td></tr><tr><td>Khoai lang</td><td>88</td><td>92,4</td><td>105,0</td></tr>
    </table><p>Ước tính cả năm đạt kế hoạch.</p></body></html>
    """
}
