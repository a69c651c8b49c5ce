import WaybillCore
import WaybillLedger
import WaybillMapping
import WaybillReport

/// Takes one file into the ledger, or finds it there.
///
/// The same snapshot with the same mapping is never taken in twice: its records are then read back from the ledger.
struct SnapshotIngest {
  let source: Workspace.Source
  let file: PipelineFile.Source.File
  let progress: Progress.Listener

  /// One file as the ledger has it.
  struct Kept {
    let id: IngestID
    let snapshot: Snapshot
    let account: RowAccount
    let captures: [String: String]
    let rejects: [Reject]
    /// Whether an earlier run had taken it in.
    let wasThere: Bool
  }

  /// The file as it stands on the disk, which must be the one that the pipeline pins.
  func snapshot() throws(Diagnostics) -> Snapshot {
    let snapshot = try Files.snapshot(file.path, named: file.name, at: file.place)
    if let pinned = file.sha256, pinned != snapshot.sha256 {
      throw Diagnostics([
        .pinnedFileDiffers(file.name, expected: pinned, found: snapshot.sha256, at: file.place)
      ])
    }
    return snapshot
  }

  /// Gives `body` every batch of the file's records, taking them in on the way when they are new.
  func run(
    _ snapshot: Snapshot, in ledger: LedgerTransaction, _ body: (borrowing RecordBatch) -> Void
  ) throws -> Kept {
    if let id = try ledger.existingIngest(sha256: snapshot.sha256, mappingHash: source.mappingHash) {
      let records = Int64(try ledger.counts(of: id).records)
      var step = Progress("reading \(snapshot.name) from the ledger", of: records, counting: "records")
      progress(step)
      try ledger.scan(id) { batch in
        body(batch)
        step.add(records: batch.count)
        progress(step)
      }
      return try kept(id, snapshot, in: ledger, wasThere: true)
    }
    let id = try ledger.beginIngest(
      of: entry(for: snapshot), mapping: source.mapping.id, mappingHash: source.mappingHash, program: Version.current)
    let outcome = try Ingestion(source: source, snapshot: snapshot, progress: progress).run { batch, rejects in
      try ledger.append(batch, to: id)
      try ledger.append(rejects, to: id)
      body(batch)
    }
    guard outcome.account.isBalanced else {
      throw Diagnostics([.unbalanced(source.mapping.id, outcome.account)])
    }
    try ledger.finishIngest(
      id, counts: outcome.account, captures: outcome.captures,
      vintage: outcome.captures.sorted { $0.key < $1.key }.compactMap { $0.value["vintage"] }.first)
    return try kept(id, snapshot, in: ledger, wasThere: false)
  }

  private func kept(
    _ id: IngestID, _ snapshot: Snapshot, in ledger: LedgerTransaction, wasThere: Bool
  ) throws -> Kept {
    let captures = try ledger.captures(of: id).sorted { $0.key < $1.key }.map(\.value)
    return Kept(
      id: id, snapshot: snapshot, account: try ledger.counts(of: id),
      captures: captures.reduce(into: [:]) { $0.merge($1) { first, _ in first } },
      rejects: try ledger.rejects(of: id), wasThere: wasThere)
  }

  private func entry(for snapshot: Snapshot) -> SnapshotEntry {
    let about = source.mapping.about
    return SnapshotEntry(
      sha256: snapshot.sha256, size: snapshot.size, name: snapshot.name, publisher: about.publisher,
      title: about.title, url: about.url, terms: about.terms)
  }
}
