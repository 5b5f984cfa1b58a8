internal import CVietTables

/// What words stand for when figures are read aloud or were spoken (table `speech.tsv`).
public enum SpokenWord: UInt8, CaseIterable, Sendable {
  // Marks and signs.
  case to, per, over, and, dot, minus, plusMinus, add, subtract, divide, one, fold
  // The calendar and the clock.
  case day, week, month, quarter, year, decade, century, early, firstHalf, lastHalf, hour, minute, second
  case morning, noon, afternoon, evening, night
  // Ranks.
  case rank, firstRank, fourth, place, grade, fractionHead
  // What rates are for each of; the hundredth of a dollar.
  case person, household, season, dollarCents

  static let named = Dictionary(uniqueKeysWithValues: allCases.map { (String(describing: $0), $0) })
}

/// The words themselves.
public struct SpokenWords: Sendable {
  /// Those of the embedded table.
  public static let standard = SpokenWords()

  private let words: [StaticBytes]

  private init() {
    var words = [StaticBytes](repeating: .empty, count: SpokenWord.allCases.count)
    TableReader(cvt_speech()).forEachRow { row in
      guard row.count >= 2, let word = SpokenWord.named[TableReader.string(row[0])] else { return }
      words[Int(word.rawValue)] = StaticBytes(row[1])
    }
    self.words = words
  }

  /// The word for a meaning; UTF-8.
  public subscript(word: SpokenWord) -> UnsafeBufferPointer<UInt8> { words[Int(word.rawValue)].buffer }

  /// The word for a meaning as text.
  public func string(_ word: SpokenWord) -> String { words[Int(word.rawValue)].string }
}
