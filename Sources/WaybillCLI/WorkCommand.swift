import ArgumentParser
import WaybillCore
import WaybillReport
import WaybillRunner

/// `waybill work`: one unit of a plan, read into a shard.
struct WorkCommand: ParsableCommand, PlanFileCommand, LoggedCommand {
  static let configuration = CommandConfiguration(
    commandName: "work", abstract: "Read one unit of a plan into a shard, and say in a line of JSON what it holds.",
    discussion: "A unit that has its shard is not read again. It can be done anywhere where the plan's files are.")

  @Argument(help: "The plan, as 'waybill plan' wrote it.")
  var plan: String

  @Option(help: "The id of the unit, such as 0001.")
  var unit: String

  @Option(help: "The folder of the shards; it is made where it is not there.")
  var shards: String

  @Option(help: "Write the unit's records as a Parquet file into this folder, where its mapping says 'reuse: records'.")
  var parquet: String?

  @OptionGroup var log: LogOptions

  func run(registry: Registry, terminal: Terminal) throws -> Int32 {
    let planned = try PlannedWorkspace.open(plan, registry: registry)
    let (manifest, warnings) = try UnitWork(planned, shards: shards, parquet: parquet)
      .execute(unit: unit) { terminal.progress($0) }
    terminal.show(Diagnostics(warnings), lines: lines)
    terminal.output(manifest.line)
    return ExitStatus.clean
  }
}

/// A command on a plan, whose diagnostics name files as the plan's pipeline does.
protocol PlanFileCommand: RunnableCommand {
  /// The plan's file.
  var plan: String { get }
}

extension PlanFileCommand {
  var lines: FileLines {
    FileLines { [plan] name in
      UnitPlan.pipeline(of: plan).map { PipelineFile.path(of: name, namedIn: $0) } ?? name
    }
  }
}
