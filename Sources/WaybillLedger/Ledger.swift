import FoundationEssentials
internal import GRDB
import WaybillCore

/// The embedded database: snapshots, records, rejects, runs and results, in one SQLite file.
///
/// One run is one ``transaction(_:)``, which becomes visible whole or not at all; a process that is killed leaves
/// what was last committed. Reading and writing inside one another's closures on the same ledger is a mistake.
///
/// Tables, with a row for each:
/// - `snapshots`: file that was taken in (`sha256`, `size`, `name`, `publisher`, `title`, `url`, `terms`);
/// - `ingests`: snapshot read with a mapping (`snapshot`, `mapping`, `mapping_hash`, `program`, `vintage`, `counts` as
///   JSON, `plain`: whether `records` has its records, and `replays`: the ingest whose rejects it tries again);
/// - `parts`: unit of an ingest's file: the whole, a member of an archive, a sheet of a workbook (`part`, `kind`, `name`);
/// - `captures`: text found around a table of an ingest (`layout`, `name`, `value`);
/// - `rejects`: row of an ingest that became no record (`code`, `message`, its place, `field`, `value`, `text`);
/// - `segments`: up to 65,536 records of an ingest from the ordinal `start` on, one BLOB a column, as
///   `ColumnBytes` describes;
/// - `records`: record, copied from the segments for other tools: ids of the next tables, days since 1970-01-01 from
///   `from_day` up to `until_day`, `lo` and `hi` in millionths of the unit, `flags` as bits;
/// - `parties`, `categories`, `texts`, `facets`, `party_sets`: value that records share (of a set, `parties` and
///   `groups` are JSON lists, and `text` is for reading);
/// - `perspectives`, `events`, `flags`: name of a code, or of a bit;
/// - `result_sets`, `result_ingests`: inputs of stored results by their `key`, and what was among them;
/// - `result_tables`, `result_columns`, `result_rows`: metric's table, a column of it, a row of it (`cells`: a JSON list
///   with a text for each cell, with a pair of kind and text where the kind is not the column's, and null for none);
/// - `runs`: run (`started`, `program`, `pipeline`, `pipeline_hash` of the pipeline, the groups and the mappings,
///   `definition` of the first two alone, `result_set`, `exit_status`, `run_id`, which stands in its log, and `options`: the pipeline as JSON,
///   with what was set, and the hashes of the files of groups and claims).
///
/// The view `records_named` reads `records` as words, `result_cells` has the cells of results, `figures`
/// has them with the names of their columns, and
/// `current_ingests` names the ingests that no later run has replaced. On the program's own connections the virtual
/// table `segment_records` has the rows of `records` for every ingest, and `records_named_all` has their words.
public final class Ledger: Sendable {
  /// The number of the newest schema that this program knows.
  public static let schemaVersion = LedgerSchema.version

  /// How long a run waits for another one's transaction, in seconds.
  public static let patience = 10.0
  /// How many records the plain table may have.
  public static let plainRows = 2_000_000
  /// How many rejects of an ingest are kept, unless a pipeline says otherwise.
  public static let keptRejects = 100_000

  private let queue: DatabaseQueue
  private let file: LedgerFile
  private let plainRowsUpTo: Int
  private let rejectsUpTo: Int
  /// Whether records are written; else they are counted, and gone.
  public let keepsRecords: Bool

  /// Opens a ledger, or makes it where there is none, and brings an older one up to date.
  ///
  /// - Parameters:
  ///   - path: The SQLite file.
  ///   - patience: How long to wait for another run's transaction, in seconds.
  ///   - plainRowsUpTo: How many records the plain table may have; an ingest that would bring more is not copied.
  ///   - rejectsUpTo: How many rejects of an ingest are kept, the first ones; its account counts them all.
  /// - Throws: ``LedgerError`` for a folder, a path that cannot be written, a file that is no ledger, or a ledger
  ///   with a newer schema.
  public convenience init(
    path: String, patience: Double = Ledger.patience, plainRowsUpTo: Int = Ledger.plainRows,
    rejectsUpTo: Int = Ledger.keptRejects
  ) throws(LedgerError) {
    let file = LedgerFile(path: path, patience: patience)
    try file.checkPath()
    try self.init(file: file, plainRowsUpTo: plainRowsUpTo, rejectsUpTo: rejectsUpTo) {
      try DatabaseQueue(path: path, configuration: LedgerSchema.configuration(of: file))
    }
  }

  init(
    file: LedgerFile, plainRowsUpTo: Int = 0, rejectsUpTo: Int, keepsRecords: Bool = true, isFinished: Bool = false,
    _ open: () throws -> DatabaseQueue
  ) throws(LedgerError) {
    self.file = file
    self.plainRowsUpTo = plainRowsUpTo
    self.rejectsUpTo = rejectsUpTo
    self.keepsRecords = keepsRecords
    queue = try file.explaining {
      let queue = try open()
      if !isFinished { try LedgerSchema.bringUpToDate(queue, file) }
      return queue
    }
  }

  /// Makes a ledger in memory that keeps no records, for a run of which nothing but its tables is wanted.
  ///
  /// - Throws: ``LedgerError`` when there is no memory for it.
  public static func passing(rejectsUpTo: Int = Ledger.keptRejects) throws(LedgerError) -> Ledger {
    try Ledger(
      file: LedgerFile(path: ":memory:", patience: 0), rejectsUpTo: rejectsUpTo, keepsRecords: false
    ) { try DatabaseQueue(configuration: LedgerSchema.inMemoryConfiguration) }
  }

  /// Closes the file, which nobody may use any more.
  ///
  /// - Throws: ``LedgerError`` when the disk fails.
  public func close() throws(LedgerError) { try file.explaining { try queue.close() } }

  /// Runs `body` in one transaction: committed when it returns, undone when it throws.
  ///
  /// - Throws: What `body` throws; ``LedgerError`` when another run holds the ledger or the disk fails.
  @discardableResult
  public func transaction<R>(_ body: (LedgerTransaction) throws -> R) throws -> R {
    do {
      return try queue.writeWithoutTransaction { database in
        var result: R?
        try database.inTransaction(.immediate) {
          let transaction = LedgerTransaction(
            database, file, plainRowsUpTo: plainRowsUpTo, rejectsUpTo: rejectsUpTo, keepsRecords: keepsRecords)
          result = try body(transaction)
          transaction.checkFinished()
          return .commit
        }
        guard let result else { preconditionFailure("a committed transaction has a result") }
        return result
      }
    } catch let error as DatabaseError {
      throw file.explanation(of: error)
    }
  }

  /// Runs `body` outside of any transaction.
  func explaining(_ body: (Database) throws -> Void) throws(LedgerError) {
    try file.explaining { try queue.writeWithoutTransaction(body) }
  }

  /// Runs `body` over the ledger as it was last committed.
  ///
  /// - Throws: What `body` throws; ``LedgerError`` when the ledger cannot be read.
  public func read<R>(_ body: (LedgerReader) throws -> R) throws -> R {
    do {
      return try queue.read { try body(LedgerReader($0, file)) }
    } catch let error as DatabaseError {
      throw file.explanation(of: error)
    }
  }
}

extension LedgerFile {
  /// Says of a path what the database would say less clearly.
  func checkPath() throws(LedgerError) {
    var isFolder = false
    if FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) {
      if isFolder { throw LedgerError(.ledgerIsFolder(at: place)) }
      return
    }
    let folder = URL(filePath: path).deletingLastPathComponent().path(percentEncoded: false)
    if !FileManager.default.fileExists(atPath: folder) {
      throw LedgerError(.ledgerFolderMissing(folder, at: place))
    }
  }
}
