public import WaybillCore

/// Brings the shards of a plan into the ledger of its pipeline, and finishes as a run does.
public struct UnitMerge {
  /// How a merge ended.
  public struct Outcome: Sendable {
    /// What the run has come to that the shards stand for.
    public let run: PipelineRun.Outcome
    /// The files that workers had left which did not come to their end, and which are gone.
    public let cleared: [String]
  }

  private let planned: PlannedWorkspace
  private let folder: ShardFolder

  /// Makes a merge of a plan.
  ///
  /// - Parameter shards: the folder with the shards of all units.
  public init(_ planned: PlannedWorkspace, shards: String) {
    self.planned = planned
    folder = ShardFolder(shards, plan: planned.hash)
  }

  /// Merges in one transaction, and writes the output.
  ///
  /// - Throws: every unit without a whole shard of its own, so that nothing is merged; why nothing was committed.
  public func execute(
    _ options: PipelineRun.Options, progress: @escaping Progress.Listener = { _ in }
  ) throws(Diagnostics) -> Outcome {
    let files = try shards(progress)
    let cleared = folder.clear()
    let run = PipelineRun(planned.workspace, options: options, shards: files)
    return Outcome(run: try run.execute(progress: progress), cleared: cleared)
  }

  /// The shards of every file that the ledger does not have; none of those that it has.
  private func shards(_ progress: Progress.Listener) throws(Diagnostics) -> [FileShards] {
    progress(Progress("looking at \(folder.path)"))
    let there: [Bool]
    do { there = try planned.workspace.areInLedger(planned.files.map { ($0.source, $0.snapshot) }) } catch {
      throw Diagnostics(explaining: error)
    }
    var problems = Diagnostics()
    var files: [FileShards] = []
    for (file, isThere) in zip(planned.files, there) {
      var units: [(unit: UnitPlan.Unit, manifest: ShardManifest)] = []
      let gone = Diagnostic.keptFileGone(file.snapshot.name, pipeline: planned.pipeline, at: file.file.place)
      if !isThere, file.units.isEmpty { problems.add(gone) }
      for unit in isThere ? [] : file.units {
        do throws(Diagnostics) { units.append((unit, try folder.finished(unit))) } catch { problems.add(error) }
      }
      files.append(FileShards(snapshot: file.snapshot, units: units, folder: folder, gone: gone))
    }
    try problems.throwIfErrors()
    return files
  }
}
