import CZipLib
import Foundation

/// Packs files, as the programs do that make the documents which the readers read.
enum Packing {
  /// A ZIP archive of entries in their order.
  ///
  /// - Parameters:
  ///   - isStored: whether the entries are left as they are.
  ///   - password: what the entries are encrypted with.
  static func zip(_ entries: [(name: String, bytes: [UInt8])], isStored: Bool = false, password: String? = nil) -> [UInt8] {
    var error = zip_error_t()
    guard let target = zip_source_buffer_create(nil, 0, 1, &error), let archive = zip_open_from_source(target, ZIP_TRUNCATE, &error) else {
      fatalError("no archive")
    }
    zip_source_keep(target)
    for entry in entries {
      let copy = UnsafeMutablePointer<UInt8>.allocate(capacity: max(1, entry.bytes.count))
      copy.initialize(from: entry.bytes, count: entry.bytes.count)
      let source = zip_source_buffer(archive, copy, UInt64(entry.bytes.count), 0)
      let index = UInt64(zip_file_add(archive, entry.name, source, UInt32(ZIP_FL_ENC_UTF_8)))
      zip_set_file_compression(archive, index, isStored ? ZIP_CM_STORE : ZIP_CM_DEFLATE, 1)
      if let password { zip_file_set_encryption(archive, index, UInt16(ZIP_EM_AES_256), password) }
    }
    guard zip_close(archive) == 0, zip_source_open(target) == 0 else { fatalError("not written") }
    defer { zip_source_free(target) }
    zip_source_seek(target, 0, SEEK_END)
    var bytes = [UInt8](repeating: 0, count: Int(zip_source_tell(target)))
    zip_source_seek(target, 0, SEEK_SET)
    precondition(zip_source_read(target, &bytes, UInt64(bytes.count)) == bytes.count)
    zip_source_close(target)
    return bytes
  }

  static func zip(_ entries: [(name: String, text: String)]) -> [UInt8] {
    zip(entries.map { (name: $0.name, bytes: Array($0.text.utf8)) })
  }

  /// One member of gzip.
  static func gzip(_ bytes: [UInt8]) -> [UInt8] {
    var count = compressBound(UInt(bytes.count))
    var packed = [UInt8](repeating: 0, count: Int(count))
    precondition(compress2(&packed, &count, bytes, UInt(bytes.count), 6) == Z_OK)
    // What zlib wraps around a stream is another header and another sum.
    let stream = packed[2..<Int(count) - 4]
    let sum = UInt32(truncatingIfNeeded: crc32(0, bytes, UInt32(bytes.count)))
    return [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3] + stream + little(sum, 4) + little(UInt32(bytes.count), 4)
  }

  /// A number, its lowest byte first.
  static func little(_ number: UInt32, _ count: Int) -> [UInt8] { (0..<count).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) } }
}
