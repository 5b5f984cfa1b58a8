import Foundation

/// The built `vntext`, started as a user starts it.
enum Command {
  /// What a run left behind.
  struct Outcome {
    var status: Int32
    var output: Data
    var errors: String
    var text: String { String(decoding: output, as: UTF8.self) }
    /// Messages, one a line.
    var messages: [String] { errors.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(String.init) }
  }

  /// The executable beside the test bundle.
  static let executable: URL = {
    let bundle = Bundle.allBundles.first { $0.bundlePath.hasSuffix(".xctest") } ?? .main
    let folder = bundle.bundlePath.hasSuffix(".xctest") ? bundle.bundleURL.deletingLastPathComponent() : bundle.bundleURL
    return folder.appendingPathComponent("vntext")
  }()

  /// Runs `vntext` to its end, at most a minute.
  ///
  /// Results go through files, so that no pipe can fill up; `input` comes through a pipe.
  static func run(
    _ arguments: [String], input: Data? = nil, in folder: Folder? = nil, environment: [String: String] = [:]
  ) throws -> Outcome {
    let own = try Folder()
    let (output, errors) = (try own.write("output", Data()), try own.write("errors", Data()))
    let process = make(arguments, in: folder, environment)
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = try FileHandle(forWritingTo: errors)
    let pipe = Pipe()
    process.standardInput = input == nil ? FileHandle.nullDevice : pipe
    try process.run()
    if let input { pipe.fileHandleForWriting.write(input) }
    try pipe.fileHandleForWriting.close()
    finish(process)
    return Outcome(
      status: process.terminationReason == .exit ? process.terminationStatus : -process.terminationStatus,
      output: try Data(contentsOf: output), errors: String(decoding: try Data(contentsOf: errors), as: UTF8.self))
  }

  static func run(_ arguments: String..., input: Data? = nil, in folder: Folder? = nil) throws -> Outcome {
    try run(arguments, input: input, in: folder)
  }

  /// Whether `runOnTerminal` can work here.
  static let hasTerminals = FileManager.default.isExecutableFile(atPath: "/usr/bin/script")

  /// Runs `vntext` with standard output and standard input on a terminal, which `script` (util-linux) provides.
  static func runOnTerminal(_ command: String, in folder: Folder, environment: [String: String] = [:]) throws -> Outcome {
    let output = try folder.write(".screen", Data())
    let process = make(
      ["-qec", command.replacing("vntext", with: executable.path), "/dev/null"], in: folder, ["TERM": "xterm"].merging(environment) { $1 })
    process.executableURL = URL(fileURLWithPath: "/usr/bin/script")
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = try FileHandle(forWritingTo: output)
    try process.run()
    finish(process)
    let screen = String(decoding: try Data(contentsOf: output), as: UTF8.self).replacing("\r\n", with: "\n")
    return Outcome(status: process.terminationStatus, output: Data(screen.utf8), errors: "")
  }

  /// Runs `vntext`, reads a few bytes of its output and closes the pipe.
  static func runUntilClosed(_ arguments: String...) throws -> Outcome {
    let own = try Folder()
    let errors = try own.write("errors", Data())
    let process = make(arguments, in: nil, [:])
    let pipe = Pipe()
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = pipe
    process.standardError = try FileHandle(forWritingTo: errors)
    try process.run()
    try pipe.fileHandleForWriting.close()
    let start = try pipe.fileHandleForReading.read(upToCount: 10) ?? Data()
    try pipe.fileHandleForReading.close()
    finish(process)
    return Outcome(
      status: process.terminationReason == .exit ? process.terminationStatus : -process.terminationStatus, output: start,
      errors: String(decoding: try Data(contentsOf: errors), as: UTF8.self))
  }

  private static func make(_ arguments: [String], in folder: Folder?, _ environment: [String: String]) -> Process {
    let process = Process()
    process.executableURL = executable
    process.arguments = arguments
    if let folder { process.currentDirectoryURL = folder.url }
    // The environment of whoever runs the tests must not colour the answer.
    process.environment = ProcessInfo.processInfo.environment
      .filter { !["NO_COLOR", "TERM", "COLUMNS"].contains($0.key) }.merging(environment) { $1 }
    return process
  }

  private static func finish(_ process: Process) {
    let end = Date().addingTimeInterval(60)
    while process.isRunning {
      // Not `terminate`: the thread of a test hands its blocked signals on to what it starts.
      if Date() > end { kill(process.processIdentifier, SIGKILL) }
      usleep(2_000)
    }
    process.waitUntilExit()
  }
}

/// A temporary folder that goes away with the value.
final class Folder {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory.appendingPathComponent("vntext-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  /// Writes a file, making the folders on its way.
  @discardableResult
  func write(_ name: String, _ content: Data) throws -> URL {
    let file = url.appendingPathComponent(name)
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try content.write(to: file)
    return file
  }

  @discardableResult
  func write(_ name: String, _ text: String) throws -> URL { try write(name, Data(text.utf8)) }

  func path(_ name: String) -> String { url.appendingPathComponent(name).path }

  func text(_ name: String) throws -> String { String(decoding: try Data(contentsOf: url.appendingPathComponent(name)), as: UTF8.self) }
}
