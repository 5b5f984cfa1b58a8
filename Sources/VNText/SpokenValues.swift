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
    var words: String
    if let minor = entry(of: base)?.minor.string, !minor.isEmpty, !value.isInteger, let cents = value.scaled(by: 2).integer, cents >= 100 {
      words = "\(numbers.spelling(of: cents / 100)) \(name(of: base)) \(numbers.spelling(of: cents % 100)) \(minor)"
    } else {
      words = "\(numbers.spelling(of: value, endsPhrase: false)) \(name(of: base))"
    }
    let isMoney = entry(of: base)?.kind == .currency
    for part in parts.dropFirst() {
      words += (isMoney && !Self.spansOfTime.contains(part) ? " một " : " trên ") + name(of: part)
    }
    return words
  }

  /// A range in words, the unit once: "năm đến bảy phần trăm".
  public func spelling(of range: ClosedRange<ExactDecimal>, unit: String? = nil) -> String {
    let low = numbers.spelling(of: range.lowerBound)
    return "\(low) đến \(unit.map { spelling(of: range.upperBound, unit: $0) } ?? numbers.spelling(of: range.upperBound))"
  }

  /// A fraction in words: "hai phần ba", "ba phần tư".
  public func spelling(ofFraction numerator: Int, over denominator: Int) -> String {
    "\(numbers.spelling(of: numerator)) phần \(denominator == 4 ? "tư" : numbers.spelling(of: denominator))"
  }

  /// A date in words; parts that it does not have are left out.
  ///
  /// ```
  /// FigureSpeller().spelling(of: CalendarDate("2023-04-10")!)   // "ngày mười tháng tư năm hai nghìn không trăm hai mươi ba"
  /// ```
  public func spelling(of date: CalendarDate) -> String {
    var words: [String] = []
    if date.day > 0 { words.append("ngày \(numbers.spelling(of: Int(date.day)))") }
    if date.month > 0 { words.append("tháng \(date.month == 4 ? "tư" : numbers.spelling(of: Int(date.month)))") }
    if date.quarter > 0 { words.append("quý \(numbers.spelling(of: Int(date.quarter)))") }
    if let year = date.year.map(Int.init) {
      switch date.precision {
      case .year: words.append("năm \(numbers.spelling(of: year))")
      case .decade: words.append("thập niên \(numbers.spelling(of: year))")
      case .century: words.append("thế kỷ \(numbers.spelling(of: year / 100 + 1))")
      }
    }
    return words.joined(separator: " ")
  }

  /// A date or an interval of dates in words, its ends joined by "đến".
  public func spelling(of period: DatePeriod) -> String {
    spelling(of: period.start) + (period.end.map { " đến " + spelling(of: $0) } ?? "")
  }

  /// A time of day in words: "tám giờ ba mươi phút", "mười bốn giờ".
  public func spelling(of time: ClockTime) -> String {
    var words = "\(numbers.spelling(of: Int(time.hour))) giờ"
    let second = Int(time.second ?? 0)
    if time.minute > 0 || second > 0 { words += " \(numbers.spelling(of: Int(time.minute))) phút" }
    if second > 0 { words += " \(numbers.spelling(of: second)) giây" }
    return words
  }

  /// A length of time in words: "một năm sáu tháng".
  public func spelling(of span: Span) -> String {
    let parts = [(span.count, span.unit)] + [span.second, span.third].compactMap { $0 }.map { (ExactDecimal(Int($0.count)), $0.unit) }
    return parts.map { "\(numbers.spelling(of: $0.0, endsPhrase: false)) \(Self.name(of: $0.1))" }.joined(separator: " ")
  }

  // MARK: Names

  private static let spansOfTime: Set<String> = ["h", "min", "s", "ngày", "tuần", "tháng", "quý", "năm", "giờ", "phút", "giây"]

  private static func name(of unit: Span.Unit) -> String {
    switch unit {
    case .year: "năm"
    case .month: "tháng"
    case .week: "tuần"
    case .day: "ngày"
    case .hour: "giờ"
    case .minute: "phút"
    case .second: "giây"
    }
  }

  private func name(of symbol: String) -> String {
    guard let name = entry(of: symbol)?.spoken.string, !name.isEmpty else { return symbol }
    return name
  }

  private func entry(of symbol: String) -> UnitEntry? { lexicon.entry(of: symbol) }
}
