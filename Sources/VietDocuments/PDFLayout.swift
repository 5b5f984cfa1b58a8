/// Puts the lines of pages together to paragraphs and tables.
struct PDFLayout {
  typealias Line = PDFPages.Line
  typealias Box = PDFPages.Box

  let builder: TextBuilder
  /// The last line that was written, and whether it reached the right edge of its block.
  private var last: (bytes: [UInt8], isFull: Bool)?

  init(builder: TextBuilder) { self.builder = builder }

  mutating func write(_ page: PDFPages.Page) {
    builder.page = Int32(clamping: page.number)
    var page = page
    Self.dropPageNumber(&page)
    let table = PDFTables(page)
    for (index, block) in page.blocks.enumerated() {
      if let found = table.tables[index] {
        builder.breakBlock()
        last = nil
        builder.write(grid: found)
      }
      let lines = block.enumerated().filter { !table.isTaken(index, $0.offset) }.map(\.element)
      write(block: lines)
    }
  }

  // MARK: Paragraphs

  private mutating func write(block lines: [Line]) {
    guard let first = lines.first else { return }
    let box = lines.reduce(into: first.box) { $0.formUnion($1.box) }
    // An indent or a short end is measured against this.
    let em = lines.map(\.box.height).sorted()[lines.count / 2]
    var above: Line?
    for line in lines {
      let bytes = Array(line.words.map(\.text).joined(separator: [0x20]))
      guard !bytes.isEmpty else { continue }
      let goesOn: Bool
      if let above {
        let isIndented = line.box.left - box.left > em && above.box.left - box.left < em
        let isApart = line.box.top - above.box.bottom > em
        goesOn = !isIndented && !isApart && (Self.continues(bytes) || isFull(above, box, em) && !Self.isItem(bytes))
      } else {
        goesOn = last.map { Self.goesOn($0, bytes) } ?? false
      }
      write(bytes, goesOn: goesOn)
      last = (bytes, isFull(line, box, em))
      above = line
    }
  }

  private func isFull(_ line: Line, _ box: Box, _ em: Double) -> Bool { box.right - line.box.right < max(box.width * 0.12, em * 2) }

  private mutating func write(_ bytes: [UInt8], goesOn: Bool) {
    guard goesOn, let last else {
      builder.breakBlock()
      return bytes.withUnsafeBufferPointer { builder.append($0) }
    }
    // "COVID-" goes on with "19"; a hyphen between small letters only parted a word.
    if last.bytes.last == 0x2D, last.bytes.count > 1, last.bytes[last.bytes.count - 2] > 0x40 {
      if Self.continues(bytes) { builder.removeHyphen() }
    } else if last.bytes.suffix(2).elementsEqual([0xC2, 0xAD]) {
      builder.removeHyphen()
    } else {
      builder.space()
    }
    bytes.withUnsafeBufferPointer { builder.append($0) }
  }

  /// Whether a paragraph goes on in the next block or on the next page.
  private static func goesOn(_ last: (bytes: [UInt8], isFull: Bool), _ next: [UInt8]) -> Bool {
    guard last.isFull, let end = last.bytes.last, ![0x2E, 0x21, 0x3F, 0x3A, 0x3B].contains(end) else { return false }
    return continues(next) || next.first.map { 0x30...0x39 ~= $0 } ?? false
  }

  /// Whether a line begins with a small letter.
  private static func continues(_ bytes: [UInt8]) -> Bool {
    String(decoding: bytes.prefix(8), as: UTF8.self).unicodeScalars.first?.properties.isLowercase ?? false
  }

  /// Whether a line begins with a bullet, or a number or letter that counts.
  private static func isItem(_ bytes: [UInt8]) -> Bool {
    let word = bytes.prefix { $0 != 0x20 }
    if word.count <= 3, let first = word.first, first == 0x2D || first == 0x2B || first == 0x2A || first >= 0xE2 { return true }
    guard let end = word.last, end == 0x2E || end == 0x29, word.count <= 5 else { return false }
    return word.dropLast().allSatisfy { 0x30...0x39 ~= $0 || 0x41...0x5A ~= $0 || 0x2E == $0 } || word.count == 2
  }

  /// Leaves out the number of the page, which would part a sentence: a line of nothing else at its top or bottom.
  private static func dropPageNumber(_ page: inout PDFPages.Page) {
    var lines: [(block: Int, line: Int, top: Double)] = []
    for (block, content) in page.blocks.enumerated() {
      for (line, found) in content.enumerated() { lines.append((block, line, found.box.top)) }
    }
    guard lines.count > 1, let highest = lines.min(by: { $0.top < $1.top }), let lowest = lines.max(by: { $0.top < $1.top }) else { return }
    for place in [highest, lowest] {
      let words = page.blocks[place.block][place.line].words.filter { $0.text != [0x2D] && $0.text != Array("–".utf8) }
      guard words.count == 1, (1...4).contains(words[0].text.count), words[0].text.allSatisfy({ 0x30...0x39 ~= $0 }) else { continue }
      page.blocks[place.block][place.line].words = []
    }
  }
}
