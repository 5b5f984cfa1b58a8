import VietFigures
import VietLexicon
import VietNumbers
import VietTokens

/// Facts held against each other: values against those of the base, parts against their total.
extension FactAudit {
  /// A value against that of its base, where the report has both.
  mutating func checkBase(_ index: Int) {
    let fact = facts[index]
    guard fact.former == nil, fact.high == nil, let value = fact.value,
      fact.changePercent != nil || fact.changeValue != nil || fact.changePoints != nil,
      fact.changeValue == nil || fact.changePercent == nil, let period = fact.period, let base = base(of: fact, period)
    else { return }
    for other in near(index, in: sameKey[keys[index]]) where other != index {
      let candidate = facts[other]
      guard let theirs = candidate.value, candidate.high == nil, candidate.period == base, candidate.status != .plan,
        isComparable(value.figure, theirs.figure)
      else { continue }
      hold(fact, value, against: theirs)
      return
    }
  }

  /// The period of a fact's base.
  func base(of fact: Fact, _ period: DatePeriod) -> DatePeriod? {
    switch fact.baseline {
    case .period(let base)?: return base
    case .words(let words)?: return figures.withUnsafeBufferPointer { PeriodContext.base(words, of: period, $0, in: passage) }
    case nil: return nil
    }
  }

  /// One indicator with two values, the one a thousand times the other.
  mutating func checkScale(_ index: Int) {
    let fact = facts[index]
    guard let value = fact.value, fact.high == nil else { return }
    for other in near(index, in: sameKey[keys[index]]) where other > index {
      let candidate = facts[other]
      guard let theirs = candidate.value, candidate.high == nil, candidate.period == fact.period, isComparable(value.figure, theirs.figure)
      else { continue }
      for power in [3, 6, -3, -6] {
        let (own, scaled) = (printed(value), printed(theirs).scaled(by: power))
        guard own.value != .zero, own.low < scaled.high, scaled.low < own.high, own.value == scaled.value else { continue }
        report(
          .scale, claim: theirs, against: [value.figure], expected: own.value,
          "\(theirs.value) and \(value.value) stand for the same", abs(power) == 3 ? .thousandfold : .millionfold)
      }
    }
  }

  /// A part against its total: its share, and that it is not larger.
  mutating func checkPart(_ index: Int) {
    let fact = facts[index]
    guard let value = fact.value, fact.high == nil, keys[index].whole > 0, adds(value), !fact.hasGuessedWhole else { return }
    // The nearest statement of the total before the part.
    for other in near(index, in: sameName[keys[index].whole]).reversed() where other < index {
      let whole = facts[other]
      guard let total = whole.value, whole.high == nil, whole.period == fact.period, keys[other].place == keys[index].place,
        whole.status == .plan || fact.status != .plan, isComparable(value.figure, total.figure)
      else { continue }
      let (own, theirs) = (printed(value), printed(total))
      if own.low > theirs.high {
        let slip = slip(own, theirs)
        report(
          .sum, claim: value, against: [total.figure], expected: nil, "the part \(own.value) is larger than its total \(theirs.value)", slip
        )
      } else if let share = fact.sharePercent, fact.whole.isEmpty || isNamed(fact.whole, by: whole.indicator) {
        let claim = printed(share)
        holdRatio(.share, claim: share, claim, of: own, to: theirs, minus: 0, against: [value.figure, total.figure])
      }
      return
    }
  }

  /// Whether values of this kind make up sums: prices and rates do not.
  func adds(_ amount: Amount) -> Bool {
    figures[amount.figure].kind != .percent && figures[amount.figure].unit.first == nil
  }

  /// A share of a whole that the text names, and that a statement before has measured.
  mutating func checkShare(_ index: Int) {
    let fact = facts[index]
    guard let value = fact.value, fact.high == nil, let share = fact.sharePercent, !fact.whole.isEmpty, adds(value), !fact.hasGuessedWhole
    else { return }
    for other in facts.indices.reversed() where other < index && other >= index - 6 {
      let whole = facts[other]
      guard let total = whole.value, whole.high == nil, whole.sharePercent == nil, let period = whole.period, period == fact.period,
        isComparable(value.figure, total.figure),
        isNamed(fact.whole, by: whole.indicator), keys[other].name != keys[index].name
      else { continue }
      holdRatio(
        .share, claim: share, printed(share), of: printed(value), to: printed(total), minus: 0, against: [value.figure, total.figure])
      return
    }
  }

  /// Whether every word of a whole stands in a name, but for those that only say that it is one: "tổng", "của cả nước".
  func isNamed(_ whole: Wording, by name: Wording) -> Bool {
    let named = passage.tokens(in: name.extent).map { passage[$0].word }
    var found = 0
    for token in passage.tokens(in: whole.extent) where passage[token].isWord {
      let word = passage[token].word
      if word != 0, named.contains(word) {
        found += 1
      } else if !isGeneral(token) {
        return false
      }
    }
    return found > 0
  }

  func isGeneral(_ token: Int) -> Bool {
    guard let match = passage.longestMatch(passage.lexicon.factPhrases, at: token),
      let term = FactTerm(rawValue: UInt8(truncatingIfNeeded: match.payload))
    else {
      return passage.terminal(token - 1) == .none && passage[token - 1].isWord && token > 0 && isRegion(token - 1)
    }
    switch term {
    case .measureHead, .countHead, .moneyHead, .of, .region: return true
    default: return isRegion(token - 1)
    }
  }

  func isRegion(_ token: Int) -> Bool {
    guard token >= 0, let match = passage.longestMatch(passage.lexicon.factPhrases, at: token) else { return false }
    return match.payload == UInt32(FactTerm.region.rawValue)
  }

  func slip(_ own: Measured, _ total: Measured) -> Contradiction.Slip? {
    own.scaled(by: -3).low < total.high && own.low > total.scaled(by: 1).high ? .thousandfold : nil
  }

  /// Parts that are said to make up a total.
  mutating func checkSums() {
    var index = 0
    while index < facts.count {
      guard facts[index].isSum else {
        index += 1
        continue
      }
      let whole = keys[index].whole
      var end = index + 1
      while end < facts.count, facts[end].isSum && keys[end].whole == whole || facts[end].value == nil { end += 1 }
      sum(index..<end)
      index = end
    }
  }

  mutating func sum(_ range: Range<Int>) {
    let parts = range.filter { facts[$0].value != nil }
    guard parts.count > 1,
      let whole = near(range.lowerBound, in: sameName[keys[range.lowerBound].whole]).last(where: {
        $0 < range.lowerBound && facts[$0].value != nil
      }),
      let claimed = facts[whole].value, adds(claimed)
    else { return }
    var sum = ExactDecimal.zero, low = ExactDecimal.zero, high = ExactDecimal.zero
    for part in parts {
      guard let value = facts[part].value, facts[part].high == nil, facts[part].period == facts[whole].period,
        isComparable(value.figure, claimed.figure)
      else { return }
      let own = printed(value)
      guard let nextSum = sum.adding(own.value), let nextLow = low.adding(own.low), let nextHigh = high.adding(own.high) else { return }
      (sum, low, high) = (nextSum, nextLow, nextHigh)
    }
    let claim = printed(claimed)
    guard claim.high < low || claim.low > high else { return }
    let terms = parts.compactMap { facts[$0].value?.value.description }.joined(separator: " + ")
    report(
      .sum, claim: claimed, against: parts.compactMap { facts[$0].value?.figure }, expected: sum, "\(terms) = \(sum), not \(claim.value)",
      Contradiction.Slip(printed: claim.value, expected: sum))
  }
}
