/// Puts the lines of pages together to paragraphs and tables.
struct PDFLayout {
  typealias Line = PDFPages.Line
  typealias Box = PDFPages.Box

  let builder: TextBuilder
  /// The line that was written last, where a paragraph may go on behind it.
  private var last: Open?

  /// What is known of a line when the next one is met.
  private struct Open {
    var bytes: [UInt8]
    var box: Box
    /// How far lines reach where it stands.
    var edge: Double
    var page: Int
    /// How many brackets are open behind it.
    var brackets: Int
  }

  init(builder: TextBuilder) { self.builder = builder }

  mutating func write(_ page: PDFPages.Page) {
    builder.page = Int32(clamping: page.number)
    var page = page
    Self.dropPageNumber(&page)
    let tables = PDFTables(page)
    let columns = PDFColumns(page)
    for (index, block) in page.blocks.enumerated() {
      for found in tables.tables[index] ?? [] {
        builder.breakBlock()
        last = nil
        builder.write(grid: found, isGuessed: true)
      }
      let lines = block.enumerated().filter { !tables.isTaken(index, $0.offset) && !$0.element.words.isEmpty }.map(\.element)
      write(block: lines, columns, page.number)
    }
  }

  // MARK: Paragraphs

  private mutating func write(block lines: [Line], _ columns: PDFColumns, _ page: Int) {
    guard let first = lines.first else { return }
    let box = lines.reduce(into: first.box) { $0.formUnion($1.box) }
    // An indent is measured against this.
    let em = lines.map(\.box.height).sorted()[lines.count / 2]
    let edge = Self.edge(of: lines, box, columns, em)
    var isFirst = true
    for line in lines {
      let bytes = Array(line.words.map(\.text).joined(separator: [0x20]))
      let goesOn =
        last.map { isFirst ? Self.crosses($0, to: line, bytes, page) : Self.goesOn($0, to: line, bytes, left: box.left, em) } ?? false
      write(bytes, goesOn: goesOn)
      let brackets = bytes.reduce(goesOn ? last?.brackets ?? 0 : 0) { $1 == 0x28 ? $0 + 1 : $1 == 0x29 ? max(0, $0 - 1) : $0 }
      // The last line of a block is measured against its column: a heading alone fills its own block.
      let reach = line.box.top == lines[lines.count - 1].box.top ? max(edge, columns.right(of: box)) : edge
      last = Open(bytes: bytes, box: line.box, edge: reach, page: page, brackets: brackets)
      isFirst = false
    }
  }

  /// How far the lines of a block reach: what is narrow in a wide column is a list, unless no next word would have fitted in it.
  private static func edge(of lines: [Line], _ box: Box, _ columns: PDFColumns, _ em: Double) -> Double {
    let right = columns.right(of: box)
    if box.width * 2 >= right - box.left { return box.right }
    let isWrapped = lines.count > 2 && zip(lines, lines.dropFirst()).allSatisfy { !fits($1, behind: $0.box, edge: box.right) }
    return isWrapped ? box.right : right
  }

  /// Whether the first word of a line would have had room on the line before it.
  private static func fits(_ line: Line, behind box: Box, edge: Double) -> Bool {
    guard let word = line.words.first else { return true }
    return box.right + box.height * 0.2 + word.box.width <= edge
  }

  /// Whether a paragraph goes on with the next line of its block.
  private static func goesOn(_ last: Open, to line: Line, _ bytes: [UInt8], left: Double, _ em: Double) -> Bool {
    if endsInHyphen(last.bytes) { return true }
    let isIndented = line.box.left - left > em && last.box.left - left < em
    let isApart = line.box.top - last.box.bottom > em
    if isIndented || isApart { return false }
    let fits = fits(line, behind: last.box, edge: last.edge)
    if isItem(bytes), last.brackets == 0, fits || endsSentence(last.bytes) { return false }
    return !fits || continues(bytes)
  }

  /// Whether a paragraph goes on in the next block, of the same page or the next one.
  private static func crosses(_ last: Open, to line: Line, _ bytes: [UInt8], _ page: Int) -> Bool {
    if page == last.page, line.box.top - last.box.bottom > last.box.height, line.box.left < last.box.right { return false }
    guard !endsSentence(last.bytes), !isItem(bytes) || last.brackets > 0 else { return false }
    guard endsInHyphen(last.bytes) || !fits(line, behind: last.box, edge: last.edge) else { return false }
    return endsInHyphen(last.bytes) || continues(bytes) || bytes.first.map { 0x30...0x39 ~= $0 } ?? false
  }

  private mutating func write(_ bytes: [UInt8], goesOn: Bool) {
    guard goesOn, let last else {
      builder.breakBlock()
      return bytes.withUnsafeBufferPointer { builder.append($0) }
    }
    // A soft hyphen only parts a word; others stand there: Vietnamese words are not divided, "QĐ-UBND" and "ki-lô-mét" are.
    if last.bytes.suffix(2).elementsEqual([0xC2, 0xAD]) {
      builder.removeHyphen()
    } else if !Self.endsInHyphen(last.bytes) {
      builder.space()
    }
    bytes.withUnsafeBufferPointer { builder.append($0) }
  }

  /// Whether a line ends with a hyphen that stands behind a letter or digit.
  private static func endsInHyphen(_ bytes: [UInt8]) -> Bool {
    if bytes.suffix(2).elementsEqual([0xC2, 0xAD]) { return true }
    return bytes.count > 1 && bytes.last == 0x2D && bytes[bytes.count - 2] > 0x2F
  }

  private static func endsSentence(_ bytes: [UInt8]) -> Bool { bytes.last.map { [0x2E, 0x21, 0x3F, 0x3A, 0x3B].contains($0) } ?? true }

  /// Whether a line begins with a small letter.
  private static func continues(_ bytes: [UInt8]) -> Bool {
    String(decoding: bytes.prefix(8), as: UTF8.self).unicodeScalars.first?.properties.isLowercase ?? false
  }

  /// Whether a line begins with a bullet, or a number or letter that counts.
  private static func isItem(_ bytes: [UInt8]) -> Bool {
    let word = bytes.prefix { $0 != 0x20 }
    if word.count <= 3, let first = word.first, first == 0x2D || first == 0x2B || first == 0x2A || first >= 0xE2 { return true }
    guard let end = word.last, end == 0x2E || end == 0x29, word.count <= 5 else { return false }
    // A year or "100)" counts nothing.
    if word.dropLast().split(separator: 0x2E).contains(where: { $0.count > 2 && $0.allSatisfy { 0x30...0x39 ~= $0 } }) { return false }
    return word.dropLast().allSatisfy { 0x30...0x39 ~= $0 || 0x41...0x5A ~= $0 || 0x2E == $0 } || word.count == 2
  }

  /// Leaves out the number of the page, which would part a sentence: a line of nothing else at its top or bottom.
  private static func dropPageNumber(_ page: inout PDFPages.Page) {
    var lines: [(block: Int, line: Int, top: Double)] = []
    for (block, content) in page.blocks.enumerated() {
      for (line, found) in content.enumerated() { lines.append((block, line, found.box.top)) }
    }
    guard lines.count > 1, let highest = lines.min(by: { $0.top < $1.top }), let lowest = lines.max(by: { $0.top < $1.top }) else { return }
    let margin = lines.reduce(Double.infinity) { min($0, page.blocks[$1.block][$1.line].box.left) }
    for place in [highest, lowest] {
      let line = page.blocks[place.block][place.line]
      let words = line.words.filter { $0.text != [0x2D] && $0.text != Array("–".utf8) }
      guard words.count == 1, (1...4).contains(words[0].text.count), words[0].text.allSatisfy({ 0x30...0x39 ~= $0 }) else { continue }
      // At the left margin a number may as well be a line of the text.
      let isApart = !lines.contains { $0.top != place.top && abs($0.top - place.top) < line.box.height * 2 }
      guard line.box.left - margin > line.box.height || isApart && words[0].text.elementsEqual("\(page.number)".utf8) else { continue }
      page.blocks[place.block][place.line].words = []
    }
  }
}

/// How far to the right text reaches on a page, at the places of its blocks.
struct PDFColumns {
  private let boxes: [PDFPages.Box]
  private let width: Double
  /// A page with more blocks than this is no page of text.
  private static let limit = 1000

  init(_ page: PDFPages.Page) {
    width = page.width
    boxes =
      page.blocks.count > Self.limit
      ? []
      : page.blocks.compactMap { lines in
        lines.first.map { first in lines.reduce(into: first.box) { $0.formUnion($1.box) } }
      }
  }

  /// The right edge of the column that a block stands in: what stands above and below it reaches so far, and not into what is beside it.
  func right(of block: PDFPages.Box) -> Double {
    let beside = boxes.filter { $0.left >= block.right && $0.top < block.bottom && block.top < $0.bottom }.map(\.left).min() ?? .infinity
    // Where nothing stands beside it, lines may reach further than those few that there are.
    let least = beside.isInfinite ? max(block.right, width * 0.6) : block.right
    return boxes.reduce(least) { right, box in
      box.left < block.right && block.left < box.right && box.right < beside ? max(right, box.right) : right
    }
  }
}
