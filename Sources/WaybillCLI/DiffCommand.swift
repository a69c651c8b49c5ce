import ArgumentParser
import WaybillCore
import WaybillRunner

/// `waybill diff`: which figures moved from one run to another, and why.
struct DiffCommand: ParsableCommand, PipelineCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff", abstract: "Show which figures moved from one run to another, and why.",
    discussion: """
      Runs have numbers, which --runs lists. Without numbers the last run is compared with the last one before it that \
      had other results.
      Example: waybill diff 3 5
      """)

  @Argument(help: "The number of the first run.")
  var first: Int?

  @Argument(help: "The number of the second run; the last one when left out.")
  var second: Int?

  @Option(help: "The pipeline file.")
  var pipeline = "waybill.yaml"

  @OptionGroup var settings: SettingOptions

  @Option(help: "Only the figures of this table.")
  var table: String?

  @Option(help: "How many figures to show; 0 for all.")
  var limit = 20

  @Flag(help: "List the runs with their numbers.")
  var runs = false

  @Flag(help: "Write JSON, with every figure.")
  var json = false

  func validate() throws {
    if limit < 0 { throw ValidationError("--limit must be a number from 0, not '\(limit)'") }
    for number in [first, second].compactMap({ $0 }) where number < 1 {
      throw ValidationError("runs are numbered from 1, so there is no run '\(number)'")
    }
  }

  func run(registry: Registry, terminal: Terminal) throws -> Int32 {
    let history = try RunHistory(of: Workspace.open(pipeline, registry: registry, settings: settings.values))
    if runs {
      terminal.output(json ? DiffText.json(history.runs) : DiffText.plain(history.runs))
      return ExitStatus.clean
    }
    let difference = try history.difference(from: first, to: second)
    let shown = difference.changes.filter { table ?? $0.change.table == $0.change.table }
    terminal.output(
      json
        ? DiffText.json(difference, shown)
        : DiffText.plain(difference, shown, limit: limit == 0 ? Int.max : limit))
    return ExitStatus.clean
  }
}
