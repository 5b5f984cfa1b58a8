import VietLexicon
import VietNumbers
public import VietOrthography
public import VietTokens

/// The words in which a figure is written out: canonical value, unit, modifiers.
extension Figure {
  /// Appends the canonical value of the contract; false when the number is too large for the exact type.
  @discardableResult
  public func writeNormalized(to bytes: inout ByteBuffer, in passage: Passage) -> Bool {
    switch value {
    case .decimal(let value): value.write(to: &bytes)
    case .range(let low, let high):
      low.write(to: &bytes)
      bytes.append("..")
      high.write(to: &bytes)
    case .fraction(let above, let below):
      above.write(to: &bytes)
      bytes.append(UInt8(ascii: "/"))
      below.write(to: &bytes)
    case .date(let period): period.write(to: &bytes)
    case .relativeDate: bytes.append("relative")
    case .time(let start, let end):
      start.write(to: &bytes)
      guard let end else { break }
      bytes.append("..")
      end.write(to: &bytes)
    case .duration(let span): span.write(to: &bytes)
    case .durationRange(let low, let high, let unit):
      Span(low, unit).write(to: &bytes)
      bytes.append("..")
      Span(high, unit).write(to: &bytes)
    case .text(let slice): Self.write(slice, of: passage, to: &bytes, spaces: true)
    case .squeezed(let slice): Self.write(slice, of: passage, to: &bytes, spaces: false)
    case .overflow: return false
    }
    return true
  }

  private static func write(_ slice: TextSlice, of passage: Passage, to bytes: inout ByteBuffer, spaces: Bool) {
    let end = Int(slice.end)
    var index = Int(slice.start)
    var pending = false
    while index < end {
      let byte = passage.text[index]
      // A no-break space is C2 A0.
      let isNoBreak = byte == 0xC2 && index + 1 < end && passage.text[index + 1] == 0xA0
      if byte <= 0x20 || isNoBreak {
        pending = spaces
        index += isNoBreak ? 2 : 1
      } else {
        if pending { bytes.append(0x20) }
        pending = false
        // "m²" is written m2.
        let power = byte == 0xC2 && index + 1 < end ? passage.text[index + 1] : 0
        let isPower = power == 0xB2 || power == 0xB3
        bytes.append(isPower ? power - 0x80 : byte)
        index += isPower ? 2 : 1
      }
    }
  }

  /// Appends the unit with its denominators; nothing where there is none.
  public func writeUnit(to bytes: inout ByteBuffer, in passage: Passage) {
    guard let base = unit.base else { return }
    Self.write(base, to: &bytes, in: passage)
    for part in [unit.first, unit.second] {
      guard let part else { return }
      bytes.append(UInt8(ascii: "/"))
      Self.write(part, to: &bytes, in: passage)
    }
  }

  private static func write(_ part: UnitPart, to bytes: inout ByteBuffer, in passage: Passage) {
    switch part {
    case .entry(let entry): bytes.append(passage.lexicon.entries[Int(entry)].symbol.buffer)
    case .written(let entry): bytes.append(passage.lexicon.entries[Int(entry)].form.buffer)
    case .text(let slice):
      var plain = ByteBuffer()
      write(slice, of: passage, to: &plain, spaces: true)
      passage.lexicon.scanner.appendLowercase(plain.bytes, to: &bytes)
    }
  }
}
