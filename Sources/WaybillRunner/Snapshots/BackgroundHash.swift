import Synchronization
import WaybillCore

/// The hash of a file, taken on a thread of its own while the file is read.
///
/// Only a file that the ledger cannot know is read before its hash is: none in it has the same size.
final class BackgroundHash: Sendable {
  /// How many nanoseconds the hash took.
  var nanoseconds: Int64 { found.withLock { $0?.nanoseconds ?? 0 } }

  private let file: PipelineFile.Source.File
  private let found = Mutex<(snapshot: Result<Snapshot, Diagnostics>, nanoseconds: Int64)?>(nil)

  init(_ file: PipelineFile.Source.File) { self.file = file }

  /// Takes the hash while `work` is done, and gives both.
  ///
  /// - Throws: what `work` throws; why the file cannot be read.
  func take<Result>(during work: () throws -> Result) throws -> (Result, Snapshot) {
    let thread = WorkerThreads(1) { self.take() }
    let result = Swift.Result { try work() }
    thread.join()
    // Where no thread could be started.
    if found.withLock({ $0 == nil }) { take() }
    guard let snapshot = found.withLock({ $0?.snapshot }) else { preconditionFailure("the hash was taken") }
    return (try result.get(), try snapshot.get())
  }

  private func take() {
    let start = Timings.now()
    let snapshot = Result { () throws(Diagnostics) -> Snapshot in
      try Files.snapshot(file.path, named: file.name, at: file.place)
    }
    found.withLock { $0 = (snapshot, Timings.now() - start) }
  }
}
