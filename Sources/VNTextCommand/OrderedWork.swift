#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Does jobs on several threads and hands their results out in the order of the jobs, on the thread that asked.
///
/// No more jobs are under way than there are threads and one, so that results wait for nobody long and memory is bounded.
final class OrderedWork<Job, Result>: @unchecked Sendable {
  private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  private let change = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
  private let work: (Job) -> Result
  private var jobs: [(index: Int, job: Job)] = []
  private var results: [Int: Result] = [:]
  private var isFinished = false

  private init(_ work: @escaping (Job) -> Result) {
    self.work = work
    pthread_mutex_init(mutex, nil)
    pthread_cond_init(change, nil)
  }

  deinit {
    pthread_cond_destroy(change)
    pthread_mutex_destroy(mutex)
    change.deallocate()
    mutex.deallocate()
  }

  /// Does all jobs.
  ///
  /// - Parameters:
  ///   - threads: how many work at once; with one, or where none are to be had, the work is done here.
  ///   - next: the next job; nil behind the last one.
  ///   - work: called on other threads.
  ///   - take: called here, in the order of the jobs.
  static func run<E: Error>(
    threads: Int, next: () -> Job?, _ work: @escaping (Job) -> Result, take: (Result) throws(E) -> Void
  ) throws(E) {
    guard threads > 1 else {
      while let job = next() { try take(work(job)) }
      return
    }
    let shared = OrderedWork(work)
    let workers = (0..<threads).compactMap { _ in WorkerThread { shared.serve() } }
    defer {
      shared.locked { shared.isFinished = true }
      for worker in workers { worker.join() }
    }
    guard !workers.isEmpty else {
      while let job = next() { try take(work(job)) }
      return
    }
    var (added, taken) = (0, 0)
    while true {
      while added - taken <= workers.count, let job = next() {
        shared.locked { shared.jobs.append((added, job)) }
        added += 1
      }
      if taken == added { return }
      let result = shared.wait { shared.results.removeValue(forKey: taken) }
      taken += 1
      try take(result)
    }
  }

  private func serve() {
    while true {
      let next: (index: Int, job: Job)? = wait {
        if self.isFinished { return .some(nil) }
        return self.jobs.isEmpty ? nil : .some(self.jobs.removeFirst())
      }
      guard let next else { return }
      let result = work(next.job)
      locked { results[next.index] = result }
    }
  }

  private func locked(_ body: () -> Void) {
    pthread_mutex_lock(mutex)
    body()
    pthread_cond_broadcast(change)
    pthread_mutex_unlock(mutex)
  }

  /// Waits until `body` has something.
  private func wait<T>(_ body: () -> T?) -> T {
    pthread_mutex_lock(mutex)
    defer { pthread_mutex_unlock(mutex) }
    while true {
      if let found = body() { return found }
      pthread_cond_wait(change, mutex)
    }
  }
}
