import TrainingData
import VietWords

/// How the segmenter is learnt: from silver sentences in bulk, then from those segmented by hand.
struct Recipe {
  /// How many weights both conventions share, and how many say what the treebank's differs by.
  var sharedCount = 3_400_000, treebankCount = 400_000
  /// How much the word of each silver segmenter counts.
  var votes: [Float] = [0.6, 0.3, 0.1]
  /// How many silver sentences are used; nil for all.
  var silverCount: Int?
  /// Every so many silver sentences one is learnt again in small letters; 0 for none.
  var smallStep = 32
  /// Features by number; the others are left out.
  var features = Array(0..<SegmentationFeatures.count)
  var silverPasses = 2, goldPasses = 2
  var silverRate: Float = 0.4, goldRate: Float = 0.1, treebankRate: Float = 0.3
  /// Weights of eight bits are this many to one.
  var scale: Float = 32

  /// What is learnt of the silver sentences.
  func learnSilver(_ silver: [SilverSentence]) -> Learner {
    var generator = SeededGenerator(seed: 1)
    var order = Array(silver.indices)
    order.shuffle(using: &generator)
    let chosen = order.prefix(silverCount ?? silver.count).map { silver[$0] }
    // Headings are in capitals, which are read as small letters, and so is much of what people write to each other.
    let again = smallStep == 0 ? [] : stride(from: 0, to: chosen.count, by: smallStep).map { chosen[$0].lowercased }
    let examples = Examples(chosen + again, weights: votes)
    var learner = Learner(count: sharedCount, features: features)
    learn(&learner, examples, passes: silverPasses, rate: silverRate, decay: 0.6, &generator)
    return learner
  }

  /// What the sentences segmented by hand add.
  func refine(_ learner: Learner, with gold: [GoldSentence]) -> Learner {
    var generator = SeededGenerator(seed: 2)
    var refined = learner
    refined.loosen()
    learn(&refined, Examples(gold), passes: goldPasses, rate: goldRate, decay: 0.7, &generator)
    return refined
  }

  /// What the treebank does otherwise.
  func learnTreebank(_ gold: [GoldSentence], on shared: Learner) -> Learner {
    var generator = SeededGenerator(seed: 3)
    var learner = Learner(count: treebankCount, features: features, base: shared.weights)
    learn(&learner, Examples(gold), passes: goldPasses, rate: treebankRate, decay: 0.7, &generator)
    return learner
  }

  private func learn(
    _ learner: inout Learner, _ examples: Examples, passes: Int, rate: Float, decay: Float, _ generator: inout SeededGenerator
  ) {
    var rate = rate
    var order = Array(examples.sentences.indices)
    for _ in 0..<passes {
      order.shuffle(using: &generator)
      learner.learn(examples, order: order, rate: rate)
      rate *= decay
    }
  }

  /// The bytes of a model.
  func model(shared: Learner, treebank: Learner) -> [UInt8] {
    let weights = shared.quantized(scale: scale) + treebank.quantized(scale: scale)
    return WordSegmenter.modelHeader(sharedCount: sharedCount, treebankCount: treebankCount) + weights.map { UInt8(bitPattern: $0) }
  }
}
