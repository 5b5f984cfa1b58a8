internal import CVietICU
package import VietOrthography

/// ICU's Vietnamese order: letters first (a ă â … d đ …), then tones, then capitals. Source: CLDR.
package struct VietnameseCollator: ~Copyable {
  private let handle: OpaquePointer

  /// Opens the collator.
  ///
  /// - Throws: `ICUError.outOfMemory` when ICU cannot open it.
  package init() throws(ICUError) {
    guard let handle = cvi_collator_open() else { throw .outOfMemory }
    self.handle = handle
  }

  deinit { cvi_collator_free(handle) }

  /// Appends the sort key of valid UTF-8: keys compare byte for byte as the texts do. Linear.
  package func appendKey(of bytes: UnsafeBufferPointer<UInt8>, to keys: inout ByteBuffer) {
    guard let base = bytes.baseAddress else { return }
    var length = 0
    let key = cvi_sort_key(handle, base, bytes.count, &length)
    keys.append(UnsafeBufferPointer(start: key, count: length))
  }
}
