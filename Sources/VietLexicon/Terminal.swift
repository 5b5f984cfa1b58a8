/// The part a single word plays in the grammars of dates, times, ordinals and ranges (table `terminals.tsv`).
package enum Terminal: UInt8, CaseIterable, Sendable {
  case none
  case year, month, day, quarter, week, hour, minute, second
  case age, era, tenYears, yearsOf
  case early, middle, late, plural, same, term, now, past, through
  case to, from, and, ordinal, times, course, each, on, pair, fold, of, vague
  case monthDay, newYear, firstMonth, lastMonth, lunar, calendarWord
  case morning, noon, afternoon, evening, night
  case numberSign, degree, crop, school, stage, stageEnd
  case `in`, half, be, onlyFor, successively, count
  /// tiếng: an hour that is never a time of day.
  case hours

  static let named = Dictionary(uniqueKeysWithValues: allCases.map { (String(describing: $0), $0) })

  /// Whether the word names a part of the day.
  @inlinable
  package var isDayPart: Bool { rawValue >= Terminal.morning.rawValue && rawValue <= Terminal.night.rawValue }
}

/// The part a word plays in a number written in words (table `numerals.tsv`).
package enum NumeralRole: UInt8, CaseIterable, Sendable {
  case none
  /// không … chín.
  case digit
  /// mốt, tư, lăm: a unit behind tens.
  case afterTen
  /// mười.
  case ten
  /// mươi.
  case tens
  /// chục, tá.
  case dozens
  /// trăm.
  case hundred
  /// lẻ, linh.
  case zeroLink
  /// rưỡi.
  case half
  /// phẩy, chấm.
  case point
  /// âm.
  case negative
  /// phần.
  case over
  /// nửa.
  case halfOf
  /// nghìn, triệu, tỷ; the value is the power of ten.
  case magnitude
  /// k, tr, củ: magnitudes of everyday writing.
  case shortMagnitude

  static let named = Dictionary(uniqueKeysWithValues: allCases.map { (String(describing: $0), $0) })
}

/// What the tables say of one word.
package struct WordSense: Sendable {
  package var numeral = NumeralRole.none
  /// The value of a numeral word, or its power of ten.
  package var value: UInt8 = 0
  package var terminal = Terminal.none
  package var starts: PhraseSet = []

  package init() {}
}

/// The phrase tables that have a phrase with this word at the end that is looked up first.
package struct PhraseSet: OptionSet, Sendable {
  package let rawValue: UInt8
  @inlinable
  package init(rawValue: UInt8) { self.rawValue = rawValue }

  package static let unit = PhraseSet(rawValue: 1)
  /// A phrase of `cues-before.tsv` ends with it.
  package static let cueBefore = PhraseSet(rawValue: 2)
  package static let cueAfter = PhraseSet(rawValue: 4)
  package static let legal = PhraseSet(rawValue: 8)
  package static let currency = PhraseSet(rawValue: 16)
  /// A phrase that only looks like a number.
  package static let shadow = PhraseSet(rawValue: 32)
}
