public import VietOrthography

/// Words of the text that together make a name: up to four stretches, in the order in which they are read.
///
/// "Kim ngạch xuất khẩu tháng 6 của khu vực trong nước" names its indicator in two stretches, on both sides of the period.
public struct Wording: Sendable, Hashable {
  /// Where the first stretch begins, in bytes of the normalized text.
  private var start = 0
  /// How far from there each stretch begins, and how long it is; an empty one ends them. Narrow, for facts are handed on by value.
  private var stretches = (Stretch(), Stretch(), Stretch(), Stretch())

  private struct Stretch: Hashable {
    var distance: Int32 = 0
    var length: UInt16 = 0
  }

  /// No words.
  public init() {}

  /// One stretch of the text, in bytes; of a longer one the first 65,535 bytes are kept.
  public init(_ range: Range<Int>) { append(range) }

  /// Whether both are the same stretches.
  public static func == (a: Wording, b: Wording) -> Bool {
    a.start == b.start && a.stretches.0 == b.stretches.0 && a.stretches.1 == b.stretches.1 && a.stretches.2 == b.stretches.2
      && a.stretches.3 == b.stretches.3
  }

  /// Hashes the first stretch, which tells most names apart.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(start)
    hasher.combine(stretches.0)
  }

  /// Whether there are no words.
  public var isEmpty: Bool { stretches.0.length == 0 }

  private func range(_ stretch: Stretch) -> Range<Int> {
    let first = start + Int(stretch.distance)
    return first..<first + Int(stretch.length)
  }

  /// From the first byte to the last one; empty where there are no words.
  public var extent: Range<Int> {
    var result = range(stretches.0)
    for stretch in [stretches.1, stretches.2, stretches.3] where stretch.length > 0 {
      let other = range(stretch)
      result = min(result.lowerBound, other.lowerBound)..<max(result.upperBound, other.upperBound)
    }
    return result
  }

  /// Adds a stretch behind the others; one too many, or too far away, is left out.
  mutating func append(_ range: Range<Int>) {
    guard !range.isEmpty else { return }
    if isEmpty { start = range.lowerBound }
    guard let distance = Int32(exactly: range.lowerBound - start) else { return }
    let stretch = Stretch(distance: distance, length: UInt16(clamping: range.count))
    if stretches.0.length == 0 {
      stretches.0 = stretch
    } else if stretches.1.length == 0 {
      stretches.1 = stretch
    } else if stretches.2.length == 0 {
      stretches.2 = stretch
    } else if stretches.3.length == 0 {
      stretches.3 = stretch
    }
  }

  /// The stretches before those of another wording.
  func followed(by other: Wording) -> Wording {
    var result = self
    for stretch in [other.stretches.0, other.stretches.1, other.stretches.2, other.stretches.3] { result.append(other.range(stretch)) }
    return result
  }

  /// Appends the words, one space between them however the text parts them. Linear in the words.
  public func write(to bytes: inout ByteBuffer, from text: UnsafePointer<UInt8>) {
    var isPending = false, isFirst = true
    for stretch in [stretches.0, stretches.1, stretches.2, stretches.3] where stretch.length > 0 {
      let range = range(stretch)
      isPending = !isFirst
      for index in range {
        let byte = text[index]
        // A no-break space is C2 A0.
        if byte <= 0x20 || byte == 0xA0 && index > range.lowerBound && text[index - 1] == 0xC2 {
          isPending = !isFirst
        } else if byte == 0xC2, index + 1 < range.upperBound, text[index + 1] == 0xA0 {
          continue
        } else {
          if isPending { bytes.append(0x20) }
          isPending = false
          isFirst = false
          bytes.append(byte)
        }
      }
    }
  }
}
