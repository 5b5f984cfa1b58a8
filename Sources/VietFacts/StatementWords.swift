import VietLexicon

/// Words that the grammar tells by themselves, looked up once a text.
struct StatementWords {
  /// quân, of "bình quân".
  let average: WordID
  /// cấu, of "cơ cấu".
  let structure: WordID
  /// lũy, of "lũy kế".
  let cumulated: WordID
  /// lượng, and sản of "sản lượng".
  let amount: WordID, yield: WordID
  /// tuổi: says who is meant.
  let age: WordID
  /// được, đã, còn: bind a verb to the noun before them.
  let bound: (WordID, WordID, WordID)

  init(_ lexicon: Lexicon) {
    average = lexicon.id(of: "quân")
    structure = lexicon.id(of: "cấu")
    cumulated = lexicon.id(of: "lũy")
    (amount, yield) = (lexicon.id(of: "lượng"), lexicon.id(of: "sản"))
    age = lexicon.id(of: "tuổi")
    bound = (lexicon.id(of: "được"), lexicon.id(of: "đã"), lexicon.id(of: "còn"))
  }
}
