import ArgumentParser
import Foundation
import TrainingData
import VietRestoration

/// `train-restorer`.
@main
struct TrainRestorer: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "train-restorer", abstract: "Learns the model of `vntext diacritics restore` from raw text.",
    subcommands: [Train.self, Evaluate.self])
}

/// How much is learnt and kept.
struct ModelOptions: ParsableArguments {
  @Option(name: .long, help: "The folder of data.")
  var data: String

  @Option(name: .long, help: "How many trigrams are kept.")
  var trigrams = ModelWriter.Settings().trigrams

  @Option(name: .long, help: "How many bigrams are kept.")
  var bigrams = ModelWriter.Settings().bigrams

  @Option(name: .long, help: "How many weights are kept.")
  var weights = ModelWriter.Settings().weights

  @Option(name: .long, help: "Contexts that stand less often have no weights.")
  var least = ModelWriter.Settings().least

  @Option(name: .long, help: "How often the sentences are gone through.")
  var rounds = ModelWriter.Settings().rounds

  @Option(name: .long, help: "Scores to a step of a weight.")
  var weightScale = ModelWriter.Settings().weightScale

  var settings: ModelWriter.Settings {
    ModelWriter.Settings(trigrams: trigrams, bigrams: bigrams, weights: weights, least: least, rounds: rounds, weightScale: weightScale)
  }

  func texts(_ file: DataFile) throws -> [String] {
    let bytes = try DataFolder(data).read(file)
    if file == .silver { return try SilverSentence.all(in: bytes).map(\.text) }
    return try GoldSentence.all(in: bytes).map(\.text)
  }
}

/// `train-restorer train`.
struct Train: ParsableCommand {
  static let configuration = CommandConfiguration(abstract: "Learns from all data but vtb-dev and writes the model.")

  @OptionGroup var options: ModelOptions

  @Option(name: .shortAndLong, help: "Where the model goes.")
  var output: String

  mutating func run() throws {
    var sentences = ForeignSentences.all
    for file in [DataFile.silver, .vlspSample, .treebankTrain] { sentences += try options.texts(file) }
    let bytes = ModelWriter.model(of: sentences, options.settings) { print($0) }
    var writer = ByteWriter()
    writer.append(contentsOf: bytes)
    try writer.write(to: output)
    print("\(bytes.count) bytes written to \(output)")
  }
}

/// `train-restorer evaluate`.
struct Evaluate: ParsableCommand {
  static let configuration = CommandConfiguration(abstract: "Learns from 95 % of the silver sentences and measures on what was held back.")

  @OptionGroup var options: ModelOptions

  @Option(name: .long, help: "Learn from this share of the training sentences, in percent.")
  var share = 100

  @Option(name: .shortAndLong, help: "Write the model here, too.")
  var output: String?

  @Option(name: .long, help: "Measure this model, which must have been learnt from the same part, instead of learning one.")
  var model: String?

  mutating func run() throws {
    let held = HeldOut(try options.texts(.silver))
    let sentences = ForeignSentences.all + held.training.prefix(held.training.count * share / 100) + (try options.texts(.treebankTrain))
    let bytes =
      try model.map { [UInt8](try Data(contentsOf: URL(fileURLWithPath: $0))) }
      ?? ModelWriter.model(of: sentences, options.settings) { print($0) }
    if let output {
      var writer = ByteWriter()
      writer.append(contentsOf: bytes)
      try writer.write(to: output)
    }
    let memory = UnsafeMutableRawBufferPointer.allocate(byteCount: bytes.count, alignment: 64)
    memory.copyBytes(from: bytes)
    guard let model = RestorerModel(UnsafeRawBufferPointer(memory)) else { throw DataError("the model cannot be read; mend ModelWriter") }
    let restorer = DiacriticRestorer(model: model)
    print("\(bytes.count) bytes")
    print("| text | words | right, % | right of Vietnamese syllables, % |")
    print("| --- | ---: | ---: | ---: |")
    let vlsp = try options.texts(.vlspSample), treebank = try options.texts(.treebankDevelopment)
    print("| silver news", Accuracy(restorer, held.news).row)
    print("| silver news, small letters", Accuracy(restorer, held.news, inSmallLetters: true).row)
    print("| silver law", Accuracy(restorer, held.law).row)
    print("| vlsp-sample", Accuracy(restorer, vlsp).row)
    print("| vtb-dev", Accuracy(restorer, treebank).row)
  }
}
