import VietLexicon
import VietTokens

/// Reads texts that are one numeral each, in storage that every text uses again.
///
/// ```
/// var reader = NumeralReader()
/// reader.value(of: "hai tỷ không trăm linh một nghìn")   // 2000001000
/// reader.value(of: "âm ba phẩy năm")                     // -3.5
/// reader.value(of: "ba lô")                              // nil
/// ```
///
/// It is the inverse of `NumberSpeller`: what a speller of any style has written reads as the same number. Linear in the text.
public struct NumeralReader: ~Copyable {
  private let lexicon: Lexicon
  private let tokenizer: Tokenizer
  private var tokens = TokenBuffer()

  /// A reader with the built-in language tables.
  public init() {
    lexicon = .standard
    tokenizer = Tokenizer(lexicon: lexicon)
  }

  /// The value of NFC text that is one numeral from end to end, in digits, words or both; nil for any other text.
  public mutating func value(of text: String) -> ExactDecimal? {
    var text = text
    return text.withUTF8 { value(of: $0) }
  }

  /// The value of NFC text in UTF-8 that is one numeral from end to end; nil for any other text.
  public mutating func value(of text: UnsafeBufferPointer<UInt8>) -> ExactDecimal? {
    guard let base = text.baseAddress else { return nil }
    tokenizer.tokenize(text, into: &tokens, lineOffset: 0)
    let passage = Passage(text: base, tokens: tokens.base, count: tokens.count, lexicon: lexicon)
    var evidence = NeighbourEvidence()
    _ = evidence.survey(passage)
    let isNegative = passage.count > 1 && (passage.sense(0).numeral == .negative || passage[0].isSymbol("-"))
    let grammar = NumeralGrammar(passage: passage, evidence: evidence)
    guard let numeral = grammar.numeral(at: isNegative ? 1 : 0), numeral.end == passage.count, numeral.denominator == nil,
      !numeral.isOverflow
    else { return nil }
    return isNegative ? -numeral.value : numeral.value
  }
}

extension ExactDecimal {
  /// The value of a numeral in words, digits or both, in NFC; nil for a text that is anything else.
  ///
  /// ```
  /// ExactDecimal(numeral: "hai tỷ rưỡi")   // 2500000000
  /// ```
  public init?(numeral text: String) {
    var reader = NumeralReader()
    guard let value = reader.value(of: text) else { return nil }
    self = value
  }
}
