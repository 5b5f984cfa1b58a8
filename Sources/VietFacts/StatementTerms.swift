import VietLexicon

/// The groups of terms that the grammar asks for.
extension FactTerms {
  /// Say how a value moved.
  static let changes: FactTerms = [.rise, .fall, .surpass, .short, .growth, .decline]
  /// Stand between a name and its figure.
  static let verbs: FactTerms = [
    .rise, .fall, .surpass, .short, .equal, .fold, .attain, .share, .contribute, .drag, .growth, .decline,
  ]
  /// Hold for later figures of an enumeration, too.
  static let goingOn: FactTerms = [.rise, .fall, .surpass, .short, .share, .contribute, .drag, .growth, .decline]
  /// Name a base without a date.
  static let bases: FactTerms = [.sameTerm, .lastYear, .lastQuarter, .lastMonth, .yearStart]
  /// Make up a base that no table has: "vụ đông xuân trước", "mức bình quân cả nước".
  static let baseWords: FactTerms = [
    .text, .noun, .soft, .of, .trade, .place, .region, .placeHead, .growth, .decline, .measureHead, .part, .countHead, .moneyHead,
  ]
  /// Begin an indicator.
  static let heads: FactTerms = [.measureHead, .moneyHead, .countHead]
  /// Part the segments of a lead.
  static let separators: FactTerms = [.comma, .semicolon, .colon, .open, .close, .listHead, .mark]
  /// Stand before a name without belonging to it.
  static let leading: FactTerms = [
    .discourse, .total, .estimate, .soft, .link, .level, .join, .only, .listHead, .with, .target, .comma, .dash, .mark, .colon,
    .preposition,
    .of, .from, .wholeYear, .possess, .aside, .respective, .about, .slash, .nominal, .real, .topRank,
  ]
  /// Stand behind a name without belonging to it.
  static let trailing: FactTerms = [
    .soft, .link, .level, .estimate, .target, .join, .comma, .dash, .mark, .preposition, .of, .with, .total, .discourse, .at, .from, .only,
    .wholeYear, .respective, .aside, .nominal, .real, .slash, .versus, .about, .rank,
  ]
  /// May stand before a date that they bind to the name.
  static let dateLinks: FactTerms = [.total, .preposition, .of, .soft, .at, .aside, .from, .join, .with]
  /// End the words behind a figure that say what it counts.
  static let objectEnds: FactTerms = [
    .comma, .semicolon, .colon, .open, .close, .mark, .dash, .slash, .rise, .fall, .share, .attain, .versus, .plan, .sameTerm, .about,
    .with, .join, .preposition, .at, .link, .estimate, .figure, .listHead, .includes, .only, .discourse, .aside, .real, .nominal,
    .contribute, .drag, .equal, .fold, .surpass, .short, .soft, .target, .respective, .topRank, .rank, .total, .lastYear, .lastMonth,
    .lastQuarter, .yearStart, .level, .growth, .decline, .wholeYear, .from, .possess,
  ]
  /// Words that are no name by themselves.
  static let nameless: FactTerms = [
    .rise, .fall, .surpass, .short, .equal, .fold, .attain, .share, .contribute, .drag, .rank, .topRank, .versus, .sameTerm, .lastYear,
    .lastQuarter, .lastMonth, .yearStart, .level, .link, .soft, .estimate, .plan, .respective, .at, .growth, .decline, .placeHead,
    .of, .preposition, .join, .with, .from, .about, .discourse, .total, .target, .only, .wholeYear, .possess,
  ]
}
