import VietFigures
import VietLexicon
import VietTokens

/// A stretch of a sentence as the statement grammar sees it: a figure, a phrase of the table, a mark, or other words.
struct Piece {
  var term: FactTerm
  /// Tokens of the passage.
  var first: Int32, end: Int32
  /// The figure, or -1.
  var figure: Int32 = -1

  init(_ term: FactTerm, _ first: Int, _ end: Int, figure: Int = -1) {
    self.term = term
    (self.first, self.end) = (Int32(truncatingIfNeeded: first), Int32(truncatingIfNeeded: end))
    self.figure = Int32(truncatingIfNeeded: figure)
  }

  var tokens: Range<Int> { Int(first)..<Int(end) }
}

/// Cuts sentences into pieces.
struct PieceReader {
  let passage: Passage
  let figures: UnsafeBufferPointer<Figure>

  /// Fills `pieces` with those of the tokens, in order; `firstFigure` is the first figure that stands in or behind them.
  func read(_ tokens: Range<Int>, firstFigure: Int, into pieces: inout [Piece]) {
    pieces.removeAll(keepingCapacity: true)
    var figure = firstFigure
    var index = tokens.lowerBound
    while index < tokens.upperBound {
      let next = figure < figures.count ? figures[figure].firstToken : Int.max
      if index >= next {
        let end = max(index + 1, min(figures[figure].endToken, tokens.upperBound))
        if case .date = figures[figure].value { dropDay(before: index, from: &pieces) }
        pieces.append(Piece(.figure, index, end, figure: figure))
        figure += 1
        index = end
        continue
      }
      let token = passage[index]
      if token.gap == .wide, index > tokens.lowerBound { pieces.append(Piece(.mark, index, index)) }
      // "TP. Huế": no sentence ends here, and no segment.
      if token.isSymbol("."), token.isGlued, index > tokens.lowerBound, passage[index - 1].isWord, index + 1 < tokens.upperBound {
        index += 1
        continue
      }
      if token.kind == .symbol, let term = Self.mark(token.word) {
        pieces.append(Piece(term, index, index + 1))
        index += 1
        continue
      }
      if passage.sense(index).starts.contains(.fact), let (term, end) = phrase(at: index, limit: min(next, tokens.upperBound)) {
        pieces.append(Piece(term, index, end))
        index = end
        continue
      }
      if let last = pieces.last, last.term == .text, Int(last.end) == index {
        pieces[pieces.count - 1].end += 1
      } else {
        pieces.append(Piece(.text, index, index + 1))
      }
      index += 1
    }
  }

  /// "ngày" before "16/7" belongs to the date.
  private func dropDay(before index: Int, from pieces: inout [Piece]) {
    guard let last = pieces.last, last.term == .text, Int(last.end) == index, passage.terminal(index - 1) == .day else { return }
    if last.tokens.count == 1 { pieces.removeLast() } else { pieces[pieces.count - 1].end -= 1 }
  }

  private func phrase(at index: Int, limit: Int) -> (FactTerm, end: Int)? {
    let trie = passage.lexicon.factPhrases
    var node: UInt16 = 0
    var best: (FactTerm, Int)?
    var position = index
    while position < limit, position == index || !passage[position].isBreak {
      node = trie.next(node, passage[position].word)
      guard node != 0 else { break }
      position += 1
      guard let term = FactTerm(rawValue: UInt8(truncatingIfNeeded: trie.payload(node))), term != .text else { continue }
      // "Mỹ", not "mỹ"; a place is written with capitals.
      if term == .place, !passage[index].flags.contains(.capital) || !passage[position - 1].flags.contains(.capital) { continue }
      best = (term, position)
    }
    return best
  }

  private static func mark(_ word: WordID) -> FactTerm? {
    switch word {
    case 0x2C: .comma
    case 0x3B: .semicolon
    case 0x3A: .colon
    case 0x28, 0x5B: .open
    case 0x29, 0x5D: .close
    case 0x2F: .slash
    case 0x2D: .dash
    case 0x2E, 0x21, 0x3F, 0x2A, 0x2B, 0x7C: .mark
    default: nil
    }
  }
}
