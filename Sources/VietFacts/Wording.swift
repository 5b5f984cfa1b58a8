public import VietOrthography

/// Words of the text that together make a name: up to four stretches, in text order.
///
/// "Kim ngạch xuất khẩu tháng 6 của khu vực trong nước" names its indicator in two stretches, on both sides of the period.
public struct Wording: Sendable, Hashable {
  /// Half open, in bytes of the normalized text.
  private var first = 0..<0, second = 0..<0, third = 0..<0, fourth = 0..<0

  /// No words.
  public init() {}

  /// One stretch of the text, in bytes.
  public init(_ range: Range<Int>) { first = range }

  /// Whether there are no words.
  public var isEmpty: Bool { first.isEmpty }

  /// From the first byte to the last one; empty where there are no words.
  public var extent: Range<Int> {
    let last = fourth.isEmpty ? third.isEmpty ? second.isEmpty ? first : second : third : fourth
    return first.lowerBound..<max(first.lowerBound, last.upperBound)
  }

  /// Adds a stretch behind the others; one too many is left out.
  mutating func append(_ range: Range<Int>) {
    guard !range.isEmpty else { return }
    if first.isEmpty {
      first = range
    } else if second.isEmpty {
      second = range
    } else if third.isEmpty {
      third = range
    } else if fourth.isEmpty {
      fourth = range
    }
  }

  /// The stretches before those of another wording.
  func followed(by other: Wording) -> Wording {
    var result = self
    for range in [other.first, other.second, other.third, other.fourth] { result.append(range) }
    return result
  }

  /// Appends the words, one space between them however the text parts them. Linear in the words.
  public func write(to bytes: inout ByteBuffer, from text: UnsafePointer<UInt8>) {
    var isPending = false, isFirst = true
    for range in [first, second, third, fourth] where !range.isEmpty {
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
