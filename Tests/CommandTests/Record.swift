import Foundation

/// One figure as JSON, CSV or TSV has it; nil and the empty field are one.
struct Record: Decodable, Equatable {
  var file: String
  var start, end: Int
  var text, kind: String
  var normalized, unit, from, to, context, error: String?
  var value, low, high: Decimal?
  var mods: [String]?
  var ambiguous: Bool?

  /// The objects of JSON Lines.
  static func lines(_ output: Data) throws -> [Record] {
    try output.split(separator: UInt8(ascii: "\n")).map { try JSONDecoder().decode(Record.self, from: Data($0)) }
  }

  /// The objects of a JSON array.
  static func array(_ output: Data) throws -> [Record] { try JSONDecoder().decode([Record].self, from: output) }

  /// The fields in the order of the columns of CSV and TSV.
  var fields: [String] {
    [
      file, String(start), String(end), text, kind, normalized ?? "", low.map { "\($0)" } ?? "", high.map { "\($0)" } ?? "", unit ?? "",
      (mods ?? []).joined(separator: ","), from ?? "", to ?? "", ambiguous == true ? "true" : "",
    ] + (context.map { [$0] } ?? [])
  }

  static let columns = "file,start,end,text,kind,normalized,low,high,unit,mods,from,to,ambiguous".split(separator: ",").map(String.init)
}

/// The rows of CSV as RFC 4180 has it, lines ending with a line feed.
func rowsOfCSV(_ text: String) -> [[String]] {
  var rows: [[String]] = [], row: [String] = [], field = String.UnicodeScalarView(), isQuoted = false
  var scalars = text.unicodeScalars.makeIterator(), next = scalars.next()
  while let scalar = next {
    next = scalars.next()
    switch scalar {
    case "\"" where isQuoted && next == "\"":
      field.append(scalar)
      next = scalars.next()
    case "\"": isQuoted.toggle()
    case "," where !isQuoted, "\n" where !isQuoted:
      row.append(String(field))
      field = .init()
      if scalar == "\n" {
        rows.append(row)
        row = []
      }
    default: field.append(scalar)
    }
  }
  return rows
}

/// The rows of TSV, with tab, line breaks and backslash written as `\t`, `\n`, `\r`, `\\`.
func rowsOfTSV(_ text: String) -> [[String]] {
  text.split(separator: "\n").map { line in
    line.split(separator: "\t", omittingEmptySubsequences: false).map { field in
      var result = "", isEscaped = false
      for character in field {
        if isEscaped {
          result.append(["t": "\t", "n": "\n", "r": "\r"][character] ?? character)
          isEscaped = false
        } else if character == "\\" {
          isEscaped = true
        } else {
          result.append(character)
        }
      }
      return result
    }
  }
}
