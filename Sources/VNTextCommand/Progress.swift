#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// One line on a terminal that tells how far a long work is: amount, rate, and the time that is left where the end is known.
struct Progress {
  /// Shorter works are done before anyone asks.
  private static let delay = 0.5
  private static let interval = 0.2

  /// The size of all inputs; nil where one has no size.
  private let total: Int?
  private let start = Self.now()
  private var shown: Double?
  private var done = 0

  init(of inputs: InputSources) {
    var total: Int? = 0
    for source in inputs.sources where source.problem == nil {
      total = total.flatMap { sum in FileSystem.size(source.name).map { sum + $0 } }
    }
    self.total = total
  }

  mutating func advance(by bytes: Int) {
    done += bytes
    let time = Self.now()
    guard time - start > Self.delay, time - (shown ?? 0) > Self.interval else { return }
    shown = time
    Self.write("\r\u{1B}[K" + Self.line(done: done, total: total, seconds: time - start))
  }

  mutating func clear() {
    if shown != nil { Self.write("\r\u{1B}[K") }
    shown = nil
  }

  /// `31 of 120 MB, 35 MB/s, 0:03 left`.
  static func line(done: Int, total: Int?, seconds: Double) -> String {
    let rate = Double(done) / max(seconds, 0.001)
    let amount = total.map { "\(megabytes(done)) of \(megabytes($0)) MB" } ?? "\(megabytes(done)) MB"
    var line = "\(amount), \(megabytes(Int(rate))) MB/s"
    if let total, rate > 0, done <= total {
      let left = Int(Double(total - done) / rate + 0.5)
      line += ", \(left / 60):\(left % 60 < 10 ? "0" : "")\(left % 60) left"
    }
    return line
  }

  /// Whole megabytes, below ten with a decimal.
  private static func megabytes(_ bytes: Int) -> String {
    bytes < 10_000_000 ? "\(bytes / 1_000_000).\(bytes / 100_000 % 10)" : "\(bytes / 1_000_000)"
  }

  private static func now() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  private static func write(_ text: String) {
    let bytes = Array(text.utf8)
    _ = bytes.withUnsafeBytes { Glibc.write(2, $0.baseAddress, $0.count) }
  }
}
