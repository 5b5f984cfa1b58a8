public import VietOrthography

/// A day, month, quarter, year, decade or century; parts that the text does not say are missing.
public struct CalendarDate: Sendable, Hashable {
  /// How much of the year is known: `199X` is a decade, `19XX` a century.
  public enum YearPrecision: UInt8, Sendable { case year, decade, century }

  /// Nil where the text does not say it.
  public var year: Int16?
  /// How much of `year` is known.
  public var precision = YearPrecision.year
  /// 1…12; 0 where the text does not say it.
  public var month: UInt8 = 0
  /// 1…31; 0 where the text does not say it.
  public var day: UInt8 = 0
  /// 1…4; 0 where the text does not say it.
  public var quarter: UInt8 = 0

  /// A day, month or year; 0 for what is not said.
  public init(year: Int? = nil, month: Int = 0, day: Int = 0) {
    self.year = year.flatMap(Int16.init(exactly:))
    self.month = UInt8(clamping: month)
    self.day = UInt8(clamping: day)
  }

  /// A quarter, 1…4.
  public init(year: Int?, quarter: Int) {
    self.init(year: year)
    self.quarter = UInt8(clamping: quarter)
  }

  /// Whether day and month can exist (29 February without a year can).
  public var isPossible: Bool {
    guard month <= 12, quarter <= 4 else { return false }
    guard day > 0 else { return true }
    return Int(day) <= Self.days(in: Int(month), of: year.map(Int.init) ?? 2000)
  }

  /// Whether the date lies behind another one; parts that are missing decide nothing.
  func isAfter(_ other: CalendarDate) -> Bool {
    (year ?? 0, quarter, month, day) > (other.year ?? 0, other.quarter, other.month, other.day) && (year == nil) == (other.year == nil)
  }

  /// The days of a month in the Gregorian calendar; 31 for no month.
  public static func days(in month: Int, of year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// The first and last day, when the year is known.
  public var bounds: (first: CalendarDate, last: CalendarDate)? {
    guard let year else { return nil }
    let number = Int(year)
    switch precision {
    case .decade: return (CalendarDate(year: number, month: 1, day: 1), CalendarDate(year: number + 9, month: 12, day: 31))
    case .century: return (CalendarDate(year: number, month: 1, day: 1), CalendarDate(year: number + 99, month: 12, day: 31))
    case .year: break
    }
    if quarter > 0 {
      let last = Int(quarter) * 3
      return (
        CalendarDate(year: number, month: last - 2, day: 1),
        CalendarDate(year: number, month: last, day: Self.days(in: last, of: number))
      )
    }
    guard month > 0 else { return (CalendarDate(year: number, month: 1, day: 1), CalendarDate(year: number, month: 12, day: 31)) }
    guard day == 0 else { return (self, self) }
    return (
      CalendarDate(year: number, month: Int(month), day: 1),
      CalendarDate(year: number, month: Int(month), day: Self.days(in: Int(month), of: number))
    )
  }

  /// Appends the EDTF form (ISO 8601-2), a quarter as SDMX writes it: `2023-07-28`, `XXXX-01-10`, `199X`, `2023-Q1`.
  public func write(to bytes: inout ByteBuffer) {
    if let year {
      switch precision {
      case .year: bytes.append(decimal: Int(year), width: 4)
      case .decade:
        bytes.append(decimal: Int(year) / 10, width: 3)
        bytes.append(UInt8(ascii: "X"))
      case .century:
        bytes.append(decimal: Int(year) / 100, width: 2)
        bytes.append("XX")
      }
    } else {
      bytes.append("XXXX")
    }
    if quarter > 0 {
      bytes.append("-Q")
      bytes.append(0x30 + quarter)
    }
    if month > 0 {
      bytes.append(UInt8(ascii: "-"))
      bytes.append(decimal: Int(month), width: 2)
    } else if day > 0 {
      bytes.append("-XX")
    }
    if day > 0 {
      bytes.append(UInt8(ascii: "-"))
      bytes.append(decimal: Int(day), width: 2)
    }
  }
}

/// A date, or an interval of dates.
public struct DatePeriod: Sendable, Hashable {
  /// The date, or the first one of an interval.
  public var start: CalendarDate
  /// The last date of an interval.
  public var end: CalendarDate?
  /// A date of the lunar calendar: its numbers are kept, it has no Gregorian bounds.
  public var isLunar = false

  /// A date, or an interval with both ends in it.
  public init(_ start: CalendarDate, to end: CalendarDate? = nil) {
    self.start = start
    self.end = end
  }

  /// The interval between two dates of one precision; nil when they make none.
  ///
  /// A first date without a year has that of the last one, or the year before where only the turn of a year puts them in
  /// order: `26/12-2/1/2023` is 2022-12-26/2023-01-02.
  public init?(from first: CalendarDate, through last: CalendarDate) {
    guard (first.month > 0) == (last.month > 0), (first.day > 0) == (last.day > 0), (first.quarter > 0) == (last.quarter > 0),
      last.year != nil || first.year == nil
    else { return nil }
    var start = first
    if start.year == nil { start.year = last.year }
    if start.isAfter(last) {
      let distance = first.quarter > 0 ? (Int(last.quarter) - Int(first.quarter)) * 3 : Int(last.month) - Int(first.month)
      guard first.year == nil, distance + 12 <= 6 else { return nil }
      start.year = last.year.map { $0 - 1 }
    }
    guard start.isPossible else { return nil }
    self.init(start, to: last)
  }

  /// The first and last day, inclusive, when the text says the year.
  public var bounds: (first: CalendarDate, last: CalendarDate)? {
    guard !isLunar, let first = start.bounds?.first, let last = (end ?? start).bounds?.last else { return nil }
    return (first, last)
  }

  /// Appends the EDTF form, both ends of an interval with a slash: `2023-01/2023-06`.
  public func write(to bytes: inout ByteBuffer) {
    start.write(to: &bytes)
    guard let end else { return }
    bytes.append(UInt8(ascii: "/"))
    end.write(to: &bytes)
  }
}

/// A time of day.
public struct ClockTime: Sendable, Hashable {
  /// 0…24 and 0…59; hour 24 only as the end of a day.
  public var hour, minute: UInt8
  /// 0…59; nil where the text does not say it.
  public var second: UInt8?

  /// A time of day; nil where the numbers are none (`25:00`, `24:30`).
  public init?(hour: Int, minute: Int = 0, second: Int? = nil) {
    guard 0...24 ~= hour, 0...59 ~= minute, second.map({ 0...59 ~= $0 }) ?? true, hour < 24 || minute == 0 else { return nil }
    self.hour = UInt8(hour)
    self.minute = UInt8(minute)
    self.second = second.map(UInt8.init)
  }

  /// Appends the ISO 8601 form: `07:30`, `23:59:59`.
  public func write(to bytes: inout ByteBuffer) {
    bytes.append(decimal: Int(hour), width: 2)
    bytes.append(UInt8(ascii: ":"))
    bytes.append(decimal: Int(minute), width: 2)
    guard let second else { return }
    bytes.append(UInt8(ascii: ":"))
    bytes.append(decimal: Int(second), width: 2)
  }
}
