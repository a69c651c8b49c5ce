import ArgumentParser
import WaybillCore
import WaybillReport
import WaybillRunner

/// `waybill preview`: what a mapping makes of a file, with nothing written.
struct PreviewCommand: ParsableCommand, LoggedCommand {
  static let configuration = CommandConfiguration(
    commandName: "preview", abstract: "Show the records and rejects that a mapping makes of a file; nothing is written."
  )

  @Argument(help: "The publisher's file.")
  var file: String

  @Option(help: "The mapping that reads it.")
  var mapping: String

  @Option(help: "How many records and how many rejects to show; 0 for all.")
  var limit = 20

  @Flag(help: "Write JSON.")
  var json = false

  @OptionGroup var log: LogOptions

  func validate() throws {
    if limit < 0 { throw ValidationError("--limit must be a number from 0, not '\(limit)'") }
  }

  func run(registry: Registry, terminal: Terminal) throws -> Int32 {
    let preview = try Preview(file, mapping: mapping, limit: limit == 0 ? nil : limit, registry: registry) {
      terminal.progress($0)
    }
    terminal.show(preview.warnings, lines: lines)
    if json {
      terminal.output(PreviewText.json(preview))
    } else {
      terminal.output(PreviewText.plain(preview, DiagnosticRenderer(files: lines), file: file))
    }
    return ExitStatus.clean
  }
}
