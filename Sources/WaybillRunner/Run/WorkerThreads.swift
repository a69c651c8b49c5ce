import Glibc

/// A lock that threads can wait under until another says that something has changed.
final class Monitor: @unchecked Sendable {
  private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  private let condition = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)

  init() {
    pthread_mutex_init(mutex, nil)
    pthread_cond_init(condition, nil)
  }

  deinit {
    pthread_cond_destroy(condition)
    pthread_mutex_destroy(mutex)
    condition.deallocate()
    mutex.deallocate()
  }

  /// Calls `body` while no other thread is inside.
  func locked<Result>(_ body: () -> Result) -> Result {
    pthread_mutex_lock(mutex)
    defer { pthread_mutex_unlock(mutex) }
    return body()
  }

  /// Waits for ``changed()``; only inside ``locked(_:)``, where other threads may be inside meanwhile.
  func wait() { pthread_cond_wait(condition, mutex) }

  /// Wakes whoever waits.
  func changed() { pthread_cond_broadcast(condition) }
}

/// Threads that do one work beside the thread that started them.
struct WorkerThreads: ~Copyable {
  private var threads: [pthread_t] = []

  /// Starts up to `count` threads; fewer where the system has no more, since the caller does the work too.
  init(_ count: Int, _ work: @escaping @Sendable () -> Void) {
    for _ in 0..<count {
      let box = Unmanaged.passRetained(Work(work))
      var thread = pthread_t()
      let status = pthread_create(
        &thread, nil,
        { given in
          if let given { Unmanaged<Work>.fromOpaque(given).takeRetainedValue().body() }
          return nil
        }, box.toOpaque())
      if status == 0 {
        threads.append(thread)
      } else {
        box.release()
      }
    }
  }

  /// Waits until all have come to their end.
  consuming func join() {
    for thread in threads { pthread_join(thread, nil) }
  }

  private final class Work: Sendable {
    let body: @Sendable () -> Void
    init(_ body: @escaping @Sendable () -> Void) { self.body = body }
  }
}
