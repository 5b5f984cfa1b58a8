import Testing
import VietNumbers

struct DigitGroupsTests {
  private func groups(_ text: String) -> DigitGroups { Array(text.utf8).withUnsafeBufferPointer { DigitGroups($0) } }

  private func value(_ text: String, _ reading: DigitGroups.Reading) -> String? {
    Array(text.utf8).withUnsafeBufferPointer { DigitGroups.value(of: $0, reading)?.description }
  }

  /// Form, style, and the value that follows from the form alone.
  @Test(
    arguments: [
      ("5", .plain, "5"), ("2022", .plain, "2022"), ("007", .plain, "7"), ("1234567890", .plain, "1234567890"),
      ("118,38", .vietnamese, "118.38"), ("0,125", .vietnamese, "0.125"), ("12,5", .vietnamese, "12.5"),
      ("1234,567", .vietnamese, "1234.567"),
      ("3,1416", .vietnamese, "3.1416"), ("012,345", .vietnamese, "12.345"), ("1,50", .vietnamese, "1.5"),
      ("1.234.567", .vietnamese, "1234567"), ("1.234,5", .vietnamese, "1234.5"), ("1.234.567,89", .vietnamese, "1234567.89"),
      ("1.234,567", .vietnamese, "1234.567"), ("999.999.999.999", .vietnamese, "999999999999"), ("10.000.000", .vietnamese, "10000000"),
      ("12.5", .english, "12.5"), ("0.125", .english, "0.125"), ("1234.567", .english, "1234.567"), ("3.1416", .english, "3.1416"),
      ("11,802,322", .english, "11802322"), ("1,234.5", .english, "1234.5"), ("1,234,567.89", .english, "1234567.89"),
      ("1,234.567", .english, "1234.567"),
      ("1.500", .openDot, nil), ("71.029", .openDot, nil), ("100.000", .openDot, nil), ("79,002", .openComma, nil),
      ("1,284", .openComma, nil),
      ("1.2.3", .none, nil), ("15.3.2022", .none, nil), ("1.234.56", .none, nil), ("1,2,3", .none, nil), ("0.123.456", .none, nil),
      ("1.23,4", .none, nil), ("12,34.5", .none, nil), ("1.234,567,890", .none, nil), ("1,234.567.890", .none, nil),
      ("1234.567.890", .none, nil),
      ("1,234.567,8", .none, nil), ("192.168.10.1", .none, nil), ("1.234.5678", .none, nil), ("0123,456.7", .none, nil),
    ] as [(String, DigitGroups.Style, String?)])
  func readsForms(_ text: String, _ style: DigitGroups.Style, _ expected: String?) {
    let groups = groups(text)
    #expect(groups.style == style)
    #expect(groups.ownReading.flatMap { value(text, $0) } == expected)
  }

  @Test(arguments: [("1.500", "1500", "1.5"), ("79,002", "79002", "79.002"), ("100.000", "100000", "100"), ("1,284", "1284", "1.284")])
  func openFormsHaveTwoValues(_ text: String, _ grouped: String, _ decimal: String) {
    #expect(value(text, .grouped) == grouped)
    #expect(value(text, .decimal) == decimal)
    #expect(DigitGroups.Reading.grouped.other == .decimal && DigitGroups.Reading.decimal.other == .grouped)
  }

  @Test(arguments: [("5", 1, 1, 0), ("71.029", 2, 3, 1), ("1.234.567,89", 1, 2, 3), ("2022", 4, 4, 0), ("118,3", 3, 1, 1)])
  func countsDigitsAndMarks(_ text: String, _ leading: Int, _ trailing: Int, _ marks: Int) {
    let groups = groups(text)
    #expect(groups.leading == leading && groups.trailing == trailing && groups.marks == marks)
  }

  /// Commas and dots change places, and with them the style.
  @Test(arguments: ["1.234.567,89", "1.234,5", "118,38", "1.234.567", "1.500", "0,125", "1.2.3", "12,34.5"])
  func stylesMirrorEachOther(_ text: String) {
    let mirrored = String(text.map { $0 == "." ? "," : $0 == "," ? "." : $0 })
    let opposite: [DigitGroups.Style: DigitGroups.Style] = [
      .vietnamese: .english, .english: .vietnamese, .openDot: .openComma, .openComma: .openDot, .none: .none, .plain: .plain,
    ]
    #expect(groups(mirrored).style == opposite[groups(text).style])
    #expect(groups(mirrored).ownReading == groups(text).ownReading)
  }

  @Test func refusesTooManyDigits() {
    #expect(value(String(repeating: "9", count: 38), .grouped) == String(repeating: "9", count: 38))
    #expect(value(String(repeating: "9", count: 40), .grouped) == nil)
    #expect(value("1" + String(repeating: ".234", count: 13), .grouped) == nil)
    #expect(value("123456789012345678901234,5", .decimal) == "123456789012345678901234.5")
  }
}
