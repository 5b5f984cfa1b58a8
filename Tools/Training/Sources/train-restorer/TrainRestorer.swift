import ArgumentParser
import TrainingData

/// `train-restorer`.
@main
struct TrainRestorer: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "train-restorer", abstract: "Learns the model of `vntext diacritics restore` from raw text.")

  @Option(name: .long, help: "The folder of data.")
  var data: String

  mutating func run() throws {
    let sentences = try SilverSentence.all(in: DataFolder(data).read(.silver))
    print("\(sentences.count) sentences")
  }
}
