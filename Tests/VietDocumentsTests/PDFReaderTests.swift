import Foundation
import Testing
import VietDocuments

/// Whether a program is on the search path.
func hasProgram(_ name: String) -> Bool {
  (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").contains {
    FileManager.default.isExecutableFile(atPath: "\($0)/\(name)")
  }
}

/// PDF by way of pdftotext: paragraphs out of lines, tables out of places, and files that are damaged or want too much.
@Suite(.enabled(if: hasProgram("pdftotext")))
struct PDFReaderTests {
  private func page(_ lines: [(x: Int, y: Int, text: String)]) throws -> ExtractedText {
    let text = try read(PDFSample.page(PDFSample.text(lines)), name: "a.pdf")
    try expectLaws(text)
    return text
  }

  @Test func linesThatBelongTogether() throws {
    let text = try page([
      (200, 800, "BAO CAO"), (60, 770, "1. Chung"),
      (60, 750, "San luong lua cua toan tinh trong ca nam nay dat hon 5,1 trieu tan, tang so voi nam"),
      (60, 736, "2022 theo Quyet dinh so 6218/QD-UBND cua tinh va theo nghi quyet so 115/NQ-"),
      (60, 722, "CP cua Chinh phu."), (60, 708, "Cay ngo dat 0,7 trieu tan."), (60, 694, "- Khoai: 300"), (60, 680, "- San: 400"),
    ])
    #expect(
      text.lines == [
        "BAO CAO", "1. Chung",
        "San luong lua cua toan tinh trong ca nam nay dat hon 5,1 trieu tan, tang so voi nam 2022 theo Quyet dinh so 6218/QD-UBND cua tinh va theo nghi quyet so 115/NQ-CP cua Chinh phu.",
        "Cay ngo dat 0,7 trieu tan.", "- Khoai: 300", "- San: 400",
      ])
    #expect(text.place(at: 0).page == 1 && text.place(at: 0).paragraph == 1)
  }

  @Test func columnsOfATable() throws {
    let text = try page([
      (60, 800, "San luong cay trong cua tinh nhu sau, theo bao cao."), (60, 760, "Cay"), (200, 760, "2022"), (300, 760, "2023"),
      (60, 740, "Lua mua"), (200, 740, "5,1"), (300, 740, "5,2"), (60, 720, "Ngo"), (300, 720, "0,7"), (60, 700, "Khoai"), (200, 700, "9"),
      (300, 700, "8"), (60, 650, "Het."),
    ])
    #expect(
      text.cells() == ["A1=Cay", "B1=2022", "C1=2023", "A2=Lua mua", "B2=5,1", "C2=5,2", "A3=Ngo", "C3=0,7", "A4=Khoai", "B4=9", "C4=8"])
    let place = text.place(at: text.grids[0].cells[4].text.lowerBound)
    #expect(place.page == 1 && place.table == 1 && place.cell?.description == "B2")
    #expect(text.lines.last == "Het.")
  }

  @Test func numbersOfPages() throws {
    #expect(
      try page([(290, 820, "3"), (60, 780, "Tong cong dat 5,1 trieu tan."), (290, 30, "- 12 -")]).lines == ["Tong cong dat 5,1 trieu tan."])
    #expect(try page([(60, 780, "Tong cong"), (60, 760, "512")]).lines == ["Tong cong", "512"])
  }

  // MARK: Damage and limits

  @Test func damagedFiles() {
    let bytes = PDFSample.page(PDFSample.text([(60, 800, "5 trieu")]))
    for count in [9, 40, 200, 400] { #expect(failure(Array(bytes[..<count]))?.isDamage == true, "\(count) bytes") }
    // What misses only its table of places is repaired.
    #expect((try? read(Array(bytes.dropLast(20))).lines) == ["5 trieu"])
  }

  @Test func passwords() {
    let key = String(repeating: "00", count: 32)
    let encrypted = PDFSample.page(
      PDFSample.text([(60, 800, "5 trieu")]), objects: ["<< /Filter /Standard /V 1 /R 2 /O <\(key)> /U <\(key)> /P -4 >>"],
      trailer: "/Encrypt 6 0 R /ID [<00> <00>]")
    #expect(failure(encrypted) == .encrypted)
  }

  /// Forms that draw each other ten times, ten deep.
  @Test func pagesThatNeverEnd() {
    let forms = (0..<10).map { depth in
      let inner = depth == 9 ? "0 0 m 9 9 l S" : Array(repeating: "/X\(depth + 1) Do", count: 10).joined(separator: " ")
      let names = depth == 9 ? "" : "/Resources << /XObject << /X\(depth + 1) \(7 + depth) 0 R >> >>"
      return PDFSample.stream(inner, "/Type /XObject /Subtype /Form /BBox [0 0 9 9] \(names)")
    }
    var limits = ReadingLimits()
    limits.seconds = 1
    let bytes = PDFSample.page("/X0 Do", objects: forms, resources: "/XObject << /X0 6 0 R >>")
    let time = ContinuousClock().measure { #expect(failure(bytes, name: "a", limits)?.limit == .time) }
    #expect(time < .seconds(5))
  }

  @Test func muchText() {
    let lines = (0..<50).map { (x: 60, y: 800 - 14 * $0, text: "San luong lua cua toan tinh dat 5,1 trieu tan") }
    var limits = ReadingLimits()
    limits.expandedBytes = 10_000
    #expect(failure(PDFSample.page(PDFSample.text(lines)), name: "a", limits)?.limit == .size)
  }

  /// Fonts of their own give letters that no text may have.
  @Test func controlCharacters() throws {
    let text = try page([(60, 800, "5\\001\\037 tri\\002eu"), (60, 780, "a<b&c>\\042")])
    #expect(text.lines.count == 2 && text.lines[1] == "a<b&c>\"")
  }
}
