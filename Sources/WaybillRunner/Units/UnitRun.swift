public import WaybillCore
import WaybillFormats

/// Whatever carries units out: processes of this machine, or those of an engine.
public protocol UnitCarrier {
  /// Has `waybill work` done for units of a plan, and comes back when each has its shard.
  ///
  /// - Parameters:
  ///   - units: the ids of the units that have no shard yet.
  ///   - plan: the path of the plan.
  ///   - shards: the folder of the shards.
  /// - Throws: which units could not be done, and why; shards that are finished stay.
  func carry(
    _ units: [String], of plan: String, into shards: String, progress: @escaping Progress.Listener
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
  /// How many bytes a unit has where there are more than workers.
  private static let unitSize: Int64 = 64 << 20

  /// Makes a run.
  ///
  /// - Parameters:
  ///   - settings: the parameters with which the workspace was opened.
  ///   - workers: how many units are done at once; large files have more than one for each.
  public init(_ workspace: Workspace, settings: [String: String], workers: Int, carrier: any UnitCarrier) {
    self.workspace = workspace
    self.settings = settings
    let sizes = workspace.sources.flatMap(\.files).map { Files.size($0.path) ?? 0 }
    count = max(workers, Int(sizes.reduce(0, +) / Self.unitSize))
    self.carrier = carrier
  }

  /// Plans, has the units carried out that have no shard yet, and merges.
  ///
  /// - Throws: why nothing was committed.
  public func execute(
    _ options: PipelineRun.Options, progress: @escaping Progress.Listener = { _ in }
  ) throws(Diagnostics) -> PipelineRun.Outcome {
    let plan = try UnitPlanner(workspace, settings: settings, units: count).plan(progress: progress)
    let hash = plan.hash
    let all = "\(workspace.pipeline.ledger).units"
    let shards = "\(all)/\(hash.prefix(16))"
    let path = "\(shards)/plan"
    let planned = try PlannedWorkspace(plan, hash: hash, named: path, workspace)
    let folder = ShardFolder(shards, plan: hash)
    if !plan.units.isEmpty {
      try Files.makeFolder(shards)
      try plan.write(to: path)
      let missing = plan.units.filter { (try? folder.finished($0)) == nil }.map(\.id)
      if !missing.isEmpty { try carrier.carry(missing, of: path, into: shards, progress: progress) }
    }
    let outcome = try UnitMerge(planned, shards: shards).execute(options, progress: progress)
    folder.remove(plan.units, plan: path)
    return outcome.run
  }
}
