import WaybillCore
import WaybillLedger
import WaybillMapping

/// The ingests of a workspace's files, as an earlier run has left them in the ledger.
struct KeptIngests {
  /// One file of a source with its ingest.
  struct Ingest {
    let id: IngestID
    let source: String
    let name: String
    let path: String
  }

  let all: [Ingest]

  /// Finds the ingest of every file.
  ///
  /// - Throws: a diagnostic for each file that no run has taken in as it is now.
  init(of workspace: Workspace, in ledger: LedgerReader) throws {
    var problems = Diagnostics()
    var all: [Ingest] = []
    for source in workspace.sources {
      for file in source.files {
        let snapshot = try Files.snapshot(file.path, named: file.name, at: file.place)
        if let id = try ledger.existingIngest(sha256: snapshot.sha256, mappingHash: source.mappingHash) {
          all.append(Ingest(id: id, source: source.mapping.id, name: file.name, path: file.path))
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
    return try Ledger(path: pipeline.ledger)
  }
}
