/// Finds the tables of a page by what stands beside each other: rows of short segments, of which many are numbers.
struct PDFTables {
  /// A stretch of a line without a wide gap.
  private struct Segment {
    var box: PDFPages.Box
    var text: [UInt8]
    var block: Int
    var line: Int
    /// Its words, as far as they may have to be parted again.
    var words: [PDFPages.Word] = []

    /// "Đơn vị tính: …" stands above the headings.
    var namesUnit: Bool {
      let text = String(decoding: text.prefix(24), as: UTF8.self).lowercased()
      return text.hasPrefix("đơn vị") || text.hasPrefix("đvt") || text.hasPrefix("(đơn vị")
    }

    /// Whether it is a number with its marks, or a dash in place of one.
    var isValue: Bool {
      if ["-", "–", "−", "…", "..."].contains(String(decoding: text, as: UTF8.self)) { return true }
      // U+2212 is a minus, too.
      let plain = text.starts(with: [0xE2, 0x88, 0x92]) ? text.dropFirst(3) : text[...]
      return plain.count <= 24 && plain.contains { 0x30...0x39 ~= $0 } && plain.allSatisfy { 0x25...0x3B ~= $0 && $0 != 0x27 }
    }
  }

  /// The left and right edges of numbers, by which columns are told apart where no gap is wide.
  private struct ValueEdges {
    private var left: [Int: [Double]] = [:]
    private var right: [Int: [Double]] = [:]

    init(_ page: PDFPages.Page) {
      for line in page.blocks.joined() {
        for word in line.words where Self.isValue(word) {
          left[Self.key(word.box.left), default: []].append(word.box.top)
          right[Self.key(word.box.right), default: []].append(word.box.top)
        }
      }
    }

    private static func isValue(_ word: PDFPages.Word) -> Bool {
      Segment(box: word.box, text: word.text, block: 0, line: 0).isValue
    }

    /// Edges of one column differ by less than half a point.
    private static func key(_ edge: Double) -> Int { Int((edge * 2).rounded()) }

    /// Whether a number stands right below or above another one, edge to edge.
    func align(_ word: PDFPages.Word) -> Bool {
      guard Self.isValue(word) else { return false }
      func isNear(_ tops: [Double]?) -> Bool {
        (tops ?? []).contains { abs($0 - word.box.top) > 1 && abs($0 - word.box.top) < word.box.height * 2.5 }
      }
      return isNear(left[Self.key(word.box.left)]) || isNear(right[Self.key(word.box.right)])
    }
  }

  /// What stands at one height, from left to right.
  private struct Band {
    var box: PDFPages.Box
    var segments: [Segment]
  }

  /// A page with more lines than this is none that anyone reads.
  private static let bandLimit = 2000

  /// The tables by the block that their first line stands in.
  private(set) var tables: [Int: [[TextBuilder.GridCell]]] = [:]
  private var taken: Set<[Int]> = []

  init(_ page: PDFPages.Page) {
    let bands = Self.bands(page)
    guard bands.count <= Self.bandLimit else { return }
    var (start, last) = (0, 0)
    while start < bands.count {
      guard let end = Self.tableEnd(bands, from: start, width: page.width) else {
        start += 1
        continue
      }
      add(Array(bands[Self.headingStart(bands, start, end, after: last)..<end]))
      start = end
      last = end
    }
  }

  func isTaken(_ block: Int, _ line: Int) -> Bool { taken.contains([block, line]) }

  // MARK: Bands

  private static func bands(_ page: PDFPages.Page) -> [Band] {
    let edges = ValueEdges(page)
    var segments: [Segment] = []
    for (block, lines) in page.blocks.enumerated() {
      for (number, line) in lines.enumerated() {
        var last: Segment?
        for word in line.words where !word.text.isEmpty {
          if var open = last, word.box.left - open.box.right < max(open.box.height, word.box.height) * 1.1, !edges.align(word) {
            open.text += [0x20] + word.text
            open.words.append(word)
            open.box.formUnion(word.box)
            last = open
          } else {
            if let last { segments.append(last) }
            last = Segment(box: word.box, text: word.text, block: block, line: number, words: [word])
          }
        }
        if let last { segments.append(last) }
      }
    }
    segments.sort { $0.box.top < $1.box.top }
    var bands: [Band] = []
    for segment in segments {
      let middle = (segment.box.top + segment.box.bottom) / 2
      if let last = bands.indices.last, bands[last].segments.contains(where: { $0.box.top < middle && middle < $0.box.bottom }) {
        bands[last].segments.append(segment)
        bands[last].box.formUnion(segment.box)
      } else {
        bands.append(Band(box: segment.box, segments: [segment]))
      }
    }
    for index in bands.indices { bands[index].segments.sort { $0.box.left < $1.box.left } }
    return bands
  }

  /// Where a table ends that begins with a band: at least two rows with numbers, below rows of headings; nil where none begins.
  private static func tableEnd(_ bands: [Band], from start: Int, width: Double) -> Int? {
    guard bands[start].segments.count > 1 else { return nil }
    var rows = 0
    var end = start
    var index = start
    var height = bands[start].box.height
    while index < bands.count {
      let band = bands[index]
      // A line of prose is longer than any label.
      if band.segments.contains(where: { $0.box.width > width * 0.55 }) { break }
      if index > start, band.box.top - bands[index - 1].box.bottom > height * 3 { break }
      let values = band.segments.filter(\.isValue).count
      if band.segments.count > 1, values > 0 {
        rows += 1
        end = index + 1
      } else if band.segments.count == 1, rows == 0, index > start + 6 {
        break
      } else if band.segments.count == 1, index - end > 1 {
        // A line or two may be the rest of a label; more are text.
        break
      }
      height = max(height, band.box.height)
      index += 1
    }
    let cells = bands[start..<end].flatMap(\.segments)
    guard rows >= 2, cells.filter(\.isValue).count * 4 >= cells.count, columns(Array(bands[start..<end])).count > 1 else { return nil }
    return end
  }

  /// Where the headings of a table begin: lines above its first row that leave the names of the rows free.
  private static func headingStart(_ bands: [Band], _ start: Int, _ end: Int, after last: Int) -> Int {
    guard let names = columns(Array(bands[start..<end])).first else { return start }
    var first = start
    while first > last, bands[first].box.top - bands[first - 1].box.bottom < bands[first].box.height,
      bands[first - 1].segments.allSatisfy({ $0.box.left >= names.upperBound && !$0.namesUnit })
    { first -= 1 }
    return first
  }

  // MARK: Columns

  private mutating func add(_ bands: [Band]) {
    guard let first = bands.first?.segments.first else { return }
    let columns = Self.columns(bands)
    let body = bands.firstIndex(where: Self.isBody) ?? 0
    let borders = Self.borders(columns, bands[body...].flatMap(\.segments))
    var cells = Self.headings(bands[..<body].flatMap(\.segments), borders)
    let headingRows = (cells.map { $0.row }.max() ?? -1) + 1
    for (row, band) in bands[body...].enumerated() {
      for segment in band.segments {
        let covered = columns.indices.filter { columns[$0].lowerBound < segment.box.right && segment.box.left < columns[$0].upperBound }
        let column = covered.first ?? columns.count - 1
        if let last = cells.indices.last, cells[last].row == row + headingRows, cells[last].column >= column {
          cells[last].text += [0x20] + segment.text
        } else {
          cells.append(
            TextBuilder.GridCell(text: segment.text, row: row + headingRows, column: column, columnSpan: max(1, covered.count)))
        }
      }
    }
    for segment in bands.flatMap(\.segments) { taken.insert([segment.block, segment.line]) }
    let block = bands.flatMap(\.segments).map(\.block).min() ?? first.block
    tables[block, default: []].append(cells)
  }

  /// Where each column ends: right behind numbers that are flush right, else before those of the next one that are flush left, else in the middle.
  private static func borders(_ columns: [Range<Double>], _ segments: [Segment]) -> [Range<Double>] {
    func isFlush(_ index: Int, _ edge: (PDFPages.Box) -> Double) -> Bool {
      let edges = segments.filter { $0.isValue && columns[index].contains($0.box.left) }.map { edge($0.box) }
      guard edges.count > 1, let low = edges.min(), let high = edges.max() else { return false }
      return high - low < 1.5
    }
    var borders: [Range<Double>] = []
    var left = 0.0
    for index in columns.indices {
      var right = columns[index].upperBound + 1000
      if index + 1 < columns.count {
        let (end, next) = (columns[index].upperBound, columns[index + 1].lowerBound)
        right = isFlush(index, \.right) ? min(end + 1, next) : isFlush(index + 1, \.left) ? max(end, next - 1) : (end + next) / 2
      }
      borders.append(left..<max(right, left + 0.1))
      left = right
    }
    return borders
  }

  /// The headings of columns: lines that stand below each other over the same columns are one, each below those that span it.
  private static func headings(_ segments: [Segment], _ columns: [Range<Double>]) -> [TextBuilder.GridCell] {
    var headings: [(span: ClosedRange<Int>, box: PDFPages.Box, text: [UInt8])] = []
    let space = usualSpace(of: segments)
    for segment in segments.flatMap({ parts(of: $0, columns, space) }).sorted(by: { $0.box.top < $1.box.top }) {
      let span = span(of: segment.box, columns)
      let above = headings.lastIndex {
        $0.span == span && segment.box.top - $0.box.bottom < segment.box.height * 0.8
      }
      if let above {
        headings[above].text += [0x20] + segment.text
        headings[above].box.formUnion(segment.box)
      } else {
        headings.append((span, segment.box, segment.text))
      }
    }
    // Wide ones stand above what they span.
    var depths = Array(repeating: 0, count: columns.count)
    var cells: [TextBuilder.GridCell] = []
    for heading in headings.sorted(by: { ($0.span.count, $1.box.top) > ($1.span.count, $0.box.top) }) {
      let row = heading.span.map { depths[$0] }.max() ?? 0
      for column in heading.span { depths[column] = row + 1 }
      cells.append(
        TextBuilder.GridCell(
          text: heading.text, row: row, column: heading.span.lowerBound, columnSpan: heading.span.count, isHeading: true))
    }
    return cells.sorted { ($0.row, $0.column) < ($1.row, $1.column) }
  }

  /// The space between words, in heights of the line: the middle one.
  private static func usualSpace(of segments: [Segment]) -> Double {
    let spaces = segments.flatMap { segment in
      zip(segment.words, segment.words.dropFirst()).map { ($1.box.left - $0.box.right) / max($0.box.height, 1) }
    }
    return spaces.isEmpty ? 0.25 : spaces.sorted()[spaces.count / 2]
  }

  /// Parts headings of neighbouring columns that stand close to each other: where the gap is more than a space and a column ends in it.
  private static func parts(of segment: Segment, _ columns: [Range<Double>], _ space: Double) -> [Segment] {
    var parts: [Segment] = []
    for word in segment.words {
      if var open = parts.last {
        let gap = word.box.left - open.box.right
        let isWide = gap > space * word.box.height * 1.12
        let isEdge = columns.contains { open.box.right <= $0.upperBound + 2 && word.box.left >= $0.upperBound - 2 }
        if !isWide || !isEdge {
          open.text += [0x20] + word.text
          open.box.formUnion(word.box)
          parts[parts.count - 1] = open
          continue
        }
      }
      parts.append(Segment(box: word.box, text: word.text, block: segment.block, line: segment.line))
    }
    return parts
  }

  /// The columns that a heading is over: those of which it covers a good part, or the one that it is nearest to.
  private static func span(of box: PDFPages.Box, _ columns: [Range<Double>]) -> ClosedRange<Int> {
    var covered: [Int] = []
    var best = (index: 0, overlap: -Double.infinity)
    for index in columns.indices {
      let overlap = min(box.right, columns[index].upperBound) - max(box.left, columns[index].lowerBound)
      if overlap > best.overlap { best = (index, overlap) }
      let width = min(columns[index].upperBound - columns[index].lowerBound, 60)
      if overlap > max(width * 0.5, box.width * 0.15) { covered.append(index) }
    }
    guard let first = covered.first, let last = covered.last else { return best.index...best.index }
    return first...last
  }

  /// Whether a line is no heading: half of it are numbers, and not only years or parts of them.
  private static func isBody(_ band: Band) -> Bool {
    let values = band.segments.filter(\.isValue)
    return values.count * 2 >= band.segments.count
      && values.contains { value in
        let digits = value.text.filter { 0x30...0x39 ~= $0 }
        let isYear = digits.count == 4 && (digits.starts(with: Array("19".utf8)) || digits.starts(with: Array("20".utf8)))
        return !isYear || value.text.contains(0x2C) || value.text.contains(0x2E)
      }
  }

  /// The columns that the rows with numbers have: the stretches that their segments cover together.
  private static func columns(_ bands: [Band]) -> [Range<Double>] {
    // A heading may hold a year, too.
    let rows = bands.filter { $0.segments.count > 1 && $0.segments.filter(\.isValue).count * 2 >= $0.segments.count }
    let widest = rows.map(\.segments.count).max() ?? 0
    // Rows with few cells may hold some that span.
    let segments = rows.filter { $0.segments.count * 2 > widest }.flatMap(\.segments).sorted { $0.box.left < $1.box.left }
    var columns: [Range<Double>] = []
    for segment in segments {
      let (left, right) = (segment.box.left, max(segment.box.right, segment.box.left + 0.1))
      if let last = columns.last, left < last.upperBound {
        columns[columns.count - 1] = last.lowerBound..<max(last.upperBound, right)
      } else {
        columns.append(left..<right)
      }
    }
    return columns.isEmpty ? [0..<1] : columns
  }
}
