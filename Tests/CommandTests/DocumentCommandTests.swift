import Foundation
import Testing

/// Documents of several formats on the command line: places, folders, failures, jobs.
struct DocumentCommandTests {
  private static let page = """
    <!doctype html><html><head><meta charset="utf-8"><style>p { margin: 5% }</style></head><body>
    <h1>Thu ngân sách 6 tháng đầu năm 2023</h1><p>Tổng thu ước <b>1.500</b> tỷ
    đồng, tăng 8,5%.</p><p style="display: none">999 tỷ đồng</p>
    <p align="right">Đơn vị tính: Tỷ đồng</p>
    <table><tr><th>Chỉ tiêu</th><th>6 tháng</th><th>So với cùng kỳ (%)</th></tr>
    <tr><td>Thu nội địa</td><td>900,5</td><td>108,5</td></tr><tr><td>Thu hải quan</td><td>600</td><td>97,2</td></tr></table></body></html>
    """

  @Test func aPageHasParagraphsAndCells() throws {
    let outcome = try Command.run("extract", "--kinds", "money,percent", input: Data(Self.page.utf8))
    #expect(
      try Record.lines(outcome.output).map(\.normalized) == ["1500000000000", "8.5", "900500000000", "108.5", "600000000000", "97.2"])
    let places = outcome.text.split(separator: "\n").map { line in
      line.split(separator: ",").filter { $0.contains("paragraph") || $0.contains("cell") }
    }
    #expect(places[0] == ["\"paragraph\":2"] || places[0] == ["\"paragraph\":2}"])
    #expect(outcome.text.contains("\"text\":\"900,5\"") && outcome.text.contains("\"table\":1,\"cell\":\"B2\""))
  }

  @Test func placesAreColumnsOnRequest() throws {
    let rows = rowsOfCSV(try Command.run("extract", "--format", "csv", "--places", input: Data(Self.page.utf8)).text)
    #expect(rows[0] == Record.columns + ["page", "paragraph", "table", "sheet", "cell"])
    #expect(rows.contains { $0[3] == "900,5" && $0.suffix(5) == ["", "", "1", "", "B2"] })
    #expect(rows.contains { $0[3] == "8,5%" && $0.suffix(5) == ["", "2", "", "", ""] })
  }

  @Test func placesCountTheTextThatIsShown() throws {
    let folder = try Folder()
    try folder.write("page.html", Self.page)
    let text = try Command.run("text", "page.html", in: folder).text
    let scalars = Array(text.unicodeScalars)
    for record in try Record.lines(Command.run("extract", "page.html", in: folder).output) {
      var slice = String.UnicodeScalarView()
      slice.append(contentsOf: scalars[record.start..<record.end])
      #expect(String(slice) == record.text)
    }
    #expect(text.contains("Tổng thu ước 1.500 tỷ đồng, tăng 8,5%.") && !text.contains("999"))
    #expect(text.contains("Thu nội địa\t900,5\t108,5\n"))
  }

  @Test func factsOfATable() throws {
    let facts = try Command.run("facts", "--format", "tsv", input: Data(Self.page.utf8)).text.split(separator: "\n").map {
      $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    }
    let head = try #require(facts.first)
    func column(_ name: String, _ row: [String]) -> String { head.firstIndex(of: name).map { row[$0] } ?? "" }
    let row = try #require(facts.first { column("indicator", $0) == "Thu hải quan" })
    #expect(column("value", row) == "600000000000" && column("unit", row) == "VND" && column("period", row) == "2023-01/2023-06")
    #expect(column("change_percent", row) == "-2.8" && column("baseline", row) == "2022-01/2022-06")
  }

  @Test func theKindIsToldByContent() throws {
    let folder = try Folder()
    try folder.write("page.txt", Self.page)
    try folder.write("plain.html", "tăng 5%")
    try folder.write("table.csv", "Chỉ tiêu;Giá trị (tỷ đồng)\nThu;1.500\nChi;900\n")
    #expect(try Record.lines(Command.run("extract", "page.txt", in: folder).output).map(\.text).first == "6 tháng đầu năm 2023")
    #expect(try Record.lines(Command.run("extract", "plain.html", in: folder).output).map(\.start) == [5])
    let rows = try Record.lines(Command.run("extract", "table.csv", in: folder).output)
    #expect(rows.map(\.normalized) == ["1500000000000", "900000000000"])
    let forced = try Command.run("extract", "--as", "text", "page.txt", in: folder).text
    #expect(forced.contains("999 tỷ đồng"), "as text, markup and all")
  }

  @Test func onlyFilesLikeThePattern() throws {
    let folder = try Folder()
    for name in ["in/a.txt", "in/b.html", "in/sub/c.html", "in/d.csv"] { try folder.write(name, "<p>tăng 5%</p>") }
    func files(_ patterns: String...) throws -> [String] {
      let arguments = ["extract"] + patterns.flatMap { ["--include", $0] } + ["in"]
      return try Record.lines(Command.run(arguments, in: folder).output).map(\.file)
    }
    #expect(try files() == ["in/a.txt", "in/b.html", "in/d.csv", "in/sub/c.html"])
    #expect(try files("*.html") == ["in/b.html", "in/sub/c.html"])
    #expect(try files("*/sub/*", "a.*") == ["in/a.txt", "in/sub/c.html"])
    #expect(
      try Command.run("extract", "--include", "*.odt", "in", in: folder).errors.contains(
        "in: a folder without documents; no file is like --include"))
  }

  @Test func compressedTexts() throws {
    let folder = try Folder()
    try folder.write("a.txt", "tăng 5%")
    try #require(try shell("gzip -k a.txt && cat a.txt.gz a.txt.gz > twice.txt.gz && head -c 20 a.txt.gz > cut.gz", in: folder))
    #expect(try Record.lines(Command.run("extract", "a.txt.gz", in: folder).output).map(\.end) == [7])
    #expect(try Record.lines(Command.run("extract", "twice.txt.gz", in: folder).output).count == 2)
    let cut = try Command.run("extract", "cut.gz", "a.txt", in: folder)
    #expect(cut.status == 2 && cut.messages == ["vntext: cut.gz: a truncated gzip file; copy it again"])
    #expect(try Record.lines(cut.output).map(\.file) == ["a.txt"], "the others are still processed")
  }

  @Test func limitsHaveFlags() throws {
    let folder = try Folder()
    try folder.write("zeros.txt", String(repeating: " ", count: 3_000_000))
    try #require(try shell("gzip zeros.txt", in: folder))
    let bomb = try Command.run("extract", "zeros.txt.gz", in: folder)
    #expect(bomb.status == 2 && bomb.errors.contains("more than 200 times its size") && bomb.errors.contains("raise --max-ratio"))
    #expect(try Command.run("extract", "--max-ratio", "2000", "zeros.txt.gz", in: folder).status == 0)
    let size = try Command.run("extract", "--max-ratio", "2000", "--max-size", "1M", "zeros.txt.gz", in: folder)
    #expect(size.status == 2 && size.errors.contains("unpacks to more than 1 MiB") && size.errors.contains("raise --max-size"))
    #expect(try Command.run("extract", "--max-size", "0", "zeros.txt.gz", in: folder).status == 64)
  }

  // MARK: Jobs

  /// Long enough for several pieces, with tables that go over their ends and headings that reach into them.
  private static let longText: String = {
    var text = "BÁO CÁO NĂM 2022\n\n"
    for part in 0..<95 {
      text += "Phần \(part). Tổng thu đạt \(part + 1).500 tỷ đồng, tăng 6,\(part)% so với cùng kỳ; xuất khẩu 1,234.5 triệu USD.\n\n"
      text += "Đơn vị tính: triệu đồng\n"
      for row in 0..<500 { text += "Khoản mục số \(part)\t\(row + 1).250\t\(row),5\n" }
      text += "\nHết bảng. Năm nay đón \(part) nghìn lượt khách.\n\n"
    }
    return text
  }()

  @Test func anyNumberOfJobsGivesTheSame() throws {
    let text = Data(Self.longText.utf8)
    #expect(text.count > 3 << 19, "several pieces")
    for format in ["jsonl", "json", "csv"] {
      let one = try Command.run("extract", "--jobs", "1", "--format", format, input: text)
      #expect(one.status == 0 && one.text.contains("\"unit_start\"") == (format != "csv"))
      for jobs in ["2", "5"] {
        let same = try Command.run("extract", "--jobs", jobs, "--format", format, input: text).output == one.output
        #expect(same, "\(format) with \(jobs) jobs")
      }
    }
    let counts = try Command.run("extract", "--jobs", "1", "--summary", input: text).text
    #expect(try Command.run("extract", "--jobs", "3", "--summary", input: text).text == counts)
  }

  /// A text that is read in pieces gives what it gives as a whole.
  @Test func piecesAreNoDifferent() throws {
    let text = Data(Self.longText.utf8)
    let whole = try Command.run("extract", "--format", "jsonl", "--explain", "--jobs", "1", input: text).text
    let pieces = try Command.run("extract", "--format", "jsonl", "--jobs", "2", input: text).text
    let reasons = /,"explain":\[[^\]]*\]/
    let isSame = whole.replacing(reasons, with: "") == pieces
    #expect(isSame)
  }

  @Test(arguments: ["extract", "facts", "check"])
  func manyFilesInTheirOrder(_ command: String) throws {
    let folder = try Folder()
    for number in 10..<40 {
      let isBroken = number % 10 == 3
      try folder.write(
        "in/\(number).txt",
        isBroken ? Data([0x50, 0x4B, 0x03, 0x04, 0]) : Data("Thu \(number) tỷ đồng (kế hoạch 5 tỷ đồng), đạt 90% kế hoạch năm 2022.".utf8))
    }
    let one = try Command.run(command, "--jobs", "1", "--format", "csv", "in", in: folder)
    let many = try Command.run(command, "--jobs", "4", "--format", "csv", "in", in: folder)
    #expect(one.status == 2 && one.messages.count == 3 && one.errors.contains("in/13.txt: a truncated archive"))
    #expect(many.status == 2 && many.output == one.output && many.errors == one.errors)
    let json = try Command.run(command, "--jobs", "4", "--format", "json", "in", in: folder)
    #expect((try JSONSerialization.jsonObject(with: json.output) as? [Any])?.isEmpty == false)
  }

  private func shell(_ script: String, in folder: Folder) throws -> Bool {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-c", script]
    process.currentDirectoryURL = folder.url
    try process.run()
    process.waitUntilExit()
    return process.terminationStatus == 0
  }
}
