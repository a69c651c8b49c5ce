import WaybillCore
import WaybillLedger
import WaybillMapping

/// The shards of all units of one file, which stand in the place of reading it.
struct FileShards {
  let snapshot: Snapshot
  let units: [(unit: UnitPlan.Unit, manifest: ShardManifest)]
  let folder: ShardFolder
  /// What is wrong where the file has no units, and the ledger does not have it either.
  let gone: Diagnostic

  /// Gives the records and rejects of the file in its order, as ``Ingestion`` gives those that it reads.
  ///
  /// - Throws: ``LedgerError`` when a shard cannot be read; that two tables have two vintages; what `body` throws.
  func run<Gatherer: BatchGatherer>(
    of source: String, gathering gatherer: inout Gatherer, progress: Progress.Listener,
    _ body: (borrowing RecordBatch, [Reject], inout LedgerNumbers) throws -> Void
  ) throws -> Ingestion.Outcome {
    // The ledger had it when the units were looked for.
    if units.isEmpty { throw Diagnostics([gone]) }
    var outcome = Ingestion.Outcome()
    let records = units.reduce(0) { $0 + $1.manifest.records }
    var step = Progress("merging \(snapshot.name)", of: Int64(records), counting: "records")
    for (unit, manifest) in units {
      guard let part = unit.part.part else { preconditionFailure("a plan is checked before its shards are read") }
      if unit.part.number == outcome.parts.count { outcome.parts.append(unit.part.kind == .bytes ? .whole : part) }
      if let vintage = manifest.vintage {
        let place = part.place(in: snapshot.name, line: vintage.line, column: vintage.column)
        try outcome.vintage.take(vintage.text, at: place)
      }
      let shard = try Ledger.finishedShard(path: folder.path(of: unit))
      try shard.read { shard in
        guard let ingest = try shard.ingests().first else {
          throw Diagnostics([.damagedShard(unit, at: folder.path(of: unit))])
        }
        outcome.account.merge(ingest.counts)
        for (table, texts) in try shard.captures(of: ingest.id) { outcome.captures[table] = texts }
        var numbers = LedgerNumbers()
        let stream = try shard.recordStream(of: ingest.id)
        while try stream.next() {
          let start = Timings.now()
          gatherer.add(stream.batch)
          let gathered = Timings.now()
          try body(stream.batch, [], &numbers)
          outcome.timings.add(.gather, gathered - start, rows: stream.batch.count)
          outcome.timings.add(.keep, Timings.now() - gathered, rows: stream.batch.count)
          step.add(records: stream.batch.count)
          progress(step)
        }
        try body(RecordBatch(source: source), try shard.rejects(of: ingest.id), &numbers)
      }
    }
    return outcome
  }
}
