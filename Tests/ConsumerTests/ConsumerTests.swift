import Foundation
import Testing

/// Another package uses the library as its README says: it depends on this checkout, imports `VNText`, builds and runs.
struct ConsumerTests {
  private static let source = """
    import VNText

    let text = "Xuất khẩu ước 1.500 triệu USD, tăng 16,37% so với cùng kỳ; từ 15 đến 20 tỷ đồng quý I/2023."
    for mention in FigureExtractor().mentions(in: text) {
      let value = mention.normalized ?? "?"
      print(mention.kind.name, mention.text, value, mention.unit ?? "-", mention.utf8Range.lowerBound, separator: "|")
    }
    let document = try Document(bytes: [0xEF, 0xBB, 0xBF] + Array("tăng 5%".utf8))
    let mention = try FigureExtractor().mentions(in: document)[0]
    print(mention.value == ExactDecimal(5), mention.modifiers == .increase, mention.utf8Range, document.encoding)

    """

  private static let expected = """
    money|1.500 triệu USD|1500000000|USD|21
    percent|16,37%|16.37|%|46
    money|15 đến 20 tỷ đồng|15000000000..20000000000|VND|79
    date|quý I/2023|2023-Q1|-|105
    true true 9..<11 utf8

    """

  /// The root of the checkout, by the place of this file.
  private static let checkout = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  private static func manifest(of name: String) -> String {
    """
    // swift-tools-version: 6.2
    import PackageDescription

    let package = Package(
      name: "\(name)",
      dependencies: [.package(path: "\(checkout.path)")],
      targets: [
        .executableTarget(
          name: "\(name)", dependencies: [.product(name: "VNText", package: "\(checkout.lastPathComponent)")], path: ".", sources: ["main.swift"])
      ]
    )

    """
  }

  @Test func buildsAndRuns() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("vntext-consumer-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try Data(Self.manifest(of: "consumer").utf8).write(to: folder.appendingPathComponent("Package.swift"))
    try Data(Self.source.utf8).write(to: folder.appendingPathComponent("main.swift"))

    let (output, errors) = (folder.appendingPathComponent("output.txt"), folder.appendingPathComponent("errors.txt"))
    for file in [output, errors] { try Data().write(to: file) }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [
      "swift", "run", "--package-path", folder.path, "--scratch-path", folder.appendingPathComponent("build").path, "consumer",
    ]
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = try FileHandle(forWritingTo: errors)
    try process.run()
    let end = Date().addingTimeInterval(300)
    while process.isRunning, Date() < end { usleep(50_000) }
    if process.isRunning { kill(process.processIdentifier, SIGKILL) }
    process.waitUntilExit()

    let printed = try String(contentsOf: output, encoding: .utf8)
    let log = try String(contentsOf: errors, encoding: .utf8)
    #expect(process.terminationReason == .exit && process.terminationStatus == 0, "\(printed.suffix(2_000))\n\(log.suffix(2_000))")
    #expect(printed.hasSuffix(Self.expected))
  }
}
