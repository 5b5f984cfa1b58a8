package import CVietICU

/// ICU's answers about Unicode normalization form C.
package enum NFC {
  /// One run of bytes that normalization replaced.
  package typealias Edit = cvi_edit

  /// Whether valid UTF-8 is already in NFC, as UAX #15 defines it. Linear, no allocation.
  package static func holds(for bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let base = bytes.baseAddress else { return true }
    return cvi_is_nfc(base, bytes.count)
  }

  /// Normalizes valid UTF-8 and hands the result and its edits to `body`.
  ///
  /// - Throws: `ICUError.outOfMemory` when ICU cannot finish.
  package static func normalize<R>(
    _ bytes: UnsafeBufferPointer<UInt8>,
    _ body: (_ text: UnsafeBufferPointer<UInt8>, _ edits: UnsafeBufferPointer<Edit>) -> R
  ) throws(ICUError) -> R {
    guard let base = bytes.baseAddress else { return body(bytes, .init(start: nil, count: 0)) }
    guard let handle = cvi_nfc(base, bytes.count) else { throw .outOfMemory }
    defer { cvi_normalized_free(handle) }
    return body(
      .init(start: cvi_normalized_bytes(handle), count: cvi_normalized_count(handle)),
      .init(start: cvi_normalized_edits(handle), count: cvi_normalized_edit_count(handle)))
  }
}

/// What ICU can fail with here.
package enum ICUError: Error {
  case outOfMemory
}

/// Facts of the ICU library in use.
package enum ICU {
  /// Its version, e.g. `72.1`.
  package static var version: String { String(cString: cvi_version()) }

  /// The common ISO 4217 currencies in use with their Vietnamese names, e.g. `("USD", "Đô la Mỹ")`; about 150, in a
  /// millisecond. Source: CLDR, as ICU carries it.
  package static var currencies: [(code: String, name: String)] {
    var result: [(code: String, name: String)] = []
    withUnsafeMutablePointer(to: &result) { list in
      cvi_currencies(list) { context, code, name in
        context.assumingMemoryBound(to: [(code: String, name: String)].self).pointee
          .append((String(cString: code), String(cString: name)))
      }
    }
    return result
  }

  /// Columns that a scalar takes on a terminal: 0, 1 or 2 (UAX #11).
  package static func columns(of scalar: Unicode.Scalar) -> Int { Int(cvi_columns(scalar.value)) }
}
