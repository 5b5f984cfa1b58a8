import VietLexicon
import VietTokens

/// What the headings above say of bare numbers in lists and tables.
///
/// "Đơn vị tính: triệu đồng", or a "(ha)" at the end of a label, gives its unit and magnitude to the numbers that stand
/// alone below it, until prose or another heading comes. A "(%)" in a column heading holds for that column, be the
/// cells set off by tabs, by bars, or each on a line of its own. The state goes from passage to passage.
public final class TableContext {
  /// The unit behind "Đơn vị tính:".
  @exclusivity(unchecked) private var heading: UnitHeading?
  /// The unit in brackets behind the label of a list.
  @exclusivity(unchecked) private var listHeading: UnitHeading?
  /// The columns of a table with cells in lines, and its cells each on a line.
  @exclusivity(unchecked) private var columns = TableColumns()
  @exclusivity(unchecked) private var stack = StackedTable()
  @exclusivity(unchecked) private var line = TableLine()
  /// The lines since the last row of cells.
  @exclusivity(unchecked) private var linesBetween = 0
  /// The token that numbers the row that is read; -1 where none does.
  @exclusivity(unchecked) private(set) var rowNumber = -1
  /// Whether the line names units: a heading, or a row below "ĐVT".
  @exclusivity(unchecked) private var namesUnits = false

  /// The tables whose cells are known: nothing is guessed of their lines.
  @exclusivity(unchecked) private let known: [Range<Int>]
  @exclusivity(unchecked) private var nextKnown = 0
  @exclusivity(unchecked) private var isInKnown = false

  /// - Parameter known: where tables stand whose cells are known, in bytes of the text.
  public init(known: [Range<Int>] = []) { self.known = known }

  // MARK: Pieces of a text

  /// What goes on from one piece of a text to the next.
  struct State: Sendable, Hashable {
    fileprivate var heading: UnitHeading?
    fileprivate var listHeading: UnitHeading?
    fileprivate var columns = TableColumns()
    fileprivate var stack = StackedTable()
    fileprivate var linesBetween = 0

    /// The places of the headings that may still name the unit of a number.
    var places: [Range<Int>] { ([heading, listHeading] + columns.headings + stack.headings).compactMap { $0?.place } }

    /// The same state with places counted from a later byte.
    mutating func move(by distance: Int) {
      heading?.move(by: distance)
      listHeading?.move(by: distance)
      columns.move(by: distance)
      stack.move(by: distance)
    }
  }

  /// What the lines so far say of those that follow.
  var state: State {
    get {
      State(
        heading: heading, listHeading: listHeading, columns: columns.settled, stack: stack.settled, linesBetween: min(linesBetween, 2))
    }
    set {
      (heading, listHeading, columns) = (newValue.heading, newValue.listHeading, newValue.columns)
      (stack, linesBetween) = (newValue.stack, newValue.linesBetween)
    }
  }

  // MARK: Lines

  /// Looks over the line that starts at a token. Linear in the line.
  func startLine(at index: Int, in passage: Passage) {
    guard TableLine.starts(at: index, in: passage) else { return }
    line = TableLine(at: index, in: passage)
    rowNumber = -1
    namesUnits = false
    isInKnown = isKnown(passage.start + Int(passage[index].start))
    if isInKnown { return forget() }
    if line.hasCells { return startRow(passage) }
    linesBetween += 1
    // A section may have a line of its own.
    if linesBetween > 1 { columns.clear() }
    if line.isProse {
      forget()
      heading = line.labelUnit(in: passage)
      namesUnits = heading != nil
    } else {
      startCell(passage)
    }
  }

  /// Whether a byte of the text stands in a table whose cells are known; bytes do not decrease from call to call.
  private func isKnown(_ byte: Int) -> Bool {
    while nextKnown < known.count, known[nextKnown].upperBound <= byte { nextKnown += 1 }
    return nextKnown < known.count && known[nextKnown].lowerBound <= byte
  }

  private func forget() {
    heading = nil
    listHeading = nil
    columns.clear()
    stack.clear()
  }

  /// A line without cells: a heading, a label, or a cell of its own.
  private func startCell(_ passage: Passage) {
    if isTitle(passage) { forget() }
    if let found = UnitHeading.labelled(line.start..<line.end, in: passage) {
      forget()
      heading = found
      namesUnits = true
      return
    }
    let hadTable = stack.isTable
    switch stack.read(line, in: passage) {
    case .number: rowNumber = line.start
    case .value: if stack.isTable && !hadTable { listHeading = nil }
    case .text:
      namesUnits = stack.rowUnit != nil
      guard !stack.isHeader, let found = line.labelUnit(in: passage) else { return }
      namesUnits = true
      // In a table the unit is that of its row only.
      if stack.isTable || heading != nil, stack.isValueNext(behind: line, in: passage) {
        stack.rowUnit = found
      } else {
        listHeading = found
      }
    }
  }

  /// "Bảng 2. Thu ngân sách": another table begins.
  private func isTitle(_ passage: Passage) -> Bool {
    guard passage.terminal(line.start) == .tableTitle else { return false }
    let number = passage.terminal(line.start + 1) == .numberSign ? line.start + 2 : line.start + 1
    return number < line.end && (passage[number].isNumber || passage.terminal(number) == .roman)
  }

  /// A row of cells: one without numbers that names a unit is a heading of columns.
  private func startRow(_ passage: Passage) {
    stack.clear()
    guard !line.isWide else { return columns.clear() }
    if columns.read(line, isFirst: linesBetween > 0, in: passage) == .heading,
      let found = UnitHeading.labelled(line.start..<line.end, in: passage)
    {
      (heading, listHeading) = (found, nil)
    }
    rowNumber = columns.rowNumber
    namesUnits = columns.namesUnits
    linesBetween = 0
  }

  /// Whether a number only scales the unit that a heading names: "ĐVT: 1.000 đồng".
  func scalesUnit(_ index: Int, in passage: Passage) -> Bool {
    guard namesUnits, index >= line.start, index < line.end, passage.isJoined(index), passage[index + 1].isWord,
      UnitHeading.powerOfTen(passage, index) == 3
    else { return false }
    let before = passage[index - 1]
    return index == line.start || passage[index].gap == .wide || before.isSymbol("|") || before.isSymbol(":") || before.isSymbol("(")
  }

  // MARK: Cells

  /// The unit for a bare number, when it stands in a cell, at the end of a short line, or behind a label with its unit.
  func unit(forNumberAt tokens: Range<Int>, in passage: Passage) -> UnitHeading? {
    guard tokens.lowerBound >= line.start, tokens.upperBound <= line.end, !line.isWide, !isInKnown else { return nil }
    if let own = labelUnit(before: tokens.lowerBound, in: passage) { return own }
    guard !line.isProse, isCell(tokens, passage) else { return nil }
    if line.hasCells {
      return columns.unit(at: tokens.lowerBound, of: line, in: passage, otherwise: listHeading ?? heading)
    }
    return stack.readsValue ? stack.unit(otherwise: listHeading ?? heading) : listHeading ?? heading
  }

  /// The unit of the label right before a number: "Sản lượng (tấn): 1.200".
  private func labelUnit(before index: Int, in passage: Passage) -> UnitHeading? {
    var end = index
    if passage[end - 1].isSymbol(":") { end -= 1 } else if line.isProse { return nil }
    guard passage[end - 1].isSymbol(")"), passage.isJoined(end - 1), end > line.start else { return nil }
    return UnitHeading.bracketed(line.start..<end, in: passage)
  }

  /// Whether the number, with its sign, fills a cell, or ends a line that begins with its label.
  private func isCell(_ tokens: Range<Int>, _ passage: Passage) -> Bool {
    var first = tokens.lowerBound
    let end = tokens.upperBound
    if first > line.start, passage[first].isGlued, passage[first - 1].isSymbol("-") || passage[first - 1].isSymbol("+") { first -= 1 }
    let startsCell =
      first == line.start || passage[first].gap == .wide || passage[first - 1].isSymbol("|")
      || first - 1 == line.start && passage[line.start].kind == .symbol
    let endsCell =
      end == line.end || passage[end].gap == .wide || passage[end].isSymbol("|")
      || end + 1 == line.end && passage[end].kind == .symbol
    if startsCell { return endsCell }
    return endsCell && !line.hasCells && line.end - line.start <= 14
  }
}
