/// The marks of letters by their codes (`Letter`), for loops over the codes of a word.
///
/// ```
/// let marks = LetterMarks()
/// marks.bare[Int(Letter.code(of: "ế"))]   // the code of "e"
/// ```
///
/// A value borrows nothing: it holds table pointers only, which live as long as the process.
public struct LetterMarks: @unchecked Sendable {
  /// By code: the letter without all marks, `"ế"` → `"e"`, `"đ"` → `"d"`.
  public let bare: UnsafePointer<UInt8>
  /// By code: the raw value of `Letter.Tone`.
  public let tone: UnsafePointer<UInt8>
  /// By code: 0 without a hat, breve, horn or stroke, another number for each of them.
  public let hat: UnsafePointer<UInt8>

  /// The tables; it costs nothing.
  public init() {
    let anatomy = LetterAnatomy.shared
    (bare, tone, hat) = (anatomy.bare, anatomy.tone, anatomy.hat)
  }

  /// The key of up to eight letters without all marks.
  @inlinable @inline(__always)
  public func bare(_ key: SyllableKey) -> SyllableKey {
    var result: UInt64 = 0
    var rest = key.bits
    var shift: UInt64 = 0
    while rest != 0 {
      result |= UInt64(bare[Int(rest & 0xFF)]) &<< shift
      rest &>>= 8
      shift &+= 8
    }
    return SyllableKey(bits: result)
  }

  /// Whether some letter of up to eight has a tone mark.
  @inlinable @inline(__always)
  public func hasTone(_ key: SyllableKey) -> Bool {
    var rest = key.bits
    while rest != 0 {
      if tone[Int(rest & 0xFF)] != 0 { return true }
      rest &>>= 8
    }
    return false
  }

  /// Whether all marks of a letter stand on another one as well, which may have more: `"e"`, `"ê"`, `"é"` agree with `"ế"`.
  @inlinable @inline(__always)
  public func isPart(_ code: UInt8, of other: UInt8) -> Bool {
    let (first, second) = (Int(code), Int(other))
    return code == other
      || bare[first] == bare[second] && (tone[first] == 0 || tone[first] == tone[second]) && (hat[first] == 0 || hat[first] == hat[second])
  }

  /// Appends a letter in UTF-8.
  public func append(_ code: UInt8, isCapital: Bool, to buffer: inout ByteBuffer) {
    buffer.append(LetterAnatomy.shared.utf8(code, isCapital: isCapital))
  }
}
