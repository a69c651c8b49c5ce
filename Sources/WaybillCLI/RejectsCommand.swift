import ArgumentParser
import WaybillCore
import WaybillReport
import WaybillRunner

/// `waybill rejects`: what the last run refused, each with its place and the reason.
struct RejectsCommand: ParsableCommand, PipelineCommand {
  static let configuration = CommandConfiguration(
    commandName: "rejects", abstract: "Show the rows that the last run refused, with their places and reasons.")

  @Argument(help: "The pipeline file.")
  var pipeline = "waybill.yaml"

  @Option(help: "Only the rejects of this source.")
  var source: String?

  @Option(help: "Only the rejects with this code, such as unknown-party.")
  var code: String?

  @Option(help: "How many rejects to show; 0 for all.")
  var limit = 20

  @Flag(help: "Write JSON.")
  var json = false

  func validate() throws {
    if limit < 0 { throw ValidationError("--limit must be a number from 0, not '\(limit)'") }
  }

  func run(registry: Registry, terminal: Terminal) throws -> Int32 {
    let workspace = try Workspace.open(pipeline, registry: registry)
    let list = try workspace.rejects(.init(source: source, code: code, limit: limit == 0 ? nil : limit))
    if json {
      terminal.output(JSONText.of(list.entries.map(KeptReject.init)))
      return ExitStatus.clean
    }
    let renderer = DiagnosticRenderer(files: lines)
    for entry in list.entries { terminal.output(renderer.render(entry.reject.diagnostic(in: entry.file))) }
    let more = list.count > list.entries.count ? ", \(list.entries.count) shown; --limit 0 shows all" : ""
    terminal.output("\(counted(list.count, "reject"))\(more)")
    return ExitStatus.clean
  }

  private struct KeptReject: Encodable {
    let source, file, code, message, field, value, text: String
    let line, column: Int
    let emit: Int?

    init(_ entry: RejectList.Entry) {
      source = entry.source
      file = entry.file
      code = entry.reject.code.rawValue
      message = entry.reject.message
      field = entry.reject.field
      value = entry.reject.value
      text = entry.reject.text
      line = entry.reject.line
      column = entry.reject.column
      emit = entry.reject.emit
    }
  }
}
