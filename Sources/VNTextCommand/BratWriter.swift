import VietFigures
import VietOrthography

/// Annotations for brat: a text-bound annotation for each figure, and its value as a note.
///
/// To a folder go pairs of `NAME.txt` and `NAME.ann`; elsewhere the annotations of a single text.
struct BratWriter: FigureWriter {
  private let sink: OutputSink
  /// Where pairs of files go; nil for standard output.
  private let folder: String?
  private var open: OutputSink?
  private var names: Set<String> = []
  private var count = 0

  init(sink: OutputSink, folder: String?) { (self.sink, self.folder) = (sink, folder) }

  mutating func start(_ text: InputText) throws(OutputError) {
    try open?.close()
    count = 0
    guard let folder else { return }
    let name = folder + "/" + unique(text.name)
    let written = try Self.file(name + ".txt")
    try written.write(bytes: text.document.utf8)
    try written.close()
    open = try Self.file(name + ".ann")
  }

  mutating func write(_ figure: borrowing Figure, at place: FigurePlace) throws(OutputError) {
    let sink = open ?? sink
    count += 1
    sink.buffer.append(string: "T\(count)\t\(figure.kind.name) ")
    appendSpans(place, to: sink)
    sink.buffer.append(0x09)
    for byte in place.text { sink.buffer.append(byte == 0x0A || byte == 0x0D ? 0x20 : byte) }
    sink.buffer.append(string: "\n#\(count)\tAnnotatorNotes T\(count)\t")
    figure.writeNormalized(to: &sink.buffer, in: place.passage)
    if !figure.unit.isEmpty {
      sink.buffer.append(0x20)
      figure.writeUnit(to: &sink.buffer, in: place.passage)
    }
    for name in figure.modifiers.names { sink.buffer.append(string: " " + name) }
    if figure.alternative != nil { sink.buffer.append(" ambiguous") }
    sink.buffer.append(0x0A)
    try sink.flushIfFull()
  }

  mutating func end() throws(OutputError) { try open?.close() }

  /// The place of a figure in code points; one that goes over a line has a span on each.
  private func appendSpans(_ place: FigurePlace, to sink: OutputSink) {
    var start = place.start
    var position = start
    var isOpen = true
    for byte in place.text where byte & 0xC0 != 0x80 {
      if byte == 0x0A || byte == 0x0D {
        if isOpen { sink.buffer.append(string: "\(start) \(position);") }
        isOpen = false
      } else if !isOpen {
        (start, isOpen) = (position, true)
      }
      position += 1
    }
    sink.buffer.append(string: "\(start) \(place.end)")
  }

  /// A name without folders that no other text has.
  private mutating func unique(_ name: String) -> String {
    var base = name == "-" ? "stdin" : name.replacing("/", with: "_")
    while base.hasPrefix(".") || base.hasPrefix("_") { base.removeFirst() }
    if base.hasSuffix(".txt") { base.removeLast(4) }
    if base.isEmpty { base = "text" }
    var found = base
    var number = 2
    while !names.insert(found).inserted {
      found = "\(base)-\(number)"
      number += 1
    }
    return found
  }

  private static func file(_ path: String) throws(OutputError) -> OutputSink {
    switch OutputSink.file(path) {
    case .success(let sink): return sink
    case .failure(let error): throw .failed("\(path): \(error.message)")
    }
  }
}
