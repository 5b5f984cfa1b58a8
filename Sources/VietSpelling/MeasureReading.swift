import VietFigures
import VietLexicon
import VietNumbers
import VietOrthography
import VietTokens

/// Money, percents, quantities and bare numbers in words.
extension FigureReading {
  func readMeasure(_ figure: Figure) {
    var index = figure.firstToken
    // Read once: it is what most figures consist of.
    var numeral = passage[index].isNumber ? plainNumeral(of: figure) ?? numerals.numeral(at: index) : nil
    // "½ triệu"
    if passage.sense(index).numeral == .vulgar, case .decimal(let value) = figure.value, let part = numerals.numeral(at: index) {
      space()
      speller.write(value, to: &out)
      return readUnits(from: part.end)
    }
    if readScore(figure) || numeral.map({ readValue(of: figure, $0) }) ?? false { return }
    // "$500", "USD 20": the currency is said behind the number.
    var currency: UnitEntry?
    if numeral == nil, let unit = unit(at: index), unit.entry.kind == .currency, unit.end < end, passage[unit.end].isNumber {
      currency = unit.entry
      index = unit.end
    } else if figure.kind == .money, figure.heading.isEmpty, case .entry(let entry)? = figure.unit.base, isWholeSum(figure, numeral) {
      // "giá 150k", "7 triệu rưỡi": a sum by what stands around it.
      currency = passage.lexicon.entries[Int(entry)]
    }
    let isFraction = if case .fraction = figure.value { true } else { false }
    while index < end {
      if passage[index].isNumber {
        index = readNumeral(at: index, numeral)
        if let held = currency, !(isJoint(index) && passage[index + 1].isNumber) || index >= end {
          sayName(of: held)
          currency = nil
        }
      } else if passage[index].kind == .symbol, let next = readSign(at: index, in: figure, isFraction) {
        index = next
      } else if passage[index].count == 1, passage[index].word == 0x78, passage[index].isGlued, passage[index - 1].isNumber {
        say(.fold)
        index += 1
      } else if let unit = unit(at: index) {
        index = sayUnit(unit, at: index)
      } else {
        copy(index..<index + 1)
        index += 1
      }
      numeral = nil
    }
  }

  /// The numeral of most figures: digits, perhaps magnitude words, then no more numbers. How its marks were read follows from the
  /// figure's value, without a look at its neighbours.
  private func plainNumeral(of figure: Figure) -> Numeral? {
    guard case .decimal(let value) = figure.value, figure.heading.isEmpty else { return nil }
    let first = figure.firstToken
    var position = first + 1
    var power = 0
    while position < end, passage.sense(position).numeral == .magnitude {
      power += Int(passage.sense(position).value)
      position += 1
    }
    if position < end {
      guard passage[position].kind != .number, passage.sense(position).numeral == .none else { return nil }
      if passage.sense(position).starts.contains(.currency), unit(at: position)?.entry.scale != 0 { return nil }
    }
    let mantissa = value.scaled(by: -power)
    let text = passage.bytes(first)
    guard let grouped = DigitGroups.value(of: text, .grouped) else { return nil }
    var numeral = Numeral(first: first, end: position, mantissa: mantissa, form: .digits)
    if grouped != mantissa {
      guard DigitGroups.value(of: text, .decimal) == mantissa else { return nil }
      numeral.marksReading = .decimal
    }
    numeral.scale = power
    numeral.hasMagnitude = power > 0
    return numeral
  }

  /// Whether the tokens of a sum say all of its value but the currency; "40" in "từ 40 lên 45 triệu đồng" does not.
  private func isWholeSum(_ figure: Figure, _ numeral: Numeral?) -> Bool {
    guard case .decimal(let value) = figure.value, let numeral = numeral ?? numerals.numeral(at: figure.firstToken), numeral.value == value
    else { return false }
    return !(figure.firstToken..<end).contains { index in unit(at: index).map { $0.entry.kind == .currency } ?? false }
  }

  /// Whether a token joins the ends of a range: a dash, "đến".
  private func isJoint(_ index: Int) -> Bool {
    passage[index].isSymbol("-") || passage[index].isSymbol("~") || passage.terminal(index) == .to
  }

  /// `2-1`: the sides of a score keep their dash.
  private func readScore(_ figure: Figure) -> Bool {
    guard case .text = figure.value, figure.kind == .number else { return false }
    for index in figure.firstToken..<end {
      if let goals = passage.integer(index) { say(goals) } else { say(passage.bytes(index)) }
    }
    return true
  }

  /// Figures whose digits do not stand in the order in which they are said: "1m72", "2 mét 3", "10,5$" in dollars and cents.
  private func readValue(of figure: Figure, _ numeral: Numeral) -> Bool {
    let first = figure.firstToken
    guard numeral.end < end, case .decimal(let value) = figure.value, figure.heading.isEmpty else { return false }
    // "1/2 tỷ đồng" is half of one.
    if passage[first + 1].isSymbol("/"), first + 2 < end, passage[first + 2].isNumber, let below = numerals.numeral(at: first + 2) {
      space()
      speller.write(value, to: &out)
      readUnits(from: below.end)
      return true
    }
    let isSplit = figure.kind == .quantity && passage[end - 1].isNumber
    guard isSplit || figure.kind == .money && !numeral.value.isInteger, numeral.end == first + 1, let unit = unit(at: numeral.end) else {
      return false
    }
    if isSplit, unit.end == end - 1, passage[unit.end].isNumber {
      // "1m75": "một mét bảy mươi lăm"; before a word that could be counted the decimal is said.
      let closes = !passage.isJoined(end - 1) || passage[end].kind == .symbol
      space()
      speller.write(closes ? numeral.value : value, to: &out)
      _ = sayUnit(unit, at: numeral.end)
      if closes, let digits = passage.integer(unit.end) {
        if passage.bytes(unit.end).first == 0x30 { say(0) }
        say(digits)
      }
      return true
    }
    guard figure.kind == .money, unit.end == end || passage[unit.end].isSymbol("/"), unit.entry.minor.buffer.count > 0,
      unit.entry.scale == 0,
      !numeral.value.isInteger, let cents = numeral.value.scaled(by: 2).integer
    else { return false }
    guard cents >= 100 else { return false }
    say(cents / 100)
    say(unit.entry.spoken.buffer)
    say(cents % 100)
    say(unit.entry.minor.buffer)
    readUnits(from: unit.end)
    return true
  }

  /// Units and their bars.
  private func readUnits(from first: Int) {
    var index = first
    while index < end {
      if passage[index].isSymbol("/") {
        sayBar(at: index, ofMoney: true)
        index += 1
      } else if let unit = unit(at: index) {
        index = sayUnit(unit, at: index)
      } else if passage[index].isNumber {
        index = readNumeral(at: index)
      } else {
        copy(index..<index + 1)
        index += 1
      }
    }
  }

  /// A numeral that begins with digits, with its magnitude words; the token behind it.
  func readNumeral(at index: Int, _ known: Numeral? = nil) -> Int {
    guard let numeral = known ?? numerals.numeral(at: index), numeral.end <= end, !numeral.isOverflow else {
      space()
      speller.write(digits: passage.bytes(index), to: &out)
      return index + 1
    }
    if passage.sense(numeral.end).starts.contains(.currency), let next = readScaled(numeral) { return next }
    // "1tr5", "2 tỷ 500 triệu", "12.500 nghìn": the value, not the digits.
    if numeral.isColloquial || numeral.form == .mixed || isOverfull(numeral) {
      space()
      speller.write(numeral.value, to: &out)
      return numeral.end
    }
    var position = readDigits(of: numeral)
    while position < numeral.end {
      let sense = passage.sense(position)
      if sense.numeral == .shortMagnitude {
        sayMagnitude(Int(sense.value))
      } else {
        copy(position..<position + 1)
      }
      position += 1
    }
    return position
  }

  /// "4.500 ngđ": a number that its unit multiplies beyond its own words; the token of the unit behind it.
  private func readScaled(_ numeral: Numeral) -> Int? {
    guard numeral.form == .digits, !numeral.hasMagnitude, numeral.value.isInteger, numeral.end < end, let unit = unit(at: numeral.end),
      unit.entry.scale > 0, ExactDecimal(1).scaled(by: Int(unit.entry.scale)) <= numeral.value
    else { return nil }
    space()
    speller.write(numeral.value.scaled(by: Int(unit.entry.scale)), to: &out)
    sayName(of: unit.entry)
    return unit.end
  }

  /// Whether the digits before a magnitude word have its own magnitude: "mười hai nghìn năm trăm nghìn" is no number.
  private func isOverfull(_ numeral: Numeral) -> Bool {
    guard numeral.hasMagnitude, numeral.value.isInteger, numeral.form == .digits else { return false }
    let power = Int(passage.sense(numeral.first + 1).value)
    return ExactDecimal(1).scaled(by: power) <= numeral.mantissa && passage.sense(numeral.first + 1).numeral == .magnitude
  }

  /// One number of digits; digits that make no number are said one by one.
  func readDigits(at index: Int) -> Int {
    if let numeral = numerals.digits(at: index), !numeral.isOverflow { return readDigits(of: numeral) }
    space()
    speller.write(digits: passage.bytes(index), to: &out)
    return index + 1
  }

  /// The digits at the start of a numeral, zeros behind the mark included; groups that spaces part are one.
  private func readDigits(of numeral: Numeral) -> Int {
    let first = numeral.first
    space()
    if passage[first + 1].isNumber, numeral.end > first + 1 {
      var last = first
      while last + 1 < min(numeral.end, end), passage[last + 1].isNumber { last += 1 }
      speller.write(numeral.mantissa, to: &out)
      return last + 1
    }
    // "2 tá", "2 ½" have their value.
    if numeral.end > first + 1, !numeral.hasMagnitude {
      speller.write(numeral.value, to: &out)
      return numeral.end
    }
    if let small = passage.integer(first) {
      speller.write(small, to: &out)
      return first + 1
    }
    let text = passage.bytes(first)
    let mark = numeral.marksReading == .decimal ? text.lastIndex { $0 < 0x30 } : nil
    let fraction = mark.map { text[($0 + 1)...] } ?? text[text.endIndex...]
    if let whole = Self.whole(text[..<(mark ?? text.endIndex)]) {
      speller.write(whole: whole, fraction: fraction, endsPhrase: first + 1 == end || isJoint(first + 1), to: &out)
    } else {
      speller.write(digits: text, to: &out)
    }
    return first + 1
  }

  /// The number that digits and marks make; nil where it is too large.
  private static func whole(_ digits: Slice<UnsafeBufferPointer<UInt8>>) -> UInt128? {
    guard digits.count <= 50 else { return nil }
    var number: UInt128 = 0
    for byte in digits where byte >= 0x30 {
      guard number < UInt128(10_000_000_000_000_000_000_000_000_000_000_000_000) else { return nil }
      number = number * 10 + UInt128(byte & 0x0F)
    }
    return number
  }

  /// A sign in words; the token behind it, or nil for one that has none.
  private func readSign(at index: Int, in figure: Figure, _ isFraction: Bool) -> Int? {
    let token = passage[index]
    let next = passage[index + 1]
    if token.isSymbol("/") {
      guard isFraction, passage[index - 1].isNumber, next.isNumber else {
        sayBar(at: index, ofMoney: figure.kind == .money)
        return index + 1
      }
      // "19/19 tiêu chí" are counted, "3/4 mét" is a part of one.
      let below = numerals.numeral(at: index + 1)
      let behind = below.flatMap { $0.end < end ? unit(at: $0.end) : nil }
      let isCounted =
        figure.kind == .money || below?.hasMagnitude == true || behind?.entry.kind == .noun && !isShare(figure)
        || behind != nil && !isProper(figure)
      say(isCounted ? .per : .over)
      guard !isCounted, next.count == 1, next.word == 0x34 else { return index + 1 }
      say(.fourth)
      return index + 2
    }
    // ½
    if token.word >= 128, passage.sense(index).numeral == .vulgar {
      let digits = Int(passage.sense(index).value)
      say(digits / 10)
      say(.over)
      if digits % 10 == 4 { say(.fourth) } else { say(digits % 10) }
      return index + 1
    }
    if token.isSymbol("+"), next.isSymbol("/"), passage[index + 2].isSymbol("-") {
      say(.plusMinus)
      return index + 3
    }
    if token.word == passage.lexicon.plusMinus {
      say(.plusMinus)
    } else if token.isSymbol("+") {
      say(.add)
    } else if token.isSymbol("-") || token.isSymbol("~") {
      let isSign = index == figure.firstToken || next.isGlued && passage[index - 1].isWord && !token.isGlued
      // "âm -5 độ" is said once.
      if isSign, passage.sense(index - 1).numeral == .negative, passage.isJoined(index - 1) { return index + 1 }
      say(isSign ? .minus : .to)
    } else {
      return nil
    }
    return index + 1
  }

  /// A part of one: "3/4 mét", not "140/90 mmHg".
  private func isProper(_ figure: Figure) -> Bool {
    guard case .fraction(let above, let below) = figure.value else { return false }
    return above < below && below <= ExactDecimal(10)
  }

  /// "gần 1/3 dân số", "chiếm 2/3 …": a part, not so many of so many.
  private func isShare(_ figure: Figure) -> Bool {
    guard case .fraction(let above, let below) = figure.value, above < below, below <= ExactDecimal(10),
      let cue = passage.cue(endingWith: figure.firstToken - 1)?.cue
    else { return false }
    return cue.hasAny(.fraction | .approx | .over | .under)
  }

  /// The bar of a rate: "trên năm", under money "một kg".
  private func sayBar(at index: Int, ofMoney isMoney: Bool) {
    let unit = unit(at: index + 1)
    // "đồng một ki lô gam", "ki lô gam một con"; "trên tháng", "tạ trên héc ta".
    let isOne =
      isMoney
      ? unit?.entry.kind != .calendar : unit?.entry.kind == .noun && !words.isOfRates(passage.bytes(index + 1)) && measures(index - 1)
    say(isOne && !passage[index + 1].isNumber ? .one : .per)
  }

  /// Whether the unit that ends with a token measures.
  private func measures(_ index: Int) -> Bool { unit(at: index)?.entry.kind == .measure }
}
