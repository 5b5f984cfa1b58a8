/// Hands items from one thread to another, one at a time.
///
/// `put` waits until the taker is done with the item before: whoever makes items needs storage for two of them.
final class Relay<Item>: @unchecked Sendable {
  private let monitor = Monitor()
  private var item: Item?
  private var isTaken = false
  private var isFinished = false
  private var isCancelled = false

  /// Hands an item over; false when nobody takes any more.
  func put(_ item: Item) -> Bool {
    monitor.wait {
      if isCancelled { return false }
      guard self.item == nil, !isTaken else { return nil }
      self.item = item
      return true
    }
  }

  /// No items follow.
  func finish() { monitor.locked { isFinished = true } }

  /// No items are taken any more.
  func cancel() { monitor.locked { isCancelled = true } }

  /// The next item, which is held until the next call; nil behind the last one.
  func take() -> Item? {
    monitor.locked { isTaken = false }
    return monitor.wait { () -> Item?? in
      if let next = item {
        (item, isTaken) = (nil, true)
        return next
      }
      return isFinished ? .some(nil) : nil
    }
  }

  /// Runs `body` on a thread of its own while `consumer` runs here; false when there is no thread to be had.
  func feed(_ body: @escaping (Relay<Item>) -> Void, while consumer: () -> Void) -> Bool {
    let thread = WorkerThread { [self] in
      body(self)
      finish()
    }
    guard let thread else { return false }
    consumer()
    cancel()
    thread.join()
    return true
  }
}
