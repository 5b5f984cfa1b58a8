/// The figures that a text is known to hold: the rows of `NAME.tsv` beside `NAME.txt`, each with its place in the text.
///
/// ```
/// let table = try GoldTable(tsv: "n\tsurface\tkind\tvalue\tunit\tmods\n1\t12%\tpercent\t12\t%\t", text: "đạt 12%")
/// table.rows[0].range   // 7..<10, in bytes of UTF-8
/// ```
public struct GoldTable: Sendable {
  /// One mention.
  public struct Row: Sendable, Hashable {
    /// Where the surface stands, in UTF-8 bytes of the text.
    public let range: Range<Int>
    /// The fields as they stand in the table, the unit empty where there is none.
    public let surface, kind, value, unit: String
    /// The names of the modifiers.
    public let modifiers: Set<String>
    /// Whether nothing is asked of it: a relative date, a misprint (`?`), or an enumerator.
    public let isFree: Bool
  }

  /// Why a table cannot be read.
  public enum Problem: Error, Sendable, Hashable {
    case noColumn(String)
    /// The surface of a row (counted from 1) is not in the text behind that of the row before.
    case noSurface(row: Int, surface: String)

    /// What is wrong and what to do, one line without the file's name.
    public var message: String {
      switch self {
      case .noColumn(let name): "the header has no column '\(name)'; it must name n, surface, kind, value, unit, mods"
      case .noSurface(let row, let surface):
        "row \(row): '\(surface)' is not in the text behind the row before; list the mentions in text order, as they are written"
      }
    }
  }

  /// The mentions in text order.
  public let rows: [Row]

  /// Reads a table: tab separated, a header that names at least `surface`, `kind` and `value`. Linear in text and table.
  public init(tsv: String, text: String) throws(Problem) {
    let lines = tsv.split(omittingEmptySubsequences: true, whereSeparator: \.isNewline)
    let header = (lines.first ?? "").split(separator: "\t", omittingEmptySubsequences: false)
    func column(_ name: String) -> Int? { header.firstIndex { $0 == name } }
    func required(_ name: String) throws(Problem) -> Int {
      guard let index = column(name) else { throw .noColumn(name) }
      return index
    }
    let (surface, kind, value) = (try required("surface"), try required("kind"), try required("value"))
    let (unit, modifiers) = (column("unit"), column("mods"))
    let utf8 = Array(text.utf8)
    var rows: [Row] = []
    var position = 0
    for (number, line) in lines.dropFirst().enumerated() {
      let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
      func field(_ index: Int?) -> String { index.flatMap { $0 < fields.count ? String(fields[$0]) : nil } ?? "" }
      guard let start = Self.find(Array(field(surface).utf8), in: utf8, from: position) else {
        throw .noSurface(row: number + 1, surface: field(surface))
      }
      position = start + field(surface).utf8.count
      rows.append(
        Row(
          range: start..<position, surface: field(surface), kind: field(kind), value: field(value), unit: field(unit),
          modifiers: Set(field(modifiers).split(separator: ",").map(String.init)),
          isFree: Self.asksNothing(field(kind), field(value), at: start, in: utf8)))
    }
    self.rows = rows
  }

  private static func find(_ needle: [UInt8], in text: [UInt8], from start: Int) -> Int? {
    guard let first = needle.first, start + needle.count <= text.count else { return nil }
    return (start...text.count - needle.count).first { text[$0] == first && text[$0..<$0 + needle.count].elementsEqual(needle) }
  }

  /// Relative dates, misprints, and enumerators: one or two digits or a roman numeral at the start of a line or in brackets.
  private static func asksNothing(_ kind: String, _ value: String, at start: Int, in text: [UInt8]) -> Bool {
    if value == "relative" || value == "?" { return true }
    let isShort = value.utf8.count <= 2 && value.utf8.allSatisfy { (0x30...0x39).contains($0) } || value.allSatisfy { "IVX".contains($0) }
    guard kind == "code", !value.isEmpty, isShort else { return false }
    let line = text[..<start].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
    let before = String(decoding: text[line..<start], as: UTF8.self).split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return ["", "-", "+", "•"].contains(before) || before.hasSuffix("(") || before.hasSuffix("[")
  }
}
