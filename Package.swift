// swift-tools-version: 6.2
import PackageDescription

/// Settings of every Swift target: Swift 6 mode is the tools version's default; a warning stops the build.
let strict: [SwiftSetting] = [
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("ExistentialAny"),
]

/// A library room with its tests' name beside it; rooms are listed in the order of dependence.
func room(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: strict)
}

func tests(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
  .testTarget(name: name, dependencies: dependencies, swiftSettings: strict)
}

let package = Package(
  name: "vntext",
  products: [
    .library(name: "VNText", targets: ["VNText"]),
    .library(name: "VietNumbers", targets: ["VietNumbers"]),
    .library(name: "VietDocuments", targets: ["VietDocuments"]),
    .executable(name: "vntext", targets: ["VNTextCommand"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.5.0")
  ],
  targets: [
    .systemLibrary(name: "CICULib", pkgConfig: "icu-i18n", providers: [.apt(["libicu-dev"])]),
    .target(
      name: "CVietICU", dependencies: ["CICULib"],
      cSettings: [.enableWarning("all"), .treatAllWarnings(as: .error)],
      cxxSettings: [.enableWarning("all"), .treatAllWarnings(as: .error)]),
    .systemLibrary(name: "CXML2Lib", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
    .systemLibrary(name: "CZipLib", pkgConfig: "libzip", providers: [.apt(["libzip-dev"])]),
    .target(name: "CVietReaders", dependencies: ["CXML2Lib"], cSettings: [.enableWarning("all"), .treatAllWarnings(as: .error)]),
    .target(
      name: "CVietTables", exclude: ["Tables"], cSettings: [.enableWarning("all"), .treatAllWarnings(as: .error)]),
    .target(name: "CVietModels", exclude: ["Models"], cSettings: [.enableWarning("all"), .treatAllWarnings(as: .error)]),
    .target(name: "CVietViews", exclude: ["Views"], cSettings: [.enableWarning("all"), .treatAllWarnings(as: .error)]),
    .target(name: "CVietBytes", cSettings: [.enableWarning("all"), .treatAllWarnings(as: .error)]),
    room("VietOrthography", ["CVietTables"]),
    room("VietRestoration", ["CVietBytes", "CVietModels", "VietOrthography"]),
    room("VietICU", ["CVietICU", "VietOrthography"]),
    room("VietText", ["CVietBytes", "CVietTables", "VietICU", "VietOrthography"]),
    room("VietLexicon", ["CVietTables", "VietICU", "VietOrthography"]),
    room("VietTokens", ["VietLexicon", "VietOrthography"]),
    room("VietWords", ["CVietBytes", "CVietModels", "CVietTables", "VietOrthography"]),
    room("VietNumbers", ["VietLexicon", "VietOrthography", "VietTokens"]),
    room("VietFigures", ["VietLexicon", "VietNumbers", "VietOrthography", "VietTokens"]),
    room("VietFacts", ["VietFigures", "VietLexicon", "VietNumbers", "VietOrthography", "VietTokens"]),
    room("VietSpelling", ["VietFigures", "VietLexicon", "VietNumbers", "VietOrthography", "VietTokens"]),
    room(
      "VNText",
      [
        "VietFacts", "VietFigures", "VietICU", "VietLexicon", "VietNumbers", "VietOrthography", "VietRestoration", "VietSpelling",
        "VietText", "VietTokens", "VietWords",
      ]),
    room("VietDocuments", ["CVietReaders", "CZipLib", "VietFigures", "VietNumbers", "VietOrthography", "VietText"]),
    room("VietEvaluation", ["VNText", "VietText"]),
    .executableTarget(
      name: "VNTextCommand",
      dependencies: [
        "CVietReaders", "CVietViews", "VNText", "VietDocuments", "VietEvaluation", "VietFacts", "VietFigures", "VietICU", "VietNumbers",
        "VietOrthography",
        "VietRestoration",
        "VietSpelling",
        "VietText",
        "VietTokens", "VietWords",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),
    .target(
      name: "TestSupport", dependencies: ["VietLexicon", "VietOrthography", "VietTokens"], path: "Tests/TestSupport", swiftSettings: strict),
    tests("VietOrthographyTests", ["CVietTables", "TestSupport", "VietOrthography"]),
    tests("VietRestorationTests", ["TestSupport", "VietOrthography", "VietRestoration"]),
    tests("VietTextTests", ["TestSupport", "VietICU", "VietText"]),
    tests("VietLexiconTests", ["CVietTables", "TestSupport", "VietICU", "VietLexicon", "VietOrthography", "VietTokens"]),
    tests("VietTokensTests", ["TestSupport", "VietLexicon", "VietTokens"]),
    tests("VietWordsTests", ["CVietTables", "TestSupport", "VietOrthography", "VietWords"]),
    tests("VietNumbersTests", ["TestSupport", "VietLexicon", "VietNumbers", "VietTokens"]),
    tests("CommandTests", ["VNTextCommand"]),
    tests("ConsumerTests", []),
    tests("VNTextTests", ["VNText"]),
    tests("VietFiguresTests", ["VietFigures"]),
    tests("VietFactsTests", ["VNText"]),
    tests("VietDocumentsTests", ["CZipLib", "TestSupport", "VNText", "VietDocuments", "VietFigures", "VietOrthography", "VietText"]),
    tests("VietEvaluationTests", ["VNText", "VietEvaluation"]),
    tests("CorpusTests", ["TestSupport", "VNText", "VietDocuments", "VietEvaluation", "VietOrthography", "VietText", "VietWords"]),
  ],
  cLanguageStandard: .gnu2x,
  cxxLanguageStandard: .cxx17
)
