#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Messages on standard error, one line each: what, where, what to do.
final class Diagnostics {
  private let isQuiet: Bool
  /// Whether an input or output failed.
  private(set) var hasErrors = false

  init(isQuiet: Bool) { self.isQuiet = isQuiet }

  func error(_ place: String, _ message: String) {
    hasErrors = true
    Self.print("vntext: \(place): \(message)")
  }

  func warning(_ place: String, _ message: String) {
    if !isQuiet { Self.print("vntext: \(place): warning: \(message)") }
  }

  /// Writes one line to standard error.
  static func print(_ line: String) {
    let bytes = Array((line + "\n").utf8)
    _ = bytes.withUnsafeBytes { Glibc.write(2, $0.baseAddress, $0.count) }
  }
}
