import VietText

/// The encoding of a web page: a byte order mark, then the header that was saved with it, then what the page says itself.
enum HTMLCharset {
  /// Where pages name their encoding, browsers look no further.
  private static let prefix = 4096

  /// The page behind the header of an HTTP response, where it was saved with one, and the encoding it is to be read in.
  static func detect(_ bytes: [UInt8]) -> (start: Int, encoding: Document.Encoding) {
    var start = 0
    var named: Document.Encoding?
    if bytes.starts(with: Array("HTTP/".utf8)), let end = headerEnd(bytes) {
      named = charset(in: bytes[..<end])
      start = end
    }
    if let marked = Document.Encoding.ofMark(Array(bytes[start...].prefix(4))) { return (start, marked) }
    return (start, named ?? charset(in: bytes[start...].prefix(prefix)) ?? .auto)
  }

  /// Where the empty line behind a header ends.
  private static func headerEnd(_ bytes: [UInt8]) -> Int? {
    var index = 0
    while index + 1 < min(bytes.count, 1 << 16) {
      if bytes[index] == 0x0A {
        if bytes[index + 1] == 0x0A { return index + 2 }
        if index + 2 < bytes.count, bytes[index + 1] == 0x0D, bytes[index + 2] == 0x0A { return index + 3 }
      }
      index += 1
    }
    return nil
  }

  /// The encoding behind "charset=", where it is one that says something: pages in fonts of TCVN3 or VNI call themselves Western.
  private static func charset(in bytes: ArraySlice<UInt8>) -> Document.Encoding? {
    let key = Array("charset".utf8)
    var index = bytes.startIndex
    while index + key.count < bytes.endIndex {
      defer { index += 1 }
      guard bytes[index] | 0x20 == key[0], zip(bytes[index...], key).allSatisfy({ $0 | 0x20 == $1 }) else { continue }
      var position = index + key.count
      while position < bytes.endIndex, [0x20, 0x3D, 0x22, 0x27].contains(bytes[position]) { position += 1 }
      let name = bytes[position...].prefix { $0 > 0x20 && $0 != 0x22 && $0 != 0x27 && $0 != 0x3B && $0 != 0x3E && $0 != 0x2F }
      let text = String(decoding: name, as: UTF8.self).lowercased()
      // UTF-8 is what is tried anyway, and told apart from fonts saved as such.
      guard !text.isEmpty, text != "utf-8", text != "utf8" else { continue }
      // What can be read byte by byte is no UTF-16, whatever it says.
      guard let encoding = Document.Encoding(rawValue: text), encoding != .utf16LittleEndian, encoding != .utf16BigEndian else { continue }
      return encoding
    }
    return nil
  }
}
