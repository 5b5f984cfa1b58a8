/// A unit, counted noun or currency that a number can have.
package struct UnitEntry: Sendable {
  package enum Kind: UInt8, Sendable {
    case measure, noun, currency, percent
    /// năm, tháng, ngày …: units only below a fraction bar.
    case calendar
    /// A word that begins like a unit and is none: "công suất".
    case shadow
  }

  package var kind: Kind
  /// What is emitted: `t`, `ha`, `dự án`, `VND`.
  package var symbol: StaticBytes
  /// The group a measure belongs to, e.g. `mass`.
  package var dimension = Dimension.other

  /// The group of a measure, as `units.tsv` names it.
  package enum Dimension: UInt8, Sendable { case mass, length, area, volume, ratio, count, other }
}

/// A run of bytes inside an embedded table: it lives as long as the process.
package struct StaticBytes: @unchecked Sendable {
  package let buffer: UnsafeBufferPointer<UInt8>
  package init(_ buffer: UnsafeBufferPointer<UInt8>) { self.buffer = buffer }
  package var string: String { String(decoding: buffer, as: UTF8.self) }
}
