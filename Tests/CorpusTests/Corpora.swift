import Foundation

/// The folder `Corpora` of the checkout.
enum Corpora {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Corpora")

  /// Paths below `Corpora`, sorted.
  static func files(in folders: [String], ending: String) -> [String] {
    folders.flatMap { name in
      let found = (try? FileManager.default.contentsOfDirectory(atPath: folder.appending(path: name).path)) ?? []
      return found.filter { $0.hasSuffix(ending) }.sorted().map { "\(name)/\($0)" }
    }
  }

  static func text(_ path: String) -> String {
    (try? String(contentsOf: folder.appending(path: path), encoding: .utf8)) ?? ""
  }
}
