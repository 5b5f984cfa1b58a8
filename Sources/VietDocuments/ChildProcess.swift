import CVietReaders

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Another program that reads bytes and writes text: run with a limit of time and of output, and killed beyond.
enum ChildProcess {
  enum Failure: Error {
    case missing
    case time
    case size
    /// Its exit status, and what it said.
    case status(Int32, String)
  }

  /// What a program on the search path makes of its input.
  ///
  /// - Parameters:
  ///   - seconds: how long it may run.
  ///   - limit: how many bytes it may write.
  static func run(_ program: String, _ arguments: [String], input: [UInt8], seconds: Int, limit: Int) throws(Failure) -> [UInt8] {
    guard let pipes = Pipes() else { throw .missing }
    var process = pid_t()
    guard pipes.spawn(program, arguments, &process) == 0 else {
      pipes.closeAll()
      throw .missing
    }
    pipes.closeTheirs()
    var exchange = Exchange(pipes: pipes, input: input, limit: limit)
    let outcome = exchange.run(until: Clock.now() + Double(seconds))
    pipes.closeAll()
    if outcome != .done { kill(process, SIGKILL) }
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
    switch outcome {
    case .time: throw .time
    case .size: throw .size
    case .done: break
    }
    // The low seven bits tell a signal, the next eight the status.
    guard status == 0 else {
      let code = status & 0x7F == 0 ? (status >> 8) & 0xFF : -(status & 0x7F)
      if code == 127 { throw .missing }
      throw .status(code, String(decoding: exchange.complaints, as: UTF8.self))
    }
    return exchange.output
  }

  private enum Clock {
    static func now() -> Double {
      var time = timespec()
      clock_gettime(CLOCK_MONOTONIC, &time)
      return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
  }

  /// Three pipes: input, output, errors.
  private final class Pipes {
    private var ends: [Int32] = []

    init?() {
      for _ in 0..<3 {
        var pair: [Int32] = [0, 0]
        guard vn_pipe(&pair) != 0 else {
          closeAll()
          return nil
        }
        ends += pair
      }
    }

    var input: Int32 { ends[1] }
    var output: Int32 { ends[2] }
    var errors: Int32 { ends[4] }

    func spawn(_ program: String, _ arguments: [String], _ process: inout pid_t) -> Int32 {
      var actions = posix_spawn_file_actions_t()
      posix_spawn_file_actions_init(&actions)
      defer { posix_spawn_file_actions_destroy(&actions) }
      posix_spawn_file_actions_adddup2(&actions, ends[0], 0)
      posix_spawn_file_actions_adddup2(&actions, ends[3], 1)
      posix_spawn_file_actions_adddup2(&actions, ends[5], 2)
      var words: [UnsafeMutablePointer<CChar>?] = ([program] + arguments).map { strdup($0) } + [nil]
      defer { words.forEach { free($0) } }
      return posix_spawnp(&process, program, &actions, nil, &words, environ)
    }

    func closeTheirs() { for index in [0, 3, 5] { close(index) } }

    func close(_ index: Int) {
      guard ends.indices.contains(index), ends[index] >= 0 else { return }
      Glibc.close(ends[index])
      ends[index] = -1
    }

    func closeInput() { close(1) }

    func closeAll() { for index in ends.indices { close(index) } }
  }

  /// Writes and reads by turns, whatever the program is ready for.
  private struct Exchange {
    enum Outcome { case done, time, size }

    let pipes: Pipes
    let input: [UInt8]
    let limit: Int
    private(set) var output: [UInt8] = []
    private(set) var complaints: [UInt8] = []
    private var written = 0

    init(pipes: Pipes, input: [UInt8], limit: Int) {
      (self.pipes, self.input, self.limit) = (pipes, input, limit)
      for descriptor in [pipes.input, pipes.output, pipes.errors] {
        _ = fcntl(descriptor, F_SETFL, fcntl(descriptor, F_GETFL) | O_NONBLOCK)
      }
      signal(SIGPIPE, SIG_IGN)
    }

    mutating func run(until end: Double) -> Outcome {
      if input.isEmpty { pipes.closeInput() }
      var isOpen = true
      while isOpen {
        let left = end - Clock.now()
        if left <= 0 { return .time }
        var polls = [
          pollfd(fd: pipes.output, events: Int16(POLLIN), revents: 0), pollfd(fd: pipes.errors, events: Int16(POLLIN), revents: 0),
          pollfd(fd: pipes.input, events: Int16(POLLOUT), revents: 0),
        ]
        _ = poll(&polls, nfds_t(polls.count), Int32(min(left * 1000 + 1, 1000)))
        if polls[2].revents != 0 { write() }
        if polls[1].revents != 0 { _ = read(pipes.errors, onto: &complaints, keeping: 1 << 12) }
        if polls[0].revents != 0 { isOpen = read(pipes.output, onto: &output, keeping: .max) }
        if output.count > limit { return .size }
      }
      return .done
    }

    private mutating func write() {
      let count = input.withUnsafeBytes { bytes in
        bytes.baseAddress.map { Glibc.write(pipes.input, $0 + written, bytes.count - written) } ?? 0
      }
      if count > 0 { written += count }
      if written == input.count || count < 0 && errno != EAGAIN && errno != EINTR { pipes.closeInput() }
    }

    /// False at the end.
    private func read(_ descriptor: Int32, onto bytes: inout [UInt8], keeping limit: Int) -> Bool {
      let count = withUnsafeTemporaryAllocation(byteCount: 1 << 16, alignment: 1) { buffer -> Int in
        let count = Glibc.read(descriptor, buffer.baseAddress, buffer.count)
        if count > 0 { bytes.append(contentsOf: buffer.prefix(min(count, max(0, limit - bytes.count)))) }
        return count
      }
      return count > 0 || count < 0 && (errno == EAGAIN || errno == EINTR)
    }
  }
}
