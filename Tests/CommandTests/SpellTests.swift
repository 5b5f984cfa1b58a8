import Foundation
import Testing

struct SpellTests {
  @Test(arguments: [
    (["71.029", "1,5", "-12"], "bảy mươi mốt nghìn không trăm hai mươi chín\nmột phẩy năm\nâm mười hai\n"),
    (["quý I/2023", "1.500 triệu USD"], "quý một năm hai nghìn không trăm hai mươi ba\nmột nghìn năm trăm triệu đô la\n"),
    (["--style", "south", "1024"], "một ngàn không trăm hai mươi bốn\n"),
    (["--style", "plain", "1.001"], "một nghìn linh một\n"),
    (["--zero-tens", "lẻ", "--billion", "tỉ", "3000000005"], "ba tỉ không trăm lẻ năm\n"),
    (["--no-zero-hundreds", "1010"], "một nghìn mười\n"), (["--decimals", "number", "3,14"], "ba phẩy mười bốn\n"),
    (["--as", "ordinal", "21"], "thứ hai mươi mốt\n"), (["--as", "digits", "0912"], "không chín một hai\n"),
    (["--as", "roman", "XIV"], "mười bốn\n"), (["1000000000000000000000000000000000000"], "một tỷ tỷ tỷ tỷ\n"),
  ])
  func spellsArguments(_ arguments: [String], _ text: String) throws {
    let outcome = try Command.run(["spell"] + arguments)
    #expect(outcome.text == text && outcome.status == 0 && outcome.errors.isEmpty, "\(outcome)")
  }

  @Test func spellsLinesOfStandardInput() throws {
    let outcome = try Command.run("spell", input: Data("5\r\n\n12,5%\n".utf8))
    #expect(outcome.text == "năm\nmười hai phẩy năm phần trăm\n" && outcome.status == 0)
  }

  /// What is no number is told, the other items are spelled.
  @Test func tellsWhatIsNoNumber() throws {
    let outcome = try Command.run("spell", "1", "x", "2")
    #expect(outcome.text == "một\nhai\n" && outcome.status == 2)
    #expect(outcome.messages == ["vntext: x: no number; give digits, e.g. 71.029 or 1,5"])
  }

  @Test(arguments: [
    ["--foo", "3"], ["--format", "json", "3"], ["--text", "--inverse", "-"], ["--as", "ordinal", "--text", "-"], ["--style", "west", "1"],
  ])
  func rejectsWrongUsage(_ arguments: [String]) throws {
    let outcome = try Command.run(["spell"] + arguments)
    #expect(outcome.status == 64 && outcome.output.isEmpty && outcome.messages.count == 1)
    #expect(outcome.errors.hasSuffix("see 'vntext spell --help'\n"), "\(outcome.errors)")
  }

  @Test func rewritesTextsByteForByte() throws {
    let folder = try Folder()
    try folder.write("a.txt", "\u{FEFF}Thu 5 tỷ.\r\n\tNgày 10/1, thứ 7\u{A0}!\n")
    try folder.write("b.txt", "ba giờ rưỡi chiều, hai phần ba")
    let spoken = try Command.run("spell", "--text", "a.txt", in: folder)
    #expect(spoken.text == "\u{FEFF}Thu năm tỷ đồng.\r\n\tNgày mười tháng một, thứ bảy\u{A0}!\n" && spoken.status == 0)
    #expect(try Command.run("spell", "--inverse", "b.txt", in: folder).text == "15:30, 2/3")
  }

  @Test func writesInTheStyleAskedFor() throws {
    let input = Data("hai mươi lăm nghìn đồng, hai tỷ rưỡi, năm ki lô mét".utf8)
    let arguments = ["spell", "--inverse", "--grouping", "none", "--magnitudes", "digits", "--no-symbols", "-"]
    #expect(try Command.run(arguments, input: input).text == "25000 đồng, 2500000000, 5 ki lô mét")
  }

  /// Records have the place in the source, in the unit asked for, and what stands there now.
  @Test func listsReplacements() throws {
    let input = Data("Thu 5 tỷ, tăng 8,3%".utf8)
    let lines = try Command.run(["spell", "--text", "--format", "jsonl", "--offsets", "utf8", "-"], input: input).text.split(
      separator: "\n")
    #expect(
      lines == [
        #"{"file":"-","start":4,"end":10,"text":"5 tỷ","kind":"money","replacement":"năm tỷ đồng"}"#,
        #"{"file":"-","start":18,"end":22,"text":"8,3%","kind":"percent","replacement":"tám phẩy ba phần trăm"}"#,
      ])
    let csv = try Command.run(["spell", "--text", "--format", "csv", "--kinds", "percent", "-"], input: input).text
    #expect(csv == "file,start,end,text,kind,replacement\n-,15,19,\"8,3%\",percent,tám phẩy ba phần trăm\n")
    #expect(try Command.run(["spell", "--text", "--format", "json", "-"], input: Data("không".utf8)).text == "[]\n")
  }

  @Test func goesOnBehindAMissingFile() throws {
    let folder = try Folder()
    try folder.write("a.txt", "5 hộ\n")
    let outcome = try Command.run("spell", "--text", "missing.txt", "a.txt", in: folder)
    #expect(outcome.text == "năm hộ\n" && outcome.status == 2 && outcome.messages.count == 1)
  }

  @Test func explainsItself() throws {
    let help = try Command.run("spell", "--help").text
    for part in ["Examples:", "--inverse", "--text", "--style", "--grouping", "Exit status: 0"] { #expect(help.contains(part), "\(part)") }
  }
}
