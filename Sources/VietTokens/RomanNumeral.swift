/// A whole number from 1 to 3999 in roman digits.
///
/// ```
/// RomanNumeral("XIV")?.value   // 14
/// RomanNumeral("IIX")          // nil
/// ```
public struct RomanNumeral: Sendable, Hashable {
  /// 1…3999.
  public let value: Int

  /// Digits and the pairs that subtract, from the largest; 0 for no second digit.
  private static let digits: [(first: UInt8, second: UInt8, value: Int)] = [
    (0x4D, 0, 1_000), (0x43, 0x4D, 900), (0x44, 0, 500), (0x43, 0x44, 400), (0x43, 0, 100), (0x58, 0x43, 90), (0x4C, 0, 50),
    (0x58, 0x4C, 40), (0x58, 0, 10), (0x49, 0x58, 9), (0x56, 0, 5), (0x49, 0x56, 4), (0x49, 0, 1),
  ]

  /// Reads capital or small digits in their usual form; nil for anything else.
  public init?(_ text: String) {
    var text = text
    guard let number = text.withUTF8({ RomanNumeral(utf8: $0) }) else { return nil }
    self = number
  }

  /// Reads the ASCII letters I, V, X, L, C, D and M, all capital or all small; nil for anything else. Linear, no allocation.
  public init?(utf8 text: UnsafeBufferPointer<UInt8>) {
    guard let first = text.first, text.count <= 15 else { return nil }
    let small = first & 0x20
    var position = 0
    var total = 0
    for (first, second, value) in Self.digits {
      // Ones, tens and hundreds stand three times at most, the others once.
      var room = second == 0 && first != 0x56 && first != 0x4C && first != 0x44 ? 3 : 1
      while room > 0, position < text.count, text[position] == first | small {
        if second != 0 {
          guard position + 1 < text.count, text[position + 1] == second | small else { break }
          position += 1
        }
        position += 1
        total += value
        room -= 1
      }
    }
    // "IXI", "XCX": a pair is followed by smaller digits only.
    guard position == text.count, total > 0, Self.length(of: total) == text.count else { return nil }
    value = total
  }

  /// How many digits the usual form of a number has.
  private static func length(of number: Int) -> Int {
    var (rest, length) = (number, 0)
    for (_, second, value) in digits {
      while rest >= value {
        rest -= value
        length += second == 0 ? 1 : 2
      }
    }
    return length
  }
}

extension Passage {
  /// The value of a word of capital roman digits, up to 39; nil for any other word.
  public func roman(at index: Int) -> Int? {
    let token = self[index]
    guard token.isWord, token.count <= 7, token.flags.contains(.capital), let number = RomanNumeral(utf8: bytes(index)), number.value < 40
    else { return nil }
    return number.value
  }
}
