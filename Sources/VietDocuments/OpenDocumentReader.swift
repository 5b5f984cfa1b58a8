/// Reads the texts of OpenDocument (ODT, ISO 26300): paragraphs, list items, tables, text boxes and notes; tracked deletions and comments are left out.
struct OpenDocumentReader {
  static let mainPart = "content.xml"

  private let archive: ZipArchive
  private let limits: ReadingLimits

  init(_ archive: ZipArchive, _ limits: ReadingLimits) { (self.archive, self.limits) = (archive, limits) }

  func read(name: String) throws(SourceError) -> ExtractedText {
    guard let entry = archive.entry(Self.mainPart) else { throw .damaged("an OpenDocument file without its text; save it again") }
    let parser = try XMLPullParser(name: Self.mainPart, depthLimit: limits.depth, try archive.source(of: entry))
    var state = State(builder: TextBuilder(limits))
    while let node = try parser.next() { try state.take(node, parser) }
    return try state.builder.finish(name)
  }

  private enum Look { case plain, raised, hidden }

  private struct State {
    let builder: TextBuilder
    private var isBody = false
    /// The styles that raise or hide their text.
    private var looks: [String: Look] = [:]
    private var style = ""
    /// How each open span looks.
    private var spans: [Look] = []
    /// Notes and text boxes lie inside the paragraph they are anchored to; their paragraphs follow it.
    private var asides: [[UInt8]] = []
    private var asideDepth = 0
    private var paragraphs = 0
    private var isHeadingRow = false

    init(builder: TextBuilder) { self.builder = builder }

    mutating func take(_ node: XMLPullParser.Node, _ parser: XMLPullParser) throws(SourceError) {
      switch node {
      case .text:
        if paragraphs > 0 { parser.withText { append($0) } }
      case .start(let name, let isEmpty):
        try start(name, isEmpty: isEmpty, parser)
        if isEmpty { end(name) }
      case .end(let name): end(name)
      }
    }

    private mutating func start(_ name: String, isEmpty: Bool, _ parser: XMLPullParser) throws(SourceError) {
      guard isBody else {
        switch name {
        case "body": isBody = true
        case "style": style = parser.attribute("name") ?? ""
        case "text-properties":
          if parser.attribute("text-position")?.hasPrefix("super") ?? false { looks[style] = .raised }
          if parser.attribute("display") == "none" { looks[style] = .hidden }
        default: break
        }
        return
      }
      switch name {
      case "p", "h":
        paragraphs += 1
        // Headings may be counted as lists are.
        if asideDepth > 0 { asides.append([]) } else if !itemBegan || name == "h" { builder.breakBlock() }
        itemBegan = false
      case "list-item":
        if asideDepth == 0 {
          builder.beginItem()
          itemBegan = true
        }
      case "span": spans.append(parser.attribute("style-name").flatMap { looks[$0] } ?? .plain)
      case "s":
        for _ in 0..<min(parser.attribute("c").flatMap { Int($0) } ?? 1, 1000) { append(verbatim: " ") }
      case "tab": append(verbatim: "\t")
      case "line-break": if asideDepth > 0 { append(verbatim: " ") } else { builder.lineBreak() }
      case "note", "text-box": asideDepth += 1
      case "table": if asideDepth == 0 { builder.beginTable() }
      case "table-header-rows": isHeadingRow = true
      case "table-row": if asideDepth == 0 { builder.beginRow() }
      case "table-cell":
        guard asideDepth == 0 else { return }
        let repeats = parser.attribute("number-columns-repeated").flatMap { Int($0) } ?? 1
        for _ in 0..<min(repeats, 1024) {
          builder.beginCell(
            rowSpan: parser.attribute("number-rows-spanned").flatMap { Int($0) } ?? 1,
            columnSpan: parser.attribute("number-columns-spanned").flatMap { Int($0) } ?? 1, isHeading: isHeadingRow)
        }
      case "tracked-changes", "annotation", "note-citation", "covered-table-cell", "sequence-decls", "desc", "title", "hidden-text":
        if !isEmpty { try parser.skip() }
      default: break
      }
    }

    private var itemBegan = false

    private mutating func end(_ name: String) {
      switch name {
      case "p", "h":
        paragraphs -= 1
        guard asideDepth == 0, isBody else { return }
        builder.breakBlock()
        flushAsides()
      case "span": _ = spans.popLast()
      case "note", "text-box":
        asideDepth -= 1
        flushAsides()
      case "table-header-rows": isHeadingRow = false
      case "table-cell": if asideDepth == 0 { builder.endCell() }
      case "table": if asideDepth == 0 { builder.endTable() }
      case "body": isBody = false
      default: break
      }
    }

    /// Writes what was held back, behind the paragraph that it is anchored to.
    private mutating func flushAsides() {
      guard paragraphs == 0, asideDepth == 0 else { return }
      for aside in asides where !aside.isEmpty {
        aside.withUnsafeBufferPointer { builder.append(collapsing: $0) }
        builder.breakBlock()
      }
      asides.removeAll()
    }

    private mutating func append(_ text: UnsafeBufferPointer<UInt8>) {
      if spans.contains(.hidden) { return }
      if spans.contains(.raised) {
        let raised = Superscript.convert(text)
        return raised.withUnsafeBufferPointer { write($0) }
      }
      write(text)
    }

    private mutating func write(_ text: UnsafeBufferPointer<UInt8>) {
      guard asideDepth > 0 else { return builder.append(collapsing: text) }
      if asides.isEmpty { asides.append([]) }
      asides[asides.count - 1].append(contentsOf: text)
    }

    private mutating func append(verbatim text: StaticString) {
      guard asideDepth == 0 else { return text.withUTF8Buffer { write($0) } }
      text.withUTF8Buffer { builder.append($0) }
    }
  }
}
