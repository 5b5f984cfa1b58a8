import Foundation
import TestSupport
import Testing
import VietOrthography
import VietRestoration

/// The lines of `Corpora/Restoration`.
struct RestorationCorpusTests {
  private let restorer = DiacriticRestorer()

  private func lines(_ name: String) throws -> [[String]] {
    let path = Corpus.checkout + "/Corpora/Restoration/" + name
    return try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").filter { !$0.hasPrefix("# ") }
      .map { $0.split(separator: "\t").map(String.init) }
  }

  /// A model learnt from text is not always right: of a hundred words of plain sentences, at least 98 are.
  @Test func restoresSentences() throws {
    var (words, right) = (0, 0)
    var wrong: [String] = []
    for line in try lines("Sentences.tsv") {
      #expect(DiacriticLevel.all.folding(line[1]) == line[0])
      let found = restorer.restore(line[0])
      if found != line[1] { wrong.append(found) }
      for (word, expected) in zip(found.split(separator: " "), line[1].split(separator: " ")) {
        words += 1
        if word == expected { right += 1 }
      }
    }
    #expect(words > 900 && right * 100 >= words * 98, "\(right) of \(words); \(wrong)")
  }

  @Test func respectsMarks() throws {
    for line in try lines("Mixed.tsv") { #expect(restorer.restore(line[0]) == line[1]) }
  }

  @Test func leavesTheRestAlone() throws {
    for line in try lines("Unchanged.tsv") { #expect(restorer.restore(line[0]) == line[0]) }
  }
}
