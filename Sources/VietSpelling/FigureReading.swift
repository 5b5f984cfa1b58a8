public import VietFigures
import VietLexicon
public import VietNumbers
public import VietOrthography
public import VietTokens

/// Reads figures aloud: the words for the tokens of one figure, by its kind.
///
/// "71.029 tỷ đồng" is "bảy mươi mốt nghìn không trăm hai mươi chín tỷ đồng", "10/1" a day when the figure is a date and a fraction when
/// it is a number. Words that the text has already stay as they are. One object serves the figures of one passage.
public final class FigureReading {
  let speller: NumberSpeller
  let words = SpokenWords.standard
  /// The words of the figure that is being read.
  @exclusivity(unchecked) var out = ByteBuffer(capacity: 256)
  let passage: Passage
  let numerals: NumeralGrammar
  /// The token behind the figure.
  @exclusivity(unchecked) var end = 0

  /// A reader of the figures of one passage.
  public init(speller: NumberSpeller, passage: Passage, evidence: NeighbourEvidence) {
    self.speller = speller
    self.passage = passage
    numerals = NumeralGrammar(passage: passage, evidence: evidence)
  }

  /// Appends the words of a figure; the token behind what they stand for, or nil where its text is read as it stands.
  ///
  /// "8h30" becomes "tám giờ ba mươi phút", "quý I/2023" "quý một năm hai nghìn không trăm hai mươi ba".
  public func write(_ figure: Figure, to bytes: inout ByteBuffer) -> Int? {
    end = figure.endToken
    guard needsWords(figure.firstToken..<end) else { return nil }
    out.removeAll()
    // "5 1/2": a whole and a part.
    if case .fraction(let above, let below) = figure.value, above < below, figure.firstToken > 0, passage.isJoined(figure.firstToken - 1),
      passage[figure.firstToken].gap == .space, passage.integer(figure.firstToken - 1) != nil, passage[figure.firstToken].isNumber
    {
      say(.and)
    }
    switch figure.kind {
    case .date: readDate(figure)
    case .time: readTime(from: figure.firstToken)
    case .duration: readDuration(from: figure.firstToken)
    case .ordinal: readRank(from: figure.firstToken)
    case .legal, .code: readCode(figure)
    default:
      readMeasure(figure)
      if figure.kind == .number { readLetter() }
    }
    bytes.append(out.bytes)
    return end
  }

  /// `10p`, `30s`, `7k`: what the letter says that touches a bare number.
  private func readLetter() {
    let letter = passage[end]
    guard letter.isWord, letter.isGlued, letter.count == 1, !letter.flags.contains(.capital),
      !passage[end + 1].isGlued || passage[end + 1].kind != .word && passage[end + 1].kind != .number
    else { return }
    switch UInt8(truncatingIfNeeded: letter.word) {
    case UInt8(ascii: "p"): say(.minute)
    case UInt8(ascii: "s"): say(.second)
    case UInt8(ascii: "k"): sayMagnitude(3)
    default: return
    }
    end += 1
  }

  /// Whether `writeAside` has anything to look at: a number behind "thứ", or a word of roman digits.
  @inline(__always)
  public func mayReadAside(at index: Int) -> Bool {
    let token = passage[index]
    switch token.kind {
    case .number: return token.count == 1 && passage.terminal(index - 1) == .ordinal
    case .word:
      guard token.count < 16 else { return false }
      // I, V, X, L, C, D or M.
      let first = passage.text[Int(token.start)] & 0xDF
      return first == 0x49 || first == 0x56 || first == 0x58 || first == 0x4C || first == 0x43 || first == 0x44 || first == 0x4D
    default: return false
    }
  }

  /// Appends the words of what is no figure and is read as one: the number of a weekday ("thứ 7"), roman digits behind a word that counts
  /// ("chương III", "phụ lục v"); false for any other token.
  public func writeAside(at index: Int, to bytes: inout ByteBuffer) -> Bool {
    guard passage.isJoined(index - 1), index > 0 else { return false }
    if passage[index].isNumber {
      guard passage.terminal(index - 1) == .ordinal, let day = passage.integer(index), 2...7 ~= day else { return false }
      if day == 4 { bytes.append(words[.fourth]) } else { speller.write(day, to: &bytes) }
      return true
    }
    let before = passage[index - 1]
    let isNamed = before.flags.contains(.capital) && !before.flags.contains(.capitals) && passage[index].count > 1
    guard let number = romanNumber(at: index), passage.sense(index - 1).labelsRoman || isNamed && passage.roman(at: index) != nil else {
      return false
    }
    speller.write(number, to: &bytes)
    return true
  }

  /// Roman digits, capital or small; single letters only where they are no name of a part ("mục C", "điểm d").
  private func romanNumber(at index: Int) -> Int? {
    let text = passage.bytes(index)
    guard text.count < 16, text.allSatisfy({ Self.romanLetters.contains($0 & 0xDF) }), let first = text.first else { return nil }
    let isSmall = first & 0x20 != 0
    if text.count == 1, ![UInt8(ascii: "I"), UInt8(ascii: "V"), UInt8(ascii: "X")].contains(first & 0xDF) { return nil }
    // "khoản di dời", "phần vi mô": small letters are a number at the end of their phrase.
    if isSmall, passage.isJoined(index), passage[index + 1].isWord { return nil }
    return RomanNumeral(utf8: text)?.value
  }

  private static let romanLetters = Array("IVXLCDM".utf8)

  /// Whether anything but words stands in a figure: digits, signs, roman digits, units by their symbols.
  private func needsWords(_ tokens: Range<Int>) -> Bool {
    for index in tokens {
      let token = passage[index]
      if token.kind != .word || token.count == 1 || passage.roman(at: index) != nil || abbreviation(at: index) != nil { return true }
    }
    return false
  }

  // MARK: Writing

  /// Parts the next word from the last one.
  func space() {
    guard let last = out.bytes.last, last != 0x20, last != UInt8(ascii: "(") else { return }
    out.append(0x20)
  }

  func say(_ word: SpokenWord) { say(words[word]) }

  func say(_ number: Int) {
    space()
    speller.write(number, to: &out)
  }

  func say(_ words: UnsafeBufferPointer<UInt8>) {
    guard words.count > 0 else { return }
    space()
    out.append(words)
  }

  /// The tokens as they stand, with what stands between them.
  func copy(_ tokens: Range<Int>) {
    let first = passage[tokens.lowerBound]
    if first.kind == .word || first.kind == .number || !first.isGlued { space() }
    let start = Int(first.start)
    out.append(UnsafeBufferPointer(start: passage.text + start, count: Int(passage[tokens.upperBound - 1].end) - start))
  }

  // MARK: Units

  /// The unit at a token and the token behind it.
  func unit(at index: Int) -> (entry: UnitEntry, end: Int)? {
    guard passage.sense(index).starts.contains(.unit), let match = passage.longestMatch(passage.lexicon.units, at: index) else {
      return nil
    }
    var entry = passage.lexicon.entries[Int(match.payload) - 1]
    guard entry.kind != .shadow, match.end <= max(end, index + 1) else { return nil }
    if entry.caseVariant > 0 {
      let variant = passage.lexicon.entries[Int(entry.caseVariant)]
      if bytes(index..<match.end).elementsEqual(variant.form.buffer) { entry = variant }
    }
    return (entry, match.end)
  }

  func bytes(_ tokens: Range<Int>) -> UnsafeBufferPointer<UInt8> {
    let start = Int(passage[tokens.lowerBound].start)
    return UnsafeBufferPointer(start: passage.text + start, count: Int(passage[tokens.upperBound - 1].end) - start)
  }

  /// The unit at a token that is written by a symbol or abbreviation and has a name to be said: `kg`, `m2`, `USD`, `trđ`, `%`.
  func abbreviation(at index: Int) -> (entry: UnitEntry, end: Int)? {
    guard let unit = unit(at: index), unit.entry.spoken.buffer.count > 0 else { return nil }
    return unit.entry.scale != 0 || isAbbreviation(bytes(index..<unit.end)) ? unit : nil
  }

  /// Whether a unit's form is no Vietnamese word: it has no vowel with a mark, or it has a bar.
  private func isAbbreviation(_ form: UnsafeBufferPointer<UInt8>) -> Bool {
    if form.contains(UInt8(ascii: "/")) { return true }
    var index = 0
    while index < form.count {
      // Vowels with a mark are in the Latin blocks, except ² ³ ° µ · and the letter đ.
      switch form[index] {
      case 0xC3: return false
      case 0xC4 where form[index + 1] != 0x90 && form[index + 1] != 0x91: return false
      case 0xC6, 0xE1: return false
      case 0x20 where form.count > 6: return false
      default: break
      }
      index += 1
    }
    return true
  }

  /// Says a unit: its name where it is written by a symbol, else as it stands; the token behind it.
  func sayUnit(_ unit: (entry: UnitEntry, end: Int), at index: Int) -> Int {
    guard unit.entry.spoken.buffer.count > 0, unit.entry.scale != 0 || isAbbreviation(bytes(index..<unit.end)) else {
      copy(index..<unit.end)
      return unit.end
    }
    switch unit.entry.scale {
    case 3: sayMagnitude(3)
    case 6: sayMagnitude(6)
    case 9: sayMagnitude(9)
    default: break
    }
    if unit.entry.scale < 0 {
      // "cent", "¢": the hundredth of a dollar is named with its country.
      if unit.entry.symbol.buffer.elementsEqual("USD".utf8) { say(.dollarCents) } else { copy(index..<unit.end) }
    } else {
      say(unit.entry.spoken.buffer)
    }
    return unit.end
  }

  /// The name of a unit, or its symbol where it has none.
  func sayName(of entry: UnitEntry) { say(entry.spoken.buffer.count > 0 ? entry.spoken.buffer : entry.symbol.buffer) }

  /// nghìn, triệu, tỷ.
  func sayMagnitude(_ power: Int) {
    space()
    speller.write(magnitude: power, to: &out)
  }
}
