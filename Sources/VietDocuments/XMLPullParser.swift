import CVietReaders

/// The nodes of an XML text, pulled one by one; nothing but the bytes handed in is ever read.
final class XMLPullParser {
  /// What the parser stands at.
  enum Node {
    /// An element begins; where it is empty, no `end` follows.
    case start(String, isEmpty: Bool)
    case end(String)
    case text
  }

  /// Hands out further bytes: how many were put into the buffer, 0 at the end.
  typealias Source = (UnsafeMutableRawBufferPointer) throws(SourceError) -> Int

  private let source: Source
  private let name: String
  private let depthLimit: Int
  private var failure: SourceError?
  /// Freed with the parser.
  private var xml: OpaquePointer?

  /// - Parameters:
  ///   - name: the part of the document that is read, for messages.
  ///   - depthLimit: how deep elements may lie in elements.
  init(name: String, depthLimit: Int, _ source: @escaping Source) throws(SourceError) {
    (self.name, self.depthLimit, self.source) = (name, depthLimit, source)
    xml = vn_xml_open(
      { context, buffer, count in
        guard let context, let buffer, count > 0 else { return -1 }
        return Unmanaged<XMLPullParser>.fromOpaque(context).takeUnretainedValue().fill(
          UnsafeMutableRawBufferPointer(start: buffer, count: Int(count)))
      }, Unmanaged.passUnretained(self).toOpaque())
    guard xml != nil else { throw failure ?? .damaged("no memory to read \(name)") }
  }

  deinit { if let xml { vn_xml_close(xml) } }

  private func fill(_ buffer: UnsafeMutableRawBufferPointer) -> Int32 {
    do throws(SourceError) {
      return Int32(try source(buffer))
    } catch {
      failure = error
      return -1
    }
  }

  /// The next node; nil at the end. Comments and instructions are left out.
  ///
  /// - Throws: what the source throws, and `SourceError` for XML that is not well-formed, too deep, or has a document type.
  func next() throws(SourceError) -> Node? {
    guard let xml else { return nil }
    while true {
      let node = vn_xml_next(xml)
      if let failure { throw failure }
      switch node {
      case VN_XML_START, VN_XML_EMPTY:
        if vn_xml_depth(xml) >= depthLimit { throw .limit(.depth, "\(name) has more than \(depthLimit) elements inside each other") }
        return .start(String(cString: vn_xml_name(xml)), isEmpty: node == VN_XML_EMPTY)
      case VN_XML_END: return .end(String(cString: vn_xml_name(xml)))
      case VN_XML_TEXT: return .text
      case VN_XML_END_OF_TEXT: return nil
      case VN_XML_DOCTYPE: throw .damaged("\(name) has a document type declaration, which no such document needs; do not trust it")
      case VN_XML_ERROR: throw parseError(xml)
      default: continue
      }
    }
  }

  private func parseError(_ xml: OpaquePointer) -> SourceError {
    var line: Int32 = 0
    let message = vn_xml_message(xml, &line).map { String(cString: $0) } ?? "not well-formed"
    if message.contains("Excessive depth") { return .limit(.depth, "\(name) has more than 256 elements inside each other") }
    if message.contains("entity") { return .damaged("\(name) has entities of its own at line \(line); do not trust it") }
    return .damaged("\(name) is damaged at line \(line): \(message); save the document again")
  }

  /// The characters of the text that the parser stands at, until the next call of `next`.
  func withText<T>(_ body: (UnsafeBufferPointer<UInt8>) -> T) -> T {
    guard let xml else { return body(UnsafeBufferPointer(start: nil, count: 0)) }
    return String.measured(vn_xml_characters(xml), body)
  }

  /// The value of an attribute of the element that the parser stands at, whatever its prefix.
  func attribute(_ name: String) -> String? {
    var found: String?
    forEachAttribute { if found == nil, $0 == name { found = $1 } }
    return found
  }

  /// Calls `body` with the name, without its prefix, and the value of each attribute.
  func forEachAttribute(_ body: (String, String) -> Void) {
    guard let xml else { return }
    withoutActuallyEscaping(body) { body in
      var body = body
      withUnsafeMutablePointer(to: &body) { pointer in
        vn_xml_attributes(xml, pointer) { context, name, value in
          context?.assumingMemoryBound(to: ((String, String) -> Void).self).pointee(String(cString: name), String(cString: value))
        }
      }
    }
  }

  /// Goes past the element that has just begun.
  func skip() throws(SourceError) {
    var depth = 1
    while depth > 0, let node = try next() {
      switch node {
      case .start(_, let isEmpty): depth += isEmpty ? 0 : 1
      case .end: depth -= 1
      case .text: break
      }
    }
  }
}

extension String {
  /// Calls `body` with the bytes of a C string.
  fileprivate static func measured<T>(_ text: UnsafePointer<CChar>, _ body: (UnsafeBufferPointer<UInt8>) -> T) -> T {
    var count = 0
    while text[count] != 0 { count += 1 }
    return text.withMemoryRebound(to: UInt8.self, capacity: count) { body(UnsafeBufferPointer(start: $0, count: count)) }
  }
}
