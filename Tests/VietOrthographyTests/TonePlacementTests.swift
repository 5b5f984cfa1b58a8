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

  /// Composed: no ASCII letter has a tone that stands apart.
  private func composed(_ text: String) -> String { Alphabet.composed(text) }

  private func other(_ syllable: String) -> SyllableKey? { TonePlacement.other(SyllableKey(of: syllable)) }

  @Test(arguments: pairs)
  func goesBothWays(_ old: String, _ new: String) {
    let (old, new) = (composed(old), composed(new))
    #expect(other(old) == SyllableKey(of: new) && other(new) == SyllableKey(of: old))
    #expect(TonePlacement.new.placing(old) == new && TonePlacement.old.placing(new) == old)
    #expect(TonePlacement.new.placing(new) == new && TonePlacement.old.placing(old) == old)
  }

  @Test(arguments: ["quý", "quỳ", "hoa", "toán", "loại", "hoàn", "thuyền", "mùa", "của", "tía", "a", "", "y", "hoài", "khoẻn", "đồng"])
  func leavesSyllablesWithOneSpelling(_ syllable: String) {
    #expect(other(syllable) == nil)
    for placement in TonePlacement.allCases { #expect(placement.placing(syllable) == syllable) }
  }

  @Test(arguments: [
    ("Hòa Bình, Thủy điện", "Hoà Bình, Thuỷ điện"), ("KHÓA XIII", "KHOÁ XIII"), ("hóa 12,5% (hóa)", "hoá 12,5% (hoá)"),
    ("quý I/2023", "quý I/2023"), ("Đ/c Thụy", "Đ/c Thuỵ"), ("hÓa", "hOá"), ("", ""), ("5 tỷ", "5 tỷ"),
  ])
  func swapsWholeTexts(_ old: String, _ new: String) {
    // A capital stays where it stands, whichever letter bears the tone.
    #expect(TonePlacement.new.placing(old) == new)
    #expect(TonePlacement.old.placing(new) == old)
  }

  /// A mark on a letter that neither rule allows goes to its own, in both.
  @Test(arguments: [
    ("ngừơi", "người"), ("đựơc", "được"), ("qúy", "quý"), ("qủa", "quả"), ("gìa", "già"), ("tóan", "toán"), ("hòang", "hoàng"),
    ("múôn", "muốn"),
    ("TÌÊN", "TIỀN"), ("khuýu", "khuýu"), ("tuýêt", "tuyết"), ("luá", "lúa"), ("giừơng", "giường"), ("ngòai", "ngoài"), ("thủơ", "thuở"),
  ])
  func mendsMisplacedMarks(_ typed: String, _ right: String) {
    for placement in TonePlacement.allCases { #expect(placement.placing(typed) == right) }
  }

  @Test(arguments: [
    "Nguyễn Huệ", "Figueróa", "café", "résumé", "naïve", "khóản1", "São Paulo", "à la carte", "Đà Nẵng", "cóó", "òa.oà", "ö", "e\u{301}",
    "字òa字",
  ])
  func leavesOtherWords(_ text: String) {
    #expect(TonePlacement.new.placing(TonePlacement.old.placing(text)) == TonePlacement.new.placing(text))
    if !text.contains("òa") { for placement in TonePlacement.allCases { #expect(placement.placing(text) == text, "\(text)") } }
  }

  /// Places lead back to the source, letter by letter.
  @Test func listsTheLettersThatChange() throws {
    let text = Array("hòa".utf8)
    let edited = try #require(text.withUnsafeBufferPointer { TonePlacement.new.place($0) })
    #expect(edited.string == "hoà")
    #expect(edited.edits.map(\.source) == [1..<3, 3..<4] && edited.edits.map(\.target) == [1..<2, 2..<4])
  }
}
