import VNText
import VietOrthography
import VietText

/// Writes a changed text: the text itself, or a record for each change.
struct RewriteWriter {
  private let sink: OutputSink
  private let offsets: OffsetUnit
  /// Nil for text.
  private var records: RecordWriter?

  /// - Parameters:
  ///   - format: nil for the text.
  ///   - reason: the column that says why a change was made.
  init(sink: OutputSink, format: OutputFormat?, offsets: OffsetUnit, hasMark: Bool, reason: String) throws(OutputError) {
    (self.sink, self.offsets) = (sink, offsets)
    if let format {
      let columns = ["file", "start", "end", "text", reason, "replacement"]
      records = try RecordWriter(sink: sink, format: format, columns: columns, hasMark: hasMark)
    }
  }

  /// Whether the changes are listed.
  var listsChanges: Bool { records != nil }

  mutating func end() throws(OutputError) { try records?.end() }

  /// Writes one document, or the piece of one that begins at `start`; `changes` hands out in order what replaces which bytes of it, and why, in
  /// the words of `name`.
  mutating func write<Reason>(
    _ document: Document, of file: String, from start: Int = 0, name: @escaping (Reason) -> String?,
    _ changes: ((Range<Int>, UnsafeBufferPointer<UInt8>, Reason) throws(OutputError) -> Void) throws(OutputError) -> Void
  ) throws(OutputError) {
    var next = 0
    var counter = OffsetCounter(offsets, for: document)
    try document.utf8.withUnsafeBufferPointer { (bytes) throws(OutputError) in
      try changes { (source, replacement, reason) throws(OutputError) in
        if records != nil {
          // Changes of two rules may lie over one another: only their beginnings are in order.
          let first = start + counter.offset(of: source.lowerBound, in: bytes, edge: .start)
          let end = start + counter.offset(anywhere: source.upperBound, in: bytes, edge: .end)
          try records?.write([
            .text(file), .number(first), .number(end), .bytes(UnsafeBufferPointer(rebasing: bytes[source])),
            name(reason).map { .text($0) } ?? .none, .bytes(replacement),
          ])
        } else {
          sink.buffer.append(UnsafeBufferPointer(rebasing: bytes[next..<source.lowerBound]))
          sink.buffer.append(replacement)
          try sink.flushIfFull()
        }
        next = source.upperBound
      }
      if records == nil { try write(UnsafeBufferPointer(rebasing: bytes[next...])) }
    }
  }

  /// Writes a text as it is.
  func write(_ bytes: UnsafeBufferPointer<UInt8>) throws(OutputError) {
    sink.buffer.append(bytes)
    try sink.flushIfFull()
  }
}
