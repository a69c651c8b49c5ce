import Glibc
public import WaybillCore
import WaybillLedger
import WaybillMapping

/// Reads one unit of a plan into a shard.
///
/// What comes of it hangs on the unit alone, so that it can be done anywhere, again, and by two at once.
public struct UnitWork {
  private let planned: PlannedWorkspace
  private let folder: ShardFolder
  private let parquet: ParquetShards?

  /// Makes the work on a plan.
  ///
  /// - Parameters:
  ///   - shards: the folder of the shards; it is made where it is not there.
  ///   - parquet: the folder for the records of each unit as a Parquet file; none are written when nil.
  public init(_ planned: PlannedWorkspace, shards: String, parquet: String? = nil) {
    self.planned = planned
    folder = ShardFolder(shards, plan: planned.hash)
    self.parquet = parquet.map { ParquetShards($0, plan: planned.hash) }
  }

  /// Reads a unit, unless its shard is there and whole, and writes its records as Parquet where that is asked for.
  ///
  /// - Returns: what the shard holds, and that the terms of the unit's source keep its records out of Parquet.
  /// - Throws: that the plan has no such unit, or that its file is another now; why it cannot be read, as a run says it;
  ///   why its Parquet file cannot be written.
  public func execute(
    unit id: String, progress: @escaping Progress.Listener = { _ in }
  ) throws(Diagnostics) -> (manifest: ShardManifest, warnings: [Diagnostic]) {
    let (unit, file) = try planned.unit(id)
    try parquet?.holdsNothingElse()
    let warnings = parquet == nil ? [] : [file.source.withheld].compactMap(\.self)
    do {
      if let finished = try? folder.finished(unit) {
        try give(unit, file, finished, from: folder.path(of: unit))
        return (finished, warnings)
      }
      return (try read(unit, file, progress), warnings)
    } catch {
      // Another worker may have finished the unit meanwhile, and a merge cleared what this one was writing.
      if let finished = try? folder.finished(unit), !lacks(unit, file) { return (finished, warnings) }
      throw Diagnostics(explaining: error)
    }
  }

  private func read(
    _ unit: UnitPlan.Unit, _ file: PlannedWorkspace.File, _ progress: @escaping Progress.Listener
  ) throws -> ShardManifest {
    let snapshot = file.snapshot
    try check(unit, file)
    try Files.makeFolder(folder.path)
    let temporary = folder.temporary(for: unit)
    defer { unlink(temporary) }
    let outcome = try write(unit, file, to: temporary, progress)
    // What was read must be what was looked at before.
    if Files.size(snapshot.path) != snapshot.size { throw Diagnostics([.fileChanged(snapshot.name)]) }
    let bytes = try Files.snapshot(temporary, named: ShardFolder.shard(of: unit.id), at: nil)
    let manifest = ShardManifest(
      unit, plan: planned.hash, outcome.account, shard: bytes,
      vintage: outcome.vintage.map {
        .init(text: $0.text, line: $0.place.line, column: $0.place.column)
      })
    // First, so that a unit that has its shard has all that was asked for.
    try give(unit, file, manifest, from: temporary)
    try folder.finish(unit, temporary, manifest)
    return manifest
  }

  /// Writes the records of a shard as Parquet, where that is asked for and the terms let them be given on.
  private func give(
    _ unit: UnitPlan.Unit, _ file: PlannedWorkspace.File, _ manifest: ShardManifest, from shard: String
  ) throws {
    if file.source.givesRecords { try parquet?.write(unit, file, manifest, of: planned, from: shard) }
  }

  /// Whether a Parquet file is asked for that is not there.
  private func lacks(_ unit: UnitPlan.Unit, _ file: PlannedWorkspace.File) -> Bool {
    file.source.givesRecords && parquet?.has(unit) == false
  }

  /// Holds the bytes of a unit against the plan: those of a range with the file's beginning, or else the whole file.
  private func check(_ unit: UnitPlan.Unit, _ file: PlannedWorkspace.File) throws {
    let snapshot = file.snapshot
    guard let size = Files.size(snapshot.path) else { throw Diagnostics([.noFile(snapshot.name, at: file.file.place)]) }
    func differs() -> Diagnostics { Diagnostics([.snapshotDiffers(unit, at: file.file.place)]) }
    guard size == snapshot.size else { throw differs() }
    if case .bytes(let range, _, _) = unit.part.part {
      let head = 0..<min(size, Int64(UnitPlanner.head))
      guard try FilePart(range, of: snapshot).sha256() == unit.part.sha256,
        try FilePart(head, of: snapshot).sha256() == unit.part.head
      else { throw differs() }
    } else if try Files.snapshot(snapshot.path, named: snapshot.name, at: file.file.place).sha256 != snapshot.sha256 {
      throw differs()
    }
  }

  private func write(
    _ unit: UnitPlan.Unit, _ file: PlannedWorkspace.File, to path: String, _ progress: @escaping Progress.Listener
  ) throws -> (account: RowAccount, vintage: (text: String, place: Place)?) {
    guard let part = unit.part.part else { preconditionFailure("a plan is checked before its units are read") }
    let source = file.source
    var ingestion = Ingestion(source: source, snapshot: file.snapshot, progress: progress)
    ingestion.only = (unit.part.number, WorkUnit(file.snapshot, index: unit.part.index, part: part))
    let ledger = try Ledger.newShard(path: path, rejectsUpTo: planned.workspace.pipeline.keptRejects)
    let outcome = try ledger.transaction { transaction in
      let id = try transaction.beginIngest(
        of: SnapshotEntry(file.snapshot, source.mapping.about), mapping: source.mapping.id,
        mappingHash: source.mappingHash, program: Version.current)
      var nothing = NoGatherer()
      let outcome = try ingestion.run(gathering: &nothing) { batch, rejects, numbers in
        try transaction.append(batch, to: id, &numbers)
        try transaction.append(rejects, to: id)
      }
      guard outcome.account.isBalanced else { throw Diagnostics([.unbalanced(source.mapping.id, outcome.account)]) }
      try transaction.finishIngest(
        id, counts: outcome.account, parts: outcome.parts, captures: outcome.captures, vintage: outcome.vintage.text)
      return outcome
    }
    try ledger.close()
    return (outcome.account, outcome.vintage.first)
  }
}
