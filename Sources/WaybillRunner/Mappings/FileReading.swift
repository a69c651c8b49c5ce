import WaybillCore
import WaybillMapping

/// What one mapping makes of one file, outside any pipeline and without a ledger.
struct FileReading {
  private(set) var records: [Record] = []
  private(set) var rejects: [Reject] = []
  /// How many rejects there are in all.
  private(set) var rejectCount = 0
  /// What all records come to, and who tells them.
  private(set) var summary = RecordSummary()
  let outcome: Ingestion.Outcome
  /// How the checks of the mapping ended over this one file; empty where they were not asked for.
  let checks: [CheckOutcome]

  /// Reads a whole file.
  ///
  /// - Parameters:
  ///   - name: What diagnostics call the file.
  ///   - place: Where the file is asked for.
  ///   - limit: How many records and how many rejects to keep; all when nil.
  ///   - checking: Whether to make the checks of the mapping.
  /// - Throws: why the file cannot be read, or does not fit the mapping.
  init(
    _ path: String, named name: String, at place: Place?, by source: Workspace.Source, limit: Int? = nil,
    checking: Bool = false, progress: @escaping Progress.Listener = { _ in }
  ) throws(Diagnostics) {
    let limit = limit ?? .max
    do {
      let snapshot = try Files.snapshot(path, named: name, at: place)
      var (records, rejects): ([Record], [Reject]) = ([], [])
      var rejectCount = 0
      var summary = RecordSummary()
      var checks = SourceChecks(checking ? source.mapping.checks : [])
      outcome = try Ingestion(source: source, snapshot: snapshot, progress: progress).run { batch, refused in
        for index in 0..<min(batch.count, limit - records.count) { records.append(batch.record(index)) }
        checks.add(batch, file: 0)
        summary.add(batch)
        rejectCount += refused.count
        rejects += refused.prefix(limit - rejects.count)
      }
      self.checks = checks.outcomes(account: outcome.account, files: [snapshot.name], parts: [outcome.parts])
      (self.records, self.rejects, self.rejectCount, self.summary) = (records, rejects, rejectCount, summary)
    } catch {
      throw Diagnostics(explaining: error)
    }
  }
}
