public import ArgumentParser
import VNText
public import VietNumbers
public import VietSpelling

/// A named choice of number words.
enum StyleName: String, CaseIterable, ExpressibleByArgument {
  case north, south, plain

  var style: SpellingStyle {
    switch self {
    case .north: .north
    case .south: .south
    case .plain: .plain
    }
  }
}

/// What a number given as an argument is read as.
enum ItemReading: String, CaseIterable, ExpressibleByArgument {
  /// As the figure it is in a text.
  case figure
  case ordinal, digits, roman
}

extension SpellingStyle.ZeroTens: ExpressibleByArgument {}
extension SpellingStyle.Thousand: ExpressibleByArgument {}
extension SpellingStyle.Billion: ExpressibleByArgument {}
extension SpellingStyle.Four: ExpressibleByArgument {}
extension SpellingStyle.Decimals: ExpressibleByArgument {}
extension NotationStyle.Grouping: ExpressibleByArgument {}

/// Which words numbers are spelled with.
struct SpellingOptions: ParsableArguments {
  @Option(name: .long, help: "The words of a region: north, south or plain.")
  var style: StyleName = .north

  @Option(name: .customLong("zero-tens"), help: "The word before a single unit behind hundreds (default: that of the style).")
  var zeroTens: SpellingStyle.ZeroTens?

  @Option(name: .long, help: "The word for 1000 (default: that of the style).")
  var thousand: SpellingStyle.Thousand?

  @Option(name: .long, help: "The word for 1000 million (default: that of the style).")
  var billion: SpellingStyle.Billion?

  @Option(name: .long, help: "The word for 4 behind tens (default: that of the style).")
  var four: SpellingStyle.Four?

  @Option(name: .long, help: "How decimals are said: digit by digit, or as a number of two or three digits.")
  var decimals: SpellingStyle.Decimals = .digits

  @Flag(name: .customLong("zero-hundreds"), inversion: .prefixedNo, help: "Say \"không trăm\" (default: as the style does).")
  var zeroHundreds: Bool?

  @Option(name: .customLong("as"), help: "What arguments are: figures as in a text, ranks, single digits, roman numerals.")
  var reading: ItemReading = .figure

  /// The style with the words that were chosen one by one.
  var words: SpellingStyle {
    var words = style.style
    if let zeroTens { words.zeroTens = zeroTens }
    if let thousand { words.thousand = thousand }
    if let billion { words.billion = billion }
    if let four { words.four = four }
    if let zeroHundreds { words.keepsZeroHundreds = zeroHundreds }
    words.decimals = decimals
    return words
  }
}

/// What becomes of "triệu" and "tỷ" when a number is written in digits.
enum MagnitudeChoice: String, CaseIterable, ExpressibleByArgument {
  case words, digits
}

/// How spoken figures are written under `--inverse`.
struct NotationOptions: ParsableArguments {
  @Option(name: .long, help: "With --inverse: the mark between groups of three digits.")
  var grouping: NotationStyle.Grouping = .dot

  @Option(name: .long, help: "With --inverse: whether triệu and tỷ stay words (2,5 tỷ) or are multiplied out.")
  var magnitudes: MagnitudeChoice = .words

  @Flag(name: .long, inversion: .prefixedNo, help: "With --inverse: write units by their symbols (5 km).")
  var symbols = true

  var style: NotationStyle { NotationStyle(grouping: grouping, keepsMagnitudes: magnitudes == .words, usesSymbols: symbols) }
}
