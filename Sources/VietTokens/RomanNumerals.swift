extension Passage {
  /// The value of a word of capital roman digits, up to 39; nil for any other word.
  public func roman(at index: Int) -> Int? {
    let token = self[index]
    guard token.isWord, token.count <= 6 else { return nil }
    var total = 0, last = 0
    for byte in bytes(index) {
      let digit: Int
      switch byte {
      case UInt8(ascii: "I"): digit = 1
      case UInt8(ascii: "V"): digit = 5
      case UInt8(ascii: "X"): digit = 10
      default: return nil
      }
      total += digit > last && last > 0 ? digit - 2 * last : digit
      last = digit
    }
    return total > 0 && total < 40 ? total : nil
  }
}
