import VNText
import VietFigures
import VietOrthography
import VietText

/// Writes a text whose figures were replaced: the text itself, or a record for each replacement.
struct RewriteWriter {
  let sink: OutputSink
  /// Nil for text.
  let format: OutputFormat?
  let offsets: OffsetUnit
  private var isFirst = true

  init(sink: OutputSink, format: OutputFormat?, offsets: OffsetUnit, hasMark: Bool) throws(OutputError) {
    self.sink = sink
    self.format = format
    self.offsets = offsets
    if hasMark, format == .csv || format == .tsv { sink.buffer.append("\u{FEFF}") }
    switch format {
    case .csv: try sink.write("file,start,end,text,kind,replacement\n")
    case .tsv: try sink.write("file\tstart\tend\ttext\tkind\treplacement\n")
    case .json: try sink.write("[")
    default: break
    }
  }

  mutating func end() throws(OutputError) {
    if format == .json { try sink.write(isFirst ? "]\n" : "\n]\n") }
  }

  /// Writes one document; `replacements` hands out the places in order.
  mutating func write(
    _ document: Document, of file: String,
    _ replacements: ((Range<Int>, UnsafeBufferPointer<UInt8>, FigureKind?) throws(OutputError) -> Void) throws(OutputError) -> Void
  ) throws(OutputError) {
    var next = 0
    var counter = OffsetCounter(offsets)
    try document.utf8.withUnsafeBufferPointer { (bytes) throws(OutputError) in
      try replacements { (source, words, kind) throws(OutputError) in
        if let format {
          let start = counter.offset(of: source.lowerBound, in: bytes, fileMap: document.fileMap, edge: .start)
          let end = counter.offset(of: source.upperBound, in: bytes, fileMap: document.fileMap, edge: .end)
          try record(format, file, start..<end, UnsafeBufferPointer(rebasing: bytes[source]), kind, words)
        } else {
          sink.buffer.append(UnsafeBufferPointer(rebasing: bytes[next..<source.lowerBound]))
          sink.buffer.append(words)
          try sink.flushIfFull()
        }
        next = source.upperBound
      }
      if format == nil {
        sink.buffer.append(UnsafeBufferPointer(rebasing: bytes[next...]))
        try sink.flushIfFull()
      }
    }
  }

  private mutating func record(
    _ format: OutputFormat, _ file: String, _ place: Range<Int>, _ text: UnsafeBufferPointer<UInt8>, _ kind: FigureKind?,
    _ words: UnsafeBufferPointer<UInt8>
  ) throws(OutputError) {
    let name = kind?.name.description ?? ""
    switch format {
    case .json, .jsonl:
      if format == .json { sink.buffer.append(isFirst ? "\n" : ",\n") }
      sink.buffer.append("{\"file\":")
      var file = file
      file.withUTF8 { JSONWriter.appendString($0, to: &sink.buffer) }
      sink.buffer.append(string: ",\"start\":\(place.lowerBound),\"end\":\(place.upperBound),\"text\":")
      JSONWriter.appendString(text, to: &sink.buffer)
      if kind != nil { sink.buffer.append(string: ",\"kind\":\"\(name)\"") }
      sink.buffer.append(",\"replacement\":")
      JSONWriter.appendString(words, to: &sink.buffer)
      sink.buffer.append(format == .json ? "}" : "}\n")
    case .csv, .tsv:
      let dialect = format == .csv ? Dialect.csv : .tsv
      let fields = [Array(file.utf8), Array("\(place.lowerBound)".utf8), Array("\(place.upperBound)".utf8), Array(text), Array(name.utf8)]
      for field in fields {
        dialect.append(field, to: &sink.buffer)
        sink.buffer.append(dialect.separator)
      }
      dialect.append(Array(words), to: &sink.buffer)
      sink.buffer.append(0x0A)
    case .table:
      sink.buffer.append(text)
      sink.buffer.append(" → ")
      sink.buffer.append(words)
      sink.buffer.append(0x0A)
    }
    isFirst = false
    try sink.flushIfFull()
  }
}
