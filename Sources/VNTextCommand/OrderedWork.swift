/// Does jobs on several threads and hands their results out in the order of the jobs, on the thread that asked.
///
/// No more jobs are under way than there are threads and one, so that results wait for nobody long and memory is bounded.
final class OrderedWork<Job, Result>: @unchecked Sendable {
  private let monitor = Monitor()
  private let work: (Job) -> Result
  private var jobs: [(index: Int, job: Job)] = []
  private var results: [Int: Result] = [:]
  private var isFinished = false

  private init(_ work: @escaping (Job) -> Result) { self.work = work }

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
    let shared = OrderedWork(work)
    let workers = threads > 1 ? (0..<threads).compactMap { _ in WorkerThread { shared.serve() } } : []
    defer {
      shared.monitor.locked { shared.isFinished = true }
      for worker in workers { worker.join() }
    }
    guard !workers.isEmpty else {
      while let job = next() { try take(work(job)) }
      return
    }
    var (added, taken) = (0, 0)
    while true {
      while added - taken <= workers.count, let job = next() {
        shared.monitor.locked { shared.jobs.append((added, job)) }
        added += 1
      }
      if taken == added { return }
      let result = shared.monitor.wait { shared.results.removeValue(forKey: taken) }
      taken += 1
      try take(result)
    }
  }

  private func serve() {
    while true {
      let next = monitor.wait { () -> (index: Int, job: Job)?? in
        if isFinished { return .some(nil) }
        return jobs.isEmpty ? nil : .some(jobs.removeFirst())
      }
      guard let next else { return }
      let result = work(next.job)
      monitor.locked { results[next.index] = result }
    }
  }
}
