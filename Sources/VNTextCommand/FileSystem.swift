import CVietReaders
import VietDocuments

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A system call that failed, in words.
struct SystemError: Error {
  let message: String

  init(_ code: Int32, doing action: String) {
    let reason = String(cString: strerror(code))
    let advice =
      switch code {
      case ENOENT: "check the path"
      case EACCES, EPERM: "check the permissions"
      case EISDIR: "name a file"
      case ENOSPC: "free some space"
      default: "try again or name another file"
      }
    message = "cannot \(action): \(reason); \(advice)"
  }
}

/// What the command needs of the operating system.
enum FileSystem {
  static let standardInput: Int32 = 0

  static func isTerminal(_ descriptor: Int32) -> Bool { isatty(descriptor) == 1 }

  static func environment(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }

  static func isDirectory(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  static func isFile(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
  }

  private static func isLink(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFLNK
  }

  /// Whether two paths name the same file.
  static func isSame(_ a: String, _ b: String) -> Bool {
    var first = stat(), second = stat()
    guard stat(a, &first) == 0, stat(b, &second) == 0 else { return false }
    return first.st_ino == second.st_ino && first.st_dev == second.st_dev
  }

  /// The whole content of a file, or of standard input for `-`.
  static func read(_ path: String) -> Result<[UInt8], SystemError> {
    var expected = 0
    var status = stat()
    if (path == "-" ? fstat(standardInput, &status) : stat(path, &status)) == 0, status.st_mode & S_IFMT == S_IFREG {
      expected = Int(status.st_size)
    }
    return open(path).flatMap { stream in
      var content: [UInt8] = []
      do throws(SystemError) {
        // One byte more than the file has, so that its end is met in the first round.
        var room = max(expected + 1, 1 << 16)
        var before = -1
        while content.count - before == room || before < 0 {
          if before >= 0 { room = max(content.count, 1 << 16) }
          before = content.count
          try stream.read(room, onto: &content)
        }
        return .success(content)
      } catch {
        return .failure(error)
      }
    }
  }

  /// Opens a file for reading in pieces, or standard input for `-`.
  static func open(_ path: String) -> Result<ByteStream, SystemError> {
    let descriptor = path == "-" ? standardInput : Glibc.open(path, O_RDONLY)
    return descriptor >= 0 ? .success(ByteStream(descriptor: descriptor, owns: path != "-")) : .failure(SystemError(errno, doing: "open"))
  }

  /// How many threads can run at once.
  static var cores: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }

  /// The size of a regular file.
  static func size(_ path: String) -> Int? {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG ? Int(status.st_size) : nil
  }

  // MARK: Folders

  /// Makes a folder where there is none.
  static func makeFolder(_ path: String) -> SystemError? {
    mkdir(path, 0o755) == 0 || isDirectory(path) ? nil : SystemError(errno, doing: "make the folder")
  }

  /// Which files of a folder are wanted: texts where there are no patterns, else documents, and only those like one of the patterns.
  static func filter(_ patterns: [String]?) -> (_ path: String, _ name: String) -> Bool {
    guard let patterns else { return { $1.hasSuffix(".txt") } }
    guard !patterns.isEmpty else {
      return { SourceFormat.extensions.contains($1.split(separator: ".").last?.lowercased() ?? "") }
    }
    return { path, name in patterns.contains { fnmatch($0, name, 0) == 0 || fnmatch($0, path, 0) == 0 } }
  }

  /// The files below a folder, in sorted order, and the folders that could not be opened; hidden files are left out, links
  /// to folders not followed.
  static func files(below folder: String, _ isWanted: (_ path: String, _ name: String) -> Bool) -> [(path: String, error: SystemError?)] {
    guard let handle = opendir(folder) else { return [(folder, SystemError(errno, doing: "open"))] }
    var names: [String] = []
    while let entry = readdir(handle) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if !name.hasPrefix(".") { names.append(name) }
    }
    closedir(handle)
    var result: [(path: String, error: SystemError?)] = []
    for name in names.sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) {
      let path = folder.hasSuffix("/") ? folder + name : folder + "/" + name
      if isDirectory(path) {
        if !isLink(path) { result += files(below: path, isWanted) }
      } else if isWanted(path, name) {
        result.append((path, nil))
      }
    }
    return result
  }
}

/// A file that is read from its beginning to its end.
final class ByteStream {
  private let descriptor: Int32
  private let owns: Bool

  init(descriptor: Int32, owns: Bool) {
    self.descriptor = descriptor
    self.owns = owns
  }

  deinit { if owns { close(descriptor) } }

  /// Appends up to `count` further bytes; fewer are left only at the end of the file.
  func read(_ count: Int, onto bytes: inout [UInt8]) throws(SystemError) {
    let before = bytes.count
    bytes.append(contentsOf: repeatElement(0, count: count))
    var filled = before
    var failure: Int32 = 0
    bytes.withUnsafeMutableBytes { buffer in
      while filled < buffer.count {
        let count = Glibc.read(descriptor, buffer.baseAddress.unsafelyUnwrapped + filled, buffer.count - filled)
        if count < 0 && errno == EINTR && vn_interrupt() == 0 { continue }
        if count < 0, errno != EINTR { failure = errno }
        if count <= 0 { break }
        filled += count
      }
    }
    bytes.removeLast(before + count - filled)
    if failure != 0 { throw SystemError(failure, doing: "read") }
  }
}
