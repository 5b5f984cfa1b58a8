// swift-tools-version: 6.2
import PackageDescription

/// Settings of every target, as in the root package.
let strict: [SwiftSetting] = [
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("ExistentialAny"),
]

let package = Package(
  name: "Training",
  dependencies: [
    .package(name: "vntext", path: "../.."),
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.5.0"),
  ],
  targets: [
    .target(name: "TrainingData", swiftSettings: strict),
    .executableTarget(
      name: "train-restorer",
      dependencies: [
        "TrainingData",
        .product(name: "VietRestoration", package: "vntext"),
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),
    .executableTarget(
      name: "train-segmenter",
      dependencies: [
        "TrainingData",
        .product(name: "VNText", package: "vntext"),
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),
  ]
)
