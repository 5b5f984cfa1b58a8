import Foundation
import Testing

struct OutputTests {
  private let sample = Data("Tổng thu 5 tỷ đồng, tăng 6%, vượt 118,38% kế hoạch năm 2022.\n".utf8)

  @Test(arguments: ["jsonl", "csv", "table"])
  func toAFile(_ format: String) throws {
    let folder = try Folder()
    let expected = try Command.run("extract", "--format", format, input: sample).text
    for option in ["-o", "--output"] {
      try folder.write("out", "What stood there before was longer than what comes now.\n" + String(repeating: expected, count: 2))
      let outcome = try Command.run("extract", "--format", format, option, "out", input: sample, in: folder)
      #expect(outcome.status == 0 && outcome.output.isEmpty && outcome.errors.isEmpty)
      #expect(try folder.text("out") == expected)
    }
  }

  @Test func jsonLinesAreTheDefaultInAPipe() throws {
    #expect(try Command.run("extract", input: sample).output == Command.run("extract", "--format", "jsonl", input: sample).output)
  }

  @Test(arguments: [("csv", true), ("tsv", true), ("json", false), ("jsonl", false), ("table", false)])
  func byteOrderMark(_ format: String, _ isMarked: Bool) throws {
    let bare = try Command.run("extract", "--format", format, input: sample).output
    let marked = try Command.run("extract", "--format", format, "--bom", input: sample).output
    #expect(marked == (isMarked ? [0xEF, 0xBB, 0xBF] : []) + bare)
  }

  @Test func colors() throws {
    let plain = try Command.run("extract", "--format", "table", input: sample).text
    #expect(!plain.contains("\u{1B}"), "no colour in a pipe")
    #expect(try Command.run("extract", "--format", "table", "--color", "never", input: sample).text == plain)
    for environment in [[:], ["NO_COLOR": "1"], ["TERM": "dumb"]] {
      let always = try Command.run(["extract", "--format", "table", "--color", "always"], input: sample, environment: environment).text
      #expect(always.contains("\u{1B}[32m5 tỷ đồng\u{1B}[0m"))
      #expect(always.replacing(/\u{1B}\[[0-9;]*m/, with: "") == plain)
    }
    let lines = try Command.run("extract", "--color", "always", input: sample).text
    #expect(!lines.contains("\u{1B}"), "only the table has colours")
  }

  @Test(.enabled(if: Command.hasTerminals))
  func onATerminal() throws {
    let folder = try Folder()
    try folder.write("a.txt", sample)
    let plain = try Command.run("extract", "--format", "table", "a.txt", in: folder).text
    let colored = try Command.run("extract", "--format", "table", "--color", "always", "a.txt", in: folder).text
    #expect(try Command.runOnTerminal("vntext extract a.txt", in: folder).text == colored, "a coloured table is the default")
    #expect(try Command.runOnTerminal("vntext extract --color never a.txt", in: folder).text == plain)
    #expect(try Command.runOnTerminal("vntext extract a.txt", in: folder, environment: ["NO_COLOR": "1"]).text == plain)
    #expect(try Command.runOnTerminal("vntext extract a.txt", in: folder, environment: ["NO_COLOR": ""]).text == colored)
    #expect(try Command.runOnTerminal("vntext extract a.txt", in: folder, environment: ["TERM": "dumb"]).text == plain)
    #expect(try Command.runOnTerminal("vntext extract --color always a.txt", in: folder, environment: ["NO_COLOR": "1"]).text == colored)
  }

  @Test(.enabled(if: Command.hasTerminals))
  func helpInsteadOfWaitingForATerminal() throws {
    let outcome = try Command.runOnTerminal("vntext extract", in: Folder())
    #expect(outcome.status == 0 && outcome.text.contains("USAGE: vntext"))
  }

  @Test func aClosedPipeEndsQuietly() throws {
    let folder = try Folder()
    try folder.write("a.txt", String(repeating: "Thu 5 tỷ đồng, tăng 6%.\n", count: 4_000))
    for format in ["jsonl", "json", "csv", "table"] {
      let outcome = try Command.runUntilClosed("extract", "--format", format, folder.path("a.txt"))
      #expect(outcome.status == 0 && outcome.errors.isEmpty, "\(format)")
      #expect(!outcome.output.isEmpty)
    }
  }
}
