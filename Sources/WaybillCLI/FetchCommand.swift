import ArgumentParser
import FoundationEssentials
import WaybillCore
import WaybillReport
import WaybillRunner

/// `waybill fetch`: the publishers' files of a pipeline, from the network into the folder of snapshots.
struct FetchCommand: ParsableCommand, PipelineCommand, LoggedCommand {
  static let configuration = CommandConfiguration(
    commandName: "fetch", abstract: "Ask publishers for the files of a pipeline, and keep what they answer.",
    discussion:
      "The one command that uses the network. It asks only the addresses that the pipeline and its mappings name.")

  @Argument(help: "The pipeline file.")
  var pipeline = "waybill.yaml"

  @Argument(help: "The ids of the sources; all that are fetched when left out.")
  var sources: [String] = []

  @OptionGroup var settings: SettingOptions

  @Flag(help: "Ask only for files that were never fetched.")
  var missing = false

  @Flag(help: "Show what would be asked, and ask nobody.")
  var dryRun = false

  @Flag(help: "Write JSON.")
  var json = false

  @OptionGroup var log: LogOptions

  func run(registry: Registry, terminal: Terminal) throws -> Int32 {
    let environment = ProcessInfo.processInfo.environment
    let workspace = try Workspace.open(
      pipeline, registry: registry, settings: settings.values, fetchingWith: environment)
    let run = FetchRun(workspace, options: .init(sources: sources, onlyMissing: missing), environment: environment)
    if dryRun {
      let items = try run.planned()
      terminal.output(json ? FetchText.json(items, planned: true) : FetchText.planned(items))
      return ExitStatus.clean
    }
    let items = try run.execute(progress: { terminal.progress($0) }) { item in
      terminal.show(item.problems, lines: lines)
      if !json { terminal.output(FetchText.line(item)) }
    }
    terminal.output(json ? FetchText.json(items, planned: false) : FetchText.summary(items))
    return items.contains { $0.state == .failed } ? ExitStatus.nothingCommitted : ExitStatus.clean
  }
}
