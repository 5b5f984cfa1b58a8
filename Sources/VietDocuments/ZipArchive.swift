import CZipLib
import Glibc

/// A ZIP archive in memory: its entries, unpacked one at a time and within limits.
final class ZipArchive {
  struct Entry {
    let name: String
    fileprivate let index: UInt64
    fileprivate let packed: Int
  }

  private let archive: OpaquePointer
  private let budget: ReadingBudget
  private let size: Int
  /// In the order in which they are listed; folders are left out.
  let entries: [Entry]

  /// - Throws: `SourceError` for an archive that is truncated, whose entries overlap, or that has too many.
  init(_ bytes: [UInt8], _ budget: ReadingBudget) throws(SourceError) {
    self.budget = budget
    size = bytes.count
    let listed = try Self.checkLayout(bytes)
    var error = zip_error_t()
    // The archive frees its copy.
    guard let copy = malloc(max(bytes.count, 1)) else { throw .damaged("no memory to unpack it") }
    bytes.withUnsafeBytes { if let base = $0.baseAddress { copy.copyMemory(from: base, byteCount: $0.count) } }
    guard let source = zip_source_buffer_create(copy, UInt64(bytes.count), 1, &error) else {
      free(copy)
      throw .damaged("no memory to unpack it")
    }
    guard let archive = zip_open_from_source(source, ZIP_RDONLY, &error) else {
      let reason = String(cString: zip_error_strerror(&error))
      zip_source_free(source)
      zip_error_fini(&error)
      throw .damaged("a damaged archive (\(reason)); copy or save it again")
    }
    self.archive = archive
    let count = zip_get_num_entries(archive, 0)
    guard count <= budget.limits.entries else {
      zip_discard(archive)
      throw .limit(.entries, "has \(count) entries, more than \(budget.limits.entries)")
    }
    guard listed == nil || listed == Int(count) else {
      zip_discard(archive)
      throw .damaged("an archive with two directories; do not trust it")
    }
    var entries: [Entry] = []
    for index in 0..<UInt64(max(count, 0)) {
      var status = zip_stat_t()
      guard zip_stat_index(archive, index, 0, &status) == 0, let name = status.name else { continue }
      let text = String(cString: name)
      if !text.hasSuffix("/") { entries.append(Entry(name: text, index: index, packed: Int(clamping: status.comp_size))) }
    }
    self.entries = entries
  }

  deinit { zip_discard(archive) }

  /// The entry with a name; nil where there is none.
  func entry(_ name: String) -> Entry? { entries.first { $0.name == name } }

  /// The bytes of an entry.
  func bytes(of entry: Entry) throws(SourceError) -> [UInt8] {
    let stream = try open(entry)
    var result: [UInt8] = []
    while true {
      let before = result.count
      result.append(contentsOf: repeatElement(0, count: 1 << 16))
      var outcome: Result<Int, SourceError> = .success(0)
      result.withUnsafeMutableBytes { buffer in
        let rest = UnsafeMutableRawBufferPointer(rebasing: buffer[before...])
        outcome = Result { () throws(SourceError) in try stream.read(into: rest) }
      }
      let count = try outcome.get()
      result.removeLast((1 << 16) - count)
      if count == 0 { return result }
    }
  }

  /// The bytes of an entry, as they are asked for.
  func source(of entry: Entry) throws(SourceError) -> XMLPullParser.Source {
    let stream = try open(entry)
    return { (buffer) throws(SourceError) in try stream.read(into: buffer) }
  }

  private func open(_ entry: Entry) throws(SourceError) -> Stream {
    guard let file = zip_fopen_index(archive, entry.index, 0) else {
      switch zip_error_code_zip(zip_get_error(archive)) {
      case ZIP_ER_NOPASSWD, ZIP_ER_WRONGPASSWD: throw .encrypted
      case ZIP_ER_COMPNOTSUPP, ZIP_ER_ENCRNOTSUPP:
        throw .unsupported("\(entry.name) is packed in a way that cannot be read; pack it with deflate")
      default: throw .damaged("\(entry.name) is damaged (\(String(cString: zip_strerror(archive)))); copy or save the archive again")
      }
    }
    return Stream(file: file, entry: entry, packed: min(entry.packed, size), archive: self)
  }

  private final class Stream {
    private let file: OpaquePointer
    private let entry: Entry
    private let packed: Int
    private let archive: ZipArchive
    private var total = 0

    init(file: OpaquePointer, entry: Entry, packed: Int, archive: ZipArchive) {
      (self.file, self.entry, self.packed, self.archive) = (file, entry, packed, archive)
    }

    deinit { zip_fclose(file) }

    func read(into buffer: UnsafeMutableRawBufferPointer) throws(SourceError) -> Int {
      let count = Int(zip_fread(file, buffer.baseAddress, UInt64(buffer.count)))
      guard count >= 0 else {
        let reason = String(cString: zip_file_strerror(file))
        throw .damaged("\(entry.name) is damaged (\(reason)); copy or save the archive again")
      }
      total += count
      try archive.budget.spend(count, total: total, packed: packed, entry.name)
      return count
    }
  }

  // MARK: Layout

  /// Refuses archives whose entries lie over one another, as those do that unpack one stretch again and again.
  ///
  /// - Returns: how many entries the directory lists; nil for archives of more than 4 GiB, which have it elsewhere.
  private static func checkLayout(_ bytes: [UInt8]) throws(SourceError) -> Int? {
    func number(_ start: Int, _ count: Int) -> Int { (0..<count).reduce(0) { $0 | Int(bytes[start + $1]) << (8 * $1) } }
    // The end of the central directory stands within its comment of at most 64 KiB of the end of the file.
    let signature: [UInt8] = [0x50, 0x4B, 0x05, 0x06]
    var end = bytes.count - 22
    while end >= 0, bytes.count - end < 22 + 65_536, !bytes[end..<end + 4].elementsEqual(signature) { end -= 1 }
    guard end >= 0, bytes.count - end < 22 + 65_536 else {
      throw .damaged("a truncated archive (its directory is missing); copy or save it again")
    }
    var position = number(end + 16, 4)
    var ranges: [Range<Int>] = []
    let count = number(end + 10, 2)
    if count == 0xFFFF || position == 0xFFFF_FFFF { return nil }
    for _ in 0..<count {
      guard position + 46 <= end, bytes[position..<position + 4].elementsEqual([0x50, 0x4B, 0x01, 0x02]) else {
        throw .damaged("an archive whose directory is damaged; copy or save it again")
      }
      let (packed, start) = (number(position + 20, 4), number(position + 42, 4))
      if packed == 0xFFFF_FFFF || start == 0xFFFF_FFFF { return nil }
      ranges.append(start..<start + 30 + packed)
      position += 46 + number(position + 28, 2) + number(position + 30, 2) + number(position + 32, 2)
    }
    ranges.sort { $0.lowerBound < $1.lowerBound }
    for (range, next) in zip(ranges, ranges.dropFirst()) where range.upperBound > next.lowerBound {
      throw .damaged("an archive whose entries overlap, as an archive bomb's do; do not trust it")
    }
    return count
  }
}
