import Foundation
import Testing

struct ExplainTests {
  private func records(_ text: String, _ options: String...) throws -> [[String: Any]] {
    try Command.run(["extract", "--format", "jsonl"] + options, input: Data(text.utf8)).text.split(separator: "\n").map {
      try #require(JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
    }
  }

  @Test(
    arguments: [
      ("Xem 79,002 và 11,802,322.", "neighbour", "11,802,322", 14), ("Giá 79,002 đồng.", "wholeCurrency", "đồng", 11),
      ("Lượt xem: 79,002", "wholeCount", "Lượt xem", 0), ("Chi 79,000 tỷ đồng.", "paddedCurrency", "đồng", 14),
      ("Có 11,802,322 lượt.\n\nGồm 79,002.", "earlier", "11,802,322", 3),
    ])
  func whatASeparatorRestsOn(_ text: String, _ rule: String, _ evidence: String, _ place: Int) throws {
    let reasons = try records(text, "--explain").flatMap { $0["explain"] as? [[String: Any]] ?? [] }
    let reason = try #require(reasons.first { $0["rule"] as? String == rule }, "\(reasons)")
    #expect(reason["text"] as? String == evidence && reason["start"] as? Int == place)
    #expect(reason["end"] as? Int == place + evidence.unicodeScalars.count)
  }

  @Test(arguments: [("118,38%", "form"), ("1.500 xã", "vietnameseGroup"), ("79,002", "open"), ("1.234.567", "form")])
  func whatANumberShowsAlone(_ text: String, _ rule: String) throws {
    let reasons = try #require(records(text, "--explain").first?["explain"] as? [[String: Any]])
    #expect(reasons.count == 1 && reasons[0]["rule"] as? String == rule && reasons[0]["text"] == nil)
  }

  /// A cell carries the place of the heading that names its unit, in the original text whatever its form.
  @Test(arguments: [false, true])
  func headingsHaveTheirPlace(_ isDecomposed: Bool) throws {
    let plain = "Biểu 1\nĐơn vị tính: triệu đồng\n" + (1...3).map { "Khoản \($0)\t1.23\($0)\n" }.joined()
    let text = isDecomposed ? plain.decomposedStringWithCanonicalMapping : plain
    let cells = try records(text, "--kinds", "money", "--explain")
    #expect(cells.map { $0["normalized"] as? String } == ["1231000000", "1232000000", "1233000000"])
    for cell in cells {
      let (start, end) = (try #require(cell["unit_start"] as? Int), try #require(cell["unit_end"] as? Int))
      let heading = String(String.UnicodeScalarView(Array(text.unicodeScalars)[start..<end]))
      #expect(heading == "Đơn vị tính: triệu đồng")
      #expect((cell["explain"] as? [[String: Any]])?.last?["rule"] as? String == "heading")
    }
    #expect(try records("5 tỷ đồng")[0]["unit_start"] == nil)
  }

  @Test func columnsForTables() throws {
    let text = Data("Xem 79,002 và 11,802,322.".utf8)
    let rows = try Command.run("extract", "--format", "tsv", "--explain", input: text).text.split(separator: "\n").map {
      $0.split(separator: "\t").last
    }
    #expect(rows == ["explain", "neighbour: 11,802,322 at 14", "form"])
    #expect(try Command.run("extract", "--format", "table", "--explain", input: text).text.contains("neighbour: 11,802,322 at 14"))
  }

  @Test func referenceDate() throws {
    let filled = try records("Tháng 11 và năm 2020", "--reference-date", "2023-01-05")
    #expect(filled.map { $0["normalized"] as? String } == ["2022-11", "2020"])
    #expect(filled[0]["from"] as? String == "2022-11-01" && filled[0]["resolved"] as? Bool == true && filled[1]["resolved"] == nil)
    #expect(try records("Tháng 11")[0]["normalized"] as? String == "XXXX-11", "no clock fills in what the text does not say")
    let wrong = try Command.run("extract", "--reference-date", "5/1/2023", input: Data())
    #expect(wrong.status == 64 && wrong.errors.contains("--reference-date"))
  }
}
