import Testing
import TestSupport
import VietICU
@testable import VietText

struct PlainTextTests {
  private func isPlain(_ bytes: [UInt8]) -> Bool { bytes.withUnsafeBufferPointer { PlainText.holds(for: $0) } }

  /// No scalar is taken for plain that NFC changes, or that could join the one before.
  @Test func everyScalarTakenIsInNFC() {
    var taken = 0
    for value in UInt32(0)...0x10FFFF {
      guard let scalar = Unicode.Scalar(value), isPlain(Array(String(scalar).utf8)) else { continue }
      taken += 1
      if value >= 0x80 {
        #expect(scalar.properties.canonicalCombiningClass == .notReordered, "\(value)")
        let pair = Array("a\(scalar)".utf8)
        #expect(
          pair.withUnsafeBufferPointer {
            Normalization.holds(.nfc, for: $0) && Normalization.holds(.nfc, for: .init(rebasing: $0.dropFirst()))
          }, "\(value)")
      }
    }
    #expect(taken > 5_000)
  }

  @Test(arguments: ["", "Tổng thu 5 tỷ đồng – “đạt” 12,5%…", "\u{FEFF}Đường 1A", "12 345 ₫ 😀 ≥ 5 − 3", "ẤẬỰ", "abcdefg\u{1EF9}"])
  func plainTexts(_ text: String) {
    #expect(isPlain(Array(text.utf8)))
  }

  @Test(arguments: ["y\u{309}", "\u{2126}", "\u{2000}", "a\u{20D0}", "字"])
  func otherTexts(_ text: String) {
    #expect(!isPlain(Array(text.utf8)))
    #expect(!isPlain(Array(("Một văn bản dài hơn tám byte " + text).utf8)))
  }

  /// Bytes that are no UTF-8 are never plain, wherever they stand.
  @Test(
    arguments: [[0xC3], [0xE1, 0xBB], [0x80], [0xC0, 0x80], [0xE1, 0xBB, 0x41], [0xF0, 0x9F, 0x98], [0xFF], [0xEF, 0xBB]] as [[UInt8]])
  func invalidBytes(_ bytes: [UInt8]) {
    for prefix in 0...9 {
      for suffix in 0...9 {
        let text = [UInt8](repeating: 0x61, count: prefix) + bytes + [UInt8](repeating: 0x62, count: suffix)
        #expect(!isPlain(text))
      }
    }
  }

  @Test(arguments: 1...40)
  func agreesWithTheCompleteChecks(_ seed: Int) {
    var random = SeededRandom(seed: seed)
    let text = random.text(60, of: ["ế", "ư", "đ", "a", "5", " ", "…", "₫", "\u{301}", "Å", "😀", "\u{2126}", "字", "–"])
    let bytes = Array(text.utf8)
    if isPlain(bytes) { #expect(bytes.withUnsafeBufferPointer { Normalization.holds(.nfc, for: $0) }) }
  }
}
