public import VietOrthography

/// A decoded text: valid UTF-8, with what had to be replaced on the way and the places in the file it came from.
///
/// ```
/// let document = try Document(bytes: [0x35, 0xFF, 0x25])   // "5", a stray byte, "%"
/// document.warnings[0].byte                                // 1
/// ```
public struct Document: Sendable {
  /// How the bytes of a file are to be read.
  public enum Encoding: RawRepresentable, Sendable, Hashable, CaseIterable {
    /// UTF-8, UTF-16 where a byte order mark says so, or the legacy encoding that the text is surely in.
    case auto
    case utf8, utf16LittleEndian, utf16BigEndian
    /// An encoding from before Unicode; also where its bytes were saved as windows-1252 characters in UTF-8.
    case legacy(LegacyEncoding)

    /// Unicode first, then the legacy encodings.
    public static var allCases: [Encoding] {
      [.auto, .utf8, .utf16LittleEndian, .utf16BigEndian] + LegacyEncoding.allCases.map { .legacy($0) }
    }

    /// The encoding of a name: `utf-8`, `tcvn3`, `cp1258` …; nil for an unknown one.
    public init?(rawValue: String) {
      let unicode: [String: Encoding] = [
        "auto": .auto, "utf-8": .utf8, "utf8": .utf8, "unicode": .utf8, "utf-16le": .utf16LittleEndian, "utf-16be": .utf16BigEndian,
      ]
      guard let encoding = unicode[rawValue.lowercased()] ?? LegacyEncoding(name: rawValue).map({ .legacy($0) }) else { return nil }
      self = encoding
    }

    /// Its name.
    public var rawValue: String {
      switch self {
      case .auto: "auto"
      case .utf8: "utf-8"
      case .utf16LittleEndian: "utf-16le"
      case .utf16BigEndian: "utf-16be"
      case .legacy(let encoding): encoding.rawValue
      }
    }
  }

  /// What happens to bytes that are no valid text.
  public enum InvalidBytes: String, Sendable, CaseIterable {
    /// Each maximal subpart becomes U+FFFD, with a warning.
    case replace
    /// The first one is an error.
    case error
  }

  /// Bytes that were replaced by U+FFFD.
  public struct Warning: Sendable, Hashable {
    /// Where they start in the file, in bytes.
    public let byte: Int
    /// How many there are.
    public let count: Int

    /// The same bytes, counted from an earlier place.
    package func moved(by distance: Int) -> Warning { Warning(byte: byte + distance, count: count) }
  }

  /// The text as UTF-8, a byte order mark included.
  public let utf8: [UInt8]
  /// The encoding the file was read in; never `auto`.
  public let encoding: Encoding
  /// The replaced bytes, in order.
  public let warnings: [Warning]
  /// From places in `utf8` to places in the file; for UTF-16 the identity. In legacy encodings the file is decoded once more, linear in its size.
  public var fileMap: OffsetMap {
    guard case .legacy(let legacy) = encoding else { return repairMap }
    return LegacyDecoding.map(of: file, legacy)
  }
  private let repairMap: OffsetMap
  /// The bytes of a file in a legacy encoding.
  private let file: [UInt8]
  /// What told the encoding, where `auto` found a legacy one.
  public let guess: EncodingGuess?
  /// Whether the file itself is UTF-8 or ASCII, so that its bytes are what `OffsetUnit.utf8` counts.
  let isUTF8File: Bool
  /// How many bytes the file has.
  let fileSize: Int
  /// Whether the text is known to be in NFC already.
  let isPlain: Bool

  /// Decodes the bytes of a file.
  ///
  /// - Throws: `DocumentError` for binary content, for invalid bytes under `InvalidBytes.error`, and for more than 2 GiB.
  /// - Complexity: linear; valid UTF-8 is not copied.
  public init(
    bytes: [UInt8], encoding asked: Encoding = .auto, invalid: InvalidBytes = .replace
  ) throws(DocumentError) {
    guard bytes.count <= Int(Int32.max) else { throw .tooLarge(bytes: bytes.count) }
    var encoding = asked == .auto ? Encoding.ofMark(bytes) ?? .utf8 : asked
    if encoding == .utf8, let reason = BinarySignature.find(in: bytes) { throw .binary(reason) }
    let wantsGuess = asked == .auto && encoding == .utf8
    let guess = wantsGuess ? EncodingDetector.guess(bytes) : nil
    if let found = guess?.encoding { encoding = .legacy(found) }
    let decoded =
      switch encoding {
      case .utf16LittleEndian, .utf16BigEndian: UTF16Decoding.decode(bytes, bigEndian: encoding == .utf16BigEndian)
      case .legacy(let legacy): LegacyDecoding.decode(bytes, legacy)
      default: UTF8Repair.decode(bytes)
      }
    if invalid == .error, let first = decoded.warnings.first {
      throw .invalidBytes(at: first.byte, encoding: encoding)
    }
    utf8 = decoded.utf8
    isPlain = decoded.isPlain
    warnings = decoded.warnings
    repairMap = decoded.map
    file = if case .legacy = encoding { bytes } else { [] }
    isUTF8File = decoded.isUTF8File
    fileSize = bytes.count
    self.encoding = encoding
    self.guess = guess?.encoding == nil ? nil : guess
  }

  /// Decodes a further piece of a UTF-8 file, which begins between two characters.
  ///
  /// - Parameter start: where the piece begins in the file; errors are told there.
  /// - Throws: `DocumentError` for invalid bytes under `InvalidBytes.error`.
  package init(continuing bytes: [UInt8], at start: Int, invalid: InvalidBytes) throws(DocumentError) {
    let decoded = UTF8Repair.decode(bytes)
    if invalid == .error, let first = decoded.warnings.first { throw .invalidBytes(at: start + first.byte, encoding: .utf8) }
    utf8 = decoded.utf8
    isPlain = decoded.isPlain
    warnings = decoded.warnings
    repairMap = decoded.map
    file = []
    isUTF8File = true
    fileSize = bytes.count
    encoding = .utf8
    guess = nil
  }

  /// Takes the text of a document that was read already.
  ///
  /// - Throws: `DocumentError` for more than 2 GiB.
  package init(extracted bytes: [UInt8]) throws(DocumentError) {
    guard bytes.count <= Int(Int32.max) else { throw .tooLarge(bytes: bytes.count) }
    try self.init(continuing: bytes, at: 0, invalid: .replace)
  }

  /// Whether a file that begins with these bytes can be decoded piece by piece: where it is UTF-8.
  package static func isStreamable(_ bytes: [UInt8], as asked: Encoding) -> Bool {
    asked == .utf8 || asked == .auto && (Encoding.ofMark(bytes) ?? .utf8) == .utf8 && EncodingDetector.guess(bytes)?.encoding == nil
  }

  /// Takes a string as it is.
  public init(_ text: String) {
    utf8 = Array(text.utf8)
    isPlain = utf8.withUnsafeBufferPointer { PlainText.holds(for: $0) }
    encoding = .utf8
    warnings = []
    repairMap = OffsetMap()
    file = []
    guess = nil
    isUTF8File = true
    fileSize = utf8.count
  }

}

extension Document.Encoding {
  /// The encoding that a byte order mark tells; nil where there is none.
  package static func ofMark(_ bytes: [UInt8]) -> Document.Encoding? {
    if bytes.starts(with: [0xFF, 0xFE, 0, 0]) { return nil }  // UTF-32: told by its signature
    if bytes.starts(with: [0xFF, 0xFE]) { return .utf16LittleEndian }
    if bytes.starts(with: [0xFE, 0xFF]) { return .utf16BigEndian }
    return bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? .utf8 : nil
  }
}

/// What keeps a file from being read as text.
public enum DocumentError: Error, Sendable, Hashable {
  case binary(String)
  case invalidBytes(at: Int, encoding: Document.Encoding)
  case tooLarge(bytes: Int)
  case outOfMemory

  /// What is wrong and what to do, one line without the file's name.
  public var message: String {
    switch self {
    case .binary(let what): what
    case .invalidBytes(let byte, let encoding):
      "invalid \(encoding.rawValue.uppercased()) at byte \(byte); name its encoding with --encoding, or use --invalid replace"
    case .tooLarge(let bytes): "\(bytes) bytes are more than the 2 GiB that one text may have; split it"
    case .outOfMemory: "memory ran out during normalization; split the text"
    }
  }
}
