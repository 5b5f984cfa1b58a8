import Foundation
import Testing

/// `vntext facts` and `vntext check`.
struct FactCommandTests {
  private static let report = "Kim ngạch xuất khẩu năm 2022 ước 1.500 triệu USD, đạt 125% kế hoạch, tăng 16,37% so với năm 2021.\n"

  private func run(_ arguments: [String], _ text: String = report) throws -> Command.Outcome {
    try Command.run(arguments, input: Data(text.utf8))
  }

  @Test func recordsHaveTheKeysOfTheContract() throws {
    let outcome = try run(["facts", "--format", "jsonl"])
    let record = try #require(try JSONSerialization.jsonObject(with: outcome.output) as? [String: Any])
    #expect(outcome.status == 0)
    #expect(
      record["indicator"] as? String == "Kim ngạch xuất khẩu" && record["period"] as? String == "2022" && record["unit"] as? String == "USD"
    )
    #expect(record["value"] as? Int == 1_500_000_000 && record["status"] as? String == "estimate" && record["plan_percent"] as? Int == 125)
    #expect(record["change_percent"] as? Double == 16.37 && record["baseline"] as? String == "2021" && record["rank"] == nil)
    let figures = try #require(record["figures"] as? [[String: Int]])
    let scalars = Array(Self.report.unicodeScalars)
    let texts = figures.map { figure in
      var slice = String.UnicodeScalarView()
      slice.append(contentsOf: scalars[(figure["start"] ?? 0)..<(figure["end"] ?? 0)])
      return String(slice)
    }
    #expect(texts == ["1.500 triệu USD", "125%", "16,37%"])
  }

  @Test func allFormatsHaveTheSameRows() throws {
    #expect(try run(["facts", "--format", "json"]).text.hasPrefix("[\n{"))
    let csv = try run(["facts", "--format", "csv"]).text.split(separator: "\n")
    #expect(
      csv.count == 2 && csv[0].hasPrefix("file,start,end,indicator,place,period,value")
        && csv[1].contains(",Kim ngạch xuất khẩu,,2022,1500000000,"))
    #expect(
      try run(["facts", "--format", "tsv"]).text.split(separator: "\n")[1].split(separator: "\t", omittingEmptySubsequences: false).count
        == 24)
    #expect(try run(["facts", "--format", "table"]).text.contains("Kim ngạch xuất khẩu"))
  }

  @Test func spreadsheets() throws {
    let text = "- Gạo: 362 triệu USD, giảm 5%.\n@Cà phê: 5 triệu USD\n"
    #expect(try run(["facts", "--format", "csv", "--bom"]).text.unicodeScalars.first == "\u{FEFF}")
    let plain = try run(["facts", "--format", "csv"], text).text
    let safe = try run(["facts", "--format", "csv", "--neutralize-formulas"], text).text
    #expect(plain.contains(",@Cà phê,") && safe.contains(",'@Cà phê,"))
    // Numbers stay numbers.
    #expect(safe.contains(",-5,") && !safe.contains("'-5"))
  }

  @Test func severalFilesMakeOneTable() throws {
    let folder = try Folder()
    _ = try folder.write("a.txt", Data(Self.report.utf8))
    _ = try folder.write("b.txt", Data("Thu ngân sách năm 2021 đạt 900 tỷ đồng.\n".utf8))
    let lines = try Command.run(["facts", "--format", "csv", "a.txt", "b.txt"], in: folder).text.split(separator: "\n")
    #expect(lines.count == 3 && lines[1].hasPrefix("a.txt,") && lines[2].hasPrefix("b.txt,"))
  }

  /// A text long enough for two threads gives what its parts give.
  @Test func longTextsGiveTheSameFacts() throws {
    let copies = 12_000
    let outcome = try run(["facts", "--format", "jsonl"], String(repeating: Self.report + "\n", count: copies))
    let one = try run(["facts", "--format", "jsonl"]).text
    let lines = outcome.text.split(separator: "\n")
    let length = (Self.report + "\n").unicodeScalars.count
    #expect(lines.count == copies && lines[0] + "\n" == one)
    #expect(lines[copies - 1].contains("\"start\":\((copies - 1) * length)"))
  }

  @Test func checkTellsByItsStatus() throws {
    #expect(try run(["check"]).status == 0)
    let bad = "Thu năm 2022 đạt 1.050 tỷ đồng (kế hoạch 950 tỷ đồng), đạt 118,53% kế hoạch.\n"
    let found = try run(["check", "--format", "table"], bad)
    #expect(found.status == 1 && found.text.contains("\"118,53%\" at ") && found.text.contains("= 110.53 %, not 118.53 %"))
    let record = try #require(
      try JSONSerialization.jsonObject(with: try run(["check", "--format", "jsonl"], bad).output) as? [String: Any])
    #expect(
      record["kind"] as? String == "plan" && record["expected"] as? Double == 110.53 && (record["against"] as? [[String: Any]])?.count == 2)
    // An input that cannot be read wins.
    let folder = try Folder()
    _ = try folder.write("bad.txt", Data(bad.utf8))
    #expect(try Command.run(["check", "bad.txt", "missing.txt"], in: folder).status == 2)
  }
}
