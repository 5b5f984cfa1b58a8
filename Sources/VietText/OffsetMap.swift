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
  struct Edit: Sendable, Hashable {
    var source, target: UInt32
    var sourceCount, targetCount: UInt32
    var sourceEnd: Int { Int(source) + Int(sourceCount) }
    var targetEnd: Int { Int(target) + Int(targetCount) }
  }

  /// Which end of a range a position is: it decides the edge that a position inside a replaced run maps to.
  public enum Edge: Sendable { case start, end }

  private(set) var edits: [Edit] = []

  public init() {}

  /// The map of runs in order, at places below 4 GiB.
  public init(_ edits: [TextEdit]) {
    self.edits = edits.map {
      Edit(
        source: UInt32($0.sourceStart), target: UInt32($0.targetStart), sourceCount: UInt32($0.sourceCount),
        targetCount: UInt32($0.targetCount))
    }
  }

  /// Whether every position maps to itself.
  public var isIdentity: Bool { edits.isEmpty }

  /// Adds a replaced run behind all earlier ones; positions below 4 GiB.
  package mutating func append(sourceStart: Int, sourceCount: Int, targetStart: Int, targetCount: Int) {
    edits.append(
      Edit(
        source: UInt32(sourceStart), target: UInt32(targetStart),
        sourceCount: UInt32(sourceCount), targetCount: UInt32(targetCount)))
  }

  /// The position in the source of a position in the target.
  public func source(of target: Int, edge: Edge = .start) -> Int {
    var low = 0, high = edits.count  // the first edit that starts behind `target`
    while low < high {
      let middle = (low + high) / 2
      if Int(edits[middle].target) <= target { low = middle + 1 } else { high = middle }
    }
    guard low > 0 else { return target }
    let edit = edits[low - 1]
    if target >= edit.targetEnd { return edit.sourceEnd + (target - edit.targetEnd) }
    if target == Int(edit.target) { return Int(edit.source) }
    return edge == .start ? Int(edit.source) : edit.sourceEnd
  }

  /// The range in the source of a range in the target.
  public func source(of target: Range<Int>) -> Range<Int> {
    let start = source(of: target.lowerBound, edge: .start)
    return start..<max(start, source(of: target.upperBound, edge: .end))
  }

  /// The map of this change followed by another one.
  package func followed(by next: OffsetMap) -> OffsetMap {
    if isIdentity { return next }
    return next.isIdentity ? self : OffsetMap(textEdits.followed(by: next.textEdits))
  }

  private var textEdits: [TextEdit] {
    edits.map {
      TextEdit(
        sourceStart: Int($0.source), sourceCount: Int($0.sourceCount), targetStart: Int($0.target), targetCount: Int($0.targetCount))
    }
  }
}
