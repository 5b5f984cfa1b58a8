import Testing
import VietFigures

struct ReferenceDateTests {
  private func resolved(_ period: DatePeriod, near day: String) throws -> DatePeriod? {
    period.resolved(near: try #require(CalendarDate(day)))
  }

  @Test(arguments: [
    (11, "2023-01-10", 2022), (11, "2023-10-31", 2023), (1, "2022-12-20", 2023), (6, "2023-06-15", 2023), (7, "2023-01-29", 2022),
    (7, "2023-01-30", 2023),
  ])
  func monthsGoToTheNearestEnd(_ month: Int, _ day: String, _ year: Int) throws {
    #expect(try resolved(DatePeriod(CalendarDate(month: month)), near: day) == DatePeriod(CalendarDate(year: year, month: month)))
  }

  @Test func periods() throws {
    let half = DatePeriod(CalendarDate(month: 1), to: CalendarDate(month: 6))
    let expected = DatePeriod(CalendarDate(year: 2023, month: 1), to: CalendarDate(year: 2023, month: 6))
    #expect(try resolved(half, near: "2023-06-25") == expected)
    #expect(try resolved(half, near: "2023-08-01") == expected)
    let winter = DatePeriod(CalendarDate(month: 11), to: CalendarDate(month: 2))
    #expect(
      try resolved(winter, near: "2023-03-01") == DatePeriod(CalendarDate(year: 2022, month: 11), to: CalendarDate(year: 2023, month: 2)))
    #expect(
      try resolved(DatePeriod(CalendarDate(year: nil, quarter: 4)), near: "2023-01-05")?.start == CalendarDate(year: 2022, quarter: 4))
  }

  /// 29 February goes to a leap year; a year that is said stays; a lunar date is left alone.
  @Test func limits() throws {
    #expect(try resolved(DatePeriod(CalendarDate(month: 2, day: 29)), near: "2023-06-01")?.start.year == 2024)
    #expect(try resolved(DatePeriod(CalendarDate(month: 2, day: 29)), near: "2026-06-01") == nil)
    #expect(try resolved(DatePeriod(CalendarDate(year: 2015, month: 3)), near: "2023-06-01") == nil)
    var lunar = DatePeriod(CalendarDate(month: 1, day: 10))
    lunar.isLunar = true
    #expect(try resolved(lunar, near: "2023-06-01") == nil)
  }

  @Test(arguments: ["2023-13-01", "2023-02-29", "2023-1-05", "05/01/2023", "2023-00-10", "", "2023-01-0a"])
  func noDay(_ text: String) {
    #expect(CalendarDate(text) == nil)
  }
}
