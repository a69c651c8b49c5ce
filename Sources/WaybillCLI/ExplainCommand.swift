import ArgumentParser
import WaybillCore
import WaybillRunner

/// `waybill explain`: what each step of a mapping makes of one row.
struct ExplainCommand: ParsableCommand, RunnableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain", abstract: "Show what each step of a mapping makes of one row of a file.")

  @Argument(help: "The publisher's file.")
  var file: String

  @Option(help: "The mapping that reads it.")
  var mapping: String

  @Option(help: "A line of the row, counted from 1 with those above the header.")
  var line: Int

  @Option(help: "The sheet or member that the line stands in; the first that the mapping reads when left out.")
  var part: String?

  @Flag(help: "Write JSON.")
  var json = false

  func validate() throws {
    if line < 1 { throw ValidationError("--line must be a number from 1, not '\(line)'") }
  }

  func run(registry: Registry, terminal: Terminal) throws -> Int32 {
    let explanation = try RowExplainer.explain(file, part: part, line: line, mapping: mapping, registry: registry)
    terminal.output(json ? ExplainText.json(explanation) : ExplainText.plain(explanation))
    return ExitStatus.clean
  }
}
