import Testing
import VietDocuments
import VietText

/// What holds for every extracted text; says which document broke it.
func expectLaws(_ text: ExtractedText, _ comment: Comment? = nil, sourceLocation: SourceLocation = #_sourceLocation) throws {
  let bytes = text.document.utf8
  let normalized = try NormalizedText(bytes)
  #expect(normalized.map.isIdentity && normalized.bytes == bytes, comment, sourceLocation: sourceLocation)
  var end = 0
  for grid in text.grids {
    #expect(grid.range.lowerBound >= end && grid.range.upperBound <= bytes.count, comment, sourceLocation: sourceLocation)
    #expect(grid.caption.upperBound == grid.range.lowerBound, comment, sourceLocation: sourceLocation)
    let isCaptionFree = grid.caption.lowerBound >= end
    #expect(isCaptionFree, comment, sourceLocation: sourceLocation)
    end = grid.range.upperBound
    var last: (end: Int, row: Int32, column: Int32) = (grid.range.lowerBound, -1, -1)
    for cell in grid.cells {
      let isInOrder = cell.row > last.row || cell.row == last.row && cell.column > last.column
      #expect(isInOrder && cell.text.lowerBound >= last.end && cell.text.upperBound <= end, comment, sourceLocation: sourceLocation)
      #expect(!cell.text.isEmpty && cell.rowSpan > 0 && cell.columnSpan > 0, comment, sourceLocation: sourceLocation)
      let isOneField = !bytes[cell.text].contains { $0 == 0x09 || $0 == 0x0A }
      #expect(isOneField, comment, sourceLocation: sourceLocation)
      // Cells are parted by tabs, rows by lines.
      let gap = bytes[last.end..<cell.text.lowerBound]
      let isParted = gap.allSatisfy { $0 == 0x09 || $0 == 0x0A } && (last.row < 0 || gap.contains(cell.row > last.row ? 0x0A : 0x09))
      #expect(isParted, comment, sourceLocation: sourceLocation)
      last = (cell.text.upperBound, cell.row, cell.column)
      let place = text.place(at: cell.text.lowerBound)
      #expect(place == text.place(at: cell.text.upperBound - 1), comment, sourceLocation: sourceLocation)
      #expect(place.cell != nil && place.paragraph == nil, comment, sourceLocation: sourceLocation)
      // Sheets count their cells from their own corner, tables of documents from theirs.
      if let found = place.cell, let first = grid.cells.first, let origin = text.place(at: first.text.lowerBound).cell {
        let isMoved =
          found.row - origin.row == Int(cell.row - first.row) && found.column - origin.column == Int(cell.column - first.column)
        #expect(isMoved, comment, sourceLocation: sourceLocation)
      }
    }
  }
}
