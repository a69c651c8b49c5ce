public import WaybillCore
import WaybillFormats
import WaybillMapping

/// Whatever carries units out: processes of this machine, or those of an engine.
public protocol UnitCarrier {
  /// Has `waybill work` done for units of a plan, and comes back when each has its shard.
  ///
  /// - Parameters:
  ///   - units: the ids of the units that are not done yet.
  /// - Throws: which units could not be done, and why; shards that are finished stay.
  func carry(
    _ units: [String], of order: WorkOrder, progress: @escaping Progress.Listener
  ) throws(Diagnostics)
}

/// A run whose files are read unit by unit by others: plan, work, merge.
///
/// The shards are gathered in a folder beside the ledger that is named after the plan. A run that is killed leaves the
/// finished ones, and the next run of the same plan goes on from them.
public struct UnitRun {
  private let workspace: Workspace
  private let settings: [String: String]
  private let count: Int
  private let carrier: any UnitCarrier
  private let parquet: String?
  /// How many bytes a unit has where there are more than workers.
  private static let unitSize: Int64 = 64 << 20

  /// Makes a run.
  ///
  /// - Parameters:
  ///   - settings: the parameters with which the workspace was opened.
  ///   - workers: how many units are done at once; large files have more than one for each.
  ///   - parquet: the folder for the records of each unit as a Parquet file; none are written when nil.
  public init(
    _ workspace: Workspace, settings: [String: String], workers: Int, carrier: any UnitCarrier, parquet: String? = nil
  ) {
    self.workspace = workspace
    self.settings = settings
    let sizes = workspace.sources.flatMap(\.files).map { Files.size($0.path) ?? 0 }
    count = max(workers, Int(sizes.reduce(0, +) / Self.unitSize))
    self.carrier = carrier
    self.parquet = parquet
  }

  /// Plans, has the units carried out that have no shard yet, and merges.
  ///
  /// - Throws: why nothing was committed.
  public func execute(
    _ options: PipelineRun.Options, progress: @escaping Progress.Listener = { _ in }
  ) throws(Diagnostics) -> PipelineRun.Outcome {
    let plan = try UnitPlanner(workspace, settings: settings, units: count).plan(progress: progress)
    let hash = plan.hash
    let all = ShardFolder.all(beside: workspace.pipeline.ledger)
    let shards = "\(all)/\(hash.prefix(ShardFolder.nameLength))"
    let path = "\(shards)/\(ShardFolder.plan)"
    let planned = try PlannedWorkspace(plan, hash: hash, named: path, workspace)
    let folder = ShardFolder(shards, plan: hash)
    let files = parquet.map { ParquetShards($0, plan: hash) }
    if !plan.units.isEmpty { try files?.holdsNothingElse() }
    let use = plan.units.isEmpty ? nil : try FolderUse.begin(shards)
    if !plan.units.isEmpty {
      try plan.write(to: path)
      let missing = plan.units.filter { (try? folder.finished($0)) == nil || lacks($0, files) }.map(\.id)
      let order = WorkOrder(plan: path, shards: shards, parquet: parquet)
      if !missing.isEmpty { try carrier.carry(missing, of: order, progress: progress) }
      files?.clear()
    }
    let outcome = try UnitMerge(planned, shards: shards).execute(options, progress: progress)
    // Another run of the same plan may still need them.
    withExtendedLifetime(use) {
      if use?.isShared == false { folder.remove(plan.units, plan: path) }
    }
    if parquet == nil { return outcome.run }
    let kept = planned.files.filter { $0.units.isEmpty && $0.source.givesRecords }
    return outcome.run.adding(
      workspace.sources.withheld
        + kept.map { .keptWithoutParquet($0.snapshot.name, pipeline: planned.pipeline, at: $0.file.place) })
  }

  /// Whether a unit is to have a Parquet file and has none.
  private func lacks(_ unit: UnitPlan.Unit, _ files: ParquetShards?) -> Bool {
    guard let files, !files.has(unit) else { return false }
    return workspace.sources.contains { $0.mapping.id == unit.source && $0.givesRecords }
  }
}
