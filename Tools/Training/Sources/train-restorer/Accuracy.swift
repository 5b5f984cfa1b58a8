import VietOrthography
import VietRestoration

/// How many words of a text are right after their marks were taken away and restored.
struct Accuracy {
  private(set) var words = 0, right = 0
  /// Of Vietnamese syllables only.
  private(set) var syllables = 0, rightSyllables = 0

  /// Measures a restorer on sentences.
  init(_ restorer: DiacriticRestorer, _ sentences: [String], inSmallLetters: Bool = false) {
    for sentence in sentences {
      let gold = TonePlacement.old.placing(inSmallLetters ? sentence.lowercased() : sentence)
      add(gold, restorer.restore(DiacriticLevel.all.folding(gold)))
    }
  }

  private mutating func add(_ gold: String, _ restored: String) {
    let wanted = Self.words(gold), got = Self.words(restored)
    for (index, word) in wanted.enumerated() {
      let isRight = index < got.count && got[index] == word
      let isSyllable = Syllable(word) != nil
      words += 1
      if isRight { right += 1 }
      if isSyllable { syllables += 1 }
      if isSyllable && isRight { rightSyllables += 1 }
    }
  }

  private static func words(_ text: String) -> [String] {
    var text = text
    return text.withUTF8 { bytes in
      var words: [String] = []
      LetterScanner().forEachWord(in: bytes) { (place, _) in words.append(String(decoding: bytes[place], as: UTF8.self)) }
      return words
    }
  }

  /// A share in percent, three decimals.
  static func percent(_ part: Int, of whole: Int) -> String {
    let thousandths = whole == 0 ? 0 : (part * 100_000 + whole / 2) / whole
    let decimals = String(thousandths % 1000)
    return "\(thousandths / 1000)." + String(repeating: "0", count: 3 - decimals.count) + decimals
  }

  /// Words, and the shares of words and of syllables that are right.
  var row: String {
    "| \(words) | \(Self.percent(right, of: words)) | \(Self.percent(rightSyllables, of: syllables)) |"
  }
}
