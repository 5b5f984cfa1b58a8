import VietLexicon
import VietOrthography

/// The words of every group of three digits, with a space behind them: as the first group of a number and behind another.
///
/// `5` is "năm " and "không trăm linh năm ", `24` "hai mươi tư " and "không trăm hai mươi tư ". Slots of one size, so that a group is
/// copied without a look at its length; 80 KB.
final class GroupTable: @unchecked Sendable {
  /// The longest group has 33 bytes; the last byte of a slot is the length.
  private static let slot = 40
  private let base: UnsafeMutablePointer<UInt8>

  init(_ words: NumberWords, _ style: SpellingStyle) {
    base = .allocate(capacity: 2_000 * Self.slot)
    base.initialize(repeating: 0, count: 2_000 * Self.slot)
    var buffer = ByteBuffer()
    for index in 0..<2_000 {
      buffer.removeAll()
      GroupSpelling(words: words, style: style).write(index % 1_000, isFirst: index < 1_000, to: &buffer)
      let start = base + index * Self.slot
      for (offset, byte) in buffer.bytes.prefix(Self.slot - 1).enumerated() { start[offset] = byte }
      start[Self.slot - 1] = UInt8(min(buffer.count, Self.slot - 1))
    }
  }

  deinit { base.deallocate() }

  /// Appends the words of a group, 0…999.
  @inline(__always)
  func append(_ group: Int, isFirst: Bool, to bytes: inout ByteBuffer) {
    let start = base + (isFirst ? group : group + 1_000) * Self.slot
    bytes.append(slot: start, of: Self.slot, count: Int(start[Self.slot - 1]))
  }
}

/// How a group of three digits is said.
private struct GroupSpelling {
  let words: NumberWords
  let style: SpellingStyle

  func write(_ group: Int, isFirst: Bool, to bytes: inout ByteBuffer) {
    let (hundreds, rest) = group.quotientAndRemainder(dividingBy: 100)
    guard group > 0 || isFirst else { return }
    let saysHundreds = hundreds > 0 || !isFirst && style.keepsZeroHundreds
    if saysHundreds {
      append(words.word(.digit, hundreds), to: &bytes)
      append(words.word(.hundred, 100), to: &bytes)
    }
    let (tens, unit) = rest.quotientAndRemainder(dividingBy: 10)
    if tens == 0 {
      guard rest > 0 || !saysHundreds else { return }
      if saysHundreds || !isFirst { append(words.word(.zeroLink, choice: style.zeroTens == .linh ? 1 : 2), to: &bytes) }
      return append(words.word(.digit, unit), to: &bytes)
    }
    if tens == 1 {
      append(words.word(.ten, 10), to: &bytes)
    } else {
      append(words.word(.digit, tens), to: &bytes)
      append(words.word(.tens, 10), to: &bytes)
    }
    switch unit {
    case 0: break
    case 1 where tens > 1, 5: append(words.word(.afterTen, unit), to: &bytes)
    case 4 where tens > 1 && style.four == .tu: append(words.word(.afterTen, 4), to: &bytes)
    default: append(words.word(.digit, unit), to: &bytes)
    }
  }

  private func append(_ word: StaticBytes, to bytes: inout ByteBuffer) {
    bytes.append(word.buffer)
    bytes.append(0x20)
  }
}
