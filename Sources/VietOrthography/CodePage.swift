internal import CVietTables

/// Microsoft's code pages by byte. Source: `code-pages.tsv`.
enum CodePage: Int {
  case windows1252 = 1
  case windows1258

  /// The characters of the bytes.
  static func scalars(_ page: CodePage) -> [Unicode.Scalar] { page == .windows1252 ? latin : vietnamese }

  private static let latin = read(.windows1252)
  private static let vietnamese = read(.windows1258)

  private static func read(_ page: CodePage) -> [Unicode.Scalar] {
    var scalars = (0..<256).map { Unicode.Scalar(UInt8($0)) }
    TableReader(cvt_code_pages()).forEachRow { row in
      guard let byte = UInt8(TableReader.string(row[0]), radix: 16),
        let scalar = UInt32(TableReader.string(row[page.rawValue]), radix: 16).flatMap({ Unicode.Scalar($0) })
      else { return }
      scalars[Int(byte)] = scalar
    }
    return scalars
  }

  /// The byte that windows-1252 has for a character; also for a control character of U+0080–U+009F, which it is read as in Latin-1.
  @inline(__always)
  static func byte(of scalar: UInt32) -> UInt8? {
    if scalar < 0x100 { return UInt8(scalar) }
    guard scalar < Self.limit, case let byte = bytes.base[Int(scalar)], byte != 0 else { return nil }
    return byte
  }

  /// Above all characters of windows-1252: U+2122 is the last one.
  private static let limit: UInt32 = 0x2123

  private struct Bytes: @unchecked Sendable { let base: UnsafePointer<UInt8> }
  /// By character, 0 for those that it does not have. Never freed.
  private static let bytes: Bytes = {
    let bytes = UnsafeMutablePointer<UInt8>.allocate(capacity: Int(limit))
    bytes.initialize(repeating: 0, count: Int(limit))
    for (byte, scalar) in latin.enumerated() where scalar.value >= 0x100 && scalar.value < limit { bytes[Int(scalar.value)] = UInt8(byte) }
    return Bytes(base: bytes)
  }()
}
