public import VietOrthography

/// Where each byte of a changed text came from: the runs that were replaced, nothing else.
///
/// An empty map is the identity. Positions are UTF-8 byte offsets; the map is monotone in both directions, and a
/// position inside a replaced run maps to that run's edge.
///
/// ```
/// var map = OffsetMap()
/// map.append(sourceStart: 2, sourceCount: 3, targetStart: 2, targetCount: 2)
/// map.source(of: 7)   // 8
/// ```
///
/// Look-up is logarithmic in the number of runs, memory 16 bytes a run.
public struct OffsetMap: Sendable, Hashable {
  /// Which end of a range a position is: it decides the edge that a position inside a replaced run maps to.
  public enum Edge: Sendable { case start, end }

  private(set) var edits: [TextEdit] = []

  /// The identity.
  public init() {}

  /// The map of runs in order, at places below 4 GiB.
  public init(_ edits: [TextEdit]) { self.edits = edits }

  /// Whether every position maps to itself.
  public var isIdentity: Bool { edits.isEmpty }

  /// Adds a replaced run behind all earlier ones; positions below 4 GiB.
  package mutating func append(sourceStart: Int, sourceCount: Int, targetStart: Int, targetCount: Int) {
    edits.append(TextEdit(sourceStart: sourceStart, sourceCount: sourceCount, targetStart: targetStart, targetCount: targetCount))
  }

  /// The position in the source of a position in the target.
  public func source(of target: Int, edge: Edge = .start) -> Int { edits.source(of: target, isEnd: edge == .end) }

  /// The range in the source of a range in the target.
  public func source(of target: Range<Int>) -> Range<Int> {
    let start = source(of: target.lowerBound, edge: .start)
    return start..<max(start, source(of: target.upperBound, edge: .end))
  }

  /// The map of this change followed by another one.
  package func followed(by next: OffsetMap) -> OffsetMap {
    if isIdentity { return next }
    return next.isIdentity ? self : OffsetMap(edits.followed(by: next.edits))
  }
}
