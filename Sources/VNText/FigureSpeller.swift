public import VietFigures
import VietLexicon
public import VietNumbers
import VietOrthography
import VietSpelling
import VietText
import VietTokens

/// Reads figures aloud: numbers, money, dates and the like in Vietnamese words, alone or in running text.
///
/// ```
/// let speller = FigureSpeller()
/// speller.rewrite("Bán lẻ tăng 8,3%.").text          // "Bán lẻ tăng tám phẩy ba phần trăm."
/// speller.spelling(of: ExactDecimal(20), unit: "USD")   // "hai mươi đô la"
/// ```
///
/// One speller may be shared by any number of threads. Linear in the text.
public struct FigureSpeller: Sendable {
  /// Spells bare numbers.
  public let numbers: NumberSpeller
  let lexicon: Lexicon
  private let kinds: Set<FigureKind>?

  /// A speller with the built-in language tables.
  ///
  /// - Parameters:
  ///   - style: the words to choose where speakers differ.
  ///   - kinds: only figures of these kinds are replaced in a text; nil for all.
  public init(style: SpellingStyle = .north, kinds: Set<FigureKind>? = nil) {
    numbers = NumberSpeller(style: style)
    lexicon = .standard
    self.kinds = kinds
  }

  /// A text with every figure in words and all else as it was; text that ICU cannot normalize for want of memory stays as it is.
  ///
  /// ```
  /// FigureSpeller().rewrite("Ngày 10/1 có 5 xã.").text   // "Ngày mười tháng một có năm xã."
  /// ```
  public func rewrite(_ text: String) -> RewrittenText {
    let document = Document(text)
    return RewrittenText(document) { emit in
      if let text = try? NormalizedText(document) { forEachReading(in: text) { emit($0, $1, $2) } }
    }
  }

  /// Calls `body` with each place of a text that words replace, in order: the place in the original UTF-8, the words, the kind.
  package func forEachReading<E: Error>(
    in text: NormalizedText, _ body: (_ source: Range<Int>, _ words: UnsafeBufferPointer<UInt8>, _ kind: FigureKind?) throws(E) -> Void
  ) throws(E) {
    var scanner = FigureScanner(lexicon: lexicon)
    var words = ByteBuffer(capacity: 1_024)
    try text.bytes.withUnsafeBufferPointer { (bytes) throws(E) in
      try scanner.scan(bytes) { (figures, passage, evidence) throws(E) in
        let reading = FigureReading(speller: numbers, passage: passage, evidence: evidence)
        var token = 0
        // Behind what was replaced last.
        var replacedEnd = -1
        func emit(_ tokens: Range<Int>, _ kind: FigureKind?) throws(E) {
          let place = passage.place(tokens)
          // Words never touch what stood close to digits.
          if place.upperBound < bytes.count, Self.isLetter(bytes[place.upperBound]) { words.append(0x20) }
          try body(text.map.source(of: place), words.bytes, kind)
          replacedEnd = place.upperBound
        }
        func begin(_ token: Int) {
          words.removeAll()
          let start = passage.place(token..<token + 1).lowerBound
          if start > 0, start != replacedEnd, Self.isLetter(bytes[start - 1]) { words.append(0x20) }
        }
        func readAside(upTo limit: Int) throws(E) {
          guard kinds == nil else { return token = max(token, limit) }
          while token < limit {
            if reading.mayReadAside(at: token) {
              begin(token)
              if reading.writeAside(at: token, to: &words) { try emit(token..<token + 1, nil) }
            }
            token += 1
          }
        }
        for figure in figures where kinds?.contains(figure.kind) ?? true {
          // What was read with the figure before is no figure of its own.
          guard figure.firstToken >= token else { continue }
          try readAside(upTo: figure.firstToken)
          begin(figure.firstToken)
          let end = reading.write(figure, to: &words)
          if let end { try emit(figure.firstToken..<end, figure.kind) }
          token = max(token, end ?? figure.endToken)
        }
        try readAside(upTo: passage.count)
      }
    }
  }

  // MARK: Values

  /// What stands on the command line or in a cell: a number in digits, or any figure; nil where there is nothing to say.
  ///
  /// ```
  /// FigureSpeller().spelling(ofItem: "1.500 triệu USD")   // "một nghìn năm trăm triệu đô la"
  /// ```
  public func spelling(ofItem item: String) -> String? {
    // Digits alone are a number, not a year or a telephone number.
    if kinds == nil, item.utf8.first != 0x30 || item.utf8.count == 1, item.utf8.allSatisfy({ $0 &- 0x30 < 10 }),
      let number = ExactDecimal(item)
    {
      return numbers.spelling(of: number)
    }
    let rewritten = rewrite(item)
    return rewritten.replacements.isEmpty ? nil : rewritten.text
  }

  /// A roman numeral in words, in capital or small letters, 1…3999; nil for anything else.
  ///
  /// ```
  /// FigureSpeller().spelling(ofRoman: "XIV")   // "mười bốn"
  /// ```
  public func spelling(ofRoman numeral: String) -> String? {
    RomanNumeral(numeral).map { numbers.spelling(of: $0.value) }
  }

  /// Whether a byte belongs to a letter or digit.
  private static func isLetter(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0xC3...0xC6, 0xE1: true
    default: false
    }
  }
}
