import Testing
import TestSupport
import VietText

struct DecodingTests {
  /// One replacement for each maximal subpart; the first three are the examples of Unicode 15, tables 3-8 to 3-11.
  @Test(
    arguments: [
      ([0x61, 0xF1, 0x80, 0x80, 0xE1, 0x80, 0xC2, 0x62, 0x80, 0x63, 0x80, 0xBF, 0x64], [1, 4, 6, 8, 10, 11], [3, 2, 1, 1, 1, 1]),
      ([0xC0, 0xAF, 0xE0, 0x80, 0xBF, 0xF0, 0x81, 0x82, 0x41], Array(0..<8), Array(repeating: 1, count: 8)),
      ([0xED, 0xA0, 0x80, 0xED, 0xBF, 0xBF, 0xED, 0xAF, 0x41], Array(0..<8), Array(repeating: 1, count: 8)),
      ([0xF4, 0x91, 0x92, 0x93, 0xFF, 0x41, 0x80, 0xBF, 0x42], [0, 1, 2, 3, 4, 6, 7], Array(repeating: 1, count: 7)),
      ([0x35, 0xE1, 0xBB], [1], [2]), ([0xFF], [0], [1]), ([0xF0, 0x9F, 0x98, 0x35], [0], [3]),
    ] as [([UInt8], [Int], [Int])])
  func replacesMaximalSubparts(_ bytes: [UInt8], _ places: [Int], _ counts: [Int]) throws {
    let document = try Document(bytes: bytes)
    #expect(document.warnings.map(\.byte) == places)
    #expect(document.warnings.map(\.count) == counts)
    #expect(String(decoding: document.utf8, as: UTF8.self) == String(decoding: bytes, as: UTF8.self))
  }

  @Test(arguments: 1...40)
  func repairsRandomBytes(_ seed: Int) throws {
    var random = SeededRandom(seed: seed)
    // Lead and continuation bytes more often than in truly random bytes.
    let bytes = [0x20] + random.bytes(300).map { $0 == 0 ? 0xE1 : $0 & 3 == 0 ? $0 | 0x80 : $0 & 3 == 1 ? 0xE1 : $0 & 0xBF | 1 }
    let document = try Document(bytes: bytes)
    #expect(document.utf8 == Array(String(decoding: bytes, as: UTF8.self).utf8))
    #expect(document.warnings.map(\.byte) == document.warnings.map(\.byte).sorted())
    // Each place in the text leads back to its own bytes in the file.
    var replaced = document.warnings[...]
    for (place, byte) in document.utf8.enumerated() {
      let source = document.fileMap.source(of: place..<place + 1)
      if let next = replaced.first, source.lowerBound == next.byte {
        #expect(source.count == next.count)
        if document.fileMap.source(of: place + 1) != next.byte { replaced.removeFirst() }
      } else {
        #expect(source.count == 1 && bytes[source.lowerBound] == byte)
      }
    }
    #expect(replaced.isEmpty)
  }

  @Test func takesLinearTimeOnBadBytes() throws {
    let document = try Document(bytes: Array(repeating: 0xFF, count: 50_000))
    #expect(document.warnings.count == 50_000 && document.utf8.count == 150_000)
  }

  static let texts = ["", "5%", "Tăng 16,37%\r\n", "năm 2022 😀 tỷ", "\u{7F}\u{80}\u{7FF}\u{800}\u{FFFD}\u{10000}\u{10FFFF}"]

  @Test(arguments: texts, [false, true])
  func readsUTF16(_ text: String, _ bigEndian: Bool) throws {
    let encoding: Document.Encoding = bigEndian ? .utf16BigEndian : .utf16LittleEndian
    let bytes = Self.bytes(of: Array(("\u{FEFF}" + text).utf16), bigEndian)
    let document = try Document(bytes: bytes)
    #expect(document.utf8 == Array(("\u{FEFF}" + text).utf8))
    #expect(document.encoding == encoding && document.warnings.isEmpty && document.fileMap.isIdentity)
    // Without a mark only where the caller says so.
    let bare = try Document(bytes: Self.bytes(of: Array(text.utf16), bigEndian), encoding: encoding)
    #expect(bare.utf8 == Array(text.utf8))
  }

  /// Lone surrogates and a last odd byte: units, the text, and where something was replaced.
  @Test(
    arguments: [
      ([0x35, 0xD83D, 0x25], "5\u{FFFD}%", [2]), ([0xDE00, 0x35], "\u{FFFD}5", [0]), ([0x35, 0xD83D], "5\u{FFFD}", [2]),
      ([0xD83D, 0xD83D, 0xDE00], "\u{FFFD}😀", [0]), ([0xDE00, 0xD83D], "\u{FFFD}\u{FFFD}", [0, 2]),
    ] as [([UInt16], String, [Int])], [false, true])
  func replacesLoneSurrogates(_ example: ([UInt16], String, [Int]), _ bigEndian: Bool) throws {
    let (units, text, places) = example
    let bytes = Self.bytes(of: units, bigEndian)
    let encoding: Document.Encoding = bigEndian ? .utf16BigEndian : .utf16LittleEndian
    let document = try Document(bytes: bytes, encoding: encoding)
    #expect(String(decoding: document.utf8, as: UTF8.self) == text)
    #expect(document.warnings.map(\.byte) == places && document.warnings.allSatisfy { $0.count == 2 })
    let odd = try Document(bytes: bytes + [0x35], encoding: encoding)
    #expect(odd.warnings.last?.byte == bytes.count && odd.warnings.last?.count == 1)
  }

  private static func bytes(of units: [UInt16], _ bigEndian: Bool) -> [UInt8] {
    units.flatMap { unit in
      let (high, low) = (UInt8(unit >> 8), UInt8(truncatingIfNeeded: unit))
      return bigEndian ? [high, low] : [low, high]
    }
  }
}
