/// The part a single word plays in the grammars of dates, times, ordinals and ranges (table `terminals.tsv`).
public enum Terminal: UInt8, CaseIterable, Sendable {
  case none
  case year, month, day, quarter, week, hour, minute, second
  case age, era, tenYears, yearsOf
  case early, middle, late, plural, same, term, now, past, through
  case to, from, and, ordinal, times, course, each, on, pair, fold, of, vague
  case monthDay, newYear, firstMonth, lastMonth, lunar, calendarWord
  case morning, noon, afternoon, evening, night
  /// AM, PM.
  case beforeNoon, afterNoon
  case numberSign, degree, crop, school
  case `in`, half, be, onlyFor, successively, count
  case unitWord, unitWordEnd, less, secondRank, divided
  /// ĐVT: a unit follows.
  case unitLabel
  /// bảng, biểu: a numbered table begins.
  case tableTitle
  /// STT, TT: the head of the column that numbers the rows.
  case rowNumbers
  /// Words that end the name of a law.
  case function
  /// II, III, IV …
  case roman
  /// tiếng: an hour that is never a time of day.
  case hours
  /// rằm: the fifteenth of a lunar month.
  case fullMoon
  /// ÂL: âm lịch.
  case lunarCalendar

  static let named = Dictionary(uniqueKeysWithValues: allCases.map { (String(describing: $0), $0) })

  /// Whether the word names a part of the day.
  @inlinable
  public var isDayPart: Bool { rawValue >= Terminal.morning.rawValue && rawValue <= Terminal.afterNoon.rawValue }
}

/// The part a word plays in a number written in words (table `numerals.tsv`).
public enum NumeralRole: UInt8, CaseIterable, Sendable {
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
  /// ½, ¾; the value has the digits above and below the bar: 12, 34.
  case vulgar

  static let named = Dictionary(uniqueKeysWithValues: allCases.map { (String(describing: $0), $0) })
}

/// What the tables say of one word.
public struct WordSense: Sendable {
  public var numeral = NumeralRole.none
  /// The value of a numeral word, or its power of ten.
  public var value: UInt8 = 0
  public var terminal = Terminal.none
  /// Whether roman digits behind the word are a number: "chương III" (table `roman-labels.tsv`).
  public var labelsRoman = false
  public var starts: PhraseSet = []

  public init() {}
}

/// The phrase tables that have a phrase with this word at the end that is looked up first.
public struct PhraseSet: OptionSet, Sendable {
  public let rawValue: UInt16
  @inlinable
  public init(rawValue: UInt16) { self.rawValue = rawValue }
  @inline(__always) @inlinable
  public func contains(_ other: PhraseSet) -> Bool { rawValue & other.rawValue == other.rawValue }

  @inlinable public static var unit: PhraseSet { PhraseSet(rawValue: 1) }
  /// A phrase of `cues-before.tsv` ends with it.
  @inlinable public static var cueBefore: PhraseSet { PhraseSet(rawValue: 2) }
  @inlinable public static var cueAfter: PhraseSet { PhraseSet(rawValue: 4) }
  @inlinable public static var legal: PhraseSet { PhraseSet(rawValue: 8) }
  @inlinable public static var currency: PhraseSet { PhraseSet(rawValue: 16) }
  /// A phrase that only looks like a number.
  @inlinable public static var shadow: PhraseSet { PhraseSet(rawValue: 32) }
  /// A cue that ends with it announces a telephone number.
  @inlinable public static var announcesTelephone: PhraseSet { PhraseSet(rawValue: 64) }
  /// A cue that ends with it makes the number behind it a name: "thôn 3", "MST 0301234567".
  @inlinable public static var announcesName: PhraseSet { PhraseSet(rawValue: 128) }
  /// A phrase of `fact-phrases.tsv` or `places.tsv` begins with it.
  @inlinable public static var fact: PhraseSet { PhraseSet(rawValue: 256) }
}
