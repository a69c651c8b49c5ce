import ArgumentParser
import WaybillCore
import WaybillReport
import WaybillRunner

/// `waybill check`: every problem of pipelines and mappings, without reading the rows.
struct CheckCommand: ParsableCommand, LoggedCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Check pipelines and mappings, and that they fit the headers of their files; show every problem.")

  @Argument(help: "Pipelines or mappings.")
  var files = ["waybill.yaml"]

  @OptionGroup var settings: SettingOptions

  @Flag(help: "Write JSON.")
  var json = false

  @OptionGroup var log: LogOptions

  func run(registry: Registry, terminal: Terminal) throws -> Int32 {
    var hasErrors = false
    var summaries: [(file: String, summary: String?)] = []
    var problems: [Diagnostic] = []
    for file in files {
      let checked = Checker.check(file, registry: registry, settings: settings.values)
      if let summary = checked.summary, !json { terminal.output("\(file): \(summary)") }
      terminal.show(checked.problems, lines: checked.lines)
      summaries.append((file, checked.summary))
      problems += checked.problems.sorted
      hasErrors = hasErrors || checked.problems.hasErrors
    }
    if json { terminal.output(ProblemText.json(checked: summaries, problems)) }
    return hasErrors ? ExitStatus.nothingCommitted : ExitStatus.clean
  }
}
