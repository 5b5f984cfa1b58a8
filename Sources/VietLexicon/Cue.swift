/// What a word or phrase beside a figure says about it (tables `cues-before.tsv` and `cues-after.tsv`).
package struct Cue: OptionSet, Sendable, Hashable {
  package let rawValue: UInt32
  @inlinable
  package init(rawValue: UInt32) { self.rawValue = rawValue }

  // Modifiers.
  package static let approx = Cue(rawValue: 1 << 0)
  package static let estimate = Cue(rawValue: 1 << 1)
  package static let over = Cue(rawValue: 1 << 2)
  package static let under = Cue(rawValue: 1 << 3)
  package static let atleast = Cue(rawValue: 1 << 4)
  package static let atmost = Cue(rawValue: 1 << 5)
  package static let increase = Cue(rawValue: 1 << 6)
  package static let decrease = Cue(rawValue: 1 << 7)
  /// An increase only where it governs points or percent: "lên 13,05 điểm".
  package static let rise = Cue(rawValue: 1 << 8)
  /// May stand between tăng or giảm and its figure.
  package static let linkChange = Cue(rawValue: 1 << 9)
  /// May stand between ước and its figure.
  package static let linkEstimate = Cue(rawValue: 1 << 10)
  /// What follows is a level, not a change.
  package static let level = Cue(rawValue: 1 << 11)

  // Evidence for a kind.
  package static let date = Cue(rawValue: 1 << 12)
  package static let fraction = Cue(rawValue: 1 << 13)
  package static let time = Cue(rawValue: 1 << 14)
  package static let duration = Cue(rawValue: 1 << 15)
  /// Makes "một", "năm" before a noun a count.
  package static let few = Cue(rawValue: 1 << 16)
  package static let code = Cue(rawValue: 1 << 17)
  package static let phone = Cue(rawValue: 1 << 18)
  package static let account = Cue(rawValue: 1 << 19)
  package static let period = Cue(rawValue: 1 << 20)
  package static let crop = Cue(rawValue: 1 << 21)
  package static let money = Cue(rawValue: 1 << 22)
  package static let negative = Cue(rawValue: 1 << 23)
  package static let score = Cue(rawValue: 1 << 24)
  package static let place = Cue(rawValue: 1 << 25)
  package static let reporting = Cue(rawValue: 1 << 26)
  /// Ends like a cue, means nothing: "con số", "tổng số".
  package static let no = Cue(rawValue: 1 << 27)
  /// Belongs to the code behind it: "TCVN 5712:1999".
  package static let designation = Cue(rawValue: 1 << 28)
  /// Names even where a noun follows the number: "mũi 2".
  package static let name = Cue(rawValue: 1 << 29)

  /// Labels a counter of whole things: "Lượt xem: 1,284".
  package static let counter = Cue(rawValue: 1 << 30)

  /// The cues that become modifiers of a figure.
  package static let modifiers: Cue = [.approx, .estimate, .over, .under, .atleast, .atmost, .increase, .decrease]

  static let named: [String: Cue] = [
    "approx": .approx, "estimate": .estimate, "over": .over, "under": .under, "atleast": .atleast,
    "atmost": .atmost, "increase": .increase, "decrease": .decrease, "rise": .rise, "linkChange": .linkChange,
    "linkEstimate": .linkEstimate, "level": .level, "date": .date, "fraction": .fraction, "time": .time,
    "duration": .duration, "few": .few, "code": .code, "phone": .phone, "account": .account, "period": .period,
    "crop": .crop, "money": .money, "negative": .negative, "score": .score, "place": .place,
    "reporting": .reporting, "no": .no, "counter": .counter, "designation": .designation, "name": .name,
  ]
}
