import Foundation
import Testing

/// Every format says the same and can be read by what reads such files.
struct FormatTests {
  /// Figures with commas, quotes, line breaks, tabs and backslashes in them or around them; ranges, fractions, dates.
  static let sample = """
    Ông nói: "Xuất khẩu ước 1.500 triệu USD, tăng 16,37%" \\ quý I/2023.
    Từ 15 đến 20 tỷ đồng; hơn 5-7% số hộ; hai phần ba; ngày 10/1/2023; lúc 8 giờ 30; trong 5 năm;
    Cả xã có diện tích gieo trồng vụ này ước đạt khoảng 12
    nghìn tấn.\tDân số là 79,002 và 1\ttriệu. Nghị quyết số 01/NQ-CP, QL1A, thứ 5.
    Có \(String(repeating: "9", count: 45)) tấn.

    """

  private func run(_ format: String, _ more: String...) throws -> Command.Outcome {
    let outcome = try Command.run(["extract", "--format", format] + more, input: Data(Self.sample.utf8))
    #expect(outcome.status == 0 && outcome.errors.isEmpty)
    return outcome
  }

  private func records() throws -> [Record] {
    let records = try Record.lines(run("jsonl").output)
    try #require(records.count >= 12)
    return records
  }

  @Test func jsonLinesHaveTheKeysOfTheContract() throws {
    let records = try records()
    #expect(Set(records.map(\.kind)).count >= 8)
    let money = try #require(records.first { $0.kind == "money" })
    #expect((money.text, money.normalized, money.unit, money.mods) == ("1.500 triệu USD", "1500000000", "USD", ["estimate"]))
    #expect(money.value == Decimal(1_500_000_000))
    let range = try #require(records.first { $0.text == "15 đến 20 tỷ đồng" })
    #expect(range.normalized == "15000000000..20000000000" && range.value == nil)
    #expect(range.low == Decimal(15_000_000_000) && range.high == Decimal(20_000_000_000))
    let quarter = try #require(records.first { $0.text == "quý I/2023" })
    #expect((quarter.normalized, quarter.from, quarter.to) == ("2023-Q1", "2023-01-01", "2023-03-31"))
    let huge = try #require(records.first { $0.text.hasPrefix("999") })
    #expect(huge.error == "overflow" && huge.normalized == nil && huge.value == nil)
    #expect(records.contains { $0.text.contains("\n") }, "a figure goes on on the next line")
  }

  @Test func placesAreOrderedAndApart() throws {
    let records = try records()
    for (record, next) in zip(records, records.dropFirst()) { #expect(record.start < record.end && record.end <= next.start) }
  }

  @Test func jsonIsOneArrayOfTheSame() throws {
    #expect(try Record.array(run("json").output) == records())
    let empty = try Command.run("extract", "--format", "json", input: Data("không".utf8))
    #expect(try Record.array(empty.output).isEmpty)
  }

  @Test(arguments: [[], ["--context"]])
  func csvAndTSVSayTheSame(_ more: [String]) throws {
    let input = Data(Self.sample.utf8)
    let records = try Record.lines(Command.run(["extract", "--format", "jsonl"] + more, input: input).output)
    let expected = [Record.columns + (more.isEmpty ? [] : ["context"])] + records.map(\.fields)
    let csv = try Command.run(["extract", "--format", "csv"] + more, input: input)
    #expect(rowsOfCSV(csv.text) == expected)
    let tsv = try Command.run(["extract", "--format", "tsv"] + more, input: input)
    #expect(rowsOfTSV(tsv.text) == expected)
    #expect(tsv.text.split(separator: "\n").count == expected.count, "one line a figure")
  }

  @Test func tableShowsTheSame() throws {
    let records = try records()
    let lines = try run("table").text.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
    #expect(lines.count == records.count + 2)
    #expect(lines.first == "-: \(records.count) figures")
    #expect(lines.dropFirst().first.map { $0.split(separator: " ") } == ["place", "text", "kind", "value", "unit", "notes"])
    for (line, record) in zip(lines.dropFirst(2), records) {
      let words = line.split(separator: " ")
      #expect(words.first.map(String.init) == String(record.start) && words.contains { $0 == record.kind })
      #expect(line.contains(record.normalized ?? "(too large)"), "\(line)")
      for modifier in record.mods ?? [] { #expect(words.contains { $0 == modifier }) }
      if record.ambiguous == true { #expect(words.last == "ambiguous") }
    }
    // The columns stand below each other.
    let kinds = zip(lines.dropFirst(), ["kind"] + records.map(\.kind)).map { line, kind in
      line.range(of: "  \(kind) ").map { line[..<$0.lowerBound].count }
    }
    #expect(Set(kinds).count == 1 && kinds.first != nil)
  }

  @Test func tableOfNothing() throws {
    #expect(try Command.run("extract", "--format", "table", input: Data("không".utf8)).text == "no figures found\n")
  }

  @Test(arguments: [(["money"], ["money"]), (["percent,money"], ["money", "percent"]), (["date, time"], ["date", "time"])])
  func kinds(_ arguments: [String], _ expected: [String]) throws {
    let chosen = try Record.lines(run("jsonl", "--kinds", arguments[0]).output)
    #expect(try chosen == records().filter { expected.contains($0.kind) })
    #expect(Set(chosen.map(\.kind)).sorted() == expected)
  }

  @Test func summaryCounts() throws {
    let counts = try Dictionary(grouping: records(), by: \.kind).mapValues(\.count)
    let csv = rowsOfCSV(try run("csv", "--summary").text)
    #expect(csv.first == ["kind", "count"])
    #expect(Dictionary(uniqueKeysWithValues: csv.dropFirst().map { ($0[0], Int($0[1])) }) == counts.mapValues { Int?($0) })
    #expect(rowsOfTSV(try run("tsv", "--summary").text) == csv)
    struct Count: Decodable { var kind: String, count: Int }
    let json = try JSONDecoder().decode([Count].self, from: run("json", "--summary").output)
    #expect(json.map { [$0.kind, String($0.count)] } == Array(csv.dropFirst()))
    let lines = try run("jsonl", "--summary").output.split(separator: 0x0A).map { try JSONDecoder().decode(Count.self, from: $0) }
    #expect(lines.map(\.kind) == json.map(\.kind))
    let table = try run("table", "--summary").text.split(separator: "\n").map { $0.split(separator: " ").map(String.init) }
    #expect(table == csv.dropFirst() + [["total", String(counts.values.reduce(0, +))]])
  }

  @Test func contextIsTheSentence() throws {
    let text = "Năm nay khá hơn. Thu ngân sách tăng 5% so với \"kế hoạch\"! Chi giảm 6%.\nDòng sau: 7%."
    let records = try Record.lines(Command.run("extract", "--context", input: Data(text.utf8)).output)
    #expect(records.map(\.context) == ["Thu ngân sách tăng 5% so với \"kế hoạch\"!", "Chi giảm 6%.", "Dòng sau: 7%."])
  }
}
