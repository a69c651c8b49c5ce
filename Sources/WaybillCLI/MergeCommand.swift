import ArgumentParser
import FoundationEssentials
import WaybillCore
import WaybillReport
import WaybillRunner

/// `waybill merge`: the shards of a plan, brought into the ledger as a run would have read the files.
struct MergeCommand: ParsableCommand, PlanFileCommand, LoggedCommand {
  static let configuration = CommandConfiguration(
    commandName: "merge", abstract: "Bring the shards of a plan into the ledger, and finish as 'waybill run' does.",
    discussion: "Nothing is merged unless every unit has a whole shard of this plan.")

  @Argument(help: "The plan, as 'waybill plan' wrote it.")
  var plan: String

  @Option(help: "The folder of the shards.")
  var shards: String

  @Option(help: "Write the output to this folder in place of the pipeline's 'out'; the ledger stays where it is.")
  var out: String?

  @Flag(help: "Commit nothing when there are more rejects than the pipeline allows.")
  var strict = false

  @OptionGroup var log: LogOptions

  func run(registry: Registry, terminal: Terminal) throws -> Int32 {
    let planned = try PlannedWorkspace.open(plan, registry: registry)
    let options = PipelineRun.Options(
      out: out, strict: strict, arguments: planned.arguments, started: Date.now.formatted(.iso8601), run: terminal.run)
    let outcome = try UnitMerge(planned, shards: shards).execute(options) { terminal.progress($0) }
    if !outcome.cleared.isEmpty {
      terminal.error(
        "removed \(counted(outcome.cleared.count, "file")) that workers left behind which did not come to their end: "
          + outcome.cleared.joined(separator: ", "))
    }
    return terminal.show(outcome.run, lines: lines)
  }
}

extension Terminal {
  /// Shows how a run ended, and returns its exit status.
  func show(_ outcome: PipelineRun.Outcome, timings: Bool = false, lines: FileLines) -> Int32 {
    show(Diagnostics(outcome.diagnostics), lines: lines)
    if timings { error(TimingsText.table(of: outcome.timings)) }
    output(TerminalSummary(outcome.report, out: outcome.out, files: lines).text)
    return Int32(outcome.exitStatus)
  }
}
