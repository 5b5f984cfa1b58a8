#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Hands items from one thread to another, one at a time.
///
/// `put` waits until the taker is done with the item before: whoever makes items needs storage for two of them.
final class Relay<Item>: @unchecked Sendable {
  private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  private let change = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
  private var item: Item?
  private var isTaken = false
  private var isFinished = false
  private var isCancelled = false

  init() {
    pthread_mutex_init(mutex, nil)
    pthread_cond_init(change, nil)
  }

  deinit {
    pthread_cond_destroy(change)
    pthread_mutex_destroy(mutex)
    change.deallocate()
    mutex.deallocate()
  }

  /// Hands an item over; false when nobody takes any more.
  func put(_ item: Item) -> Bool {
    locked {
      wait { (self.item == nil && !isTaken) || isCancelled }
      guard !isCancelled else { return false }
      self.item = item
      return true
    }
  }

  /// No items follow.
  func finish() { locked { isFinished = true } }

  /// No items are taken any more.
  func cancel() { locked { isCancelled = true } }

  /// The next item, which is held until the next call; nil behind the last one.
  func take() -> Item? {
    locked { isTaken = false }
    return locked {
      wait { item != nil || isFinished }
      guard let next = item else { return nil }
      (item, isTaken) = (nil, true)
      return next
    }
  }

  private func locked<T>(_ body: () -> T) -> T {
    pthread_mutex_lock(mutex)
    defer {
      pthread_cond_broadcast(change)
      pthread_mutex_unlock(mutex)
    }
    return body()
  }

  private func wait(until condition: () -> Bool) {
    while !condition() { pthread_cond_wait(change, mutex) }
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
