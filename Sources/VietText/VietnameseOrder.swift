import VietICU
import VietOrthography

/// The order of Vietnamese dictionaries: a ă â b … d đ …, tones behind letters (level, grave, hook, tilde, acute, dot), then capitals.
///
/// ```
/// try VietnameseOrder().sorted(["bà", "ba ba", "đá", "da", "ba"])   // ["ba", "ba ba", "bà", "da", "đá"]
/// ```
///
/// Source: CLDR's collation for Vietnamese, by ICU. One order belongs to one thread at a time.
public struct VietnameseOrder: ~Copyable {
  /// What is compared whole before what comes next.
  public enum Unit: Sendable {
    /// Syllables, as dictionaries do: all of "ba …" comes before "bà"; `thủy` and `thuỷ` are one.
    case syllables
    /// The letters of the whole text before its tones, as CLDR says.
    case letters
  }

  private let collator: VietnameseCollator
  private let unit: Unit

  /// The order by syllables or letters.
  ///
  /// - Throws: `DocumentError.outOfMemory` when ICU cannot open it.
  public init(by unit: Unit = .syllables) throws(DocumentError) {
    self.unit = unit
    do {
      collator = try VietnameseCollator()
    } catch {
      throw .outOfMemory
    }
  }

  /// A key that compares byte for byte as the text does.
  ///
  /// - Parameter text: valid UTF-8 in any normalization form, of which the first MiB or so counts.
  /// - Complexity: linear.
  public func sortKey(of text: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    var key = ByteBuffer()
    if unit == .syllables { try? appendSyllables(of: text, to: &key) }
    // Of lines that are alike in all else capitals decide.
    collator.appendKey(of: text, ignoresCase: false, to: &key)
    return Array(key.bytes)
  }

  /// Appends the keys of the syllables of a text, its tone marks in one placement; each ends in a zero, so that a shorter text comes first.
  private func appendSyllables(of text: UnsafeBufferPointer<UInt8>, to key: inout ByteBuffer) throws(DocumentError) {
    let composed = try NormalizationForm.nfc.normalize(text, keepsEdits: false)?.bytes ?? Array(text)
    let placed = composed.withUnsafeBufferPointer { TonePlacement.new.place($0) }?.bytes ?? composed
    placed.withUnsafeBufferPointer { text in
      var start = 0
      for end in 0...text.count where end == text.count || text[end] == 0x20 || text[end] == 0x2D {
        if end > start { collator.appendKey(of: UnsafeBufferPointer(rebasing: text[start..<end]), ignoresCase: true, to: &key) }
        start = end + 1
      }
    }
    // Below every key of a further syllable.
    key.append(0)
  }

  /// Texts in order; equal ones stay as they stood.
  public func sorted(_ texts: [String]) -> [String] {
    let keys = texts.map { text in
      var text = text
      return text.withUTF8 { sortKey(of: $0) }
    }
    return keys.indices.sorted { keys[$0] == keys[$1] ? $0 < $1 : keys[$0].lexicographicallyPrecedes(keys[$1]) }.map { texts[$0] }
  }
}
