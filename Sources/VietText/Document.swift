/// A decoded text: valid UTF-8, with what had to be replaced on the way and the places in the file it came from.
///
/// ```
/// let document = try Document(bytes: [0x35, 0xFF, 0x25])   // "5", a stray byte, "%"
/// document.warnings[0].byte                                // 1
/// ```
public struct Document: Sendable {
  /// How the bytes of a file are to be read.
  public enum Encoding: String, Sendable, CaseIterable {
    /// UTF-8, or UTF-16 where a byte order mark says so.
    case auto
    case utf8 = "utf-8"
    case utf16LittleEndian = "utf-16le"
    case utf16BigEndian = "utf-16be"
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
  }

  /// The text as UTF-8, a byte order mark included.
  public let utf8: [UInt8]
  /// The encoding the file was read in; never `auto`.
  public let encoding: Encoding
  /// The replaced bytes, in order.
  public let warnings: [Warning]
  /// From places in `utf8` to places in the file; for UTF-16 the identity, as offsets count UTF-8 there.
  public let fileMap: OffsetMap
  /// Whether the text is known to be in NFC already.
  let isPlain: Bool

  /// Decodes the bytes of a file.
  ///
  /// - Throws: `DocumentError` for binary content, for invalid bytes under `InvalidBytes.error`, and for more than 2 GiB.
  /// - Complexity: linear; valid UTF-8 is not copied.
  public init(
    bytes: [UInt8], encoding: Encoding = .auto, invalid: InvalidBytes = .replace
  ) throws(DocumentError) {
    guard bytes.count <= Int(Int32.max) else { throw .tooLarge(bytes: bytes.count) }
    let encoding = encoding == .auto ? Self.detect(bytes) : encoding
    if encoding == .utf8, let reason = BinarySignature.find(in: bytes) { throw .binary(reason) }
    let decoded =
      switch encoding {
      case .utf16LittleEndian, .utf16BigEndian: UTF16Decoding.decode(bytes, bigEndian: encoding == .utf16BigEndian)
      default: UTF8Repair.decode(bytes)
      }
    if invalid == .error, let first = decoded.warnings.first {
      throw .invalidBytes(at: first.byte, encoding: encoding)
    }
    utf8 = decoded.utf8
    isPlain = decoded.isPlain
    warnings = decoded.warnings
    fileMap = decoded.map
    self.encoding = encoding
  }

  /// Takes a string as it is.
  public init(_ text: String) {
    utf8 = Array(text.utf8)
    isPlain = utf8.withUnsafeBufferPointer { PlainText.holds(for: $0) }
    encoding = .utf8
    warnings = []
    fileMap = OffsetMap()
  }

  private static func detect(_ bytes: [UInt8]) -> Encoding {
    if bytes.starts(with: [0xFF, 0xFE, 0, 0]) { return .utf8 }  // UTF-32: told by its signature
    if bytes.starts(with: [0xFF, 0xFE]) { return .utf16LittleEndian }
    if bytes.starts(with: [0xFE, 0xFF]) { return .utf16BigEndian }
    return .utf8
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
