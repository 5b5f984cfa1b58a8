/// The letters of the Vietnamese alphabet as one-byte codes, so that a whole syllable fits in a machine word.
///
/// A plain letter `a`–`z` has its ASCII code; each letter with a mark has a code from `0x80` up: `"đ"` is `0x80`,
/// then the twelve vowels in alphabetical order with their tones in the order of `Tone`. Capital letters have the
/// code of the small one. Source: TCVN 5712:1999 (the repertoire of 134 precomposed letters).
public enum Letter {
  /// The six tones in dictionary order.
  public enum Tone: Int, CaseIterable, Sendable {
    case level, grave, hook, tilde, acute, dot

    /// Its Vietnamese name: ngang, huyền, hỏi, ngã, sắc, nặng.
    public var name: String { ["ngang", "huyền", "hỏi", "ngã", "sắc", "nặng"][rawValue] }

    /// The combining mark of the tone; the level tone has none.
    public var mark: UInt32? { [nil, 0x300, 0x309, 0x303, 0x301, 0x323][rawValue] }
  }

  /// The code of a letter that Vietnamese writing does not use: `ö`, `ж`, `字`.
  @inlinable public static var foreign: UInt8 { 1 }

  /// The twelve vowels without tone, in alphabetical order.
  static let vowels = ["a", "ă", "â", "e", "ê", "i", "o", "ô", "ơ", "u", "ư", "y"]

  /// For each vowel of `vowels` the precomposed letters in the order of `Tone`.
  static let toned = [
    "aàảãáạ", "ăằẳẵắặ", "âầẩẫấậ", "eèẻẽéẹ", "êềểễếệ", "iìỉĩíị",
    "oòỏõóọ", "ôồổỗốộ", "ơờởỡớợ", "uùủũúụ", "ưừửữứự", "yỳỷỹýỵ",
  ].map { Array($0.unicodeScalars) }

  /// The small letters by code minus `0x80`.
  public static let marked: [Unicode.Scalar] =
    ["đ"] + toned.flatMap { row in row.filter { !$0.isASCII } }

  /// The small letter of a code.
  static func scalar(of code: UInt8) -> Unicode.Scalar { code < 0x80 ? Unicode.Scalar(code) : marked[Int(code) - 0x80] }

  /// The capital of a small letter of the alphabet: those of ASCII and Latin-1 lie 32 apart, all others 1.
  static func capital(of small: Unicode.Scalar) -> Unicode.Scalar {
    Unicode.Scalar(small.value < 0x100 ? small.value - 32 : small.value - 1) ?? small
  }

  /// The code of a small letter, `foreign` when it is none of the alphabet.
  public static func code(of scalar: Unicode.Scalar) -> UInt8 {
    if scalar.isASCII { return UInt8(scalar.value) }
    guard let index = marked.firstIndex(of: scalar) else { return foreign }
    return 0x80 + UInt8(index)
  }
}

/// Byte tables for reading letters out of UTF-8, built once per process.
///
/// `twoByte` is indexed by lead byte `C3…C6` and continuation (4 × 64), `threeByte` by second byte `BA…BB` after
/// `E1` and continuation (2 × 64). An entry is a letter's code, with `capitalBit` for a capital; 0 where there is no
/// letter. Never freed: the tables live as long as the process.
public struct LetterTables: @unchecked Sendable {
  /// By lead byte C3…C6 and continuation.
  public let twoByte: UnsafePointer<UInt16>
  /// By the byte behind E1, BA or BB, and continuation.
  public let threeByte: UnsafePointer<UInt16>

  /// Set in the entry of a capital.
  @inlinable public static var capitalBit: UInt16 { 0x100 }

  public static let shared = LetterTables()

  private init() {
    let two = UnsafeMutablePointer<UInt16>.allocate(capacity: 256)
    let three = UnsafeMutablePointer<UInt16>.allocate(capacity: 128)
    two.initialize(repeating: UInt16(Letter.foreign), count: 256)
    three.initialize(repeating: UInt16(Letter.foreign), count: 128)
    two[0x17] = 0  // × U+00D7
    two[0x37] = 0  // ÷ U+00F7
    for (index, small) in Letter.marked.enumerated() {
      let code = 0x80 + UInt16(index)
      for (scalar, isCapital) in [(small, false), (Letter.capital(of: small), true)] {
        let bytes = Array(String(scalar).utf8)
        if bytes.count == 2 {
          let slot = Int(bytes[0] - 0xC3) * 64 + Int(bytes[1] & 0x3F)
          two[slot] = code | (isCapital ? Self.capitalBit : 0)
        } else {
          let slot = Int(bytes[1] - 0xBA) * 64 + Int(bytes[2] & 0x3F)
          three[slot] = code | (isCapital ? Self.capitalBit : 0)
        }
      }
    }
    (twoByte, threeByte) = (UnsafePointer(two), UnsafePointer(three))
  }
}
