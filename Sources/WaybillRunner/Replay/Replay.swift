public import WaybillCore
import WaybillLedger
import WaybillMapping

/// Tries again what a run refused, once the mapping is mended; what is read now joins the records in the ledger.
public struct Replay {
  /// What became of one file.
  public struct File: Sendable {
    public let source: String
    public let name: String
    /// How many rejects there were before.
    public let before: Int
    /// How many are refused again, or anew.
    public let after: Int
    /// How many records came to the ledger.
    public let records: Int
  }

  private let workspace: Workspace

  /// Makes a replay of a pipeline's files.
  public init(_ workspace: Workspace) { self.workspace = workspace }

  /// Tries the rejects of every file again whose mapping has changed since a run, or of one source.
  ///
  /// One transaction: when one file stops it, the ledger stays as it was. Of the earlier attempt the rejects stay too.
  /// - Returns: the files that had something to try again.
  /// - Throws: a diagnostic for a file that no run has taken in, and for a mapping that now makes something else of
  ///   rows that were not refused.
  public func execute(
    source wanted: String? = nil, progress: @escaping Progress.Listener = { _ in }
  ) throws(Diagnostics) -> [File] {
    let known = workspace.sources.map(\.mapping.id)
    if let wanted, !known.contains(wanted) { throw Diagnostics([.unknownSource(wanted, known: known)]) }
    do {
      return try workspace.openLedger().transaction { ledger in
        var files: [File] = []
        for source in workspace.sources where wanted ?? source.mapping.id == source.mapping.id {
          for file in source.files {
            let intake = SnapshotIngest(source: source, file: file, progress: progress)
            if let done = try replay(try intake.snapshot(), intake, in: ledger, progress) { files.append(done) }
          }
        }
        return files
      }
    } catch {
      throw Diagnostics(explaining: error)
    }
  }

  /// Tries the rejects of one file again; nil where there is nothing to try.
  private func replay(
    _ snapshot: Snapshot, _ intake: SnapshotIngest, in ledger: LedgerTransaction,
    _ progress: @escaping Progress.Listener
  ) throws -> File? {
    let source = intake.source
    if try ledger.existingIngest(sha256: snapshot.sha256, mappingHash: source.mappingHash) != nil { return nil }
    let attempts = try lastAttempts(ledger, ledger.attempts(sha256: snapshot.sha256, mapping: source.mapping.id))
    if attempts.isEmpty {
      throw Diagnostics([.notIngested(snapshot.name, pipeline: workspace.pipeline.name, at: intake.file.place)])
    }
    guard let earlier = try attempts.first(where: { try !ledger.rejects(of: $0, limit: 1).isEmpty }) else { return nil }
    let rejects = try ledger.rejects(of: earlier)
    let more = try ledger.counts(of: earlier).rejectsNotKept
    guard more == 0 else {
      throw Diagnostics([
        .replayWantsAllRejects(
          snapshot.name, kept: rejects.count, of: rejects.count + more, pipeline: workspace.pipeline.name)
      ])
    }
    var rows = RetriedRows(rejects)
    for id in try ledger.chain(of: earlier) { try ledger.scan(id) { rows.keep($0) } }
    let id = try ledger.beginIngest(
      of: SnapshotEntry(snapshot, source.mapping.about), mapping: source.mapping.id, mappingHash: source.mappingHash,
      program: Version.current, replaying: earlier)
    var (records, refused) = (0, 0)
    let outcome = try Ingestion(source: source, snapshot: snapshot, progress: progress).run { batch, rejects in
      let new = rows.new(in: batch)
      if !new.isEmpty {
        var added = RecordBatch(source: batch.source)
        added.take(new, of: batch)
        try ledger.append(added, to: id)
      }
      try ledger.append(rejects, to: id)
      records += new.count
      refused += rejects.count
    }
    guard rows.keepsTheRest else {
      throw Diagnostics([.replayChangesRows(source.name, of: snapshot.name, at: intake.file.place)])
    }
    guard outcome.account.isBalanced else { throw Diagnostics([.unbalanced(source.mapping.id, outcome.account)]) }
    try ledger.finishIngest(
      id, counts: outcome.account, parts: outcome.parts, captures: outcome.captures, vintage: outcome.vintage.text)
    return File(
      source: source.mapping.id, name: snapshot.name, before: rejects.count, after: refused, records: records)
  }

  /// The ingests whose rejects stand, the newest first: the last that tried some again since the last run, and the one
  /// that this run used, which need not be the newest where an older mapping was put back.
  private func lastAttempts(_ ledger: LedgerTransaction, _ attempts: [IngestID]) throws -> [IngestID] {
    let runs = try attempts.map { try (id: $0, run: ledger.lastRun(of: $0)) }
    let used = runs.filter { $0.run != nil }.max { ($0.run ?? 0, $0.id.rawValue) < ($1.run ?? 0, $1.id.rawValue) }
    let since = runs.last { $0.run == nil && $0.id.rawValue > used?.id.rawValue ?? 0 }
    return [since, used].compactMap { $0?.id }
  }
}
