internal import GRDB
import WaybillCore

extension LedgerTransaction {
  /// Removes what the ledger can do without, and the values that no record that stays has.
  ///
  /// - Throws: ``LedgerError`` when the disk fails; nothing is removed then.
  public func remove(_ remainder: Remainder) throws(LedgerError) {
    try file.explaining {
      // Of two ingests of which one tries the other's rejects again, neither can go first.
      try database.execute(sql: "PRAGMA defer_foreign_keys = ON")
      let sets = remainder.resultSets.list
      let tables = "SELECT id FROM result_tables WHERE result_set IN (SELECT value FROM json_each(?))"
      try remove("runs", where: "result_set IN (SELECT value FROM json_each(?))", sets)
      for table in ["result_rows", "result_columns"] { try remove(table, where: "result_table IN (\(tables))", sets) }
      for table in ["result_tables", "result_ingests"] {
        try remove(table, where: "result_set IN (SELECT value FROM json_each(?))", sets)
      }
      try remove("result_sets", where: "id IN (SELECT value FROM json_each(?))", sets)
      let ingests = remainder.ingests.map(\.id.rawValue).list
      for table in ["captures", "parts", "rejects", "records", "segments"] {
        try remove(table, where: "ingest IN (SELECT value FROM json_each(?))", ingests)
      }
      try remove("ingests", where: "id IN (SELECT value FROM json_each(?))", ingests)
      try database.execute(sql: "DELETE FROM snapshots WHERE id NOT IN (SELECT snapshot FROM ingests)")
      if !remainder.ingests.isEmpty { try removeStrayValues() }
    }
  }

  private func remove(_ table: String, where condition: String, _ list: String) throws {
    try database.execute(sql: "DELETE FROM \(table) WHERE \(condition)", arguments: [list])
  }

  /// Removes the texts, categories, sets, parties and facets that no record has any more.
  private func removeStrayValues() throws {
    let records = SegmentTable.name
    let uses = [
      ("texts", ["item"]), ("categories", ["category"]), ("facets", ["facet"]), ("party_sets", ["destination", "via"]),
    ]
    for (table, columns) in uses {
      let used = columns.map { "SELECT \($0) FROM \(records) WHERE \($0) IS NOT NULL" }.joined(separator: " UNION ")
      try database.execute(sql: "DELETE FROM \(table) WHERE id NOT IN (\(used))")
    }
    let used = ["reporter", "exporter", "origin"].map { "SELECT \($0) FROM \(records) WHERE \($0) IS NOT NULL" }
    let members = "SELECT members.value FROM party_sets JOIN json_each(party_sets.parties) AS members"
    try database.execute(
      sql: "DELETE FROM parties WHERE id NOT IN (\((used + [members]).joined(separator: " UNION ")))")
  }
}

extension Ledger {
  /// Gives the room of what was removed back to the disk, and writes the log into the file.
  ///
  /// - Throws: ``LedgerError`` when the disk has no room for a copy of the ledger, which is as it was then.
  public func compact() throws(LedgerError) {
    try explaining { database in
      try database.execute(sql: "VACUUM")
      try database.checkpoint(.truncate)
    }
  }
}
