@preconcurrency import Glibc

/// A finished run of another program.
struct Run {
  /// From before the start to the end: fork, exec, work and exit.
  let seconds: Double
  /// The most memory that was resident, in bytes.
  let peak: Int
}

/// Another program, ready to run as often as needed.
///
/// ```
/// try Child("/bin/true", []).run().seconds   // about 0.0005
/// ```
struct Child {
  private let path: String
  private let arguments: [String]
  private let output: String
  private let input: String

  /// A program by its path, or by its name on the `PATH`.
  ///
  /// - Parameters:
  ///   - input: the file that standard input comes from.
  ///   - output: the file that standard output goes to.
  init(_ path: String, _ arguments: [String], input: String = "/dev/null", output: String = "/dev/null") {
    self.path = path
    self.arguments = arguments
    (self.input, self.output) = (input, output)
  }

  /// Runs it to its end, in the environment of this process.
  ///
  /// - Throws: `BenchmarkError` when it cannot start or its exit status is not zero.
  func run() throws(BenchmarkError) -> Run {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, input, O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 1, output, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
    var words = ([path] + arguments).map { strdup($0) } + [nil]
    defer { for word in words { free(word) } }

    var process: pid_t = 0
    var status: Int32 = 0
    var usage = rusage()
    let clock = ContinuousClock()
    let start = clock.now
    let failure = posix_spawnp(&process, path, &actions, nil, &words, environ)
    guard failure == 0 else { throw BenchmarkError(message: "cannot start \(path): \(String(cString: strerror(failure)))") }
    while wait4(process, &status, 0, &usage) < 0 {
      guard errno == EINTR else { throw BenchmarkError(message: "cannot wait for \(path)") }
    }
    let seconds = (clock.now - start) / .seconds(1)
    guard status == 0 else {
      throw BenchmarkError(message: "\(path) \(arguments.joined(separator: " ")): failed with wait status \(status)")
    }
    return Run(seconds: seconds, peak: usage.ru_maxrss * 1024)
  }
}
