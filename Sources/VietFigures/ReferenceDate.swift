/// A missing year filled in from a day that the reader names.
extension DatePeriod {
  /// The period with its year: the one in which it ends nearest to a day; nil when the text says the year, or none fits.
  ///
  /// `XXXX-11` is November 2022 near 10 January 2023, `XXXX-01/XXXX-06` the first half of 2023 near 25 June 2023. Of two
  /// years as near as each other the earlier one is taken. Lunar dates are left alone.
  public func resolved(near day: CalendarDate) -> DatePeriod? {
    guard !isLunar, start.year == nil, end == nil || end?.year == nil, let reference = day.dayNumber, let year = day.year else {
      return nil
    }
    var best: (period: DatePeriod, distance: Int)?
    for candidate in [year - 1, year, year + 1] {
      var period = self
      period.start.year = candidate
      // "tháng 11 đến tháng 2" ends in the year after.
      if let end { period.end?.year = (end.month, end.day) < (start.month, start.day) && end.month > 0 ? candidate + 1 : candidate }
      guard period.start.isPossible, period.end?.isPossible ?? true, let last = period.bounds?.last.dayNumber else { continue }
      let distance = abs(last - reference)
      if distance < best?.distance ?? .max { best = (period, distance) }
    }
    return best?.period
  }
}

extension Figure {
  /// The figure with the year of its date filled in from a day; nil when it is no date, or needs no year, or none fits.
  public func resolved(near day: CalendarDate) -> Figure? {
    guard case .date(let period) = value, let resolved = period.resolved(near: day) else { return nil }
    var figure = self
    figure.value = .date(resolved)
    return figure
  }
}

extension CalendarDate {
  /// Reads `yyyy-mm-dd`; nil for anything else or a day that cannot be.
  public init?(_ text: String) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 3, zip(parts, [4, 2, 2]).allSatisfy({ $0.utf8.count == $1 && $0.utf8.allSatisfy { $0 &- 0x30 < 10 } }),
      let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2]), month > 0, day > 0
    else { return nil }
    self.init(year: year, month: month, day: day)
    guard isPossible else { return nil }
  }

  /// Days since 1 March of year 0 in the Gregorian calendar; nil unless year, month and day are known.
  var dayNumber: Int? {
    guard let year, month > 0, day > 0 else { return nil }
    let shifted = Int(year) - (month < 3 ? 1 : 0)
    let months = (Int(month) + 9) % 12
    return 365 * shifted + shifted / 4 - shifted / 100 + shifted / 400 + (months * 306 + 5) / 10 + Int(day)
  }
}
