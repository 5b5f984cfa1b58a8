#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A thread of the operating system that runs one closure.
struct WorkerThread {
  private final class Body {
    let run: () -> Void
    init(_ run: @escaping () -> Void) { self.run = run }
  }

  /// Swift's own threads have stacks of 512 KiB; the grammars of a debug build want more.
  private static let stackSize = 16 << 20

  private let thread: pthread_t

  /// Starts a thread; nil when there is none to be had. What `run` shares with others is its own affair.
  init?(_ run: @escaping () -> Void) {
    let body = Unmanaged.passRetained(Body(run))
    var attributes = pthread_attr_t()
    pthread_attr_init(&attributes)
    defer { pthread_attr_destroy(&attributes) }
    pthread_attr_setstacksize(&attributes, Self.stackSize)
    #if canImport(Darwin)
      var started: pthread_t?
    #else
      var started = pthread_t()
    #endif
    let status = pthread_create(
      &started, &attributes,
      { pointer in
        #if canImport(Darwin)
          let raw: UnsafeMutableRawPointer = pointer
        #else
          guard let raw = pointer else { return nil }
        #endif
        Unmanaged<Body>.fromOpaque(raw).takeRetainedValue().run()
        return nil
      }, body.toOpaque())
    guard status == 0 else {
      body.release()
      return nil
    }
    #if canImport(Darwin)
      guard let started else { return nil }
    #endif
    thread = started
  }

  /// Waits for its end.
  func join() { pthread_join(thread, nil) }
}
