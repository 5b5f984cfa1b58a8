/// What an element of HTML does to the text, as browsers show it by default.
enum HTMLElement {
  case inline, block, item, line, raised, verbatim, table, row, cell, heading, hidden

  /// The element of a name in small letters; unknown ones are inline.
  init(_ name: UnsafePointer<CChar>) {
    var key: UInt64 = 0
    var count = 0
    while name[count] != 0 {
      guard count < 10 else {
        self = .inline
        return
      }
      // Two names of more than eight letters matter, and no others begin like them.
      if count < 8 { key = key << 8 | UInt64(UInt8(bitPattern: name[count])) }
      count += 1
    }
    self = Self.known[key] ?? .inline
  }

  private static let known: [UInt64: HTMLElement] = {
    let names: [(HTMLElement, String)] = [
      (
        .block,
        "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html legend main menu nav ol p search section summary ul"
      ),
      (.item, "li"), (.line, "br"), (.raised, "sup"), (.verbatim, "pre listing xmp"), (.table, "table"), (.row, "tr"), (.cell, "td"),
      (.heading, "th"),
      (
        .hidden,
        "head title script style noscript template select datalist textarea iframe object svg math audio video canvas applet noframes"
      ),
    ]
    var known: [UInt64: HTMLElement] = [:]
    for (element, list) in names {
      for name in list.split(separator: " ") {
        known[name.utf8.prefix(8).reduce(0) { $0 << 8 | UInt64($1) }] = element
      }
    }
    return known
  }()
}

/// Raised digits: "m<sup>2</sup>" is m², and a mark of a footnote is no digit of the number before it.
enum Superscript {
  private static let digits: [[UInt8]] = ["⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"].map { Array($0.utf8) }

  /// The text with its digits raised.
  static func convert(_ text: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    text.flatMap { 0x30...0x39 ~= $0 ? digits[Int($0) - 0x30] : [$0] }
  }
}
