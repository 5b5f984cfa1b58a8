/// How figures that were spoken are written.
///
/// ```
/// // "bảy mươi mốt nghìn tỷ đồng"
/// NotationStyle()                                          // 71.000 tỷ đồng
/// NotationStyle(grouping: .none, keepsMagnitudes: false)   // 71000000000000 đồng
/// ```
public struct NotationStyle: Sendable, Hashable {
  /// What stands between groups of three digits; the decimal mark is a comma, behind comma groups a point.
  public enum Grouping: String, Sendable, CaseIterable {
    case dot, space, comma, none

    /// Between groups.
    var mark: UInt8? {
      switch self {
      case .dot: UInt8(ascii: ".")
      case .space: 0x20
      case .comma: UInt8(ascii: ",")
      case .none: nil
      }
    }

    /// Before decimals.
    var decimalMark: UInt8 { self == .comma ? UInt8(ascii: ".") : UInt8(ascii: ",") }
  }

  /// The mark between groups of three digits.
  public var grouping: Grouping
  /// Whether "triệu" and "tỷ" at the end of a number stay words: `2,5 tỷ`, not `2.500.000.000`.
  public var keepsMagnitudes: Bool
  /// Whether units are written by their symbols: `5 km`, not `5 ki lô mét`.
  public var usesSymbols: Bool

  /// The style of Vietnamese reports unless told otherwise.
  public init(grouping: Grouping = .dot, keepsMagnitudes: Bool = true, usesSymbols: Bool = true) {
    self.grouping = grouping
    self.keepsMagnitudes = keepsMagnitudes
    self.usesSymbols = usesSymbols
  }
}
