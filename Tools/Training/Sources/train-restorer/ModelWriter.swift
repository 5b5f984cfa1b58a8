import TrainingData
import VietOrthography
import VietRestoration

/// Learns a model and writes it as `RestorerModel` reads it.
struct ModelWriter {
  /// How much is learnt, and how much of it kept.
  struct Settings {
    var trigrams = 680_000
    var bigrams = 550_000
    var weights = 790_000
    var least = 3
    var rounds = 2
    /// Scores to a step of a weight: four fifths of a quarter.
    var weightScale = 16
  }

  /// The bytes of a model learnt from sentences; `report` gets a line for each step.
  static func model(of sentences: [String], _ settings: Settings, _ report: (String) -> Void) -> [UInt8] {
    var corpus = TokenCorpus()
    var tokenizer = RestorationTokenizer()
    for sentence in sentences { corpus.append(sentence, &tokenizer) }
    let lexicon = FormLexicon(corpus)
    let numbered = NumberedCorpus(corpus, lexicon)
    report("\(corpus.count) sentences, \(corpus.given.count) tokens, \(lexicon.forms.count) forms")
    let sequences = SequenceModel(corpus, numbered, lexicon, most: settings.trigrams, mostBigrams: settings.bigrams)
    report("\(sequences.bigrams.count) bigrams, \(sequences.trigrams.count) trigrams")
    let linear = LinearModel(corpus, numbered, lexicon, least: UInt8(settings.least))
    linear.train(rounds: settings.rounds) { report("round \($0): loss \(Int($1))") }
    let weights = linear.records(most: settings.weights)
    report("\(weights.count) weights")
    return bytes(lexicon, sequences, weights, settings)
  }

  private static func bytes(_ lexicon: FormLexicon, _ sequences: SequenceModel, _ weights: [PackedRecord], _ settings: Settings) -> [UInt8]
  {
    let parts = [
      (sequences.bigrams, PackedTable.Shape.bigrams), (sequences.trigrams, PackedTable.Shape.trigrams),
      (weights, PackedTable.Shape.weights),
    ]
    var writer = ByteWriter()
    writer.append(numbers: RestorerModel.signature)
    let head = [lexicon.keys.count, lexicon.forms.count, settings.weightScale]
    writer.append(numbers: (head + parts.map { PackedTableBuilder.buckets($0.0.count) } + parts.map(\.0.count)).map { UInt32($0) })
    writer.append(numbers: (0..<(RestorerModel.headCount - 11)).map { _ in 0 as UInt32 })
    var places: [Int] = []
    func section(_ body: () -> Void) {
      writer.align(to: 64)
      places.append(writer.bytes.count)
      body()
    }
    section { writer.append(numbers: lexicon.keys) }
    section { writer.append(numbers: lexicon.entries) }
    section { writer.append(numbers: lexicon.forms) }
    section { writer.append(contentsOf: sequences.unigrams) }
    for (records, shape) in parts { section { writer.append(contentsOf: PackedTableBuilder.pack(records, shape)) } }
    for (index, place) in (places + [writer.bytes.count]).enumerated() { writer.replace(at: 4 * (16 + index), with: UInt32(place)) }
    return writer.bytes
  }
}
