/// Paragraphs one after the other, as readers of documents find them: spaces collapsed, nothing empty.
struct TextFlow {
  private(set) var bytes: [UInt8] = []
  /// Where each paragraph begins.
  private(set) var blocks: [Int] = []
  /// Whether the last paragraph still grows.
  private(set) var isOpen = false
  private var wantsSpace = false

  /// What parts paragraphs; nil in cells, where nothing but their places does.
  var separator: [UInt8] = []

  /// Ends the paragraph.
  mutating func endBlock() { (isOpen, wantsSpace) = (false, false) }

  /// A line ends inside the paragraph.
  mutating func lineBreak() {
    wantsSpace = false
    if isOpen { bytes.append(0x0A) }
  }

  /// Whatever follows is parted from what was written.
  mutating func space() { wantsSpace = isOpen }

  /// Appends text, its runs of white space as one space. Linear.
  mutating func append(collapsing text: UnsafeBufferPointer<UInt8>) {
    var index = 0
    while index < text.count {
      if text[index] <= 0x20 {
        wantsSpace = isOpen
        index += 1
        continue
      }
      let start = index
      while index < text.count, text[index] > 0x20 { index += 1 }
      append(UnsafeBufferPointer(rebasing: text[start..<index]))
    }
  }

  /// Appends text as it is.
  mutating func append(_ text: UnsafeBufferPointer<UInt8>) {
    guard !text.isEmpty else { return }
    if !isOpen {
      // White space opens no paragraph.
      guard let start = text.firstIndex(where: { $0 > 0x20 }) else { return }
      open()
      return bytes.append(contentsOf: text[start...])
    }
    if wantsSpace, bytes.last != 0x0A { bytes.append(0x20) }
    wantsSpace = false
    bytes.append(contentsOf: text)
  }

  mutating func append(_ text: StaticString) {
    text.withUTF8Buffer { append($0) }
  }

  /// Puts a bullet before a paragraph that has just begun.
  mutating func insertBullet(at start: Int) { bytes.insert(contentsOf: [0x2D, 0x20], at: start) }

  /// Takes back a hyphen, soft or hard, at the end.
  mutating func removeHyphen() {
    if bytes.suffix(2).elementsEqual([0xC2, 0xAD]) { bytes.removeLast(2) } else if bytes.last == 0x2D { bytes.removeLast() }
  }

  /// Begins a line of cells, the first of which may be empty.
  mutating func openLine() { open() }

  /// The next cell of a line begins.
  mutating func appendTab() { bytes.append(0x09) }

  private mutating func open() {
    while let last = bytes.last, last == 0x20 || last == 0x0A { bytes.removeLast() }
    if !bytes.isEmpty { bytes.append(contentsOf: separator) }
    blocks.append(bytes.count)
    isOpen = true
  }
}
