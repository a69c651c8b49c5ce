import WaybillCore
import WaybillRunner

/// Work that is done again whenever a file that it reads has changed, until a person ends it.
struct Watch {
  /// How long nobody looks at the files.
  static let pause = Duration.milliseconds(200)

  let terminal: Terminal
  /// The files to look at, which may be others after a change.
  let files: () -> [String]

  /// Does the work, and again after each change.
  ///
  /// - Parameter work: Does it, says itself what went wrong, and returns the status.
  /// - Returns: the status of the work that was done last.
  func run(_ work: () throws -> Int32) rethrows -> Int32 {
    while true {
      // Before the work, so that what changes while it is done is seen after it.
      let paths = files()
      let before = FileStates(of: paths)
      let status = try work()
      terminal.patience.endsWith(status)
      terminal.progress(Progress("waiting for a change of \(counted(paths.count, "file")); Ctrl-C ends"))
      guard waitForChange(of: paths, from: before) else { return status }
    }
  }

  /// Waits until files have changed, and then until they change no more: an editor may write them in several steps.
  ///
  /// - Returns: false when nobody waits any longer.
  private func waitForChange(of paths: [String], from before: FileStates) -> Bool {
    var last = before
    while true {
      guard terminal.patience.pause(Self.pause) else { return false }
      let now = FileStates(of: paths)
      if now == last, now != before { return true }
      last = now
    }
  }
}
