import Foundation
import Testing

struct OrthographyCommandTests {
  @Test func normalizesTheFormOnly() throws {
    let text = "hòa “Ð”\u{A0}Vie\u{323}\u{302}t\r\n"
    let outcome = try Command.run("normalize", input: Data(text.utf8))
    #expect(outcome.output == Data("hòa “Ð”\u{A0}Việt\r\n".utf8) && outcome.status == 0 && outcome.errors.isEmpty)
    #expect(try Command.run(["normalize", "--form", "none"], input: Data(text.utf8)).output == Data(text.utf8))
    #expect(try Command.run(["normalize", "--form", "nfd"], input: Data("ệ".utf8)).output == Data("e\u{323}\u{302}".utf8))
  }

  @Test func repairsWhatIsAskedFor() throws {
    let arguments = ["normalize", "--tone", "new", "--rules", "lookalikes,spaces,punctuation"]
    #expect(try Command.run(arguments, input: Data("Ðược hòa\u{A0}5 % , “x”".utf8)).text == "Được hoà 5 %, “x”")
    #expect(try Command.run(["normalize", "--rules", "all"], input: Data("“a”\u{200B} – b\r\n".utf8)).text == "\"a\" - b\n")
  }

  /// Each change with its rule and its place in the original.
  @Test func reportsChanges() throws {
    let input = Data("thủy “5”".utf8)
    let lines = try Command.run(["normalize", "--tone", "new", "--rules", "quotes", "--report"], input: input).text.split(separator: "\n")
    #expect(
      lines == [
        #"{"file":"-","start":2,"end":3,"text":"ủ","rule":"tone-new","replacement":"u"}"#,
        #"{"file":"-","start":3,"end":4,"text":"y","rule":"tone-new","replacement":"ỷ"}"#,
        #"{"file":"-","start":5,"end":6,"text":"“","rule":"quotes","replacement":"\""}"#,
        #"{"file":"-","start":7,"end":8,"text":"”","rule":"quotes","replacement":"\""}"#,
      ])
    let csv = try Command.run(["normalize", "--format", "csv", "--offsets", "utf8"], input: Data("x e\u{301}".utf8)).text
    #expect(csv == "file,start,end,text,rule,replacement\n-,2,5,e\u{301},nfc,é\n")
    #expect(try Command.run(["normalize", "--report", "--format", "json"], input: Data("tốt".utf8)).text == "[]\n")
  }

  @Test func stripsDiacritics() throws {
    let input = Data("Đường Việt".utf8)
    #expect(try Command.run(["diacritics", "strip"], input: input).text == "Duong Viet")
    #expect(try Command.run(["diacritics", "strip", "--level", "hat"], input: input).text == "Đuong Viet")
    #expect(
      try Command.run(["diacritics", "strip", "--level", "tone", "--format", "jsonl"], input: input).text.split(separator: "\n") == [
        #"{"file":"-","start":2,"end":3,"text":"ờ","level":"tone","replacement":"ơ"}"#,
        #"{"file":"-","start":8,"end":9,"text":"ệ","level":"tone","replacement":"ê"}"#,
      ])
  }

  @Test func restoresDiacritics() throws {
    let input = Data("TONG muc, Vie\u{323}\u{302}t Nam\r\n".utf8)
    #expect(try Command.run(["diacritics", "restore"], input: input).text == "TỔNG mức, Vie\u{323}\u{302}t Nam\r\n")
    #expect(
      try Command.run(["diacritics", "restore", "--format", "jsonl"], input: input).text.split(separator: "\n") == [
        #"{"file":"-","start":0,"end":4,"text":"TONG","level":"hat","replacement":"TỔNG"}"#,
        #"{"file":"-","start":5,"end":8,"text":"muc","level":"hat","replacement":"mức"}"#,
      ])
    let bytes = try Command.run(["diacritics", "restore", "--format", "csv", "--offsets", "utf8"], input: Data("ờ ơ hang hoa".utf8)).text
    #expect(bytes == "file,start,end,text,level,replacement\n-,7,11,hang,tone,hàng\n-,12,15,hoa,tone,hóa\n")
  }

  @Test func listsFormsOfSyllables() throws {
    let outcome = try Command.run(
      ["diacritics", "restore", "--alternatives", "2", "--format", "tsv"], input: Data("hoa binh 5 USD".utf8))
    let rows = outcome.text.split(separator: "\n").map { $0.split(separator: "\t") }
    #expect(rows.first == ["file", "start", "end", "text", "rank", "form", "share"])
    #expect(rows.dropFirst().map { $0[3] } == ["hoa", "hoa", "binh", "binh"] && rows[1][5] == "hòa" && rows[3][5] == "bình")
    #expect(try Command.run(["diacritics", "restore", "--alternatives", "0"], input: Data("a".utf8)).status == 64)
  }

  @Test func takesSyllablesApart() throws {
    let outcome = try Command.run(["diacritics", "syllables", "--format", "csv"], input: Data("Thủy xoong windows".utf8))
    #expect(
      outcome.text == """
        file,start,end,text,status,onset,glide,nucleus,coda,tone,old,new
        -,0,4,Thủy,native,th,u,y,,hỏi,Thủy,Thuỷ
        -,5,10,xoong,loan,x,,oo,ng,ngang,xoong,xoong
        -,11,18,windows,none,,,,,,,

        """)
    let none = try Command.run(["diacritics", "syllables", "--status", "none"], input: Data("Thủy windows".utf8)).text
    #expect(none == #"{"file":"-","start":5,"end":12,"text":"windows","status":"none"}"# + "\n")
  }

  @Test func findsPhrases() throws {
    let folder = try Folder()
    try folder.write("a.txt", "Tối được. Tôi được, tôi được!")
    let lines = try Command.run("diacritics", "find", "tôi được", "a.txt", in: folder).text.split(separator: "\n")
    #expect(
      lines == [
        #"{"file":"a.txt","start":20,"end":28,"text":"tôi được","distance":"exact"}"#,
        #"{"file":"a.txt","start":10,"end":18,"text":"Tôi được","distance":"spelling"}"#,
        #"{"file":"a.txt","start":0,"end":8,"text":"Tối được","distance":"tone"}"#,
      ])
    #expect(try Command.run("diacritics", "find", "--words", "to", "a.txt", in: folder).output.isEmpty)
    let context = try Command.run("diacritics", "find", "--context", "Tối", "a.txt", in: folder).text
    #expect(context.hasPrefix(#"{"file":"a.txt","start":0,"end":3,"text":"Tối","distance":"exact","context":"Tối được."}"#))
  }

  @Test func sortsLines() throws {
    let folder = try Folder()
    try folder.write("a.txt", "\u{FEFF}bà\r\nba ba\r\nđá\r\n")
    try folder.write("b.txt", "da\nba\nbà")
    #expect(try Command.run("sort", "a.txt", "b.txt", in: folder).text == "ba\nba ba\nbà\nbà\nda\nđá\n")
    #expect(try Command.run("sort", "--unique", "--reverse", "a.txt", "b.txt", in: folder).text == "đá\nda\nbà\nba ba\nba\n")
    #expect(try Command.run("sort", "--by", "letters", "a.txt", "b.txt", in: folder).text == "ba\nbà\nbà\nba ba\nda\nđá\n")
    try folder.write("c.csv", "1,đá\n2,da\n3\n")
    #expect(try Command.run("sort", "--key", "2", "--separator", ",", "c.csv", in: folder).text == "3\n2,da\n1,đá\n")
  }

  @Test(arguments: [
    ["normalize", "--rules", "tidy"], ["normalize", "--form", "nfx"], ["diacritics", "strip", "--level", "x"], ["diacritics", "find", " "],
    ["sort", "--key", "0"], ["sort", "--separator", ";;"], ["sort", "--format", "json"],
  ])
  func rejectsWrongUsage(_ arguments: [String]) throws {
    let outcome = try Command.run(arguments, input: Data("a".utf8))
    #expect(outcome.status == 64 && outcome.output.isEmpty && outcome.messages.count == 1, "\(outcome)")
  }

  @Test(arguments: [["normalize"], ["convert"], ["sort"], ["diacritics", "strip"], ["diacritics", "syllables"], ["diacritics", "find"]])
  func explainsItself(_ command: [String]) throws {
    let help = try Command.run(command + ["--help"]).text
    for part in ["vntext \(command.joined(separator: " "))", "Examples:", "Exit status: 0"] { #expect(help.contains(part), "\(part)") }
  }

  @Test(arguments: [["normalize"], ["convert"], ["sort"], ["diacritics", "strip"]])
  func goesOnBehindAMissingFile(_ command: [String]) throws {
    let folder = try Folder()
    try folder.write("a.txt", "tot\n")
    let outcome = try Command.run(command + ["missing.txt", "a.txt"], in: folder)
    #expect(outcome.text == "tot\n" && outcome.status == 2 && outcome.messages.count == 1)
  }
}
