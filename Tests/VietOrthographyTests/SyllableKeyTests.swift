import Testing
import VietOrthography

struct SyllableKeyTests {
  @Test(arguments: ["tỷ", "Nghìn", "NGHIÊNG", "đồng", "Ư", "ĐIỆN", "vượt"])
  func ignoresLetterCase(_ word: String) {
    #expect(SyllableKey(of: word) == SyllableKey(of: word.lowercased()))
    #expect(SyllableKey(of: word) == SyllableKey(of: word.uppercased()))
  }

  @Test func packsEightLettersExactly() {
    // Letter by letter the code can be read back, so no other word of up to eight letters has the key.
    for word in ["nghiêng", "khuyếch", "đđđđđđđđ", "ỵỵỵỵỵỵỵỵ", "a", "tỉ"] {
      var bits = SyllableKey(of: word).bits
      var codes: [UInt8] = []
      while bits != 0 {
        codes.insert(UInt8(truncatingIfNeeded: bits), at: 0)
        bits >>= 8
      }
      #expect(codes == word.unicodeScalars.map { Letter.code(of: $0) })
    }
  }

  @Test func tellsWordsApart() {
    let words = [
      "tỷ", "tỉ", "ty", "tý", "tỳ", "tấn", "tân", "tận", "hoà", "hòa", "nghìn", "ngàn", "kilogram", "kilograms", "kilogramme",
      "mililit", "mililitre", "xentimet", "xentimét", "centimetre", "centimeter",
    ]
    #expect(Set(words.map { SyllableKey(of: $0) }).count == words.count)
  }

  @Test func dependsOnTheOrderOfForeignLetters() {
    var (first, second) = (SyllableKey(), SyllableKey())
    first.append(foreign: 0x436)
    first.append(foreign: 0x437)
    second.append(foreign: 0x437)
    second.append(foreign: 0x436)
    #expect(first != second)
  }

  @Test func symbolsAreNoWords() {
    let symbols: [Unicode.Scalar] = ["±", "°", "€", "‰", "%", "→", "😀"]
    let keys = symbols.map { SyllableKey(symbol: $0.value) }
    #expect(Set(keys).count == symbols.count)
    for key in keys { #expect(key.bits >> 63 == 1 && UInt8(truncatingIfNeeded: key.bits >> 48) == 0) }
  }
}
