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
  var threads = ThreadChoice.chosen(1)
  /// The shards of its units, where the file is not to be read here.
  var shards: FileShards?
  let progress: Progress.Listener

  /// One file as the ledger has it.
  struct Kept {
    /// The ingests that hold its records, oldest first; all but the first have tried rejects again.
    let ids: [IngestID]
    let snapshot: Snapshot
    let account: RowAccount
    let parts: [WorkUnit.Part]
    let captures: [String: String]
    let rejects: [Reject]
    /// Whether an earlier run had taken it in.
    let wasThere: Bool
    let timings: Timings
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

  /// Gathers from every record of the file, taking them in on the way when they are new.
  func run<Gatherer: BatchGatherer>(
    _ snapshot: Snapshot, in ledger: LedgerTransaction, gathering gatherer: inout Gatherer
  ) throws -> Kept {
    if let id = try ledger.existingIngest(sha256: snapshot.sha256, mappingHash: source.mappingHash) {
      let records = try ledger.counts(of: id).records
      var step = Progress("reading \(snapshot.name) from the ledger", of: Int64(records), counting: "records")
      progress(step)
      var timings = Timings()
      try timings.time(.scan, rows: records) {
        for id in try ledger.chain(of: id) {
          try ledger.scan(id) { batch in
            gatherer.add(batch)
            step.add(records: batch.count)
            progress(step)
          }
        }
      }
      return try kept(id, snapshot, in: ledger, wasThere: true, timings)
    }
    return try take(snapshot, in: ledger, gathering: &gatherer, naming: nil)
  }

  /// The size of a file that the ledger cannot have, so that it can be read before its hash is known.
  func sizeOfNewFile(in ledger: LedgerReader) throws -> Int64? {
    guard file.sha256 == nil, let size = Files.size(file.path) else { return nil }
    return try ledger.hasSnapshot(ofSize: size) ? nil : size
  }

  /// Gathers from every record of a new file, taking its hash while it is read.
  func runNew<Gatherer: BatchGatherer>(
    ofSize size: Int64, in ledger: LedgerTransaction, gathering gatherer: inout Gatherer
  ) throws -> Kept {
    // A name that no hash is stands in its place until it is known.
    let hash = HashWhileRead(file)
    let unnamed = Snapshot(
      path: file.path, name: file.name, sha256: "unknown yet: \(file.name)", size: size, observer: hash)
    return try take(unnamed, in: ledger, gathering: &gatherer, naming: hash)
  }

  private func take<Gatherer: BatchGatherer>(
    _ given: Snapshot, in ledger: LedgerTransaction, gathering gatherer: inout Gatherer, naming hash: HashWhileRead?
  ) throws -> Kept {
    var snapshot = given
    let id = try ledger.beginIngest(
      of: SnapshotEntry(snapshot, source.mapping.about), mapping: source.mapping.id, mappingHash: source.mappingHash,
      program: Version.current)
    let ingestion = Ingestion(
      source: source, snapshot: snapshot, threads: threads.threads(forBytes: snapshot.size), progress: progress)
    func keep(_ batch: borrowing RecordBatch, _ rejects: [Reject], _ numbers: inout LedgerNumbers) throws {
      try ledger.append(batch, to: id, &numbers)
      try ledger.append(rejects, to: id)
    }
    var outcome =
      try shards?.run(of: source.mapping.id, gathering: &gatherer, progress: progress, keep)
      ?? ingestion.run(gathering: &gatherer, keep)
    if let hash {
      // What was taken while the file was read is part of the time that reading took.
      let (own, start) = (hash.nanoseconds, Timings.now())
      snapshot = try hash.finish()
      if snapshot.size != given.size { throw Diagnostics([.fileChanged(file.name)]) }
      outcome.timings.add(.read, -own)
      outcome.timings.add(.hash, own + Timings.now() - start)
      try ledger.name(snapshotOf: id, sha256: snapshot.sha256)
    }
    guard outcome.account.isBalanced else {
      throw Diagnostics([.unbalanced(source.mapping.id, outcome.account)])
    }
    var timings = outcome.timings
    try timings.time(.keep) {
      try ledger.finishIngest(
        id, counts: outcome.account, parts: outcome.parts, captures: outcome.captures, vintage: outcome.vintage.text)
    }
    return try kept(id, snapshot, in: ledger, wasThere: false, timings)
  }

  private func kept(
    _ id: IngestID, _ snapshot: Snapshot, in ledger: LedgerTransaction, wasThere: Bool, _ timings: Timings
  ) throws -> Kept {
    var captures: [String: [String]] = [:]
    for (_, texts) in try ledger.captures(of: id).sorted(by: { $0.key < $1.key }) {
      for (name, text) in texts where captures[name]?.contains(text) != true {
        captures[name, default: []].append(text)
      }
    }
    return Kept(
      ids: try ledger.chain(of: id), snapshot: snapshot, account: try ledger.counts(of: id),
      parts: try ledger.parts(of: id),
      captures: captures.mapValues(Self.words),
      rejects: try ledger.rejects(of: id), wasThere: wasThere, timings: timings)
  }

  /// What the report says of a capture, which may differ from table to table.
  private static func words(_ texts: [String]) -> String {
    texts.count == 1 ? texts[0] : "\(texts[0]), and \(counted(texts.count - 1, "other")) in other tables"
  }
}

extension SnapshotEntry {
  /// What the ledger keeps of a file that a mapping reads.
  init(_ snapshot: Snapshot, _ about: MappingFile.About) {
    self.init(
      sha256: snapshot.sha256, size: snapshot.size, name: snapshot.name, publisher: about.publisher,
      title: about.title, url: about.url, terms: about.terms)
  }
}
