/// One run of bytes of a text that became other bytes; places are below 4 GiB.
public struct TextEdit: Sendable, Hashable {
  private var bits: SIMD4<UInt32>

  /// Where the run stood, in bytes of the source.
  public var sourceStart: Int {
    get { Int(bits.x) }
    set { bits.x = UInt32(truncatingIfNeeded: newValue) }
  }
  /// How long it was.
  public var sourceCount: Int { Int(bits.y) }
  /// Where it stands now, in bytes of the result.
  public var targetStart: Int {
    get { Int(bits.z) }
    set { bits.z = UInt32(truncatingIfNeeded: newValue) }
  }
  /// How long it is.
  public var targetCount: Int { Int(bits.w) }

  /// A run by its places and lengths, in bytes.
  public init(sourceStart: Int, sourceCount: Int, targetStart: Int, targetCount: Int) {
    bits = SIMD4(
      UInt32(truncatingIfNeeded: sourceStart), UInt32(truncatingIfNeeded: sourceCount), UInt32(truncatingIfNeeded: targetStart),
      UInt32(truncatingIfNeeded: targetCount))
  }

  /// The run in the source.
  public var source: Range<Int> { sourceStart..<sourceStart + sourceCount }
  /// The run in the result.
  public var target: Range<Int> { targetStart..<targetStart + targetCount }
}

/// A changed text: its bytes, and the runs that differ from the source, in order.
public struct EditedText: Sendable, Hashable {
  /// UTF-8.
  public var bytes: [UInt8]
  /// The runs that differ, in order.
  public var edits: [TextEdit]

  /// A text and the runs in which it differs from its source.
  public init(bytes: [UInt8], edits: [TextEdit]) { (self.bytes, self.edits) = (bytes, edits) }

  /// The text.
  public var string: String { String(decoding: bytes, as: UTF8.self) }
}

extension EditedText {
  /// This change followed by another one; itself where that changes nothing.
  package func then(_ change: (UnsafeBufferPointer<UInt8>) -> EditedText?) -> EditedText {
    guard let next = bytes.withUnsafeBufferPointer(change) else { return self }
    return EditedText(bytes: next.bytes, edits: edits.followed(by: next.edits))
  }
}

extension [TextEdit] {
  /// The place in the source of a place in the result; inside a run one of its ends.
  package func source(of target: Int, isEnd: Bool) -> Int {
    var low = 0, high = count  // the first edit that starts behind `target`
    while low < high {
      let middle = (low + high) / 2
      if self[middle].targetStart <= target { low = middle + 1 } else { high = middle }
    }
    guard low > 0 else { return target }
    let edit = self[low - 1]
    if target >= edit.target.upperBound { return edit.source.upperBound + (target - edit.target.upperBound) }
    return target == edit.targetStart || !isEnd ? edit.sourceStart : edit.source.upperBound
  }

  /// The runs of this change followed by another one, whose source is this one's result. Runs that overlap become one.
  package func followed(by next: [TextEdit]) -> [TextEdit] {
    var result: [TextEdit] = []
    var index = 0  // of the next edit of this change that is not yet in the result
    var shift = 0  // of the next change's result against its source, before `index`
    func flush(upTo limit: Int) {
      while index < count, self[index].target.upperBound <= limit {
        var edit = self[index]
        edit.targetStart += shift
        result.append(edit)
        index += 1
      }
    }
    for outer in next {
      flush(upTo: outer.sourceStart)
      let start = source(of: outer.sourceStart, isEnd: false)
      let end = Swift.max(start, source(of: outer.source.upperBound, isEnd: true))
      result.append(TextEdit(sourceStart: start, sourceCount: end - start, targetStart: outer.targetStart, targetCount: outer.targetCount))
      while index < count, self[index].targetStart < outer.source.upperBound { index += 1 }
      shift = outer.target.upperBound - outer.source.upperBound
    }
    flush(upTo: .max)
    return result
  }
}

/// Writes a changed text: what stays is copied in runs, what changes is told by its place.
package struct TextRewriter: ~Copyable {
  private let source: UnsafeBufferPointer<UInt8>
  private var output: ByteBuffer
  private var edits: [TextEdit] = []
  private var copied = 0
  private var isChanged = false
  private let keepsEdits: Bool

  /// A rewriter of a text; nothing of its size is allocated before the first change.
  package init(_ source: UnsafeBufferPointer<UInt8>, keepsEdits: Bool = true) {
    (self.source, self.keepsEdits) = (source, keepsEdits)
    output = ByteBuffer(capacity: 0)
  }

  /// Where the last change ended, in the source.
  package var position: Int { copied }

  /// Copies all up to a place that is not yet written.
  @inline(__always)
  private mutating func copy(upTo end: Int) {
    if !isChanged {
      output.reserve(source.count + source.count / 8 + 64)
      isChanged = true
    }
    output.append(UnsafeBufferPointer(rebasing: source[copied..<end]))
  }

  /// Puts bytes for a range behind all earlier ones.
  @inline(__always)
  package mutating func replace(_ range: Range<Int>, with bytes: UnsafeBufferPointer<UInt8>) {
    copy(upTo: range.lowerBound)
    note(range, count: bytes.count)
    output.append(bytes)
  }

  /// Puts text for a range behind all earlier ones.
  package mutating func replace(_ range: Range<Int>, with text: StaticString) {
    copy(upTo: range.lowerBound)
    note(range, count: text.utf8CodeUnitCount)
    output.append(text)
  }

  /// Puts a letter for a range behind all earlier ones.
  @inline(__always)
  package mutating func replace(_ range: Range<Int>, with letter: PackedUTF8) {
    copy(upTo: range.lowerBound)
    note(range, count: letter.count)
    output.append(letter)
  }

  @inline(__always)
  private mutating func note(_ range: Range<Int>, count: Int) {
    if keepsEdits {
      edits.append(
        TextEdit(sourceStart: range.lowerBound, sourceCount: range.count, targetStart: output.count, targetCount: count))
    }
    copied = range.upperBound
  }

  /// Takes over a piece that was changed elsewhere: a range of the source, what became of it, and its edits, counted from the piece.
  package mutating func replace(
    _ range: Range<Int>, with bytes: UnsafeBufferPointer<UInt8>, edits inner: [TextEdit]
  ) {
    copy(upTo: range.lowerBound)
    let start = output.count
    output.append(bytes)
    for edit in inner where keepsEdits {
      edits.append(
        TextEdit(
          sourceStart: edit.sourceStart + range.lowerBound, sourceCount: edit.sourceCount,
          targetStart: edit.targetStart + start, targetCount: edit.targetCount))
    }
    copied = range.upperBound
  }

  /// The changed text; nil where nothing was changed.
  package consuming func finish() -> EditedText? {
    guard isChanged else { return nil }
    output.append(UnsafeBufferPointer(rebasing: source[copied...]))
    return EditedText(bytes: Array(output.bytes), edits: edits)
  }
}

/// A scalar in UTF-8, of at most three bytes: they stand in the low bytes, their count in the highest one.
package struct PackedUTF8: Sendable {
  package let bits: UInt32

  package init(bits: UInt32) { self.bits = bits }

  /// A scalar below U+10000; nothing for one above.
  package init(_ scalar: Unicode.Scalar) {
    let value = scalar.value
    switch value {
    case ..<0x80: bits = 1 << 24 | value
    case ..<0x800: bits = 2 << 24 | (0x80 | value & 0x3F) << 8 | (0xC0 | value >> 6)
    case ..<0x10000: bits = 3 << 24 | (0x80 | value & 0x3F) << 16 | (0x80 | value >> 6 & 0x3F) << 8 | (0xE0 | value >> 12)
    default: bits = 0
    }
  }

  /// How many bytes; 0 where there is no scalar.
  @inline(__always)
  package var count: Int { Int(truncatingIfNeeded: bits >> 24) }

  /// One of its bytes.
  package subscript(_ index: Int) -> UInt8 { UInt8(truncatingIfNeeded: bits >> UInt32(8 * index)) }
}

extension ByteBuffer {
  /// Appends a scalar.
  @inline(__always)
  package mutating func append(_ scalar: PackedUTF8) {
    reserve(4)
    UnsafeMutableRawPointer(base + used).storeBytes(of: scalar.bits.littleEndian, as: UInt32.self)
    used += scalar.count
  }
}
