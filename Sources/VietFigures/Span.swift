public import VietNumbers
public import VietOrthography

/// A length of time: up to three parts, written in ISO 8601 (`P5Y`, `P1Y6M`, `PT8H30M`).
public struct Span: Sendable, Hashable {
  public enum Unit: UInt8, Sendable {
    case year, month, week, day, hour, minute, second

    var letter: UInt8 { [0x59, 0x4D, 0x57, 0x44, 0x48, 0x4D, 0x53][Int(rawValue)] }  // Y M W D H M S
    var isTime: Bool { rawValue >= Unit.hour.rawValue }
  }

  /// A whole number of smaller units behind the first part.
  public struct Rest: Sendable, Hashable {
    public var count: UInt16
    public var unit: Unit
  }

  public var count: ExactDecimal
  public var unit: Unit
  public var second: Rest?
  public var third: Rest?

  public init(_ count: ExactDecimal, _ unit: Unit) { (self.count, self.unit) = (count, unit) }

  public func write(to bytes: inout ByteBuffer) {
    bytes.append(UInt8(ascii: "P"))
    if unit.isTime { bytes.append(UInt8(ascii: "T")) }
    count.write(to: &bytes)
    bytes.append(unit.letter)
    var inTime = unit.isTime
    for rest in [second, third] {
      guard let rest else { return }
      if rest.unit.isTime && !inTime {
        bytes.append(UInt8(ascii: "T"))
        inTime = true
      }
      bytes.append(decimal: Int(rest.count))
      bytes.append(rest.unit.letter)
    }
  }
}
