import Testing
import TestSupport
import VietText

struct OffsetMapTests {
  /// A text that was changed in places, and its map.
  private struct Change {
    var target: [UInt8] = []
    var map = OffsetMap()
    /// The places in the target that stand outside the replaced runs, with their place in the source.
    var kept: [(target: Int, source: Int)] = []
    var runs: [(target: Range<Int>, source: Range<Int>)] = []

    /// Replaces random runs of `source`; never a part of one of the runs in `whole`.
    init(of source: [UInt8], keeping whole: [Range<Int>] = [], _ random: inout SeededRandom) {
      var position = 0
      while position < source.count {
        var end = min(position + Int.random(in: 1...4, using: &random), source.count)
        if let run = whole.first(where: { $0.lowerBound < end && end < $0.upperBound }) { end = run.upperBound }
        let count = end - position
        if Int.random(in: 0..<3, using: &random) == 0 {
          let new = random.bytes(Int.random(in: 1...5, using: &random))
          runs.append((target.count..<target.count + new.count, position..<end))
          map.append(sourceStart: position, sourceCount: count, targetStart: target.count, targetCount: new.count)
          target += new
        } else {
          for place in position..<end {
            kept.append((target.count, place))
            target.append(source[place])
          }
        }
        position = end
      }
    }
  }

  @Test func emptyIsTheIdentity() {
    let map = OffsetMap()
    #expect(map.isIdentity)
    for place in [0, 1, 77, Int(UInt32.max)] { #expect(map.source(of: place) == place && map.source(of: place, edge: .end) == place) }
    #expect(map.source(of: 3..<9) == 3..<9)
  }

  @Test(arguments: 1...30)
  func leadsBackToTheSource(_ seed: Int) {
    var random = SeededRandom(seed: seed)
    let source = random.bytes(120)
    let change = Change(of: source, &random)
    for place in change.kept {
      #expect(change.map.source(of: place.target) == place.source)
      #expect(change.map.source(of: place.target..<place.target + 1) == place.source..<place.source + 1)
    }
    for run in change.runs {
      #expect(change.map.source(of: run.target) == run.source)
      // Any part of a replaced run leads to the whole of it.
      #expect(change.map.source(of: run.target.lowerBound..<run.target.lowerBound + 1) == run.source)
      #expect(change.map.source(of: run.target.upperBound - 1..<run.target.upperBound) == run.source)
    }
    #expect(change.map.source(of: 0..<change.target.count) == 0..<source.count)
  }

  @Test(arguments: 1...30)
  func isMonotone(_ seed: Int) {
    var random = SeededRandom(seed: seed)
    let source = random.bytes(100)
    let change = Change(of: source, &random)
    for edge in [OffsetMap.Edge.start, .end] {
      let places = (0...change.target.count).map { change.map.source(of: $0, edge: edge) }
      #expect(places == places.sorted())
      #expect(places.first == 0 && places.last == source.count)
    }
  }

  @Test(arguments: 1...60)
  func composes(_ seed: Int) {
    var random = SeededRandom(seed: seed)
    let source = random.bytes(80)
    let first = Change(of: source, &random)
    // Normalization never changes a part of a letter that was composed before.
    let second = Change(of: first.target, keeping: first.runs.map(\.target), &random)
    let both = first.map.followed(by: second.map)
    for start in 0..<second.target.count {
      let range = start..<start + 1
      #expect(both.source(of: range) == first.map.source(of: second.map.source(of: range)))
    }
    #expect(both.source(of: 0..<second.target.count) == 0..<source.count)
  }

  @Test func composesWithTheIdentity() {
    var map = OffsetMap()
    map.append(sourceStart: 2, sourceCount: 3, targetStart: 2, targetCount: 2)
    #expect(map.followed(by: OffsetMap()) == map && OffsetMap().followed(by: map) == map)
  }

  /// Runs longer than 64 KiB: a letter under tens of thousands of marks.
  @Test(arguments: [(70_000, 3), (3, 70_000), (65_536, 65_535), (200_000, 100_000)])
  func takesLongRuns(_ sourceCount: Int, _ targetCount: Int) {
    var map = OffsetMap()
    map.append(sourceStart: 10, sourceCount: sourceCount, targetStart: 10, targetCount: targetCount)
    #expect(map.source(of: 10 + targetCount..<20 + targetCount) == 10 + sourceCount..<20 + sourceCount)
    #expect(map.source(of: 0..<10 + targetCount) == 0..<10 + sourceCount)
    #expect(map.source(of: 9) == 9 && map.source(of: 11 + targetCount) == 11 + sourceCount)
  }
}
