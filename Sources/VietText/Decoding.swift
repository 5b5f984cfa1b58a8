import VietOrthography

/// The result of decoding a file.
struct Decoded {
  var utf8: [UInt8]
  var warnings: [Document.Warning] = []
  var map = OffsetMap()
  /// Whether the text is known to be in NFC already.
  var isPlain = false
  /// Whether the file is UTF-8 or ASCII.
  var isUTF8File = true

  static let replacement: [UInt8] = [0xEF, 0xBF, 0xBD]
}

/// UTF-8 whose invalid parts become U+FFFD, one per maximal subpart (Unicode 15, section 3.9, D93b).
enum UTF8Repair {
  static func decode(_ bytes: [UInt8]) -> Decoded {
    if bytes.withUnsafeBufferPointer({ PlainText.holds(for: $0) }) { return Decoded(utf8: bytes, isPlain: true) }
    guard var error = firstError(in: bytes.span) else { return Decoded(utf8: bytes) }
    var result = Decoded(utf8: [])
    result.utf8.reserveCapacity(bytes.count + 64)
    var position = 0
    while true {
      result.utf8.append(contentsOf: bytes[position..<error.lowerBound])
      result.warnings.append(Document.Warning(byte: error.lowerBound, count: error.count))
      result.map.append(
        sourceStart: error.lowerBound, sourceCount: error.count,
        targetStart: result.utf8.count, targetCount: Decoded.replacement.count)
      result.utf8.append(contentsOf: Decoded.replacement)
      position = error.upperBound
      guard let next = firstError(in: bytes.span.extracting(position...)) else { break }
      error = (next.lowerBound + position)..<(next.upperBound + position)
    }
    result.utf8.append(contentsOf: bytes[position...])
    return result
  }

  static func isValid(_ bytes: [UInt8]) -> Bool { firstError(in: bytes.span) == nil }

  private static func firstError(in bytes: Span<UInt8>) -> Range<Int>? {
    do throws(UTF8.ValidationError) {
      _ = try UTF8Span(validating: bytes)
      return nil
    } catch {
      return error.byteOffsets.lowerBound..<max(error.byteOffsets.upperBound, error.byteOffsets.lowerBound + 1)
    }
  }
}

/// Encodings from before Unicode: their bytes, or UTF-8 in which characters of windows-1252 stand for their bytes.
enum LegacyDecoding {
  static func decode(_ bytes: [UInt8], _ encoding: LegacyEncoding) -> Decoded {
    guard let text = carrier(bytes, encoding) else {
      return Decoded(utf8: bytes.withUnsafeBufferPointer { encoding.decode($0, keepsEdits: false).bytes }, isUTF8File: false)
    }
    return Decoded(
      utf8: text.utf8.withUnsafeBufferPointer { encoding.decode(carried: $0, keepsEdits: false).bytes }, warnings: text.warnings)
  }

  /// From places in the text to places in the file.
  static func map(of bytes: [UInt8], _ encoding: LegacyEncoding) -> OffsetMap {
    guard let text = carrier(bytes, encoding) else { return OffsetMap(bytes.withUnsafeBufferPointer { encoding.decode($0).edits }) }
    return text.map.followed(by: OffsetMap(text.utf8.withUnsafeBufferPointer { encoding.decode(carried: $0).edits }))
  }

  /// The file as UTF-8 whose characters stand for bytes; nil where it is those bytes.
  private static func carrier(_ bytes: [UInt8], _ encoding: LegacyEncoding) -> Decoded? {
    if encoding.isText { return UTF8Repair.decode(bytes) }
    return UTF8Repair.isValid(bytes) && bytes.contains { $0 >= 0x80 } ? Decoded(utf8: bytes) : nil
  }
}

/// UTF-16 with or without a byte order mark; a lone surrogate or a last odd byte becomes U+FFFD.
enum UTF16Decoding {
  static func decode(_ bytes: [UInt8], bigEndian: Bool) -> Decoded {
    var result = Decoded(utf8: [], isUTF8File: false)
    result.utf8.reserveCapacity(bytes.count)
    func unit(_ index: Int) -> UInt16? {
      guard index + 1 < bytes.count else { return nil }
      let (first, second) = (UInt16(bytes[index]), UInt16(bytes[index + 1]))
      return bigEndian ? first << 8 | second : second << 8 | first
    }
    var index = 0
    while index < bytes.count {
      if let high = unit(index), high & 0xF800 != 0xD800 {
        append(UInt32(high), to: &result.utf8)
        index += 2
      } else if let high = unit(index), high & 0xFC00 == 0xD800, let low = unit(index + 2), low & 0xFC00 == 0xDC00 {
        append(0x10000 + (UInt32(high & 0x3FF) << 10 | UInt32(low & 0x3FF)), to: &result.utf8)
        index += 4
      } else {
        let count = min(2, bytes.count - index)
        result.warnings.append(Document.Warning(byte: index, count: count))
        result.utf8.append(contentsOf: Decoded.replacement)
        index += count
      }
    }
    return result
  }

  private static func append(_ scalar: UInt32, to utf8: inout [UInt8]) {
    switch scalar {
    case ..<0x80: utf8.append(UInt8(scalar))
    case ..<0x800: utf8.append(contentsOf: [0xC0 | UInt8(scalar >> 6), tail(scalar)])
    case ..<0x10000: utf8.append(contentsOf: [0xE0 | UInt8(scalar >> 12), tail(scalar >> 6), tail(scalar)])
    default:
      utf8.append(contentsOf: [0xF0 | UInt8(scalar >> 18), tail(scalar >> 12), tail(scalar >> 6), tail(scalar)])
    }
  }

  private static func tail(_ bits: UInt32) -> UInt8 { 0x80 | UInt8(bits & 0x3F) }
}

/// Files that are no text, told by their first bytes.
enum BinarySignature {
  private static let known: [(bytes: [UInt8], what: String)] = [
    (Array("%PDF-".utf8), "a PDF; 'vntext text' writes its text"),
    ([0x50, 0x4B, 0x03, 0x04], "a ZIP archive (DOCX, XLSX and ODT are such); 'vntext text' writes the text of documents"),
    ([0xD0, 0xCF, 0x11, 0xE0], "an old Word or Excel file; save it as DOCX or XLSX"),
    (Array("{\\rtf".utf8), "an RTF file; save it as DOCX"),
    ([0x1F, 0x8B], "a gzip file; 'vntext text' writes the text in it"),
    ([0x89, 0x50, 0x4E, 0x47], "a PNG image; it needs optical character recognition"),
    ([0xFF, 0xD8, 0xFF], "a JPEG image; it needs optical character recognition"),
    (Array("GIF8".utf8), "a GIF image; it needs optical character recognition"),
    ([0x7F, 0x45, 0x4C, 0x46], "a program (ELF); name a text file"),
    ([0xFF, 0xFE, 0, 0], "UTF-32 text; convert it to UTF-8 first, e.g. with iconv"),
    ([0, 0, 0xFE, 0xFF], "UTF-32 text; convert it to UTF-8 first, e.g. with iconv"),
  ]

  /// What the bytes are when they are no text: a known signature, or a NUL among the first 8 KiB.
  static func find(in bytes: [UInt8]) -> String? {
    if let hit = known.first(where: { bytes.starts(with: $0.bytes) }) { return hit.what }
    guard let nul = bytes.prefix(8192).firstIndex(of: 0) else { return nil }
    return "a binary file (NUL at byte \(nul)); name a text file, or its encoding with --encoding"
  }
}
