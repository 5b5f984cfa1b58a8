import Foundation

/// Writes a model: numbers in little-endian order, sections that begin at multiples of a power of two.
///
/// ```
/// var writer = ByteWriter()
/// writer.append(UInt32(7))
/// writer.align(to: 64)
/// try writer.write(to: "model.bin")
/// ```
public struct ByteWriter: Sendable {
  /// What has been written.
  public private(set) var bytes: [UInt8] = []

  /// Nothing written yet.
  public init() {}

  /// Appends a number, its lowest byte first.
  public mutating func append<T: FixedWidthInteger>(_ number: T) {
    withUnsafeBytes(of: number.littleEndian) { bytes.append(contentsOf: $0) }
  }

  /// Appends bytes as they are.
  public mutating func append(contentsOf more: some Sequence<UInt8>) { bytes.append(contentsOf: more) }

  /// Appends numbers one after the other.
  public mutating func append<T: FixedWidthInteger>(numbers: some Sequence<T>) {
    for number in numbers { append(number) }
  }

  /// Appends zeros up to a multiple of `alignment`.
  public mutating func align(to alignment: Int) {
    while bytes.count % alignment != 0 { bytes.append(0) }
  }

  /// Puts a number over bytes written earlier, as for a length known at the end only.
  public mutating func replace<T: FixedWidthInteger>(at place: Int, with number: T) {
    withUnsafeBytes(of: number.littleEndian) { bytes.replaceSubrange(place..<place + $0.count, with: $0) }
  }

  /// Writes all to a file.
  public func write(to path: String) throws { try Data(bytes).write(to: URL(fileURLWithPath: path)) }
}
