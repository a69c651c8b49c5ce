import ArgumentParser
import WaybillCore
import WaybillLedger
import WaybillReport
import WaybillRunner

/// `waybill sql`: one reading statement over the ledger, as a table, CSV or JSON.
struct SQLCommand: ParsableCommand, PipelineCommand {
  static let configuration = CommandConfiguration(
    commandName: "sql", abstract: "Ask the ledger in SQL; nothing is ever written.",
    discussion: """
      The view run_records has the records of the pipeline's last run in words, figures its results.
      Example: waybill sql "SELECT exporter, sum(lo) FROM run_records WHERE measure = 'tiv' GROUP BY 1"
      """)

  @Argument(help: "One statement that begins with SELECT, WITH or VALUES.")
  var statement: String

  @Argument(help: "The pipeline file.")
  var pipeline = "waybill.yaml"

  @OptionGroup var settings: SettingOptions

  @Option(help: "How many rows a table shows; 0 for all. CSV and JSON always have all.")
  var limit = 100

  @Flag(help: "Write CSV.")
  var csv = false

  @Flag(help: "In CSV, put an apostrophe before texts that a spreadsheet would take for a formula.")
  var excelSafe = false

  @Flag(help: "Write JSON: a list of objects.")
  var json = false

  func validate() throws {
    if csv, json { throw ValidationError("--csv and --json are two forms of one answer; give one of them") }
    if excelSafe, !csv { throw ValidationError("--excel-safe is about CSV; give --csv with it") }
    if limit < 0 { throw ValidationError("--limit must be a number from 0, not '\(limit)'") }
  }

  func run(registry: Registry, terminal: Terminal) throws -> Int32 {
    let workspace = try Workspace.open(pipeline, registry: registry, settings: settings.values)
    var answer: any QueryAnswer = TableAnswer(limit: limit == 0 ? Int.max : limit)
    if csv { answer = CSVAnswer(safe: excelSafe) }
    if json { answer = JSONAnswer() }
    try workspace.ask(statement) {
      answer.begin($0).map(terminal.output)
    } row: { row in
      answer.add(row).map(terminal.output)
      return true
    }
    answer.end().map(terminal.output)
    return ExitStatus.clean
  }
}
