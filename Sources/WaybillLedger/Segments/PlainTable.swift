internal import GRDB

/// The plain table `records`, which copies segments for everyone else's tools while the ledger is small enough.
struct PlainTable {
  let database: Database
  /// How many records the table may have.
  let limit: Int

  /// Copies an ingest whose account is kept, unless the table would then have more records than it may.
  func copy(_ ingest: IngestID) throws {
    // The account of an ingest that tries rejects again is of more records than its own.
    let count = try Int.fetchOne(
      database,
      sql: "SELECT sum(count) FROM segments WHERE ingest IN (SELECT id FROM ingests WHERE plain OR id = ?)",
      arguments: [ingest.rawValue])
    guard let count, count <= limit else { return }
    try database.execute(
      sql: "INSERT INTO records SELECT * FROM \(SegmentTable.name) WHERE ingest = ?", arguments: [ingest.rawValue])
    try database.execute(sql: "UPDATE ingests SET plain = 1 WHERE id = ?", arguments: [ingest.rawValue])
  }
}
