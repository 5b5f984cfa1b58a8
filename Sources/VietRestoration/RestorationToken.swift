public import VietOrthography

/// A word, a number or a mark of punctuation of a passage, as the restorer sees it.
public struct RestorationToken: Sendable {
  /// What it is.
  public enum Kind: UInt8, Sendable {
    /// A word whose marks may be restored.
    case word
    /// Letters that stay as they are: addresses, codes, words with letters of other languages.
    case fixed
    case number, comma, stop, symbol

    /// What stands for it in the model where it is no known word.
    public var special: RestorerModel.Special {
      switch self {
      case .word, .fixed: .unknown
      case .number: .number
      case .comma: .comma
      case .stop: .stop
      case .symbol: .symbol
      }
    }
  }

  /// Which of its letters are capitals.
  public enum Capitals: UInt8, Sendable { case none, first, all }

  /// Where it stands, in bytes.
  public var start, end: Int
  /// What it is.
  public var kind: Kind
  /// Which of its letters are capitals.
  public var capitals: Capitals
  /// How many letters it has.
  public var letters: Int
  /// Its letters, and those without their marks; none where it is no word.
  public var given, bare: SyllableKey

  @inlinable
  init(_ range: Range<Int>, _ kind: Kind) {
    (start, end, self.kind, capitals, letters) = (range.lowerBound, range.upperBound, kind, .none, 0)
    (given, bare) = (SyllableKey(), SyllableKey())
  }

  /// Whether some letter has a mark.
  @inlinable public var isMarked: Bool { given != bare }
  /// Where it stands, in bytes.
  public var range: Range<Int> { start..<end }
}

/// Takes a text apart, a passage at a time: a paragraph, or some thousand words of a longer one.
public struct RestorationTokenizer: Sendable {
  /// The words, numbers and marks of the passage that was read last.
  public private(set) var tokens: [RestorationToken] = []
  private let scanner = LetterScanner()
  private let marks = LetterMarks()
  /// No passage has more tokens.
  private static let most = 4096

  /// A tokenizer with room for a paragraph.
  public init() { tokens.reserveCapacity(512) }

  /// Reads the passage that begins at a place of valid UTF-8; gives the place of the next one. Linear.
  public mutating func read(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    tokens.removeAll(keepingCapacity: true)
    guard let base = bytes.baseAddress else { return bytes.count }
    var position = start
    while position < bytes.count {
      let byte = base[position]
      if byte == 0x0A, !continues(bytes, behind: position) { return position + 1 }
      if byte <= 0x20 {
        position += 1
        continue
      }
      let end = Self.endOfRun(bytes, from: position)
      readRun(base, position, end)
      position = end
      if tokens.count >= Self.most { return position }
    }
    return position
  }

  /// Whether a line break stands inside a sentence: a small letter follows.
  private func continues(_ bytes: UnsafeBufferPointer<UInt8>, behind position: Int) -> Bool {
    guard position + 1 < bytes.count, tokens.count > 4, tokens.last?.kind != .stop, let base = bytes.baseAddress else { return false }
    let byte = bytes[position + 1]
    if byte < 0x80 { return byte &- 0x61 < 26 }
    let word = scanner.word(in: base, from: position + 1, to: bytes.count)
    return word.letters > 0 && word.isPlain && word.capitals == 0
  }

  /// The end of what stands between blanks, and of at most 4 KiB of it.
  private static func endOfRun(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    var position = start
    let limit = min(bytes.count, start + 4096)
    while position < limit, bytes[position] > 0x20 {
      // A no-break space parts words, too.
      if bytes[position] == 0xC2, position + 1 < bytes.count, bytes[position + 1] == 0xA0, position > start { return position }
      position += 1
    }
    while position < bytes.count, position > start, bytes[position] & 0xC0 == 0x80 { position += 1 }
    return position
  }

  private mutating func readRun(_ base: UnsafePointer<UInt8>, _ start: Int, _ end: Int) {
    let isFixed = Self.isAddress(base, start, end)
    let hasDigit = (start..<end).contains { base[$0] &- 0x30 < 10 }
    var position = start
    while position < end {
      let byte = base[position]
      if byte &- 0x30 < 10 {
        let stop = Self.endOfNumber(base, position, end)
        append(position..<stop, .number)
        position = stop
        continue
      }
      let word = scanner.word(in: base, from: position, to: end)
      if word.end > position {
        // "A320", "4G"; "12/QD-UBND".
        let isCode = hasDigit && (word.capitals == word.letters || Self.touchesDigit(base, position, word.end, start, end))
        append(word, from: position, isFixed: isFixed || isCode)
        position = word.end
        continue
      }
      let (scalar, length) = LetterScanner.scalar(in: base, at: position)
      if scalar != 0xA0 { append(position..<position + length, Self.kind(of: scalar)) }
      position += length
    }
  }

  private mutating func append(_ word: LetterScanner.Word, from start: Int, isFixed: Bool) {
    var token = RestorationToken(start..<word.end, .word)
    token.letters = word.letters
    let isCapitalized = word.capitals == 1 && word.startsWithCapital
    token.capitals = word.capitals == 0 ? .none : isCapitalized ? .first : .all
    let isMixed = word.capitals > 0 && !isCapitalized && word.capitals < word.letters
    let isASCII = word.end - start == word.letters
    if isFixed || isMixed || !word.isPlain || word.letters > 8 && !isASCII {
      token.kind = .fixed
    } else {
      token.given = word.key
      token.bare = isASCII ? word.key : marks.bare(word.key)
    }
    tokens.append(token)
  }

  /// Marks of a kind that follow one another are one token.
  private mutating func append(_ range: Range<Int>, _ kind: RestorationToken.Kind) {
    guard tokens.last?.kind != kind else { return }
    tokens.append(RestorationToken(range, kind))
  }

  private static func endOfNumber(_ base: UnsafePointer<UInt8>, _ start: Int, _ end: Int) -> Int {
    var position = start
    var last = start
    while position < end {
      if base[position] &- 0x30 < 10 { last = position + 1 } else if base[position] != 0x2E, base[position] != 0x2C { break }
      position += 1
    }
    return last
  }

  private static func kind(of scalar: UInt32) -> RestorationToken.Kind {
    switch scalar {
    case 0x2C, 0x3A, 0x3B: .comma
    case 0x21, 0x2E, 0x3F, 0x2026: .stop
    default: .symbol
    }
  }

  /// Whether a word has a digit right before or behind it.
  private static func touchesDigit(_ base: UnsafePointer<UInt8>, _ start: Int, _ end: Int, _ first: Int, _ limit: Int) -> Bool {
    start > first && base[start - 1] &- 0x30 < 10 || end < limit && base[end] &- 0x30 < 10
  }

  /// Whether what stands between blanks is an address, a path or a name of a program: it has "@", "_", "\", "//", or a dot between letters
  /// of which the second is a small one.
  private static func isAddress(_ base: UnsafePointer<UInt8>, _ start: Int, _ end: Int) -> Bool {
    for position in start..<end {
      switch base[position] {
      case 0x40, 0x5F, 0x5C: return true
      case 0x2F where position + 1 < end && base[position + 1] == 0x2F: return true
      case 0x2E where position > start && position + 1 < end && base[position + 1] &- 0x61 < 26:
        let before = base[position - 1]
        if (before | 0x20) &- 0x61 < 26 || before &- 0x30 < 10 { return true }
      default: break
      }
    }
    return false
  }
}
