import CVietTables
import Testing

@testable import VietOrthography

struct SyllableTests {
  /// The tables themselves: whole rows, known values.
  @Test func tablesAreWhole() {
    for (table, count) in [
      (cvt_rhymes(), 7), (cvt_onsets(), 5), (cvt_syllables(), 3), (cvt_encodings(), 8), (cvt_code_pages(), 3), (cvt_lookalikes(), 3),
    ] {
      var rows = 0
      TableReader(table).forEachRow { row in
        rows += 1
        #expect(row.count == count && row.allSatisfy { !$0.isEmpty }, "\(row.map { TableReader.string($0) })")
      }
      #expect(rows > 1)
    }
  }

  /// Every syllable that the tables make is one, in either placement, and stays what it is under the one it has.
  @Test func takesAllThatTheTablesMake() {
    for text in Alphabet.syllables {
      guard let syllable = Syllable(text) else {
        Issue.record("\(text)")
        continue
      }
      let (old, new) = (syllable.placing(.old), syllable.placing(.new))
      #expect(text == old || text == new)
      #expect(Syllable(old)?.tone == syllable.tone && Syllable(new)?.status == syllable.status)
      #expect(TonePlacement.old.placing(text) == old && TonePlacement.new.placing(text) == new)
      #expect(TonePlacement.old.placing(text.uppercased()) == old.uppercased())
      #expect(syllable.text == text)
    }
  }

  /// Where the mark stands is decided: on any other letter it makes no syllable, but is mended.
  @Test func takesNoMisplacedMarks() {
    for text in Alphabet.syllables.prefix(6_000) {
      guard let syllable = Syllable(text), syllable.tone != .level else { continue }
      let plain = Array(DiacriticLevel.tone.folding(text).unicodeScalars)
      for index in plain.indices {
        let anatomy = LetterAnatomy.shared
        let code = anatomy.letter(Letter.code(of: plain[index]), with: UInt8(syllable.tone.rawValue))
        guard anatomy.isVowel(code) else { continue }
        var letters = plain
        letters[index] = Letter.scalar(of: code)
        let moved = String(String.UnicodeScalarView(letters))
        #expect((Syllable(moved) != nil) == (moved == syllable.placing(.old) || moved == syllable.placing(.new)), "\(moved)")
        #expect(TonePlacement.new.placing(moved) == syllable.placing(.new), "\(moved)")
      }
    }
  }

  @Test(arguments: ["", " ", "a b", "hoà ", "1", "á1", "字", "ö", "hoe\u{300}", "nghiêngng", "aaaaaaaaaaaaaaaaaaaaaaaaaaaa"])
  func rejectsWhatIsNoWord(_ text: String) {
    #expect(Syllable(text) == nil)
  }

  @Test(arguments: ["Huế", "HUẾ", "hUế"])
  func looksPastCapitals(_ text: String) { #expect(Syllable(text)?.text == "huế") }
}
