import Foundation
import Testing

struct HelpTests {
  @Test func versionNamesICU() throws {
    let outcome = try Command.run("--version")
    #expect(outcome.status == 0 && outcome.errors.isEmpty)
    #expect(outcome.text.wholeMatch(of: /vntext \d+\.\d+\.\d+ \(ICU \d+(\.\d+)+\)\n/) != nil, "\(outcome.text)")
  }

  @Test(arguments: [["--help"], ["-h"], ["help"], []])
  func helpHasExamples(_ arguments: [String]) throws {
    let outcome = try Command.run(arguments)
    #expect(outcome.status == 0 && outcome.errors.isEmpty)
    #expect(outcome.text.contains("Examples:") && outcome.text.contains("vntext extract report.txt"))
    #expect(outcome.text.contains("SUBCOMMANDS:"))
  }

  @Test(arguments: [["extract", "--help"], ["help", "extract"]])
  func extractExplainsItself(_ arguments: [String]) throws {
    let outcome = try Command.run(arguments)
    #expect(outcome.status == 0 && outcome.errors.isEmpty)
    for part in [
      "Examples:", "vntext extract --kinds money", "Exit status: 0", "64", "--offsets", "--format", "--output", "--summary", "--context",
      "--bom", "--color", "--invalid", "--encoding", "--quiet",
    ] {
      #expect(outcome.text.contains(part), "\(part)")
    }
  }

  /// The first example of the help does what it says.
  @Test func examplesWork() throws {
    let folder = try Folder()
    try folder.write("report.txt", "Xuất khẩu ước 1.500 triệu USD.")
    try folder.write("reports/a.txt", "Thu 5 tỷ đồng.")
    #expect(try Record.lines(Command.run("extract", "report.txt", in: folder).output).map(\.normalized) == ["1500000000"])
    #expect(
      try Command.run("extract", "--kinds", "money", "--summary", "reports/", in: folder).text == "{\"kind\":\"money\",\"count\":1}\n")
  }

  @Test(arguments: ["bash", "zsh", "fish"])
  func completions(_ shell: String) throws {
    let outcome = try Command.run("--generate-completion-script", shell)
    #expect(outcome.status == 0 && outcome.text.contains("vntext") && outcome.text.contains("extract"))
  }
}
