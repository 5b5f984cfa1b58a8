public import VietOrthography

/// Puts the diacritics back into Vietnamese text that was typed without them.
///
/// ```
/// let restorer = DiacriticRestorer()
/// restorer.restore("tong muc ban le hang hoa")   // "tổng mức bán lẻ hàng hóa"
/// restorer.restore("Việt Nam thang loi")         // "Việt Nam thắng lợi"
/// ```
///
/// Marks that are there stay, and decide about the words around; so do capitals, figures, addresses and foreign words. A value has no state and
/// may be used from several threads at once.
public struct DiacriticRestorer: Sendable {
  private let model: RestorerModel

  /// A restorer with the model of the package; it costs nothing.
  public init() { model = .shared }

  /// A restorer with another model, as the trainer has one before it is written.
  public init(model: RestorerModel) { self.model = model }

  /// A text with its diacritics.
  public func restore(_ text: String) -> String {
    var text = text
    return text.withUTF8 { restore($0) }?.string ?? text
  }

  /// The changed text and the words that differ; nil where none does. Linear; storage for one passage besides the result.
  ///
  /// - Parameters:
  ///   - bytes: valid UTF-8 in NFC; decomposed words stay as they are.
  ///   - keepsEdits: note the places of the changes.
  public func restore(_ bytes: UnsafeBufferPointer<UInt8>, keepsEdits: Bool = true) -> EditedText? {
    var rewriter = TextRewriter(bytes, keepsEdits: keepsEdits)
    var letters = ByteBuffer()
    let writer = FormWriter()
    forEachPassage(of: bytes) { (tokens, lattice, path) in
      for (index, token) in tokens.enumerated() where token.kind == .word {
        let form = lattice.candidates[path[index]].form
        guard form >= RestorerModel.firstWord else { continue }
        let key = model.key(of: form)
        guard key != token.given, token.letters <= 8, !writer.isOtherPlacement(key, of: token) else { continue }
        letters.removeAll()
        writer.write(key, like: token, in: bytes, to: &letters)
        rewriter.replace(token.range, with: letters.bytes)
      }
    }
    return rewriter.finish()
  }

  /// Calls `body` with the tokens of each passage and the candidates that were found best.
  func forEachPassage(
    of bytes: UnsafeBufferPointer<UInt8>, _ body: (_ tokens: [RestorationToken], _ lattice: RestorationLattice, _ path: [Int]) -> Void
  ) {
    var tokenizer = RestorationTokenizer()
    let lattice = RestorationLattice(model)
    var path: [Int] = []
    var position = 0
    while position < bytes.count {
      position = tokenizer.read(bytes, from: position)
      guard tokenizer.tokens.contains(where: { $0.kind == .word }) else { continue }
      lattice.solve(tokenizer.tokens, into: &path)
      body(tokenizer.tokens, lattice, path)
    }
  }
}

/// Writes forms with the capitals of the words they replace.
struct FormWriter {
  private let marks = LetterMarks()
  private let tables = LetterTables.shared

  /// Whether a form is the word as it stands, but for the place of its tone mark.
  func isOtherPlacement(_ key: SyllableKey, of token: RestorationToken) -> Bool {
    token.isMarked && TonePlacement.other(token.given) == key
  }

  /// Appends the letters of a form, each a capital where the letter of the word is one.
  func write(_ key: SyllableKey, like token: RestorationToken, in bytes: UnsafeBufferPointer<UInt8>, to buffer: inout ByteBuffer) {
    var position = token.start
    for index in 0..<token.letters {
      let code = UInt8(truncatingIfNeeded: key.bits >> UInt64(8 * (token.letters - 1 - index)))
      let (isCapital, length) = letter(in: bytes, at: position)
      marks.append(code, isCapital: isCapital, to: &buffer)
      position += length
    }
  }

  private func letter(in bytes: UnsafeBufferPointer<UInt8>, at position: Int) -> (isCapital: Bool, length: Int) {
    let byte = bytes[position]
    if byte < 0x80 { return (byte & 0x20 == 0, 1) }
    if byte == 0xE1 {
      return (tables.threeByte[Int(bytes[position + 1] & 1) << 6 | Int(bytes[position + 2] & 0x3F)] >= LetterTables.capitalBit, 3)
    }
    return (tables.twoByte[Int(byte &- 0xC3) << 6 | Int(bytes[position + 1] & 0x3F)] >= LetterTables.capitalBit, 2)
  }
}
