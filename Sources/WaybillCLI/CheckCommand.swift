import ArgumentParser
import WaybillCore
import WaybillReport
import WaybillRunner

/// `waybill check`: every problem of pipelines and mappings, without reading the rows.
struct CheckCommand: ParsableCommand, RunnableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Check pipelines and mappings, and that they fit the headers of their files; show every problem.")

  @Argument(help: "Pipelines or mappings.")
  var files = ["waybill.yaml"]

  func run(registry: Registry, terminal: Terminal) throws -> Int32 {
    var hasErrors = false
    for file in files {
      let checked = Checker.check(file, registry: registry)
      if let summary = checked.summary { terminal.output("\(file): \(summary)") }
      terminal.show(checked.problems, lines: checked.lines)
      hasErrors = hasErrors || checked.problems.hasErrors
    }
    return hasErrors ? ExitStatus.nothingCommitted : ExitStatus.clean
  }
}
