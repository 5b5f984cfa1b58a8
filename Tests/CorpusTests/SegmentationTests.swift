import Testing
import VietWords

/// `Corpora/Segmentation`: words against those that a reader makes.
struct SegmentationTests {
  private struct Line {
    let words: [WordSegmenter.Convention: [String]]
    let genre: String
  }

  private static let lines: [Line] = Corpora.text("Segmentation/Words.tsv").split(separator: "\n").filter { !$0.hasPrefix("#") }.map {
    line in
    let fields = line.split(separator: "\t").map { $0.split(separator: " ").map(String.init) }
    return Line(words: [.vlsp: fields[0], .treebank: fields[1] == ["-"] ? fields[0] : fields[1]], genre: fields[2][0])
  }

  /// Where words start and end, in bytes of the text without its spaces.
  private static func spans(_ words: [String]) -> Set<Range<Int>> {
    var place = 0
    return Set(
      words.map { word in
        let length = word.utf8.reduce(0) { $0 + ($1 == 0x20 || $1 == 0x5F ? 0 : 1) }
        defer { place += length }
        return place..<place + length
      })
  }

  /// Word F1 in percent over some lines.
  private static func f1(_ lines: [Line], _ convention: WordSegmenter.Convention) -> Double {
    let segmenter = WordSegmenter(convention)
    var buffer = WordBuffer()
    var (wanted, found, right) = (0, 0, 0)
    for words in lines.compactMap({ $0.words[convention] }) {
      let text = Array(words.joined(separator: " ").replacing("_", with: " ").utf8)
      let predicted = text.withUnsafeBufferPointer { bytes -> [String] in
        segmenter.segment(bytes, into: &buffer, sentences: .lines)
        return buffer.sentences.flatMap { sentence in
          buffer.words(in: sentence).map { word in
            let range = Int(buffer.tokens[word.lowerBound].start)..<Int(buffer.tokens[word.upperBound - 1].end)
            return String(decoding: bytes[range], as: UTF8.self)
          }
        }
      }
      let (gold, own) = (spans(words), spans(predicted))
      wanted += gold.count
      found += own.count
      right += gold.intersection(own).count
    }
    return 200 * Double(right) / Double(wanted + found)
  }

  /// Readers differ among themselves by some words in a hundred; the floors lie a little below what is found.
  @Test(arguments: [(nil, 95.5), ("report", 97.0), ("law", 96.0), ("news", 95.0)])
  func wordsAreThoseOfAReader(genre: String?, floor: Double) {
    let lines = Self.lines.filter { genre == nil || $0.genre == genre }
    #expect(Self.lines.count == 300)
    #expect(Self.f1(lines, .vlsp) >= floor)
    #expect(Self.f1(lines, .treebank) >= floor)
  }
}
