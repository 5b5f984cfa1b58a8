public import VietFigures
public import VietNumbers
import VietOrthography
import VietTokens

/// A figure found in a text: what was written, what it means, and where it stands.
///
/// ```
/// let mention = FigureExtractor().mentions(in: "ước 71.029 tỷ đồng")[0]
/// mention.normalized   // "71029000000000"
/// mention.unit         // "VND"
/// ```
public struct Mention: Sendable, Hashable {
  /// The slice of the original text, exactly as it stands there.
  public let text: String
  /// Where the slice stands in the original text, in UTF-8 bytes.
  public let utf8Range: Range<Int>
  /// What the figure is.
  public let kind: FigureKind
  /// The canonical value, e.g. `71029000000000`, `5..7`, `2023-Q1`, `P1Y6M`; nil when the number has more than 38 digits.
  public let normalized: String?
  /// The value of a number that is no range and no fraction.
  public let value: ExactDecimal?
  /// The ends of a range of numbers.
  public let bounds: ClosedRange<ExactDecimal>?
  /// The unit: ISO 4217 for money, `%`, `pp`, `‰`, a usual symbol, or the counted noun; with denominators after `/`.
  public let unit: String?
  /// Where the heading stands that names the unit of a table cell, in UTF-8 bytes; nil where the unit stands beside the number.
  public let unitRange: Range<Int>?
  /// Words such as "khoảng", "ước", "hơn" that govern the figure.
  public let modifiers: Modifiers
  /// The first and last day of a date whose year the text says, as `yyyy-mm-dd`.
  public let days: ClosedRange<String>?
  /// The other readings of a separator that the text alone cannot settle.
  public let alternatives: [String]
  /// Whether a date is one of the lunar calendar.
  public let isLunar: Bool

  /// Whether the text alone cannot settle the value.
  public var isAmbiguous: Bool { !alternatives.isEmpty }

  init(_ figure: Figure, in passage: Passage, text: String, utf8Range: Range<Int>, unitRange: Range<Int>?) {
    self.text = text
    self.unitRange = unitRange
    self.utf8Range = utf8Range
    kind = figure.kind
    modifiers = figure.modifiers
    var buffer = ByteBuffer()
    normalized = figure.writeNormalized(to: &buffer, in: passage) ? buffer.string : nil
    buffer.removeAll()
    figure.writeUnit(to: &buffer, in: passage)
    unit = buffer.count == 0 ? nil : buffer.string
    if case .decimal(let number) = figure.value { value = number } else { value = nil }
    if case .range(let low, let high) = figure.value, low <= high { bounds = low...high } else { bounds = nil }
    if case .date(let period) = figure.value {
      isLunar = period.isLunar
      days = period.bounds.flatMap { first, last in
        let (first, last) = (Self.text(of: first), Self.text(of: last))
        return first <= last ? first...last : nil
      }
    } else {
      (isLunar, days) = (false, nil)
    }
    alternatives = figure.alternative.map { [$0.description] } ?? []
  }

  private static func text(of date: CalendarDate) -> String {
    var buffer = ByteBuffer()
    date.write(to: &buffer)
    return buffer.string
  }
}
