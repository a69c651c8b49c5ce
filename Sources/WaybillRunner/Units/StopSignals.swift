import Glibc
import Synchronization

/// The signals that ask a process to end, caught so that those that it has started can be ended first.
///
/// A signal that is ignored, as under `nohup`, stays so.
struct StopSignals {
  private static let signals = [SIGINT, SIGTERM, SIGHUP]
  /// A handler may only store a number.
  private static let seen = Atomic<Int32>(0)
  private var earlier: [(signal: Int32, action: sigaction)] = []

  init() {
    Self.seen.store(0, ordering: .relaxed)
    for signal in Self.signals {
      var (action, before) = (sigaction(), sigaction())
      sigaction(signal, nil, &before)
      if unsafeBitCast(before.__sigaction_handler.sa_handler, to: Int.self) == 1 { continue }
      action.__sigaction_handler.sa_handler = { Self.seen.store($0, ordering: .relaxed) }
      sigaction(signal, &action, nil)
      earlier.append((signal, before))
    }
  }

  /// The signal that has come.
  var caught: Int32? {
    let signal = Self.seen.load(ordering: .relaxed)
    return signal == 0 ? nil : signal
  }

  /// Handles signals as before.
  func restore() {
    for (signal, action) in earlier {
      var action = action
      sigaction(signal, &action, nil)
    }
  }

  /// Ends this process by a signal that was caught.
  func follow(_ signal: Int32) {
    restore()
    raise(signal)
  }
}
