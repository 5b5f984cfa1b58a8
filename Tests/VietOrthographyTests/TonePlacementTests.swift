import Testing
import VietOrthography

struct TonePlacementTests {
  /// Old spelling, new spelling: every pair of vowels with every tone, bare and behind an onset.
  static let pairs: [(String, String)] = ["oa", "oe", "uy"].flatMap { vowels in
    Alphabet.tones.dropFirst().flatMap { tone in
      ["h", "th", "kh", "", "ng", "l"].map { onset in
        let old = String(vowels.first ?? " ") + tone + String(vowels.last ?? " ")
        return (onset + old, onset + vowels + tone)
      }
    }
  }

  /// Composed, as the function takes it: no ASCII letter has a tone that stands apart.
  private func composed(_ text: String) -> String {
    Array(text.utf8).withUnsafeBufferPointer { String(decoding: MarkComposition.shared.compose($0).text, as: UTF8.self) }
  }

  @Test(arguments: pairs)
  func goesBothWays(_ old: String, _ new: String) {
    #expect(TonePlacement.other(composed(old)) == new)
    #expect(TonePlacement.other(composed(new)) == old)
  }

  @Test(arguments: ["quý", "quỳ", "hoa", "toán", "loại", "hoàn", "thuyền", "mùa", "của", "tía", "a", "", "y", "hoài", "khoẻn", "đồng"])
  func leavesSyllablesWithOneSpelling(_ syllable: String) {
    #expect(TonePlacement.other(syllable) == nil)
  }

  @Test(arguments: [
    ("Hòa Bình, Thủy điện", "Hoà Bình, Thuỷ điện"), ("KHÓA XIII", "KHOÁ XIII"), ("hóa 12,5% (hóa)", "hoá 12,5% (hoá)"),
    ("quý I/2023", "quý I/2023"), ("Đ/c Thụy", "Đ/c Thuỵ"), ("hÓa", "hOá"), ("", ""), ("5 tỷ", "5 tỷ"),
  ])
  func swapsWholeTexts(_ old: String, _ new: String) {
    // A capital stays where it stands, whichever letter bears the tone.
    #expect(TonePlacement.swapped(old) == new)
    #expect(TonePlacement.swapped(TonePlacement.swapped(old)) == old)
  }
}
