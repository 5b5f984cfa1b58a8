import Foundation
import Testing

struct ConvertTests {
  private static let text = "Tổng mức bán lẻ hàng hoá ước đạt 71.029 tỷ đồng, tăng 12,5% so với cùng kỳ năm trước của cả tỉnh.\n"

  @Test(arguments: [
    "tcvn3", "vni", "vps", "viscii", "windows-1258", "bk-hcm2", "viqr", "ncr", "mojibake", "mojibake-2", "utf-16le", "utf-16be",
  ])
  func goesThereAndBack(_ encoding: String) throws {
    let folder = try Folder()
    try folder.write("a.txt", Self.text)
    let there = try Command.run("convert", "--to", encoding, "a.txt", "-o", "b.txt", in: folder)
    #expect(there.status == 0 && there.errors.isEmpty && there.output.isEmpty)
    let back = try Command.run("convert", "--from", encoding, "b.txt", in: folder)
    #expect(back.text == Self.text && back.status == 0 && back.errors.isEmpty)
    // Without a name the encoding is told, and said.
    let told = try Command.run("convert", "b.txt", in: folder)
    #expect(told.text == back.text && told.status == 0)
    #expect(
      told.messages.count == (encoding.hasPrefix("utf-16") ? 0 : 1) && told.messages.allSatisfy { $0.contains("read as \(encoding)") })
    // Figures stand in the file, whatever it is encoded in.
    let bytes = try Data(contentsOf: folder.url.appendingPathComponent("b.txt"))
    let figures = try Record.lines(Command.run("extract", "--offsets", "byte", "b.txt", in: folder).output)
    #expect(figures.map(\.text) == ["71.029 tỷ đồng", "12,5%"])
    for figure in figures {
      let slice = try folder.write("slice.txt", bytes.subdata(in: figure.start..<figure.end))
      #expect(try Command.run("convert", "--from", encoding, slice.path).text == figure.text)
    }
  }

  @Test func tellsEncodings() throws {
    let folder = try Folder()
    try folder.write("good.txt", Self.text)
    try folder.write("latin.txt", Data([0x63, 0x61, 0x66, 0xE9, 0x20, 0xE0]))
    #expect(try Command.run("convert", "--to", "vni", "-o", "vni.txt", "good.txt", in: folder).status == 0)
    let lines = try Command.run("convert", "--detect", "good.txt", "latin.txt", "vni.txt", in: folder).text.split(separator: "\n")
    #expect(lines[0] == #"{"file":"good.txt","encoding":"utf-8","confidence":1.00,"syllables":1.00}"#)
    #expect(lines[1] == #"{"file":"latin.txt","encoding":"unknown","confidence":0.00}"#)
    #expect(lines[2].hasPrefix(#"{"file":"vni.txt","encoding":"vni","confidence":"#))
    let csv = try Command.run("convert", "--detect", "--format", "csv", "good.txt", in: folder).text
    #expect(csv == "file,encoding,confidence,syllables,carried\ngood.txt,utf-8,1.00,1.00,\n")
  }

  /// What would be lost is listed before anything is written, of any of the texts.
  @Test func writesNothingThatIsLost() throws {
    let folder = try Folder()
    try folder.write("a.txt", "tốt\n")
    try folder.write("b.txt", "HÀ 字字\n")
    let outcome = try Command.run("convert", "--to", "tcvn3", "a.txt", "b.txt", in: folder)
    #expect(outcome.status == 2 && outcome.output.isEmpty)
    #expect(
      outcome.messages == [
        #"vntext: b.txt: would be lost in tcvn3: "À" at byte 1 as "à", "字" at byte 4 (2 times) as "?"; nothing was written: use --lossy or another encoding"#
      ])
    let lossy = try Command.run("convert", "--to", "tcvn3", "--lossy", "a.txt", "b.txt", in: folder)
    #expect(lossy.status == 0 && lossy.output == Data([0x74, 0xE8, 0x74, 0x0A, 0x48, 0xB5, 0x20, 0x3F, 0x3F, 0x0A]))
  }

  @Test(arguments: [
    ("telex", "Tieengs Vieetj hoaf", "old", "Tiếng Việt hòa"), ("telex", "hoaf", "new", "hoà"),
    ("vni-keys", "Tie6ng1 Vie65t", "old", "Tiếng Việt"),
    ("viqr-keys", "Tie^'ng Vie^.t", "old", "Tiếng Việt"),
  ])
  func takesKeys(_ method: String, _ keys: String, _ tone: String, _ text: String) throws {
    #expect(try Command.run(["convert", "--from", method, "--tone", tone], input: Data(keys.utf8)).text == text)
    let back = try Command.run(["convert", "--to", method], input: Data(text.utf8)).text
    #expect(try Command.run(["convert", "--from", method, "--tone", tone], input: Data(back.utf8)).text == text)
  }

  /// Good text stays as it is, byte for byte; so do bytes in front of it.
  @Test(arguments: ["\u{FEFF}Tốt\r\n", "e\u{302}\u{301} Ã¡ 😀", "", "a\n", "L'été, à l'hôtel"])
  func leavesGoodTextAlone(_ text: String) throws {
    let outcome = try Command.run("convert", input: Data(text.utf8))
    #expect(outcome.output == Data(text.utf8) && outcome.status == 0 && outcome.errors.isEmpty)
  }

  @Test(arguments: [["--from", "latin-9"], ["--to", "auto"], ["--format", "json"], ["--tone", "x"]])
  func rejectsWrongUsage(_ arguments: [String]) throws {
    let outcome = try Command.run(["convert"] + arguments + ["-"], input: Data("a".utf8))
    #expect(outcome.status == 64 && outcome.output.isEmpty && outcome.errors.hasSuffix("see 'vntext convert --help'\n"))
  }
}
