import VietFigures

/// Reads CSV (RFC 4180) and its kin: fields parted by commas, semicolons, tabs or bars, quoted where they hold such marks themselves.
struct DelimitedReader {
  let limits: ReadingLimits

  /// - Parameter utf8: valid UTF-8.
  func read(_ utf8: [UInt8], name: String) throws(SourceError) -> ExtractedText {
    let bytes = utf8.starts(with: [0xEF, 0xBB, 0xBF]) ? utf8[3...] : utf8[...]
    let separator = Self.separator(of: bytes)
    var layout = SheetLayout()
    var (row, column) = (0, 0)
    var field: [UInt8] = []
    var isQuoted = false
    var index = bytes.startIndex
    func end() {
      layout.append(SheetLayout.Cell(text: field, row: row, column: column))
      field.removeAll(keepingCapacity: true)
    }
    while index < bytes.endIndex {
      let byte = bytes[index]
      index += 1
      if isQuoted {
        if byte != 0x22 {
          field.append(byte)
        } else if index < bytes.endIndex, bytes[index] == 0x22 {
          field.append(0x22)
          index += 1
        } else {
          isQuoted = false
        }
      } else if byte == 0x22, field.allSatisfy({ $0 == 0x20 }) {
        field.removeAll()
        isQuoted = true
      } else if byte == separator {
        end()
        column += 1
      } else if byte == 0x0A {
        end()
        (row, column) = (row + 1, 0)
      } else if byte != 0x0D {
        field.append(byte)
      }
    }
    end()
    let builder = TextBuilder(limits)
    layout.write(to: builder)
    return try builder.finish(name)
  }

  /// Whether the first lines have a mark equally often.
  private static func isRegular(_ mark: UInt8, _ bytes: ArraySlice<UInt8>) -> Bool {
    var (count, first): (Int, Int?) = (0, nil)
    var isQuoted = false
    var (lines, isBlank) = (0, true)
    for byte in bytes.prefix(1 << 16) {
      if byte == 0x22 { isQuoted.toggle() }
      if !isQuoted, byte == 0x0A {
        if !isBlank, let first, first != count { return false }
        if !isBlank { first = count }
        (count, isBlank) = (0, true)
        lines += 1
        if lines == 20 { break }
      } else {
        if !isQuoted, byte == mark { count += 1 }
        if byte != 0x0D { isBlank = false }
      }
    }
    return (first ?? count) > 0 && (lines == 20 || isBlank || first == nil || first == count)
  }

  /// The mark that parts most fields of the first lines, outside quotes; a decimal comma is none where there are others.
  static func separator(of bytes: ArraySlice<UInt8>) -> UInt8 {
    var counts: [UInt8: Int] = [:]
    var isQuoted = false
    var lines = 0
    for byte in bytes.prefix(1 << 16) {
      if byte == 0x22 { isQuoted.toggle() }
      guard !isQuoted else { continue }
      if byte == 0x0A { lines += 1 }
      if lines == 20 { break }
      if [0x2C, 0x3B, 0x09, 0x7C].contains(byte) { counts[byte, default: 0] += 1 }
    }
    // Other marks stand in texts less often than commas do.
    for mark: UInt8 in [0x09, 0x3B, 0x7C, 0x2C] where isRegular(mark, bytes) { return mark }
    for mark: UInt8 in [0x09, 0x3B, 0x7C] where counts[mark, default: 0] >= max(1, lines / 2) { return mark }
    return 0x2C
  }
}
