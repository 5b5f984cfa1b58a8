#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Messages on standard error, one line each: what, where, what to do.
final class Diagnostics {
  private let isQuiet: Bool
  /// Messages that wait for their turn; nil where they are written at once.
  private var waiting: [String]?
  private var progress: Progress?
  /// Whether an input or output failed.
  private(set) var hasErrors = false

  init(isQuiet: Bool) { self.isQuiet = isQuiet }

  /// Messages of a job that is done beside others: they are kept until `report` is called with them.
  func ofJob() -> Diagnostics {
    let job = Diagnostics(isQuiet: isQuiet)
    job.waiting = []
    return job
  }

  /// Writes the messages of a job.
  func report(_ job: Diagnostics) {
    hasErrors = hasErrors || job.hasErrors
    for line in job.waiting ?? [] { write(line) }
  }

  func error(_ place: String, _ message: String) {
    hasErrors = true
    write("vntext: \(place): \(message)")
  }

  func warning(_ place: String, _ message: String) {
    if !isQuiet { write("vntext: \(place): warning: \(message)") }
  }

  private func write(_ line: String) {
    guard waiting == nil else { return waiting?.append(line) ?? () }
    progress?.clear()
    Self.print(line)
  }

  // MARK: Progress

  /// Whether results go elsewhere than to the terminal.
  var allowsProgress = false

  /// Begins to tell how far the work is, on a terminal and unless it is to be quiet.
  func beginProgress(of inputs: InputSources) {
    if allowsProgress, !isQuiet, FileSystem.isTerminal(2) { progress = Progress(of: inputs) }
  }

  /// So many bytes of input are done.
  func advance(by bytes: Int) { progress?.advance(by: bytes) }

  func endProgress() {
    progress?.clear()
    progress = nil
  }

  /// Writes one line to standard error.
  static func print(_ line: String) {
    let bytes = Array((line + "\n").utf8)
    _ = bytes.withUnsafeBytes { Glibc.write(2, $0.baseAddress, $0.count) }
  }
}
