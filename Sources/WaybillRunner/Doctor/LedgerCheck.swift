import Glibc
import WaybillCore
import WaybillLedger

/// The ledger, its log and its disk.
struct LedgerCheck {
  private let file: PipelineFile
  private let free: (String) -> Int64?

  init(_ file: PipelineFile, free: @escaping (String) -> Int64?) {
    self.file = file
    self.free = free
  }

  func findings() -> [Finding] {
    guard let health = LedgerHealth.of(file.ledger) else {
      return [.sound(.ledger, "\(file.ledger): not there yet; the first run makes it")] + shards() + disk(size: 0)
    }
    var findings: [Finding] = health.problems.map { problem in
      .faulty(.ledger, problem, remedy: problem.code == .ledgerNewer ? Remedy.newer : Remedy.ledger)
    }
    if let schema = health.schema, health.problems.isEmpty {
      findings.append(
        .sound(
          .ledger,
          "\(file.ledger): schema \(schema), \(counted(health.size, "byte")), \(counted(health.runs, "run")), undamaged"
        ))
      if schema < Ledger.schemaVersion {
        findings.append(
          .faulty(
            .ledger, .ledgerOlder(schema, known: Ledger.schemaVersion, at: Place(file: file.ledger)),
            remedy: Remedy.older))
      }
    }
    if health.log > 0 {
      findings.append(.faulty(.ledger, .ledgerLog(health.log, at: Place(file: file.ledger)), remedy: Remedy.log))
    }
    return findings + shards() + disk(size: health.size)
  }

  /// The shards beside the ledger, of runs in units.
  private func shards() -> [Finding] {
    LeftShards.beside(file.ledger).map { left in
      let words = left.words(now: time(nil))
      if let hold = left.hold, hold == .run { return .sound(.ledger, "\(left.path): \(hold); \(words)") }
      return .faulty(.ledger, .shardsLeft(words, at: Place(file: left.path)), remedy: Remedy.shards(file.name))
    }
  }

  /// A run may write as much again as the ledger has, and something at the least.
  private func disk(size: Int64) -> [Finding] {
    let needed = max(size, 64 << 20)
    guard let free = free(file.ledger), free < needed else { return [] }
    return [
      .faulty(.ledger, .lowDisk(free: free, needed: needed, at: Place(file: file.ledger)), remedy: Remedy.disk)
    ]
  }
}
