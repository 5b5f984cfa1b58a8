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
    var figure: Figure
    if let unit = unit(behind: lastNumeral) {
      figure = measured(shared, unit)
    } else if let period = calendarFigure(lastNumeral), case .duration(let span) = period.value, span.second == nil {
      figure = Figure(.duration, .duration(Span(shared.value, span.unit)), tokens: numeral.first..<numeral.end)
    } else {
      return nil
    }
    figure.endToken = numeral.end
    return signed(figure)
  }
}
