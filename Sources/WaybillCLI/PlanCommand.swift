import ArgumentParser
import WaybillCore
import WaybillRunner

/// `waybill plan`: how the files of a pipeline are divided among processes.
struct PlanCommand: ParsableCommand, PipelineCommand, LoggedCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan", abstract: "Divide a pipeline's files into units that any process can read by itself.",
    discussion: "'waybill work' reads a unit into a shard, and 'waybill merge' brings the shards into the ledger.")

  @Argument(help: "The pipeline file.")
  var pipeline = "waybill.yaml"

  @OptionGroup var settings: SettingOptions

  @Option(help: "About how many units there are to be; every file, sheet and member of an archive is at least one.")
  var units: Int

  @Option(
    name: [.customShort("o"), .customLong("out")],
    help: "The file that the plan is written to; standard output when left out.")
  var out: String?

  @OptionGroup var log: LogOptions

  func validate() throws {
    if !UnitPlanner.range.contains(units) {
      throw ValidationError(
        "'--units' must be from \(UnitPlanner.range.lowerBound) to \(UnitPlanner.range.upperBound), not \(units)")
    }
  }

  func run(registry: Registry, terminal: Terminal) throws -> Int32 {
    let workspace = try Workspace.open(pipeline, registry: registry, settings: settings.values)
    let plan = try UnitPlanner(workspace, settings: settings.values, units: units).plan { terminal.progress($0) }
    for file in plan.keptFiles { terminal.error("the ledger has '\(file)' already, so that no unit is of it") }
    if let out {
      try plan.write(to: out)
      terminal.output("\(out): \(counted(plan.ids.count, "unit")) of \(counted(plan.plannedFiles.count, "file"))")
    } else {
      terminal.output(plan.text)
    }
    return ExitStatus.clean
  }
}
