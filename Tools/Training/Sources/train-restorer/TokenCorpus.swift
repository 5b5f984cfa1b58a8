import VietOrthography
import VietRestoration

/// Sentences as the restorer's tokenizer takes them apart, one behind the other.
struct TokenCorpus {
  /// For each token its letters, with marks and without.
  private(set) var given: [UInt64] = []
  private(set) var bare: [UInt64] = []
  private(set) var kinds: [RestorationToken.Kind] = []
  private(set) var capitals: [UInt8] = []
  /// Where each sentence begins, and the end.
  private(set) var starts: [Int] = [0]

  /// How many sentences there are.
  var count: Int { starts.count - 1 }

  /// Appends a sentence, its tone marks where the old rule has them.
  mutating func append(_ text: String, _ tokenizer: inout RestorationTokenizer) {
    var text = TonePlacement.old.placing(text)
    text.withUTF8 { bytes in
      var position = 0
      while position < bytes.count {
        position = tokenizer.read(bytes, from: position)
        for token in tokenizer.tokens {
          given.append(token.given.bits)
          bare.append(token.bare.bits)
          kinds.append(token.kind)
          capitals.append(token.capitals.rawValue)
        }
      }
    }
    if given.count > starts[starts.count - 1] { starts.append(given.count) }
  }

  /// The tokens of a sentence.
  func sentence(_ index: Int) -> Range<Int> { starts[index]..<starts[index + 1] }
}
