import CVietReaders
import VietText

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Reads web pages: the text of the body with its paragraphs, lists and tables; scripts, styles and hidden parts are dropped.
struct HTMLReader {
  /// Unclosed tags of old pages lie deeper than anyone meant them to.
  private static let depthFactor = 16

  let limits: ReadingLimits

  /// - Parameter utf8: valid UTF-8.
  func read(_ utf8: [UInt8], name: String) throws(SourceError) -> ExtractedText {
    let state = State(limits, depthLimit: limits.depth * Self.depthFactor)
    var handler = vn_html_handler(
      context: Unmanaged.passUnretained(state).toOpaque(),
      start: { context, name, attributes in
        guard let context else { return 1 }
        return Unmanaged<State>.fromOpaque(context).takeUnretainedValue().start(name, attributes) ? 0 : 1
      },
      end: { context, name in
        guard let context else { return }
        Unmanaged<State>.fromOpaque(context).takeUnretainedValue().end(name)
      },
      text: { context, bytes, count in
        guard let context else { return }
        Unmanaged<State>.fromOpaque(context).takeUnretainedValue().text(UnsafeBufferPointer(start: bytes, count: count))
      })
    let done = utf8.withUnsafeBufferPointer { bytes in
      bytes.baseAddress.map { vn_html_parse($0, bytes.count, &handler) } ?? 1
    }
    guard done != 0 else { throw .damaged("no memory to read it as HTML; split it") }
    if state.isTooDeep {
      throw .limit(.depth, "has more than \(limits.depth * Self.depthFactor) elements inside each other")
    }
    return try state.builder.finish(name)
  }

  /// What is open while the events of a page come in.
  private final class State {
    let builder: TextBuilder
    private let depthLimit: Int
    private var depth = 0
    /// How deep below a hidden element the page is; 0 outside.
    private var hidden = 0
    private var verbatim = 0
    private var raised = 0
    private(set) var isTooDeep = false

    init(_ limits: ReadingLimits, depthLimit: Int) { (builder, self.depthLimit) = (TextBuilder(limits), depthLimit) }

    /// False ends the parse.
    func start(_ name: UnsafePointer<CChar>, _ attributes: UnsafePointer<UnsafePointer<CChar>?>?) -> Bool {
      depth += 1
      if depth > depthLimit {
        isTooDeep = true
        return false
      }
      let kind = HTMLElement(name)
      if hidden > 0 || kind == .hidden || Self.isHidden(attributes) {
        hidden += 1
        return true
      }
      switch kind {
      case .inline, .hidden: break
      case .block: builder.breakBlock()
      case .verbatim:
        builder.breakBlock()
        verbatim += 1
      case .item: builder.beginItem()
      case .line: builder.lineBreak()
      case .raised: raised += 1
      case .table: builder.beginTable()
      case .row: builder.beginRow()
      case .cell, .heading:
        builder.beginCell(
          rowSpan: Self.number("rowspan", attributes), columnSpan: Self.number("colspan", attributes), isHeading: kind == .heading)
      }
      return true
    }

    func end(_ name: UnsafePointer<CChar>) {
      depth -= 1
      if hidden > 0 {
        hidden -= 1
        return
      }
      switch HTMLElement(name) {
      case .inline, .hidden, .line, .row: break
      case .block, .item: builder.breakBlock()
      case .verbatim:
        builder.breakBlock()
        verbatim -= 1
      case .raised: raised -= 1
      case .table: builder.endTable()
      case .cell, .heading: builder.endCell()
      }
    }

    func text(_ bytes: UnsafeBufferPointer<UInt8>) {
      guard hidden == 0 else { return }
      if raised > 0 {
        Superscript.convert(bytes).withUnsafeBufferPointer { builder.append(collapsing: $0) }
      } else if verbatim > 0 {
        builder.append(bytes)
      } else {
        builder.append(collapsing: bytes)
      }
    }

    /// Whether the element says that it is not shown.
    private static func isHidden(_ attributes: UnsafePointer<UnsafePointer<CChar>?>?) -> Bool {
      if attribute("hidden", of: attributes) != nil { return true }
      guard let style = attribute("style", of: attributes)?.pointee, names(style, "none") || names(style, "hidden") else { return false }
      let plain = String(cString: style).filter { $0 != " " }.lowercased()
      return plain.contains("display:none") || plain.contains("visibility:hidden")
    }

    /// Whether a style has a word of small letters in it, in whatever case. Linear.
    private static func names(_ style: UnsafePointer<CChar>, _ word: StaticString) -> Bool {
      word.withUTF8Buffer { word in
        var index = 0
        while style[index] != 0 {
          if UInt8(bitPattern: style[index]) | 0x20 == word[0] {
            var length = 1
            while length < word.count, UInt8(bitPattern: style[index + length]) | 0x20 == word[length] { length += 1 }
            if length == word.count { return true }
          }
          index += 1
        }
        return false
      }
    }

    private static func number(_ name: StaticString, _ attributes: UnsafePointer<UnsafePointer<CChar>?>?) -> Int {
      guard let value = attribute(name, of: attributes)?.pointee, let number = Int(String(cString: value)) else { return 1 }
      return max(1, number)
    }

    /// Where the value of an attribute stands, null where it has none; nil for one that the element has not.
    private static func attribute(
      _ wanted: StaticString, of attributes: UnsafePointer<UnsafePointer<CChar>?>?
    ) -> UnsafePointer<UnsafePointer<CChar>?>? {
      guard var attribute = attributes else { return nil }
      while let name = attribute.pointee {
        if strcmp(name, UnsafeRawPointer(wanted.utf8Start).assumingMemoryBound(to: CChar.self)) == 0 { return attribute + 1 }
        attribute += 2
      }
      return nil
    }
  }
}
