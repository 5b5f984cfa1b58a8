import VietNumbers

/// A number as spreadsheets store it, and what its format makes of it.
struct StoredNumber {
  /// How a cell shows its number, as far as that changes what it means.
  enum Format: Sendable {
    /// A time of the day, and hours that are counted on beyond it.
    case general, percent, date, time, elapsed

    /// The format of a code such as `0.0%` or `dd/mm/yyyy`.
    init(code: String) {
      var letters = ""
      var bracket: String?
      var isQuoted = false
      var isEscaped = false
      var isElapsed = false
      // Numbers above and below 0 have formats of their own behind a semicolon.
      for character in code.lowercased() {
        if isEscaped {
          isEscaped = false
        } else if character == "\\" || character == "_" || character == "*" {
          isEscaped = true
        } else if character == "\"" {
          isQuoted.toggle()
        } else if isQuoted {
          continue
        } else if character == "]", let content = bracket {
          isElapsed = isElapsed || !content.isEmpty && content.allSatisfy { "hms".contains($0) }
          bracket = nil
        } else if bracket != nil {
          bracket?.append(character)
        } else if character == "[" {
          bracket = ""
        } else if character == ";" {
          break
        } else {
          letters.append(character)
        }
      }
      self =
        if letters.contains("%") {
          .percent
        } else if letters.hasPrefix("general") || letters.hasPrefix("standard") {
          .general
        } else if letters.contains("y") || letters.contains("d") {
          .date
        } else if isElapsed {
          .elapsed
        } else if letters.contains("h") || letters.contains("s") {
          .time
        } else if letters.contains("m"), !letters.contains("0"), !letters.contains("#") {
          .date
        } else {
          .general
        }
    }

    /// The formats that have numbers instead of codes.
    init(builtIn number: Int) {
      switch number {
      case 9, 10: self = .percent
      case 14...17, 22, 27...36, 50...58: self = .date
      case 18...21, 45, 47: self = .time
      case 46: self = .elapsed
      default: self = .general
      }
    }
  }

  /// What the cell says: a plain decimal, a percentage, a day, or a time.
  let text: [UInt8]
  /// Its number; nil for days and times.
  let value: ExactDecimal?

  /// Reads a number as it is written in the file; nil for anything else.
  ///
  /// - Parameter startsIn1904: whether days are counted from 1904 instead of 1900.
  init?(_ written: String, _ format: Format, startsIn1904: Bool) {
    guard let value = Self.decimal(written) else { return nil }
    switch format {
    case .general: (self.text, self.value) = (Array(value.description.utf8), value)
    case .percent:
      let percent = value.scaled(by: 2)
      (self.text, self.value) = (Array((percent.description + "%").utf8), percent)
    case .date:
      guard let day = Self.day(value, startsIn1904) else { return nil }
      (self.text, self.value) = (Array(day.utf8), nil)
    case .time, .elapsed:
      guard let clock = Self.clock(value, isElapsed: format == .elapsed) else { return nil }
      (self.text, self.value) = (Array(clock.utf8), nil)
    }
  }

  /// A decimal with an exponent. Programs write binary numbers with 17 digits, of which the last ones say nothing: `0.10000000000000001` is the
  /// number that `0.1` is stored as, and the shortest such decimal is what was meant.
  static func decimal(_ written: String) -> ExactDecimal? {
    let digits = written.utf8.filter { 0x30...0x39 ~= $0 }.count
    let text = digits > 15 && written.contains(".") ? Double(written).map { "\($0)" } ?? written : written
    let parts = text.split(whereSeparator: { $0 == "e" || $0 == "E" })
    guard parts.count == 1 || parts.count == 2, let significand = ExactDecimal(String(parts[0])) else { return nil }
    guard parts.count == 2 else { return significand }
    guard let power = Int(parts[1].first == "+" ? parts[1].dropFirst() : parts[1]), abs(power) <= 60 else { return nil }
    return significand.scaled(by: power)
  }

  /// The day of a serial number as it is written in Vietnam; nil where there is none.
  private static func day(_ value: ExactDecimal, _ startsIn1904: Bool) -> String? {
    guard let whole = Int(value.description.split(separator: ".")[0]), whole > 0, whole < 2_958_466 else { return nil }
    // Day 60 of 1900 is a leap day that never was.
    let days = startsIn1904 ? whole - 24_107 : (whole < 60 ? whole : whole - 1) - 25_568
    let (year, month, day) = civil(days)
    return "\(two(day))/\(two(month))/\(year)"
  }

  /// A day such as `2023-06-30T00:00:00` as it is written in Vietnam; nil for anything else.
  static func day(iso date: String) -> String? {
    let parts = date.prefix(10).split(separator: "-")
    guard parts.count == 3, date.utf8.count >= 10, parts.allSatisfy({ $0.utf8.allSatisfy { 0x30...0x39 ~= $0 } }) else { return nil }
    return "\(parts[2])/\(parts[1])/\(parts[0])"
  }

  /// The hours and minutes of a part of a day, and the seconds where there are some.
  private static func clock(_ value: ExactDecimal, isElapsed: Bool) -> String? {
    guard let days = Double(value.description), days >= 0, days < 1e7 else { return nil }
    let seconds = Int(((isElapsed ? days : days - days.rounded(.down)) * 86_400).rounded())
    let minutes = "\(two(seconds / 3600)):\(two(seconds / 60 % 60))"
    return seconds % 60 == 0 ? minutes : "\(minutes):\(two(seconds % 60))"
  }

  private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

  /// The Gregorian day so many days after 1 January 1970.
  private static func civil(_ days: Int) -> (year: Int, month: Int, day: Int) {
    // Eras of 400 years, in years that begin with March.
    let shifted = days + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let month = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * month + 2) / 5 + 1
    return (yearOfEra + era * 400 + (month < 10 ? 0 : 1), month < 10 ? month + 3 : month - 9, day)
  }
}
