import Testing
import VietNumbers

struct NumeralGrammarTests {
  /// Whole numerals and their values.
  @Test(arguments: [
    ("5", "5"), ("1.500", "1500"), ("118,38", "118.38"), ("71.029 tỷ", "71029000000000"), ("1,26 triệu tỉ", "1260000000000000"),
    ("2 tỷ 500 triệu", "2500000000"), ("107 nghìn 700 tỷ", "107700000000000"), ("3,2 triệu", "3200000"), ("5 triệu rưỡi", "5500000"),
    ("12 nghìn rưỡi", "12500"), ("4 trăm", "400"), ("5 chục", "50"), ("1 triệu 234 nghìn 567", "1234567"), ("218 nghìn 300", "218300"),
    ("2 triệu 35 nghìn", "2035000"), ("một nghìn 250 tỷ", "1250000000000"), ("6 tỷ tỷ", "6000000000000000000"),
    ("không", "0"), ("mười", "10"), ("mười lăm", "15"), ("hăm mốt", "21"), ("hai mươi tư", "24"), ("hai mươi bốn", "24"), ("ba mốt", "31"),
    ("năm mươi lăm", "55"), ("chín mươi chín", "99"), ("một trăm linh năm", "105"), ("một trăm lẻ năm", "105"), ("ba trăm rưỡi", "350"),
    ("hai trăm tư", "240"), ("trăm rưỡi", "150"), ("một nghìn không trăm linh một", "1001"), ("hai nghìn rưỡi", "2500"),
    ("một vạn hai nghìn", "12000"), ("mười lăm tỷ", "15000000000"), ("hai chục", "20"), ("năm tá", "60"), ("hai chục rưỡi", "25"),
    ("một tỷ hai trăm triệu", "1200000000"), ("hai phẩy năm", "2.5"), ("mười hai phẩy không năm", "12.05"),
    ("ba phẩy hai mươi lăm", "3.25"),
    ("hai phẩy năm triệu", "2500000"), ("nửa triệu", "500000"), ("một nghìn hai", "1200"), ("năm nghìn tư", "5400"),
    ("hai phần ba", "2/3"), ("một phần tư", "1/4"), ("ba phần mười", "3/10"), ("Hai Mươi Tư", "24"), ("BA TRĂM", "300"),
  ])
  func readsNumerals(_ text: String, _ value: String) throws {
    let reading = try #require(Reading(of: text))
    #expect(reading.value == value)
    #expect(reading.text == text)
    #expect(!reading.numeral.isOverflow)
  }

  /// A numeral ends where something else begins.
  @Test(arguments: [
    ("5 tỷ đồng", "5 tỷ", "5000000000"), ("hai huyện", "hai", "2"), ("ba mươi năm", "ba mươi", "30"), ("mười năm", "mười", "10"),
    ("1.500 triệu USD", "1.500 triệu", "1500000000"), ("hai ba người", "hai", "2"), ("5 phần trăm", "5", "5"),
    ("hai phần trăm", "hai", "2"),
    ("5\ntriệu", "5", "5"), ("hai\nmươi", "hai", "2"), ("hai mươi\ntỷ", "hai mươi", "20"), ("2.200ha", "2.200", "2200"),
    ("5 triệu 12%", "5 triệu", "5000000"),
    ("3 tỷ 500 người", "3 tỷ", "3000000000"), ("2 củ khoai", "2", "2"), ("500 k", "500", "500"),
  ])
  func ends(_ text: String, _ covered: String, _ value: String) throws {
    let reading = try #require(Reading(of: text))
    #expect(reading.text == covered && reading.value == value)
  }

  @Test(arguments: ["", "tỷ", "đồng", "%", "1.2.3", "15.3.2022", "nửa", "phẩy", "mươi", "lăm", "rưỡi", "zzz", "trăm", "linh hai"])
  func startsWithANumber(_ text: String) { #expect(Reading(of: text) == nil) }

  @Test(arguments: [
    ("500k", "500000"), ("1tr5", "1500000"), ("2tr3", "2300000"), ("7tr", "7000000"), ("2 củ", "2000000"), ("1 tỷ 2", "1200000000"),
    ("350K", "350000"),
  ])
  func readsEverydayForms(_ text: String, _ value: String) throws {
    let reading = try #require(Reading(of: text))
    #expect(reading.value == value && reading.text == text && reading.numeral.isColloquial)
  }

  @Test(arguments: [
    ("120 000 đồng", "120000", "120 000"), ("1 250 000 USD", "1250000", "1 250 000"), ("120 000 người", "120000", "120 000"),
    ("41 872 ha", "41872", "41 872"), ("1 235 tỷ", "1235000000000", "1 235 tỷ"), ("120 000 rồi", "120", "120"),
    ("120\n000 đồng", "120", "120"),
    ("2022 500 đồng", "2022", "2022"),
  ])
  func readsSpacedGroups(_ text: String, _ value: String, _ covered: String) throws {
    let reading = try #require(Reading(of: text))
    #expect(reading.value == value && reading.text == covered)
  }

  @Test(arguments: [
    ("79,002", "79.002", "79002"), ("1 triệu 200", "1200000", "1000200"), ("3 tỷ 500", "3500000000", "3000000500"),
  ])
  func carriesTheOtherReading(_ text: String, _ value: String, _ other: String) throws {
    let numeral = try #require(Reading(of: text)).numeral
    #expect(numeral.value.description == value && numeral.rule == .open)
    #expect(numeral.alternative?.scaled(by: numeral.scale).description == other)
  }

  @Test(
    arguments: [
      ("5", .digits), ("71.029 tỷ", .digits), ("hai", .singleWord), ("hai mươi", .words), ("hai tỷ", .words), ("3 tỷ 500 triệu", .mixed),
      ("hai tỷ 500 triệu", .mixed),
      ("5 triệu rưỡi", .mixed), ("hai phần ba", .words),
    ] as [(String, Numeral.Form)])
  func tellsTheForm(_ text: String, _ form: Numeral.Form) throws {
    #expect(try #require(Reading(of: text)).numeral.form == form)
  }

  @Test func tellsOverflow() throws {
    for text in [String(repeating: "9", count: 40), "1" + String(repeating: ".234", count: 13)] {
      #expect(try #require(Reading(of: text)).numeral.isOverflow)
    }
    #expect(try !#require(Reading(of: String(repeating: "9", count: 38))).numeral.isOverflow)
    let huge = try #require(Reading(of: "5" + String(repeating: " tỷ", count: 6))).numeral
    #expect(huge.isOverflow, "55 digits are more than the type is said to hold")
  }
}
