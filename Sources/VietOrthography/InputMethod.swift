/// A way to type Vietnamese on an ASCII keyboard.
///
/// ```
/// InputMethod.telex.text(from: "tieengs Vieetj")   // "tiếng Việt"
/// InputMethod.vni.text(from: "tie6ng1 Vie65t")     // "tiếng Việt"
/// InputMethod.telex.keys(for: "Việt")              // "Vieejt"
/// ```
///
/// Keys of marks may stand behind their letter or anywhere later in the word (`Vietej`); a mark typed twice is undone and its key stands for itself
/// (`ass` is "as"). A word that is no Vietnamese syllable in the making is left as it was typed.
public enum InputMethod: String, Sendable, CaseIterable {
  /// Tones `s f r x j`, none `z`; `aa ee oo`, `w` for horn and breve, `dd`; `w` alone is ư.
  case telex
  /// Tones `1`–`5`, none `0`; `6` circumflex, `7` horn, `8` breve, `9` đ.
  case vni = "vni-keys"
  /// Tones grave, hook, tilde, acute, dot by their marks in ASCII; `^` circumflex, `+` horn, `(` breve, `dd`.
  case viqr = "viqr-keys"

  /// What a key does behind a letter.
  enum Action: Equatable {
    case none
    /// The raw value of a tone; 0 takes the tone away.
    case tone(UInt8)
    case circumflex(on: UInt8?)
    case horn, breve, hornOrBreve, stroke
  }

  func action(of key: UInt8) -> Action {
    switch self {
    case .telex:
      let small = key | 0x20
      switch small {
      case UInt8(ascii: "a"), UInt8(ascii: "e"), UInt8(ascii: "o"): return .circumflex(on: small)
      case UInt8(ascii: "d"): return .stroke
      case UInt8(ascii: "w"): return .hornOrBreve
      default: return Self.tone(small, "zfrxsj")
      }
    case .vni:
      switch key {
      case UInt8(ascii: "6"): return .circumflex(on: nil)
      case UInt8(ascii: "7"): return .horn
      case UInt8(ascii: "8"): return .breve
      case UInt8(ascii: "9"): return .stroke
      default: return Self.tone(key, "023415")
      }
    case .viqr:
      switch key {
      case UInt8(ascii: "^"): return .circumflex(on: nil)
      case UInt8(ascii: "+"): return .horn
      case UInt8(ascii: "("): return .breve
      case UInt8(ascii: "d"), UInt8(ascii: "D"): return .stroke
      default: return Self.tone(key, "0`?~'.")
      }
    }
  }

  /// The tone of a key: its place in `keys`, which are in the order of `Letter.Tone`.
  private static func tone(_ key: UInt8, _ keys: StaticString) -> Action {
    for index in 0..<6 where keys.utf8Start[index] == key { return .tone(UInt8(index)) }
    return .none
  }

  /// The keys of a tone and of a hat.
  var toneKeys: StaticString {
    switch self {
    case .telex: "zfrxsj"
    case .vni: "023415"
    case .viqr: "0`?~'."
    }
  }

  /// The key behind a letter that puts a hat on it.
  func key(of hat: LetterAnatomy.Hat, on letter: UInt8) -> UInt8 {
    switch (self, hat) {
    case (.telex, .breve), (.telex, .horn): UInt8(ascii: "w")
    case (.vni, .circumflex): UInt8(ascii: "6")
    case (.vni, .horn): UInt8(ascii: "7")
    case (.vni, .breve): UInt8(ascii: "8")
    case (.vni, .stroke): UInt8(ascii: "9")
    case (.viqr, .circumflex): UInt8(ascii: "^")
    case (.viqr, .horn): UInt8(ascii: "+")
    case (.viqr, .breve): UInt8(ascii: "(")
    default: letter
    }
  }

  /// Whether a byte belongs to a typed word: a letter, or a key of a mark.
  func isKey(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 || self != .telex && action(of: byte) != .none }

  /// The text that keys make; nil where they make nothing but themselves.
  ///
  /// - Parameters:
  ///   - keys: UTF-8; words with letters beyond ASCII stay.
  ///   - placement: where the tone of an open syllable stands.
  /// - Complexity: linear in words.
  public func type(_ keys: UnsafeBufferPointer<UInt8>, placement: TonePlacement = .old) -> EditedText? {
    var rewriter = TextRewriter(keys)
    var word = TypedWord(method: self, placement: placement)
    var position = 0
    while position < keys.count {
      if self == .viqr, keys[position] == UInt8(ascii: "\\"), position + 1 < keys.count, keys[position + 1] < 0x80 {
        // A key that stands for itself.
        rewriter.replace(position..<position + 1, with: "")
        position += 2
        continue
      }
      let start = position
      var isPlain = true
      while position < keys.count, isKey(keys[position]) || keys[position] >= 0x80 {
        if keys[position] >= 0x80 { isPlain = false }
        position += 1
      }
      if isPlain, position - start <= TypedWord.limit { replace(start..<position, of: keys, &word, &rewriter) }
      if position == start { position += 1 }
    }
    return rewriter.finish()
  }

  /// Puts what keys make for them, if they make anything; a stop or question mark at their end that is no tone stays.
  private func replace(
    _ range: Range<Int>, of keys: UnsafeBufferPointer<UInt8>, _ word: inout TypedWord, _ rewriter: inout TextRewriter
  ) {
    var range = range
    while !range.isEmpty {
      word.begin()
      for index in range { word.press(keys[index]) }
      if let text = word.finish() { return text.withUnsafeBufferPointer { rewriter.replace(range, with: $0) } }
      guard self == .viqr, keys[range.upperBound - 1] == UInt8(ascii: ".") || keys[range.upperBound - 1] == UInt8(ascii: "?") else {
        return
      }
      range = range.lowerBound..<range.upperBound - 1
    }
  }

  /// The text that keys make.
  public func text(from keys: String, placement: TonePlacement = .old) -> String {
    var keys = keys
    return keys.withUTF8 { type($0, placement: placement) }?.string ?? keys
  }

  /// The keys that make a text in NFC: marks of a letter right behind it, the tone at the end of the word.
  ///
  /// ```
  /// InputMethod.telex.keys(for: "as Đức")   // "ass DDuwcs"
  /// ```
  ///
  /// A word that cannot be typed, such as "café", stays as it is, and so does what its keys make. Linear in words.
  public func keys(for text: String) -> String {
    var text = text
    return text.withUTF8 { keys(for: $0) }?.string ?? text
  }

  /// The keys that make a text in NFC; nil where they are the text itself.
  public func keys(for text: UnsafeBufferPointer<UInt8>) -> EditedText? {
    guard let base = text.baseAddress else { return nil }
    var rewriter = TextRewriter(text)
    var position = 0
    while position < text.count {
      let start = position
      while position < text.count {
        let length = LetterScanner.scalar(in: base, at: position).length
        guard isKey(text[position]) || length > 1 else { break }
        position += length
      }
      if position > start, position - start <= 2 * TypedWord.limit,
        let keys = TypedWord.keys(for: UnsafeBufferPointer(rebasing: text[start..<position]), method: self)
      {
        keys.withUnsafeBufferPointer { rewriter.replace(start..<position, with: $0) }
      }
      if position == start { position += 1 }
    }
    return rewriter.finish()
  }
}
