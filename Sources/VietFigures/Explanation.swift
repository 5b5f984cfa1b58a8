public import VietNumbers
public import VietTokens

/// Why a part of a figure was read as it was, and where in the text the reason stands.
///
/// For `79,002` beside `11,802,322`: the rule `neighbour`, at the place of `11,802,322`.
public struct Explanation: Sendable, Hashable {
  /// What decided.
  public enum Rule: Sendable, Hashable {
    /// What a mark in a number means.
    case separator(SeparatorRule)
    /// The unit comes from the heading of a table or list.
    case heading

    /// The name in output, e.g. `neighbour`, `heading`.
    public var name: String {
      switch self {
      case .separator(let rule): rule.rawValue
      case .heading: "heading"
      }
    }
  }

  /// What decided.
  public let rule: Rule
  /// Where the reason stands in the document, in bytes; nil where the number alone decides.
  public let place: Range<Int>?
}

extension Figure {
  /// The explanations of the marks in the figure's numbers, in order, then of a unit that a heading names.
  ///
  /// - Parameter evidence: what the passage's separators were read by.
  public func explanations(in passage: Passage, by evidence: NeighbourEvidence) -> [Explanation] {
    var result: [Explanation] = []
    switch value {
    case .decimal, .range, .fraction, .overflow:
      for index in firstToken..<endToken where passage[index].isNumber {
        let groups = DigitGroups(passage.bytes(index))
        guard groups.marks > 0 else { continue }
        let found = evidence.evidence(for: groups, at: index, in: passage)
        guard let decision = SeparatorDecision(groups, found) else { continue }
        result.append(Explanation(rule: .separator(decision.rule), place: found.place(for: decision.rule)))
      }
    default: break
    }
    if !heading.isEmpty { result.append(Explanation(rule: .heading, place: heading)) }
    return result
  }
}
