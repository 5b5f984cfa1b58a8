import VietLexicon
import VietNumbers
public import VietTokens

/// A unit that a heading names, with the magnitude that stands before it: "triệu đồng", "1.000 tấn", "%".
public struct UnitHeading: Sendable, Hashable {
  var unit: UnitExpression
  var kind: FigureKind
  /// The power of ten of its magnitude words.
  var scale: Int
  /// Where it stands in the document, in bytes.
  var place: Range<Int>

  /// Counts its place from a later byte.
  mutating func move(by distance: Int) { place = place.moved(back: distance) }

  /// Reads magnitude, unit and denominators that fill the tokens; nil when they are something else.
  init?(_ tokens: Range<Int>, in passage: Passage) {
    guard !tokens.isEmpty else { return nil }
    var index = tokens.lowerBound
    let end = tokens.upperBound
    scale = 0
    place = passage.place(tokens)
    if passage[index].isNumber, let power = Self.powerOfTen(passage, index) {
      scale = power
      index += 1
    }
    while index < end, let power = Self.magnitude(passage, index) {
      scale += power
      index += 1
      // "Tr.đ", "Tr. đồng"
      if passage[index].isSymbol("."), passage[index].isGlued { index += 1 }
    }
    guard index < end, let match = passage.longestMatch(passage.lexicon.units, at: index), match.end <= end else { return nil }
    unit = UnitExpression(base: .entry(UInt16(match.payload - 1)))
    scale += Int(passage.lexicon.entries[Int(match.payload) - 1].scale)
    switch passage.lexicon.entries[Int(match.payload) - 1].kind {
    case .currency: kind = .money
    case .percent: kind = .percent
    case .measure, .noun: kind = .quantity
    case .calendar, .shadow: return nil
    }
    index = match.end
    while index + 1 < end, passage[index].isSymbol("/"), let part = passage.longestMatch(passage.lexicon.units, at: index + 1),
      part.end <= end
    {
      unit.append(kind == .money ? .written(UInt16(part.payload - 1)) : .entry(UInt16(part.payload - 1)))
      index = part.end
    }
    guard index == end || Self.isEnd(index, before: end, in: passage) else { return nil }
  }

  /// Whether the unit ends with a token inside the heading; "ha, tấn" are two units, and so none.
  private static func isEnd(_ index: Int, before end: Int, in passage: Passage) -> Bool {
    let token = passage[index]
    if token.isSymbol(",") || token.isSymbol(";") { return index + 1 < end && UnitHeading(index + 1..<end, in: passage) == nil }
    return token.gap >= .wide || token.isSymbol(")") || token.isSymbol(".") && (index + 1 == end || !passage[index + 1].isGlued)
  }

  /// "1.000" and "1000" before a unit are a magnitude.
  static func powerOfTen(_ passage: Passage, _ index: Int) -> Int? {
    let digits = passage.bytes(index).filter { $0 != 0x2E && $0 != 0x2C }
    guard digits.first == 0x31, digits.dropFirst().allSatisfy({ $0 == 0x30 }) else { return nil }
    return digits.count - 1
  }

  /// The power of ten of "triệu", "tr".
  private static func magnitude(_ passage: Passage, _ index: Int) -> Int? {
    guard passage[index].isWord else { return nil }
    let sense = passage.sense(index)
    return sense.numeral == .magnitude || sense.numeral == .shortMagnitude ? Int(sense.value) : nil
  }

  /// The unit that a line or cell consists of: "Triệu đồng", "%", "Nghìn người"; a noun alone is a name ("Nữ"), a letter a number of columns ("A").
  static func alone(_ tokens: Range<Int>, in passage: Passage) -> UnitHeading? {
    guard let heading = UnitHeading(tokens, in: passage), case .entry(let entry)? = heading.unit.base else { return nil }
    if passage.lexicon.entries[Int(entry)].kind == .noun, heading.scale == 0 { return nil }
    // "Lượng" heads a column of amounts, not of taels.
    if passage.longestMatch(passage.lexicon.gridWords, at: tokens.lowerBound) != nil { return nil }
    return tokens.count == 1 && passage[tokens.lowerBound].isWord && passage[tokens.lowerBound].count < 2 ? nil : heading
  }

  /// Whether tokens are a unit, or say which one there is: "tỷ đồng", "Đơn vị tính: tấn".
  public static func names(_ tokens: Range<Int>, in passage: Passage) -> Bool {
    UnitHeading(tokens, in: passage) != nil || labelled(tokens, in: passage) != nil
  }

  // MARK: Headings

  /// A unit in brackets has at most this many tokens.
  private static let bracketLength = 14

  /// The unit in brackets at the end of the tokens: "Cây lương thực có hạt (ha)", "So sánh (%)".
  static func bracketed(_ tokens: Range<Int>, in passage: Passage) -> UnitHeading? {
    let end = tokens.upperBound
    guard tokens.count >= 3, passage[end - 1].isSymbol(")") else { return nil }
    var open = end - 2
    while open > tokens.lowerBound, !passage[open].isSymbol("("), end - open < bracketLength { open -= 1 }
    guard passage[open].isSymbol("(") else { return nil }
    guard var heading = UnitHeading((labelEnd(at: open + 1, in: passage) ?? open + 1)..<end - 1, in: passage) else { return nil }
    heading.place = passage.place(open..<end)
    return heading
  }

  /// The unit that the name of a row ends with: "Diện tích (ha)", "Tỷ lệ hộ nghèo %".
  static func ofLabel(_ tokens: Range<Int>, in passage: Passage) -> UnitHeading? {
    guard let last = tokens.last else { return nil }
    if passage[last].isSymbol("%"), tokens.count > 1, !passage[last - 1].isNumber { return UnitHeading(last..<last + 1, in: passage) }
    return bracketed(tokens, in: passage)
  }

  /// The unit that the heading of a column names: "Sản lượng (tấn)", "Tỷ lệ % so KH", "+/-%".
  static func ofColumn(_ tokens: Range<Int>, in passage: Passage) -> UnitHeading? {
    if let heading = bracketed(tokens, in: passage) { return heading }
    for index in tokens.prefix(bracketLength)
    where passage[index].isSymbol("%") && !(index > tokens.lowerBound && passage[index - 1].isNumber) {
      return UnitHeading(index..<index + 1, in: passage)
    }
    return nil
  }

  /// The unit behind "Đơn vị tính:" or "ĐVT:" near the start of a line.
  static func labelled(_ tokens: Range<Int>, in passage: Passage) -> UnitHeading? {
    let end = tokens.upperBound
    for index in tokens.prefix(12) {
      guard let behind = labelEnd(at: index, in: passage), behind < end else { continue }
      guard var heading = UnitHeading(behind..<end, in: passage) else { return nil }
      heading.place = passage.place(index..<end)
      return heading
    }
    return nil
  }

  /// Whether tokens are nothing but "ĐVT" or "Đơn vị": the heading of a column of units.
  static func isLabel(_ tokens: Range<Int>, in passage: Passage) -> Bool {
    guard let first = tokens.first, tokens.count <= 3 else { return false }
    return tokens.count == 2 && isUnitWord(first, in: passage) || labelEnd(at: first, in: passage) == tokens.upperBound
  }

  /// The token behind "Đơn vị tính:", "Đơn vị:", "ĐVT:".
  static func labelEnd(at index: Int, in passage: Passage) -> Int? {
    var end = index + 1
    if isUnitWord(index, in: passage) {
      guard passage.terminal(index + 2) == .count || passage[index + 2].isSymbol(":") else { return nil }
      end = passage.terminal(index + 2) == .count ? index + 3 : index + 2
    } else if passage.terminal(index) != .unitLabel {
      return nil
    }
    return passage[end].isSymbol(":") ? end + 1 : end
  }

  /// "Đơn vị".
  private static func isUnitWord(_ index: Int, in passage: Passage) -> Bool {
    passage.terminal(index) == .unitWord && passage.terminal(index + 1) == .unitWordEnd
  }
}

extension Range<Int> {
  /// The range counted from a later byte; what lies 1 GiB back or more is that far back.
  public func moved(back distance: Int) -> Range<Int> {
    let start = Swift.max(lowerBound - distance, -1 << 30)
    return start..<start + count
  }
}
