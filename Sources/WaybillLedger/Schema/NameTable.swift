internal import GRDB
import WaybillCore

/// A table that gives the codes of an enumeration, or the bits of the flags, their names.
struct NameTable {
  let table: String
  let names: [String]

  static let all = [
    NameTable(table: "perspectives", names: Perspective.allCases.map(\.rawValue)),
    NameTable(table: "events", names: Event.allCases.map(\.rawValue)),
    NameTable(table: "flags", names: Flags.names),
  ]

  /// Whether the program knows names that the table has not.
  ///
  /// - Throws: ``LedgerError`` when the table has names that the program knows not, or has in another place.
  func isBehind(in database: Database, _ file: LedgerFile) throws -> Bool {
    let kept = try String.fetchAll(database, sql: "SELECT name FROM \(table) ORDER BY code")
    if kept == names { return false }
    let unknown = kept.filter { !names.contains($0) }
    if !unknown.isEmpty { throw LedgerError(.ledgerNewerNames(table, found: unknown, at: file.place)) }
    if !names.starts(with: kept) { throw file.corrupt("'\(table)' has its names out of order") }
    return true
  }

  /// Adds the names that the table has not.
  func complete(in database: Database) throws {
    for (code, name) in names.enumerated() {
      try database.execute(
        sql: "INSERT INTO \(table) (code, name) VALUES (?, ?) ON CONFLICT DO NOTHING", arguments: [code, name])
    }
  }
}
