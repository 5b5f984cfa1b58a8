import VNText
import VietOrthography
import VietText
import VietWords

/// Writes the words, tokens or sentences of texts in the format asked for.
struct TokenWriter {
  private let sink: OutputSink
  private let format: TokenFormat
  private let unit: TokenUnit
  private let offsets: OffsetUnit
  private let keepsLines: Bool
  private var records: RecordWriter?
  private var file = ""
  /// How many sentences of the file have been written.
  private var sentences = 0
  /// Whether nothing of the file has been written.
  private var isNew = true
  /// Whether the last line written as text waits for its end.
  private var isInLine = false

  private static let names = TextToken.Kind.allCases.map { "\($0)" }
  private static func name(of kind: TextToken.Kind) -> String { names[Int(kind.rawValue)] }

  init(sink: OutputSink, _ command: TokenizeCommand) throws(OutputError) {
    self.sink = sink
    (format, unit, offsets, keepsLines) = (command.format, command.unit, command.offsets, command.lines)
    if let format = OutputFormat(rawValue: command.format.rawValue) {
      let columns = ["file", "sentence", "start", "end", "text"] + (unit == .sentence ? [] : ["kind"])
      records = try RecordWriter(sink: sink, format: format, columns: columns, hasMark: command.destination.bom)
    }
  }

  /// Goes on to another file.
  mutating func begin(_ name: String) {
    endLine()
    file = name
    // The numbers of sentences are those of the file, but in CoNLL-U, which wants each but once.
    if format != .conllu { sentences = 0 }
    isNew = true
  }

  mutating func end() throws(OutputError) {
    endLine()
    try records?.end()
  }

  private mutating func endLine() {
    if isInLine { sink.buffer.append(0x0A) }
    isInLine = false
  }

  /// Writes the tokens of one piece of a text.
  mutating func write(_ words: borrowing WordBuffer, of bytes: UnsafeBufferPointer<UInt8>, _ piece: TextPiece, _ text: NormalizedText)
    throws(OutputError)
  {
    let tokens = words.tokens.tokens
    switch format {
    case .text: try keepsLines ? writeLines(tokens, bytes) : writeText(tokens, bytes)
    case .conllu: try writeTrees(words, bytes)
    default: try writeRecords(words, piece, text)
    }
  }

  // MARK: Text

  private func writeText(_ tokens: UnsafeBufferPointer<TextToken>, _ bytes: UnsafeBufferPointer<UInt8>) throws(OutputError) {
    guard let base = bytes.baseAddress else { return }
    for (index, token) in tokens.enumerated() {
      if index > 0 {
        if token.flags.contains(.startsSentence) {
          sink.buffer.append(0x0A)
          try sink.flushIfFull()
        } else {
          separate(token, tokens[index - 1])
        }
      }
      sink.buffer.append(UnsafeBufferPointer(start: base + Int(token.start), count: token.count))
    }
    if !tokens.isEmpty { sink.buffer.append(0x0A) }
    try sink.flushIfFull()
  }

  /// One line for each line of the text, also for empty ones.
  private mutating func writeLines(_ tokens: UnsafeBufferPointer<TextToken>, _ bytes: UnsafeBufferPointer<UInt8>) throws(OutputError) {
    guard let base = bytes.baseAddress, !bytes.isEmpty else { return }
    var position = 0
    for (index, token) in tokens.enumerated() {
      if index == 0 || token.flags.contains(.lineBreakBefore) { endLines(in: base, position..<Int(token.start)) }
      if isInLine { index == 0 ? sink.buffer.append(0x20) : separate(token, tokens[index - 1]) }
      sink.buffer.append(UnsafeBufferPointer(start: base + Int(token.start), count: token.count))
      position = Int(token.end)
      isInLine = true
      try sink.flushIfFull()
    }
    endLines(in: base, position..<bytes.count)
    // A last line of spaces is a line, too.
    if base[bytes.count - 1] != 0x0A { isInLine = true }
    try sink.flushIfFull()
  }

  /// Ends a line for each line that ends between two tokens.
  private mutating func endLines(in base: UnsafePointer<UInt8>, _ gap: Range<Int>) {
    for place in gap where base[place] == 0x0A {
      sink.buffer.append(0x0A)
      isInLine = false
    }
  }

  /// What stands between two tokens of a sentence.
  @inline(__always)
  private func separate(_ token: TextToken, _ before: TextToken) {
    if unit != .sentence {
      sink.buffer.append(token.flags.contains(.continuesWord) ? 0x5F : 0x20)
    } else if !token.isGlued {
      sink.buffer.append(0x20)
    }
  }

  // MARK: CoNLL-U

  private mutating func writeTrees(_ words: borrowing WordBuffer, _ bytes: UnsafeBufferPointer<UInt8>) throws(OutputError) {
    let tokens = words.tokens.tokens
    for sentence in words.sentences {
      sentences += 1
      if isNew { sink.buffer.append(string: "# newdoc id = \(file == "-" ? "stdin" : file)\n") }
      isNew = false
      sink.buffer.append(string: "# sent_id = \(sentences)\n# text = ")
      sink.append(tokens, sentence, of: bytes)
      sink.buffer.append(0x0A)
      for (number, word) in words.words(in: sentence).enumerated() {
        sink.buffer.append(decimal: number + 1)
        sink.buffer.append(0x09)
        sink.append(tokens, word, of: bytes)
        sink.buffer.append(string: "\t_\t_\t_\t_\t_\t_\t_\t")
        let isGlued = word.upperBound < tokens.count && tokens[word.upperBound].isGlued
        sink.buffer.append(string: isGlued ? "SpaceAfter=No\n" : "_\n")
      }
      sink.buffer.append(0x0A)
      try sink.flushIfFull()
    }
  }

  // MARK: Records

  private mutating func writeRecords(_ words: borrowing WordBuffer, _ piece: TextPiece, _ text: NormalizedText) throws(OutputError) {
    let tokens = words.tokens.tokens
    var counter = OffsetCounter(offsets, for: piece.document)
    var position = 0
    defer { if keepsLines { sentences += Self.lineBreaks(in: text.bytes[position...]) } }
    try piece.document.utf8.withUnsafeBufferPointer { (original) throws(OutputError) in
      for sentence in words.sentences {
        let first = Int(tokens[sentence.lowerBound].start)
        sentences += keepsLines ? Self.lineBreaks(in: text.bytes[position..<first]) : 1
        position = first
        // A line has its own number, empty ones counted.
        let number = keepsLines ? sentences + 1 : sentences
        let parts = unit == .sentence ? [sentence] : Array(words.words(in: sentence))
        for part in parts {
          let range = text.map.source(of: Int(tokens[part.lowerBound].start)..<Int(tokens[part.upperBound - 1].end))
          let start = piece.start + counter.offset(of: range.lowerBound, in: original, edge: .start)
          let end = piece.start + counter.offset(of: range.upperBound, in: original, edge: .end)
          var fields: [RecordWriter.Field] = [
            .text(file), .number(number), .number(start), .number(end),
            .bytes(UnsafeBufferPointer(rebasing: original[range])),
          ]
          if unit != .sentence { fields.append(.text(Self.name(of: part.count > 1 ? .word : tokens[part.lowerBound].kind))) }
          try records?.write(fields)
        }
      }
    }
  }

  private static func lineBreaks(in bytes: ArraySlice<UInt8>) -> Int { bytes.reduce(0) { $0 + ($1 == 0x0A ? 1 : 0) } }
}

extension OutputSink {
  /// Appends tokens as they are written, with one space for any white space between them.
  func append(_ tokens: UnsafeBufferPointer<TextToken>, _ range: Range<Int>, of bytes: UnsafeBufferPointer<UInt8>) {
    for index in range {
      if index > range.lowerBound, !tokens[index].isGlued { buffer.append(0x20) }
      buffer.append(UnsafeBufferPointer(rebasing: bytes[tokens[index].range]))
    }
  }
}
