// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "Benchmarks",
  dependencies: [
    .package(name: "vntext", path: "../..")
  ],
  targets: [
    .target(
      name: "CSpellOut",
      linkerSettings: [.linkedLibrary("icui18n"), .linkedLibrary("icuuc")]),
    .target(name: "CNormalize", linkerSettings: [.linkedLibrary("icuuc")]),
    .executableTarget(
      name: "Benchmarks",
      dependencies: [
        "CNormalize",
        "CSpellOut",
        .product(name: "VNText", package: "vntext"),
        .product(name: "VietNumbers", package: "vntext"),
        .product(name: "VietRestoration", package: "vntext"),
        .product(name: "VietWords", package: "vntext"),
      ],
      swiftSettings: [
        .treatAllWarnings(as: .error),
        .enableUpcomingFeature("InternalImportsByDefault"),
        .enableUpcomingFeature("ExistentialAny"),
      ]),
  ],
  cxxLanguageStandard: .cxx17
)
