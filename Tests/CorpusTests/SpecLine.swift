import Testing
import VNText

/// One line of a specification: a text with the figures that must be found in it, and nothing else.
struct SpecLine: Sendable, CustomTestStringConvertible {
  /// A figure that must be found: places count the scalars of the text.
  struct Expectation: Hashable, CustomStringConvertible {
    var kind: String
    /// Canonical value and, behind a space, the unit.
    var value: String
    var scalars: Range<Int>
    /// Nil where the line does not say.
    var modifiers: String?

    var description: String { "\(kind) \(value) at \(scalars) [\(modifiers ?? "any")]" }
  }

  let place: String
  let text: String
  let expectations: [Expectation]
  /// A line of a negative file: nothing may be found but codes; in a negative file of codes nothing at all.
  let isNegative: Bool
  let allowsCodes: Bool

  var testDescription: String { "\(place) \(text)" }

  /// Reads a line of a file under `Corpora`; nil for comments and empty lines.
  init?(_ line: Substring, number: Int, file: String) {
    guard !line.isEmpty, !line.hasPrefix("#") else { return nil }
    place = "\(file):\(number)"
    let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    isNegative = file.hasSuffix("Negative.tsv")
    if isNegative || fields.count < 3 {
      text = fields[0]
      expectations = []
      allowsCodes = !file.hasSuffix("CodeNegative.tsv")
      return
    }
    allowsCodes = fields[0] != "code"
    let (plain, marks) = Self.unmark(fields[2])
    text = plain
    let values = fields[1].split(separator: ";").map { $0.trimmingPrefix(" ") }.map { String($0.last == " " ? $0.dropLast() : $0) }
    let modifiers = fields.count > 3 ? fields[3].split(separator: ";").map { $0.filter { $0 != " " } } : []
    let spans = marks.isEmpty ? [0..<plain.unicodeScalars.count] : marks
    expectations = zip(spans, values).enumerated().map { index, pair in
      let said = index < modifiers.count ? (modifiers[index] == "-" ? "" : modifiers[index]) : marks.isEmpty ? nil : ""
      return Expectation(kind: fields[0], value: pair.1, scalars: pair.0, modifiers: said)
    }
  }

  /// The text without `⟦` and `⟧`, and the ranges between them.
  private static func unmark(_ text: String) -> (String, [Range<Int>]) {
    var plain = "", marks: [Range<Int>] = [], start = 0
    for scalar in text.unicodeScalars {
      switch scalar {
      case "⟦": start = plain.unicodeScalars.count
      case "⟧": marks.append(start..<plain.unicodeScalars.count)
      default: plain.unicodeScalars.append(scalar)
      }
    }
    return (plain, marks)
  }

  /// Every line of every specification file.
  static let all: [SpecLine] = Corpora.files(in: ["Numbers", "Figures", "Dates", "Regressions"], ending: ".tsv").flatMap { file in
    Corpora.text(file).split(separator: "\n", omittingEmptySubsequences: false).enumerated().compactMap {
      SpecLine($0.element, number: $0.offset + 1, file: file)
    }
  }
}
