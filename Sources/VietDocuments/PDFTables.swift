/// Finds the tables of a page by what stands beside each other: rows of short segments, of which many are numbers.
struct PDFTables {
  /// A stretch of a line without a wide gap.
  private struct Segment {
    var box: PDFPages.Box
    var text: [UInt8]
    var block: Int
    var line: Int

    /// "Đơn vị tính: …" stands above the headings.
    var namesUnit: Bool {
      let text = String(decoding: text.prefix(24), as: UTF8.self).lowercased()
      return text.hasPrefix("đơn vị") || text.hasPrefix("đvt") || text.hasPrefix("(đơn vị")
    }

    /// Whether it is a number with its marks, or a dash in place of one.
    var isValue: Bool {
      text.count <= 24 && text.allSatisfy { 0x25...0x3B ~= $0 && $0 != 0x27 } || text.elementsEqual("–".utf8)
        || text.elementsEqual("…".utf8)
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
      guard let end = Self.tableEnd(bands, from: start) else {
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
            open.box.formUnion(word.box)
            last = open
          } else {
            if let last { segments.append(last) }
            last = Segment(box: word.box, text: word.text, block: block, line: number)
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
  private static func tableEnd(_ bands: [Band], from start: Int) -> Int? {
    guard bands[start].segments.count > 1 else { return nil }
    var rows = 0
    var end = start
    var index = start
    var height = bands[start].box.height
    while index < bands.count {
      let band = bands[index]
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
    return rows >= 2 && cells.filter(\.isValue).count * 4 >= cells.count ? end : nil
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
    var cells: [TextBuilder.GridCell] = []
    for (row, band) in bands.enumerated() {
      for segment in band.segments {
        taken.insert([segment.block, segment.line])
        let covered = columns.indices.filter { columns[$0].lowerBound < segment.box.right && segment.box.left < columns[$0].upperBound }
        let column = covered.first ?? columns.count - 1
        if let last = cells.indices.last, cells[last].row == row, cells[last].column >= column {
          cells[last].text += [0x20] + segment.text
        } else {
          cells.append(TextBuilder.GridCell(text: segment.text, row: row, column: column, columnSpan: max(1, covered.count)))
        }
      }
    }
    let block = bands.flatMap(\.segments).map(\.block).min() ?? first.block
    tables[block, default: []].append(cells)
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
