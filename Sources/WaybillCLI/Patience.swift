import Glibc
import Synchronization

/// How a command waits for what others do.
struct Patience: Sendable {
  /// Waits for a while; false when nobody waits any longer.
  let pause: @Sendable (Duration) -> Bool
  /// Says with which status Ctrl-C ends the command from now on.
  let endsWith: @Sendable (Int32) -> Void

  /// That of a process, which Ctrl-C ends at once; a run is a transaction, so that nothing half-done is left.
  static let process = Patience { pause in
    usleep(UInt32(pause / .microseconds(1)))
    return true
  } endsWith: { status in
    interruptStatus.store(status, ordering: .relaxed)
    signal(SIGINT) { _ in
      // What the shell writes next begins a line of its own.
      if isatty(STDERR_FILENO) == 1 { write(STDERR_FILENO, "\n", 1) }
      _exit(interruptStatus.load(ordering: .relaxed))
    }
  }
}

/// Where the handler of the signal finds the status; set before there is a handler.
private let interruptStatus = Atomic<Int32>(0)
