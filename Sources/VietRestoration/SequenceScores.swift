/// The best scores of the ways to the last two tokens, by their forms; a step takes them one token on.
final class SequenceScores {
  private static let most = RestorationLattice.most
  private static let side = 16
  private static let unknown = Int32.min
  /// Ways that lie further behind the best one are not followed: eight units of the logarithm.
  private static let beam = Int32(-8 * RestorerModel.unit)

  private let model: RestorerModel
  private let storage: UnsafeMutablePointer<Int32>
  /// By the candidates of the token before the last one and of the last one.
  @exclusivity(unchecked) private var scores, next: UnsafeMutablePointer<Int32>
  /// For the same pairs: what trigrams back off with; 1 where the model has no trigram behind the pair.
  @exclusivity(unchecked) private var backOffs, nextBackOffs: UnsafeMutablePointer<Int32>
  /// Bigram scores of one form before, and trigram scores of one pair before, by slot.
  private let bigrams, trigrams: UnsafeMutablePointer<Int32>
  private let bigramProbes, trigramProbes: UnsafeMutablePointer<PackedTable.Probe>
  @exclusivity(unchecked) private var before: [UInt32] = []
  @exclusivity(unchecked) private var last: [UInt32] = []

  init(_ model: RestorerModel) {
    self.model = model
    let square = Self.side * Self.side
    storage = .allocate(capacity: 4 * square + 2 * Self.side)
    storage.initialize(repeating: 0, count: 4 * square + 2 * Self.side)
    (scores, next) = (storage, storage + square)
    (backOffs, nextBackOffs) = (storage + 2 * square, storage + 3 * square)
    (bigrams, trigrams) = (storage + 4 * square, storage + 4 * square + Self.side)
    bigramProbes = .allocate(capacity: Self.side)
    trigramProbes = .allocate(capacity: square)
    before.reserveCapacity(16)
    last.reserveCapacity(16)
  }

  deinit {
    storage.deallocate()
    bigramProbes.deallocate()
    trigramProbes.deallocate()
  }

  /// Before the first token: two boundaries.
  func start() {
    let boundary = RestorerModel.Special.boundary.rawValue
    before.removeAll(keepingCapacity: true)
    last.removeAll(keepingCapacity: true)
    before.append(boundary)
    last.append(boundary)
    scores[0] = 0
    backOffs[0] = 1
    model.bigrams.forEach(ContextHash.bigram(boundary, before: boundary), .bigrams) { (slot, value) in
      if slot == 0, value >> 7 != 0 { backOffs[0] = Self.score(value >> 7) }
    }
  }

  /// The score of a kept logarithm: one step less than the number, which is never 0.
  @inline(__always)
  static func score(_ value: Int32) -> Int32 { (1 &- value) &* RestorerModel.logStep }

  /// Goes on to a token with some candidates; appends for each pair of the last form and a candidate which form came before them.
  func step(_ candidates: UnsafeBufferPointer<RestorationLattice.Candidate>, _ bare: UInt32, _ backs: inout [UInt8]) {
    let count = candidates.count
    let isSingle = count == 1 && last.count == 1 && before.count == 1
    look(bare, isSingle: isSingle)
    for (b, form) in last.enumerated() {
      let base = model.backOff(form)
      let nextOff = nextBackOffs + b * Self.side
      for c in 0..<count {
        bigrams[Int(candidates[c].slot)] = base &+ model.unigram(candidates[c].form)
        trigrams[Int(candidates[c].slot)] = 1
      }
      let (bigrams, trigrams) = (bigrams, trigrams)
      model.bigrams.forEach(bigramProbes[b], .bigrams) { (slot, value) in
        if value & 127 != 0 { bigrams[slot] = Self.score(value & 127) }
        if value >> 7 != 0 { trigrams[slot] = Self.score(value >> 7) }
      }
      for c in 0..<count { nextOff[c] = trigrams[Int(candidates[c].slot)] }
      // The best way to each candidate over the forms before.
      let target = next + b * Self.side
      let backStart = backs.count
      for c in 0..<count {
        target[c] = Self.unknown
        backs.append(0)
      }
      for a in before.indices {
        let so = scores[a * Self.side + b]
        guard so >= Self.beam else { continue }
        // With one way there is nothing to compare.
        let off = isSingle ? 1 : backOffs[a * Self.side + b]
        if off != 1 {
          for c in 0..<count { trigrams[Int(candidates[c].slot)] = Self.unknown }
          model.trigrams.forEach(trigramProbes[b * Self.side + a], .trigrams) { (slot, value) in
            trigrams[slot] = Self.score(value)
          }
        }
        for c in 0..<count {
          let slot = Int(candidates[c].slot)
          let step: Int32
          if off != 1 {
            step = trigrams[slot] != Self.unknown ? trigrams[slot] : off &+ bigrams[slot]
          } else {
            step = bigrams[slot]
          }
          let score = so &+ step &+ candidates[c].score
          if score > target[c] {
            target[c] = score
            backs[backStart + c] = UInt8(truncatingIfNeeded: a)
          }
        }
      }
    }
    swap(&scores, &next)
    swap(&backOffs, &nextBackOffs)
    swap(&before, &last)
    last.removeAll(keepingCapacity: true)
    for candidate in candidates { last.append(candidate.form) }
    settle()
  }

  /// Starts all look-ups of a step.
  private func look(_ bare: UInt32, isSingle: Bool) {
    let model = model
    for (b, form) in last.enumerated() {
      bigramProbes[b] = model.bigrams.probe(ContextHash.bigram(form, before: bare))
      for a in before.indices where needsTrigrams(a, b) && !isSingle {
        trigramProbes[b * Self.side + a] = model.trigrams.probe(ContextHash.trigram(before[a], form, before: bare))
      }
    }
    for b in last.indices {
      model.bigrams.look(&bigramProbes[b], .bigrams)
      for a in before.indices where needsTrigrams(a, b) && !isSingle { model.trigrams.look(&trigramProbes[b * Self.side + a], .trigrams) }
    }
  }

  /// Whether the model has trigrams behind a pair, and the way to the pair is followed.
  @inline(__always)
  private func needsTrigrams(_ a: Int, _ b: Int) -> Bool { backOffs[a * Self.side + b] != 1 && scores[a * Self.side + b] >= Self.beam }

  /// Takes the best score off all of them, so that they stay small in a text of any length.
  private func settle() {
    var best = Self.unknown
    for b in before.indices {
      for c in last.indices { best = max(best, scores[b * Self.side + c]) }
    }
    for b in before.indices {
      for c in last.indices where scores[b * Self.side + c] != Self.unknown { scores[b * Self.side + c] &-= best }
    }
  }

  /// The place among the candidates of the last form but one on the best way to the last token, which has one candidate.
  func best() -> Int {
    var (best, result) = (Self.unknown, 0)
    for b in before.indices where scores[b * Self.side] > best { (best, result) = (scores[b * Self.side], b) }
    return result
  }
}

extension RestorerModel {
  /// A form in its place.
  struct Item {
    var form: UInt32
    var slot: Int
    var bare: UInt32

    /// What stands before and behind a passage.
    static let boundary = Item(form: Special.boundary.rawValue, slot: 0, bare: Special.boundary.rawValue)
  }

  /// The score of a form behind two others.
  func score(of item: Item, behind first: Item, _ second: Item) -> Int32 {
    var found: Int32?
    trigrams.forEach(ContextHash.trigram(first.form, second.form, before: item.bare), .trigrams) { (slot, value) in
      if slot == item.slot { found = SequenceScores.score(value) }
    }
    // The search asks for trigrams only behind a pair that has some.
    let pair = bigram(second, behind: first).backOff
    if let found, pair != nil { return found }
    return (pair ?? 0) &+ (bigram(item, behind: second).score ?? backOff(second.form) &+ unigram(item.form))
  }

  private func bigram(_ item: Item, behind first: Item) -> (score: Int32?, backOff: Int32?) {
    var result: (score: Int32?, backOff: Int32?) = (nil, nil)
    bigrams.forEach(ContextHash.bigram(first.form, before: item.bare), .bigrams) { (slot, value) in
      guard slot == item.slot else { return }
      if value & 127 != 0 { result.score = SequenceScores.score(value & 127) }
      if value >> 7 != 0 { result.backOff = SequenceScores.score(value >> 7) }
    }
    return result
  }
}
