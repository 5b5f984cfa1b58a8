import Testing
import VietOrthography

struct LetterTests {
  @Test func codesFollowTheAlphabet() {
    #expect(Letter.marked.map { Character($0) } == Alphabet.marked)
    for (index, letter) in Letter.marked.enumerated() { #expect(Letter.code(of: letter) == 0x80 + UInt8(index)) }
  }

  @Test func plainLettersHaveTheirASCIICode() {
    for byte in UInt8(ascii: "a")...UInt8(ascii: "z") { #expect(Letter.code(of: Unicode.Scalar(byte)) == byte) }
  }

  @Test(arguments: ["ö", "ñ", "ж", "字", "ð", "ƀ"] as [Unicode.Scalar])
  func othersAreForeign(_ letter: Unicode.Scalar) {
    #expect(Letter.code(of: letter) == Letter.foreign)
  }

  @Test func tonesHaveTheirMarks() {
    let marks = Letter.Tone.allCases.map { tone in tone.mark.flatMap(Unicode.Scalar.init).map { String($0) } ?? "" }
    #expect(marks == Alphabet.tones)
  }
}
