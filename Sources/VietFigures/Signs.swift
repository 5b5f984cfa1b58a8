import VietLexicon
import VietNumbers
import VietTokens

/// Signs before a figure: "-5,2%", "− 3", "±0,5%", "+16,47 điểm", "âm 14 độ"; a hyphen may be a bullet.
extension FigureGrammar {
  /// The figure with the sign before it: "-5,2%", "− 3", "±0,5%", "+16,47 điểm", "âm 14 độ".
  func signed(_ figure: consuming Figure) -> Figure {
    sign(&figure)
    return figure
  }

  func sign(_ figure: inout Figure) {
    let first = figure.firstToken
    guard first > lastEnd, first >= 1 else { return }
    let before = passage[first - 1]
    guard before.kind == .symbol || passage.sense(first - 1).numeral == .negative else { return }
    if before.kind == .word, passage.isJoined(first - 1) {
      switch figure.value {
      case .decimal(let value): figure.value = .decimal(-value)
      case .fraction(let above, let below): figure.value = .fraction(-above, below)
      default: return
      }
      figure.firstToken = first - 1
      readCold(&figure)
      return
    }
    if isPlusOrMinus(first - 1), case .decimal(let value) = figure.value {
      figure.value = .range(-value, value)
      figure.firstToken = first - 3
      return
    }
    guard before.kind == .symbol, !passage[first].isBreak,
      passage[first].isGlued || isTrueMinus(first - 1) || before.word == passage.lexicon.plusMinus
    else { return }
    if before.isSymbol("+"), !isGluedToLeft(first - 1) {
      figure.hasPlus = true
      figure.firstToken = first - 1
    } else if before.isSymbol("-"), !isGluedToLeft(first - 1), isMinusPlace(first - 1, figure) {
      negate(&figure)
      figure.firstToken = first - 1
    } else if before.word == passage.lexicon.plusMinus, case .decimal(let value) = figure.value {
      figure.value = .range(-value, value)
      figure.firstToken = first - 1
    }
  }

  /// "âm 14 độ" is a temperature.
  func readCold(_ figure: inout Figure) {
    if isInDegrees(figure) { figure.unit.base = .entry(UInt16(passage.lexicon.celsius)) }
  }

  private func isInDegrees(_ figure: borrowing Figure) -> Bool {
    guard case .entry(let entry)? = figure.unit.base, figure.unit.first == nil else { return false }
    return passage.lexicon.isSameUnit(Int(entry), passage.lexicon.degree)
  }

  private func endsClause(_ index: Int) -> Bool { passage[index].isSymbol(".") || passage[index].isSymbol(";") }

  /// "nhiệt độ cao nhất 35 độ", "rét 9-11 độ": degrees in a sentence that names a temperature; not "14 độ vĩ Bắc".
  func readTemperature(_ figure: inout Figure) {
    guard isInDegrees(figure), passage.cue(startingAt: figure.endToken)?.cue.contains(.place) != true
    else { return }
    var position = figure.firstToken - 1
    for _ in 0..<40 where position >= 0 && !passage[position + 1].isBreak && !endsClause(position) {
      if let (cue, start) = passage.cue(endingWith: position) {
        if cue.contains(.temperature) { return figure.unit.base = .entry(UInt16(passage.lexicon.celsius)) }
        position = start
      }
      position -= 1
    }
  }

  /// "+/-": its last sign stands here.
  private func isPlusOrMinus(_ index: Int) -> Bool {
    passage[index].isSymbol("-") && passage[index].isGlued && passage[index - 1].isSymbol("/") && passage[index - 1].isGlued
      && passage[index - 2].isSymbol("+") && index - 2 >= lastEnd && passage.isJoined(index)
  }

  private func negate(_ figure: inout Figure) {
    switch figure.value {
    case .decimal(let value): figure.value = .decimal(-value)
    case .range(let low, let high): figure.value = .range(-low, high)
    case .fraction(let above, let below): figure.value = .fraction(-above, below)
    default: return
    }
    figure.alternative = figure.alternative.map { -$0 }
  }

  private func isGluedToLeft(_ index: Int) -> Bool {
    let before = passage[index - 1]
    return passage[index].isGlued && (before.kind == .number || before.kind == .word)
  }

  /// U+2212, which is never a hyphen.
  private func isTrueMinus(_ index: Int) -> Bool { passage.bytes(index).elementsEqual("\u{2212}".utf8) }

  /// A hyphen at the start of a line is a bullet unless a percentage or a degree follows.
  private func isMinusPlace(_ index: Int, _ figure: Figure) -> Bool {
    if isTrueMinus(index) { return true }
    // "÷" is a dash between numbers only.
    if passage[index].count == 2 { return false }
    if case .entry(let entry)? = figure.unit.base, passage.lexicon.entries[Int(entry)].kind == .noun { return passage[index].gap < .line }
    return true
  }
}
