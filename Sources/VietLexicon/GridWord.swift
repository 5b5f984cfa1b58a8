/// What a heading or label of a table says by itself (table `grid-words.tsv`).
public enum GridWord: UInt8, CaseIterable, Sendable {
  /// The row of the whole: "Tổng số", "Cả nước".
  case total = 1
  /// A share of the whole: "Cơ cấu", "Tỷ trọng".
  case share
  /// What has not the unit of what it compares or counts: "Tỷ lệ", "Tốc độ", "Số lượng".
  case ratio

  static let named = Dictionary(uniqueKeysWithValues: allCases.map { (String(describing: $0), $0) })
}
