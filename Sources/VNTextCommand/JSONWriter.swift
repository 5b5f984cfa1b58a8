import VietFigures
import VietNumbers
import VietOrthography

/// JSON Lines, or one array of the same objects.
struct JSONWriter: FigureWriter {
  let sink: OutputSink
  let isArray: Bool
  private var isFirst = true
  private var fileField: [UInt8] = []

  init(sink: OutputSink, isArray: Bool) {
    self.sink = sink
    self.isArray = isArray
  }

  mutating func begin() throws(OutputError) {
    if isArray { try sink.write("[") }
  }

  func part(_ sink: OutputSink) -> (any FigureWriter)? {
    var part = JSONWriter(sink: sink, isArray: isArray)
    part.isFirst = false
    return part
  }

  mutating func add(part: OutputSink) throws(OutputError) {
    // Each object of a part has a comma before it.
    try sink.write(part, from: isArray && isFirst ? 1 : 0)
    isFirst = isFirst && part.buffer.count == 0
  }

  mutating func end() throws(OutputError) {
    if isArray { try sink.write(isFirst ? "]\n" : "\n]\n") }
  }

  mutating func write(_ figure: borrowing Figure, at place: FigurePlace) throws(OutputError) {
    if isArray { sink.buffer.append(isFirst ? "\n" : ",\n") }
    isFirst = false
    append(figure, place, to: &sink.buffer)
    if !isArray { sink.buffer.append(0x0A) }
    try sink.flushIfFull()
  }

  mutating func start(_ text: InputText) { start(file: text.name) }

  mutating func start(file: String) {
    var field = ByteBuffer()
    field.append("{\"file\":")
    var name = file
    name.withUTF8 { Self.appendString($0, to: &field) }
    fileField = Array(field.bytes)
  }

  private func append(_ figure: borrowing Figure, _ place: FigurePlace, to out: inout ByteBuffer) {
    fileField.withUnsafeBufferPointer { out.append($0) }
    out.append(",\"start\":")
    out.append(decimal: place.start)
    out.append(",\"end\":")
    out.append(decimal: place.end)
    out.append(",\"text\":")
    Self.appendString(place.text, to: &out)
    out.append(",\"kind\":\"")
    out.append(figure.kind.name)
    out.append("\"")
    appendValue(figure, place, to: &out)
    if !figure.unit.isEmpty {
      out.append(",\"unit\":\"")
      figure.writeUnit(to: &out, in: place.passage)
      out.append("\"")
    }
    if let heading = place.heading { append(heading, "unit_start", "unit_end", to: &out) }
    appendModifiers(figure.modifiers, to: &out)
    appendDays(figure, to: &out)
    if place.isResolved { out.append(",\"resolved\":true") }
    appendAlternatives(figure, place, to: &out)
    if let reasons = place.reasons { append(reasons, to: &out) }
    if let source = place.source { SourceFields.append(source, to: &out) }
    if let context = place.context {
      out.append(",\"context\":")
      Self.appendString(context, to: &out)
    }
    out.append(0x7D)
  }

  /// Appends a range as two keys.
  private func append(_ range: Range<Int>, _ start: StaticString, _ end: StaticString, to out: inout ByteBuffer) {
    for (name, offset) in [(start, range.lowerBound), (end, range.upperBound)] {
      out.append(",\"")
      out.append(name)
      out.append("\":")
      out.append(decimal: offset)
    }
  }

  private func append(_ reasons: [FigurePlace.Reason], to out: inout ByteBuffer) {
    out.append(",\"explain\":[")
    for (index, reason) in reasons.enumerated() {
      out.append(index == 0 ? "{\"rule\":\"" : ",{\"rule\":\"")
      out.append(string: reason.rule)
      out.append("\"")
      if let place = reason.place {
        out.append(",\"text\":")
        Self.appendString(reason.text, to: &out)
        append(place, "start", "end", to: &out)
      }
      out.append("}")
    }
    out.append("]")
  }

  private func appendValue(_ figure: borrowing Figure, _ place: FigurePlace, to out: inout ByteBuffer) {
    if case .overflow = figure.value { return out.append(",\"error\":\"overflow\"") }
    out.append(",\"normalized\":")
    switch figure.value {
    case .text, .squeezed:
      var buffer = ByteBuffer()
      figure.writeNormalized(to: &buffer, in: place.passage)
      Self.appendString(buffer.bytes, to: &out)
    default:
      out.append(0x22)
      let start = out.count
      figure.writeNormalized(to: &out, in: place.passage)
      let end = out.count
      out.append(0x22)
      if case .decimal = figure.value {
        out.append(",\"value\":")
        out.repeat(start..<end)
      }
    }
    switch figure.value {
    case .range(let low, let high):
      out.append(",\"low\":")
      low.write(to: &out)
      out.append(",\"high\":")
      high.write(to: &out)
    case .fraction(let above, let below):
      out.append(",\"numerator\":")
      above.write(to: &out)
      out.append(",\"denominator\":")
      below.write(to: &out)
    default: break
    }
  }

  private func appendModifiers(_ modifiers: Modifiers, to out: inout ByteBuffer) {
    guard !modifiers.isEmpty else { return }
    out.append(",\"mods\":[")
    var isFirst = true
    for (modifier, name) in Modifiers.named where modifiers.contains(modifier) {
      out.append(isFirst ? "\"" : ",\"")
      out.append(name)
      out.append("\"")
      isFirst = false
    }
    out.append("]")
  }

  private func appendDays(_ figure: borrowing Figure, to out: inout ByteBuffer) {
    guard case .date(let period) = figure.value else { return }
    if let (first, last) = period.bounds {
      out.append(",\"from\":\"")
      first.write(to: &out)
      out.append("\",\"to\":\"")
      last.write(to: &out)
      out.append("\"")
    }
    if period.isLunar { out.append(",\"calendar\":\"lunar\"") }
  }

  private func appendAlternatives(_ figure: borrowing Figure, _ place: FigurePlace, to out: inout ByteBuffer) {
    guard let alternative = figure.alternative else { return }
    out.append(",\"ambiguous\":true,\"alternatives\":[{\"normalized\":\"")
    alternative.write(to: &out)
    out.append("\"")
    if !figure.unit.isEmpty {
      out.append(",\"unit\":\"")
      figure.writeUnit(to: &out, in: place.passage)
      out.append("\"")
    }
    out.append("}]")
  }

  /// Whether a quote, backslash or control character is among the bytes, eight looked at together.
  static func needsEscape(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let base = bytes.baseAddress else { return false }
    let ones: UInt64 = 0x0101_0101_0101_0101
    var found: UInt64 = 0
    var position = 0
    while position + 8 <= bytes.count {
      let word = UnsafeRawPointer(base + position).loadUnaligned(as: UInt64.self)
      // The high bit of each byte that is below 0x20, or equal after the exclusive or.
      let (quote, backslash) = (word ^ (ones &* 0x22), word ^ (ones &* 0x5C))
      found |= (word &- ones &* 0x20) & ~word | (quote &- ones) & ~quote | (backslash &- ones) & ~backslash
      position += 8
    }
    var special = found & (ones &* 0x80) != 0
    while position < bytes.count {
      special = special || base[position] < 0x20 || base[position] == 0x22 || base[position] == 0x5C
      position += 1
    }
    return special
  }

  /// Appends a JSON string (RFC 8259): quotes, backslashes and control characters are escaped.
  static func appendString(_ bytes: UnsafeBufferPointer<UInt8>, to out: inout ByteBuffer) {
    out.append(0x22)
    // Most strings need nothing escaped: one look, one copy.
    guard needsEscape(bytes) else {
      out.append(bytes)
      return out.append(0x22)
    }
    var copied = 0
    for (index, byte) in bytes.enumerated() where byte < 0x20 || byte == 0x22 || byte == 0x5C {
      out.append(UnsafeBufferPointer(rebasing: bytes[copied..<index]))
      copied = index + 1
      switch byte {
      case 0x22: out.append("\\\"")
      case 0x5C: out.append("\\\\")
      case 0x0A: out.append("\\n")
      case 0x0D: out.append("\\r")
      case 0x09: out.append("\\t")
      default:
        out.append("\\u00")
        for digit in [byte >> 4, byte & 15] { out.append(digit < 10 ? 0x30 + digit : 0x57 + digit) }
      }
    }
    out.append(UnsafeBufferPointer(rebasing: bytes[copied...]))
    out.append(0x22)
  }
}
