import VNText

/// A text that is repeated to any size, with the number of figures that must be found in it.
struct RepeatedText {
  let name: String
  /// One copy: the files in order, a blank line behind each.
  let copy: [UInt8]
  let files: Int
  /// The rows of the gold tables beside the files.
  let gold: Int
  /// The figures of the first copy, and of each further one, as the library finds them in one copy and in two.
  let first, step: Int

  /// Joins the files and counts their figures.
  init(name: String, joining paths: [String]) throws(BenchmarkError) {
    var copy: [UInt8] = []
    var gold = 0
    for path in paths {
      var text = try Files.read(path)
      while text.last == 0x0A { text.removeLast() }
      copy += text + [0x0A, 0x0A]
      gold += try Files.countLines(of: path.dropLast(4) + ".tsv") - 1
    }
    self.name = name
    self.copy = copy
    self.gold = gold
    files = paths.count
    first = Self.countFigures(in: copy)
    step = Self.countFigures(in: copy + copy) - first
  }

  /// How many copies fill so many megabytes (of 1,000,000 bytes).
  func copies(megabytes: Int) -> Int { (megabytes * 1_000_000 + copy.count - 1) / copy.count }

  /// The number of figures that must be found in so many copies.
  func figures(copies: Int) -> Int { first + (copies - 1) * step }

  /// The words from the start that fit into so many bytes.
  func head(bytes: Int) -> [UInt8] {
    var end = min(bytes, copy.count)
    while end > 0, copy[end - 1] != 0x20, copy[end - 1] != 0x0A { end -= 1 }
    return Array(copy[..<end])
  }

  static func countFigures(in text: [UInt8]) -> Int { FigureExtractor().mentions(in: String(decoding: text, as: UTF8.self)).count }
}
