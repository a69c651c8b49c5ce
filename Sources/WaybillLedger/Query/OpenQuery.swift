internal import GRDB
import WaybillCore

extension LedgerReader {
  /// Runs one reading statement over everything that the ledger holds, and hands on its rows one by one.
  ///
  /// The view `run_records` has the records of the ingests given. Nothing can be written, and no other file be opened.
  ///
  /// - Parameters:
  ///   - header: told the names of the columns, before the first row.
  ///   - row: told a row; it says whether another is wanted.
  /// - Throws: ``LedgerError`` for a statement that is none or several, that does more than read, or that fails; what
  ///   the closures throw.
  public func query(
    _ sql: String, over ingests: [IngestID], header: ([String]) throws -> Void, row: ([QueryValue]) throws -> Bool
  ) throws {
    guard LedgerQuery.beginsWithReading(sql) else { throw LedgerError(.queryWrites()) }
    do {
      try withRunRecords(of: ingests) {
        let statement = try database.makeStatement(sql: sql)
        guard statement.isReadonly else { throw LedgerError(.queryWrites()) }
        try header(statement.columnNames)
        let rows = try Row.fetchCursor(statement)
        while let found = try rows.next() {
          if try !row(found.databaseValues.map { QueryValue($0) }) { return }
        }
      }
    } catch let error as DatabaseError {
      let isSeveral = error.resultCode == .SQLITE_MISUSE
      throw LedgerError(
        .queryRefused(isSeveral ? "found several, or none" : error.message ?? "code \(error.resultCode.rawValue)"))
    }
  }
}
