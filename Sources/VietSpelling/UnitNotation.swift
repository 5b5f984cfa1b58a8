import VietFigures
import VietLexicon
import VietNumbers
import VietOrthography
import VietTokens

/// Units by their symbols, and rates with a bar: "năm ki lô mét trên giờ" is written `5 km/h`.
extension FigureNotation {
  /// What stands above a unit that is a denominator.
  enum Bar { case none, money, measure }

  func unit(at index: Int) -> (entry: UnitEntry, end: Int)? {
    guard passage.isJoined(index - 1), passage.sense(index).starts.contains(.unit),
      let match = passage.longestMatch(passage.lexicon.units, at: index)
    else { return nil }
    let entry = passage.lexicon.entries[Int(match.payload) - 1]
    return entry.kind == .shadow ? nil : (entry, match.end)
  }

  /// A unit by its symbol where it was said by its full name; percent signs touch their number.
  func write(_ unit: (entry: UnitEntry, end: Int), at index: Int, below bar: Bar = .none) -> Int {
    let start = Int(passage[index].start)
    let text = UnsafeBufferPointer(start: passage.text + start, count: Int(passage[unit.end - 1].end) - start)
    // "đồng một lít" is written with the word, "đồng một ki lô gam" with the symbol.
    guard style.usesSymbols, isSpelled(unit.entry, text, bar), bar != .money || isPhrase(text) else {
      for token in index..<unit.end { copy(token) }
      return unit.end
    }
    if !unit.entry.symbol.buffer.elementsEqual("%".utf8), !unit.entry.symbol.buffer.elementsEqual("‰".utf8) { space() }
    out.append(unit.entry.symbol.buffer)
    return unit.end
  }

  /// Whether a unit's form is speech for a symbol: two words or more ("ki lô mét"), or one that has a symbol of letters ("mét").
  private func isSpelled(_ entry: UnitEntry, _ text: UnsafeBufferPointer<UInt8>, _ bar: Bar) -> Bool {
    guard entry.scale == 0, entry.spoken.buffer.count > 0 else { return false }
    switch entry.kind {
    case .percent: return entry.symbol.buffer.count < 4 && !entry.symbol.buffer.elementsEqual("pp".utf8)
    case .currency: return !entry.symbol.buffer.elementsEqual("VND".utf8) && isPhrase(text) && !entry.keepsName
    // "khối" and "ký" are no names that a symbol stands for.
    case .measure: return !entry.isWordUnit && (isPhrase(text) || text.elementsEqual(entry.spoken.buffer))
    // "ki lô mét trên giờ" is km/h.
    case .calendar: return entry.symbol.buffer.count == 1 && bar == .measure
    default: return false
    }
  }

  /// Whether a form has several syllables.
  private func isPhrase(_ text: UnsafeBufferPointer<UInt8>) -> Bool { text.contains(0x20) || text.contains(UInt8(ascii: "-")) }

  // MARK: Rates

  /// The unit behind a bar that was said: "trên giờ", under money "một ki lô gam".
  func bar(at index: Int, before end: Int, hasRate: Bool) -> Int? {
    func isOne(_ index: Int) -> Bool { hasRate && passage.sense(index).numeral == .digit && passage.sense(index).value == 1 }
    // "trên một hộ"
    let index = passage.terminal(index) == .on && isOne(index + 1) ? index + 1 : index
    guard passage.terminal(index) == .on || passage.terminal(index) == .each || isOne(index), index + 1 < end,
      let unit = unit(at: index + 1),
      unit.end <= end
    else { return nil }
    return index + 1
  }

  /// Rates that are said behind an amount: "trên năm", "trên héc ta"; the token behind them.
  ///
  /// - Parameters:
  ///   - bar: what the amount is of; nothing is said over a bare number.
  ///   - isCount: whether nouns are counted: "hai con trên thuyền" are in a boat.
  func writeRates(from end: Int, below bar: Bar, isCount: Bool) -> Int {
    var index = end
    guard bar != .none else { return end }
    while passage.isJoined(index - 1), passage.terminal(index) == .on, let unit = unit(at: index + 1),
      unit.entry.kind == .calendar || unit.entry.kind == .measure
        || !isCount && words.isOfRates(passage.bytes(index + 1))
    {
      out.append(UInt8(ascii: "/"))
      index = write(unit, at: index + 1, below: bar)
    }
    return index
  }
}
