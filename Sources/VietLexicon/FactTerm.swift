/// The part a word or phrase plays in a statistical statement (table `fact-phrases.tsv`; the places are those of `places.tsv`).
public enum FactTerm: UInt8, CaseIterable, Sendable {
  /// Words that no table has.
  case text

  // What is said of a figure.
  case rise, fall
  /// vượt: above the plan or base.
  case surpass
  /// hụt: below the plan.
  case short
  /// bằng, gấp: a multiple of the base.
  case equal, fold
  /// đạt, thực hiện: a value, or a part of the plan.
  case attain
  case share, contribute
  /// "làm giảm mức tăng chung": a negative contribution.
  case drag
  case link, estimate, target, soft
  /// lên, xuống, còn: what follows is a level, not a change.
  case level
  /// "tốc độ tăng", "mức giảm": a change said by a noun.
  case growth, decline
  /// lần lượt, tương ứng.
  case respective
  case rank, topRank

  // What a figure is compared with.
  case versus, sameTerm, lastYear, lastQuarter, lastMonth, yearStart, plan
  case real, nominal

  // How statements hang together.
  case listHead
  /// bao gồm: names the parts of what stands before it.
  case includes
  /// riêng.
  case only
  /// tính chung, lũy kế, tính đến.
  case total
  case discourse
  /// Opens a phrase that is no subject: do, nhờ, trong bối cảnh.
  case aside
  case with, join, from, about
  case at, of, preposition
  /// Verbs whose object is counted behind the figure: đón, thu hút.
  case actor
  /// có: counts what stands behind the figure, or else only links.
  case possess
  /// Verbs that belong to the name of what they measure: xuất khẩu, trồng mới.
  case trade
  case wholeYear

  // Nouns.
  /// Phrases that hold words of other roles and have none: "tốc độ tăng".
  case noun
  /// A part of a whole that the text leaves out: "khu vực kinh tế trong nước".
  case part
  /// Words that an indicator begins with: "tổng", "diện tích".
  case measureHead
  /// Such words that measure in money, or by count: "giá trị", "lượng".
  case moneyHead, countHead
  case place, region, placeHead

  // What is no phrase of the table.
  case figure
  case comma, semicolon, colon, open, close, slash, dash, mark

  static let named = Dictionary(uniqueKeysWithValues: allCases.map { (String(describing: $0), $0) })
}

/// A set of terms, for questions of the kind "is it one of these".
public struct FactTerms: Sendable, ExpressibleByArrayLiteral {
  @usableFromInline let bits: UInt64

  public init(arrayLiteral terms: FactTerm...) { bits = terms.reduce(0) { $0 | 1 << UInt64($1.rawValue) } }

  @inline(__always) @inlinable
  public func contains(_ term: FactTerm) -> Bool { bits >> UInt64(term.rawValue) & 1 != 0 }
}
