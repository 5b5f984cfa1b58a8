internal import CVietICU
package import VietOrthography

/// ICU's Vietnamese order: letters first (a ă â … d đ …), then tones, then capitals. Source: CLDR.
package struct VietnameseCollator: ~Copyable {
  private let exact, caseless: OpaquePointer

  /// Opens the collator.
  ///
  /// - Throws: `ICUError.outOfMemory` when ICU cannot open it.
  package init() throws(ICUError) {
    guard let exact = cvi_collator_open(false) else { throw .outOfMemory }
    guard let caseless = cvi_collator_open(true) else {
      cvi_collator_free(exact)
      throw .outOfMemory
    }
    (self.exact, self.caseless) = (exact, caseless)
  }

  deinit {
    cvi_collator_free(exact)
    cvi_collator_free(caseless)
  }

  /// Appends the sort key of valid UTF-8: keys compare byte for byte as the texts do. Linear.
  ///
  /// - Parameter ignoresCase: whether capitals are the same as small letters.
  package func appendKey(of bytes: UnsafeBufferPointer<UInt8>, ignoresCase: Bool, to keys: inout ByteBuffer) {
    guard let base = bytes.baseAddress else { return }
    var length = 0
    let key = cvi_sort_key(ignoresCase ? caseless : exact, base, bytes.count, &length)
    keys.append(UnsafeBufferPointer(start: key, count: length))
  }
}
