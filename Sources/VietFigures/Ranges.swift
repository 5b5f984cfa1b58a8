import VietLexicon
import VietNumbers
import VietTokens

/// Ranges whose first end borrows from the second, or whose ends a dash joins: `15 đến 20 tỷ đồng`, `7-8.000 đồng/kg`, `5%-7%`.
extension FigureGrammar {
  /// The range that starts with a numeral; nil when it stands alone.
  ///
  /// - Parameter ownUnit: the unit behind the first end, where there is one: "5%-7%", "10 ha - 15 ha"; only a dash
  ///   joins such ends.
  func range(from low: Numeral, with ownUnit: UnitPhrase? = nil) -> Figure? {
    guard low.denominator == nil, passage.isJoined(low.end - 1) else { return nil }
    let joint = ownUnit?.end ?? low.end
    let isDash = isRangeMark(joint)
    if !isDash, ownUnit == nil, let range = negativeRange(from: low, joint) { return range }
    guard passage.isJoined(joint), let high = numeral(at: joint + 1), high.denominator == nil else { return nil }
    guard !isDash || isRangeDash(joint, low, high) else { return nil }
    if low.form == .singleWord, high.form == .digits { return nil }
    guard let (first, last) = shared(low, high) else { return nil }
    if let unit = unit(behind: high) {
      // "357.000 USD – 8,38 tỷ đồng" are two sums, not a range.
      if let ownUnit, !ownUnit.isSame(as: unit, in: passage) { return nil }
      let value = FigureValue.range(first.scaled(by: unit.scale), last.scaled(by: unit.scale))
      var figure = Figure(kind(of: unit), value, tokens: low.first..<unit.end)
      figure.unit = unit.unit
      return signed(figure)
    }
    guard ownUnit == nil else { return nil }
    if let period = calendarFigure(high) { return calendarRange(low, first, last, period) }
    guard low.form != .singleWord || first != low.value, high.form != .singleWord else { return nil }
    // Nothing is borrowed: two mentions, unless a dash joins them.
    guard isDash || first != low.value else { return nil }
    var figure = bare(high)
    figure.value = .range(first.scaled(by: 0), last)
    if let cell = table.unit(forNumberAt: low.first..<high.end, in: passage) {
      figure.kind = cell.kind
      figure.unit = cell.unit
      figure.heading = cell.place
      figure.value = .range(first.scaled(by: cell.scale), last.scaled(by: cell.scale))
    }
    figure.firstToken = low.first
    figure.alternative = nil
    // Bare numbers around a spaced dash may be two cells.
    if figure.kind == .number, isDash, !passage[joint].isGlued,
      !cueBefore(low.first).hasAny(.duration | .approx | .level | .linkChange | .linkEstimate),
      terminal(low.first - 1) != .from
    {
      return nil
    }
    return signed(figure)
  }

  /// "-3 đến -1°C", "âm 3 đến âm 1 độ": both ends below zero.
  private func negativeRange(from low: Numeral, _ joint: Int) -> Figure? {
    guard low.first - 1 >= lastEnd, isMinus(low.first - 1), isMinus(joint + 1), let high = numeral(at: joint + 2), high.denominator == nil,
      high.value < low.value, let unit = unit(behind: high)
    else { return nil }
    var figure = Figure(kind(of: unit), .range(-low.value, -high.value), tokens: low.first - 1..<unit.end)
    figure.unit = unit.unit
    if passage[joint + 1].isWord { readCold(&figure) }
    return figure
  }

  /// A minus glued to its number, or "âm".
  private func isMinus(_ index: Int) -> Bool {
    symbol(index, "-") && passage[index + 1].isGlued && !passage[index].isGlued || passage.sense(index).numeral == .negative
  }

  /// A dash, `÷` or `~` in the same phrase.
  func isRangeMark(_ index: Int) -> Bool { symbol(index, "-") || symbol(index, "~") }

  private func isRangeDash(_ joint: Int, _ low: Numeral, _ high: Numeral) -> Bool {
    // A dash with a space on one side only is a sign or a break of thought: "đạt 15 -20".
    if passage[joint].isGlued != passage[joint + 1].isGlued, !passage[joint + 1].isGlued { return unit(behind: high) != nil }
    // Not the middle of a telephone number or code: "1-2-3".
    return !(symbol(high.end, "-") && passage[high.end].isGlued && passage[high.end + 1].isNumber && passage[high.end + 1].isGlued)
  }

  /// Both ends with what the first one borrows: the magnitude, or the thousands ("7-8.000", "70 đến 90.000").
  private func shared(_ low: Numeral, _ high: Numeral) -> (ExactDecimal, ExactDecimal)? {
    let last = high.value
    var first = low.value
    if let borrowed = borrowedHundreds(low, high) {
      first = borrowed
    } else if !low.hasMagnitude, high.hasMagnitude {
      let borrowed = high.scale > 0 ? low.mantissa.scaled(by: high.scale) : first
      if borrowed < last { first = borrowed }
    } else if !low.hasMagnitude, low.groups == nil, let groups = high.groups, groups.ownReading != .decimal, groups.trailing == 3,
      high.value.isInteger, low.value.isInteger, low.value < ExactDecimal(1_000)
    {
      let thousands = first.scaled(by: 3 * max(1, Int(groups.marks)))
      if thousands < last { first = thousands }
    }
    return first < last ? (first, last) : nil
  }

  /// "năm đến bảy trăm người", "hai đến ba trăm nghìn", "ba đến bốn mươi tuổi": one digit before hundreds or tens.
  private func borrowedHundreds(_ low: Numeral, _ high: Numeral) -> ExactDecimal? {
    guard low.form == .singleWord, high.form == .words, let digit = low.value.integer, 1...9 ~= digit else { return nil }
    let (leading, power) = (passage.sense(high.first), passage.sense(high.first + 1).numeral)
    guard leading.numeral == .digit, digit < Int(leading.value), power == .hundred || power == .tens || power == .dozens else { return nil }
    let unit = power == .hundred ? 100 : 10
    guard high.mantissa == ExactDecimal(Int(leading.value) * unit) else { return nil }
    return ExactDecimal(digit * unit).scaled(by: high.scale)
  }

  /// "2-3 tuần", "2 đến 4 giờ chiều".
  private func calendarRange(_ low: Numeral, _ first: ExactDecimal, _ last: ExactDecimal, _ period: Figure) -> Figure? {
    var figure = period
    figure.firstToken = low.first
    switch period.value {
    case .duration(let span):
      guard span.second == nil else { return nil }
      figure.value = .durationRange(first, last, span.unit)
    case .time(let end, nil):
      guard var hour = first.integer else { return nil }
      if passage.terminal(period.endToken - 1).isDayPart { hour = Self.hour(hour, in: passage.terminal(period.endToken - 1)) ?? hour }
      guard let start = ClockTime(hour: hour) else { return nil }
      figure.value = .time(start, end)
    case .date(let months):
      // "3-6 tháng" is a length.
      guard months.end != nil, let high = last.integer else { return nil }
      let isPeriod = passage.terminal(period.endToken - 1) != .month
      if isPeriod { return nil }
      figure.kind = .duration
      figure.value = .durationRange(first, ExactDecimal(high), .month)
    default: return nil
    }
    return figure
  }

  /// `7h30-11h30`, `8h - 10h`: a dash joins two clock times.
  func clockRange(_ start: Figure) -> Figure? {
    guard case .time(let first, nil) = start.value, symbol(start.endToken, "-"), passage[start.endToken + 1].isNumber,
      let numeral = numeral(at: start.endToken + 1), let end = calendarFigure(numeral), case .time(let last, nil) = end.value
    else { return nil }
    return Figure(.time, .time(first, last), tokens: start.firstToken..<end.endToken)
  }
}
