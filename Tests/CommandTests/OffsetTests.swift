import Foundation
import Testing

/// `start` and `end` cut `text` out of the original, in each unit, whatever stands before and within the figure.
struct OffsetTests {
  /// A byte order mark, letters beyond the BMP, marks typed apart and in the wrong order, CR LF, no-break spaces.
  static let sample =
    "\u{FEFF}😀 Tổng thu đạt 71.029 ty\u{309} đo\u{302}\u{300}ng,\r\ntăng 16,37\u{A0}% 👨‍👩‍👧 so với na\u{306}m 2021;\r\n"
    + "lu\u{301}a 63,5 ta\u{323}\u{302}n, o\u{302}\u{301} 𝟓 đạt 2.000 tri\u{323}\u{301}ê đồng, 5 tâ\u{301}n"

  private func records(_ content: Data, _ unit: String, _ more: String...) throws -> [Record] {
    let folder = try Folder()
    try folder.write("a.txt", content)
    let outcome = try Command.run(["extract", "--offsets", unit, "a.txt"] + more, in: folder)
    #expect(outcome.status == 0)
    let records = try Record.lines(outcome.output)
    try #require(records.count >= 5)
    return records
  }

  @Test func scalars() throws {
    let scalars = Array(Self.sample.unicodeScalars)
    for record in try records(Data(Self.sample.utf8), "scalar") {
      #expect(scalars[record.start..<record.end].elementsEqual(record.text.unicodeScalars), "\(record)")
    }
  }

  @Test func utf8() throws {
    let bytes = Array(Self.sample.utf8)
    for record in try records(Data(bytes), "utf8") {
      #expect(bytes[record.start..<record.end].elementsEqual(record.text.utf8), "\(record)")
    }
  }

  @Test func utf16() throws {
    let units = Array(Self.sample.utf16)
    for record in try records(Data(Self.sample.utf8), "utf16") {
      #expect(units[record.start..<record.end].elementsEqual(record.text.utf16), "\(record)")
    }
  }

  @Test func theDefaultIsScalars() throws {
    let outcome = try Command.run("extract", input: Data("😀 tăng 5%".utf8))
    #expect(try Record.lines(outcome.output).map(\.start) == [7])
  }

  /// Replaced bytes before every word: `utf8` counts those of the file, the others one scalar for each.
  @Test func replacedBytes() throws {
    let file = Self.sample.split(separator: " ", omittingEmptySubsequences: false)
      .reduce(into: Data()) { $0 += ($0.isEmpty ? [] : [0x20, 0xE1, 0xBB, 0x20, 0xFF, 0x20]) + Data($1.utf8) }
    let decoded = String(decoding: file, as: UTF8.self)
    let (bytes, scalars, units) = (Array(file), Array(decoded.unicodeScalars), Array(decoded.utf16))
    for record in try records(file, "utf8", "--quiet") {
      #expect(String(decoding: bytes[record.start..<record.end], as: UTF8.self).unicodeScalars.elementsEqual(record.text.unicodeScalars))
    }
    for record in try records(file, "scalar", "--quiet") {
      #expect(scalars[record.start..<record.end].elementsEqual(record.text.unicodeScalars))
    }
    for record in try records(file, "utf16", "--quiet") {
      #expect(units[record.start..<record.end].elementsEqual(record.text.utf16))
    }
  }

  /// For UTF-16 the decoded text counts, in its UTF-8 under `utf8`.
  @Test(arguments: ["scalar", "utf8", "utf16"])
  func utf16Files(_ unit: String) throws {
    let file = try #require(Self.sample.data(using: .utf16LittleEndian))
    #expect(try records(file, unit).map(\.start) == records(Data(Self.sample.utf8), unit).map(\.start))
  }

  /// The same figures stand in the text whether it is composed or not, at the places of its own letters.
  @Test func composedAndApart() throws {
    let composed = try records(Data(Self.sample.precomposedStringWithCanonicalMapping.utf8), "scalar")
    let apart = try records(Data(Self.sample.utf8), "scalar")
    #expect(composed.map(\.normalized) == apart.map(\.normalized) && composed.map(\.unit) == apart.map(\.unit))
    #expect(composed.map(\.start) != apart.map(\.start))
  }
}
