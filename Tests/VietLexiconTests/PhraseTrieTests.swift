import TestSupport
import Testing

@testable import VietLexicon

struct PhraseTrieTests {
  private func payload(_ trie: PhraseTrie, _ words: [WordID]) -> UInt32 {
    var node: UInt16 = 0
    for word in words {
      node = trie.next(node, word)
      if node == 0 { return 0 }
    }
    return trie.payload(node)
  }

  @Test func findsWhatWasInserted() {
    var trie = PhraseTrie(bits: 6)
    defer { trie.deallocate() }
    trie.insert([5, 7], 1) { old, _ in old }
    trie.insert([5], 2) { old, _ in old }
    trie.insert([5, 7, 9], 3) { old, _ in old }
    #expect([[5], [5, 7], [5, 7, 9]].map { payload(trie, $0) } == [2, 1, 3])
    #expect([[7], [5, 9], [5, 7, 9, 5], [0], [5, 0]].map { payload(trie, $0) } == [0, 0, 0, 0, 0])
  }

  @Test func mergesWhatIsInsertedTwice() {
    var trie = PhraseTrie(bits: 5)
    defer { trie.deallocate() }
    trie.insert([5], 1) { $0 | $1 }
    trie.insert([5], 4) { $0 | $1 }
    #expect(payload(trie, [5]) == 5)
    trie.insert([5], 9) { old, _ in old }
    #expect(payload(trie, [5]) == 5)
  }

  /// A full trie leaves phrases out and keeps answering; `LexiconTests` see that the real ones are large enough.
  @Test func survivesBeingFull() {
    var trie = PhraseTrie(bits: 5)
    defer { trie.deallocate() }
    for word in 1...100 { trie.insert([WordID(word)], UInt32(word)) { old, _ in old } }
    let found = (1...100).filter { payload(trie, [WordID($0)]) == UInt32($0) }
    #expect(found == Array(1...15))
    #expect(payload(trie, [99]) == 0)
  }

  @Test func agreesWithADictionary() {
    var trie = PhraseTrie(bits: 13)
    defer { trie.deallocate() }
    var expected: [[WordID]: UInt32] = [:]
    var random = SeededRandom(seed: 1)
    for number in 1...1_000 as ClosedRange<UInt32> {
      let phrase = (0...Int(number % 4)).map { _ in WordID.random(in: 1...60, using: &random) }
      expected[phrase] = expected[phrase] ?? number
      trie.insert(phrase, number) { old, _ in old }
    }
    #expect(expected.count > 500)
    for (phrase, number) in expected { #expect(payload(trie, phrase) == number) }
  }
}
