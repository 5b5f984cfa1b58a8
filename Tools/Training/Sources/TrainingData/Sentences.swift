import Foundation

/// A sentence of the silver file: its text, and for each of its spaces the segmenters that join across it.
public struct SilverSentence: Sendable {
  /// The raw text, in NFC, old tone placement.
  public let text: String
  /// For each space of the text the sum of 1, 2 and 4 for each segmenter that makes one word of its sides.
  public let joins: [UInt8]

  /// The sentence in small letters.
  public var lowercased: SilverSentence { SilverSentence(text: text.lowercased(), joins: joins) }
}

/// A sentence segmented by hand.
public struct GoldSentence: Sendable, Codable {
  /// The raw text.
  public let text: String
  /// Its words, in order; their syllables are parted by spaces.
  public let words: [String]
}

extension GoldSentence {
  /// The sentence with its letters changed.
  public func recased(_ change: (String) -> String) -> GoldSentence { GoldSentence(text: change(text), words: words.map(change)) }
}

extension SilverSentence {
  /// The sentences of `silver.tsv`, in the order of the file.
  public static func all(in bytes: [UInt8]) throws -> [SilverSentence] {
    try bytes.split(separator: 0x0A).map { line in
      guard let tab = line.lastIndex(of: 0x09) else { throw DataError("silver.tsv: a line has no tab; get the right file") }
      return SilverSentence(text: String(decoding: line[..<tab], as: UTF8.self), joins: line[(tab + 1)...].map { $0 &- 0x30 })
    }
  }
}

extension GoldSentence {
  /// The sentences of a file with one JSON object in a line, in the order of the file.
  public static func all(in bytes: [UInt8]) throws -> [GoldSentence] {
    let decoder = JSONDecoder()
    return try bytes.split(separator: 0x0A).map { try decoder.decode(GoldSentence.self, from: Data($0)) }
  }
}
