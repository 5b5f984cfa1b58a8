import TrainingData
import VietWords

/// How well words are found: those that are right among those found and those wanted.
struct Score {
  private(set) var wanted = 0, found = 0, right = 0
  /// Words that were not found, and how often.
  private(set) var missed: [String: Int] = [:]

  /// The harmonic mean of precision and recall, in percent.
  var f1: Double { 200 * Double(right) / Double(max(wanted + found, 1)) }

  static func + (left: Score, right: Score) -> Score {
    var sum = left
    sum.wanted += right.wanted
    sum.found += right.found
    sum.right += right.right
    sum.missed.merge(right.missed, uniquingKeysWith: +)
    return sum
  }

  /// Words found in raw sentences against those made by hand: a word is right where it covers the same letters.
  init(_ segmenter: WordSegmenter, on gold: some Sequence<GoldSentence>) {
    var words = WordBuffer()
    for sentence in gold {
      let starts = sentence.wordStarts
      var text = sentence.text
      let predicted = text.withUTF8 { bytes in
        segmenter.segment(bytes, into: &words, sentences: .lines)
        var starts: Set<Int> = []
        var written = 0
        var place = 0
        for index in 0..<words.tokens.count {
          let token = words.tokens[index]
          while place < Int(token.start) {
            if bytes[place] != 0x20 { written += 1 }
            place += 1
          }
          if !token.flags.contains(.continuesWord) { starts.insert(written) }
        }
        return starts
      }
      wanted += starts.count
      found += predicted.count
      let length = sentence.text.utf8.reduce(0) { $0 + ($1 == 0x20 ? 0 : 1) }
      let ends = Self.ends(starts, length), predictedEnds = Self.ends(predicted, length)
      for (start, word) in zip(starts.sorted(), sentence.words) {
        if predicted.contains(start), ends[start] == predictedEnds[start] {
          right += 1
        } else {
          missed[word, default: 0] += 1
        }
      }
    }
  }

  private static func ends(_ starts: Set<Int>, _ length: Int) -> [Int: Int] {
    let ordered = starts.sorted()
    return Dictionary(uniqueKeysWithValues: zip(ordered, ordered.dropFirst() + [length]))
  }
}
