import Testing
import VietText

struct DocumentTests {
  @Test(arguments: ["", "5%", "Tăng 16,37% so với cùng kỳ\r\n", "\u{FEFF}năm 2022", "😀 tỷ", "ty\u{309}"])
  func takesUTF8AsItIs(_ text: String) throws {
    let document = try Document(bytes: Array(text.utf8))
    #expect(document.utf8 == Array(text.utf8))
    #expect(document.encoding == .utf8 && document.warnings.isEmpty && document.fileMap.isIdentity)
    #expect(Document(text).utf8 == document.utf8 && Document(text).encoding == .utf8)
  }

  @Test(arguments: [
    ("%PDF-1.7\n", "PDF"), ("PK\u{3}\u{4}\u{14}", "ZIP"), ("{\\rtf1\\ansi", "RTF"), ("GIF89a", "GIF"), ("\u{7F}ELF\u{2}", "ELF"),
  ])
  func refusesKnownBinaries(_ start: String, _ name: String) {
    expectBinary(Array(start.utf8), saying: name)
  }

  @Test(
    arguments: [
      ([0xD0, 0xCF, 0x11, 0xE0], "Word"), ([0x1F, 0x8B, 8], "gzip"), ([0x89, 0x50, 0x4E, 0x47], "PNG"), ([0xFF, 0xD8, 0xFF], "JPEG"),
      ([0xFF, 0xFE, 0, 0, 0x35, 0, 0, 0], "UTF-32"), ([0, 0, 0xFE, 0xFF, 0, 0, 0, 0x35], "UTF-32"),
    ] as [([UInt8], String)])
  func refusesKnownSignatures(_ start: [UInt8], _ name: String) {
    expectBinary(start, saying: name)
    expectBinary(start + Array(repeating: 0x20, count: 10_000), saying: name)
  }

  @Test(arguments: [0, 1, 8191])
  func refusesEarlyNUL(_ place: Int) {
    expectBinary(Array(repeating: 0x35, count: place) + [0, 0x35], saying: "NUL at byte \(place))")
  }

  @Test(arguments: [8192, 20_000])
  func takesLateNUL(_ place: Int) throws {
    let bytes = Array(repeating: UInt8(0x35), count: place) + [0, 0x35]
    #expect(try Document(bytes: bytes).utf8 == bytes)
  }

  @Test func strictModeTellsTheFirstInvalidByte() {
    let bytes: [UInt8] = [0x35, 0x25, 0xE1, 0xBB, 0x20, 0xFF]
    #expect(throws: DocumentError.invalidBytes(at: 2, encoding: .utf8)) {
      try Document(bytes: bytes, encoding: .auto, invalid: .error)
    }
    #expect(throws: DocumentError.invalidBytes(at: 4, encoding: .utf16LittleEndian)) {
      try Document(bytes: [0xFF, 0xFE, 0x35, 0, 0x00, 0xD8], invalid: .error)
    }
    #expect(throws: Never.self) { try Document(bytes: Array("5%".utf8), invalid: .error) }
  }

  @Test(arguments: [
    DocumentError.binary("a PDF"), .invalidBytes(at: 17, encoding: .utf8), .tooLarge(bytes: 3_000_000_000), .outOfMemory,
  ])
  func messagesAreOneLine(_ error: DocumentError) {
    #expect(!error.message.isEmpty && !error.message.contains("\n"))
    if case .invalidBytes = error { #expect(error.message.contains("UTF-8 at byte 17")) }
  }

  private func expectBinary(_ bytes: [UInt8], saying word: String, _ location: SourceLocation = #_sourceLocation) {
    do {
      _ = try Document(bytes: bytes)
      Issue.record("taken as text", sourceLocation: location)
    } catch {
      guard case .binary(let what) = error else {
        Issue.record(error, sourceLocation: location)
        return
      }
      #expect(what.contains(word), sourceLocation: location)
    }
  }
}
