import VietText
public import VietWords

/// Takes Vietnamese text apart into sentences and words.
///
/// ```
/// TextSegmenter().sentences(in: "Bán lẻ hàng hóa tăng 8%.")[0].words.map(\.text)
/// // ["Bán lẻ", "hàng hóa", "tăng", "8", "%", "."]
/// ```
///
/// One may be shared by any number of threads. Linear in the text. Where speed counts, `WordSegmenter` fills a buffer that is used again.
public struct TextSegmenter: Sendable {
  /// A sentence with its words.
  public struct Sentence: Sendable, Hashable {
    /// Where it stands in the text as it was given, in UTF-8 bytes.
    public let utf8Range: Range<Int>
    /// Its words, numbers and marks, in order.
    public let words: [Word]
  }

  /// A word of one or more syllables, a number, a mark.
  public struct Word: Sendable, Hashable {
    /// The slice of the text, exactly as it stands there.
    public let text: String
    /// Where it stands in the text as it was given, in UTF-8 bytes.
    public let utf8Range: Range<Int>
    /// What it is; of several tokens, a word.
    public let kind: TextToken.Kind
  }

  private let segmenter: WordSegmenter

  /// A segmenter with the built-in model.
  ///
  /// - Parameters:
  ///   - convention: what counts as one word.
  ///   - splitting: how finely numbers, codes and abbreviations are split.
  public init(_ convention: WordSegmenter.Convention = .vlsp, splitting: TextTokenizer.Splitting = .treebank) {
    segmenter = WordSegmenter(convention, splitting: splitting)
  }

  /// The sentences of a string, in order; ranges count the UTF-8 of the string as it was given.
  ///
  /// A string may be in any normalization form; text that ICU cannot normalize for want of memory has no sentences.
  public func sentences(in text: String) -> [Sentence] { (try? sentences(in: Document(text))) ?? [] }

  /// The sentences of a decoded document, in order; ranges count the UTF-8 of the decoded text.
  ///
  /// - Throws: `DocumentError.outOfMemory` when the text cannot be normalized.
  public func sentences(in document: Document) throws(DocumentError) -> [Sentence] {
    let text = try NormalizedText(document)
    var words = WordBuffer()
    text.bytes.withUnsafeBufferPointer { segmenter.segment($0, into: &words) }
    func source(_ tokens: Range<Int>) -> Range<Int> {
      text.map.source(of: Int(words.tokens[tokens.lowerBound].start)..<Int(words.tokens[tokens.upperBound - 1].end))
    }
    var sentences: [Sentence] = []
    for sentence in words.sentences {
      var found: [Word] = []
      for word in words.words(in: sentence) {
        let range = source(word)
        let kind = word.count > 1 ? .word : words.tokens[word.lowerBound].kind
        found.append(Word(text: String(decoding: document.utf8[range], as: UTF8.self), utf8Range: range, kind: kind))
      }
      sentences.append(Sentence(utf8Range: source(sentence), words: found))
    }
    return sentences
  }
}
