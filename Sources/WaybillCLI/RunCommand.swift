import ArgumentParser
import FoundationEssentials
import WaybillCore
import WaybillReport
import WaybillRunner

/// `waybill run`: the pipeline, from files to report.
struct RunCommand: ParsableCommand, PipelineCommand {
  static let configuration = CommandConfiguration(
    commandName: "run", abstract: "Read a pipeline's sources, keep them, compute its metrics and write the report.")

  @Argument(help: "The pipeline file.")
  var pipeline = "waybill.yaml"

  @OptionGroup var settings: SettingOptions

  @Option(help: "Write the output to this folder in place of the pipeline's 'out'; the ledger stays where it is.")
  var out: String?

  @Flag(help: "Commit nothing when there are more rejects than the pipeline allows.")
  var strict = false

  func run(registry: Registry, terminal: Terminal) throws -> Int32 {
    let workspace = try Workspace.open(pipeline, registry: registry, settings: settings.values)
    let options = PipelineRun.Options(
      out: out, strict: strict, arguments: ([pipeline] + settings.words).joined(separator: " "),
      started: Date.now.formatted(.iso8601))
    let outcome = try PipelineRun(workspace, options: options).execute { terminal.progress($0) }
    terminal.show(Diagnostics(outcome.diagnostics), lines: lines)
    terminal.output(
      TerminalSummary(outcome.report, out: outcome.out, files: lines).text)
    return Int32(outcome.exitStatus)
  }
}
