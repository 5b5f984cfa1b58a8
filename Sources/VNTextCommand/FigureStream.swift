import VietFigures
import VietText
import VietTokens

/// The figures of a text passage by passage: those of a long text are found on a thread of their own, one passage ahead.
struct FigureStream {
  /// A shorter text is not worth a thread.
  private static let threshold = 1 << 20

  private let text: NormalizedText
  private let grids: [CellGrid]
  private let isThreaded: Bool

  /// - Parameter isThreaded: whether there may be a thread of its own.
  init(_ input: InputText, isThreaded: Bool) { (text, grids, self.isThreaded) = (input.text, input.grids, isThreaded) }

  private struct Batch {
    let figures: [Figure]
    /// Nil behind the last one.
    let passage: Passage?
  }

  /// Calls `body` with the figures of each passage, in text order, on this thread.
  func forEachPassage(_ body: ([Figure], Passage) throws(OutputError) -> Void) throws(OutputError) {
    guard isThreaded, text.bytes.count >= Self.threshold else { return try scan(body) }
    let relay = Relay<Batch>()
    let (bytes, grids) = (text.bytes, grids)
    var failure: OutputError?
    let isDone = relay.feed(
      { relay in
        var scanner = FigureScanner()
        var state = FigureScanner.State()
        bytes.withUnsafeBufferPointer { bytes in
          try? scanner.scan(bytes, from: &state, grids: grids) { (figures, passage, _) throws(Cancelled) in
            guard relay.put(Batch(figures: figures, passage: passage)) else { throw Cancelled() }
          }
        }
        // The storage of the last passages lives as long as the scanner.
        _ = relay.put(Batch(figures: [], passage: nil))
        withExtendedLifetime(bytes) {}
      },
      while: {
        while let batch = relay.take(), let passage = batch.passage {
          do throws(OutputError) {
            try body(batch.figures, passage)
          } catch {
            failure = error
            return
          }
        }
      })
    guard isDone else { return try scan(body) }
    if let failure { throw failure }
  }

  private struct Cancelled: Error {}

  private func scan(_ body: ([Figure], Passage) throws(OutputError) -> Void) throws(OutputError) {
    var scanner = FigureScanner()
    var state = FigureScanner.State()
    try text.bytes.withUnsafeBufferPointer { (bytes) throws(OutputError) in
      try scanner.scan(bytes, from: &state, grids: grids) { (figures, passage, _) throws(OutputError) in try body(figures, passage) }
    }
  }
}
