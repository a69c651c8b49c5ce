internal import GRDB

extension LedgerReader {
  /// What is wrong with the ledger's file, in the database's words; empty when it is whole.
  public func damage() throws(LedgerError) -> [String] {
    try file.explaining {
      let damaged = try String.fetchAll(database, sql: "PRAGMA integrity_check").filter { $0 != "ok" }
      let dangling = try Row.fetchAll(database, sql: "PRAGMA foreign_key_check").map { row in
        "a row of '\(try row.decode(String.self, atIndex: 0))' refers to a row of "
          + "'\(try row.decode(String.self, atIndex: 2))' that is not there"
      }
      return damaged + dangling
    }
  }
}
