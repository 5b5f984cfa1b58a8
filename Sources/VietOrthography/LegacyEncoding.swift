/// How Vietnamese was written in files before Unicode, and what became of it on wrong ways since.
///
/// ```
/// LegacyEncoding.viscii.decode([0x54, 0xD6]).string   // "Tỷ"
/// LegacyEncoding(name: "cp1258")                        // windows1258
/// ```
public enum LegacyEncoding: String, Sendable, CaseIterable {
  /// TCVN 5712:1993 VN3, the ABC fonts (`.VnTime`); capitals with tone marks have no code.
  case tcvn3
  /// The same codes in a capital font (`.VnTimeH`): every letter is a capital.
  case tcvn3Capital = "tcvn3-capital"
  /// VNI fonts for Windows: a letter, then its marks.
  case vni
  /// VPS fonts of the Vietnamese Professionals Society.
  case vps
  /// RFC 1456.
  case viscii
  /// Microsoft's code page: a letter with its hat, then its tone.
  case windows1258 = "windows-1258"
  /// Two-byte fonts of the polytechnic of Hồ Chí Minh City.
  case bkhcm2 = "bk-hcm2"
  /// Marks as ASCII punctuation, RFC 1456: `Vie^.t Nam`.
  case viqr
  /// Numeric character references: `Vi&#7879;t Nam`.
  case references = "ncr"
  /// UTF-8 that was read as windows-1252 and saved as UTF-8: `Viá»‡t Nam`.
  case mojibake
  /// The same, twice.
  case doubleMojibake = "mojibake-2"

  /// The encoding of a name, in any case, with or without marks between its parts; nil for an unknown one.
  public init?(name: String) {
    let letters = String(name.lowercased().filter { $0.isLetter || $0.isNumber })
    guard let encoding = Self.names[letters] else { return nil }
    self = encoding
  }

  private static let names: [String: LegacyEncoding] = {
    var names: [String: LegacyEncoding] = [
      "tcvn": .tcvn3, "tcvn57123": .tcvn3, "abc": .tcvn3, "vntime": .tcvn3, "tcvn3h": .tcvn3Capital, "vntimeh": .tcvn3Capital,
      "vniwin": .vni, "vniwindows": .vni, "vpswin": .vps, "cp1258": .windows1258, "win1258": .windows1258, "wincp1258": .windows1258,
      "bkhcm": .bkhcm2, "bk2": .bkhcm2, "references": .references, "html": .references, "doublemojibake": .doubleMojibake,
      "mojibaketwice": .doubleMojibake,
    ]
    for encoding in allCases { names[String(encoding.rawValue.filter { $0.isLetter || $0.isNumber })] = encoding }
    return names
  }()

  /// Whether the file itself is text in UTF-8 or ASCII, in which marks are written out or garbled.
  public var isText: Bool {
    switch self {
    case .viqr, .references, .mojibake, .doubleMojibake: true
    default: false
    }
  }

  /// What bytes in this encoding say, in UTF-8.
  ///
  /// ```
  /// LegacyEncoding.vni.decode(Array("Vie".utf8) + [0xE4, 0x74]).string   // "Việt"
  /// ```
  ///
  /// Bytes of font encodings that are no letter are read as windows-1252, as their fonts have it. A text that is no valid UTF-8 comes back as it is
  /// from the encodings that are text (`isText`).
  ///
  /// - Parameter keepsEdits: whether to note where each run of the result came from; without, `edits` is empty.
  /// - Complexity: linear.
  public func decode(_ bytes: UnsafeBufferPointer<UInt8>, keepsEdits: Bool = true) -> EditedText {
    let changed: EditedText?
    switch self {
    case .viqr: changed = VIQR.decode(bytes, keepsEdits: keepsEdits)
    case .references: changed = CharacterReferences.decode(bytes, keepsEdits: keepsEdits)
    case .mojibake: changed = Mojibake.decode(bytes, keepsEdits: keepsEdits)
    case .doubleMojibake:
      changed = Mojibake.decode(bytes, keepsEdits: keepsEdits)?.then { Mojibake.decode($0, keepsEdits: keepsEdits) }
    default: return FontCodec.codec(for: self).decode(bytes, keepsEdits: keepsEdits)
    }
    return changed ?? EditedText(bytes: Array(bytes), edits: [])
  }

  /// What bytes in this encoding say, in UTF-8.
  public func decode(_ bytes: [UInt8]) -> EditedText { bytes.withUnsafeBufferPointer { decode($0) } }

  /// What a UTF-8 text says whose letters are the characters that windows-1252 has for the bytes of a font encoding, as word processors save it:
  /// `Céng hoµ` is `Cộng hoà` in TCVN3.
  ///
  /// Characters that windows-1252 does not have stay. Linear.
  ///
  /// - Parameters:
  ///   - utf8: valid UTF-8.
  ///   - keepsEdits: whether to note where each run of the result came from; without, `edits` is empty.
  public func decode(carried utf8: UnsafeBufferPointer<UInt8>, keepsEdits: Bool = true) -> EditedText {
    guard !isText else { return decode(utf8, keepsEdits: keepsEdits) }
    return FontCodec.codec(for: self).decode(carried: utf8, keepsEdits: keepsEdits)
  }

  /// A text in NFC in this encoding, with a list of what was lost: letters it has no code for are written as `?`, capitals without a code as small ones.
  ///
  /// ```
  /// LegacyEncoding.vni.encode("Việt").bytes                  // 56 69 65 E4 74
  /// LegacyEncoding.tcvn3.encode("HÀ").losses[0].scalar       // "À"
  /// ```
  ///
  /// - Complexity: linear.
  public func encode(_ text: UnsafeBufferPointer<UInt8>) -> EncodedText {
    switch self {
    case .viqr: VIQR.encode(text)
    case .references: EncodedText(bytes: CharacterReferences.encode(text))
    case .mojibake: EncodedText(bytes: Mojibake.encode(text))
    case .doubleMojibake: EncodedText(bytes: Mojibake.encode(text).withUnsafeBufferPointer { Mojibake.encode($0) })
    default: FontCodec.codec(for: self).encode(text)
    }
  }

  /// A text in NFC in this encoding.
  public func encode(_ text: String) -> EncodedText {
    var text = text
    return text.withUTF8 { encode($0) }
  }
}

/// A text in a legacy encoding.
public struct EncodedText: Sendable, Hashable {
  /// A character that could not be written as it is.
  public struct Loss: Sendable, Hashable {
    /// The character.
    public let scalar: Unicode.Scalar
    /// Where it stands first, in UTF-8 bytes of the source.
    public let place: Int
    /// How often it stands there.
    public var count: Int
    /// What is written for it.
    public let replacement: String
  }

  /// The text in the encoding.
  public var bytes: [UInt8]
  /// What was lost, in the order of the text.
  public var losses: [Loss] = []

  /// Bytes of which nothing was lost, or which list what was.
  public init(bytes: [UInt8] = [], losses: [Loss] = []) { (self.bytes, self.losses) = (bytes, losses) }

  /// Notes that a character was not written as it is.
  mutating func lose(_ scalar: Unicode.Scalar, at place: Int, for replacement: String) {
    if let index = losses.firstIndex(where: { $0.scalar == scalar }) {
      losses[index].count += 1
    } else {
      losses.append(Loss(scalar: scalar, place: place, count: 1, replacement: replacement))
    }
  }
}
