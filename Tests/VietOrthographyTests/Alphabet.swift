import VietOrthography

/// The Vietnamese vowels, put together from their parts without the tables under test.
enum Alphabet {
  /// A vowel without tone: its ASCII letter and the mark of its quality, if any.
  struct Vowel: Sendable, CustomStringConvertible {
    let base: Character
    let quality: String
    var description: String { String(base) + quality }
  }

  static let vowels =
    "aeiouy".map { Vowel(base: $0, quality: "") }
    + [
      Vowel(base: "a", quality: "\u{306}"), Vowel(base: "a", quality: "\u{302}"), Vowel(base: "e", quality: "\u{302}"),
      Vowel(base: "o", quality: "\u{302}"), Vowel(base: "o", quality: "\u{31B}"), Vowel(base: "u", quality: "\u{31B}"),
    ]

  /// No mark, grave, hook above, tilde, acute, dot below.
  static let tones = ["", "\u{300}", "\u{309}", "\u{303}", "\u{301}", "\u{323}"]

  /// The 67 small letters with marks, as they are printed.
  static let marked = Array(
    "đàảãáạăằẳẵắặâầẩẫấậèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵ")

  /// The letters of a text whose marks stand apart, put together.
  static func composed(_ text: String) -> String { String(text.map { letters[$0] ?? $0 }) }

  /// The precomposed letters; characters are equal when they are canonically equivalent.
  private static let letters = Dictionary(uniqueKeysWithValues: (marked + marked.map { Character($0.uppercased()) }).map { ($0, $0) })
}

extension Alphabet {
  /// Every syllable of the tables of onsets and rhymes with every tone, the mark by the new rule: put together by the readers of the tables only.
  static let syllables: [String] = {
    var result: [String] = []
    for onset in [
      "", "b", "c", "ch", "d", "đ", "g", "gh", "gi", "h", "k", "kh", "l", "m", "n", "ng", "ngh", "nh", "p", "ph", "q", "r", "s", "t", "th",
      "tr", "v", "x",
    ] {
      for rhyme in rhymes {
        func text(_ tone: String) -> String {
          composed(onset + String(rhyme.letters[...rhyme.mark]) + tone + String(rhyme.letters[(rhyme.mark + 1)...]))
        }
        // All rhymes take the acute tone.
        guard Syllable(text(tones[4])) != nil else { continue }
        result += tones.map(text).filter { Syllable($0) != nil }
      }
    }
    return result
  }()

  /// Rhymes, and the letter that the new rule puts the tone on.
  private static let rhymes: [(letters: [Character], mark: Int)] = {
    let vowels = ["a", "ă", "â", "e", "ê", "i", "o", "ô", "ơ", "u", "ư", "y", "ia", "ua", "ưa", "iê", "yê", "uô", "ươ", "ya", "oo"]
    let codas = ["", "c", "ch", "i", "k", "m", "n", "ng", "nh", "o", "p", "t", "u", "y"]
    return ["", "o", "u"].flatMap { glide in
      vowels.flatMap { vowel in
        codas.map { coda in
          let isFirst = vowel.count == 2 && vowel.hasSuffix("a")
          return (Array(glide + vowel + coda), glide.count + (vowel.count == 2 && !isFirst ? 1 : 0))
        }
      }
    }
  }()
}
