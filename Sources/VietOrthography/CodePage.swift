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
  static func byte(of scalar: UInt32) -> UInt8? {
    scalar < 0x100 ? UInt8(scalar) : bytes[scalar]
  }

  private static let bytes: [UInt32: UInt8] = {
    var bytes: [UInt32: UInt8] = [:]
    for (byte, scalar) in latin.enumerated() where scalar.value >= 0x100 { bytes[scalar.value] = UInt8(byte) }
    return bytes
  }()
}
