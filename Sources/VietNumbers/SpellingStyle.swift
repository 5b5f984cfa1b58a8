/// Which words a number is spelled with, where speakers of Vietnamese differ.
///
/// ```
/// NumberSpeller().spelling(of: 1_024)                // "một nghìn không trăm hai mươi tư"
/// NumberSpeller(style: .south).spelling(of: 1_024)   // "một ngàn không trăm hai mươi bốn"
/// NumberSpeller(style: .plain).spelling(of: 1_024)   // "một nghìn hai mươi tư"
/// ```
///
/// What a style spells of numbers up to 10^36 reads back as the same number.
public struct SpellingStyle: Sendable, Hashable {
  /// The word before a single unit behind hundreds: 105 is "một trăm linh năm" or "một trăm lẻ năm".
  public enum ZeroTens: String, Sendable, CaseIterable { case linh, le = "lẻ" }
  /// 1000.
  public enum Thousand: String, Sendable, CaseIterable { case nghin = "nghìn", ngan = "ngàn" }
  /// 1,000,000,000.
  public enum Billion: String, Sendable, CaseIterable { case ty = "tỷ", ti = "tỉ" }
  /// 4 behind tens: 24 is "hai mươi tư" or "hai mươi bốn".
  public enum Four: String, Sendable, CaseIterable { case tu = "tư", bon = "bốn" }
  /// Digits behind the decimal mark: `0,25` is "không phẩy hai năm" one by one, "không phẩy hai mươi lăm" as a number.
  public enum Decimals: String, Sendable, CaseIterable { case digits, number }

  /// "linh" or "lẻ".
  public var zeroTens = ZeroTens.linh
  /// "nghìn" or "ngàn".
  public var thousand = Thousand.nghin
  /// "tỷ" or "tỉ".
  public var billion = Billion.ty
  /// "tư" or "bốn" behind tens.
  public var four = Four.tu
  /// How the digits behind the decimal mark are said.
  public var decimals = Decimals.digits
  /// Whether a group below the first has all of its places said: 1010 is "một nghìn không trăm mười", else "một nghìn mười".
  public var keepsZeroHundreds = true

  /// A style to be changed from the northern standard: "linh", "nghìn", "tỷ", "tư", all places said.
  public init() {}

  /// The northern standard, as schools teach it.
  public static let north = SpellingStyle()

  /// The southern way: "lẻ", "ngàn", "bốn".
  public static let south = {
    var style = SpellingStyle()
    (style.zeroTens, style.thousand, style.four) = (.le, .ngan, .bon)
    return style
  }()

  /// The northern words without "không trăm", as much software writes them.
  public static let plain = {
    var style = SpellingStyle()
    style.keepsZeroHundreds = false
    return style
  }()
}
