import Foundation
import Testing

struct InputTests {
  private func texts(_ outcome: Command.Outcome) throws -> [String] { try Record.lines(outcome.output).map(\.text) }

  private func files(_ outcome: Command.Outcome) throws -> [String] { try Record.lines(outcome.output).map(\.file) }

  @Test func severalFilesInTheirOrder() throws {
    let folder = try Folder()
    try folder.write("b.txt", "tăng 6%, giảm 7%")
    try folder.write("a.txt", "tăng 5%")
    try folder.write("empty.txt", "")
    let outcome = try Command.run("extract", "b.txt", "empty.txt", "a.txt", in: folder)
    #expect(outcome.status == 0 && outcome.errors.isEmpty)
    #expect(try files(outcome) == ["b.txt", "b.txt", "a.txt"])
    #expect(try texts(outcome) == ["6%", "7%", "5%"])
  }

  @Test func standardInput() throws {
    let folder = try Folder()
    try folder.write("a.txt", "tăng 5%")
    let alone = try Command.run("extract", input: Data("tăng 6%".utf8))
    #expect(try files(alone) == ["-"] && texts(alone) == ["6%"])
    let among = try Command.run("extract", "a.txt", "-", "a.txt", input: Data("tăng 6%".utf8), in: folder)
    #expect(try files(among) == ["a.txt", "-", "a.txt"] && texts(among) == ["5%", "6%", "5%"])
  }

  @Test func moreThanAPipeHolds() throws {
    let text = String(repeating: "Không có gì ở đây.\n", count: 8_000) + "tăng 5%"
    let outcome = try Command.run("extract", input: Data(text.utf8))
    let records = try Record.lines(outcome.output)
    #expect(records.map(\.text) == ["5%"])
    #expect(records.first?.end == text.unicodeScalars.count)
  }

  @Test func foldersAreWalkedInSortedOrder() throws {
    let folder = try Folder()
    for name in ["b.txt", "a/z.txt", "a/b/c.txt", "Z.txt", ".hidden.txt", ".git/x.txt", "gold.tsv", "a.csv", "e.txt.bak", "f.png"] {
      try folder.write("in/" + name, "tăng 5%")
    }
    let expected = ["in/Z.txt", "in/a/b/c.txt", "in/a/z.txt", "in/a.csv", "in/b.txt"]
    for name in ["in", "in/"] {
      let outcome = try Command.run("extract", name, in: folder)
      #expect(outcome.status == 0 && outcome.errors.isEmpty)
      #expect(try files(outcome) == expected)
    }
    // A file that is named is read whatever it is called.
    #expect(try files(Command.run("extract", "in/.hidden.txt", "in/gold.tsv", in: folder)) == ["in/.hidden.txt", "in/gold.tsv"])
  }

  @Test func aLinkToItsOwnFolderIsNoTrap() throws {
    let folder = try Folder()
    try folder.write("in/a.txt", "tăng 5%")
    try FileManager.default.createSymbolicLink(atPath: folder.path("in/loop"), withDestinationPath: ".")
    let outcome = try Command.run("extract", "in", in: folder)
    #expect(outcome.status == 0)
    #expect(try files(outcome) == ["in/a.txt"])
  }

  @Test(arguments: ["utf-16le", "utf-16be"])
  func utf16(_ name: String) throws {
    let folder = try Folder()
    let encoding: String.Encoding = name == "utf-16le" ? .utf16LittleEndian : .utf16BigEndian
    try folder.write("marked.txt", try #require("\u{FEFF}tăng 5%".data(using: encoding)))
    try folder.write("bare.txt", try #require("tăng 5%".data(using: encoding)))
    let marked = try Command.run("extract", "marked.txt", in: folder)
    #expect(try texts(marked) == ["5%"] && Record.lines(marked.output).first?.start == 6)
    #expect(try Command.run("extract", "bare.txt", in: folder).status == 2)
    let told = try Command.run("extract", "--encoding", name, "bare.txt", in: folder)
    #expect(try texts(told) == ["5%"] && Record.lines(told.output).first?.start == 5)
  }

  @Test func endlessLine() throws {
    let folder = try Folder()
    let sentence = "Cả tỉnh đạt 5 triệu đồng rồi "
    try folder.write("words.txt", String(repeating: sentence, count: 36_000) + "tăng 6%")
    let outcome = try Command.run("extract", "--kinds", "money,percent", "words.txt", in: folder)
    let records = try Record.lines(outcome.output)
    #expect(outcome.status == 0 && records.count == 36_001)
    #expect(records.dropLast().allSatisfy { $0.text == "5 triệu đồng" && $0.normalized == "5000000" })
    #expect(records.last?.end == sentence.unicodeScalars.count * 36_000 + 7)
    // No space, no mark: nothing to cut at.
    try folder.write("word.txt", String(repeating: "x", count: 1_200_000) + " tăng 6%")
    #expect(try Record.lines(Command.run("extract", "word.txt", in: folder).output).map(\.start) == [1_200_006])
  }

  @Test func wrappedLinesOfALongText() throws {
    let lines = String(repeating: "nghìn tấn rồi trong năm nay toàn tỉnh ước đạt khoảng 12\n", count: 3_000)
    let outcome = try Command.run("extract", "--kinds", "quantity", input: Data(lines.utf8))
    #expect(try texts(outcome) == Array(repeating: "12\nnghìn tấn", count: 2_999))
  }

  @Test func lateNUL() throws {
    let folder = try Folder()
    try folder.write("a.txt", Data(String(repeating: "x ", count: 5_000).utf8) + [0] + Data(" tăng 5%\0 6%".utf8))
    let outcome = try Command.run("extract", "a.txt", in: folder)
    let records = try Record.lines(outcome.output)
    #expect(outcome.status == 0 && outcome.errors.isEmpty)
    #expect(records.map(\.text) == ["5%", "6%"] && records.map(\.start) == [10_007, 10_011])
  }

  @Test func tensOfThousandsOfMarks() throws {
    let start = "a" + String(repeating: "\u{344}", count: 40_000) + "\u{323}\u{323} tăng "
    let outcome = try Command.run("extract", "--offsets", "utf8", input: Data((start + "5% nữa").utf8))
    #expect(outcome.status == 0)
    #expect(try Record.lines(outcome.output).map(\.start) == [start.utf8.count])
  }
}
