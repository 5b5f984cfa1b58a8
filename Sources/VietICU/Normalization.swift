internal import CVietICU
package import VietOrthography

/// ICU's answers about the normalization forms of UAX #15.
package enum Normalization {
  /// A normalization form.
  package enum Form: UInt8, Sendable {
    case nfc, nfd, nfkc, nfkd

    fileprivate var value: cvi_form { [CVI_NFC, CVI_NFD, CVI_NFKC, CVI_NFKD][Int(rawValue)] }
  }

  /// Whether valid UTF-8 is in a form already. Linear, no allocation.
  package static func holds(_ form: Form, for bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let base = bytes.baseAddress else { return true }
    return cvi_is_normalized(form.value, base, bytes.count)
  }

  /// Brings valid UTF-8 into a form and hands the result and its edits to `body`.
  ///
  /// - Throws: `ICUError.outOfMemory` when ICU cannot finish.
  package static func normalize<R>(
    _ bytes: UnsafeBufferPointer<UInt8>, _ form: Form,
    _ body: (_ text: UnsafeBufferPointer<UInt8>, _ edits: [TextEdit]) -> R
  ) throws(ICUError) -> R {
    guard let base = bytes.baseAddress else { return body(bytes, []) }
    guard let handle = cvi_normalize(form.value, base, bytes.count) else { throw .outOfMemory }
    defer { cvi_normalized_free(handle) }
    let edits = UnsafeBufferPointer(start: cvi_normalized_edits(handle), count: cvi_normalized_edit_count(handle))
    return body(
      .init(start: cvi_normalized_bytes(handle), count: cvi_normalized_count(handle)),
      edits.map {
        TextEdit(
          sourceStart: $0.source_start, sourceCount: $0.source_count, targetStart: $0.target_start, targetCount: $0.target_count)
      })
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
