internal import GRDB
public import WaybillCore

extension LedgerReader {
  /// What is wrong with the ledger's file and with its records, after reading all of it; empty when it is whole.
  public func damage() throws(LedgerError) -> [Diagnostic] {
    try file.explaining {
      let damaged = try String.fetchAll(database, sql: "PRAGMA integrity_check").filter { $0 != "ok" }
      let dangling = try Row.fetchAll(database, sql: "PRAGMA foreign_key_check").map { row in
        "a row of '\(try row.decode(String.self, atIndex: 0))' refers to a row of "
          + "'\(try row.decode(String.self, atIndex: 2))' that is not there"
      }
      let file = (damaged + dangling).map { Diagnostic.ledgerCorrupt($0, at: self.file.place) }
      return try file + ingests().compactMap(damage)
    }
  }

  private func damage(of ingest: IngestEntry) throws -> Diagnostic? {
    var records = 0
    do {
      for id in try chain(of: ingest.id) { try scan(id) { records += $0.count } }
    } catch let error as LedgerError {
      return error.diagnostic
    }
    if records == ingest.counts.records { return nil }
    return .ledgerCorrupt(
      "ingest \(ingest.id.rawValue) has \(counted(records, "record")), and its account \(ingest.counts.records)",
      at: file.place)
  }
}
