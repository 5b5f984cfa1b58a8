public import VietFigures
import VietLexicon
public import VietNumbers
import VietOrthography

/// Values without a text around them, in words.
extension FigureSpeller {
  /// An amount in words, with the name of its unit.
  ///
  /// ```
  /// FigureSpeller().spelling(of: ExactDecimal("10.5")!, unit: "USD")    // "mười đô la năm mươi xu"
  /// FigureSpeller().spelling(of: ExactDecimal(50_000), unit: "VND/kg")   // "năm mươi nghìn đồng một ki lô gam"
  /// FigureSpeller().spelling(of: ExactDecimal("0.5")!, unit: "pp")       // "không phẩy năm điểm phần trăm"
  /// ```
  ///
  /// - Parameter unit: as `Mention.unit` has it: ISO 4217, `%`, `pp`, a symbol or a counted noun, with denominators behind `/`; a unit that no
  ///   table has is said as it stands.
  /// - Complexity: linear in the units that the tables have.
  public func spelling(of value: ExactDecimal, unit: String) -> String {
    let parts = unit.split(separator: "/").map(String.init)
    guard let base = parts.first else { return numbers.spelling(of: value) }
    var text: String
    if let minor = entry(of: base)?.minor.string, !minor.isEmpty, !value.isInteger, let cents = value.scaled(by: 2).integer, cents >= 100 {
      text = "\(numbers.spelling(of: cents / 100)) \(name(of: base)) \(numbers.spelling(of: cents % 100)) \(minor)"
    } else {
      text = "\(numbers.spelling(of: value, endsPhrase: false)) \(name(of: base))"
    }
    let isMoney = entry(of: base)?.kind == .currency
    for part in parts.dropFirst() {
      text += (isMoney && !isSpanOfTime(part) ? " \(words.string(.one)) " : " \(words.string(.per)) ") + name(of: part)
    }
    return text
  }

  /// A range in words, the unit once.
  ///
  /// ```
  /// FigureSpeller().spelling(of: ExactDecimal(5)...ExactDecimal(7), unit: "%")   // "năm đến bảy phần trăm"
  /// ```
  public func spelling(of range: ClosedRange<ExactDecimal>, unit: String? = nil) -> String {
    let low = numbers.spelling(of: range.lowerBound)
    return "\(low) \(words.string(.to)) \(unit.map { spelling(of: range.upperBound, unit: $0) } ?? numbers.spelling(of: range.upperBound))"
  }

  /// A fraction in words.
  ///
  /// ```
  /// FigureSpeller().spelling(ofFraction: 3, over: 4)   // "ba phần tư"
  /// ```
  public func spelling(ofFraction numerator: Int, over denominator: Int) -> String {
    "\(numbers.spelling(of: numerator)) \(words.string(.over)) \(denominator == 4 ? words.string(.fourth) : numbers.spelling(of: denominator))"
  }

  /// A date in words; parts that it does not have are left out.
  ///
  /// ```
  /// FigureSpeller().spelling(of: CalendarDate("2023-04-10")!)   // "ngày mười tháng tư năm hai nghìn không trăm hai mươi ba"
  /// ```
  public func spelling(of date: CalendarDate) -> String {
    var parts: [String] = []
    if date.day > 0 { parts.append("\(words.string(.day)) \(numbers.spelling(of: Int(date.day)))") }
    if date.month > 0 {
      parts.append("\(words.string(.month)) \(date.month == 4 ? words.string(.fourth) : numbers.spelling(of: Int(date.month)))")
    }
    if date.quarter > 0 { parts.append("\(words.string(.quarter)) \(numbers.spelling(of: Int(date.quarter)))") }
    if let year = date.year.map(Int.init) {
      switch date.precision {
      case .year: parts.append("\(words.string(.year)) \(numbers.spelling(of: year))")
      case .decade: parts.append("\(words.string(.decade)) \(numbers.spelling(of: year))")
      case .century: parts.append("\(words.string(.century)) \(numbers.spelling(of: year / 100 + 1))")
      }
    }
    return parts.joined(separator: " ")
  }

  /// A date or an interval of dates in words, its ends joined by "đến".
  ///
  /// ```
  /// let period = DatePeriod(CalendarDate(year: 2000), to: CalendarDate(year: 2010))
  /// FigureSpeller().spelling(of: period)   // "năm hai nghìn đến năm hai nghìn không trăm mười"
  /// ```
  public func spelling(of period: DatePeriod) -> String {
    spelling(of: period.start) + (period.end.map { " \(words.string(.to)) " + spelling(of: $0) } ?? "")
  }

  /// A time of day in words; zeros at its end are not said.
  ///
  /// ```
  /// FigureSpeller().spelling(of: ClockTime(hour: 8, minute: 30)!)   // "tám giờ ba mươi phút"
  /// ```
  public func spelling(of time: ClockTime) -> String {
    var text = "\(numbers.spelling(of: Int(time.hour))) \(words.string(.hour))"
    let second = Int(time.second ?? 0)
    if time.minute > 0 || second > 0 { text += " \(numbers.spelling(of: Int(time.minute))) \(words.string(.minute))" }
    if second > 0 { text += " \(numbers.spelling(of: second)) \(words.string(.second))" }
    return text
  }

  /// A length of time in words.
  ///
  /// ```
  /// FigureSpeller().spelling(of: Span(ExactDecimal(5), .year))   // "năm năm"
  /// ```
  public func spelling(of span: Span) -> String {
    let parts = [(span.count, span.unit)] + [span.second, span.third].compactMap { $0 }.map { (ExactDecimal(Int($0.count)), $0.unit) }
    return parts.map { "\(numbers.spelling(of: $0.0, endsPhrase: false)) \(name(of: $0.1))" }.joined(separator: " ")
  }

  // MARK: Names

  private var words: SpokenWords { .standard }

  /// Whether a denominator is a span of time: `/tháng`, `/h`.
  private func isSpanOfTime(_ unit: String) -> Bool {
    entry(of: unit)?.kind == .calendar
      || [.year, .month, .week, .day, .quarter, .hour, .minute, .second].contains { words.string($0) == unit }
  }

  private func name(of unit: Span.Unit) -> String {
    switch unit {
    case .year: words.string(.year)
    case .month: words.string(.month)
    case .week: words.string(.week)
    case .day: words.string(.day)
    case .hour: words.string(.hour)
    case .minute: words.string(.minute)
    case .second: words.string(.second)
    }
  }

  private func name(of symbol: String) -> String {
    guard let name = entry(of: symbol)?.spoken.string, !name.isEmpty else { return symbol }
    return name
  }

  private func entry(of symbol: String) -> UnitEntry? { lexicon.entry(of: symbol) }
}
