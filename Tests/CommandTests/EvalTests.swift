import Foundation
import Testing

struct EvalTests {
  private static let header = "n\tsurface\tkind\tvalue\tunit\tmods\n"

  private func folder() throws -> Folder {
    let folder = try Folder()
    try folder.write("gold/a.txt", "Thu 5 tỷ đồng,\ntăng 6%.\n")
    try folder.write("gold/a.tsv", Self.header + "1\t5 tỷ đồng\tmoney\t5000000000\tVND\t\n2\t6%\tpercent\t7\t%\tincrease\n")
    try folder.write("gold/no-table.txt", "Có 7 xã.\n")
    return folder
  }

  @Test func scoresAndDifferences() throws {
    let outcome = try Command.run("eval", "gold", in: folder())
    #expect(outcome.status == 0 && outcome.errors.isEmpty)
    let lines = outcome.text.split(separator: "\n").map(String.init)
    #expect(
      lines == [
        #"{"file":"gold/a.txt","verdict":"missed","start":20,"end":22,"gold":{"text":"6%","kind":"percent","normalized":"7","unit":"%","mods":["increase"]},"found":[{"text":"6%","kind":"percent","normalized":"6","unit":"%","mods":["increase"]}],"context":"tăng 6%."}"#,
        #"{"file":"gold/a.txt","verdict":"extra","start":20,"end":22,"found":[{"text":"6%","kind":"percent","normalized":"6","unit":"%","mods":["increase"]}],"context":"tăng 6%."}"#,
        #"{"kind":"money","gold":1,"found":1,"right":1,"precision":1.0000,"recall":1.0000,"f1":1.0000,"span":1.0000,"mods":1.0000}"#,
        #"{"kind":"percent","gold":1,"found":1,"right":0,"precision":0.0000,"recall":0.0000,"f1":0.0000,"span":0.0000,"mods":0.0000}"#,
        #"{"kind":"all","gold":2,"found":2,"right":1,"precision":0.5000,"recall":0.5000,"f1":0.5000,"span":1.0000,"mods":1.0000}"#,
      ])
  }

  @Test func tableForPeople() throws {
    let outcome = try Command.run("eval", "--format", "table", "--show", "1", "gold", in: folder())
    #expect(
      outcome.text == """
        gold/a.txt:2: missed '6%' percent 7 %; found '6%' percent 6 %
            tăng 6%.

        kind           gold     found     right precision    recall        f1      span      mods
        money             1         1         1    1.0000    1.0000    1.0000    1.0000    1.0000
        percent           1         1         0    0.0000    0.0000    0.0000    0.0000    0.0000
        all               2         2         1    0.5000    0.5000    0.5000    1.0000    1.0000
        1 text

        """)
    let scores = try Command.run("eval", "--format", "csv", "gold", in: folder()).text
    #expect(scores.hasPrefix("kind,gold,found,right,precision,recall,f1,span,mods\nmoney,1,1,1,1.0000"))
    let array = try Command.run("eval", "--format", "json", "gold", in: folder()).output
    #expect((try JSONSerialization.jsonObject(with: array) as? [Any])?.count == 5)
  }

  @Test(arguments: [(["--min-f1", "0.5"], 0), (["--min-f1", "0.51"], 1), (["--min-f1", "0.9", "--kinds", "money"], 0)])
  func leastF1(_ options: [String], _ status: Int) throws {
    #expect(try Command.run(["eval"] + options + ["gold"], in: folder()).status == Int32(status))
  }

  @Test func wrongUsage() throws {
    for options in [["--min-f1", "98"], ["--show", "-1"], ["--kinds", "sums"]] {
      let outcome = try Command.run(["eval"] + options + ["gold"], in: folder())
      #expect(outcome.status == 64 && outcome.messages.count == 1)
      #expect(outcome.errors.contains("see 'vntext eval --help'"), "\(outcome.errors)")
    }
  }

  /// A fault wins over a low score, and the other texts are still compared.
  @Test func faults() throws {
    let folder = try folder()
    try folder.write("gold/b.txt", "Chi 6 tỷ đồng.\n")
    try folder.write("gold/b.tsv", Self.header + "1\t9%\tpercent\t9\t%\t\n")
    let outcome = try Command.run("eval", "--min-f1", "1", "gold", in: folder)
    #expect(outcome.status == 2 && outcome.text.contains(#""kind":"all","gold":2"#))
    #expect(outcome.messages.count == 1 && outcome.errors.contains("gold/b.tsv: row 1: '9%' is not in the text"))
    #expect(try Command.run("eval", "gold/no-table.txt", in: folder).errors.contains("gold/no-table.tsv is missing"))
    try folder.write("bare/a.txt", "Chi 6 tỷ đồng.\n")
    let bare = try Command.run("eval", "bare", in: folder)
    #expect(bare.status == 2 && bare.errors.contains("no text has a gold table"))
    #expect(try Command.run("eval", input: Data("5%".utf8)).status == 2)
  }
}
