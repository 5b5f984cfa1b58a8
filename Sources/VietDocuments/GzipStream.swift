import CZipLib

/// Unpacks gzip, members one after the other included.
enum GzipStream {
  private static let chunk = 1 << 18

  static func isGzip(_ bytes: [UInt8]) -> Bool { bytes.starts(with: [0x1F, 0x8B]) }

  /// The bytes that were packed.
  ///
  /// - Throws: `SourceError` for a stream that is damaged or truncated, or unpacks to more than the limits.
  static func unpack(_ bytes: [UInt8], _ budget: ReadingBudget) throws(SourceError) -> [UInt8] {
    // zlib remembers where the stream stands.
    let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
    stream.initialize(to: z_stream())
    defer { stream.deallocate() }
    guard vn_gzip_begin(stream) == Z_OK else { throw .damaged("no memory to unpack it") }
    defer { inflateEnd(stream) }
    var input = bytes
    var result: [UInt8] = []
    var consumed = 0
    while true {
      let before = result.count
      result.append(contentsOf: repeatElement(0, count: chunk))
      let status = step(stream, &input, &consumed, &result, from: before)
      let count = chunk - Int(stream.pointee.avail_out)
      result.removeLast(chunk - count)
      try budget.spend(count, total: result.count, packed: bytes.count, "the gzip stream")
      switch status {
      case Z_OK, Z_BUF_ERROR:
        if count == 0, consumed == bytes.count { throw .damaged("a truncated gzip file; copy it again") }
      case Z_STREAM_END:
        // What is no further member is padding.
        guard consumed + 1 < bytes.count, bytes[consumed] == 0x1F, bytes[consumed + 1] == 0x8B, inflateReset(stream) == Z_OK else {
          return result
        }
      default: throw .damaged("a damaged gzip file at byte \(consumed); copy it again")
      }
    }
  }

  /// Unpacks what fits behind `start`.
  private static func step(
    _ stream: UnsafeMutablePointer<z_stream>, _ input: inout [UInt8], _ consumed: inout Int, _ output: inout [UInt8], from start: Int
  ) -> Int32 {
    input.withUnsafeMutableBufferPointer { input in
      output.withUnsafeMutableBufferPointer { output in
        guard let from = input.baseAddress, let to = output.baseAddress else { return Z_DATA_ERROR }
        stream.pointee.next_in = from + consumed
        stream.pointee.avail_in = UInt32(clamping: input.count - consumed)
        stream.pointee.next_out = to + start
        stream.pointee.avail_out = UInt32(output.count - start)
        let offered = Int(stream.pointee.avail_in)
        let status = inflate(stream, Z_NO_FLUSH)
        consumed += offered - Int(stream.pointee.avail_in)
        return status
      }
    }
  }
}
