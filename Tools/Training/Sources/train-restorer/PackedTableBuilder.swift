import VietRestoration

/// A value for a slot of a context.
struct PackedRecord {
  var hash: UInt64
  var slot: UInt32
  var value: UInt32
}

/// Packs records into buckets, as `PackedTable` reads them.
enum PackedTableBuilder {
  /// How many buckets records get.
  static func buckets(_ count: Int) -> Int { count / PackedTable.meanBucket + 1 }

  /// The bytes of a table, its records in the order of their hashes.
  static func pack(_ records: [PackedRecord], _ shape: PackedTable.Shape) -> [UInt8] {
    let buckets = buckets(records.count)
    let layout = PackedTable.layout(buckets: buckets, records: records.count, shape)
    var bytes = [UInt8](repeating: 0, count: layout.end)
    func write(_ number: UInt32, _ width: Int, at place: Int) {
      for index in 0..<width { bytes[place + index] = UInt8(truncatingIfNeeded: number >> UInt32(8 * index)) }
    }
    let order = records.sorted { ($0.hash, $0.slot) < ($1.hash, $1.slot) }
    var next = 0
    var group = 0
    for bucket in 0...buckets {
      if bucket % PackedTable.groupSize == 0 {
        group = next
        write(UInt32(group), 4, at: bucket / PackedTable.groupSize * 4)
      }
      write(UInt32(next - group), 2, at: layout.places + bucket * 2)
      while next < order.count, PackedTable.bucket(order[next].hash, of: buckets) == bucket {
        let record = order[next]
        let mark = UInt32(truncatingIfNeeded: record.hash) & (1 << shape.markBits - 1)
        let packed = mark | record.slot << shape.markBits | record.value << (shape.markBits + 4)
        write(packed, 2, at: layout.halves + next * 2)
        write(packed >> 16, shape.width - 2, at: layout.rests + next * (shape.width - 2))
        next += 1
      }
    }
    return bytes
  }
}
