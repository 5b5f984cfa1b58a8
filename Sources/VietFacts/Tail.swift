import VietFigures
import VietLexicon

/// The words behind a figure that belong to it: what it counts, its plan or base, its dimension, its period.
struct Tail {
  /// The piece behind it.
  var end: Int
  /// What is counted: "khách quốc tế" behind "5,6 triệu lượt".
  var object = 0..<0
  /// The pieces of the base, from "so với" on.
  var base = 0..<0
  var isPlan = false
  /// The pieces behind "về".
  var dimension = 0..<0
  /// The date that stands behind the figure.
  var date: Int?
  /// "trong tháng".
  var isMonth = false
  /// "của cùng kỳ năm 2016".
  var relative: Int?
  var priceBasis: Fact.PriceBasis?
  /// The whole that a share belongs to.
  var whole = 0..<0
  /// "85% là hợp đồng thương mại": what has the share.
  var bearer = 0..<0
  /// The place behind "tại".
  var place = 0..<0
}

extension StatementGrammar {
  /// Reads what belongs to the figure at a piece. Linear in the tail.
  func readTail(after piece: Int, isPercent: Bool) -> Tail {
    var tail = Tail(end: piece + 1)
    if piece + 1 < pieces.count, !FactTerms.objectEnds.contains(pieces[piece + 1].term), !isPercent || pieces[piece + 1].term != .of {
      let object = objectRange(from: piece + 1)
      if isPercent { tail.whole = object } else { tail.object = object }
      tail.end = object.upperBound
    }
    // "1,2 triệu tấn chưa giao".
    if !isPercent, tail.object.isEmpty, piece + 2 < pieces.count, pieces[piece + 1].term == .soft, pieces[piece + 2].term == .text {
      tail.object = piece + 1..<objectRange(from: piece + 2).upperBound
      tail.end = tail.object.upperBound
    }
    // "7,62 tỷ USD là vốn đăng ký mới".
    if !isPercent, tail.object.isEmpty, tail.end + 1 < pieces.count, pieces[tail.end].term == .link,
      passage.terminal(Int(pieces[tail.end].first)) == .be, !pieces[tail.end + 1].isEnd
    {
      tail.object = objectRange(from: tail.end + 1)
      tail.end = tail.object.upperBound
    }
    if isPercent, tail.whole.isEmpty, tail.end + 1 < pieces.count, pieces[tail.end].term == .link, !pieces[tail.end + 1].isEnd {
      tail.bearer = objectRange(from: tail.end + 1)
      tail.end = tail.bearer.upperBound
      return tail
    }
    while tail.end < pieces.count {
      let index = tail.end
      switch pieces[index].term {
      case .versus:
        guard tail.base.isEmpty else { return tail }
        let base = baseRange(from: index)
        guard !base.isEmpty else { return tail }
        tail.base = base
        if pieces[base.lowerBound..<base.upperBound].contains(where: { $0.term == .plan }) { tail.isPlan = true }
        tail.end = base.upperBound
      case .sameTerm, .lastYear, .lastQuarter, .lastMonth, .yearStart:
        guard tail.base.isEmpty else { return tail }
        tail.base = index..<index + 1
        if pieces[index].term == .sameTerm, index + 1 < pieces.count, isDate(index + 1) { tail.base = index..<index + 2 }
        tail.end = tail.base.upperBound
      case .plan:
        tail.isPlan = true
        tail.end = index + 1
        // "kế hoạch năm 2022"; "kế hoạch cả năm".
        while tail.end < pieces.count, isDate(tail.end) || pieces[tail.end].term == .wholeYear { tail.end += 1 }
      case .figure:
        guard isDate(index) else { return tail }
        if isSameTerm(index) {
          guard tail.base.isEmpty else { return tail }
          tail.base = index..<index + 1
        } else {
          guard tail.date == nil, tail.base.isEmpty || pieces[index - 1].term == .of else { return tail }
          tail.date = index
        }
        tail.end = index + 1
      case .about:
        guard tail.dimension.isEmpty, index + 1 < pieces.count, !pieces[index + 1].isEnd else { return tail }
        tail.dimension = objectRange(from: index + 1)
        tail.end = tail.dimension.upperBound
      case .open where isFootnote(index): tail.end = index + 3
      case .real, .nominal:
        tail.priceBasis = pieces[index].term == .real ? .real : .nominal
        tail.end = index + 1
      case .preposition, .total, .of, .soft, .at:
        // "trong năm 2022", "của 6 tháng đầu năm 2020", "vào tháng 6".
        var next = index + 1
        while next < pieces.count, next < index + 3, pieces[next].term == .total || pieces[next].term == .soft { next += 1 }
        if next < pieces.count, pieces[index].term == .of, isSameTerm(next), tail.relative == nil {
          tail.relative = next
          tail.end = next + 1
        } else if next < pieces.count, isDate(next), !isSameTerm(next), tail.date == nil {
          tail.date = next
          tail.end = next + 1
        } else if next < pieces.count, pieces[index].term == .at || pieces[index].term == .of, isPlaceWord(next) {
          let object = objectRange(from: next)
          tail.place = object
          tail.end = object.upperBound
        } else if pieces[index].term == .total, pieces[index].tokens.contains(where: { passage.terminal($0) == .month }) {
          // "271.500 tấn trong tháng".
          tail.isMonth = true
          tail.end = index + 1
        } else if isPercent, tail.whole.isEmpty, next < pieces.count, !pieces[next].isEnd, pieces[index].term != .soft {
          tail.whole = objectRange(from: next)
          tail.end = tail.whole.upperBound
        } else {
          return tail
        }
      case .text where isPercent && tail.whole.isEmpty && !tail.isPlan && tail.base.isEmpty:
        tail.whole = objectRange(from: index)
        tail.end = tail.whole.upperBound
      default: return tail
      }
    }
    return tail
  }

  /// The pieces from one on that go on a noun phrase; a bracketed acronym belongs to it.
  func objectRange(from first: Int) -> Range<Int> {
    var end = first
    while end < pieces.count {
      if pieces[end].term == .open, let close = acronym(at: end) {
        end = close + 1
        continue
      }
      // "51 người chết và mất tích, …": what follows has no figure of its own.
      if pieces[end].term == .join, end > first, let after = joined(from: end + 1) {
        end = after
        continue
      }
      guard !FactTerms.objectEnds.contains(pieces[end].term) || end > first && bindsVerb(end) else { break }
      end += 1
    }
    return first..<end
  }

  /// "dự án mới được cấp phép", "dự án còn hiệu lực": the verb goes on the name.
  private func bindsVerb(_ index: Int) -> Bool {
    guard pieces[index].tokens.count == 1, index + 1 < pieces.count, !FactTerms.objectEnds.contains(pieces[index + 1].term) else {
      return false
    }
    if pieces[index].term == .attain { return true }
    let word = passage[Int(pieces[index].first)].word
    return word != 0 && (word == words.bound.0 || word == words.bound.1 || word == words.bound.2)
  }

  /// The piece behind words that "và" joins to a name, up to a mark; nil where a figure follows them.
  private func joined(from first: Int) -> Int? {
    var end = first
    while end < pieces.count, !FactTerms.objectEnds.contains(pieces[end].term) { end += 1 }
    guard end > first else { return nil }
    guard end < pieces.count else { return end }
    switch pieces[end].term {
    case .comma, .semicolon, .colon, .mark, .open, .close: return end
    default: return nil
    }
  }

  /// The closing bracket of an acronym that opens at a piece: "(GDP)".
  func acronym(at index: Int) -> Int? {
    guard index + 2 < pieces.count, pieces[index + 2].term == .close, pieces[index + 1].term != .figure else { return nil }
    let tokens = pieces[index + 1].tokens
    return tokens.count <= 2 && tokens.allSatisfy { passage[$0].flags.contains(.capitals) } ? index + 2 : nil
  }

  /// Whether a mark of a footnote opens at a piece: "[3]".
  func isFootnote(_ index: Int) -> Bool {
    guard index + 2 < pieces.count, pieces[index + 2].term == .close, pieces[index + 1].term == .figure else { return false }
    return figures[Int(pieces[index + 1].figure)].kind == .code
  }

  /// The pieces of a base from "so với" on; empty where nothing of the kind follows.
  private func baseRange(from versus: Int) -> Range<Int> {
    var end = versus + 1
    var words = 0
    while end < pieces.count {
      let term = pieces[end].term
      if FactTerms.bases.contains(term) || term == .plan || isDate(end) {
        end += 1
        // "cùng thời điểm năm 2009".
        if term == .sameTerm, end < pieces.count, isDate(end) { end += 1 }
        while end < pieces.count, term == .plan, isDate(end) || pieces[end].term == .wholeYear || pieces[end].term == .plan { end += 1 }
        // "so với tháng trước và cùng kỳ năm trước".
        if end + 1 < pieces.count, pieces[end].term == .join, FactTerms.bases.contains(pieces[end + 1].term) || isDate(end + 1) {
          end += 2
        }
        return versus..<end
      }
      // "vụ đông xuân trước".
      if words > 0, term == .preposition, passage.terminal(Int(pieces[end].first)) == .past { return versus..<end + 1 }
      guard FactTerms.baseWords.contains(term), words < 8 else { break }
      words += 1
      end += 1
    }
    // "so với mức bình quân cả nước": its words are the base.
    return words > 0 ? versus..<end : 0..<0
  }

  /// Whether a piece is a date of the kind "cùng kỳ năm 2022".
  func isSameTerm(_ index: Int) -> Bool {
    if pieces[index].term == .sameTerm { return true }
    return isDate(index) && passage.terminal(Int(pieces[index].first)) == .same
  }

  /// Whether a place begins at a piece.
  func isPlaceWord(_ index: Int) -> Bool {
    switch pieces[index].term {
    case .place, .region: true
    case .placeHead: index + 1 < pieces.count && (pieces[index + 1].term == .place || isCapital(index + 1))
    default: false
    }
  }

  /// Whether the first word of a piece has a capital.
  func isCapital(_ index: Int) -> Bool {
    let token = passage[Int(pieces[index].first)]
    return token.isWord && token.flags.contains(.capital)
  }
}

extension Piece {
  /// Whether no noun phrase goes on here.
  var isEnd: Bool { FactTerms.objectEnds.contains(term) }
}
