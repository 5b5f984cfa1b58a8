public import VietFigures
import VietLexicon
public import VietText

/// Finds every figure of a Vietnamese text.
///
/// ```
/// for mention in FigureExtractor().mentions(in: "Xuất khẩu ước 1.500 triệu USD, tăng 16,37%.") {
///   print(mention.text, mention.normalized ?? "", mention.unit ?? "")
/// }
/// // 1.500 triệu USD 1500000000 USD
/// // 16,37% 16.37 %
/// ```
///
/// One extractor may be shared by any number of threads. Linear in the text. The rules are those of the written
/// contract of the figures: see DESIGN.md.
public struct FigureExtractor: Sendable {
  private let lexicon: Lexicon
  private let referenceDate: CalendarDate?

  /// An extractor with the built-in language tables.
  ///
  /// ```
  /// let extractor = FigureExtractor(referenceDate: CalendarDate("2023-01-05"))
  /// extractor.mentions(in: "tháng 11")[0].normalized   // "2022-11"; without a reference date "XXXX-11"
  /// ```
  ///
  /// - Parameter referenceDate: where the text does not say the year of a date, it becomes the one in which the date ends
  ///   nearest to this day; nil leaves it open.
  public init(referenceDate: CalendarDate? = nil) {
    lexicon = .standard
    self.referenceDate = referenceDate
  }

  /// The mentions of a string, in order; ranges count the UTF-8 of the string as it was given.
  ///
  /// A string may be in any normalization form; text that ICU cannot normalize for want of memory has no mentions.
  public func mentions(in text: String) -> [Mention] { (try? mentions(in: Document(text))) ?? [] }

  /// The mentions of a decoded document, in order; ranges count the UTF-8 of the decoded text.
  ///
  /// - Parameter grids: its tables whose cells are known, as readers of documents find them; they count the text in NFC.
  /// - Throws: `DocumentError.outOfMemory` when the text cannot be normalized.
  public func mentions(in document: Document, grids: [CellGrid] = []) throws(DocumentError) -> [Mention] {
    let text = try NormalizedText(document)
    var scanner = FigureScanner(lexicon: lexicon)
    var state = FigureScanner.State()
    var result: [Mention] = []
    text.bytes.withUnsafeBufferPointer { bytes in
      scanner.scan(bytes, from: &state, grids: grids) { figures, passage, _ in
        for figure in figures {
          let range = text.map.source(of: passage.start + figure.start..<passage.start + figure.end)
          let slice = String(decoding: document.utf8[range], as: UTF8.self)
          let figure = referenceDate.flatMap { figure.resolved(near: $0) } ?? figure
          let heading = figure.heading.isEmpty ? nil : text.map.source(of: figure.heading)
          result.append(Mention(figure, in: passage, text: slice, utf8Range: range, unitRange: heading))
        }
      }
    }
    return result
  }
}
