public import VietNumbers

/// A table whose cells are known, as documents have them: where each stands in the text, and what it spans.
///
/// In the text a row is a line and its cells are parted by tabs.
public struct CellGrid: Sendable {
  /// One cell; those that are covered by another one are none.
  public struct Cell: Sendable {
    /// Where it stands in the text, in bytes.
    public var start, end: Int32
    /// Its first row and column, counted from 0.
    public var row, column: Int32
    /// How many rows and columns it covers.
    public var rowSpan, columnSpan: Int32
    /// Whether the document marks it as a heading.
    public var isHeading: Bool
    /// The number in it, where the document stores one.
    public var stored: ExactDecimal?

    /// A cell of text.
    public init(text: Range<Int>, row: Int, column: Int, rowSpan: Int = 1, columnSpan: Int = 1, isHeading: Bool = false) {
      (start, end) = (Int32(clamping: text.lowerBound), Int32(clamping: text.upperBound))
      (self.row, self.column) = (Int32(clamping: row), Int32(clamping: column))
      (self.rowSpan, self.columnSpan) = (Int32(clamping: rowSpan), Int32(clamping: columnSpan))
      self.isHeading = isHeading
    }

    /// Where it stands in the text, in bytes.
    public var text: Range<Int> { Int(start)..<Int(end) }
    /// The rows that it covers.
    public var rows: Range<Int> { Int(row)..<Int(row) + Int(rowSpan) }
    /// The columns that it covers.
    public var columns: Range<Int> { Int(column)..<Int(column) + Int(columnSpan) }
  }

  /// Where the table stands in the text, in bytes.
  public var range: Range<Int>
  /// The lines above it that may name it, its units and its period, in bytes of the text.
  public var caption: Range<Int>
  /// Its cells, in text order.
  public var cells: [Cell]
  /// Whether rows and columns were told from where words stand on a page: then headings may be over other columns than they seem to be.
  public var isGuessed: Bool

  /// A table.
  public init(range: Range<Int>, caption: Range<Int>, cells: [Cell], isGuessed: Bool = false) {
    self.isGuessed = isGuessed
    (self.range, self.caption, self.cells) = (range, caption, cells)
  }
}
