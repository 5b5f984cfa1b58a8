import Foundation
import Testing

struct TokenizeTests {
  private func run(_ arguments: [String], _ text: String = "", bytes: [UInt8]? = nil) throws -> Command.Outcome {
    try Command.run(arguments, input: bytes.map { Data($0) } ?? Data(text.utf8))
  }

  @Test func aSentenceIsALineOfWords() throws {
    let result = try run(["tokenize"], "Bán lẻ hàng hóa tăng 8%. Trời mưa.\n")
    #expect(result.text == "Bán_lẻ hàng_hóa tăng 8 % .\nTrời mưa .\n")
  }

  /// As many lines come out as went in, empty ones too.
  @Test func linesStayLines() throws {
    let result = try run(["tokenize", "--lines"], "\nTrời mưa. Tôi ở nhà.\n\n  \nhàng hóa")
    #expect(result.text == "\nTrời mưa . Tôi ở nhà .\n\n\nhàng_hóa\n")
  }

  @Test func recordsHavePlaces() throws {
    let result = try run(["tokenize", "--format", "jsonl"], "Giá hàng hóa.\r\nHết")
    #expect(
      result.text == """
        {"file":"-","sentence":1,"start":0,"end":3,"text":"Giá","kind":"word"}
        {"file":"-","sentence":1,"start":4,"end":12,"text":"hàng hóa","kind":"word"}
        {"file":"-","sentence":1,"start":12,"end":13,"text":".","kind":"punctuation"}
        {"file":"-","sentence":2,"start":15,"end":18,"text":"Hết","kind":"word"}

        """)
  }

  @Test func treesHaveTextAndWords() throws {
    let result = try run(["tokenize", "--format", "conllu"], "Giá hàng\nhóa.")
    #expect(
      result.text == """
        # newdoc id = stdin
        # sent_id = 1
        # text = Giá hàng
        1\tGiá\t_\t_\t_\t_\t_\t_\t_\t_
        2\thàng\t_\t_\t_\t_\t_\t_\t_\t_

        # sent_id = 2
        # text = hóa.
        1\thóa\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No
        2\t.\t_\t_\t_\t_\t_\t_\t_\t_


        """)
  }

  /// What is glued across sentences can be put together again; numbers of sentences do not come twice, empty files have none.
  @Test func treesOfSeveralFiles() throws {
    let folder = try Folder()
    for (name, text) in [("a.txt", "Ngon.Tuy nhiên"), ("b.txt", ""), ("c.txt", "Hết")] { try folder.write(name, text) }
    let lines = try Command.run("tokenize", "--format", "conllu", "a.txt", "b.txt", "c.txt", in: folder).text.split(separator: "\n")
    #expect(
      lines.filter { $0.hasPrefix("# newdoc") || $0.hasPrefix("# sent_id") }.map(String.init) == [
        "# newdoc id = a.txt", "# sent_id = 1", "# sent_id = 2", "# newdoc id = c.txt", "# sent_id = 3",
      ])
    #expect(lines.contains("2\t.\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No"))
  }

  /// Under `--lines` records say which line they are of, and a last line of spaces is a line.
  @Test func linesHaveNumbers() throws {
    let records = try run(["tokenize", "--lines", "--format", "tsv"], "một\n\n\nbốn\n").text.split(separator: "\n")
    #expect(records.dropFirst() == ["-\t1\t0\t3\tmột\tword", "-\t4\t6\t9\tbốn\tword"])
    #expect(try run(["tokenize", "--lines"], "a\n ").text == "a\n\n")
  }

  @Test func unitsAndSplitting() throws {
    #expect(try run(["tokenize", "--unit", "sentence"], "Giá  tăng 8%. Hết.").text == "Giá tăng 8%.\nHết.\n")
    #expect(try run(["tokenize", "--unit", "token"], "hàng hóa 17-3").text == "hàng hóa 17 - 3\n")
    #expect(try run(["tokenize", "--unit", "token", "--split", "whole"], "hàng hóa 17-3").text == "hàng hóa 17-3\n")
    #expect(try run(["tokenize", "--format", "conllu", "--unit", "token"], "a").status == 64)
  }

  /// A text of several pieces: places go on, and nothing is lost where pieces meet.
  @Test func longTextsAreReadInPieces() throws {
    let line = "Xuất khẩu hàng hóa ước đạt 1.500 triệu USD.\n"
    let count = 60_000
    let text = String(repeating: line, count: count)
    let result = try run(["tokenize", "--unit", "sentence", "--format", "tsv"], text)
    let rows = result.text.split(separator: "\n").dropFirst()
    #expect(rows.count == count)
    #expect(rows.last == "-\t\(count)\t\((count - 1) * line.count)\t\(count * line.count - 1)\t\(line.dropLast())")
    let joined = try run(["tokenize", "--unit", "sentence"], text)
    #expect(joined.text == text)
  }

  /// A line longer than a piece stays one line.
  @Test func longLinesStayWhole() throws {
    let text = String(repeating: "hàng hóa ", count: 150_000)
    let result = try run(["tokenize", "--lines"], text + "\nhết\n")
    #expect(result.text.split(separator: "\n").count == 2)
    let isRight = result.text == String(repeating: "hàng_hóa ", count: 150_000).dropLast() + "\nhết\n"
    #expect(isRight)
  }

  @Test func otherEncodingsAndBadBytesAreTold() throws {
    let legacy = try run(["tokenize", "--encoding", "tcvn3"], bytes: [0x68, 0xB5, 0x6E, 0x67, 0x20, 0x68, 0xE3, 0x61])
    #expect(legacy.text == "hàng_hóa\n")
    let broken = try run(["tokenize", "--invalid", "error"], bytes: [0x61, 0xFF])
    #expect(broken.status == 2 && broken.errors.contains("at byte 1"))
  }
}
