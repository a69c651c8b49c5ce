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

  /// Makes the work on a plan.
  ///
  /// - Parameter shards: the folder of the shards; it is made where it is not there.
  public init(_ planned: PlannedWorkspace, shards: String) {
    self.planned = planned
    folder = ShardFolder(shards, plan: planned.hash)
  }

  /// Reads a unit, unless its shard is there and whole.
  ///
  /// - Throws: that the plan has no such unit, or that its file is another now; why it cannot be read, as a run says it.
  public func execute(
    unit id: String, progress: @escaping Progress.Listener = { _ in }
  ) throws(Diagnostics) -> ShardManifest {
    let (unit, file) = try planned.unit(id)
    if let finished = try? folder.finished(unit) { return finished }
    do {
      let snapshot = file.snapshot
      try check(unit, file)
      try Files.makeFolder(folder.path)
      let temporary = folder.temporary(for: unit)
      defer { unlink(temporary) }
      let outcome = try write(unit, file, to: temporary, progress)
      // What was read must be what was looked at before.
      if Files.size(snapshot.path) != snapshot.size { throw Diagnostics([.fileChanged(snapshot.name)]) }
      let bytes = try Files.snapshot(temporary, named: ShardFolder.shard(of: id), at: nil)
      let manifest = ShardManifest(
        unit, plan: planned.hash, outcome.account, shard: bytes,
        vintage: outcome.vintage.map {
          .init(text: $0.text, line: $0.place.line, column: $0.place.column)
        })
      try folder.finish(unit, temporary, manifest)
      return manifest
    } catch {
      // Another worker may have finished the unit meanwhile, and a merge cleared what this one was writing.
      if let finished = try? folder.finished(unit) { return finished }
      throw Diagnostics(explaining: error)
    }
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
