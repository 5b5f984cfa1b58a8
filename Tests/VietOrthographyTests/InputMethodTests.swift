import TestSupport
import Testing
import VietOrthography

struct InputMethodTests {
  /// Every syllable in the order that `keys(for:)` has, and with the tone key right behind the last letter with a mark, or the last vowel.
  @Test(arguments: InputMethod.allCases)
  func typesEverySyllable(_ method: InputMethod) {
    for text in Alphabet.syllables {
      guard let syllable = Syllable(text), syllable.status == .native else { continue }
      let old = syllable.placing(.old)
      let keys = method.keys(for: old)
      #expect(keys.utf8.allSatisfy { $0 < 0x80 }, "\(old)")
      #expect(method.text(from: keys) == old, "\(keys)")
      #expect(method.text(from: keys, placement: .new) == syllable.placing(.new), "\(keys)")
      #expect(method.text(from: keys.uppercased()) == old.uppercased(), "\(keys)")
    }
  }

  /// The keys of hats behind the whole word, before the tone; and behind it.
  @Test func takesKeysOfMarksAtTheEnd() {
    for text in Alphabet.syllables {
      guard let syllable = Syllable(text), syllable.status == .native, syllable.nucleus != "oo" else { continue }
      let old = syllable.placing(.old)
      let bare = DiacriticLevel.all.folding(old)
      let tone = ["", "2", "3", "4", "1", "5"][syllable.tone.rawValue]
      var hats = ""
      if old.contains("đ") { hats += "9" }
      let plain = DiacriticLevel.tone.folding(old)
      if plain.contains(where: { "âêô".contains($0) }) { hats += "6" }
      if plain.contains(where: { "ơư".contains($0) }) { hats += "7" }
      if plain.contains("ă") { hats += "8" }
      // "thuở": the horn on o alone can only be typed behind it.
      guard !plain.hasSuffix("uơ") else { continue }
      #expect(InputMethod.vni.text(from: bare + hats + tone) == old, "\(bare + hats + tone)")
      #expect(InputMethod.vni.text(from: bare + tone + hats) == old, "\(bare + tone + hats)")
    }
  }

  @Test(arguments: InputMethod.allCases, 1...60)
  func typesWhatItWrites(_ method: InputMethod, _ seed: Int) {
    var random = SeededRandom(seed: seed)
    let text = random.text(
      30,
      of: [
        "as", "ww", "dd", "aa", "e", "o", "u", "w", "s", "ễ", "ượ", "đ", "ă", " ", " ", ".", "'", "4", "6", "A", "D", "n", "g", "h", "café",
        "ư", "-", "^", "(", "+", "字",
      ])
    // Words that no keys make stay as they are, and so they are read.
    let made = method.text(from: method.keys(for: text))
    let source = text.split(separator: " ", omittingEmptySubsequences: false),
      result = made.split(separator: " ", omittingEmptySubsequences: false)
    #expect(source.count == result.count)
    for (a, b) in zip(source, result) where a.utf8.contains(where: { $0 >= 0x80 }) == false {
      #expect(a == b, "\(method.keys(for: String(a)))")
    }
  }

  @Test(arguments: 1...40)
  func takesAnyKeys(_ seed: Int) {
    var random = SeededRandom(seed: seed)
    let keys = String(decoding: random.bytes(300), as: UTF8.self)
    for method in InputMethod.allCases {
      _ = method.text(from: keys)
      _ = method.keys(for: keys)
    }
  }
}
