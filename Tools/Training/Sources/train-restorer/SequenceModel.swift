import VietRestoration

/// Probabilities of forms behind one and two others, smoothed by absolute discounts with counts of contexts below (Kneser and Ney).
struct SequenceModel {
  /// What is kept.
  private(set) var unigrams: [UInt8]
  private(set) var bigrams: [PackedRecord] = []
  private(set) var trigrams: [PackedRecord] = []

  /// A count of a key: three or two forms of 20 bits each.
  private struct Counted {
    var key: UInt64
    var count: Int
  }

  private static let bits: UInt64 = 20

  /// Learns from sentences.
  ///
  /// - Parameters:
  ///   - most: how many trigrams to keep.
  ///   - mostBigrams: how many bigrams to keep.
  init(_ corpus: TokenCorpus, _ numbered: NumberedCorpus, _ lexicon: FormLexicon, most: Int, mostBigrams: Int) {
    let forms = lexicon.forms.count
    let all = Self.trigrams(corpus, numbered)
    let pairs = Self.count(all.map { $0.key & (1 << (2 * Self.bits) - 1) })
    let singles = Self.count(pairs.map { $0.key & (1 << Self.bits - 1) })
    let discounts = [singles, pairs, all].map { Self.discount($0) }
    // One form.
    let total = Double(pairs.count)
    let floor = discounts[0] * Double(singles.count) / total / Double(forms)
    var alone = Array(repeating: floor, count: forms)
    for single in singles { alone[Int(single.key)] += (Double(single.count) - discounts[0]) / total }
    // Behind one form: sums of counts, and what is left for forms that never stood there.
    var sums = Array(repeating: 0.0, count: forms), types = sums
    for pair in pairs {
      sums[Int(pair.key >> Self.bits)] += Double(pair.count)
      types[Int(pair.key >> Self.bits)] += 1
    }
    let off = zip(sums, types).map { $0 == 0 ? 1 : discounts[1] * $1 / $0 }
    func second(_ pair: Counted) -> Double {
      let first = Int(pair.key >> Self.bits)
      return (Double(pair.count) - discounts[1]) / sums[first] + off[first] * alone[Int(pair.key & (1 << Self.bits - 1))]
    }
    let seconds = pairs.map(second)
    // Behind two forms: the trigrams that say most against what they would back off to.
    let kept = Self.choose(all, pairs, seconds, discounts[2], most)
    unigrams = alone.map { UInt8(min(255, max(0, Int((-Logarithm.of($0) * 8).rounded())))) }
    unigrams += off.map { UInt8(min(255, max(0, Int((-Logarithm.of($0) * 8).rounded())))) }
    write(kept, pairs, seconds, alone, off, numbered.slots(of: forms, lexicon), mostBigrams)
  }

  private static func trigrams(_ corpus: TokenCorpus, _ numbered: NumberedCorpus) -> [Counted] {
    var keys: [UInt64] = []
    keys.reserveCapacity(corpus.given.count + corpus.count)
    let mask = 1 << (3 * bits) - 1 as UInt64
    for sentence in 0..<corpus.count {
      var key: UInt64 = 0  // boundaries
      for index in corpus.sentence(sentence) {
        key = (key << bits | UInt64(numbered.forms[index])) & mask
        keys.append(key)
      }
      keys.append(key << bits & mask)
    }
    return count(keys)
  }

  /// Equal keys with their counts, in order.
  private static func count(_ keys: [UInt64]) -> [Counted] {
    var result: [Counted] = []
    for key in keys.sorted() {
      if result.last?.key == key { result[result.count - 1].count += 1 } else { result.append(Counted(key: key, count: 1)) }
    }
    return result
  }

  private static func discount(_ counts: [Counted]) -> Double {
    let ones = Double(counts.count { $0.count == 1 }), twos = Double(counts.count { $0.count == 2 })
    return (ones + 1) / (ones + 2 * twos + 3)
  }

  /// A trigram that is kept.
  private struct Kept {
    var key: UInt64
    var probability: Double
  }

  /// The trigrams worth most, by key, and for each pair before them what is left.
  private static func choose(
    _ all: [Counted], _ pairs: [Counted], _ seconds: [Double], _ discount: Double, _ most: Int
  ) -> (trigrams: [Kept], rest: [UInt64: Double]) {
    let mask = 1 << (2 * bits) - 1 as UInt64
    var lower: [UInt64: Double] = Dictionary(minimumCapacity: pairs.count)
    for (pair, probability) in zip(pairs, seconds) { lower[pair.key] = probability }
    var gains: [(gain: Double, index: Int, sum: Double)] = []
    gains.reserveCapacity(all.count)
    forEachHistory(all) { (range) in
      let sum = Double(all[range].reduce(0) { $0 + $1.count })
      let rest = discount * Double(range.count) / sum
      for index in range {
        let back = rest * (lower[all[index].key & mask] ?? 1e-9)
        let own = (Double(all[index].count) - discount) / sum + back
        gains.append((Double(all[index].count) * (Logarithm.of(own) - Logarithm.of(back)), index, sum))
      }
    }
    gains.sort { ($0.gain, $1.index) > ($1.gain, $0.index) }
    let chosen = gains.prefix(most).sorted { $0.index < $1.index }
    var mass: [UInt64: Double] = [:]
    for item in chosen { mass[all[item.index].key >> bits, default: 0] += (Double(all[item.index].count) - discount) / item.sum }
    let rest = mass.mapValues { max(1e-6, 1 - $0) }
    let kept = chosen.map { item in
      let key = all[item.index].key
      let own = (Double(all[item.index].count) - discount) / item.sum
      return Kept(key: key, probability: own + (rest[key >> bits] ?? 1) * (lower[key & mask] ?? 1e-9))
    }
    return (kept, rest)
  }

  /// Calls `body` with the trigrams behind each pair.
  private static func forEachHistory(_ all: [Counted], _ body: (Range<Int>) -> Void) {
    var start = 0
    while start < all.count {
      var end = start + 1
      while end < all.count, all[end].key >> bits == all[start].key >> bits { end += 1 }
      body(start..<end)
      start = end
    }
  }

  /// Seven bits of a logarithm in steps of an eighth; never 0.
  private static func level(_ probability: Double) -> UInt32 {
    UInt32(min(126, max(0, Int((-Logarithm.of(probability) * 8).rounded())))) + 1
  }

  private mutating func write(
    _ kept: (trigrams: [Kept], rest: [UInt64: Double]), _ pairs: [Counted], _ seconds: [Double], _ alone: [Double], _ off: [Double],
    _ slots: [(bare: UInt32, slot: UInt32)], _ most: Int
  ) {
    let mask = 1 << Self.bits - 1 as UInt64
    for trigram in kept.trigrams {
      let last = slots[Int(trigram.key & mask)]
      let first = UInt32(trigram.key >> (2 * Self.bits)), second = UInt32(trigram.key >> Self.bits & mask)
      trigrams.append(
        PackedRecord(hash: ContextHash.trigram(first, second, before: last.bare), slot: last.slot, value: Self.level(trigram.probability)))
    }
    var gains: [(gain: Double, index: Int)] = []
    for (index, pair) in pairs.enumerated() {
      let back = off[Int(pair.key >> Self.bits)] * alone[Int(pair.key & mask)]
      let isNeeded = kept.rest[pair.key] != nil
      gains.append((isNeeded ? .infinity : Double(pair.count) * (Logarithm.of(seconds[index]) - Logarithm.of(back)), index))
    }
    gains.sort { ($0.gain, $1.index) > ($1.gain, $0.index) }
    for index in gains.prefix(most).map(\.index).sorted() {
      let last = slots[Int(pairs[index].key & mask)]
      let rest = kept.rest[pairs[index].key].map { Self.level($0) } ?? 0
      bigrams.append(
        PackedRecord(
          hash: ContextHash.bigram(UInt32(pairs[index].key >> Self.bits), before: last.bare), slot: last.slot,
          value: rest << 7 | Self.level(seconds[index])))
    }
  }
}

extension NumberedCorpus {
  /// For each form its bare word and its slot there.
  func slots(of forms: Int, _ lexicon: FormLexicon) -> [(bare: UInt32, slot: UInt32)] {
    var result = (0..<forms).map { (bare: UInt32($0), slot: 0 as UInt32) }
    for (slot, entry) in lexicon.entries.enumerated() {
      for index in 0..<(entry & 15) { result[Int(entry >> 4 + index)] = (UInt32(slot) + RestorerModel.firstWord, index) }
    }
    return result
  }
}
