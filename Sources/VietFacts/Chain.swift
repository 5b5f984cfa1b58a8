import VietFigures
import VietLexicon

/// The words right before a figure that say how it is meant: "ước đạt khoảng", "so với cùng kỳ tăng".
struct Chain {
  /// The first piece.
  var start: Int
  /// The strongest word: tăng, đạt, chiếm …; nil where there is none.
  var verb: FactTerm?
  /// The pieces of the verb.
  var verbPiece = -1
  var hasEstimate = false
  var hasTarget = false
  /// "tăng lên": the figure is a level.
  var isLevel = false
  /// "từ": the level before.
  var isFormer = false
  var isRespective = false
  /// "so với kế hoạch đạt".
  var isPlan = false
  /// The pieces of a base that stands in the chain; empty where there is none.
  var base = 0..<0
}

extension StatementGrammar {
  /// Reads the chain before the figure at a piece, not further back than `limit`. Linear in the chain.
  func readChain(before piece: Int, limit: Int) -> Chain {
    var chain = Chain(start: piece)
    var index = piece - 1
    scan: while index >= limit {
      let term = pieces[index].term
      switch term {
      case .soft: break
      case .respective: chain.isRespective = true
      case .estimate: chain.hasEstimate = true
      case .target: chain.hasTarget = true
      case .level:
        // "còn tăng 6,2%" is no level.
        if chain.verb == nil { (chain.isLevel, chain.verb) = (true, .link) }
      case .link, .colon:
        if chain.verb == nil { (chain.verb, chain.verbPiece) = (.link, index) }
        // "các con số tương ứng là: 21,5%".
        if term == .colon, index == limit || pieces[index - 1].term != .link && pieces[index - 1].term != .respective {
          chain.start = index
          break scan
        }
      case .with:
        guard chain.verb == nil else { break scan }
        chain.verb = .link
        chain.start = index
        break scan
      case .from:
        guard chain.verb == nil else { break scan }
        chain.isFormer = true
      case .plan, .sameTerm, .lastYear, .lastQuarter, .lastMonth, .yearStart, .figure:
        guard let base = baseEnding(at: index, limit: limit, behindVerb: chain.verb) else { break scan }
        if chain.base.isEmpty { chain.base = base }
        if pieces[base.lowerBound..<base.upperBound].contains(where: { $0.term == .plan }) { chain.isPlan = true }
        index = base.lowerBound
      default:
        guard FactTerms.verbs.contains(term), accepts(term, after: chain) else { break scan }
        (chain.verb, chain.verbPiece) = (term, index)
      }
      chain.start = index
      index -= 1
    }
    return chain
  }

  /// Whether a verb goes on a chain to the left.
  private func accepts(_ term: FactTerm, after chain: Chain) -> Bool {
    guard let verb = chain.verb else { return true }
    switch verb {
    // "tăng ở mức 5%", "tăng lên 5 tỷ", "đạt mức tăng 5%".
    // "Số mã giảm là 138": behind "là" the verb belongs to the name.
    case .link:
      guard chain.verbPiece >= 0 else { return true }
      return pieces[chain.verbPiece].term != .colon
        && (passage.terminal(Int(pieces[chain.verbPiece].first)) != .be || term == .growth || term == .decline)
    case .growth, .decline: return false
    case .attain: return term == .attain
    case .fold: return term == .rise
    default: return false
    }
  }

  /// The pieces of a base that ends at a piece, from "so với" on; nil where it is none.
  private func baseEnding(at index: Int, limit: Int, behindVerb verb: FactTerm?) -> Range<Int>? {
    if pieces[index].term == .figure, !isDate(index) { return nil }
    var start = index
    // "so với kế hoạch năm 2022", "so với tháng trước và cùng kỳ năm trước".
    while start > limit, start > index - 6 {
      let before = pieces[start - 1].term
      if before == .versus || before == .surpass || before == .equal || before == .rise || before == .fall { break }
      guard
        before == .plan || before == .join || before == .soft || before == .text || FactTerms.bases.contains(before) || isDate(start - 1)
      else { return nil }
      start -= 1
    }
    guard start > limit else { return nil }
    switch pieces[start - 1].term {
    case .versus: return start - 1..<index + 1
    // "vượt kế hoạch 5,2%", "cao hơn cùng kỳ 2%": the verb is the next one.
    case .surpass, .rise, .fall, .equal: return verb == nil ? start..<index + 1 : nil
    default: return nil
    }
  }

  /// Whether a piece is a date.
  func isDate(_ index: Int) -> Bool {
    guard pieces[index].term == .figure else { return false }
    if case .date = figures[Int(pieces[index].figure)].value { return true }
    return false
  }
}
