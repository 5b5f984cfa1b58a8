import VietLexicon
import VietNumbers
import VietTokens

/// Fractions with a bar: `2/3`, `19/19 tiêu chí`, `1/2 tỷ đồng`.
extension FigureGrammar {
  /// `2/3`, `19/19 tiêu chí`, `5/8 xã`, `122,7/136,6 ha`, `16.612/19.207 tỷ đồng`.
  func fraction(from numeral: Numeral) -> Figure? {
    guard numeral.form == .digits, numeral.scale == 0, symbol(numeral.end, "/"), passage.isJoined(numeral.end),
      passage[numeral.end + 1].isNumber, let below = numerals.numeral(at: numeral.end + 1), below.form == .digits,
      below.value.significand > 0
    else { return nil }
    if symbol(below.end, "/"), passage[below.end + 1].isNumber { return nil }
    if symbol(below.end, "%") { return nil }
    if isOpen(numeral, below) { return part(numeral, below) }
    let above = numeral.value.scaled(by: below.scale)
    var figure = Figure(.number, .fraction(above, below.value), tokens: numeral.first..<below.end)
    // "chiếm 3/4 dân số" is a share.
    let isShare = cueBefore(numeral.first).contains(.fraction) && passage.cue(startingAt: below.end)?.cue.contains(.fraction) == true
    if !isShare, let unit = unit(behind: below), unit.kind != .percent {
      // "15 đồng/1 kg" was read as a price.
      figure.kind = kind(of: unit)
      figure.value = .fraction(above.scaled(by: unit.scale), below.value.scaled(by: unit.scale))
      figure.unit = unit.unit
      figure.endToken = unit.end
    } else if isSum(below) {
      figure.kind = .money
      figure.unit = UnitExpression(base: .entry(UInt16(sumCurrency(of: below))))
    }
    return figure
  }

  /// "2/3 tỷ": two thirds of one, or two of three.
  private func isOpen(_ above: Numeral, _ below: Numeral) -> Bool { below.hasMagnitude && below.mantissa < ExactDecimal(10) }

  /// "1/2 tỷ đồng", "3/4 triệu tấn": halves and quarters are parts of one.
  private func part(_ above: Numeral, _ below: Numeral) -> Figure? {
    guard let count = above.value.integer, let parts = below.mantissa.integer, count < parts, parts == 2 || parts == 4, count != 2 else {
      return nil
    }
    var numeral = below
    numeral.first = above.first
    numeral.mantissa = ExactDecimal(count * 100 / parts).scaled(by: -2)
    return unit(behind: below).map { measured(numeral, $0) } ?? bare(numeral)
  }

  /// The end of a fraction that stays open: "2/3 tỷ đồng".
  func openFraction(_ above: Numeral) -> Int? {
    guard above.form == .digits, above.scale == 0, passage.isJoined(above.end), passage[above.end + 1].isNumber,
      let below = numerals.numeral(at: above.end + 1), isOpen(above, below), above.value < below.mantissa
    else { return nil }
    return below.end
  }
}
