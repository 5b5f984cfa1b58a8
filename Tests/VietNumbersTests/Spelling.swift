/// Numbers in words, written here anew so that the grammar has something to be held against.
struct Spelling {
  /// The words that speakers choose between: lẻ or linh, nghìn or ngàn, tư or bốn, tỷ or tỉ.
  var zeroLink = "linh", thousand = "nghìn", four = "tư", billion = "tỷ"

  private static let digits = ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"]

  /// A whole number below 10^18.
  func words(_ number: Int) -> String {
    guard number > 0 else { return Self.digits[0] }
    return large(number).joined(separator: " ")
  }

  private func large(_ number: Int) -> [String] {
    let (billions, rest) = number.quotientAndRemainder(dividingBy: 1_000_000_000)
    var result = billions > 0 ? large(billions) + [billion] : []
    for (value, name) in [(rest / 1_000_000, "triệu"), (rest / 1_000 % 1_000, thousand), (rest % 1_000, "")] where value > 0 {
      result += hundreds(value, isFirst: result.isEmpty) + (name.isEmpty ? [] : [name])
    }
    return result
  }

  /// Three places; all of them are said where something comes before.
  private func hundreds(_ number: Int, isFirst: Bool) -> [String] {
    let (hundred, rest) = number.quotientAndRemainder(dividingBy: 100)
    guard hundred > 0 || !isFirst else { return tens(rest) }
    let head = [Self.digits[hundred], "trăm"]
    if rest == 0 { return head }
    return head + (rest < 10 ? [zeroLink, Self.digits[rest]] : tens(rest))
  }

  private func tens(_ number: Int) -> [String] {
    let (ten, unit) = number.quotientAndRemainder(dividingBy: 10)
    guard ten > 0 else { return [Self.digits[unit]] }
    let head = ten == 1 ? ["mười"] : [Self.digits[ten], "mươi"]
    switch unit {
    case 0: return head
    case 1 where ten > 1: return head + ["mốt"]
    case 4 where ten > 1: return head + [four]
    case 5: return head + ["lăm"]
    default: return head + [Self.digits[unit]]
    }
  }
}
