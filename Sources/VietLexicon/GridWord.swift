/// What a heading or label of a table says by itself (table `grid-words.tsv`).
public enum GridWord: UInt8, CaseIterable, Sendable {
  /// The row of the whole: "Tổng số", "Cả nước".
  case total = 1
  /// A share of the whole: "Cơ cấu", "Tỷ trọng".
  case share
  /// What has not the unit of what it compares: "Tỷ lệ", "Tốc độ".
  case ratio
  /// A comparison: "So sánh".
  case compared
  /// A change in the unit of the value: "Chênh lệch", "Tuyệt đối".
  case difference
  /// A change or comparison in percent: "Tương đối".
  case relative
  /// Of two units of a table the one that is no money: "Lượng".
  case amount
  /// Of two units of a table the money: "Trị giá".
  case worth
  /// Short for a plan: "QT/DT".
  case plan

  static let named = Dictionary(uniqueKeysWithValues: allCases.map { (String(describing: $0), $0) })
}
