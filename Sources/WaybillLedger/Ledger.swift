import FoundationEssentials
internal import GRDB
import WaybillCore

/// The embedded database: snapshots, records, rejects, runs and results, in one SQLite file.
///
/// One run is one ``transaction(_:)``, which becomes visible whole or not at all; a process that is killed leaves
/// what was last committed. Reading and writing inside one another's closures on the same ledger is a mistake.
///
/// | table | one row is |
/// |---|---|
/// | `snapshots` | a file that was taken in: `sha256`, `size`, `name`, `publisher`, `title`, `url`, `terms` |
/// | `ingests` | a snapshot read with a mapping: `snapshot`, `mapping`, `mapping_hash`, `program`, `vintage`, `counts` |
/// | `captures` | a text found around a table: `ingest`, `layout`, `name`, `value` |
/// | `rejects` | a row that became no record: `ingest`, `ordinal`, `code`, `message`, its place, `field`, `value`, `text` |
/// | `records` | a record; ids point into the tables below, days count from 1970-01-01, `lo` and `hi` are millionths |
/// | `parties`, `categories`, `texts`, `facets` | a value that records share |
/// | `party_sets` | a destination: `parties` and `groups` as JSON lists, `unknown`, and `text` to read |
/// | `perspectives`, `events`, `flags` | the name of a code, or of a bit |
/// | `result_sets`, `result_ingests` | the tables of one set of inputs, by the `key` of these, and what went in |
/// | `result_tables`, `result_columns`, `result_cells` | a metric's table, column by column and cell by cell |
/// | `runs` | a run: when, with which program and pipeline, its result set and its exit status |
///
/// The view `records_named` reads as words, `figures` gives the results with the names of their columns, and
/// `current_ingests` names the ingests that no later vintage has replaced.
public final class Ledger: Sendable {
  /// The number of the newest schema that this program knows.
  public static let schemaVersion = LedgerSchema.version

  private let queue: DatabaseQueue
  private let file: LedgerFile

  /// Opens a ledger, or makes it where there is none, and brings an older one up to date.
  ///
  /// - Parameters:
  ///   - path: The SQLite file.
  ///   - patience: How long to wait for another run's transaction, in seconds.
  /// - Throws: ``LedgerError`` for a folder, a path that cannot be written, a file that is no ledger, or a ledger
  ///   with a newer schema.
  public init(path: String, patience: Double = 10) throws(LedgerError) {
    let file = LedgerFile(path: path, patience: patience)
    try file.checkPath()
    self.file = file
    queue = try file.explaining {
      let queue = try DatabaseQueue(path: path, configuration: LedgerSchema.configuration(of: file))
      try LedgerSchema.bringUpToDate(queue, file)
      return queue
    }
  }

  /// Runs `body` in one transaction: committed when it returns, undone when it throws.
  ///
  /// - Throws: What `body` throws; ``LedgerError`` when another run holds the ledger or the disk fails.
  @discardableResult
  public func transaction<R>(_ body: (LedgerTransaction) throws -> R) throws -> R {
    do {
      return try queue.writeWithoutTransaction { database in
        var result: R?
        try database.inTransaction(.immediate) {
          let transaction = LedgerTransaction(database, file)
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
