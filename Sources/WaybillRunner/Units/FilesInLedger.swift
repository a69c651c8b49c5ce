import WaybillCore
import WaybillLedger

extension Workspace {
  /// Whether the ledger has each of some files, as far as there is a ledger.
  ///
  /// - Throws: ``LedgerError`` when it cannot be read.
  func areInLedger(_ files: [(source: Source, snapshot: Snapshot)]) throws -> [Bool] {
    guard Files.exists(pipeline.ledger) else { return files.map { _ in false } }
    return try Ledger(path: pipeline.ledger).read { ledger in
      try files.map { source, snapshot in
        try ledger.existingIngest(sha256: snapshot.sha256, mappingHash: source.mappingHash) != nil
      }
    }
  }
}
