import Testing
import TestSupport
import VietText

struct OffsetCounterTests {
  private func offsets(of places: [Int], in document: Document, _ unit: OffsetUnit, edge: OffsetMap.Edge = .start) -> [Int] {
    var counter = OffsetCounter(unit, for: document)
    return document.utf8.withUnsafeBufferPointer { text in
      places.map { counter.offset(of: $0, in: text, edge: edge) }
    }
  }

  @Test(arguments: ["", "5%", "năm 2022 tăng 5%", "\u{FEFF}5 tỷ\r\n", "😀👨‍👩‍👧 1.000 tấn", "ty\u{309} đo\u{302}\u{300}ng", "\u{FFFD}字𝟓"])
  func countsLikeSwift(_ text: String) {
    let document = Document(text)
    let places = text.unicodeScalars.indices.map { text.utf8.distance(from: text.startIndex, to: $0) } + [text.utf8.count]
    #expect(offsets(of: places, in: document, .scalar) == Array(0...text.unicodeScalars.count))
    #expect(offsets(of: places, in: document, .utf8) == places)
    let units = (text.unicodeScalars.indices + [text.endIndex]).map { text.utf16.distance(from: text.startIndex, to: $0) }
    #expect(offsets(of: places, in: document, .utf16) == units)
  }

  @Test func goesForwardByLeapsAndStandsStill() {
    let document = Document("đạt 😀 5 tỷ")
    #expect(offsets(of: [0, 0, 6, 6, 11, 18], in: document, .scalar) == [0, 0, 3, 3, 5, 10])
    #expect(offsets(of: [6, 11, 11, 18], in: document, .utf16) == [3, 6, 6, 11])
  }

  /// "5", a cut letter of two bytes, "%", a stray byte, "tỷ": a replaced run is one scalar, in bytes those of the file.
  @Test func countsReplacedBytes() throws {
    let document = try Document(bytes: [0x35, 0xE1, 0xBB, 0x25, 0xFF] + Array("tỷ".utf8))
    let places = [0, 1, 4, 5, 8, 12]
    #expect(offsets(of: places, in: document, .scalar) == [0, 1, 2, 3, 4, 6])
    #expect(offsets(of: places, in: document, .utf16) == [0, 1, 2, 3, 4, 6])
    #expect(offsets(of: places, in: document, .utf8) == [0, 1, 3, 4, 5, 9])
    #expect(offsets(of: [2], in: document, .utf8) == [1])
    #expect(offsets(of: [2], in: document, .utf8, edge: .end) == [3])
  }

  @Test func countsTheDecodedTextOfUTF16() throws {
    let bytes = "\u{FEFF}tỷ 😀5".utf16.flatMap { (unit) -> [UInt8] in [UInt8(truncatingIfNeeded: unit), UInt8(unit >> 8)] }
    let document = try Document(bytes: bytes)
    let place = "\u{FEFF}tỷ 😀".utf8.count
    #expect(offsets(of: [place], in: document, .scalar) == [5])
    #expect(offsets(of: [place], in: document, .utf16) == [6])
    #expect(offsets(of: [place], in: document, .utf8) == [place])
  }

  /// "Tỷ 5" in TCVN3, VNI and UTF-16: bytes of the file as it is, and of the text that it says.
  @Test(
    arguments: [
      ("tcvn3", [0x54, 0xFB, 0x20, 0x35], [0, 1, 2, 3, 4]), ("vni", [0x54, 0x79, 0xFB, 0x20, 0x35], [0, 1, 3, 4, 5]),
      ("utf-16le", [0x54, 0, 0xF7, 0x1E, 0x20, 0, 0x35, 0], [0, 2, 4, 6, 8]), ("ncr", Array("T&#7927; 5".utf8), [0, 1, 8, 9, 10]),
      ("tcvn3", Array("T\u{FB} 5".utf8), [0, 1, 3, 4, 5]),
    ] as [(String, [UInt8], [Int])])
  func countsBytesOfTheFile(_ name: String, _ bytes: [UInt8], _ expected: [Int]) throws {
    let document = try Document(bytes: bytes, encoding: try #require(Document.Encoding(rawValue: name)))
    #expect(String(decoding: document.utf8, as: UTF8.self) == "Tỷ 5")
    let places = [0, 1, 4, 5, 6]
    #expect(offsets(of: places, in: document, .byte) == expected)
    #expect(offsets(of: places, in: document, .scalar) == [0, 1, 2, 3, 4])
    // In a file that is UTF-8 itself these are its bytes.
    let isUTF8 = name == "ncr" || bytes.contains(0xC3)
    #expect(offsets(of: places, in: document, .utf8) == (isUTF8 ? expected : places))
  }
}
