/// What one input has cost so far, all that is packed in it together.
final class ReadingBudget {
  let limits: ReadingLimits
  private var expanded = 0

  init(_ limits: ReadingLimits) { self.limits = limits }

  /// Books bytes that were unpacked.
  ///
  /// - Parameters:
  ///   - total: what the entry has unpacked to so far.
  ///   - packed: how many bytes it was unpacked from.
  func spend(_ count: Int, total: Int, packed: Int, _ name: String) throws(SourceError) {
    expanded += count
    if expanded > limits.expandedBytes {
      throw .limit(.size, "unpacks to more than \(limits.expandedBytes >> 20) MiB (at \(name))")
    }
    if total > ReadingLimits.freeBytes, total / limits.ratio > packed {
      throw .limit(.ratio, "\(name) unpacks to more than \(limits.ratio) times its size, as an archive bomb does")
    }
  }
}
