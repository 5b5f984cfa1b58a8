import VietLexicon
import VietOrthography
public import VietTokens

/// What the numbers around an open mark show about the style of the text.
///
/// Neighbours are the numbers of the same sentence, list or table, the nearest first; behind them counts the last
/// number of the 64 KiB before. A text read in pieces therefore gives the same answer as the whole.
public struct NeighbourEvidence: Sendable {
  /// How far back an earlier number counts, in bytes.
  public static let reach = 65_536
  /// How many tokens away a neighbour may stand.
  private static let span = 40

  /// The last number before the passage that shows a style, and its place in the document.
  public struct Shown: Sendable, Hashable {
    public var style: DigitGroups.Style
    /// In bytes of the document.
    public var place: Range<Int>
    public init(style: DigitGroups.Style, place: Range<Int>) {
      self.style = style
      self.place = place
    }
  }

  public var lastShown: Shown?
  /// The tokens of the passage that show a style, in order.
  private var shown: [(index: Int, style: DigitGroups.Style)] = []
  /// Those that are certainly English (`11,802,322`), in order: only near one a dot is doubted.
  private var english: [Int] = []

  public init() {}

  /// Looks over the numbers of a passage once; the last one that shows a style, for the next passage.
  public mutating func survey(_ passage: Passage) -> Shown? {
    shown.removeAll(keepingCapacity: true)
    english.removeAll(keepingCapacity: true)
    for index in 0..<passage.count where passage[index].isNumber && passage[index].count > 2 {
      let style = Self.shownStyle(passage, index)
      guard style != .plain else { continue }
      shown.append((index, style))
      if style == .english && Self.isCertain(passage, index) { english.append(index) }
    }
    return shown.last.map { Shown(style: $0.style, place: passage.place($0.index..<$0.index + 1)) }
  }

  /// The evidence for a number whose mark is open.
  public func evidence(for groups: DigitGroups, at index: Int, in passage: Passage) -> SeparatorEvidence {
    var result = SeparatorEvidence()
    let company = NumberCompany(around: index, isDot: groups.style == .openDot, in: passage)
    if groups.style == .openDot {
      if let place = company.englishPlace {
        result.neighbour = .english
        result.shownPlace = passage.place(place..<place + 1)
        return result
      }
      guard isNearEnglish(index) else { return result }
    }
    result.endsInZero = company.endsInZero
    readCurrency(&result, at: index, unitBehind: company.last, in: passage)
    if let (style, at) = neighbour(of: index, certain: groups.style == .openDot, in: passage) {
      result.neighbour = style
      result.shownPlace = passage.place(at..<at + 1)
    } else if let shown = earlier(than: index, in: passage) {
      result.earlier = shown.style
      result.shownPlace = shown.place
    }
    return result
  }

  /// Whether a certainly English number stands within reach. Logarithmic.
  private func isNearEnglish(_ index: Int) -> Bool {
    let first = english.indices.partitioningIndex { english[$0] >= index - Self.span }
    return first < english.count && english[first] <= index + Self.span
  }

  private func readCurrency(_ result: inout SeparatorEvidence, at index: Int, unitBehind last: Int, in passage: Passage) {
    var next = last + 1
    while passage[next].isWord, passage.sense(next).numeral == .magnitude, passage.isJoined(next - 1) { next += 1 }
    func entry(at position: Int) -> (unit: UnitEntry, end: Int)? {
      passage.longestMatch(passage.lexicon.units, at: position).map { (passage.lexicon.entries[Int($0.payload) - 1], $0.end) }
    }
    if passage.isJoined(next - 1), let (unit, end) = entry(at: next), unit.kind == .currency || unit.kind == .noun {
      result.hasCurrency = unit.kind == .currency
      result.isPlainDong = result.hasCurrency && next == last + 1 && unit.scale == 0 && unit.symbol.buffer.first == UInt8(ascii: "V")
      result.countsWholes = unit.kind == .noun && next == last + 1
      result.wordPlace = passage.place(next..<end)
    } else if passage[index - 1].isSymbol(":"), let label = passage.cue(endingWith: index - 2), label.cue.contains(.counter) {
      result.countsWholes = true
      result.wordPlace = passage.place(label.start..<index - 1)
    } else if passage.isJoined(index - 1), passage[index - 1].kind != .number, entry(at: index - 1)?.unit.kind == .currency {
      result.hasCurrency = true
      result.wordPlace = passage.place(index - 1..<index)
    }
  }

  private func neighbour(of index: Int, certain: Bool, in passage: Passage) -> (DigitGroups.Style, at: Int)? {
    var (left, right) = (index - 1, index + 1)
    var (isLeftOpen, isRightOpen) = (true, true)
    for _ in 0..<Self.span where isLeftOpen || isRightOpen {
      if isRightOpen {
        if endsScope(before: right, in: passage) {
          isRightOpen = false
        } else {
          let style = style(right, certain: certain, in: passage)
          if style != .plain { return (style, right) }
          right += 1
        }
      }
      if isLeftOpen {
        if endsScope(before: left + 1, in: passage) {
          isLeftOpen = false
        } else {
          let style = style(left, certain: certain, in: passage)
          if style != .plain { return (style, left) }
          left -= 1
        }
      }
    }
    return nil
  }

  private func style(_ index: Int, certain: Bool, in passage: Passage) -> DigitGroups.Style {
    guard passage[index].isNumber, passage[index].count > 3 || !certain else { return .plain }
    let style = Self.shownStyle(passage, index)
    return certain && !(style == .english && Self.isCertain(passage, index)) ? .plain : style
  }

  /// Whether a sentence or paragraph ends before a token. Lines of a list or table go on.
  private func endsScope(before index: Int, in passage: Passage) -> Bool {
    let token = passage[index]
    if token.kind == .edge || index <= 0 || token.gap == .blankLine { return true }
    let last = passage[index - 1]
    return token.gap != .none && token.gap != .line && token.flags.contains(.capital)
      && (last.isSymbol(".") || last.isSymbol("!") || last.isSymbol("?"))
  }

  /// The last number of the 64 KiB before that shows a style.
  private func earlier(than index: Int, in passage: Passage) -> Shown? {
    let next = shown.indices.partitioningIndex { shown[$0].index >= index }
    let nearest =
      next > 0 ? Shown(style: shown[next - 1].style, place: passage.place(shown[next - 1].index..<shown[next - 1].index + 1)) : lastShown
    guard let nearest, passage.place(index..<index + 1).lowerBound - nearest.place.lowerBound <= Self.reach else { return nil }
    return nearest
  }

  /// The style that a number token shows by itself; dates and versions (`15.3.2022`) and open marks show none.
  private static func shownStyle(_ passage: Passage, _ index: Int) -> DigitGroups.Style {
    switch DigitGroups(passage.bytes(index)).style {
    case .vietnamese: .vietnamese
    case .english: .english
    default: .plain
    }
  }

  /// Whether an English number has a grouping comma; a lone decimal point stands in Vietnamese texts too.
  private static func isCertain(_ passage: Passage, _ index: Int) -> Bool { DigitGroups(passage.bytes(index)).marks > 1 }
}
