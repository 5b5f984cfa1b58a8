/// Finds the words of Vietnamese text: which neighbouring syllables belong together.
///
/// ```
/// var words = WordBuffer()
/// WordSegmenter().segment(bytes, into: &words)   // tổng mức · bán lẻ · hàng hóa
/// ```
///
/// One may be shared by any number of threads, each with a buffer of its own.
public struct WordSegmenter: Sendable {
  /// What counts as one word.
  public enum Convention: String, Sendable, CaseIterable {
    /// As in the VLSP campaigns: `người dân` is one word, `con gái` two.
    case vlsp
    /// As in the Vietnamese treebank: `người dân` is two words, `con gái` one.
    case treebank
  }

  /// Where sentences begin.
  public enum Sentences: Sendable {
    /// Where the text says so.
    case found
    /// At each line.
    case lines
  }

  /// What counts as one word.
  public let convention: Convention
  private let tokenizer: TextTokenizer
  private let model: SegmentationModel

  /// A segmenter; tokens are split as in treebanks unless `splitting` says otherwise. It costs nothing.
  public init(_ convention: Convention = .vlsp, splitting: TextTokenizer.Splitting = .treebank) {
    self.convention = convention
    tokenizer = TextTokenizer(splitting: splitting)
    model = .embedded
  }

  /// A segmenter with another model than the one that is part of the program; its bytes are to outlive the segmenter.
  public init(_ convention: Convention, model: UnsafeRawBufferPointer) {
    self.convention = convention
    tokenizer = TextTokenizer(splitting: .treebank)
    self.model = SegmentationModel(model)
  }

  /// Fills the buffer with the tokens of a text of less than 4 GiB, and marks those that go on a word.
  ///
  /// Linear, no allocation once the buffer is large enough. The text is to be UTF-8 in NFC.
  ///
  /// - Parameter joinsWords: otherwise the tokens are left as they are.
  public func segment(
    _ bytes: UnsafeBufferPointer<UInt8>, into words: inout WordBuffer, sentences: Sentences = .found, joinsWords: Bool = true
  ) {
    tokenizer.tokenize(bytes, into: &words.tokens)
    if sentences == .lines { words.tokens.startSentencesAtLines() }
    guard joinsWords else { return }
    for sentence in words.tokens.sentences { join(sentence, of: bytes, in: &words) }
  }

  /// How many gaps are looked at together: while their weights come from memory, the features of the next ones are made.
  private static let batch = 8

  /// Decides the gaps of one sentence from left to right.
  private func join(_ sentence: Range<Int>, of bytes: UnsafeBufferPointer<UInt8>, in words: inout WordBuffer) {
    guard let units = words.units(of: sentence, in: bytes) else { return }
    let tokens = words.tokens.base + sentence.lowerBound
    let fixedCount = SegmentationFeatures.fixedCount
    withUnsafeTemporaryAllocation(of: UInt32.self, capacity: Self.batch * fixedCount + SegmentationFeatures.movingCount) { room in
      guard let features = room.baseAddress else { return }
      let moving = features + Self.batch * fixedCount
      var history = SegmentationFeatures.History()
      history.pass(units[0], isJoined: 0)
      for start in stride(from: 1, to: sentence.count, by: Self.batch) {
        let end = min(start + Self.batch, sentence.count)
        for index in start..<end where Self.mayJoin(tokens[index - 1], tokens[index]) {
          let fixed = features + (index - start) * fixedCount
          SegmentationFeatures.writeFixed(around: units + index - 1, to: fixed)
          for feature in 0..<fixedCount { model.prefetch(fixed[feature]) }
          SegmentationFeatures.writeLikely(around: units + index - 1, to: moving)
          for feature in 0..<SegmentationFeatures.likelyCount { model.prefetch(moving[feature]) }
        }
        for index in start..<end {
          var isJoined: UInt32 = 0
          if Self.mayJoin(tokens[index - 1], tokens[index]) {
            SegmentationFeatures.writeMoving(around: units + index - 1, after: history, to: moving)
            isJoined = isWord(features + (index - start) * fixedCount, moving) ? 1 : 0
            tokens[index].flags.formUnion(TextToken.Flags(rawValue: UInt8(isJoined) &* TextToken.Flags.continuesWord.rawValue))
          }
          history.pass(units[index], isJoined: isJoined)
        }
      }
    }
  }

  /// Whether the features of a gap say that it lies inside a word.
  @inline(__always)
  private func isWord(_ fixed: UnsafePointer<UInt32>, _ moving: UnsafePointer<UInt32>) -> Bool {
    let isTreebank = convention == .treebank
    return model.score(fixed, count: SegmentationFeatures.fixedCount, isTreebank: isTreebank)
      &+ model.score(moving, count: SegmentationFeatures.movingCount, isTreebank: isTreebank) > 0
  }

  /// Whether two tokens can belong to one word: with a space between them, both of letters or digits.
  @inline(__always)
  static func mayJoin(_ left: TextToken, _ right: TextToken) -> Bool {
    right.flags.contains(.spaceBefore) && left.kind.isWritten && right.kind.isWritten
  }
}

extension TextToken.Kind {
  /// Whether a token of this kind can be a part of a word of several tokens.
  @inline(__always)
  var isWritten: Bool {
    switch self {
    case .word, .number, .abbreviation, .code: true
    default: false
    }
  }
}

extension TextTokenBuffer {
  /// Makes every line one sentence.
  mutating func startSentencesAtLines() {
    for index in 0..<count {
      if self[index].flags.contains(.lineBreakBefore) {
        self[index].flags.insert(.startsSentence)
      } else {
        self[index].flags.remove(.startsSentence)
      }
    }
  }
}

/// What training needs of the segmenter.
extension WordSegmenter {
  /// Calls `body` with the features of each gap that can be joined in a sentence, in order.
  ///
  /// - Parameters:
  ///   - bytes: one sentence.
  ///   - isJoined: whether a token belongs to the word of the one before it; asked once for each token but the first, in order, before `body`.
  public static func forEachGap(
    of bytes: UnsafeBufferPointer<UInt8>, in words: inout WordBuffer, isJoined: (_ token: TextToken) -> Bool,
    _ body: (_ features: UnsafeBufferPointer<UInt32>) -> Void
  ) {
    TextTokenizer(splitting: .treebank).tokenize(bytes, into: &words.tokens)
    let count = words.tokens.count
    guard count > 0, let units = words.units(of: 0..<count, in: bytes) else { return }
    let tokens = words.tokens.base
    withUnsafeTemporaryAllocation(of: UInt32.self, capacity: SegmentationFeatures.count) { features in
      guard let base = features.baseAddress else { return }
      var history = SegmentationFeatures.History()
      history.pass(units[0], isJoined: 0)
      for index in 1..<max(count, 1) {
        let mayJoin = mayJoin(tokens[index - 1], tokens[index])
        let isJoined = isJoined(tokens[index]) && mayJoin
        if mayJoin {
          SegmentationFeatures.writeFixed(around: units + index - 1, to: base)
          SegmentationFeatures.writeMoving(around: units + index - 1, after: history, to: base + SegmentationFeatures.fixedCount)
          body(UnsafeBufferPointer(features))
        }
        history.pass(units[index], isJoined: isJoined ? 1 : 0)
      }
    }
  }

  /// A model's header, in front of its weights: those shared by both conventions, then what the treebank's differ by.
  public static func modelHeader(sharedCount: Int, treebankCount: Int) -> [UInt8] {
    var header = [SegmentationModel.mark, UInt32(sharedCount), UInt32(treebankCount)].flatMap { number in
      (0..<4).map { UInt8(truncatingIfNeeded: number >> ($0 * 8)) }
    }
    header += [UInt8](repeating: 0, count: SegmentationModel.headerSize - header.count)
    return header
  }

  /// The place of a feature's weight among `count`.
  @inlinable @inline(__always)
  public static func slot(_ feature: UInt32, of count: Int) -> Int { Int(truncatingIfNeeded: (UInt64(feature) &* UInt64(count)) >> 32) }
}
