package import CVietTables

/// The rows of a tab-separated table: a header line, `#` comments, one row a line.
package struct TableReader {
  package let bytes: UnsafeBufferPointer<UInt8>

  package init(_ table: cvt_table) { bytes = UnsafeBufferPointer(start: table.base, count: table.count) }

  /// Calls `body` with the fields of each row below the header, as slices of the table.
  package func forEachRow(_ body: (_ fields: [UnsafeBufferPointer<UInt8>]) -> Void) {
    var start = 0
    var isHeader = true
    var fields: [UnsafeBufferPointer<UInt8>] = []
    while start < bytes.count {
      var end = start
      while end < bytes.count, bytes[end] != UInt8(ascii: "\n") { end += 1 }
      defer { start = end + 1 }
      guard end > start, bytes[start] != UInt8(ascii: "#") else { continue }
      if isHeader {
        isHeader = false
        continue
      }
      fields.removeAll(keepingCapacity: true)
      Self.split(UnsafeBufferPointer(rebasing: bytes[start..<end]), at: UInt8(ascii: "\t")) { fields.append($0) }
      body(fields)
    }
  }

  /// Calls `body` with each part between separators.
  package static func split(
    _ bytes: UnsafeBufferPointer<UInt8>, at separator: UInt8, _ body: (UnsafeBufferPointer<UInt8>) -> Void
  ) {
    var start = 0
    for index in 0...bytes.count where index == bytes.count || bytes[index] == separator {
      body(UnsafeBufferPointer(rebasing: bytes[start..<index]))
      start = index + 1
    }
  }

  package static func string(_ bytes: UnsafeBufferPointer<UInt8>) -> String { String(decoding: bytes, as: UTF8.self) }
}
