import VietFigures
import VietText

/// Places of a text after a change of it: the way that `OffsetMap` does not go.
struct ForwardMap {
  private let map: OffsetMap

  init(_ map: OffsetMap) { self.map = map }

  /// The place of a byte, the start of the changed run where it stood inside one. Logarithmic in the text.
  func target(of source: Int32) -> Int32 {
    // Sources rise with their targets, and a text grows at most threefold.
    var low = 0
    var high = Int(source) * 3 + 3
    while low < high {
      let middle = (low + high) / 2
      if map.source(of: middle) < Int(source) { low = middle + 1 } else { high = middle }
    }
    return Int32(clamping: low)
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
