internal import CVietTables
import VietOrthography

/// The words that numbers are spelled with: the rows of `numerals.tsv` that say which choice of speakers they are.
public struct NumberWords: Sendable {
  private struct Entry: Sendable {
    let role: NumeralRole
    let value: Int
    let choice: Int
    let word: StaticBytes
  }

  private var entries: [Entry] = []

  /// Reads the table; no other table is touched, so that spelling needs no `Lexicon`.
  public init() {
    TableReader(cvt_numerals()).forEachRow { row in
      guard row.count >= 4, let choice = Int(TableReader.string(row[3])) else { return }
      let role = NumeralRole.named[TableReader.string(row[1])] ?? .none
      entries.append(Entry(role: role, value: Int(TableReader.string(row[2])) ?? 0, choice: choice, word: StaticBytes(row[0])))
    }
  }

  /// The word of a role and value: the northern choice is 1 (`linh`), another one 2 (`lẻ`); the first one where there is no second.
  public func word(_ role: NumeralRole, _ value: Int = 0, choice: Int = 1) -> StaticBytes {
    let found = entries.first { $0.role == role && $0.value == value && $0.choice == choice }
    return (found ?? entries.first { $0.role == role && $0.value == value })?.word ?? .empty
  }
}
