#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The texts of `Corpora/Reports`, as the checkout has them.
package enum Corpus {
  /// One report.
  package struct Report: Sendable, CustomStringConvertible {
    package let name: String
    package let utf8: [UInt8]
    /// What a failed test shows.
    package var description: String { name }
  }

  /// The folder of the checkout.
  package static let checkout: String = {
    let path = #filePath
    return String(path.dropLast("/Tests/TestSupport/Corpus.swift".count))
  }()

  /// Every report, in the order of the names.
  package static let reports: [Report] = {
    let folder = checkout + "/Corpora/Reports"
    return names(in: folder).filter { $0.hasSuffix(".txt") }.sorted()
      .map { Report(name: $0, utf8: content(of: folder + "/" + $0)) }
  }()

  private static func names(in folder: String) -> [String] {
    guard let handle = opendir(folder) else { return [] }
    defer { closedir(handle) }
    var result: [String] = []
    while let entry = readdir(handle) {
      withUnsafePointer(to: &entry.pointee.d_name) { name in
        name.withMemoryRebound(to: CChar.self, capacity: 256) { result.append(String(cString: $0)) }
      }
    }
    return result
  }

  private static func content(of path: String) -> [UInt8] {
    guard let file = fopen(path, "r") else { return [] }
    defer { fclose(file) }
    var result: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while case let count = fread(&buffer, 1, buffer.count, file), count > 0 { result += buffer[..<count] }
    return result
  }
}
