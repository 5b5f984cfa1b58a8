internal import CVietTables
import VietOrthography

/// What words stand for when figures are read aloud or were spoken (table `speech.tsv`, and the words of numbers and the calendar in theirs).
public enum SpokenWord: UInt8, CaseIterable, Sendable {
  // Marks and signs.
  case to, per, over, and, dot, minus, plusMinus, add, subtract, divide, one, fold, timesTenTo
  // The calendar and the clock.
  case day, week, month, quarter, year, decade, century, early, firstHalf, lastHalf, hour, minute, second
  case morning, noon, afternoon, evening, night
  // Ranks.
  case rank, firstRank, fourth, place, fractionHead, street
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
    let numbers = NumberWords()
    for (word, spelled) in [
      (SpokenWord.over, numbers.word(.over)), (.minus, numbers.word(.negative)), (.fourth, numbers.word(.afterTen, 4)),
      (.one, numbers.word(.digit, 1)), (.dot, numbers.word(.point, choice: 2)),
    ] { words[Int(word.rawValue)] = spelled }
    TableReader(cvt_calendar_units()).forEachRow { row in
      guard row.count >= 3, let word = Self.calendar[TableReader.string(row[0])] else { return }
      words[Int(word.rawValue)] = StaticBytes(row[2])
    }
    self.words = words
  }

  /// The spans of time by the symbols of `calendar-units.tsv`.
  private static let calendar: [String: SpokenWord] = [
    "h": .hour, "min": .minute, "s": .second, "ngày": .day, "tuần": .week, "tháng": .month, "quý": .quarter, "năm": .year,
  ]

  /// Whether a noun is what rates are for each of: người, hộ, vụ.
  public func isOfRates(_ noun: UnsafeBufferPointer<UInt8>) -> Bool {
    noun.elementsEqual(self[.person]) || noun.elementsEqual(self[.household]) || noun.elementsEqual(self[.season])
  }

  /// The word for a meaning; UTF-8.
  public subscript(word: SpokenWord) -> UnsafeBufferPointer<UInt8> { words[Int(word.rawValue)].buffer }

  /// The word for a meaning as text.
  public func string(_ word: SpokenWord) -> String { words[Int(word.rawValue)].string }
}
