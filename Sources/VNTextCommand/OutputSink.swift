import CVietReaders
import VietOrthography

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Why output could not be written.
enum OutputError: Error {
  /// The reader of the pipe has gone: no fault.
  case closed
  /// The user or the system wants the program to end.
  case interrupted
  case failed(String)

  var message: String {
    switch self {
    case .closed: "closed"
    case .interrupted: "interrupted"
    case .failed(let message): message
    }
  }
}

/// A file descriptor behind a buffer of 64 KiB.
final class OutputSink {
  private static let capacity = 1 << 16

  private let descriptor: Int32
  private let owns: Bool
  /// What is not yet written. Writers append to it and call `flushIfFull`.
  @exclusivity(unchecked)
  var buffer = ByteBuffer(capacity: OutputSink.capacity + 4096)

  init(descriptor: Int32, owns: Bool) {
    self.descriptor = descriptor
    self.owns = owns
    // A closed pipe is told by write's result instead.
    signal(SIGPIPE, SIG_IGN)
  }

  /// A sink that keeps what is written to it.
  static func memory() -> OutputSink { OutputSink(descriptor: -1, owns: false) }

  static func standard() -> OutputSink { OutputSink(descriptor: 1, owns: false) }

  static func file(_ path: String) -> Result<OutputSink, SystemError> {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
    guard descriptor >= 0 else { return .failure(SystemError(errno, doing: "write")) }
    return .success(OutputSink(descriptor: descriptor, owns: true))
  }

  var isTerminal: Bool { FileSystem.isTerminal(descriptor) }

  func write(_ text: String) throws(OutputError) {
    buffer.append(string: text)
    try flushIfFull()
  }

  /// Writes what another sink kept, from a byte on.
  func write(_ kept: OutputSink, from start: Int = 0) throws(OutputError) {
    let bytes = UnsafeBufferPointer(rebasing: kept.buffer.bytes[min(start, kept.buffer.count)...])
    guard descriptor >= 0, bytes.count >= Self.capacity else {
      buffer.append(bytes)
      return try flushIfFull()
    }
    try flush()
    try write(UnsafeRawBufferPointer(bytes))
  }

  func write(bytes: [UInt8]) throws(OutputError) {
    bytes.withUnsafeBufferPointer { buffer.append($0) }
    try flushIfFull()
  }

  /// Called behind each record: the place where an interrupt ends the output.
  @inline(__always)
  func flushIfFull() throws(OutputError) {
    if vn_interrupt() != 0 { throw .interrupted }
    if buffer.count >= Self.capacity, descriptor >= 0 { try flush() }
  }

  func flush() throws(OutputError) {
    guard descriptor >= 0 else { return }
    defer { buffer.removeAll() }
    try write(UnsafeRawBufferPointer(buffer.bytes))
  }

  private func write(_ bytes: UnsafeRawBufferPointer) throws(OutputError) {
    var rest = bytes[...]
    while let start = UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count > 0 {
      let count = Glibc.write(descriptor, start, rest.count)
      if count >= 0 {
        rest = rest.dropFirst(count)
      } else if errno == EPIPE {
        throw .closed
      } else if errno != EINTR {
        throw .failed(SystemError(errno, doing: "write").message)
      }
    }
  }

  func close() throws(OutputError) {
    try flush()
    if owns, Glibc.close(descriptor) != 0 { throw .failed(SystemError(errno, doing: "write").message) }
  }
}
