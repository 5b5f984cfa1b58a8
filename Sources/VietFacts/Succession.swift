import VietFigures
import VietLexicon

/// "A, B và C lần lượt đạt 2, 3 và 4 tỷ USD": names and figures in the same order.
extension StatementGrammar {
  /// Gives each name its figure; the piece behind the last one, or nil where their numbers differ.
  func distribute(from index: Int, chain: Chain, lead: Lead, region: Int) -> Int? {
    let run = self.run(from: index)
    guard run.count > 1 else { return nil }
    let names = names(in: region..<chain.start)
    guard names.count == run.count else { return nil }
    var end = index + 1
    let parent = clause.parent ?? (clause.subject.isEmpty ? nil : clause.subject)
    let saved = clause.parent
    if lead.breaksClause || lead.opensList || clause.parent == nil { clause.parent = parent }
    notePeriod(lead, Tail(end: index))
    for (piece, name) in zip(run, names) {
      var own = lead
      (own.name, own.pieces) = (wording(name), name)
      own.place = Wording()
      (own.isProper, own.actor, own.date, own.relative) = (false, nil, nil, nil)
      let tail = readTail(after: piece, isPercent: figures[Int(pieces[piece].figure)].kind == .percent)
      let statement = Statement(figure: Int(pieces[piece].figure), piece: piece, chain: chain, lead: own, tail: tail)
      if let (role, value) = role(of: statement.figure, at: piece, chain, own, tail) { state(role, value, statement) }
      extend(to: tail.end - 1, from: facts.count - 1, lead: own, piece)
      end = max(end, tail.end)
    }
    clause.parent = saved
    note(chain, lead)
    return end
  }

  /// The figures from one on that only commas and "và" part.
  private func run(from index: Int) -> [Int] {
    var result = [index]
    var next = index + 1
    let kind = figures[Int(pieces[index].figure)].kind
    while next < pieces.count {
      switch pieces[next].term {
      case .comma, .join, .soft, .level, .link: break
      case .figure where isAmount(next) && (figures[Int(pieces[next].figure)].kind == kind || kind == .number): result.append(next)
      default: return result
      }
      next += 1
    }
    return result
  }

  /// The names of an enumeration, each a range of pieces.
  private func names(in range: Range<Int>) -> [Range<Int>] {
    var start = range.lowerBound
    for index in range where pieces[index].term == .semicolon || pieces[index].term == .colon || pieces[index].term == .listHead { start = index + 1 }
    var result: [Range<Int>] = []
    var lead = Lead()
    for index in start...range.upperBound {
      guard index == range.upperBound || pieces[index].term == .comma || pieces[index].term == .join else { continue }
      let found = trimmed(start..<index, into: &lead)
      if !found.name.isEmpty { result.append(found.pieces) }
      start = index + 1
    }
    return result
  }
}
