/// Where a stretch of an extracted text stands in its document, as far as the format has such places; counted from 1.
///
/// ```
/// try DocumentReader().read(page, name: "report.html")[0].place(at: 120)   // paragraph 4
/// ```
public struct SourcePlace: Sendable, Hashable {
  /// The page of a PDF.
  public var page: Int?
  /// The paragraph, heading or list item; cells of tables are none.
  public var paragraph: Int?
  /// The table of the document.
  public var table: Int?
  /// The sheet of a workbook, by name.
  public var sheet: String?
  /// The cell of a table or sheet; one that spans several has the address of its first.
  public var cell: CellAddress?

  /// A place of which nothing is known.
  public init() {}
}

/// A cell of a table or sheet, both counted from 0; its description is what spreadsheets call it.
///
/// ```
/// CellAddress(row: 4, column: 27).description   // "AB5"
/// ```
public struct CellAddress: Sendable, Hashable, CustomStringConvertible {
  /// Counted from 0.
  public var row, column: Int

  /// What spreadsheets have room for, and a little more.
  static let rowLimit = 1 << 24, columnLimit = 18_278

  /// The cell of a row and a column.
  public init(row: Int, column: Int) { (self.row, self.column) = (row, column) }

  /// The cell that spreadsheets call so; nil for anything but one to three letters and a number.
  public init?(_ text: String) {
    var (row, column) = (0, 0)
    for byte in text.utf8 {
      switch byte {
      case 0x41...0x5A where row == 0: column = column * 26 + Int(byte) - 0x40
      case 0x30...0x39 where column > 0: row = row * 10 + Int(byte) - 0x30
      default: return nil
      }
      guard column <= Self.columnLimit, row <= Self.rowLimit else { return nil }
    }
    guard row > 0 else { return nil }
    self.init(row: row - 1, column: column - 1)
  }

  /// What spreadsheets call it: `AB5`.
  public var description: String {
    var letters = ""
    var rest = column + 1
    while rest > 0 {
      letters = String(UnicodeScalar(UInt8(65 + (rest - 1) % 26))) + letters
      rest = (rest - 1) / 26
    }
    return letters + String(row + 1)
  }
}
