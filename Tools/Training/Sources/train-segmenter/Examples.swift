import TrainingData
import VietWords

/// Gaps between tokens with what is known of them: features and how likely they lie inside a word.
///
/// All lie in flat arrays; a sentence is a range of gaps.
struct Examples {
  /// By gap `SegmentationFeatures.count` features, one gap after the other.
  private(set) var features: [UInt32] = []
  /// By gap: 0 for the border of two words, 1 for the inside of one, between them for what is doubtful.
  private(set) var targets: [Float] = []
  /// The gaps of each sentence.
  private(set) var sentences: [Range<Int>] = []

  /// Appends the gaps of a sentence; `target` knows them by the token behind.
  private mutating func append(
    _ text: String, _ words: inout WordBuffer, target: (_ token: TextToken, _ bytes: UnsafeBufferPointer<UInt8>) -> Float
  ) {
    var text = text
    let first = targets.count
    text.withUTF8 { bytes in
      var known: Float = 0
      let isJoined = { (token: TextToken) -> Bool in
        known = target(token, bytes)
        return known > 0.5
      }
      WordSegmenter.forEachGap(of: bytes, in: &words, isJoined: isJoined) { gap in
        features.append(contentsOf: gap)
        targets.append(known)
      }
    }
    sentences.append(first..<targets.count)
  }

  /// Examples of sentences whose spaces three segmenters have judged; `weights` says how much the word of each counts.
  init(_ silver: some Sequence<SilverSentence>, weights: [Float]) {
    let votes = (0..<8).map { vote in weights.indices.reduce(Float(0)) { $0 + (vote >> $1 & 1 == 1 ? weights[$1] : 0) } }
    var words = WordBuffer()
    for sentence in silver {
      var place = 0
      var spaces = 0
      append(sentence.text, &words) { token, bytes in
        while place < Int(token.start) {
          if bytes[place] == 0x20 { spaces += 1 }
          place += 1
        }
        return token.isGlued || spaces == 0 ? 0 : votes[Int(sentence.joins[spaces - 1])]
      }
    }
  }

  /// Examples of sentences segmented by hand.
  init(_ gold: some Sequence<GoldSentence>) {
    var words = WordBuffer()
    for sentence in gold {
      let starts = sentence.wordStarts
      var place = 0
      var written = 0
      append(sentence.text, &words) { token, bytes in
        while place < Int(token.start) {
          if bytes[place] != 0x20 { written += 1 }
          place += 1
        }
        return starts.contains(written) ? 0 : 1
      }
    }
  }
}

extension GoldSentence {
  /// Where words start, in bytes of the text without its spaces.
  var wordStarts: Set<Int> {
    var starts: Set<Int> = []
    var place = 0
    for word in words {
      starts.insert(place)
      place += word.utf8.reduce(0) { $0 + ($1 == 0x20 ? 0 : 1) }
    }
    return starts
  }
}
