import Testing
import VietOrthography

struct ByteKeyTests {
  private let bytes = Array("tổng mức bán lẻ hàng hóa và doanh thu dịch vụ tiêu dùng".utf8)

  /// Both ways of reading give the same key, whatever stands behind the bytes.
  @Test func isReadInTwoWays() {
    bytes.withUnsafeBufferPointer { bytes in
      guard let base = bytes.baseAddress else { return }
      for start in 0..<bytes.count - ByteKey.width {
        for count in 0...ByteKey.width {
          #expect(ByteKey(of: start..<start + count, in: base) == ByteKey(bytewise: start..<start + count, in: base), "\(start) \(count)")
        }
      }
    }
  }

  @Test func differentBytesHaveDifferentKeys() {
    var seen: [ByteKey: [UInt8]] = [:]
    bytes.withUnsafeBufferPointer { bytes in
      guard let base = bytes.baseAddress else { return }
      for start in bytes.indices {
        for count in 1...ByteKey.width where start + count <= bytes.count {
          let (key, text) = (ByteKey(bytewise: start..<start + count, in: base), Array(bytes[start..<start + count]))
          #expect(seen[key] == nil || seen[key] == text)
          #expect(0..<64 ~= key.slot(bits: 6))
          seen[key] = text
        }
      }
    }
  }
}
