import FoundationEssentials
import Glibc
internal import GRDB
public import WaybillCore

/// How a ledger is, found without changing anything of it.
public struct LedgerHealth: Sendable {
  /// The number of the ledger's schema; nil where it cannot be opened.
  public internal(set) var schema: Int?
  /// How many runs it has.
  public internal(set) var runs = 0
  /// The bytes of the file.
  public let size: Int64
  /// The bytes of the log beside it, which a run that was killed leaves behind, and one that is going on has.
  public let log: Int64
  /// What is wrong with it.
  public internal(set) var problems: [Diagnostic] = []

  /// Reads the whole of a ledger.
  ///
  /// - Returns: what was found; nil where there is no ledger.
  public static func of(_ path: String) -> LedgerHealth? {
    guard FileManager.default.fileExists(atPath: path) else { return nil }
    var health = LedgerHealth(size: bytes(path), log: bytes("\(path)-wal"))
    let file = LedgerFile(path: path, patience: 2)
    do {
      try file.explaining {
        try file.checkPath()
        try health.read(try DatabaseQueue(path: path, configuration: LedgerSchema.lookingConfiguration(of: file)), file)
      }
    } catch {
      health.problems.append(error.diagnostic)
    }
    return health
  }

  private mutating func read(_ queue: DatabaseQueue, _ file: LedgerFile) throws {
    try queue.read { database in
      schema = try Int.fetchOne(database, sql: "PRAGMA user_version")
      if schema == Ledger.schemaVersion {
        let reader = LedgerReader(database, file)
        problems += try reader.damage()
        runs = try reader.runs().count
      } else {
        // What else an older ledger has is looked at once a run has brought it up to date.
        let damaged = try String.fetchAll(database, sql: "PRAGMA integrity_check").filter { $0 != "ok" }
        problems += damaged.map { .ledgerCorrupt($0, at: file.place) }
      }
    }
  }

  private static func bytes(_ path: String) -> Int64 {
    var status = stat()
    return stat(path, &status) == 0 ? Int64(status.st_size) : 0
  }
}

extension Ledger {
  /// The version of SQLite that the program runs with.
  public static var databaseVersion: String {
    (try? DatabaseQueue().read { try String.fetchOne($0, sql: "SELECT sqlite_version()") }) ?? ""
  }
}
