import VNText
import VietFigures
import VietOrthography
import VietWords

/// CoNLL-U with the figures of each word in its last column: `Figure=B-money|Value=71029000000000|Unit=VND`, BIO over words.
struct ConlluFigureWriter: FigureWriter {
  private let sink: OutputSink
  private let segmenter: WordSegmenter
  private var text: InputText?
  private var figures: [Mark] = []
  private var sentences = 0

  private struct Mark {
    /// Bytes of the normalized text.
    let range: Range<Int>
    let kind: FigureKind
    let value, unit: String
  }

  init(sink: OutputSink) { (self.sink, segmenter) = (sink, WordSegmenter(.vlsp, splitting: .treebank)) }

  mutating func start(_ text: InputText) throws(OutputError) {
    try endText()
    self.text = text
  }

  mutating func write(_ figure: borrowing Figure, at place: FigurePlace) throws(OutputError) {
    var value = ByteBuffer(), unit = ByteBuffer()
    figure.writeNormalized(to: &value, in: place.passage)
    figure.writeUnit(to: &unit, in: place.passage)
    let start = place.passage.start
    figures.append(
      Mark(range: start + figure.start..<start + figure.end, kind: figure.kind, value: Self.field(value), unit: Self.field(unit)))
  }

  mutating func end() throws(OutputError) { try endText() }

  /// The bar parts what the column holds.
  private static func field(_ bytes: borrowing ByteBuffer) -> String { bytes.string.replacing("|", with: "/").replacing(" ", with: "_") }

  private mutating func endText() throws(OutputError) {
    guard let text else { return }
    var words = WordBuffer()
    try text.text.bytes.withUnsafeBufferPointer { (bytes) throws(OutputError) in
      segmenter.segment(bytes, into: &words, sentences: .found, joinsWords: true)
      sink.buffer.append(string: "# newdoc id = \(text.name == "-" ? "stdin" : text.name)\n")
      let tokens = words.tokens.tokens
      var figure = 0
      for sentence in words.sentences {
        sentences += 1
        sink.buffer.append(string: "# sent_id = \(sentences)\n# text = ")
        sink.append(tokens, sentence, of: bytes)
        sink.buffer.append(0x0A)
        for (number, word) in words.words(in: sentence).enumerated() {
          let range = Int(tokens[word.lowerBound].start)..<Int(tokens[word.upperBound - 1].end)
          sink.buffer.append(decimal: number + 1)
          sink.buffer.append(0x09)
          sink.append(tokens, word, of: bytes)
          sink.buffer.append("\t_\t_\t_\t_\t_\t_\t_\t")
          while figure < figures.count, figures[figure].range.upperBound <= range.lowerBound { figure += 1 }
          let isGlued = word.upperBound < tokens.count && tokens[word.upperBound].isGlued
          appendFields(range, figure, isGlued: isGlued)
        }
        sink.buffer.append(0x0A)
        try sink.flushIfFull()
      }
    }
    figures.removeAll()
    self.text = nil
  }

  private func appendFields(_ range: Range<Int>, _ index: Int, isGlued: Bool) {
    var fields: [String] = []
    if index < figures.count, figures[index].range.overlaps(range) {
      let figure = figures[index]
      if range.lowerBound <= figure.range.lowerBound {
        fields = ["Figure=B-\(figure.kind.name)", "Value=\(figure.value)"]
        if !figure.unit.isEmpty { fields.append("Unit=\(figure.unit)") }
      } else {
        fields = ["Figure=I-\(figure.kind.name)"]
      }
    }
    if isGlued { fields.append("SpaceAfter=No") }
    sink.buffer.append(string: fields.isEmpty ? "_\n" : fields.joined(separator: "|") + "\n")
  }
}
