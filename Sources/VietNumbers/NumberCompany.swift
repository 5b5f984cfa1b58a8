import VietLexicon
import VietTokens

/// The numbers that a range or list joins to one whose mark is open: their marks have one reading, and the unit behind the
/// last of them is the unit of all.
///
/// `116,700 - 117,400 đồng/kg`, "từ 1,250 đến 1,300 tỷ đồng", `98.75, 101.30 và 99.125`.
struct NumberCompany {
  /// How many numbers to each side are heard.
  private static let reach = 8

  /// The last number that is joined and as open as this one.
  private(set) var last: Int
  /// Whether the last digit of any of them is 0.
  private(set) var endsInZero: Bool
  /// The nearest member of a list in which all others are English decimals, two at least.
  private(set) var englishPlace: Int?

  init(around index: Int, isDot: Bool, in passage: Passage) {
    last = index
    endsInZero = Self.endsInZero(index, passage)
    var decimals = 0
    var isMixed = false
    for step in [1, -1] {
      var position = index
      for _ in 0..<Self.reach {
        guard let next = Self.neighbour(of: position, step, passage) else { break }
        let style = DigitGroups(passage.bytes(next)).style
        if isDot {
          if style == .english { decimals += 1 } else { isMixed = true }
        } else {
          guard style == .openComma else { break }
          if step > 0 { last = next }
          if Self.endsInZero(next, passage) { endsInZero = true }
        }
        if englishPlace == nil { englishPlace = next }
        position = next
      }
    }
    if !isDot || isMixed || decimals < 2 { englishPlace = nil }
  }

  private static func endsInZero(_ index: Int, _ passage: Passage) -> Bool {
    let bytes = passage.bytes(index)
    return bytes[bytes.count - 1] == 0x30
  }

  /// The next number to one side, with only a joint between: a dash, a comma, "và", "đến", "xuống còn", "đến gần".
  private static func neighbour(of index: Int, _ step: Int, _ passage: Passage) -> Int? {
    var position = index + step
    for _ in 0..<3 {
      guard passage.isJoined(min(position, position - step)) else { return nil }
      if passage[position].isNumber { return position == index + step ? nil : position }
      guard isJoint(position, passage) else { return nil }
      position += step
    }
    return passage[position].isNumber && passage.isJoined(min(position, position - step)) ? position : nil
  }

  private static func isJoint(_ index: Int, _ passage: Passage) -> Bool {
    let token = passage[index]
    if token.kind == .symbol {
      return token.isSymbol("-") || token.isSymbol("~") || token.isSymbol(",") || token.isSymbol(";")
    }
    let sense = passage.sense(index)
    return sense.terminal == .to || sense.terminal == .and
      || passage.cue(endingWith: index)?.cue.hasAny(.level | .approx | .over | .under | .rise) == true && sense.terminal != .from
  }
}
