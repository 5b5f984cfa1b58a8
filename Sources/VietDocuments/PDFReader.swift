/// Reads PDF by way of `pdftotext` (poppler-utils), a program of its own: what is on the pages is put in reading order, lines are joined to paragraphs,
/// and what stands in rows and columns becomes a table.
struct PDFReader {
  let limits: ReadingLimits

  func read(_ bytes: [UInt8], name: String) throws(SourceError) -> ExtractedText {
    let output: [UInt8]
    do throws(ChildProcess.Failure) {
      output = try ChildProcess.run(
        "pdftotext", ["-bbox-layout", "-enc", "UTF-8", "-", "-"], input: bytes, seconds: limits.seconds, limit: limits.expandedBytes)
    } catch {
      throw Self.explain(error, limits)
    }
    let builder = TextBuilder(limits)
    var layout = PDFLayout(builder: builder)
    let pages = PDFPages(Self.cleaned(output), limits)
    while let page = try pages.next() { layout.write(page) }
    return try builder.finish(name)
  }

  /// Without the control characters that fonts of their own may stand for, and which XML has no place for.
  private static func cleaned(_ output: [UInt8]) -> [UInt8] {
    var output = output
    for index in output.indices where output[index] < 0x20 && output[index] != 0x0A { output[index] = 0x20 }
    // U+FFFE and U+FFFF.
    for index in output.indices.dropLast(2) where output[index] == 0xEF && output[index + 1] == 0xBF && output[index + 2] >= 0xBE {
      output[index + 2] = 0xBD
    }
    return output
  }

  private static func explain(_ failure: ChildProcess.Failure, _ limits: ReadingLimits) -> SourceError {
    switch failure {
    case .missing: .program("needs the program pdftotext; install poppler-utils")
    case .time: .limit(.time, "was not read within \(limits.seconds) s")
    case .size: .limit(.size, "has more than \(limits.expandedBytes >> 20) MiB of text")
    case .status(3, _): .encrypted
    case .status(_, let words) where words.contains("Incorrect password"): .encrypted
    case .status(_, let words):
      .damaged("a damaged PDF (\(words.split(separator: "\n").first { $0.contains("Error") } ?? "pdftotext failed")); save it again")
    }
  }
}

/// Words with their places, as `pdftotext -bbox-layout` lists them.
final class PDFPages {
  struct Box {
    var left = 0.0, top = 0.0, right = 0.0, bottom = 0.0

    var height: Double { bottom - top }
    var width: Double { right - left }

    mutating func formUnion(_ other: Box) {
      (left, top) = (min(left, other.left), min(top, other.top))
      (right, bottom) = (max(right, other.right), max(bottom, other.bottom))
    }
  }

  struct Word {
    var box: Box
    var text: [UInt8]
  }

  struct Line {
    var box: Box
    var words: [Word]
  }

  /// The lines of each block, in reading order.
  struct Page {
    var number: Int
    var width = 0.0
    var blocks: [[Line]] = []
  }

  private let output: [UInt8]
  private let limits: ReadingLimits
  private var parser: XMLPullParser?
  private var number = 0
  private var position: Int

  init(_ output: [UInt8], _ limits: ReadingLimits) {
    (self.output, self.limits) = (output, limits)
    // What stands before is a header of XHTML.
    let start = Array("<doc>".utf8)
    var index = 0
    while index + start.count < output.count, !(output[index] == 0x3C && output[index..<index + start.count].elementsEqual(start)) {
      index += 1
    }
    position = index
  }

  /// The next page; nil at the end.
  func next() throws(SourceError) -> Page? {
    guard position < output.count || parser != nil else { return nil }
    if parser == nil {
      parser = try XMLPullParser(name: "the text of the pages", depthLimit: 64) { [self] (buffer) throws(SourceError) in
        // What stands behind it is the end of the XHTML.
        let end = output.lastIndex(of: 0x3E).flatMap { output[..<$0].lastIndex(of: 0x3C) } ?? output.count
        let bodyEnd = end < output.count ? output[..<end].lastIndex(of: 0x3C) ?? end : end
        let count = min(buffer.count, max(0, bodyEnd - position))
        output.withUnsafeBytes { buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[position..<position + count])) }
        position += count
        return count
      }
    }
    guard let parser else { return nil }
    var page: Page?
    while let node = try parser.next() {
      switch node {
      case .start("page", let isEmpty):
        number += 1
        page = Page(number: number)
        page?.width = parser.attribute("width").flatMap { Double($0) } ?? 0
        if isEmpty { return page }
      case .end("page"): return page
      case .start("block", false): page?.blocks.append([])
      case .start("line", false):
        guard let last = page?.blocks.indices.last else { continue }
        page?.blocks[last].append(Line(box: Self.box(parser), words: []))
      case .start("word", false):
        guard let block = page?.blocks.indices.last, let line = page?.blocks[block].indices.last else { continue }
        page?.blocks[block][line].words.append(Word(box: Self.box(parser), text: []))
      case .text:
        guard let block = page?.blocks.indices.last, let line = page?.blocks[block].indices.last,
          let word = page?.blocks[block][line].words.indices.last
        else { continue }
        parser.withText { text in page?.blocks[block][line].words[word].text.append(contentsOf: text.filter { $0 > 0x20 }) }
      default: break
      }
    }
    self.parser = nil
    position = output.count
    return page
  }

  private static func box(_ parser: XMLPullParser) -> Box {
    var box = Box()
    parser.forEachAttribute { name, value in
      guard let number = Double(value) else { return }
      switch name {
      case "xMin": box.left = number
      case "yMin": box.top = number
      case "xMax": box.right = number
      case "yMax": box.bottom = number
      default: break
      }
    }
    return box
  }
}
