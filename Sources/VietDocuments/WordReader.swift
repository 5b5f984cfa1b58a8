/// Reads DOCX (ECMA-376): paragraphs, list items, tables, text boxes, footnotes and endnotes; deleted and hidden text is left out.
struct WordReader {
  private let archive: ZipArchive
  private let limits: ReadingLimits

  init(_ archive: ZipArchive, _ limits: ReadingLimits) { (self.archive, self.limits) = (archive, limits) }

  static let mainPart = "word/document.xml"

  func read(name: String) throws(SourceError) -> ExtractedText {
    let builder = TextBuilder(limits)
    guard archive.entry(Self.mainPart) != nil else { throw .damaged("a Word file without its text; save it again") }
    for part in [Self.mainPart, "word/footnotes.xml", "word/endnotes.xml"] {
      guard let entry = archive.entry(part) else { continue }
      let parser = try XMLPullParser(name: part, depthLimit: limits.depth, try archive.source(of: entry))
      var state = State(builder: builder)
      while let node = try parser.next() { try state.take(node, parser) }
      builder.breakBlock()
    }
    return try builder.finish(name)
  }

  /// What is open while the nodes of a part come in.
  private struct State {
    let builder: TextBuilder
    private var isText = false
    private var isRaised = false
    private var isHidden = false
    /// Text boxes lie inside the paragraph they are anchored to; their paragraphs follow it.
    private var boxes: [[UInt8]] = []
    private var boxDepth = 0
    /// The cell whose properties are not known yet.
    private var cell: (width: Int, continuesAbove: Bool)?
    private var isHeadingRow = false
    private var isHeading = false

    init(builder: TextBuilder) { self.builder = builder }

    mutating func take(_ node: XMLPullParser.Node, _ parser: XMLPullParser) throws(SourceError) {
      switch node {
      case .text:
        if isText, !isHidden { parser.withText { append($0) } }
      case .start(let name, let isEmpty):
        try start(name, isEmpty: isEmpty, parser)
        if isEmpty { end(name) }
      case .end(let name): end(name)
      }
    }

    private mutating func start(_ name: String, isEmpty: Bool, _ parser: XMLPullParser) throws(SourceError) {
      switch name {
      case "t": isText = !isEmpty
      case "p":
        openCell()
        isHeading = false
        if boxDepth > 0 { boxes.append([]) } else { builder.breakBlock() }
      case "pStyle": isHeading = parser.attribute("val").map { $0.hasPrefix("Heading") || $0.hasPrefix("Title") } ?? false
      case "numId": if boxDepth == 0, !isHeading, parser.attribute("val") != "0" { builder.beginItem() }
      case "gridBefore": if boxDepth == 0 { builder.skipColumns(parser.attribute("val").flatMap { Int($0) } ?? 0) }
      case "r": (isRaised, isHidden) = (false, false)
      case "vertAlign": isRaised = parser.attribute("val") == "superscript"
      case "vanish": isHidden = parser.attribute("val") != "0" && parser.attribute("val") != "false"
      case "tab": if !isText { append("\t") }
      case "noBreakHyphen": append("-")
      case "br", "cr":
        if boxDepth > 0 {
          append(" ")
        } else if [nil, "textWrapping"].contains(parser.attribute("type")) {
          builder.lineBreak()
        } else {
          builder.space()
        }
      case "txbxContent": boxDepth += 1
      case "tbl": if boxDepth == 0 { builder.beginTable() }
      case "tr":
        isHeadingRow = false
        if boxDepth == 0 { builder.beginRow() }
      case "tblHeader": isHeadingRow = parser.attribute("val") != "0" && parser.attribute("val") != "false"
      case "tc": if boxDepth == 0 { cell = (1, false) }
      case "gridSpan": cell?.width = parser.attribute("val").flatMap { Int($0) } ?? 1
      case "vMerge":
        cell?.continuesAbove = parser.attribute("val") != "restart"
      // A second form of what the choice before it says; changes that were taken back; tab stops; the text of codes.
      case "Fallback", "moveFrom", "tabs", "pPrChange", "rPrChange", "tblPrChange", "trPrChange", "tcPrChange", "instrText", "delText":
        if !isEmpty {
          try parser.skip()
        }
      default: break
      }
    }

    private mutating func end(_ name: String) {
      switch name {
      case "t": isText = false
      case "p":
        guard boxDepth == 0 else { return }
        builder.breakBlock()
        for box in boxes where !box.isEmpty {
          box.withUnsafeBufferPointer { builder.append($0) }
          builder.breakBlock()
        }
        boxes.removeAll()
      case "txbxContent": boxDepth -= 1
      case "tc":
        guard boxDepth == 0 else { return }
        openCell()
        builder.endCell()
      case "tbl": if boxDepth == 0 { builder.endTable() }
      default: break
      }
    }

    /// A cell begins with its first paragraph, when its properties are known.
    private mutating func openCell() {
      guard boxDepth == 0, let properties = cell else { return }
      builder.beginCell(columnSpan: properties.width, isHeading: isHeadingRow, continuesAbove: properties.continuesAbove)
      cell = nil
    }

    private mutating func append(_ text: UnsafeBufferPointer<UInt8>) {
      if isRaised {
        let raised = Superscript.convert(text)
        return raised.withUnsafeBufferPointer { write($0) }
      }
      write(text)
    }

    private mutating func append(_ text: StaticString) { text.withUTF8Buffer { write($0) } }

    private mutating func write(_ text: UnsafeBufferPointer<UInt8>) {
      guard boxDepth > 0 else { return builder.append(text) }
      if boxes.isEmpty { boxes.append([]) }
      boxes[boxes.count - 1].append(contentsOf: text)
    }
  }
}
