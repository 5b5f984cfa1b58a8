import VietFigures
import VietLexicon
import VietNumbers
import VietOrthography
import VietTokens

/// Reads the facts of tables: each value with the names of its row and column, percentages with the values they belong to.
final class GridFacts {
  private let reader: GridReader
  private let text: UnsafeBufferPointer<UInt8>
  private var table: GridReader.Table?
  private var columns: [GridColumn?] = []
  /// The period that the lines above the table name.
  private var period: DatePeriod?
  /// The rows above that parts may belong to, by how deep they lie.
  private var parents: [(depth: Int, name: Wording)] = []
  private var nextRow = 0
  /// What a row without values says of those below it: "Tốc độ tăng (%)".
  private var section: GridColumn?
  /// Whether most rows are named by places, so that "Toàn tỉnh" is one, too.
  private var hasPlaces = false
  /// Whether the rows stand below "Trong đó:".
  private var isInList = false

  /// - Parameters:
  ///   - grids: the tables of the text, in its order.
  ///   - text: the text; it has to live as long as the reader.
  init(_ grids: [CellGrid], in text: UnsafeBufferPointer<UInt8>, lexicon: Lexicon) {
    self.text = text
    reader = GridReader(grids, in: text, lexicon: lexicon)
  }

  /// The table that holds a byte of the text, in bytes of it; nil outside. Bytes must not decrease from call to call.
  func table(at byte: Int) -> Range<Int>? {
    guard let found = reader.table(behind: byte), found.grid.range.contains(byte) else { return nil }
    return found.grid.range
  }

  /// The facts of the rows that begin in a stretch of the text.
  func facts(in bytes: Range<Int>, _ figures: UnsafeBufferPointer<Figure>, _ passage: Passage, _ context: FactContext) -> [Fact] {
    guard let found = reader.table(behind: bytes.lowerBound) else { return [] }
    if table !== found { open(found, figures, passage, context) }
    var facts: [Fact] = []
    while nextRow < found.layout.rowCount {
      let cells = found.layout.rows[nextRow]
      if let first = cells.first {
        let start = Int(found.grid.cells[first].start)
        if start >= bytes.upperBound { break }
        if start >= bytes.lowerBound, nextRow >= found.layout.headingRows { read(row: nextRow, found, figures, passage, context, &facts) }
      }
      nextRow += 1
    }
    return facts
  }

  // MARK: Headings

  private func open(_ table: GridReader.Table, _ figures: UnsafeBufferPointer<Figure>, _ passage: Passage, _ context: FactContext) {
    self.table = table
    (nextRow, parents, columns, section, isInList) = (0, [], [], nil, false)
    hasPlaces = countsPlaces(table)
    period = caption(table.grid.caption, context) ?? context.periods.inherited
    for index in table.grid.cells.indices where Int(table.grid.cells[index].row) < table.layout.captionRows {
      period = caption(table.grid.cells[index].text, context) ?? period
    }
    for column in 0..<table.layout.columnCount {
      let headings = table.headings[column].map { table.grid.cells[$0].text }
      let isLabel = table.layout.labelColumns.contains(column) || table.layout.numberColumn == column || table.isUnitColumn(column)
      columns.append(isLabel ? nil : GridColumn(headings, isPercent: table.isPercent(column), reader))
    }
  }

  /// The last date of the lines above a table.
  private func caption(_ range: Range<Int>, _ context: FactContext) -> DatePeriod? {
    reader.withTokens(of: range) { passage, _ in
      for figure in FigureGrammar.figures(of: passage).reversed() {
        guard case .date(let period) = figure.value else { continue }
        // A whole day dates the report, unless values are "tính đến" it.
        if period.start.day > 0, period.end == nil, !Self.isUpTo(figure.firstToken, in: passage) { continue }
        return context.periods.completed(period, sentenceYear: nil)
      }
      return nil
    }
  }

  private static func isUpTo(_ token: Int, in passage: Passage) -> Bool {
    (max(0, token - 4)...max(0, token)).contains { index in
      passage.longestMatch(passage.lexicon.factPhrases, at: index).map { $0.payload == UInt32(FactTerm.total.rawValue) && $0.end >= token }
        ?? false
    }
  }

  private func countsPlaces(_ table: GridReader.Table) -> Bool {
    guard let column = table.layout.labelColumns.last(where: { !table.isUnitColumn($0) }) else { return false }
    var (places, others) = (0, 0)
    for row in table.layout.headingRows..<max(table.layout.headingRows, table.layout.rowCount) {
      for index in table.layout.rows[row] where Int(table.grid.cells[index].column) == column && table.layout.rows[row].count > 1 {
        var label = GridLabel()
        label.add(table.grid.cells[index].text, reader)
        if label.isPlace { places += 1 } else { others += 1 }
      }
    }
    return places > others
  }

  // MARK: Rows

  private func read(
    row: Int, _ table: GridReader.Table, _ figures: UnsafeBufferPointer<Figure>, _ passage: Passage, _ context: FactContext,
    _ facts: inout [Fact]
  ) {
    let (cells, layout) = (table.grid.cells, table.layout)
    let own = layout.rows[row]
    var label = GridLabel()
    for column in layout.labelColumns where !table.isUnitColumn(column) {
      guard let index = cell(covering: row, column, of: table), layout.shapes[index] != .blank else { continue }
      label.add(cells[index].text, reader)
    }
    if let column = layout.numberColumn, let index = own.first(where: { Int(cells[$0].column) == column }) {
      label.number(text[cells[index].text])
    }
    if label.name.isEmpty, own.count == 1, let only = own.first, layout.shapes[only] == .text { label.add(cells[only].text, reader) }
    if label.opensList {
      isInList = true
      return
    }
    if isInList { if label.depth == 2 { label.deepen() } else { isInList = false } }
    parents.removeAll { $0.depth >= label.depth }
    var partOf = parents.last?.name ?? Wording()
    if partOf.isEmpty { partOf = label.group }
    if !label.name.isEmpty { parents.append((label.depth, label.name)) }
    if !own.contains(where: { layout.isValue(cells[$0]) && layout.shapes[$0] != .text }),
      let only = own.first(where: { layout.shapes[$0] == .text })
    {
      let found = GridColumn([cells[only].text], isPercent: reader.isPercent(cells[only].text), reader)
      section = found.role == .value ? nil : found
    }

    let first = facts.count
    var values: [(column: Int, fact: Int)] = []
    for index in own where layout.isValue(cells[index]) {
      let column = Int(cells[index].column)
      guard columns.indices.contains(column), let found = columns[column], let figure = figure(in: cells[index].text, figures, passage),
        case .decimal(let value) = figures[figure].value
      else { continue }
      let heading = found.role == .value ? found.below(section) : found
      let amount = Amount(value: value, figure: figure)
      var fact = Fact()
      fact.period = completed(heading, label.period, context)
      (fact.status, fact.partOf) = (heading.status, partOf)
      setNames(&fact, label, heading, table)
      fact.range = extent(of: own, label, cells[index].text, cells)
      switch heading.role {
      case .value, .planValue:
        fact.value = amount
        fact.unitFigure = figure
        facts.append(fact)
        values.append((column, facts.count - 1))
        continue
      case .planPercent, .changePercent, .changeValue, .share, .ratio: break
      }
      let target = owner(of: column, heading, values, facts)
      if target == nil { facts.append(fact) }
      add(amount, heading, to: &facts[target ?? facts.count - 1])
    }
    joinPlans(values, &facts)
    joinBases(values, &facts)
    for index in first..<facts.count where figures.indices.contains(facts[index].unitFigure) {
      if figures[facts[index].unitFigure].alternative != nil { facts[index].flags.insert(.ambiguous) }
    }
  }

  /// The value that a percentage belongs to: the nearest to its left that is neither planned nor of the year before.
  private func owner(of column: Int, _ heading: GridColumn, _ values: [(column: Int, fact: Int)], _ facts: [Fact]) -> Int? {
    let left = values.filter { $0.column < column }
    let fitting = left.filter { entry in
      guard let other = columns[entry.column], other.role == .value, !other.isLastYear else { return false }
      return heading.period == nil || other.period == nil || heading.period == other.period
    }
    let latest = fitting.max { a, b in
      // Among values of one row the last one, unless an earlier one is of a later time.
      let (first, second) = (facts[a.fact].period?.start.year ?? 0, facts[b.fact].period?.start.year ?? 0)
      return first == second ? a.column < b.column : first < second
    }
    guard let latest, isFree(heading.role, facts[latest.fact]) else { return nil }
    return latest.fact
  }

  private func isFree(_ role: GridColumn.Role, _ fact: Fact) -> Bool {
    switch role {
    case .planPercent: fact.planPercent == nil
    case .changePercent, .ratio: fact.changePercent == nil
    case .changeValue: fact.changeValue == nil
    case .share: fact.sharePercent == nil
    case .value, .planValue: false
    }
  }

  private func add(_ amount: Amount, _ heading: GridColumn, to fact: inout Fact) {
    switch heading.role {
    case .planPercent: fact.planPercent = amount
    case .changePercent: fact.changePercent = amount
    case .changeValue: fact.changeValue = amount
    case .share: fact.sharePercent = amount
    case .ratio: fact.changePercent = amount.value.adding(ExactDecimal(-100)).map { Amount(value: $0, figure: amount.figure) }
    case .value, .planValue: break
    }
    if heading.role != .planPercent, heading.role != .share, fact.baseline == nil { fact.baseline = baseline(heading, of: fact.period) }
  }

  private func baseline(_ heading: GridColumn, of period: DatePeriod?) -> Baseline? {
    switch heading.base {
    case .period(let base)?:
      guard base.start.year == nil, let period, let year = period.start.year else { return .period(base) }
      return .period(PeriodContext.moved(base, to: year))
    case .sameTermOf(let year)?: return period.map { .period(PeriodContext.moved($0, to: year)) }
    case .sameTerm?, .lastYear?:
      guard let period, let year = (period.end ?? period.start).year else { return nil }
      return .period(PeriodContext.moved(period, to: year - 1))
    case .before?: return period.flatMap(PeriodContext.before).map { .period($0) }
    case nil: return nil
    }
  }

  /// What was planned goes to the value of the same row, too.
  private func joinPlans(_ values: [(column: Int, fact: Int)], _ facts: inout [Fact]) {
    for plan in values where columns[plan.column]?.role == .planValue {
      for value in values where columns[value.column]?.role == .value && columns[value.column]?.isLastYear == false {
        guard facts[value.fact].planPercent != nil, facts[value.fact].planValue == nil else { continue }
        facts[value.fact].planValue = facts[plan.fact].value
      }
    }
  }

  /// A change that names no base is against the other value of the row, where there are two.
  private func joinBases(_ values: [(column: Int, fact: Int)], _ facts: inout [Fact]) {
    let periods = values.compactMap { columns[$0.column]?.role == .value ? facts[$0.fact].period : nil }
    guard periods.count == 2, periods[0] != periods[1] else { return }
    for value in values where facts[value.fact].baseline == nil {
      guard facts[value.fact].changePercent != nil || facts[value.fact].changeValue != nil else { continue }
      facts[value.fact].baseline = .period(facts[value.fact].period == periods[0] ? periods[1] : periods[0])
    }
  }

  // MARK: Names and periods

  private func setNames(_ fact: inout Fact, _ label: GridLabel, _ heading: GridColumn, _ table: GridReader.Table) {
    if !heading.place.isEmpty { fact.place = heading.place }
    if label.isPlace || hasPlaces {
      fact.place = label.name
    } else if !label.name.isEmpty, label.period == nil {
      fact.indicator = heading.name.followed(by: label.name)
      return
    }
    fact.indicator = !heading.name.isEmpty ? heading.name : !heading.otherName.isEmpty ? heading.otherName : title(of: table)
    if fact.indicator.isEmpty, label.period == nil { fact.indicator = label.name }
  }

  /// What the line above a table names: "Bảng 3. Diện tích gieo trồng năm 2023".
  private func title(of table: GridReader.Table) -> Wording {
    for line in reader.captionLines(of: table) {
      let found = GridLabel.title(line, reader)
      if !found.isEmpty { return found }
    }
    return Wording()
  }

  private func completed(_ heading: GridColumn, _ row: DatePeriod?, _ context: FactContext) -> DatePeriod? {
    var result = heading.period ?? row ?? period
    // "Kế hoạch", "Dự toán năm": plans are made for years.
    if heading.role == .planValue, heading.period == nil, row == nil, let year = period.flatMap({ ($0.end ?? $0.start).year }) {
      result = DatePeriod(CalendarDate(year: Int(year)))
    }
    if heading.period != nil, let row, heading.period?.start.month == 0, row.start.year == nil, let year = heading.period?.start.year {
      result = PeriodContext.moved(row, to: year)
    }
    if let found = result, found.start.year == nil {
      if let year = period.flatMap({ ($0.end ?? $0.start).year }) {
        result?.start.year = year
        if found.end != nil, found.end?.year == nil { result?.end?.year = year }
      } else {
        result = context.periods.completed(found, sentenceYear: nil)
      }
    }
    if heading.isLastYear, let found = result, let year = (found.end ?? found.start).year,
      heading.period == nil || heading.period?.start.year == nil
    {
      result = PeriodContext.moved(found, to: year - 1)
    } else if heading.isLastYear, let base = period, let year = heading.period?.start.year, heading.period?.start.month == 0 {
      // "Cùng kỳ năm 2022" are the months of the title in that year.
      result = PeriodContext.moved(base, to: year)
    }
    return result
  }

  // MARK: Cells

  private func cell(covering row: Int, _ column: Int, of table: GridReader.Table) -> Int? {
    var above = row
    while above >= table.layout.headingRows, row - above < 64 {
      for index in table.layout.rows[above] where table.grid.cells[index].columns.contains(column) {
        return table.grid.cells[index].rows.contains(row) ? index : nil
      }
      above -= 1
    }
    return nil
  }

  private func figure(in range: Range<Int>, _ figures: UnsafeBufferPointer<Figure>, _ passage: Passage) -> Int? {
    let index = figures.indices.partitioningIndex { passage.start + figures[$0].start >= range.lowerBound }
    guard index < figures.count, passage.start + figures[index].start < range.upperBound else { return nil }
    switch figures[index].kind {
    case .money, .percent, .quantity, .number: return index
    default: return nil
    }
  }

  /// From the name of the row to the value, or the other way round.
  private func extent(of row: Range<Int>, _ label: GridLabel, _ value: Range<Int>, _ cells: [CellGrid.Cell]) -> Range<Int> {
    let first = row.first.map { Int(cells[$0].start) } ?? value.lowerBound
    return min(first, value.lowerBound)..<value.upperBound
  }
}
