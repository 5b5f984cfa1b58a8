import TrainingData
import VietWords

/// Weights under training: a logistic model by stochastic gradient descent, with a step of its own for each weight (AdaGrad).
///
/// Only sums, products, quotients and square roots are taken, in a fixed order: every machine learns the same bits.
struct Learner {
  private(set) var weights: [Float]
  private var squares: [Float]
  /// Features that are learnt from; the others are left out.
  let features: [Int]
  /// Weights that are only added to these; nil for none.
  var base: [Float]?

  /// Added to the sum of squares, so that a feature seen once has little weight.
  private static let caution: Float = 0.1
  /// Errors below this change nothing.
  private static let tolerance: Float = 0.002

  /// - Parameter count: how many weights there are.
  init(count: Int, features: [Int], base: [Float]? = nil) {
    weights = Array(repeating: 0, count: count)
    squares = weights
    self.features = features
    self.base = base
  }

  /// Lets the weights move again, for data that are trusted more.
  mutating func loosen() {
    for index in squares.indices { squares[index] *= 0.1 }
  }

  /// Goes once over sentences in the order given.
  mutating func learn(_ examples: Examples, order: [Int], rate: Float) {
    let count = weights.count
    let baseWeights = base ?? []
    let used = features
    examples.features.withUnsafeBufferPointer { all in
      examples.targets.withUnsafeBufferPointer { targets in
        weights.withUnsafeMutableBufferPointer { weights in
          squares.withUnsafeMutableBufferPointer { squares in
            baseWeights.withUnsafeBufferPointer { base in
              for sentence in order {
                for gap in examples.sentences[sentence] {
                  let features = all.baseAddress.unsafelyUnwrapped + gap * SegmentationFeatures.count
                  var score: Float = 0
                  for index in used {
                    score += weights[WordSegmenter.slot(features[index], of: count)]
                    if base.count > 0 { score += base[WordSegmenter.slot(features[index], of: base.count)] }
                  }
                  let error = Self.logistic(score) - targets[gap]
                  guard abs(error) >= Self.tolerance else { continue }
                  for index in used {
                    let slot = WordSegmenter.slot(features[index], of: count)
                    squares[slot] += error * error
                    weights[slot] -= rate * error / (squares[slot] + Self.caution).squareRoot()
                  }
                }
              }
            }
          }
        }
      }
    }
  }

  /// 1 / (1 + e⁻ˣ), from e^(x/256) by its series, squared eight times.
  static func logistic(_ number: Float) -> Float {
    let bounded = Double(min(max(number, -16), 16)) / -256
    var power = 1 + bounded * (1 + bounded / 2 * (1 + bounded / 3 * (1 + bounded / 4)))
    for _ in 0..<8 { power *= power }
    return Float(1 / (1 + power))
  }

  /// The weights as numbers of eight bits, `scale` to one; larger ones are cut off.
  func quantized(scale: Float) -> [Int8] {
    weights.map { Int8(min(max(($0 * scale).rounded(), -127), 127)) }
  }
}
