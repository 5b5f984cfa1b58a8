import VietLexicon
public import VietOrthography

/// Spells numbers out in Vietnamese words.
///
/// ```
/// let speller = NumberSpeller()
/// speller.spelling(of: 71_029)                   // "bảy mươi mốt nghìn không trăm hai mươi chín"
/// speller.spelling(of: ExactDecimal("-3.05")!)   // "âm ba phẩy không năm"
/// ```
///
/// The words of every group of three digits are made once, with the speller; spelling copies them, one group at a time.
/// Source of the rules: the Vietnamese numeral system as schools teach it. A speller may be shared by any number of threads.
public final class NumberSpeller: Sendable {
  /// The words the speller chooses.
  public let style: SpellingStyle
  private let groups: GroupTable
  private let thousand, million, billion: Phrase
  private let negative, point, lastFive: Phrase
  private let digits: [Phrase]

  /// Words with the space behind them.
  private struct Phrase: Sendable {
    let bytes: [UInt8]
    init(_ word: StaticBytes) { bytes = Array(word.buffer) + [0x20] }
  }

  /// A speller that chooses its words as a style says.
  public init(style: SpellingStyle = .north) {
    self.style = style
    let words = NumberWords()
    groups = GroupTable(words, style)
    thousand = Phrase(words.word(.magnitude, 3, choice: style.thousand == .nghin ? 1 : 2))
    million = Phrase(words.word(.magnitude, 6))
    billion = Phrase(words.word(.magnitude, 9, choice: style.billion == .ty ? 1 : 2))
    negative = Phrase(words.word(.negative))
    point = Phrase(words.word(.point))
    lastFive = Phrase(words.word(.afterTen, 5))
    digits = (0...9).map { Phrase(words.word(.digit, $0)) }
  }

  // MARK: Text

  /// A whole number in words.
  ///
  /// ```
  /// NumberSpeller().spelling(of: 2_000_001_000)   // "hai tỷ không trăm linh một nghìn"
  /// ```
  public func spelling(of number: Int) -> String { Self.text { write(number, to: &$0) } }

  /// A decimal in words; the digits behind its mark are said as the style wants.
  ///
  /// ```
  /// NumberSpeller().spelling(of: ExactDecimal("118.38")!)   // "một trăm mười tám phẩy ba tám"
  /// ```
  ///
  /// - Parameter endsPhrase: whether nothing that it counts follows: then `3,25` is "ba phẩy hai lăm".
  public func spelling(of number: ExactDecimal, endsPhrase: Bool = true) -> String {
    Self.text { write(number, endsPhrase: endsPhrase, to: &$0) }
  }

  /// A rank in words.
  ///
  /// ```
  /// NumberSpeller().spelling(ofOrdinal: 1)    // "thứ nhất"
  /// NumberSpeller().spelling(ofOrdinal: 21)   // "thứ hai mươi mốt"
  /// ```
  public func spelling(ofOrdinal rank: Int) -> String { Self.text { write(ordinal: rank, to: &$0) } }

  /// Digits one by one; anything else parts them.
  ///
  /// ```
  /// NumberSpeller().spelling(ofDigits: "0912-345")   // "không chín một hai ba bốn năm"
  /// ```
  public func spelling(ofDigits text: String) -> String {
    var text = text
    return Self.text { buffer in text.withUTF8 { write(digits: $0, to: &buffer) } }
  }

  private static func text(_ body: (inout ByteBuffer) -> Void) -> String {
    var buffer = ByteBuffer(capacity: 256)
    body(&buffer)
    return buffer.string
  }

  // MARK: Buffers

  /// Appends a whole number in words. No allocation while the buffer has room.
  @inlinable
  public func write(_ number: Int, to bytes: inout ByteBuffer) {
    if number < 0 { writeNegative(to: &bytes) }
    write(number.magnitude, to: &bytes)
  }

  /// Appends a whole number in words. No allocation while the buffer has room.
  public func write(_ number: UInt, to bytes: inout ByteBuffer) {
    if number < 1_000_000_000 {
      writeBlock(Int(number), isFirst: true, to: &bytes)
    } else {
      writeBlocks(UInt128(number), to: &bytes)
    }
    bytes.removeLast()
  }

  /// Appends a decimal in words; more than 38 digits before the mark are said one by one, more than a hundred as a power of ten ("bảy nhân mười
  /// mũ hai trăm").
  public func write(_ number: ExactDecimal, endsPhrase: Bool = false, to bytes: inout ByteBuffer) {
    if number.significand < 0 { writeNegative(to: &bytes) }
    let magnitude = number.significand.magnitude
    guard number.exponent < 0 else {
      guard let whole = magnitude.timesTen(number.exponent) else { return writeLong(magnitude, exponent: number.exponent, to: &bytes) }
      writeBlocks(whole, to: &bytes)
      return bytes.removeLast()
    }
    let places = -number.exponent
    guard places <= Self.longest else { return writeLong(magnitude, exponent: number.exponent, to: &bytes) }
    var digits = ByteBuffer()
    digits.append(decimal: magnitude, width: places + 1)
    let whole = UInt128(1).timesTen(places).map { magnitude / $0 } ?? 0
    write(whole: whole, fraction: digits.bytes.suffix(places), endsPhrase: endsPhrase, to: &bytes)
  }

  /// Appends a whole part and the digits behind the decimal mark, trailing zeros included: `1,50` is "một phẩy năm không".
  ///
  /// A phrase that ends with the number has "lăm" in `3,25`: "ba phẩy hai năm" would be 3.2 years.
  package func write(
    whole: UInt128, fraction: Slice<UnsafeBufferPointer<UInt8>>, endsPhrase: Bool = false, to bytes: inout ByteBuffer
  ) {
    if whole < 1_000_000_000 { writeBlock(Int(whole), isFirst: true, to: &bytes) } else { writeBlocks(whole, to: &bytes) }
    if fraction.isEmpty { return bytes.removeLast() }
    append(point, to: &bytes)
    guard endsPhrase, fraction.count == 2, fraction.last == 0x35, let first = fraction.first, first != 0x30 else {
      return write(fraction: fraction, to: &bytes)
    }
    append(digits[Int(first & 0x0F)], to: &bytes)
    append(lastFive, to: &bytes)
    bytes.removeLast()
  }

  /// Digits behind the mark: one by one; under `decimals: .number` two or three of them as a number, unless they begin with 0.
  private func write(fraction: Slice<UnsafeBufferPointer<UInt8>>, to bytes: inout ByteBuffer) {
    if style.decimals == .number, 2...3 ~= fraction.count, fraction.first != 0x30 {
      groups.append(fraction.reduce(0) { $0 * 10 + Int($1 & 0x0F) }, isFirst: true, to: &bytes)
      return bytes.removeLast()
    }
    write(digits: UnsafeBufferPointer(rebasing: fraction), to: &bytes)
  }

  /// Appends a rank: "thứ nhất", "thứ hai", "thứ tư".
  public func write(ordinal rank: Int, to bytes: inout ByteBuffer) {
    let words = SpokenWords.standard
    bytes.append(words[.rank])
    bytes.append(0x20)
    switch rank {
    case 1: bytes.append(words[.firstRank])
    case 4: bytes.append(words[.fourth])
    default: write(rank, to: &bytes)
    }
  }

  /// Appends the digits among some bytes, one by one.
  public func write(digits text: UnsafeBufferPointer<UInt8>, to bytes: inout ByteBuffer) {
    let start = bytes.count
    for byte in text where byte &- 0x30 < 10 { append(digits[Int(byte & 0x0F)], to: &bytes) }
    if bytes.count > start { bytes.removeLast() }
  }

  /// Appends "âm" and a space.
  public func writeNegative(to bytes: inout ByteBuffer) { append(negative, to: &bytes) }

  /// Appends the word of a magnitude: 3 "nghìn", 6 "triệu", 9 "tỷ"; nothing for other powers of ten.
  public func write(magnitude power: Int, to bytes: inout ByteBuffer) {
    switch power {
    case 3: append(thousand, to: &bytes)
    case 6: append(million, to: &bytes)
    case 9: append(billion, to: &bytes)
    default: return
    }
    bytes.removeLast()
  }

  // MARK: Groups

  private func append(_ phrase: Phrase, to bytes: inout ByteBuffer) {
    phrase.bytes.withUnsafeBufferPointer { bytes.append($0) }
  }

  /// A number in blocks of nine digits: each below the first is followed by as many "tỷ" as it has blocks behind it.
  private func writeBlocks(_ number: UInt128, to bytes: inout ByteBuffer) {
    guard number >= 1_000_000_000 else { return writeBlock(Int(number), isFirst: true, to: &bytes) }
    var unit: UInt128 = 1_000_000_000
    var billions = 1
    while number / unit >= 1_000_000_000 {
      unit *= 1_000_000_000
      billions += 1
    }
    var rest = number
    for count in stride(from: billions, through: 0, by: -1) {
      let block = Int(rest / unit)
      rest %= unit
      unit /= count > 0 ? 1_000_000_000 : 1
      guard block > 0 else { continue }
      writeBlock(block, isFirst: count == billions, isLast: count == 0, to: &bytes)
      for _ in 0..<count { append(billion, to: &bytes) }
    }
  }

  /// Below 10^9.
  @inline(__always)
  private func writeBlock(_ number: Int, isFirst: Bool, isLast: Bool = true, to bytes: inout ByteBuffer) {
    // Without "không trăm" only the last group has "linh": "một triệu một nghìn linh một".
    let isShort = !style.keepsZeroHundreds
    var isFirst = isFirst
    let (thousands, units) = number.quotientAndRemainder(dividingBy: 1_000)
    if thousands > 0 {
      let (millions, thousands) = thousands.quotientAndRemainder(dividingBy: 1_000)
      if millions > 0 {
        groups.append(millions, isFirst: isFirst || isShort, to: &bytes)
        append(million, to: &bytes)
        isFirst = false
      }
      if thousands > 0 {
        groups.append(thousands, isFirst: isFirst || isShort, to: &bytes)
        append(thousand, to: &bytes)
        isFirst = false
      }
      if units == 0 { return }
    }
    groups.append(units, isFirst: isFirst || isShort && !isLast, to: &bytes)
  }

  /// More digits than these are not said one by one.
  private static let longest = 100

  /// A number of more digits than the exact type has: digit by digit, or with its power of ten.
  private func writeLong(_ magnitude: UInt128, exponent: Int, to bytes: inout ByteBuffer) {
    guard 0...Self.longest ~= exponent else {
      writeBlocks(magnitude, to: &bytes)
      bytes.append(SpokenWords.standard[.timesTenTo])
      bytes.append(0x20)
      return write(exponent, to: &bytes)
    }
    var plain = ByteBuffer()
    plain.append(decimal: magnitude, width: 1)
    plain.append(zeros: exponent)
    write(digits: plain.bytes, to: &bytes)
  }
}

extension UInt128 {
  /// The number times a power of ten, or nil when it has more than 38 digits.
  func timesTen(_ power: Int) -> UInt128? {
    guard self > 0 else { return 0 }
    guard power <= 38, let signed = Int128(exactly: self) else { return nil }
    return signed.timesTen(power).map { UInt128($0) }
  }
}
