/// What a syllable can begin with while it is typed: letters that have their hats already, or may still get them.
struct TypedBeginnings: Sendable {
  static let shared = TypedBeginnings()

  /// By the bare letters of a beginning, packed: the letters with hats that they can stand for.
  private let forms: [UInt64: [UInt64]]

  private init() {
    let bare = LetterAnatomy.shared.bare
    var forms: [UInt64: Set<UInt64>] = [0: [0]]
    SyllableTables.shared.forEachTyped { letters in
      var (key, form) = (UInt64(0), UInt64(0))
      for letter in letters.prefix(8) {
        key = key << 8 | UInt64(bare[Int(letter)])
        form = form << 8 | UInt64(letter)
        forms[key, default: []].insert(form)
      }
    }
    self.forms = forms.mapValues(Array.init)
  }

  /// Whether a syllable can begin with letters, without tone.
  ///
  /// - Parameter withMoreHats: whether letters without a hat may still get one.
  func contains(_ letters: some Collection<UInt8>, withMoreHats: Bool) -> Bool {
    guard letters.count <= 8 else { return false }
    let bare = LetterAnatomy.shared.bare
    var (key, typed) = (UInt64(0), UInt64(0))
    for letter in letters {
      key = key << 8 | UInt64(bare[Int(letter)])
      typed = typed << 8 | UInt64(letter)
    }
    guard let found = forms[key] else { return false }
    return found.contains { $0 == typed || withMoreHats && Self.isOneOf($0, key, typed, letters.count) }
  }

  /// Whether each letter is that of the form, or the bare one.
  private static func isOneOf(_ form: UInt64, _ bare: UInt64, _ typed: UInt64, _ count: Int) -> Bool {
    (0..<count).allSatisfy { index in
      let mask: UInt64 = 0xFF << UInt64(8 * index)
      return (typed ^ form) & mask == 0 || (typed ^ bare) & mask == 0
    }
  }
}
