import ArgumentParser
import WaybillCore
import WaybillRunner

/// `waybill check`: every problem of pipelines and mappings, without reading the rows.
struct CheckCommand: ParsableCommand, RunnableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Check pipelines and mappings, and that they fit the headers of their files; show every problem.")

  @Argument(help: "Pipelines or mappings.")
  var files = ["waybill.yaml"]

  func run(registry: Registry, terminal: Terminal) throws -> Int32 {
    var problems = Diagnostics()
    var paths: [String: String] = [:]
    for file in files {
      do {
        let checked = try Checker.check(file, registry: registry)
        paths.merge(checked.paths) { first, _ in first }
        problems.add(checked.problems)
        if !checked.problems.hasErrors { terminal.output("\(file): \(checked.summary)") }
      } catch {
        problems.add(error)
      }
    }
    terminal.show(problems, paths: paths)
    return problems.hasErrors ? ExitStatus.nothingCommitted : ExitStatus.clean
  }
}
