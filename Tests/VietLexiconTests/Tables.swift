import CVietTables

/// An embedded table as a test reads it: rows of fields, the header left out.
struct EmbeddedTable: Sendable, CustomStringConvertible {
  let name: String
  let header: [String]
  let rows: [[String]]
  var description: String { name }

  init(_ name: String, _ table: cvt_table) {
    self.name = name
    let text = String(decoding: UnsafeBufferPointer(start: table.base, count: table.count), as: UTF8.self)
    let lines = text.split(separator: "\n").filter { !$0.hasPrefix("#") }
      .map { $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init) }
    header = lines.first ?? []
    rows = Array(lines.dropFirst())
  }

  static let units = EmbeddedTable("units", cvt_units())
  static let nouns = EmbeddedTable("nouns", cvt_nouns())
  static let currencies = EmbeddedTable("currencies", cvt_currencies())
  static let percents = EmbeddedTable("percents", cvt_percents())
  static let calendarUnits = EmbeddedTable("calendar-units", cvt_calendar_units())
  static let numerals = EmbeddedTable("numerals", cvt_numerals())
  static let terminals = EmbeddedTable("terminals", cvt_terminals())
  static let cuesBefore = EmbeddedTable("cues-before", cvt_cues_before())
  static let cuesAfter = EmbeddedTable("cues-after", cvt_cues_after())
  static let legal = EmbeddedTable("legal", cvt_legal())
  static let shadows = EmbeddedTable("shadows", cvt_shadows())
  static let speech = EmbeddedTable("speech", cvt_speech())
  static let factPhrases = EmbeddedTable("fact-phrases", cvt_fact_phrases())
  static let places = EmbeddedTable("places", cvt_places())
  static let gridWords = EmbeddedTable("grid-words", cvt_grid_words())
  static let romanLabels = EmbeddedTable("roman-labels", cvt_roman_labels())

  static let all = [
    units, nouns, currencies, percents, calendarUnits, numerals, terminals, cuesBefore, cuesAfter, legal, shadows, romanLabels, speech,
    factPhrases, places, gridWords,
  ]

  /// The tables whose third column is a spoken name, `-` for none.
  static let withSpokenNames = [percents, currencies, units, calendarUnits]

  /// The spoken names of a table.
  var spokenNames: [(symbol: String, name: String)] { rows.filter { $0[2] != "-" }.map { ($0[0], $0[2]) } }

  /// Every form of a unit, noun, currency or sign, in the order in which the lexicon reads them.
  static var unitForms: [(form: String, symbol: String)] {
    [percents, currencies, units].flatMap { table in
      // A form's power of ten is behind its colon.
      table.rows.filter { $0[1] != "-" }.flatMap { row in
        row[1].split(separator: "|").map { (String($0.prefix { $0 != ":" }), row[0]) }
      }
    } + nouns.rows.map { ($0[0], $0[0]) }
      + calendarUnits.rows.flatMap { row in row[1].split(separator: "|").map { (String($0), row[0]) } }
  }
}
