/// Composes base letters with Vietnamese marks, in whatever order the marks were typed.
///
/// Canonical composition keeps `a` + U+0301 + U+0302 (tone typed before the hat) apart from `ấ`; a reader sees the
/// same letter, so here both become `ấ`. Marks that form no Vietnamese letter stay as they are, for NFC to judge.
public struct MarkComposition: Sendable {
  /// One run of input bytes that became other bytes.
  public struct Edit: Sendable {
    public var sourceStart, sourceCount, targetStart, targetCount: Int
  }

  public static let shared = MarkComposition()

  /// Letter index in `composed`: base vowel × quality (none, breve, circumflex, horn) × tone.
  private let composed: [[UInt8]]
  /// For a code of `Letter`: vowel group, quality and tone, or nil.
  private let anatomy: [Anatomy?]

  private struct Anatomy: Sendable {
    var base: Int, quality: Int, tone: Int
  }

  private static let bases: [UInt8] = Array("aeiouy".utf8)
  private static let rows: [[Int?]] = [
    [0, 1, 2, nil], [3, nil, 4, nil], [5, nil, nil, nil], [6, nil, 7, 8], [9, nil, nil, 10], [11, nil, nil, nil],
  ]

  private init() {
    var composed = Array(repeating: [UInt8](), count: 6 * 4 * 6)
    var anatomy = [Anatomy?](repeating: nil, count: 256)
    for (base, row) in Self.rows.enumerated() {
      for (quality, vowel) in row.enumerated() {
        guard let vowel else { continue }
        for (tone, scalar) in Letter.toned[vowel].enumerated() {
          composed[(base * 4 + quality) * 6 + tone] = Array(String(scalar).utf8)
          anatomy[Int(Letter.code(of: scalar))] = Anatomy(base: base, quality: quality, tone: tone)
        }
      }
    }
    self.composed = composed
    self.anatomy = anatomy
  }

  /// Whether the text has a combining mark of the block U+0300–U+037F lead bytes `CC`, `CD`. Linear, no allocation.
  public static func hasMarks(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var found: UInt8 = 0
    for byte in bytes { found |= (byte & 0xFE) == 0xCC ? 1 : 0 }
    return found != 0
  }

  /// Composes a valid UTF-8 text and lists the edits in order. Linear.
  public func compose(_ bytes: UnsafeBufferPointer<UInt8>) -> (text: [UInt8], edits: [Edit]) {
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count)
    var edits: [Edit] = []
    var copied = 0
    var position = 0
    while position + 1 < bytes.count {
      guard bytes[position] & 0xFE == 0xCC else {
        position += 1
        continue
      }
      let base = Self.letterStart(before: position, in: bytes)
      if base >= copied, let letter = letter(from: base, in: bytes, marks: position) {
        text.append(contentsOf: bytes[copied..<base])
        edits.append(
          Edit(
            sourceStart: base, sourceCount: letter.end - base, targetStart: text.count,
            targetCount: letter.bytes.count))
        text.append(contentsOf: letter.bytes)
        copied = letter.end
        position = letter.end
      } else {
        position += 2
      }
    }
    text.append(contentsOf: bytes[copied..<bytes.count])
    return (text, edits)
  }

  private static func letterStart(before mark: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Int {
    var start = mark - 1
    while start > 0, bytes[start] & 0xC0 == 0x80 { start -= 1 }
    return start
  }

  /// The letter made of the base at `base` and all Vietnamese marks from `marks` on.
  private func letter(from base: Int, in bytes: UnsafeBufferPointer<UInt8>, marks: Int) -> (bytes: [UInt8], end: Int)? {
    guard base >= 0, base < marks else { return nil }
    let scalar = String(decoding: bytes[base..<marks], as: UTF8.self).unicodeScalars.first ?? " "
    let isCapital = scalar.properties.isUppercase
    let small = scalar.properties.lowercaseMapping.unicodeScalars.first ?? scalar
    guard var parts = anatomy[Int(Letter.code(of: small))] else { return nil }
    var end = marks
    while end + 1 < bytes.count, bytes[end] & 0xFE == 0xCC {
      switch UInt32(bytes[end] & 0x1F) << 6 | UInt32(bytes[end + 1] & 0x3F) {
      case 0x306 where parts.quality == 0: parts.quality = 1
      case 0x302 where parts.quality == 0: parts.quality = 2
      case 0x31B where parts.quality == 0: parts.quality = 3
      case let mark where parts.tone == 0:
        guard let tone = Letter.Tone.allCases.first(where: { $0.mark == mark }) else { return nil }
        parts.tone = tone.rawValue
      default: return nil
      }
      end += 2
    }
    let small8 = composed[(parts.base * 4 + parts.quality) * 6 + parts.tone]
    guard !small8.isEmpty else { return nil }
    return (isCapital ? Array(String(decoding: small8, as: UTF8.self).uppercased().utf8) : small8, end)
  }
}
