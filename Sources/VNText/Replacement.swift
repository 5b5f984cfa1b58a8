public import VietFigures
import VietText

/// A stretch of a text that was written anew.
public struct Replacement: Sendable, Hashable {
  /// What was replaced, in UTF-8 bytes of the original text.
  public let source: Range<Int>
  /// What stands there now, in UTF-8 bytes of the new text.
  public let target: Range<Int>
  /// The kind of the figure; nil for a bare number word or weekday.
  public let kind: FigureKind?
}

/// A text in which figures were written anew, with the places of what was replaced; all else is the original, byte for byte.
public struct RewrittenText: Sendable, Hashable {
  /// The new text.
  public private(set) var text = ""
  /// What was replaced, in text order.
  public private(set) var replacements: [Replacement] = []

  /// Puts new words for ranges of a document, as `body` hands them out in order.
  init(_ document: Document, _ body: ((Range<Int>, UnsafeBufferPointer<UInt8>, FigureKind?) -> Void) -> Void) {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(document.utf8.count)
    var next = 0
    var found: [Replacement] = []
    body { source, words, kind in
      bytes += document.utf8[next..<source.lowerBound]
      let start = bytes.count
      bytes += words
      found.append(Replacement(source: source, target: start..<bytes.count, kind: kind))
      next = source.upperBound
    }
    bytes += document.utf8[next...]
    text = String(decoding: bytes, as: UTF8.self)
    replacements = found
  }
}
