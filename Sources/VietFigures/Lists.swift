import VietLexicon
import VietNumbers
import VietTokens

/// Lists whose items share the unit of the last one: "138, 67 và 72 mã", "6, 7 và 8 tháng tù".
extension FigureGrammar {
  /// "138, 67 và 72 mã": an item without a unit has the unit of the last one.
  func listFigure(_ numeral: Numeral) -> Figure? {
    guard numeral.form == .digits, numeral.denominator == nil else { return nil }
    var end = numeral.end
    var items = 0
    var lastNumeral: Numeral?
    var sawAnd = false
    while items < 8, !sawAnd, symbol(end, ",") || symbol(end, ";") || terminal(end) == .and, passage.isJoined(end) {
      sawAnd = terminal(end) == .and
      var start = end + 1
      if !sawAnd, terminal(start) == .and {
        sawAnd = true
        start += 1
      }
      guard passage[start].isNumber, let item = numerals.numeral(at: start), item.form == .digits else { return nil }
      items += 1
      lastNumeral = item
      end = item.end
      if unitEntry(at: end) != nil { break }
    }
    guard sawAnd, let lastNumeral else { return nil }
    var shared = numeral
    if !numeral.hasMagnitude { shared.scale = lastNumeral.scale }
    return borrowing(shared, unitOf: lastNumeral)
  }

  /// The figure of a numeral that has the unit, or the span of time, of a later one.
  private func borrowing(_ numeral: Numeral, unitOf last: Numeral) -> Figure? {
    var figure: Figure
    if let unit = unit(behind: last) {
      figure = measured(numeral, unit)
    } else if let period = calendarFigure(last), case .duration(let span) = period.value, span.second == nil {
      figure = Figure(.duration, .duration(Span(numeral.value, span.unit)), tokens: numeral.first..<numeral.end)
    } else {
      return nil
    }
    figure.endToken = numeral.end
    return signed(figure)
  }

  /// "từ 5 đến dưới 10 ha", "từ 40 lên 45 triệu đồng": an end without a unit has that of the second, before which words of its
  /// own stand; two mentions, because these words govern the second alone.
  func firstEnd(_ low: Numeral) -> Figure? {
    guard low.form == .digits, low.denominator == nil else { return nil }
    let isTo = terminal(low.end) == .to
    guard isTo || terminal(low.first - 1) == .from, let start = secondEnd(behind: low.end, isTo: isTo),
      let high = numeral(at: start), high.form == .digits || high.hasMagnitude, high.denominator == nil
    else { return nil }
    var shared = low
    if !low.hasMagnitude {
      if high.form != .digits, high.scale == 0 { return nil }
      shared.scale = high.scale
    }
    // "từ 500 lên 1,2 tỷ": no magnitude is shared.
    guard !isTo || shared.value < high.value, shared.value < high.value.scaled(by: 2), high.value < shared.value.scaled(by: 2) else {
      return nil
    }
    return borrowing(shared, unitOf: high)
  }

  /// Where the number behind "đến dưới", "tới gần", "lên", "xuống còn hơn" stands.
  private func secondEnd(behind index: Int, isTo: Bool) -> Int? {
    var position = index
    var bounds: Cue = []
    while position < index + 4, passage.isJoined(position - 1), passage[position].isWord {
      bounds.formUnion(passage.cue(endingWith: position)?.cue ?? [])
      position += 1
    }
    let isBound = bounds.hasAny(.approx | .over | .under | .atleast | .atmost)
    guard position > index, passage[position].isNumber, passage.isJoined(position - 1) else { return nil }
    return isTo && isBound || !isTo && bounds.hasAny(.level | .rise) ? position : nil
  }
}
