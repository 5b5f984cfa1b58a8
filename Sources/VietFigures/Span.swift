package import VietNumbers

/// A length of time: up to three parts, written in ISO 8601 (`P5Y`, `P1Y6M`, `PT8H30M`).
package struct Span: Sendable, Hashable {
  package enum Unit: UInt8, Sendable {
    case year, month, week, day, hour, minute, second

    var letter: UInt8 { [0x59, 0x4D, 0x57, 0x44, 0x48, 0x4D, 0x53][Int(rawValue)] }  // Y M W D H M S
    var isTime: Bool { rawValue >= Unit.hour.rawValue }
  }

  package struct Part: Sendable, Hashable {
    package var count: ExactDecimal
    package var unit: Unit
  }

  package var first: Part
  package var second: Part?
  package var third: Part?

  package init(_ count: ExactDecimal, _ unit: Unit) { first = Part(count: count, unit: unit) }

  package func write(to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "P"))
    var inTime = false
    for part in [first, second, third] {
      guard let part else { continue }
      if part.unit.isTime && !inTime {
        bytes.append(UInt8(ascii: "T"))
        inTime = true
      }
      part.count.write(to: &bytes)
      bytes.append(part.unit.letter)
    }
  }
}
