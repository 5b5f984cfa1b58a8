/// A word while it is typed: its letters, its tone, and what each key does to them.
struct TypedWord {
  /// Longer runs of keys are no words.
  static let limit = 24

  private struct TypedLetter: Equatable {
    /// Without tone; a byte below 0x61 is no letter but itself.
    var code: UInt8
    var isCapital: Bool
    /// A "ư" that one key made.
    var isAlone = false
  }

  private let method: InputMethod
  private let placement: TonePlacement
  private let anatomy = LetterAnatomy.shared
  private var keys: [UInt8] = []
  private var letters: [TypedLetter] = []
  private var tone: UInt8 = 0
  /// Whether a key was undone, so that the word is not what its keys spell.
  private var isUndone = false
  /// The key that was undone, which does nothing more in this word.
  private var undoneKey: UInt8 = 0
  /// Whether one key made "ươ" of "uo".
  private var hasPairOfHorns = false

  init(method: InputMethod, placement: TonePlacement) { (self.method, self.placement) = (method, placement) }

  /// Starts a new word.
  mutating func begin() {
    keys.removeAll(keepingCapacity: true)
    letters.removeAll(keepingCapacity: true)
    (tone, isUndone, undoneKey, hasPairOfHorns) = (0, false, 0, false)
  }

  /// Takes one key.
  mutating func press(_ key: UInt8) {
    keys.append(key)
    let action = method.action(of: key)
    // Marks go on what may become a syllable; đ also in abbreviations.
    guard action != .none, key | 0x20 != undoneKey, isPlausible(letters, isFinal: false) || action == .stroke && isAbbreviation
    else { return append(key) }
    let isDone =
      switch action {
      case .none: false
      case .tone(let tone): setTone(tone, key)
      case .circumflex(let base): setHat(.circumflex, on: base.map { [$0] } ?? Array("aeo".utf8), key)
      case .breve: setHat(.breve, on: [UInt8(ascii: "a")], key)
      case .horn: setHorn(key) || setHat(.horn, on: Array("ou".utf8), key)
      case .hornOrBreve: setHorn(key) || setHornOrBreve(key) || addHornedU(key)
      case .stroke: setStroke(key)
      }
    if !isDone { append(key) }
  }

  private mutating func append(_ key: UInt8) {
    let isLetter = (key | 0x20) &- 0x61 < 26
    letters.append(TypedLetter(code: isLetter ? key | 0x20 : key, isCapital: isLetter && key & 0x20 == 0))
  }

  /// A key typed a second time: its mark is gone already, and it stands for itself.
  private mutating func undo(_ key: UInt8) -> Bool {
    isUndone = true
    undoneKey = key | 0x20
    append(key)
    return true
  }

  // MARK: Marks

  private mutating func setTone(_ new: UInt8, _ key: UInt8) -> Bool {
    if new == 0 {
      guard tone != 0 else { return false }
      tone = 0
      isUndone = true
      return true
    }
    guard hasNucleus else { return false }
    // Behind a tone a stop or question mark ends the sentence.
    if method == .viqr, tone != 0, tone != new, key == UInt8(ascii: ".") || key == UInt8(ascii: "?") { return false }
    if tone == new {
      tone = 0
      return undo(key)
    }
    tone = new
    return true
  }

  /// Puts a hat on the last letter that can have it; the letters stay a syllable in the making.
  private mutating func setHat(_ hat: LetterAnatomy.Hat, on bases: [UInt8], _ key: UInt8) -> Bool {
    for index in letters.indices.reversed() where bases.contains(anatomy.bare[Int(letters[index].code)]) {
      if anatomy.hat[Int(letters[index].code)] == hat.rawValue {
        letters[index].code = anatomy.bare[Int(letters[index].code)]
        return undo(key)
      }
      if change([(index, hat)]) { return true }
    }
    return false
  }

  /// Changes letters where they stay a syllable in the making.
  private mutating func change(_ hats: [(index: Int, hat: LetterAnatomy.Hat)]) -> Bool {
    var changed = letters
    for (index, hat) in hats {
      let code = anatomy.letter(letters[index].code, with: hat)
      guard code != 0 else { return false }
      changed[index].code = code
    }
    guard isPlausible(changed, isFinal: false) else { return false }
    letters = changed
    return true
  }

  /// "uo" gets two horns at once, but for "quo".
  private mutating func setHorn(_ key: UInt8) -> Bool {
    guard
      let index = letters.indices.dropLast().last(where: {
        anatomy.bare[Int(letters[$0].code)] == UInt8(ascii: "u") && anatomy.bare[Int(letters[$0 + 1].code)] == UInt8(ascii: "o")
      }), index == 0 || letters[index - 1].code != UInt8(ascii: "q")
    else { return false }
    let horn = LetterAnatomy.Hat.horn.rawValue
    if anatomy.hat[Int(letters[index].code)] == horn, anatomy.hat[Int(letters[index + 1].code)] == horn {
      (letters[index].code, letters[index + 1].code) = (UInt8(ascii: "u"), UInt8(ascii: "o"))
      return undo(key)
    }
    hasPairOfHorns = anatomy.hat[Int(letters[index].code)] != horn
    return change([(index, .horn), (index + 1, .horn)])
  }

  private mutating func setHornOrBreve(_ key: UInt8) -> Bool {
    for index in letters.indices.reversed() {
      let bare = anatomy.bare[Int(letters[index].code)]
      guard bare == UInt8(ascii: "a") || bare == UInt8(ascii: "o") || bare == UInt8(ascii: "u") else { continue }
      let hat = bare == UInt8(ascii: "a") ? LetterAnatomy.Hat.breve : .horn
      if anatomy.hat[Int(letters[index].code)] == hat.rawValue {
        if letters[index].isAlone { letters.remove(at: index) } else { letters[index].code = bare }
        return undo(key)
      }
      if change([(index, hat)]) { return true }
    }
    return false
  }

  /// "w" behind consonants, or alone, is "ư".
  private mutating func addHornedU(_ key: UInt8) -> Bool {
    guard !letters.contains(where: { anatomy.isVowel($0.code) }) else { return false }
    let horned = letters + [TypedLetter(code: anatomy.letter(UInt8(ascii: "u"), with: .horn), isCapital: key & 0x20 == 0, isAlone: true)]
    guard isPlausible(horned, isFinal: false) else { return false }
    letters = horned
    return true
  }

  /// The "d" right before, or the one that the word begins with, becomes "đ".
  private mutating func setStroke(_ key: UInt8) -> Bool {
    guard let first = letters.first, let last = letters.indices.last else { return false }
    let isNear = anatomy.bare[Int(letters[last].code)] == UInt8(ascii: "d")
    let index = isNear ? last : 0
    guard isNear || anatomy.bare[Int(first.code)] == UInt8(ascii: "d") else { return false }
    if letters[index].code != UInt8(ascii: "d") {
      letters[index].code = UInt8(ascii: "d")
      return undo(key)
    }
    letters[index].code = anatomy.letter(UInt8(ascii: "d"), with: .stroke)
    return true
  }

  // MARK: The word

  /// What the keys made, in UTF-8; nil where the word stays as it was typed.
  mutating func finish() -> [UInt8]? {
    completeHorns()
    let hasMarks = tone != 0 || letters.contains { $0.code >= 0x80 }
    guard hasMarks || isUndone else { return nil }
    if hasMarks, !isUndone || tone != 0 {
      guard isAbbreviation || isPlausible(letters, isFinal: true) else { return nil }
      if tone != 0, !setTone() { return nil }
    }
    var text: [UInt8] = []
    for letter in letters {
      guard letter.code >= 0x61 else {
        text.append(letter.code)
        continue
      }
      let utf8 = anatomy.utf8(letter.code, isCapital: letter.isCapital)
      for index in 0..<utf8.count { text.append(utf8[index]) }
    }
    return text == keys ? nil : text
  }

  /// "ưo" before a coda is "ươ"; "uo" with one key at the end is "uơ".
  private mutating func completeHorns() {
    let (horned, o) = (anatomy.letter(UInt8(ascii: "u"), with: .horn), UInt8(ascii: "o"))
    let hornedO = anatomy.letter(o, with: .horn)
    guard
      let index = letters.indices.dropLast().last(where: {
        letters[$0].code == horned && (letters[$0 + 1].code == o || letters[$0 + 1].code == hornedO)
      })
    else { return }
    if index + 2 < letters.count {
      letters[index + 1].code = hornedO
    } else if hasPairOfHorns, letters[index + 1].code == hornedO {
      letters[index].code = UInt8(ascii: "u")
    }
  }

  /// Puts the tone on its letter; false where no syllable has it so.
  private mutating func setTone() -> Bool {
    var key = SyllableKey()
    for (index, letter) in letters.enumerated() { key.append(letter.code, after: index) }
    var target =
      letters.lastIndex { anatomy.hat[Int($0.code)] != 0 && anatomy.isVowel($0.code) } ?? letters.lastIndex { anatomy.isVowel($0.code) }
    if let syllable = Syllable(key, letters: letters.count, anyMark: true) {
      guard syllable.allows(tone) else { return false }
      target = syllable.position(placement)
    }
    guard let target else { return false }
    letters[target].code = anatomy.letter(letters[target].code, with: tone)
    return true
  }

  /// Whether there is a vowel; the u behind q is none.
  private var hasNucleus: Bool {
    letters.enumerated().contains { index, letter in
      anatomy.isVowel(letter.code) && !(index == 1 && letters[0].code == UInt8(ascii: "q"))
    }
  }

  /// Whether the word has consonants only.
  private var isAbbreviation: Bool { letters.allSatisfy { $0.code >= 0x61 && !anatomy.isVowel($0.code) } }

  /// Whether letters are a native syllable, or what one begins with. While a word is typed, hats may still come.
  private func isPlausible(_ letters: [TypedLetter], isFinal: Bool) -> Bool {
    TypedBeginnings.shared.contains(letters.lazy.map(\.code), withMoreHats: !isFinal)
  }
}

// MARK: Keys for text

extension TypedWord {
  /// The keys that make a word; nil where they are the word itself, or no keys make it.
  static func keys(for word: UnsafeBufferPointer<UInt8>, method: InputMethod) -> [UInt8]? {
    // Most words need no key to be undone, so that one try will do.
    for undoes in [false, true] {
      guard let keys = spell(word, method, undoes: undoes) else { return nil }
      for placement in [TonePlacement.old, .new] {
        var typed = TypedWord(method: method, placement: placement)
        if typed.type(keys).elementsEqual(word) { return keys.elementsEqual(word) ? nil : keys }
      }
    }
    return nil
  }

  /// Types a whole word.
  private mutating func type(_ keys: [UInt8]) -> [UInt8] {
    begin()
    for key in keys { press(key) }
    return finish() ?? keys
  }

  /// The keys of the letters of a word and their hats, then the tone; nil where it is no word of the alphabet with one tone.
  ///
  /// - Parameter undoes: whether a key that does something where a letter is meant is typed again to stand for itself.
  private static func spell(_ word: UnsafeBufferPointer<UInt8>, _ method: InputMethod, undoes: Bool) -> [UInt8]? {
    guard let base = word.baseAddress else { return nil }
    let (anatomy, scanner) = (LetterAnatomy.shared, LetterScanner())
    var typed = TypedWord(method: method, placement: .old)
    var keys: [UInt8] = []
    // What the keys are to make so far, without tone.
    var made: [UInt8] = []
    var tone: UInt8 = 0
    var position = 0
    while position < word.count {
      let byte = word[position]
      if byte < 0x80 {
        keys.append(byte)
        made.append(byte)
        position += 1
        if undoes, typed.type(keys) != made { keys.append(byte) }
        continue
      }
      let (entry, length) = scanner.marked(in: base, at: position)
      let code = UInt8(truncatingIfNeeded: entry)
      guard entry > UInt16(Letter.foreign), tone == 0 || anatomy.tone[Int(code)] == 0 else { return nil }
      let isCapital = entry >= LetterTables.capitalBit
      let letter = anatomy.bare[Int(code)] & (isCapital ? ~0x20 : 0xFF)
      keys.append(letter)
      tone = max(tone, anatomy.tone[Int(code)])
      if let hat = LetterAnatomy.Hat(rawValue: anatomy.hat[Int(code)]), hat != .none {
        keys.append(method.key(of: hat, on: letter))
      }
      let plain = anatomy.utf8(anatomy.toneless[Int(code)], isCapital: isCapital)
      for index in 0..<plain.count { made.append(plain[index]) }
      position += length
    }
    if tone != 0 { keys.append(method.toneKeys.utf8Start[Int(tone)]) }
    return keys
  }
}
