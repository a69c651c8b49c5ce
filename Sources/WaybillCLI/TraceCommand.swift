import ArgumentParser
import WaybillCore
import WaybillRunner

/// `waybill trace`: from a figure of a table to the records that made it, with file, line and text.
struct TraceCommand: ParsableCommand, PipelineCommand {
  static let configuration = CommandConfiguration(
    commandName: "trace", abstract: "Show the records that made a figure, or the figures that a line touches.",
    discussion: """
      Example: waybill trace --key source=sipri-register --key exporter=NLD --key period=2018-2022
      The other way: waybill trace --line trade-register.csv:4218
      """)

  @Argument(help: "The pipeline file.")
  var pipeline = "waybill.yaml"

  @OptionGroup var settings: SettingOptions

  @Option(help: "The table that the figure stands in; that of the shares, or the first, when left out.")
  var table: String?

  @Option(name: .customLong("key"), help: "A key of the figure's row, as NAME=VALUE; those that differ must be given.")
  var keys: [String] = []

  @Option(help: "The column of the figure; the first amount of the table when left out.")
  var column: String?

  @Option(help: "A line of a publisher's file, as FILE:LINE: show every figure that it touches.")
  var line: String?

  @Option(help: "The sheet or member that the line stands in; every one when left out.")
  var part: String?

  @Option(help: "How many records, or figures, to show; 0 for all.")
  var limit = 20

  @Flag(help: "Write JSON, with every record, unless a limit is given.")
  var json = false

  func validate() throws {
    for key in keys where !key.contains("=") {
      throw ValidationError("--key must be NAME=VALUE, not '\(key)'")
    }
    if let line, SourceLine(line) == nil {
      throw ValidationError("--line must be FILE:LINE with a number from 1, not '\(line)'")
    }
    if line != nil, table != nil || column != nil || !keys.isEmpty {
      throw ValidationError("--line asks for figures, so --table, --column and --key have no place beside it")
    }
    if part != nil, line == nil { throw ValidationError("--part says where a --line stands") }
    if limit < 0 { throw ValidationError("--limit must be a number from 0, not '\(limit)'") }
  }

  func run(registry: Registry, terminal: Terminal) throws -> Int32 {
    let workspace = try Workspace.open(pipeline, registry: registry, settings: settings.values)
    if let line = line.flatMap(SourceLine.init) {
      let touched = try Tracer(workspace).touched(by: line.number, of: line.file, part: part)
      terminal.output(
        json ? TouchedText.json(touched) : TouchedText.plain(touched, limit: limit == 0 ? Int.max : limit))
      return ExitStatus.clean
    }
    let pairs = keys.map { key in
      let parts = key.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      return (String(parts[0]), String(parts[1]))
    }
    let question = Trace.Question(
      table: table, keys: Dictionary(pairs) { _, later in later }, column: column, limit: limit == 0 ? nil : limit)
    let trace = try Tracer(workspace).trace(question)
    terminal.output(json ? TraceText.json(trace) : TraceText.plain(trace))
    return trace.figure == trace.recomputed ? ExitStatus.clean : ExitStatus.internalError
  }
}

/// A line of a file, written `FILE:LINE`.
private struct SourceLine {
  let file: String
  let number: Int

  init?(_ text: String) {
    guard let colon = text.lastIndex(of: ":"), colon != text.startIndex,
      let number = Int(text[text.index(after: colon)...]), number > 0
    else { return nil }
    file = String(text[..<colon])
    self.number = number
  }
}
