#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A lock with a condition: threads change what they share inside it, and wait in it for what others change.
final class Monitor: @unchecked Sendable {
  private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  private let change = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)

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

  /// Changes what is shared; whoever waits looks again.
  func locked<T>(_ body: () -> T) -> T {
    pthread_mutex_lock(mutex)
    defer {
      pthread_cond_broadcast(change)
      pthread_mutex_unlock(mutex)
    }
    return body()
  }

  /// Waits until `body`, which may change what is shared, has something.
  func wait<T>(_ body: () -> T?) -> T {
    pthread_mutex_lock(mutex)
    defer {
      pthread_cond_broadcast(change)
      pthread_mutex_unlock(mutex)
    }
    while true {
      if let found = body() { return found }
      pthread_cond_wait(change, mutex)
    }
  }
}
