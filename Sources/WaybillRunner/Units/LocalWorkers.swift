import Glibc
public import WaybillCore

/// Carries units out by processes of this machine, so many at a time.
///
/// A signal that asks this process to end is passed on to them; what they have finished stays.
public struct LocalWorkers: UnitCarrier {
  /// How many processes can be asked for.
  public static let range = 1...256
  /// How many of the last lines of a failed process are told.
  private static let lastLines = 10

  private let program: String
  private let count: Int

  /// Makes a carrier.
  ///
  /// - Parameter program: the path of the program, whose command `work` is called.
  public init(_ count: Int, program: String) {
    self.count = count
    self.program = program
  }

  public func carry(
    _ units: [String], of order: WorkOrder, progress: @escaping Progress.Listener
  ) throws(Diagnostics) {
    let stop = StopSignals()
    defer { stop.restore() }
    var waiting = units[...]
    var running: [WorkerProcess] = []
    var failures: [Diagnostic] = []
    var step = Progress("reading by \(counted(count, "worker"))", of: Int64(units.count), counting: "rows")
    progress(step)
    while true {
      while running.count < count, failures.isEmpty, let unit = waiting.popFirst() {
        do throws(WorkerProcess.StartError) {
          running.append(
            try WorkerProcess(
              program, ["work", order.plan, "--unit", unit] + order.folders, of: unit))
        } catch {
          failures.append(.workerNotStarted(unit, reason: error.reason))
        }
      }
      if running.isEmpty { break }
      WorkerProcess.wait(for: running)
      if let signal = stop.caught {
        for worker in running { worker.stop() }
        stop.follow(signal)
      }
      running.removeAll { worker in
        guard let ending = worker.ending() else { return false }
        if let manifest = ShardManifest(worker.output), ending == 0 {
          step.done += 1
          step.count += manifest.rows
          progress(step)
        } else {
          failures.append(.unitFailed(worker.unit, ending, lastLines: worker.lastLines(Self.lastLines)))
        }
        return true
      }
    }
    if !failures.isEmpty { throw Diagnostics(failures) }
  }
}
