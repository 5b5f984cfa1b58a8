/// The features by which the segmenter decides whether two neighbouring tokens belong to one word.
///
/// A feature is a number of 32 bits, mixed from tokens, parts of syllables, and forms of writing around a gap; its weight stands in a table at
/// a place that follows from it. There is no list of words: whatever stands in the text has features.
public enum SegmentationFeatures {
  /// How many features a gap has by its surroundings alone, and how many by the words decided before it.
  public static let fixedCount = 19, movingCount = 3
  /// How many features a gap has.
  public static let count = fixedCount + movingCount

  /// Two numbers in the order given, mixed into one.
  @inline(__always)
  static func pair(_ first: UInt32, _ second: UInt32) -> UInt32 {
    UInt32(truncatingIfNeeded: ((UInt64(first) | UInt64(second) << 32) &* 0x9E37_79B9_7F4A_7C15) >> 32)
  }

  /// A feature of a kind.
  @inline(__always)
  private static func feature(_ kind: UInt64, _ first: UInt32, _ second: UInt32) -> UInt32 {
    let bits = (UInt64(first) | UInt64(second) << 32) ^ kind &* 0xD6E8_FEB8_6659_FD93
    return UInt32(truncatingIfNeeded: (bits &* 0xA076_1D64_78BD_642F) >> 32)
  }

  /// A feature whose weight lies close to that of another one, so that both come from memory together.
  @inline(__always)
  private static func beside(_ other: UInt32, _ detail: UInt32) -> UInt32 { other & 0xFFFF_0000 | pair(other, detail) >> 16 }

  /// What two syllables have in common: bits for onset, rhyme and tone; 0 where one is none.
  @inline(__always)
  private static func kinship(_ first: SegmentationUnit, _ second: SegmentationUnit) -> UInt32 {
    guard first.onset != 0, second.onset != 0 else { return 0 }
    return 1 | (first.onset == second.onset ? 2 : 0) | (first.rhyme == second.rhyme ? 4 : 0) | (first.tone == second.tone ? 8 : 0)
  }

  /// Writes the features that the surroundings of a gap give.
  ///
  /// - Parameters:
  ///   - units: the token before the gap; two units before it and two behind it may be read.
  ///   - features: room for `fixedCount` numbers.
  @inline(__always)
  static func writeFixed(around units: UnsafePointer<SegmentationUnit>, to features: UnsafeMutablePointer<UInt32>) {
    let (before, left, right, behind) = (units[-1], units[0], units[1], units[2])
    let inner = pair(left.id, right.id)
    let near = UInt32(left.shape.rawValue) << 4 | UInt32(right.shape.rawValue)
    let shapes = near << 8 | UInt32(before.shape.rawValue) << 4 | UInt32(behind.shape.rawValue)
    // Neighbours.
    features[0] = feature(1, before.id, left.id)
    features[1] = feature(2, left.id, right.id)
    features[2] = feature(3, right.id, behind.id)
    features[3] = feature(4, pair(before.id, left.id), right.id)
    features[4] = feature(5, inner, behind.id)
    // Forms of writing.
    features[5] = feature(6, shapes, 0)
    let (ofLeft, ofRight) = (feature(7, left.id, 0), feature(8, right.id, 0))
    features[6] = beside(ofLeft, near)
    features[7] = beside(ofRight, near)
    features[8] = beside(features[1], near)
    // Parts of the syllables on both sides.
    features[9] = feature(10, left.rhyme, right.rhyme)
    features[10] = feature(11, left.onset, right.onset)
    features[11] = feature(12, pair(left.rhyme, right.rhyme), pair(left.onset, right.onset))
    features[12] = feature(13, left.id, right.tonedRhyme)
    features[13] = feature(14, right.id, left.tonedRhyme)
    features[14] = feature(15, left.id, right.tonedOnset)
    features[15] = feature(16, right.id, left.tonedOnset)
    features[16] = beside(ofLeft, 0x100 | UInt32(right.tone))
    features[17] = beside(ofRight, 0x100 | UInt32(left.tone))
    features[18] = feature(19, kinship(before, right) | kinship(left, behind) << 4 | kinship(left, right) << 8, near)
  }

  /// The decisions made before a gap, and the word that they leave open.
  struct History {
    /// Whether the last gap and the one before it were joined: 1 and 2.
    var joins: UInt32 = 0
    /// The tokens of the open word, mixed.
    var word: UInt32 = 0

    /// Goes on behind a token: `isJoined` is 1 where it belongs to the word before it, otherwise 0.
    @inline(__always)
    mutating func pass(_ unit: SegmentationUnit, isJoined: UInt32) {
      joins = joins << 1 & 3 | isJoined
      word = pair(word & (0 &- isJoined), unit.id)
    }
  }

  /// Writes the features that depend on the words decided before a gap; room for `movingCount` numbers.
  @inline(__always)
  static func writeMoving(
    around units: UnsafePointer<SegmentationUnit>, after history: History, to features: UnsafeMutablePointer<UInt32>
  ) {
    let (before, left, right, behind) = (units[-1], units[0], units[1], units[2])
    let shapes =
      UInt32(left.shape.rawValue) << 12 | UInt32(right.shape.rawValue) << 8 | UInt32(before.shape.rawValue) << 4
      | UInt32(behind.shape.rawValue)
    features[0] = feature(20, shapes, history.joins)
    features[1] = beside(feature(2, left.id, right.id), 0x100 | history.joins & 1)
    features[2] = feature(22, history.word, right.id)
  }

  /// Writes features of which some are likely to be among those that depend on earlier decisions; room for `likelyCount` numbers.
  @inline(__always)
  static func writeLikely(around units: UnsafePointer<SegmentationUnit>, to features: UnsafeMutablePointer<UInt32>) {
    features[0] = feature(22, pair(0, units[0].id), units[1].id)
    features[1] = feature(22, pair(pair(0, units[-1].id), units[0].id), units[1].id)
  }

  /// How many numbers `writeLikely` writes.
  static let likelyCount = 2
}
