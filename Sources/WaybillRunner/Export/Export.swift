public import WaybillCore
import WaybillLedger

/// The records and the results of a pipeline's last run, written for other tools.
public struct Export {
  /// The files that are written.
  public enum Format: String, Sendable, Hashable, CaseIterable {
    /// A CSV file a table, described by `datapackage.json`.
    case csv
    /// `records.json` and `tables.json`.
    case json
    /// One database, `export.sqlite`.
    case sqlite
    /// A Parquet file a table.
    case parquet
  }

  /// How the pages of Parquet are compressed.
  public enum Compression: String, Sendable, Hashable, CaseIterable {
    case none, gzip
  }

  /// What an export is told by its caller.
  public struct Options: Sendable {
    /// Where the files go; the folder is made where it is not there.
    public var folder: String
    public var format: Format
    /// Whether texts of CSV that a spreadsheet would take for a formula get an apostrophe.
    public var excelSafe: Bool
    /// How the pages of Parquet are compressed.
    public var compression: Compression
    /// The sources whose records are exported; all when empty.
    public var sources: [String]

    /// Makes options.
    public init(
      folder: String, format: Format = .csv, excelSafe: Bool = false, compression: Compression = .none,
      sources: [String] = []
    ) {
      self.folder = folder
      self.format = format
      self.excelSafe = excelSafe
      self.compression = compression
      self.sources = sources
    }
  }

  /// A table in a file that was written, or a file without tables.
  public struct Written: Sendable, Hashable {
    public let file: String
    public let table: String?
    public let rows: Int?

    init(_ file: String, table: String? = nil, rows: Int? = nil) {
      self.file = file
      self.table = table
      self.rows = rows
    }
  }

  /// How an export ended.
  public struct Outcome: Sendable {
    public let written: [Written]
    /// The sources whose terms keep their records back.
    public let diagnostics: [Diagnostic]
  }

  private let workspace: Workspace
  private let options: Options

  /// Makes an export of a workspace.
  public init(_ workspace: Workspace, options: Options) {
    self.workspace = workspace
    self.options = options
  }

  /// Writes the files; each takes its place when all of them are whole.
  ///
  /// - Parameter progress: told how far the export has come.
  /// - Throws: why there is nothing to export, or what cannot be written.
  public func execute(progress: @escaping Progress.Listener = { _ in }) throws(Diagnostics) -> Outcome {
    do {
      return try workspace.openLedger().read { ledger in
        let contents = try ExportContents(of: workspace, sources: options.sources, in: ledger)
        let folder = try OutputFolder(options.folder)
        let records = ExportedRecords(contents, ledger, progress)
        let written =
          switch options.format {
          case .csv: try CSVExport(contents, excelSafe: options.excelSafe).write(records, to: folder)
          case .json: try JSONExport(contents).write(records, to: folder)
          case .sqlite: try SQLiteExport(contents).write(records, to: folder)
          case .parquet:
            try ParquetExport(contents, compression: options.compression).write(records, ledger, to: folder)
          }
        try folder.publish()
        return Outcome(written: written, diagnostics: contents.warnings)
      }
    } catch {
      throw Diagnostics(explaining: error)
    }
  }
}
