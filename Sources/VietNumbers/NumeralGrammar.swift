import VietLexicon
public import VietTokens

/// Reads numerals out of the tokens of a passage.
///
/// `1.500`, `71.029 tỷ`, `107 nghìn 700 tỷ`, `hai mươi tư`, `5 triệu rưỡi`, `1tr5`, `hai phẩy năm`.
/// Source: the Vietnamese numeral system; colloquial forms from everyday writing.
public struct NumeralGrammar {
  public let passage: Passage
  /// Asked for the neighbours of a number whose mark is open.
  public let evidence: NeighbourEvidence

  public init(passage: Passage, evidence: NeighbourEvidence) {
    self.passage = passage
    self.evidence = evidence
  }

  func role(_ index: Int) -> NumeralRole {
    passage.sense(index).numeral
  }

  func value(_ index: Int) -> Int { Int(passage.sense(index).value) }

  /// The numeral that starts at a token; nil where none does.
  public func numeral(at index: Int) -> Numeral? {
    guard var result = plainNumeral(at: index) else { return nil }
    if result.hasMagnitude, result.value.isTooLarge { result.isOverflow = true }
    return result
  }

  private func plainNumeral(at index: Int) -> Numeral? {
    guard var result = term(at: index) else { return nil }
    if result.form != .digits { readDenominator(&result) }
    guard result.denominator == nil else { return result }
    guard let (power, lowest) = readMagnitudes(&result) else { return result }
    if readShortFraction(&result, below: power) { return result }
    readFurtherTerms(&result, below: lowest)
    readLateFraction(&result)
    return result
  }

  // MARK: Terms

  /// "hai phần năm", "một phần tư".
  private func readDenominator(_ result: inout Numeral) {
    guard role(result.end) == .over, passage.isJoined(result.end) else { return }
    let next = result.end + 1
    if role(next) == .afterTen && value(next) == 4 {
      result.denominator = ExactDecimal(4)
      result.end = next + 1
    } else if role(next) == .hundred && value(next) == 100 {
      return  // phần trăm: percent
    } else if let below = term(at: next), below.form != .digits, below.value.significand > 0 {
      result.denominator = below.value
      result.end = below.end
      // "một phần một nghìn"
      if below.value == ExactDecimal(1), let power = magnitudeWord(at: below.end) {
        result.denominator = below.value.scaled(by: power)
        result.end += 1
      }
    } else {
      return
    }
    result.form = .words
  }

  /// Reads the magnitude words behind the first term; their power of ten and that below which further terms stay: 12 and 9 for "nghìn
  /// tỷ". Nil when there are none.
  private func readMagnitudes(_ result: inout Numeral) -> (power: Int, lowest: Int)? {
    var power = 0
    var lowest = 0
    while passage.isJoined(result.end - 1), let step = magnitude(at: result.end, behind: result) {
      if passage.sense(result.end).numeral == .shortMagnitude { result.isColloquial = true }
      power += step
      lowest = step == 9 && lowest >= 9 ? lowest + 9 : step
      result.end += 1
      result.hasMagnitude = true
      if result.form != .digits { result.form = .words }
    }
    if role(result.end) == .half, passage.isJoined(result.end - 1), result.hasMagnitude || result.form == .words {
      // "hai tỷ rưỡi": half of the last magnitude; "hai trăm rưỡi" was read with its hundred.
      guard result.hasMagnitude, let half = result.mantissa.adding(ExactDecimal(significand: 5, exponent: -1)) else { return nil }
      result.mantissa = half
      result.alternative = nil
      result.end += 1
      result.scale = power
      result.form = result.form == .digits ? .mixed : .words
      return nil
    }
    guard power > 0 else { return nil }
    result.scale = power
    return (power, lowest)
  }

  private func magnitude(at index: Int, behind numeral: Numeral) -> Int? {
    switch role(index) {
    case .magnitude: return startsNoun(index) ? nil : value(index)
    // "4 trăm", "5 chục": digits before the words for hundred and ten.
    case .hundred where numeral.form == .digits && !numeral.hasMagnitude && role(index + 1) != .half: return 2
    case .dozens where numeral.form == .digits && !numeral.hasMagnitude && value(index) == 10: return 1
    case .shortMagnitude:
      guard numeral.form == .digits, !numeral.hasMagnitude, let groups = numeral.groups ?? DigitGroups.plainIfNumber(passage, index - 1)
      else { return nil }
      let token = passage[index]
      let next = passage[index + 1]
      if value(index) == 3 {
        // 500k; "5K" names a rule.
        guard token.isGlued, !(next.isGlued && next.isWord) else { return nil }
        return groups.leading >= 2 || isPriced(index) ? 3 : nil
      }
      if token.count == 2 { return token.isGlued || !next.isGlued ? 6 : nil }
      // "2 củ" is a sum, "2 củ khoai" is not.
      return next.isWord && !passage.sense(index + 1).starts.contains(.cueBefore) && passage.isJoined(index) ? nil : 6
    default: return nil
    }
  }

  /// "6 tỷ phú", "3 triệu chứng": a counted noun begins like a magnitude, or a word that is none does ("ngày 1/2 tỷ giá").
  func startsNoun(_ index: Int) -> Bool {
    if passage.sense(index).starts.contains(.shadow), passage.longestMatch(passage.lexicon.shadows, at: index) != nil { return true }
    guard passage.sense(index).starts.contains(.unit), let unit = passage.longestMatch(passage.lexicon.units, at: index) else {
      return false
    }
    return unit.end > index + 1 && passage.lexicon.entries[Int(unit.payload) - 1].kind == .noun
  }

  /// Whether a currency follows "7k" or a word of price stands before it.
  private func isPriced(_ index: Int) -> Bool {
    if passage.isJoined(index), passage.sense(index + 1).starts.contains(.currency) { return true }
    return passage.isJoined(index - 2) && passage.cue(endingWith: index - 2)?.cue.contains(.money) ?? false
  }

  /// "1tr5", "1 tỷ 650", "5 triệu 2": digits behind a magnitude without one of their own are a decimal fraction of it.
  private func readShortFraction(_ result: inout Numeral, below power: Int) -> Bool {
    let next = passage[result.end]
    guard next.isNumber, passage.isJoined(result.end - 1), next.count <= 3, power >= 3,
      let digits = passage.integer(result.end), digits > 0, result.form == .digits, result.mantissa.isInteger,
      magnitudeWord(at: result.end + 1) == nil, !isDateLike(result.end), power == 3 && next.count == 3 || !isMeasured(result.end + 1)
    else { return false }
    guard next.isGlued || next.count == 3 || next.count == 1 else { return false }
    let fraction = ExactDecimal(significand: Int128(digits), exponent: -next.count)
    guard let sum = result.mantissa.adding(fraction) else { return false }
    if !next.isGlued && next.count == 3 && power > 3 {
      result.alternative = result.mantissa.scaled(by: power).adding(ExactDecimal(digits))?.scaled(by: -power)
      result.rule = .open
    }
    result.mantissa = sum
    result.end += 1
    result.form = .mixed
    result.isColloquial = power > 3 || next.count == 1
    return true
  }

  func magnitudeWord(at index: Int) -> Int? {
    passage.isJoined(index - 1) && role(index) == .magnitude && !startsNoun(index) ? value(index) : nil
  }

  func isMeasured(_ index: Int) -> Bool {
    let token = passage[index]
    if token.isSymbol("%") || token.isSymbol("/") && passage[index + 1].isNumber { return true }
    guard passage.isJoined(index - 1), let unit = passage.longestMatch(passage.lexicon.units, at: index) else { return false }
    return passage.lexicon.entries[Int(unit.payload) - 1].kind != .currency
  }

  private func isDateLike(_ index: Int) -> Bool {
    let mark = passage[index + 1]
    return (mark.isSymbol("/") || mark.isSymbol("-")) && passage[index + 2].isNumber
  }

  /// The terms behind the first: "3 tỷ 500 triệu" goes down, "107 nghìn 700 tỷ" multiplies what came before.
  private func readFurtherTerms(_ result: inout Numeral, below first: Int) {
    var sum = TermSum(result.value, lowest: first)
    var terms = 1
    var alternative: ExactDecimal?
    while passage.isJoined(result.end - 1) {
      let start = role(result.end) == .zeroLink ? result.end + 1 : result.end
      guard let term = term(at: start), term.rule != .open, !term.isOverflow, term.value < ExactDecimal(1).scaled(by: sum.lowest) else {
        break
      }
      var end = term.end
      if let power = magnitudeWord(at: end) {
        guard let next = sum.adding(term.value, power, saysAllPlaces: saysAllPlaces(term, from: result.end)) else { break }
        sum = next
        end += 1
        while let power = magnitudeWord(at: end), let next = sum.raised(by: power, saysAllPlaces: true) {
          sum = next
          end += 1
        }
        result.form = result.form == .digits || term.form == .digits ? .mixed : .words
        result.end = end
        terms += 1
      } else {
        // Digits need a magnitude of their own, or three places below "nghìn"; number words may end the numeral.
        guard
          term.form != .digits || start > result.end && passage[start].count <= 2 && term.end == start + 1
            || sum.lowest == 3 && term.groups == nil && term.end == start + 1 && passage[start].count == 3
        else { break }
        var added = term.value
        if let pair = shortTens(at: start), start == result.end {
          // "một nghìn hai sáu": 1026; "một triệu hai sáu": 1,26 millions.
          (added, end) = (sum.lowest > 3 ? ExactDecimal(pair).scaled(by: sum.lowest - 2) : ExactDecimal(pair), start + 2)
        } else if term.form == .singleWord && start == result.end && term.value < ExactDecimal(10) {
          // "một nghìn hai" is 1200, "hai nghìn mười" 2010; "hai nghìn năm" is years.
          guard passage.sense(start).terminal != .year, !isCounted(term.end), !isMeasured(term.end), closesTail(term.end) else { break }
          added = added.scaled(by: sum.lowest - 1)
        }
        // "bốn tỷ hai trăm" is 4,000,000,200, and often said for 4.2 billions.
        if sum.lowest >= 6, start == result.end, term.form == .words, role(start + 1) == .hundred, term.end == start + 2 {
          alternative = sum.total.adding(added.scaled(by: sum.lowest - 3))
        }
        guard let total = sum.total.adding(added) else { return result.isOverflow = true }
        sum.total = total
        result.form = result.form == .digits || term.form == .digits ? .mixed : .words
        result.end = end
        terms += 1
        break
      }
      if role(result.end) == .half, passage.isJoined(result.end - 1),
        let half = sum.total.adding(ExactDecimal(significand: 5, exponent: sum.lowest - 1))
      {
        sum.total = half
        result.end += 1
        break
      }
    }
    guard terms > 1 else { return }
    result.mantissa = sum.total
    result.scale = 0
    result.alternative = alternative
    if alternative != nil { result.rule = .open }
  }

  /// Tens and units without "mươi" at the end of a number: "hai sáu"; not "ba năm" or "hai ba".
  private func shortTens(at index: Int) -> Int? {
    guard role(index) == .digit, value(index) > 1, passage.isJoined(index), role(index + 1) == .digit || role(index + 1) == .afterTen,
      value(index + 1) > 1 || role(index + 1) == .afterTen, passage.sense(index + 1).terminal != .year, !isMeasured(index + 2),
      role(index + 1) == .afterTen || value(index + 1) != value(index) + 1,
      !passage.isJoined(index + 1) || !passage[index + 2].isWord || passage.sense(index + 2).numeral == .none
    else { return nil }
    return value(index) * 10 + value(index + 1)
  }

  /// Whether a term behind another one has its hundreds said ("không trăm linh hai", "ba trăm"): only such a block of a larger
  /// number is multiplied by a second "tỷ"; "một tỷ hai tỷ" are two numbers.
  private func saysAllPlaces(_ term: Numeral, from index: Int) -> Bool {
    term.form == .words && role(index + 1) == .hundred || term.form != .digits && role(index) == .zeroLink
  }

  /// Whether a noun, month or the like follows that the last number word would count.
  private func isCounted(_ index: Int) -> Bool {
    guard passage.isJoined(index - 1) else { return false }
    switch passage.terminal(index) {
    case .year, .month, .day, .week, .hour, .minute: return true
    default: return passage[index].isWord && passage.sense(index).numeral == .over
    }
  }

  // MARK: One term

  /// One term of a numeral, before its magnitude words.
  private func term(at index: Int) -> Numeral? {
    let token = passage[index]
    if token.isNumber { return digits(at: index) }
    switch role(index) {
    case .vulgar: return vulgar(at: index)
    case .digit, .ten, .hundred: return words(at: index)
    // "năm nghìn tư": only ever behind a magnitude.
    case .afterTen where index > 0 && role(index - 1) == .magnitude:
      return Numeral(first: index, end: index + 1, mantissa: ExactDecimal(value(index)), form: .singleWord)
    case .magnitude: return bareMagnitude(at: index)
    case .halfOf:
      guard magnitudeWord(at: index + 1) != nil else { return nil }
      return Numeral(first: index, end: index + 1, mantissa: ExactDecimal(significand: 5, exponent: -1), form: .words)
    default: return nil
    }
  }

  /// A number token alone, with the groups or dozens behind it; nil where its marks make no number ("1.2.3").
  public func digits(at index: Int) -> Numeral? {
    let bytes = passage.bytes(index)
    let groups = DigitGroups(bytes)
    guard groups.style != .none else { return nil }
    var result = Numeral(first: index, end: index + 1, mantissa: .zero, form: .digits)
    result.groups = groups.marks > 0 ? groups : nil
    var reading = groups.ownReading
    if reading == nil, let decision = SeparatorDecision(groups, evidence.evidence(for: groups, at: index, in: passage)) {
      reading = decision.reading
      result.rule = decision.rule
      if decision.isAmbiguous { result.alternative = DigitGroups.value(of: bytes, decision.reading.other) }
    }
    guard let reading else { return nil }
    result.marksReading = reading
    if let value = DigitGroups.value(of: bytes, reading) { result.mantissa = value } else { result.isOverflow = true }
    if groups.marks == 0, passage[index + 1].isNumber { readSpacedGroups(&result) }
    readDozens(&result)
    readVulgar(&result)
    return result
  }

  /// A number below a thousand in words, or a decimal ("hai phẩy năm").
  private func words(at index: Int) -> Numeral? {
    guard let (whole, end) = belowThousand(at: index) else { return nil }
    var result = Numeral(first: index, end: end, mantissa: ExactDecimal(whole), form: end - index > 1 ? .words : .singleWord)
    if let (fraction, end) = fraction(at: end, of: index), let sum = result.mantissa.adding(fraction) {
      (result.mantissa, result.end, result.form) = (sum, end, .words)
    }
    return result
  }
}

extension DigitGroups {
  /// The groups of a token without marks.
  static func plainIfNumber(_ passage: Passage, _ index: Int) -> DigitGroups? {
    passage[index].isNumber ? DigitGroups(passage.bytes(index)) : nil
  }
}
