import VietOrthography

/// The words of a passage with the forms each may have, scored; finds the sequence of forms with the highest score.
///
/// Storage is used again from passage to passage.
final class RestorationLattice {
  /// A form that a token may have.
  struct Candidate {
    var form: UInt32
    var slot: Int32
    /// What its contexts say, without the model of sequences.
    var score: Int32
  }

  /// A token as the lattice sees it.
  struct Column {
    var bare: UInt32 = 0
    /// Its candidates in `candidates`.
    var start = 0, count = 0
    /// Its ways back in `backs`.
    var backStart = 0
  }

  /// No token has more candidates in the search.
  static let most = 6
  /// Candidates that lie further behind the best one are not tried: four units of the logarithm.
  private static let margin = Int32(4 * RestorerModel.unit)
  private static let none = Int32.min
  /// What speaks for a form that is a word as it stands, in a passage with hats but no tones: two units.
  private static let bonus = Int32(2 * RestorerModel.unit)

  let model: RestorerModel
  @exclusivity(unchecked) private(set) var columns: [Column] = []
  @exclusivity(unchecked) private(set) var candidates: [Candidate] = []
  @exclusivity(unchecked) private var sites: [ContextFeatures.Site] = []
  @exclusivity(unchecked) private var backs: [UInt8] = []
  private let marks = LetterMarks()
  /// Scores of the slots of one word, and the hashes of its contexts.
  private let slots: UnsafeMutablePointer<Int32>
  private let hashes: UnsafeMutablePointer<UInt64>
  private let probes: UnsafeMutablePointer<PackedTable.Probe>
  private let sequence: SequenceScores
  /// Whether no word of the passage has a tone, so that those with a hat may lack theirs.
  @exclusivity(unchecked) private var isOpen = false

  init(_ model: RestorerModel) {
    self.model = model
    slots = .allocate(capacity: 16)
    hashes = .allocate(capacity: 4 * ContextFeatures.count)
    probes = .allocate(capacity: ContextFeatures.count)
    sequence = SequenceScores(model)
  }

  deinit {
    slots.deallocate()
    hashes.deallocate()
    probes.deallocate()
  }

  /// Finds the best form of each token; `path` has the index of its candidate.
  func solve(_ tokens: [RestorationToken], into path: inout [Int]) {
    fill(tokens)
    search(into: &path)
  }

  /// All forms that a token of the passage solved last may have, with the scores they have among the best forms of the other tokens.
  func alternatives(_ tokens: [RestorationToken], at index: Int, _ path: [Int]) -> [Candidate] {
    let token = tokens[index]
    guard token.kind == .word else { return [] }
    let found = model.forms(of: token.bare)
    let start = candidates.count
    prepare(index)
    addForms(of: token, found.first, found.count, at: index, keepsAll: true)
    defer { candidates.removeLast(candidates.count - start) }
    func item(_ place: Int) -> RestorerModel.Item {
      guard columns.indices.contains(place) else { return .boundary }
      let chosen = candidates[path[place]]
      return RestorerModel.Item(form: chosen.form, slot: Int(chosen.slot), bare: columns[place].bare)
    }
    return candidates[start...].map { candidate in
      var items = (-2...2).map { item(index + $0) }
      items[2] = RestorerModel.Item(form: candidate.form, slot: Int(candidate.slot), bare: columns[index].bare)
      var result = candidate
      for place in 2...4 where index + place - 2 <= columns.count {
        result.score &+= model.score(of: items[place], behind: items[place - 2], items[place - 1])
      }
      return result
    }
  }

  // MARK: Candidates

  private func fill(_ tokens: [RestorationToken]) {
    columns.removeAll(keepingCapacity: true)
    candidates.removeAll(keepingCapacity: true)
    sites.removeAll(keepingCapacity: true)
    for _ in 0..<3 { sites.append(.end) }
    isOpen = !tokens.contains { $0.isMarked && marks.hasTone($0.given) }
    for token in tokens {
      let found = token.kind == .word ? model.forms(of: token.bare) : nil
      sites.append(Self.site(of: token, found))
    }
    for _ in 0..<3 { sites.append(.end) }
    for index in 0..<min(2, tokens.count) { prepare(index) }
    for (index, token) in tokens.enumerated() {
      // The weights of the next words come from memory while those of this one are added up.
      if index + 2 < tokens.count { prepare(index + 2) }
      if index + 1 < tokens.count { prefetchRecords(index + 1) }
      var column = Column()
      column.start = candidates.count
      if token.kind == .word {
        let found = model.forms(of: token.bare)
        column.bare = found.bare
        addForms(of: token, found.first, found.count, at: index, keepsAll: false)
      } else {
        column.bare = token.kind.special.rawValue
      }
      if candidates.count == column.start {
        // A word that stays as it is, and that the model does not know so.
        if token.kind == .word { column.bare = RestorerModel.Special.unknown.rawValue }
        candidates.append(Candidate(form: column.bare, slot: 0, score: 0))
      }
      column.count = candidates.count - column.start
      columns.append(column)
    }
  }

  /// What contexts see of a token.
  static func site(of token: RestorationToken, _ found: (bare: UInt32, first: UInt32, count: Int)?) -> ContextFeatures.Site {
    guard let found else {
      let isWord = token.kind == .fixed
      return ContextFeatures.Site(
        bare: token.kind.special.rawValue, capitals: isWord ? UInt32(token.capitals.rawValue) : 4, sort: isWord ? 1 : 2)
    }
    return ContextFeatures.Site(bare: found.bare, capitals: UInt32(token.capitals.rawValue), sort: found.count > 1 ? 0 : 1)
  }

  /// Appends the forms that agree with the marks of a word; one that is a word with its marks stays what it is.
  private func addForms(of token: RestorationToken, _ first: UInt32, _ count: Int, at index: Int, keepsAll: Bool) {
    guard first >= RestorerModel.firstWord else { return }
    var allowed: UInt32 = (1 &<< UInt32(count)) &- 1
    var asGiven: Int?
    if token.isMarked {
      let other = TonePlacement.other(token.given) ?? token.given
      for slot in 0..<count {
        let key = model.key(of: first &+ UInt32(slot))
        if key == token.given || key == other {
          guard isOpen, !marks.hasTone(token.given) else {
            return candidates.append(Candidate(form: first &+ UInt32(slot), slot: Int32(slot), score: 0))
          }
          asGiven = slot
        }
        if !agrees(token.given.bits, key.bits) { allowed &= ~(1 &<< UInt32(slot)) }
      }
    }
    if allowed.nonzeroBitCount == 1 {
      let slot = allowed.trailingZeroBitCount
      return candidates.append(Candidate(form: first &+ UInt32(slot), slot: Int32(slot), score: 0))
    }
    guard allowed != 0 else { return }
    weigh(at: index, token, first, count)
    if let asGiven { slots[asGiven] &+= Self.bonus }
    let start = candidates.count
    var best = Self.none
    for slot in 0..<count where allowed >> UInt32(slot) & 1 != 0 { best = max(best, slots[slot]) }
    for slot in 0..<count where allowed >> UInt32(slot) & 1 != 0 && (keepsAll || slots[slot] >= best &- Self.margin) {
      insert(Candidate(form: first &+ UInt32(slot), slot: Int32(slot), score: slots[slot]), from: start, most: keepsAll ? 16 : Self.most)
    }
  }

  /// Inserts a candidate by its score, the best first.
  @inline(__always)
  private func insert(_ candidate: Candidate, from start: Int, most: Int) {
    if candidates.count - start == most {
      guard candidate.score > candidates[candidates.count - 1].score else { return }
      candidates.removeLast()
    }
    var place = candidates.count
    candidates.append(candidate)
    while place > start, candidates[place - 1].score < candidate.score {
      candidates.swapAt(place - 1, place)
      place -= 1
    }
  }

  private func agrees(_ given: UInt64, _ form: UInt64) -> Bool {
    var (given, form) = (given, form)
    while given != 0 || form != 0 {
      guard marks.isPart(UInt8(truncatingIfNeeded: given), of: UInt8(truncatingIfNeeded: form)) else { return false }
      given >>= 8
      form >>= 8
    }
    return true
  }

  /// Whether a token has several forms to weigh.
  @inline(__always)
  private func isWeighed(_ index: Int) -> Bool { sites[index + 3].sort == 0 }

  /// The hashes of the contexts of a token; those of four tokens that follow one another have room.
  @inline(__always)
  private func hashes(of index: Int) -> UnsafeMutablePointer<UInt64> { hashes + (index & 3) * ContextFeatures.count }

  /// Makes the hashes of the contexts of a token, and asks for the buckets they lie in.
  private func prepare(_ index: Int) {
    guard isWeighed(index) else { return }
    let hashes = hashes(of: index)
    sites.withUnsafeBufferPointer { sites in
      guard let base = sites.baseAddress else { return }
      ContextFeatures.write(base + (index + 3), to: hashes)
    }
    for context in 0..<ContextFeatures.count { model.weights.prefetchBucket(hashes[context]) }
  }

  /// Asks for the records of the contexts of a token.
  private func prefetchRecords(_ index: Int) {
    guard isWeighed(index) else { return }
    let hashes = hashes(of: index)
    for context in 0..<ContextFeatures.count { model.weights.prefetchRecords(hashes[context]) }
  }

  /// Adds up the weights of the contexts of a word, for each of its forms; its hashes are to be made before.
  private func weigh(at index: Int, _ token: RestorationToken, _ first: UInt32, _ count: Int) {
    let (slots, hashes, probes, weights) = (slots, hashes(of: index), probes, model.weights)
    for slot in 0..<16 { slots[slot] = 0 }
    for context in 0..<ContextFeatures.count { probes[context] = weights.probe(hashes[context]) }
    for context in 0..<ContextFeatures.count { weights.look(&probes[context], .weights) }
    for context in 0..<ContextFeatures.count {
      weights.forEach(probes[context], .weights) { (slot, value) in slots[slot] &+= value &- 32 }
    }
    let common = slots[ContextFeatures.commonSlot]
    for slot in 0..<count {
      if common != 0, model.key(of: first &+ UInt32(slot)) == token.bare { slots[slot] &+= common }
      slots[slot] &*= model.weightScale
    }
  }

  // MARK: The best way

  /// Asks for what the model says of a token behind the likeliest forms of the two before it.
  @inline(__always)
  private func prefetchSequences(
    before index: Int, _ candidates: UnsafeBufferPointer<Candidate>, _ prefetch: (_ table: PackedTable, _ hash: UInt64) -> Void
  ) {
    guard index > 1 else { return }
    let (bare, last, before) = (columns[index].bare, columns[index - 1], columns[index - 2])
    for b in last.start..<last.start + min(last.count, 3) {
      prefetch(model.bigrams, ContextHash.bigram(candidates[b].form, before: bare))
      guard last.count * before.count > 1 else { continue }
      for a in before.start..<before.start + min(before.count, 3) {
        prefetch(model.trigrams, ContextHash.trigram(candidates[a].form, candidates[b].form, before: bare))
      }
    }
  }

  private func search(into path: inout [Int]) {
    path.removeAll(keepingCapacity: true)
    guard !columns.isEmpty else { return }
    backs.removeAll(keepingCapacity: true)
    sequence.start()
    candidates.withUnsafeBufferPointer { candidates in
      for index in columns.indices {
        let column = columns[index]
        columns[index].backStart = backs.count
        if index + 2 < columns.count { prefetchSequences(before: index + 2, candidates) { $0.prefetchBucket($1) } }
        if index + 1 < columns.count { prefetchSequences(before: index + 1, candidates) { $0.prefetchRecords($1) } }
        sequence.step(UnsafeBufferPointer(rebasing: candidates[column.start..<column.start + column.count]), column.bare, &backs)
      }
    }
    let endStart = backs.count
    let boundary = RestorerModel.Special.boundary.rawValue
    withUnsafePointer(to: Candidate(form: boundary, slot: 0, score: 0)) {
      sequence.step(UnsafeBufferPointer(start: $0, count: 1), boundary, &backs)
    }
    path.append(contentsOf: repeatElement(0, count: columns.count))
    // The boundary at the end leads back to the last token.
    var before = sequence.best()
    var last = 0
    for index in columns.indices.reversed() {
      let nextCount = index + 1 < columns.count ? columns[index + 1].count : 1
      let nextStart = index + 1 < columns.count ? columns[index + 1].backStart : endStart
      let back = Int(backs[nextStart + before * nextCount + last])
      path[index] = columns[index].start + before
      (before, last) = (back, before)
    }
  }
}
