import TrainingData
import VietRestoration

/// Weights of bare contexts for the forms of a word, learnt by gradient steps on the probability of the right form (AdaGrad).
final class LinearModel {
  private static let rate: Float = 0.3
  /// The share of sentences that are learnt in small letters.
  private static let lowered = 0.15

  private let corpus: TokenCorpus
  private let numbered: NumberedCorpus
  private let lexicon: FormLexicon
  private let index: ContextIndex
  /// For each weight the weight and the sum of the squares of its gradients.
  private var weights: UnsafeMutablePointer<SIMD2<Float>>
  private let hashes: UnsafeMutablePointer<UInt64>
  private let used: UnsafeMutablePointer<Int>
  private let scores: UnsafeMutablePointer<Double>
  private let sites: UnsafeMutablePointer<ContextFeatures.Site>
  private var longest: Int

  init(_ corpus: TokenCorpus, _ numbered: NumberedCorpus, _ lexicon: FormLexicon, least: UInt8) {
    (self.corpus, self.numbered, self.lexicon) = (corpus, numbered, lexicon)
    index = ContextIndex(least: least)
    longest = (0..<corpus.count).map { corpus.sentence($0).count }.max() ?? 0
    hashes = .allocate(capacity: ContextFeatures.count)
    used = .allocate(capacity: ContextFeatures.count)
    scores = .allocate(capacity: 16)
    sites = .allocate(capacity: longest + 6)
    weights = .allocate(capacity: 1)
  }

  deinit {
    weights.deallocate()
    hashes.deallocate()
    used.deallocate()
    scores.deallocate()
    sites.deallocate()
  }

  /// Learns; calls `report` after each round with the loss.
  func train(rounds: Int, _ report: (Int, Double) -> Void) {
    for sentence in 0..<corpus.count {
      forEachWord(of: sentence, inSmallLetters: false) { (_, _) in
        for context in 0..<ContextFeatures.count { index.add(hashes[context]) }
      }
    }
    for sentence in 0..<corpus.count {
      forEachWord(of: sentence, inSmallLetters: false) { (_, found) in
        for context in 0..<ContextFeatures.count {
          _ = index.place(of: hashes[context], width: context < ContextFeatures.firstCommon ? found.count : 1)
        }
      }
    }
    weights.deallocate()
    weights = .allocate(capacity: index.weightCount + 16)
    weights.initialize(repeating: SIMD2(0, 0), count: index.weightCount + 16)
    var generator = SeededGenerator(seed: 20)
    var order = Array(0..<corpus.count)
    for round in 0..<rounds {
      order.shuffle(using: &generator)
      var loss = 0.0
      for (done, sentence) in order.enumerated() {
        let progress = Float(round * order.count + done) / Float(rounds * order.count)
        let rate = Self.rate * (1 - 0.9 * progress)
        let isLowered = Double(generator.next() >> 11) / 9_007_199_254_740_992 < Self.lowered
        forEachWord(of: sentence, inSmallLetters: isLowered) { (token, found) in loss += step(token, found, rate) }
      }
      report(round, loss)
    }
  }

  /// Calls `body` with each word of a sentence that has several forms, its contexts written to `hashes`.
  @inline(__always)
  private func forEachWord(
    of sentence: Int, inSmallLetters: Bool, _ body: (_ token: Int, _ found: (bare: UInt32, first: UInt32, count: Int)) -> Void
  ) {
    let range = corpus.sentence(sentence)
    for place in 0..<3 { sites[place] = .end }
    for (place, token) in range.enumerated() {
      sites[place + 3] = numbered.sites[token]
      if inSmallLetters, sites[place + 3].capitals < 4 { sites[place + 3].capitals = 0 }
    }
    for place in 0..<3 { sites[range.count + 3 + place] = .end }
    for (place, token) in range.enumerated() {
      let found = numbered.bares[token]
      guard found.count > 1 else { continue }
      ContextFeatures.write(sites + (place + 3), to: hashes)
      body(token, found)
    }
  }

  /// The place of the form without marks among the forms of a word; nil where it has none.
  @inline(__always)
  private func plain(_ token: Int, _ found: (bare: UInt32, first: UInt32, count: Int)) -> Int? {
    (0..<found.count).first { lexicon.forms[Int(found.first) + $0] == corpus.bare[token] }
  }

  /// One step for one word; gives the loss before it.
  private func step(_ token: Int, _ found: (bare: UInt32, first: UInt32, count: Int), _ rate: Float) -> Double {
    let form = numbered.forms[token]
    guard form >= found.first, form < found.first + UInt32(found.count) else { return 0 }
    let gold = Int(form - found.first)
    for slot in 0..<found.count { scores[slot] = 0 }
    for context in 0..<ContextFeatures.firstCommon {
      used[context] = index.place(of: hashes[context]) ?? -1
      guard used[context] >= 0 else { continue }
      let row = weights + used[context]
      for slot in 0..<found.count { scores[slot] += Double(row[slot].x) }
    }
    let plain = plain(token, found)
    if let plain {
      for context in ContextFeatures.firstCommon..<ContextFeatures.count {
        used[context] = index.place(of: hashes[context]) ?? -1
        if used[context] >= 0 { scores[plain] += Double(weights[used[context]].x) }
      }
    }
    var best = scores[0]
    for slot in 1..<found.count { best = max(best, scores[slot]) }
    var sum = 0.0
    for slot in 0..<found.count {
      scores[slot] = Logarithm.power(scores[slot] - best)
      sum += scores[slot]
    }
    let loss = 1 - scores[gold] / sum
    for slot in 0..<found.count {
      let gradient = Float((slot == gold ? 1 : 0) - scores[slot] / sum)
      guard abs(gradient) >= 0.01 else { continue }
      let square = gradient * gradient
      for context in 0..<ContextFeatures.firstCommon where used[context] >= 0 { move(used[context] + slot, gradient, square, rate) }
      if slot == plain {
        for context in ContextFeatures.firstCommon..<ContextFeatures.count where used[context] >= 0 {
          move(used[context], gradient, square, rate)
        }
      }
    }
    return loss
  }

  @inline(__always)
  private func move(_ place: Int, _ gradient: Float, _ square: Float, _ rate: Float) {
    let old = weights[place]
    let sum = old.y + square
    weights[place] = SIMD2(old.x + rate * gradient / (sum + 0.01).squareRoot(), sum)
  }

  // MARK: What is kept

  /// The weights worth most, in steps of a quarter.
  func records(most: Int) -> [PackedRecord] {
    var seen = [Bool](repeating: false, count: index.weightCount + 1)
    var records: [PackedRecord] = []
    var worths: [Float] = []
    for sentence in 0..<corpus.count {
      forEachWord(of: sentence, inSmallLetters: false) { (_, found) in
        for context in 0..<ContextFeatures.count {
          let isCommon = context >= ContextFeatures.firstCommon
          guard let place = index.place(of: hashes[context]), !seen[place] else { continue }
          seen[place] = true
          keep(place, hashes[context], count: isCommon ? 1 : found.count, isCommon: isCommon, &records, &worths)
        }
      }
    }
    guard records.count > most else { return records }
    let order = records.indices.sorted { (worths[$0], $1) > (worths[$1], $0) }
    return order.prefix(most).map { records[$0] }
  }

  /// Takes the weights of a context that differ from what most of its forms have.
  private func keep(_ place: Int, _ hash: UInt64, count: Int, isCommon: Bool, _ records: inout [PackedRecord], _ worths: inout [Float]) {
    let row = (0..<count).map { weights[place + $0].x }
    var shift: Float = 0
    if !isCommon {
      var most = row.count { abs($0) < 0.3 }
      for candidate in row {
        let near = row.count { abs($0 - candidate) < 0.3 }
        if near > most { (most, shift) = (near, candidate) }
      }
    }
    let frequency = index.frequency(of: hash)
    let factor: Float = frequency >= 50 ? 3.3 : frequency >= 10 ? 1.7 : 1
    for (slot, weight) in row.enumerated() {
      let level = Int(((weight - shift) * 4).rounded())
      guard level != 0 else { continue }
      records.append(
        PackedRecord(
          hash: hash, slot: UInt32(isCommon ? ContextFeatures.commonSlot : slot), value: UInt32(32 + max(-31, min(31, level)))))
      worths.append(abs(weight - shift) * factor)
    }
  }
}
