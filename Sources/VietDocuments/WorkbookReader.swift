import VietFigures

/// Reads XLSX (ECMA-376): the visible sheets of a workbook with the addresses of their cells and the numbers as they are stored.
struct WorkbookReader {
  static let mainPart = "xl/workbook.xml"

  private let archive: ZipArchive
  private let limits: ReadingLimits

  init(_ archive: ZipArchive, _ limits: ReadingLimits) { (self.archive, self.limits) = (archive, limits) }

  func read(name: String) throws(SourceError) -> ExtractedText {
    let builder = TextBuilder(limits)
    let book = try readBook()
    let strings = try readStrings()
    let formats = try readFormats()
    for sheet in book.sheets {
      guard let entry = archive.entry(sheet.part) else { continue }
      builder.beginSheet(sheet.name)
      let parser = try parser(of: entry)
      var state = SheetState(strings: strings, formats: formats, startsIn1904: book.startsIn1904)
      while let node = try parser.next() { state.take(node, parser) }
      state.layout.merge(state.merged)
      state.layout.write(to: builder)
    }
    return try builder.finish(name)
  }

  private func parser(of entry: ZipArchive.Entry) throws(SourceError) -> XMLPullParser {
    try XMLPullParser(name: entry.name, depthLimit: limits.depth, try archive.source(of: entry))
  }

  // MARK: The book

  private func readBook() throws(SourceError) -> (sheets: [(name: String, part: String)], startsIn1904: Bool) {
    var targets: [String: String] = [:]
    if let entry = archive.entry("xl/_rels/workbook.xml.rels") {
      let parser = try parser(of: entry)
      while let node = try parser.next() {
        guard case .start("Relationship", _) = node, let id = parser.attribute("Id"), let target = parser.attribute("Target") else {
          continue
        }
        targets[id] = target.hasPrefix("/") ? String(target.dropFirst()) : "xl/" + target
      }
    }
    var sheets: [(name: String, part: String)] = []
    var startsIn1904 = false
    if let entry = archive.entry(Self.mainPart) {
      let parser = try parser(of: entry)
      while let node = try parser.next() {
        switch node {
        case .start("workbookPr", _): startsIn1904 = ["1", "true"].contains(parser.attribute("date1904") ?? "")
        case .start("sheet", _):
          // `id` of another namespace than `sheetId`.
          guard parser.attribute("state") == nil || parser.attribute("state") == "visible", let id = parser.attribute("id"),
            let part = targets[id]
          else { continue }
          sheets.append((parser.attribute("name") ?? part, part))
        default: break
        }
      }
    }
    return (sheets, startsIn1904)
  }

  private func readStrings() throws(SourceError) -> [[UInt8]] {
    guard let entry = archive.entry("xl/sharedStrings.xml") else { return [] }
    let parser = try parser(of: entry)
    var strings: [[UInt8]] = []
    var isText = false
    while let node = try parser.next() {
      switch node {
      case .start("si", _): strings.append([])
      case .start("t", let isEmpty): isText = !isEmpty
      case .end("t"): isText = false
      // How East Asian text is pronounced.
      case .start("rPh", false): try parser.skip()
      case .text: if isText, !strings.isEmpty { parser.withText { strings[strings.count - 1].append(contentsOf: $0) } }
      default: break
      }
    }
    return strings
  }

  private func readFormats() throws(SourceError) -> [StoredNumber.Format] {
    guard let entry = archive.entry("xl/styles.xml") else { return [] }
    let parser = try parser(of: entry)
    var codes: [Int: StoredNumber.Format] = [:]
    var formats: [StoredNumber.Format] = []
    var isCells = false
    while let node = try parser.next() {
      switch node {
      case .start("numFmt", _):
        guard let id = parser.attribute("numFmtId").flatMap({ Int($0) }), let code = parser.attribute("formatCode") else { continue }
        codes[id] = StoredNumber.Format(code: code)
      case .start("cellXfs", let isEmpty): isCells = !isEmpty
      case .end("cellXfs"): isCells = false
      case .start("xf", _):
        guard isCells else { continue }
        let id = parser.attribute("numFmtId").flatMap { Int($0) } ?? 0
        formats.append(codes[id] ?? StoredNumber.Format(builtIn: id))
      default: break
      }
    }
    return formats
  }

  // MARK: A sheet

  private struct SheetState {
    let strings: [[UInt8]]
    let formats: [StoredNumber.Format]
    let startsIn1904: Bool
    var layout = SheetLayout()
    private(set) var merged: [(first: CellAddress, last: CellAddress)] = []
    private var address = CellAddress(row: 0, column: -1)
    private var type = ""
    private var style = 0
    private var value: [UInt8] = []
    private var isValue = false

    init(strings: [[UInt8]], formats: [StoredNumber.Format], startsIn1904: Bool) {
      (self.strings, self.formats, self.startsIn1904) = (strings, formats, startsIn1904)
    }

    mutating func take(_ node: XMLPullParser.Node, _ parser: XMLPullParser) {
      switch node {
      case .start("row", _):
        let row = parser.attribute("r").flatMap { Int($0) }.map { $0 - 1 } ?? address.row + 1
        address = CellAddress(row: max(0, row), column: -1)
      case .start("c", let isEmpty):
        address = parser.attribute("r").flatMap { CellAddress($0) } ?? CellAddress(row: address.row, column: address.column + 1)
        type = parser.attribute("t") ?? "n"
        style = parser.attribute("s").flatMap { Int($0) } ?? 0
        value.removeAll()
        if isEmpty { type = "" }
      case .start("v", let isEmpty), .start("t", let isEmpty): isValue = !isEmpty
      case .end("v"), .end("t"): isValue = false
      case .text: if isValue { parser.withText { value.append(contentsOf: $0) } }
      case .end("c"): endCell()
      case .start("mergeCell", _):
        let ends = (parser.attribute("ref") ?? "").split(separator: ":").compactMap { CellAddress(String($0)) }
        if ends.count == 2 { merged.append((ends[0], ends[1])) }
      default: break
      }
    }

    private mutating func endCell() {
      var cell = SheetLayout.Cell(text: value, row: address.row, column: address.column)
      switch type {
      case "s":
        guard let index = Int(String(decoding: value, as: UTF8.self)), strings.indices.contains(index) else { return }
        cell.text = strings[index]
      case "n":
        let format = formats.indices.contains(style) ? formats[style] : .general
        if let number = StoredNumber(String(decoding: value, as: UTF8.self), format, startsIn1904: startsIn1904) {
          (cell.text, cell.stored) = (number.text, number.value)
        }
      // Truth values and errors are no figures.
      case "d": if let day = StoredNumber.day(iso: String(decoding: value, as: UTF8.self)) { cell.text = Array(day.utf8) }
      case "b": cell.text = Array((value == [0x31] ? "TRUE" : "FALSE").utf8)
      default: break
      }
      layout.append(cell)
    }
  }
}
