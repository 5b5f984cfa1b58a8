import VNText
import VietFigures

/// Spells what stands on the command line or on a line of its own.
struct ItemSpeller {
  private let speller: FigureSpeller
  private let reading: ItemReading

  init(style: SpellingStyle, reading: ItemReading, kinds: Set<FigureKind>?) {
    speller = FigureSpeller(style: style, kinds: kinds)
    self.reading = reading
  }

  /// The words for an item; nil where it is not what it should be.
  func words(for item: String) -> String? {
    switch reading {
    case .figure: return speller.spelling(ofItem: item)
    case .ordinal: return Int(item).flatMap { $0 > 0 ? speller.numbers.spelling(ofOrdinal: $0) : nil }
    case .roman: return speller.spelling(ofRoman: item)
    case .digits:
      let words = speller.numbers.spelling(ofDigits: item)
      return words.isEmpty ? nil : words
    }
  }

  /// What is wrong with an item that has no words, and what to do.
  var complaint: String {
    switch reading {
    case .figure: "no number; give digits, e.g. 71.029 or 1,5"
    case .ordinal: "no rank; give a whole number above 0"
    case .digits: "no digits; give some"
    case .roman: "no roman numeral; give one below 4000, e.g. XIV"
    }
  }
}
