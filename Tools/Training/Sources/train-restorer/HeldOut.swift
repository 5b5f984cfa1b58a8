import TrainingData
import VietOrthography

/// The parts of the data: what is learnt, and what is measured on.
struct HeldOut {
  /// Sentences for training.
  private(set) var training: [String] = []
  /// News and law of the silver file that share few runs of six words with the training sentences.
  private(set) var news: [String] = []
  private(set) var law: [String] = []

  private static let run = 6

  /// Holds back one sentence in twenty, by its words; of those, the ones that are near to a training sentence are left out altogether.
  init(_ sentences: [String]) {
    var held: [String] = []
    var runs: Set<UInt64> = []
    for sentence in sentences {
      let keys = Self.keys(sentence)
      let whole = keys.reduce(7 as UInt64) { SeededGenerator.mix($0 ^ $1) }
      if whole % 100 < 5 {
        held.append(sentence)
      } else {
        training.append(sentence)
        Self.forEachRun(keys) { runs.insert($0) }
      }
    }
    for sentence in held {
      var (all, shared) = (0, 0)
      Self.forEachRun(Self.keys(sentence)) { (run) in
        all += 1
        if runs.contains(run) { shared += 1 }
      }
      guard all >= 2, shared * 10 <= all * 3 else { continue }
      if Self.isLaw(sentence) { law.append(sentence) } else { news.append(sentence) }
    }
  }

  private static func keys(_ text: String) -> [UInt64] {
    var text = text
    return text.withUTF8 { bytes in
      var keys: [UInt64] = []
      LetterScanner().forEachWord(in: bytes) { keys.append($1.key.bits) }
      return keys
    }
  }

  private static func forEachRun(_ keys: [UInt64], _ body: (UInt64) -> Void) {
    guard keys.count >= run else { return }
    for start in 0...(keys.count - run) { body(keys[start..<start + run].reduce(0) { SeededGenerator.mix($0 ^ $1) }) }
  }

  /// Whether a sentence is of a law or decree: by its label, or two of the words such texts have.
  private static func isLaw(_ text: String) -> Bool {
    let first = text.prefix { $0 != " " }
    if let last = first.last, last == ")" || last == ".", first.count <= 4 { return true }
    let words = ["khoản ", "Điều ", "quy định tại", "Nghị định", "Thông tư", "Luật ", "luật này", "có thẩm quyền", "Quyết định"]
    return words.count { text.contains($0) } >= 2
  }
}
