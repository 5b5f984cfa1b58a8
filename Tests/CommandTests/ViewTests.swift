import Foundation
import Testing

/// What people look at: the page, brat's pairs of files, CoNLL-U with figures.
struct ViewTests {
  private let sample = "Tổng thu ước 1.500 tỷ đồng <A&B>, tăng 8,5%.\nXuất khẩu đạt\n12 triệu USD, giảm 3%.\n"

  // MARK: The page

  @Test func thePageHasEverythingInOneFile() throws {
    let page = try Command.run("extract", "--format", "html", input: Data(sample.utf8)).text
    #expect(page.hasPrefix("<!doctype html>") && page.hasSuffix("</html>\n"))
    #expect(
      page.contains(
        "<mark class=\"money\" id=\"f0\" data-index=\"0\" tabindex=\"0\" title=\"money 1500000000000 VND\">1.500 tỷ đồng</mark>"))
    #expect(page.contains("&lt;A&amp;B&gt;"))
    for outside in ["http://", "https://", "src=", "href=\"//", "@import", "url("] {
      #expect(!page.replacing("http://www.w3.org/2000/svg", with: "").contains(outside), "\(outside)")
    }
    let records = try #require(page.firstMatch(of: /id="figures">\n([\s\S]*?)<\/script>/)?.output.1)
    #expect(try Record.array(Data(records.utf8)).map(\.normalized) == ["1500000000000", "8.5", "12000000", "3"])
    let facts = try #require(page.firstMatch(of: /id="facts">\n([\s\S]*?)<\/script>/)?.output.1)
    #expect((try JSONSerialization.jsonObject(with: Data(facts.utf8)) as? [[String: Any]])?.first?["indicator"] as? String == "Tổng thu")
  }

  /// Nothing in a text ends the script, or begins one.
  @Test func aTextCannotScript() throws {
    let page = try Command.run("extract", "--format", "html", input: Data("</script><script>alert(1)</script> tăng 5% </script>".utf8)).text
    #expect(page.components(separatedBy: "</script>").count == 4 && !page.contains("<script>alert"))
    #expect(page.contains("Content-Security-Policy"))
  }

  @Test func severalTextsAndTables() throws {
    let folder = try Folder()
    try folder.write("a.txt", sample)
    try folder.write(
      "b.html", "<table><tr><th colspan=2>Thu (tỷ đồng)</th></tr><tr><td rowspan=2>Năm</td><td>5</td></tr><tr><td>6</td></tr></table>")
    let page = try Command.run("extract", "--format", "html", "a.txt", "b.html", in: folder).text
    #expect(page.components(separatedBy: "<article data-file=").count == 3)
    #expect(page.contains("<th colspan=\"2\">Thu (tỷ đồng)</th>") && page.contains("<td rowspan=\"2\">Năm</td>\t<td><mark"))
  }

  private static let chromium = ["/usr/bin/chromium", "/usr/bin/chromium-browser"].first {
    FileManager.default.isExecutableFile(atPath: $0)
  }

  @Test(.enabled(if: chromium != nil, "needs Chromium"))
  func inABrowser() throws {
    let folder = try Folder()
    try folder.write("page.html", try Command.run("extract", "--format", "html", input: Data(sample.utf8)).output)
    let browser = Process()
    browser.executableURL = URL(fileURLWithPath: try #require(Self.chromium))
    browser.arguments = [
      "--headless=new", "--no-sandbox", "--disable-gpu", "--user-data-dir=" + folder.path("profile"), "--virtual-time-budget=3000",
      "--dump-dom",
      "file://" + folder.path("page.html") + "#facts",
    ]
    let output = Pipe()
    browser.standardOutput = output
    browser.standardError = FileHandle.nullDevice
    try browser.run()
    let dom = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    browser.waitUntilExit()
    // The script has made the tables: grouped digits stand nowhere in the file.
    #expect(dom.contains("1\u{2009}500\u{2009}000\u{2009}000\u{2009}000") || dom.contains("1\u{202F}500\u{202F}000\u{202F}000\u{202F}000"))
    #expect(dom.contains("<svg") && dom.contains("aria-sort"))
  }

  // MARK: brat

  @Test func annotationsOfOneText() throws {
    let lines = try Command.run("extract", "--format", "brat", "--kinds", "money", input: Data(sample.utf8)).text.split(separator: "\n")
    #expect(
      lines == [
        "T1\tmoney 13 26\t1.500 tỷ đồng", "#1\tAnnotatorNotes T1\t1500000000000 VND estimate", "T2\tmoney 59 71\t12 triệu USD",
        "#2\tAnnotatorNotes T2\t12000000 USD",
      ])
    let wrapped = try Command.run(
      "extract", "--format", "brat", input: Data("Trong năm nay toàn tỉnh ước thu ngân sách đạt khoảng 12\ntỷ đồng".utf8)
    ).text
    #expect(wrapped.contains("\tmoney 53 55;56 63\t12 tỷ đồng\n"), "a span on each line")
  }

  @Test func pairsInAFolder() throws {
    let folder = try Folder()
    for name in ["in/a.txt", "in/sub/a.txt", "in/c.html"] { try folder.write(name, "<p>tăng 5%</p>") }
    #expect(try Command.run("extract", "--format", "brat", "-o", "out", "in", in: folder).status == 0)
    let written = try FileManager.default.contentsOfDirectory(atPath: folder.path("out")).sorted()
    #expect(written == ["in_a.ann", "in_a.txt", "in_c.html.ann", "in_c.html.txt", "in_sub_a.ann", "in_sub_a.txt"])
    #expect(try folder.text("out/in_c.html.txt") == "tăng 5%\n")
    #expect(try folder.text("out/in_c.html.ann").hasPrefix("T1\tpercent 5 7\t5%\n"))
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path("")).sorted() == ["in", "out"], "nothing beside the folder")
    #expect(try Command.run("extract", "--format", "brat", "in/a.txt", "in/c.html", in: folder).status == 64)
  }

  // MARK: CoNLL-U

  @Test func figuresOfWords() throws {
    let text = try Command.run("extract", "--format", "conllu", input: Data("Thu 1.500 tỷ đồng, tăng 8,5%.".utf8)).text
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.starts(with: ["# newdoc id = stdin", "# sent_id = 1", "# text = Thu 1.500 tỷ đồng, tăng 8,5%."]))
    let last = lines.filter { $0.first?.isNumber ?? false }.map { $0.split(separator: "\t").last ?? "" }
    #expect(
      last == [
        "_", "Figure=B-money|Value=1500000000000|Unit=VND", "Figure=I-money", "Figure=I-money|SpaceAfter=No", "_", "_",
        "Figure=B-percent|Value=8.5|Unit=%|SpaceAfter=No", "Figure=I-percent|SpaceAfter=No", "_",
      ])
  }
}
