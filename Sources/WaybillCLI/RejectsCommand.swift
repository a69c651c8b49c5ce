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

  @OptionGroup var settings: SettingOptions

  @Option(help: "Only the rejects of this source.")
  var source: String?

  @Option(help: "Only the rejects with this code, such as unknown-party.")
  var code: String?

  @Option(help: "How many rejects to show; 0 for all.")
  var limit = 20

  @Flag(help: "Show those too that were tried again, with what became of them.")
  var history = false

  @Flag(help: "Write JSON.")
  var json = false

  func validate() throws {
    if limit < 0 { throw ValidationError("--limit must be a number from 0, not '\(limit)'") }
  }

  func run(registry: Registry, terminal: Terminal) throws -> Int32 {
    let workspace = try Workspace.open(pipeline, registry: registry, settings: settings.values)
    let list = try workspace.rejects(
      .init(source: source, code: code, limit: limit == 0 ? nil : limit, history: history))
    if json {
      terminal.output(EncodedText.of(list.entries.map(KeptReject.init)))
      return ExitStatus.clean
    }
    let renderer = DiagnosticRenderer(files: lines)
    for entry in list.entries { terminal.output(renderer.render(entry.diagnostic)) }
    let more = list.count > list.entries.count ? ", \(list.entries.count) shown; --limit 0 shows all" : ""
    terminal.output("\(counted(list.count, "reject"))\(more)")
    return ExitStatus.clean
  }

  private struct KeptReject: Encodable {
    let source, file, code, message, field, value, text: String
    /// What became of it: `open`, `mended` or `refused-again`.
    let fate: String
    let line, column: Int
    let emit: Int?
    /// The sheet or member; left out where the file is one text.
    let part: String?

    init(_ entry: RejectList.Entry) {
      part = entry.part.name.isEmpty ? nil : entry.part.name
      fate = entry.fate.rawValue
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

extension RejectList.Entry {
  /// The reject with what became of it, where it was tried again.
  fileprivate var diagnostic: Diagnostic {
    var diagnostic = reject.diagnostic(in: file, part: part)
    switch fate {
    case .open: break
    case .mended: diagnostic.notes.append(.init("tried again by a mended mapping, and read"))
    case .refusedAgain: diagnostic.notes.append(.init("tried again by a mended mapping, and refused again"))
    }
    return diagnostic
  }
}
