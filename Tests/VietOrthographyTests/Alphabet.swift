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
}
