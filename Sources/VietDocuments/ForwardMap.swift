import VietFigures
import VietOrthography
import VietText

/// Places of a text after a change of it: the way that `OffsetMap` does not go.
struct ForwardMap {
  private let map: OffsetMap

  init(_ map: OffsetMap) { self.map = map }

  /// The place of a byte, the start of the changed run where it stood inside one. Logarithmic in the text.
  func target(of source: Int32) -> Int32 {
    // Sources rise with their targets, and a text grows at most threefold.
    Int32(clamping: (0..<Int(source) * 3 + 3).partitioningIndex { map.source(of: $0) >= Int(source) })
  }

  func moved(_ grid: CellGrid) -> CellGrid {
    var grid = grid
    for index in grid.cells.indices {
      grid.cells[index].start = target(of: grid.cells[index].start)
      grid.cells[index].end = target(of: grid.cells[index].end)
    }
    func moved(_ range: Range<Int>) -> Range<Int> {
      Int(target(of: Int32(clamping: range.lowerBound)))..<Int(target(of: Int32(clamping: range.upperBound)))
    }
    grid.range = moved(grid.range)
    grid.caption = moved(grid.caption)
    return grid
  }
}
