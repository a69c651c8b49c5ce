import WaybillCore
import WaybillLedger
import WaybillMapping

/// The ingests of a workspace's files, as an earlier run has left them in the ledger.
struct KeptIngests {
  /// One file of a source with an ingest that holds records of it.
  struct Ingest {
    let id: IngestID
    let origin: Workspace.Source
    let snapshot: Snapshot
    let parts: [WorkUnit.Part]
    /// Whether another tries its rejects again, so that they are not the last word.
    let isReplayed: Bool

    var source: String { origin.mapping.id }
    var name: String { snapshot.name }
  }

  let all: [Ingest]

  /// Finds the ingest of every file; with the history, before it those that other versions of the mapping have made.
  ///
  /// - Throws: a diagnostic for each file that no run has taken in as it is now.
  init(of workspace: Workspace, in ledger: LedgerReader, history: Bool = false) throws {
    var problems = Diagnostics()
    var all: [Ingest] = []
    for source in workspace.sources {
      for file in source.files {
        let snapshot = try Files.snapshot(file.path, named: file.name, at: file.place)
        if let id = try ledger.existingIngest(sha256: snapshot.sha256, mappingHash: source.mappingHash) {
          let parts = try ledger.parts(of: id)
          let chain = try ledger.chain(of: id)
          let attempts = history ? try ledger.attempts(sha256: snapshot.sha256, mapping: source.mapping.id) : []
          all += (attempts.filter { !chain.contains($0) } + chain).map {
            Ingest(id: $0, origin: source, snapshot: snapshot, parts: parts, isReplayed: $0 != id)
          }
        } else if try !ledger.attempts(sha256: snapshot.sha256, mapping: source.mapping.id).isEmpty {
          problems.add(
            .mappingChanged(source.name, of: file.name, pipeline: workspace.pipeline.name, at: file.place))
        } else {
          problems.add(.notIngested(file.name, pipeline: workspace.pipeline.name, at: file.place))
        }
      }
    }
    try problems.throwIfErrors()
    self.all = all
  }

  /// Lends the records of every ingest, or of those of one source, to `body`, in the order of the pipeline.
  func scan(
    _ ledger: LedgerReader, source: String? = nil, _ body: (Ingest, borrowing RecordBatch) throws -> Void
  ) throws {
    for ingest in all where source ?? ingest.source == ingest.source {
      try ledger.scan(ingest.id) { try body(ingest, $0) }
    }
  }
}

extension Workspace {
  /// Opens the pipeline's ledger, which must be there.
  func openLedger() throws -> Ledger {
    guard Files.exists(pipeline.ledger) else {
      throw Diagnostics([.noLedger(pipeline.ledger, pipeline: pipeline.name)])
    }
    return try Ledger(path: pipeline.ledger, rejectsUpTo: pipeline.keptRejects)
  }
}
