import VietLexicon
import VietNumbers
import VietTokens

/// A unit that a heading names, with the magnitude that stands before it: "triệu đồng", "1.000 tấn", "%".
struct UnitHeading: Sendable, Hashable {
  var unit: UnitExpression
  var kind: FigureKind
  /// The power of ten of its magnitude words.
  var scale: Int
  /// Where it stands in the document, in bytes.
  var place: Range<Int>

  /// Reads magnitude, unit and denominators that fill the tokens from `start` to `end`; nil when they are something else.
  init?(from start: Int, to end: Int, in passage: Passage) {
    var index = start
    scale = 0
    place = passage.place(start..<end)
    if passage[index].isNumber, let power = Self.powerOfTen(passage, index) {
      scale = power
      index += 1
    }
    while index < end, passage[index].isWord, passage.sense(index).numeral == .magnitude {
      scale += Int(passage.sense(index).value)
      index += 1
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
    let isEnd =
      index == end || passage[index].gap >= .wide || passage[index].isSymbol(")") || passage[index].isSymbol(".")
      || passage[index].isSymbol(",")
    guard isEnd else { return nil }
  }

  /// "1.000" and "1000" before a unit are a magnitude.
  static func powerOfTen(_ passage: Passage, _ index: Int) -> Int? {
    let digits = passage.bytes(index).filter { $0 != 0x2E && $0 != 0x2C }
    guard digits.first == 0x31, digits.dropFirst().allSatisfy({ $0 == 0x30 }) else { return nil }
    return digits.count - 1
  }

  /// The unit in brackets at the end of the tokens: "Cây lương thực có hạt (ha)", "So sánh (%)".
  static func bracketed(from start: Int, to end: Int, in passage: Passage) -> UnitHeading? {
    guard end - start >= 3, passage[end - 1].isSymbol(")") else { return nil }
    var open = end - 2
    while open > start, !passage[open].isSymbol("("), end - open < 14 { open -= 1 }
    guard passage[open].isSymbol("(") else { return nil }
    guard var heading = UnitHeading(from: labelEnd(at: open + 1, in: passage) ?? open + 1, to: end - 1, in: passage) else { return nil }
    heading.place = passage.place(open..<end)
    return heading
  }

  /// The unit behind "Đơn vị tính:" or "ĐVT:" near the start of a line.
  static func labelled(from start: Int, to end: Int, in passage: Passage) -> UnitHeading? {
    for index in start..<min(end, start + 12) {
      guard let behind = labelEnd(at: index, in: passage), behind < end else { continue }
      guard var heading = UnitHeading(from: behind, to: end, in: passage) else { return nil }
      heading.place = passage.place(index..<end)
      return heading
    }
    return nil
  }

  /// The token behind "Đơn vị tính:", "Đơn vị:", "ĐVT:".
  private static func labelEnd(at index: Int, in passage: Passage) -> Int? {
    guard passage[index].isWord else { return nil }
    var end = index
    if passage[index].flags.contains(.capitals), passage.bytes(index).elementsEqual("ĐVT".utf8) {
      end = index + 1
    } else if passage.terminal(index) == .unitWord, passage.terminal(index + 1) == .unitWordEnd {
      end = passage.terminal(index + 2) == .count ? index + 3 : index + 2
    } else {
      return nil
    }
    if passage[end].isSymbol(":") { return end + 1 }
    return end == index + 3 ? end : nil
  }
}
