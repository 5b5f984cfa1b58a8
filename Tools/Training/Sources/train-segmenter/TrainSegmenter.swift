import ArgumentParser
import TrainingData
import VietWords

/// `train-segmenter`.
@main
struct TrainSegmenter: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "train-segmenter", abstract: "Learns the model of `vntext tokenize`, or measures what is learnt.",
    subcommands: [Train.self, Evaluate.self])
}

/// The data, read once.
struct SegmentationData {
  let silver: [SilverSentence]
  let sample, treebank, development: [GoldSentence]

  init(_ folder: DataFolder) throws {
    silver = try SilverSentence.all(in: folder.read(.silver))
    sample = try GoldSentence.all(in: folder.read(.vlspSample))
    development = try GoldSentence.all(in: folder.read(.treebankDevelopment))
    let held = Set(development.map(\.text))
    treebank = try GoldSentence.all(in: folder.read(.treebankTrain)).filter { !held.contains($0.text) }
  }
}

struct Train: ParsableCommand {
  static let configuration = CommandConfiguration(abstract: "Writes the model; the same data give the same bytes.")

  @Option(name: .long, help: "The folder of data.")
  var data: String
  @Option(name: .short, help: "The file to write.")
  var output: String

  mutating func run() throws {
    let data = try SegmentationData(DataFolder(data))
    let recipe = Recipe()
    let shared = recipe.refine(recipe.learnSilver(data.silver), with: data.sample)
    let treebank = recipe.learnTreebank(data.treebank, on: shared)
    var writer = ByteWriter()
    writer.append(contentsOf: recipe.model(shared: shared, treebank: treebank))
    try writer.write(to: output)
  }
}

struct Evaluate: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract:
      "Word F1 on sentences not learnt from: the VLSP sample in five parts, each judged by what the others teach, and the treebank's vtb-dev."
  )

  @Option(name: .long, help: "The folder of data.")
  var data: String
  @Option(name: .long, help: "Learn from so many silver sentences only.")
  var silver: Int?
  @Option(name: .long, parsing: .upToNextOption, help: "Features to leave out, by number.")
  var without: [Int] = []
  @Option(name: .long, help: "How many weights both conventions share.")
  var weights: Int?
  @Option(name: .long, help: "How many weights the treebank has of its own.")
  var treebankWeights: Int?
  @Option(name: .long, parsing: .upToNextOption, help: "How much the word of each silver segmenter counts.")
  var votes: [Float] = []
  @Option(name: .long, help: "How often to go over the silver sentences.")
  var passes: Int?
  @Option(name: .long, help: "How often to go over the sentences segmented by hand.")
  var goldPasses: Int?
  @Option(name: .long, help: "The step of learning from sentences segmented by hand.")
  var goldRate: Float?
  @Option(name: .long, help: "One sentence in so many is learnt in small letters, too; 0 for none.")
  var smallStep: Int?
  @Option(name: .long, help: "Eight-bit weights to one.")
  var scale: Float?

  @Option(name: .long, help: "List so many words that were most often not found.")
  var errors = 0

  private static let parts = 5

  mutating func run() throws {
    let data = try SegmentationData(DataFolder(data))
    var recipe = Recipe()
    recipe.silverCount = silver
    recipe.features.removeAll { without.contains($0) }
    if let weights { recipe.sharedCount = weights }
    if let treebankWeights { recipe.treebankCount = treebankWeights }
    if !votes.isEmpty { recipe.votes = votes }
    if let passes { recipe.silverPasses = passes }
    if let goldPasses { recipe.goldPasses = goldPasses }
    if let goldRate { recipe.goldRate = goldRate }
    if let smallStep { recipe.smallStep = smallStep }
    if let scale { recipe.scale = scale }

    let learnt = recipe.learnSilver(data.silver)
    print("silver only", format(score(recipe, learnt, nil, on: data.sample)), format(score(recipe, learnt, nil, on: data.development)))
    var total: Score?
    for part in 0..<Self.parts {
      let (kept, held) = Self.divide(data.sample, part)
      let found = score(recipe, recipe.refine(learnt, with: kept), nil, on: held)
      total = total.map { $0 + found } ?? found
    }
    if let total { print("vlsp-sample, held out", format(total)) }
    let shared = recipe.refine(learnt, with: data.sample)
    let treebank = recipe.learnTreebank(data.treebank, on: shared)
    print("vtb-dev", format(score(recipe, shared, treebank, on: data.development)))
    let capitals = data.development.map { $0.recased { $0.uppercased() } }, small = data.development.map { $0.recased { $0.lowercased() } }
    print("vtb-dev in capitals", format(score(recipe, shared, treebank, on: capitals)))
    print("vtb-dev in small letters", format(score(recipe, shared, treebank, on: small)))
  }

  /// A fifth of the sentences in their order, and the others without those that stand in it again.
  private static func divide(_ sentences: [GoldSentence], _ part: Int) -> (kept: [GoldSentence], held: [GoldSentence]) {
    let held = sentences[(sentences.count * part / parts)..<(sentences.count * (part + 1) / parts)]
    let texts = Set(held.map(\.text))
    return (sentences.filter { !texts.contains($0.text) }, Array(held))
  }

  private func score(_ recipe: Recipe, _ shared: Learner, _ treebank: Learner?, on gold: [GoldSentence]) -> Score {
    let bytes = recipe.model(shared: shared, treebank: treebank ?? Learner(count: recipe.treebankCount, features: []))
    return bytes.withUnsafeBytes { Score(WordSegmenter(treebank == nil ? .vlsp : .treebank, model: $0), on: gold) }
  }

  private func format(_ score: Score) -> String {
    let missed = score.missed.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(errors)
    return String(Double(Int(score.f1 * 1000)) / 1000) + missed.map { "\n  \($0.value) \($0.key)" }.joined()
  }
}
