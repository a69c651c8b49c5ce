import FoundationEssentials
import GRDB
import WaybillLedger

/// A folder for one test's ledger, removed with it.
final class Workplace {
  let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "waybill-ledger-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  var path: String { path(of: "test.ledger") }

  func path(of name: String) -> String { folder.appending(path: name).path(percentEncoded: false) }

  func ledger(patience: Double = 10) throws -> Ledger { try Ledger(path: path, patience: patience) }

  /// Looks at the file as any other tool would.
  func asOtherTool<R>(_ body: (Database) throws -> R) throws -> R {
    try DatabaseQueue(path: path).write(body)
  }

  /// How many rows each table has.
  func rowCounts() throws -> [String: Int] {
    try asOtherTool { database in
      let tables = try String.fetchAll(
        database, sql: "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
      return try Dictionary(
        uniqueKeysWithValues: tables.map { table in
          (table, try Int.fetchOne(database, sql: "SELECT count(*) FROM \(table)") ?? -1)
        })
    }
  }
}
