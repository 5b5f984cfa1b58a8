import CVietBytes
import CVietModels

/// The weights of the segmenter, used where they lie.
///
/// Source: learnt by `Tools/train segmenter`; `Models/README.md` names the data.
struct SegmentationModel: @unchecked Sendable {
  /// By feature: the weight in both conventions, and what the treebank's differs by.
  let shared: UnsafePointer<Int8>, treebank: UnsafePointer<Int8>
  let sharedCount: UInt64, treebankCount: UInt64

  /// The model that is part of the program.
  static let embedded = SegmentationModel(UnsafeRawBufferPointer(start: cvm_segmenter().base, count: cvm_segmenter().count))

  /// The layout: a mark, the two counts as 32-bit numbers, zeros up to 64 bytes; then the weights.
  static let mark: UInt32 = 0x314D_5356
  static let headerSize = 64

  /// A model in memory that outlives it; without weights, so that every token is a word, where the bytes are no model.
  init(_ bytes: UnsafeRawBufferPointer) {
    func number(_ index: Int) -> UInt64 { UInt64(UInt32(littleEndian: bytes.load(fromByteOffset: index * 4, as: UInt32.self))) }
    guard bytes.count > Self.headerSize, number(0) == UInt64(Self.mark), Int(number(1) + number(2)) + Self.headerSize == bytes.count,
      number(1) > 0, number(2) > 0, let base = bytes.baseAddress?.assumingMemoryBound(to: Int8.self)
    else {
      self.init(weights: Self.none, sharedCount: 1, treebankCount: 1)
      return
    }
    self.init(weights: base + Self.headerSize, sharedCount: number(1), treebankCount: number(2))
  }

  private init(weights: UnsafePointer<Int8>, sharedCount: UInt64, treebankCount: UInt64) {
    shared = weights
    treebank = weights + Int(sharedCount)
    (self.sharedCount, self.treebankCount) = (sharedCount, treebankCount)
  }

  /// Two weights of no effect.
  nonisolated(unsafe) private static let none: UnsafePointer<Int8> = {
    let weights = UnsafeMutablePointer<Int8>.allocate(capacity: 2)
    weights.initialize(repeating: 0, count: 2)
    return UnsafePointer(weights)
  }()

  /// The place of a feature's weight among `count`.
  @inline(__always)
  static func slot(_ feature: UInt32, of count: UInt64) -> Int { Int(truncatingIfNeeded: (UInt64(feature) &* count) >> 32) }

  /// Asks for the weight of a feature that will be wanted soon.
  @inline(__always)
  func prefetch(_ feature: UInt32) { cvb_prefetch(shared + Self.slot(feature, of: sharedCount)) }

  /// The sum of the weights of some features.
  @inline(__always)
  func score(_ features: UnsafePointer<UInt32>, count: Int, isTreebank: Bool) -> Int32 {
    var sum: Int32 = 0
    for index in 0..<count { sum &+= Int32(shared[Self.slot(features[index], of: sharedCount)]) }
    if isTreebank {
      for index in 0..<count { sum &+= Int32(treebank[Self.slot(features[index], of: treebankCount)]) }
    }
    return sum
  }
}
