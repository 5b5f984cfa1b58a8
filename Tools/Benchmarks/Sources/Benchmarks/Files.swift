import Glibc

/// A file that cannot be read or written, or a program that cannot be run.
struct BenchmarkError: Error {
  let message: String
}

/// What the benchmarks need of files; nothing here holds more than a megabyte of one.
enum Files {
  static func read(_ path: String) throws(BenchmarkError) -> [UInt8] {
    var content: [UInt8] = []
    try forEachBlock(of: path) { content += $0 }
    return content
  }

  /// Writes a piece again and again, one behind the other.
  static func write(_ piece: [UInt8], times: Int = 1, to path: String) throws(BenchmarkError) {
    guard let file = fopen(path, "w") else { throw BenchmarkError(message: "cannot write \(path)") }
    var isWhole = true
    for _ in 0..<times where fwrite(piece, 1, piece.count, file) != piece.count { isWhole = false }
    guard fclose(file) == 0, isWhole else { throw BenchmarkError(message: "cannot write all of \(path); free some space") }
  }

  static func countLines(of path: String) throws(BenchmarkError) -> Int {
    var count = 0
    try forEachBlock(of: path) { for byte in $0 where byte == 0x0A { count += 1 } }
    return count
  }

  static func remove(_ path: String) { _ = unlink(path) }

  /// One line on standard error.
  static func complain(_ message: String) {
    let line = Array("benchmarks: \(message)\n".utf8)
    _ = Glibc.write(2, line, line.count)
  }

  private static func forEachBlock(of path: String, _ body: (ArraySlice<UInt8>) -> Void) throws(BenchmarkError) {
    guard let file = fopen(path, "r") else { throw BenchmarkError(message: "cannot read \(path)") }
    defer { fclose(file) }
    var block = [UInt8](repeating: 0, count: 1 << 20)
    while true {
      let count = fread(&block, 1, block.count, file)
      if count == 0 { break }
      body(block[..<count])
    }
  }
}
