import Foundation

/// A file that models are learnt from, by its name in the folder of data.
public enum DataFile: String, CaseIterable, Sendable {
  /// Sentences of news and law with three segmenters' labels.
  case silver = "silver.tsv.xz"
  /// News of 2003–04, segmented by hand.
  case vlspSample = "vlsp-sample.jsonl.xz"
  /// Treebank sentences, for training.
  case treebankTrain = "vtb-train.jsonl.xz"
  /// Treebank sentences, for tuning.
  case treebankDevelopment = "vtb-dev.jsonl.xz"

  /// The SHA-256 of the file that the committed models were learnt from.
  public var checksum: String {
    switch self {
    case .silver: "6ac2cb6e6e052ed5edf908bffaef40658832681ff7fdd07db6471ba5663db5ea"
    case .vlspSample: "873ad4c4bb87d76340b16c96e6b23b61b49dbab355ea422aec28f99268b4c9a5"
    case .treebankTrain: "cc5723b173ca1ba1018f2c2b4a2f388cee620a26ddd9287ef65335c545a67b49"
    case .treebankDevelopment: "646ddb890237e84f242aef5a70e5f88333d5bb421e5ee07d1e2fdc9b1ee0645f"
    }
  }
}

/// Why data could not be had.
public struct DataError: Error, CustomStringConvertible {
  /// One line: what, where, what to do.
  public let description: String

  /// An error in words.
  public init(_ description: String) { self.description = description }
}

/// The folder of data, as `--data` names it.
///
/// ```
/// let bytes = try DataFolder("data").read(.silver)   // the text of silver.tsv, once its checksum is right
/// ```
public struct DataFolder: Sendable {
  /// Its path.
  public let path: String

  /// A folder by its path.
  public init(_ path: String) { self.path = path }

  /// The unpacked content of a file whose checksum is that of the committed list.
  ///
  /// - Throws: `DataError` where the file is missing or another one.
  public func read(_ file: DataFile) throws -> [UInt8] {
    let place = path.hasSuffix("/") ? path + file.rawValue : path + "/" + file.rawValue
    guard FileManager.default.isReadableFile(atPath: place) else {
      throw DataError("\(place): cannot be read; give the folder of data with --data")
    }
    let sum = String(decoding: try Self.output(of: ["sha256sum", place]), as: UTF8.self).prefix(64)
    guard sum == file.checksum else { throw DataError("\(place): its SHA-256 is \(sum), not \(file.checksum); get the right file") }
    return try Self.output(of: ["xz", "-dc", place])
  }

  /// What a program of the `PATH` writes to its standard output.
  private static func output(of command: [String]) throws -> [UInt8] {
    let process = Process()
    let pipe = Pipe()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = command
    process.standardOutput = pipe
    try process.run()
    let data = try pipe.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw DataError("\(command.joined(separator: " ")): failed; is the program installed?") }
    return [UInt8](data)
  }
}
