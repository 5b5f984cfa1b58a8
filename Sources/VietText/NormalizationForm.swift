import VietICU
public import VietOrthography

/// A normalization form of UAX #15.
///
/// ```
/// NormalizationForm.nfd.normalized("tỷ")   // "ty" + U+0309
/// ```
public enum NormalizationForm: String, Sendable, CaseIterable {
  case nfc, nfd, nfkc, nfkd

  private var form: Normalization.Form {
    switch self {
    case .nfc: .nfc
    case .nfd: .nfd
    case .nfkc: .nfkc
    case .nfkd: .nfkd
    }
  }

  /// Whether valid UTF-8 is in this form already.
  ///
  /// - Complexity: linear, no allocation; NFC at several gigabytes a second where all letters are Latin.
  public func holds(for bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard self == .nfc else { return Normalization.holds(form, for: bytes) }
    var position = 0
    while true {
      position = PlainText.prefix(of: bytes, from: position)
      guard position < bytes.count else { return true }
      let piece = CanonicalComposition.piece(around: position, from: 0, in: bytes)
      guard Normalization.holds(.nfc, for: UnsafeBufferPointer(rebasing: bytes[piece])) else { return false }
      position = piece.upperBound
    }
  }

  /// Brings valid UTF-8 into this form; nil where it is in it already.
  ///
  /// - Parameter keepsEdits: whether to note where each run of the result came from; without, `edits` is empty.
  /// - Throws: `DocumentError.outOfMemory` when ICU cannot finish.
  /// - Complexity: linear.
  public func normalize(_ bytes: UnsafeBufferPointer<UInt8>, keepsEdits: Bool = true) throws(DocumentError) -> EditedText? {
    if self == .nfc { return try CanonicalComposition.compose(bytes, anyOrder: false, keepsEdits: keepsEdits) }
    guard !holds(for: bytes) else { return nil }
    do {
      return try Normalization.normalize(bytes, form) { EditedText(bytes: Array($0), edits: $1) }
    } catch {
      throw .outOfMemory
    }
  }

  /// A text in this form; itself where ICU runs out of memory.
  public func normalized(_ text: String) -> String {
    var text = text
    let changed: EditedText? = text.withUTF8 { bytes in try? normalize(bytes, keepsEdits: false) }
    return changed?.string ?? text
  }
}
