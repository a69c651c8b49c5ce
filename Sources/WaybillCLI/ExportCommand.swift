import ArgumentParser
import WaybillCore
import WaybillReport
import WaybillRunner

/// `waybill export`: the records and the tables of the last run, for other tools.
struct ExportCommand: ParsableCommand, PipelineCommand, LoggedCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Write the records and tables of the last run as CSV, JSON, SQLite or Parquet.",
    discussion: """
      Records of a source are written where its mapping says 'reuse: records'; tables are written always.
      Example: waybill export --to export --format sqlite
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case csv, json, sqlite, parquet

    fileprivate var written: Export.Format {
      switch self {
      case .csv: .csv
      case .json: .json
      case .sqlite: .sqlite
      case .parquet: .parquet
      }
    }
  }

  enum Compression: String, ExpressibleByArgument, CaseIterable {
    case none, gzip

    fileprivate var pages: Export.Compression { self == .none ? .none : .gzip }
  }

  @Argument(help: "The pipeline file.")
  var pipeline = "waybill.yaml"

  @OptionGroup var settings: SettingOptions

  @Option(help: "The folder that the files are written to; it is made where it is not there.")
  var to: String

  @Option(
    help: """
      csv: a file a table, and datapackage.json; json: records.json and tables.json; sqlite: export.sqlite; parquet: a \
      file a table.
      """)
  var format = Format.csv

  @Option(help: "Only the records of this source; may be given several times. The tables stay whole.")
  var source: [String] = []

  @Flag(help: "In CSV, put an apostrophe before texts that a spreadsheet would take for a formula.")
  var excelSafe = false

  @Option(help: "How the pages of Parquet are compressed.")
  var compression: Compression?

  @OptionGroup var log: LogOptions

  func validate() throws {
    if excelSafe, format != .csv { throw ValidationError("--excel-safe is about CSV, not \(format.rawValue)") }
    if compression != nil, format != .parquet {
      throw ValidationError("--compression is about Parquet, not \(format.rawValue)")
    }
  }

  func run(registry: Registry, terminal: Terminal) throws -> Int32 {
    let workspace = try Workspace.open(pipeline, registry: registry, settings: settings.values)
    let options = Export.Options(
      folder: to, format: format.written, excelSafe: excelSafe, compression: compression?.pages ?? .none,
      sources: source)
    let outcome = try Export(workspace, options: options).execute { terminal.progress($0) }
    terminal.show(Diagnostics(outcome.diagnostics), lines: lines)
    let rows = outcome.written.map { written in
      [
        written.file, written.table ?? "",
        written.rows.map { "\(Digits.english.count($0)) \($0 == 1 ? "row" : "rows")" } ?? "",
      ]
    }
    terminal.output(TextTable.lines(rows, indent: 0).joined(separator: "\n"))
    return ExitStatus.clean
  }
}
