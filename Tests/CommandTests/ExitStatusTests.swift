import Foundation
import Testing

/// 0 done, 2 an input or output failed, 64 wrong usage; every message one line: what, where, what to do.
struct ExitStatusTests {
  @Test(arguments: ["tăng 5%\n", "không có gì\n", ""])
  func doneWhetherFoundOrNot(_ text: String) throws {
    let outcome = try Command.run("extract", input: Data(text.utf8))
    #expect(outcome.status == 0 && outcome.errors.isEmpty)
    #expect(outcome.output.isEmpty == !text.contains("%"))
  }

  @Test func missingFile() throws {
    let folder = try Folder()
    try folder.write("a.txt", "tăng 5%")
    let outcome = try Command.run("extract", "missing.txt", "a.txt", in: folder)
    #expect(outcome.status == 2)
    #expect(outcome.messages == ["vntext: missing.txt: cannot open: No such file or directory; check the path"])
    #expect(try Record.lines(outcome.output).map(\.file) == ["a.txt"], "the others are still processed")
  }

  @Test(arguments: [
    ("report.pdf", "%PDF-1.4\n%âãÏÓ", "a damaged PDF "), ("report.docx", "PK\u{3}\u{4}\u{14}\0", "a truncated archive "),
    ("data", "5%\0\u{1}", "NUL at byte 2"),
    ("report.rtf", "{\\rtf1 5%}", "RTF"),
  ])
  func binaryFile(_ name: String, _ content: String, _ reason: String) throws {
    let folder = try Folder()
    try folder.write(name, content)
    let outcome = try Command.run("extract", name, in: folder)
    #expect(outcome.status == 2 && outcome.output.isEmpty)
    #expect(outcome.messages.count == 1)
    #expect(outcome.errors.hasPrefix("vntext: \(name): ") && outcome.errors.contains(reason))
  }

  @Test func invalidBytes() throws {
    let folder = try Folder()
    try folder.write("a.txt", Data("tăng 5% ".utf8) + [0xFF, 0x20, 0xFE] + Data(" 6%".utf8))
    let strict = try Command.run("extract", "--invalid", "error", "a.txt", in: folder)
    #expect(strict.status == 2 && strict.output.isEmpty)
    #expect(strict.messages.count == 1 && strict.errors.hasPrefix("vntext: a.txt: invalid UTF-8 at byte 9;"))
    let lenient = try Command.run("extract", "a.txt", in: folder)
    #expect(lenient.status == 0)
    #expect(lenient.messages.count == 1)
    #expect(lenient.errors.hasPrefix("vntext: a.txt: warning: invalid UTF-8 at byte 9 replaced by U+FFFD (and 1 more);"))
    #expect(try Record.lines(lenient.output).map(\.text) == ["5%", "6%"])
    let quiet = try Command.run("extract", "--quiet", "a.txt", in: folder)
    #expect(quiet.status == 0 && quiet.errors.isEmpty && quiet.output == lenient.output)
  }

  @Test(.enabled(if: getuid() != 0, "root may read everything"), arguments: ["file", "folder"])
  func unreadable(_ what: String) throws {
    let folder = try Folder()
    try folder.write("in/a.txt", "tăng 5%")
    let locked = folder.path(what == "file" ? "in/a.txt" : "in")
    #expect(chmod(locked, 0) == 0)
    defer { chmod(locked, 0o755) }
    let outcome = try Command.run("extract", ".", in: folder)
    #expect(outcome.status == 2 && outcome.output.isEmpty)
    #expect(outcome.messages.count == 1 && outcome.errors.contains("Permission denied; check the permissions"))
  }

  @Test func folderWithoutTexts() throws {
    let folder = try Folder()
    try folder.write("in/a.png", "5%")
    let outcome = try Command.run("extract", "in", in: folder)
    #expect(outcome.status == 2 && outcome.messages.count == 1 && outcome.errors.contains("in: a folder without documents"))
    let texts = try Command.run("tokenize", "in", in: folder)
    #expect(texts.status == 2 && texts.messages.count == 1 && texts.errors.contains("in: a folder without texts"))
  }

  @Test func unwritableOutput() throws {
    let folder = try Folder()
    try folder.write("a.txt", "tăng 5%")
    let outcome = try Command.run("extract", "-o", "missing/out.csv", "a.txt", in: folder)
    #expect(outcome.status == 2 && outcome.messages == ["vntext: missing/out.csv: cannot write: No such file or directory; check the path"])
  }

  @Test(.enabled(if: FileManager.default.fileExists(atPath: "/dev/full")))
  func fullDisk() throws {
    let outcome = try Command.run("extract", "-o", "/dev/full", input: Data("tăng 5%".utf8))
    #expect(outcome.status == 2 && outcome.messages.count == 1 && outcome.errors.contains("/dev/full: cannot write: No space left"))
  }

  @Test(arguments: [
    ["extract", "--format", "xml"], ["extract", "--kinds", "money,sum"], ["extract", "--kinds", ""],
    ["extract", "--offsets", "characters"],
    ["extract", "--encoding", "latin"], ["extract", "--invalid", "skip"], ["extract", "--color", "red"], ["extract", "--bogus"], ["bogus"],
    ["extract", "-o"],
  ])
  func wrongUsage(_ arguments: [String]) throws {
    let outcome = try Command.run(arguments)
    #expect(outcome.status == 64 && outcome.output.isEmpty)
    #expect(outcome.messages.count == 1)
    #expect(outcome.errors.hasPrefix("vntext: ") && outcome.errors.contains("--help'"))
    if let value = arguments.last, value != "-o" { #expect(outcome.errors.contains("'\(value)'")) }
  }

  @Test func outputThatIsAnInput() throws {
    let folder = try Folder()
    try folder.write("a.txt", "tăng 5%")
    for input in ["a.txt", "."] {
      let outcome = try Command.run("extract", input, "-o", folder.path("a.txt"), in: folder)
      #expect(outcome.status == 64 && outcome.errors.contains("is an input, too"))
    }
    #expect(try folder.text("a.txt") == "tăng 5%", "nothing was overwritten")
  }
}
