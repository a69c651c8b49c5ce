import ArgumentParser
import FoundationEssentials
import WaybillCore
import WaybillReport
import WaybillRunner

/// `waybill prune`: what the ledger can do without, and its removal.
struct PruneCommand: ParsableCommand, PipelineCommand {
  static let configuration = CommandConfiguration(
    commandName: "prune",
    abstract: "Show what the ledger keeps that nothing needs any more, and remove it with --yes.",
    discussion: """
      The newest results of each pipeline stay with all that they were made from, so that every figure of them can be \
      traced, and 'waybill diff' can compare them.
      """)

  @Argument(help: "The pipeline file.")
  var pipeline = "waybill.yaml"

  @OptionGroup var settings: SettingOptions

  @Option(help: "How many different results of each pipeline stay.")
  var keep = 2

  @Flag(help: "Remove it.")
  var yes = false

  @Flag(help: "Write JSON.")
  var json = false

  func validate() throws {
    if keep < 1 { throw ValidationError("--keep must be a number from 1, not '\(keep)'") }
  }

  func run(registry: Registry, terminal: Terminal) throws -> Int32 {
    let prune = Prune(
      try Workspace.open(pipeline, registry: registry, settings: settings.values), keeping: keep)
    let outcome = yes ? try prune.execute() : try prune.plan()
    terminal.show(Diagnostics(outcome.warnings), lines: lines)
    let command = ([pipeline] + settings.words + (keep == 2 ? [] : ["--keep \(keep)"])).joined(separator: " ")
    terminal.output(
      json
        ? PruneText.json(outcome, isRemoved: yes)
        : PruneText.plain(
          outcome, isRemoved: yes, command: command, now: Int(Date.now.timeIntervalSince1970)))
    return ExitStatus.clean
  }
}
