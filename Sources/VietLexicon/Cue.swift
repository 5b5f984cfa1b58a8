/// What a word or phrase beside a figure says about it (tables `cues-before.tsv` and `cues-after.tsv`).
public struct Cue: OptionSet, Sendable, Hashable {
  public let rawValue: UInt32
  @inlinable
  public init(rawValue: UInt32) { self.rawValue = rawValue }

  /// Whether any of the cues is there.
  @inline(__always) @inlinable
  public func hasAny(_ other: Cue) -> Bool { rawValue & other.rawValue != 0 }

  /// Whether all of the cues are there.
  @inline(__always) @inlinable
  public func contains(_ other: Cue) -> Bool { rawValue & other.rawValue == other.rawValue }

  @inline(__always) @inlinable
  public static func | (a: Cue, b: Cue) -> Cue { Cue(rawValue: a.rawValue | b.rawValue) }

  // Modifiers.
  @inlinable public static var approx: Cue { Cue(rawValue: 1 << 0) }
  @inlinable public static var estimate: Cue { Cue(rawValue: 1 << 1) }
  @inlinable public static var over: Cue { Cue(rawValue: 1 << 2) }
  @inlinable public static var under: Cue { Cue(rawValue: 1 << 3) }
  @inlinable public static var atleast: Cue { Cue(rawValue: 1 << 4) }
  @inlinable public static var atmost: Cue { Cue(rawValue: 1 << 5) }
  @inlinable public static var increase: Cue { Cue(rawValue: 1 << 6) }
  @inlinable public static var decrease: Cue { Cue(rawValue: 1 << 7) }
  /// An increase only where it governs points or percent: "lên 13,05 điểm".
  @inlinable public static var rise: Cue { Cue(rawValue: 1 << 8) }
  /// May stand between tăng or giảm and its figure.
  @inlinable public static var linkChange: Cue { Cue(rawValue: 1 << 9) }
  /// May stand between ước and its figure.
  @inlinable public static var linkEstimate: Cue { Cue(rawValue: 1 << 10) }
  /// What follows is a level, not a change.
  @inlinable public static var level: Cue { Cue(rawValue: 1 << 11) }

  // Evidence for a kind.
  @inlinable public static var date: Cue { Cue(rawValue: 1 << 12) }
  @inlinable public static var fraction: Cue { Cue(rawValue: 1 << 13) }
  @inlinable public static var time: Cue { Cue(rawValue: 1 << 14) }
  @inlinable public static var duration: Cue { Cue(rawValue: 1 << 15) }
  /// Makes "một", "năm" before a noun a count.
  @inlinable public static var few: Cue { Cue(rawValue: 1 << 16) }
  @inlinable public static var code: Cue { Cue(rawValue: 1 << 17) }
  @inlinable public static var phone: Cue { Cue(rawValue: 1 << 18) }
  @inlinable public static var account: Cue { Cue(rawValue: 1 << 19) }
  @inlinable public static var period: Cue { Cue(rawValue: 1 << 20) }
  @inlinable public static var crop: Cue { Cue(rawValue: 1 << 21) }
  @inlinable public static var money: Cue { Cue(rawValue: 1 << 22) }
  /// Makes degrees a temperature: "nhiệt độ", "nắng nóng".
  @inlinable public static var temperature: Cue { Cue(rawValue: 1 << 23) }
  @inlinable public static var score: Cue { Cue(rawValue: 1 << 24) }
  @inlinable public static var place: Cue { Cue(rawValue: 1 << 25) }
  /// Ends like a cue, means nothing: "con số", "tổng số".
  @inlinable public static var no: Cue { Cue(rawValue: 1 << 27) }
  /// Belongs to the code behind it: "TCVN 5712:1999".
  @inlinable public static var designation: Cue { Cue(rawValue: 1 << 28) }
  /// Names even where a noun follows the number: "mũi 2".
  @inlinable public static var name: Cue { Cue(rawValue: 1 << 29) }

  /// Before a street address: "tại 25 Trần Phú".
  @inlinable public static var address: Cue { Cue(rawValue: 1 << 26) }
  /// Labels a counter of whole things: "Lượt xem: 1,284".
  @inlinable public static var counter: Cue { Cue(rawValue: 1 << 30) }
  /// Before the fineness of gold: "vàng 18K", "nhẫn trơn 9999".
  @inlinable public static var carat: Cue { Cue(rawValue: 1 << 31) }

  static let named: [String: Cue] = [
    "approx": .approx, "estimate": .estimate, "over": .over, "under": .under, "address": .address, "atleast": .atleast,
    "atmost": .atmost, "increase": .increase, "decrease": .decrease, "rise": .rise, "linkChange": .linkChange,
    "linkEstimate": .linkEstimate, "level": .level, "date": .date, "fraction": .fraction, "time": .time,
    "duration": .duration, "few": .few, "code": .code, "phone": .phone, "account": .account, "period": .period,
    "crop": .crop, "money": .money, "temperature": .temperature, "score": .score, "place": .place,
    "no": .no, "counter": .counter, "designation": .designation, "name": .name, "carat": .carat,
  ]
}
