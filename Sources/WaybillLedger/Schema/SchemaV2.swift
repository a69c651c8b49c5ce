internal import GRDB

/// The second schema: records as column segments, of which the plain table is a copy.
enum SchemaV2 {
  @Sendable static func create(_ database: Database) throws {
    try database.execute(sql: segments)
    try database.execute(sql: "ALTER TABLE ingests ADD COLUMN plain INTEGER NOT NULL DEFAULT 0")
    for ingest in try Int64.fetchAll(database, sql: "SELECT id FROM ingests ORDER BY id") {
      try gather(IngestID(rawValue: ingest), database)
    }
    try database.execute(sql: "UPDATE ingests SET plain = 1")
  }

  private static let segments = """
    CREATE TABLE segments (
      ingest INTEGER NOT NULL REFERENCES ingests (id),
      start INTEGER NOT NULL,
      count INTEGER NOT NULL,
      line BLOB NOT NULL,
      row BLOB NOT NULL,
      emit BLOB NOT NULL,
      col BLOB NOT NULL,
      facet BLOB NOT NULL,
      reporter BLOB NOT NULL,
      perspective BLOB NOT NULL,
      event BLOB NOT NULL,
      exporter BLOB NOT NULL,
      origin BLOB NOT NULL,
      destination BLOB NOT NULL,
      via BLOB NOT NULL,
      from_day BLOB NOT NULL,
      until_day BLOB NOT NULL,
      category BLOB NOT NULL,
      item BLOB NOT NULL,
      lo BLOB NOT NULL,
      hi BLOB NOT NULL,
      flags BLOB NOT NULL,
      PRIMARY KEY (ingest, start)
    ) STRICT;
    """

  /// Writes the rows of an ingest as segments.
  private static func gather(_ ingest: IngestID, _ database: Database) throws {
    let columns = SegmentColumn.allCases.filter { $0 != .part }
    var writer = SegmentWriter(database, ingest: ingest, columns: columns)
    let names = columns.map(\.name).joined(separator: ", ")
    let rows = try Row.fetchCursor(
      database, sql: "SELECT \(names) FROM records WHERE ingest = ? ORDER BY ordinal",
      arguments: [ingest.rawValue])
    while let row = try rows.next() {
      try writer.append(row: columns.map { try row.decode(Int64?.self, atIndex: $0.rawValue) } + [0])
    }
    try writer.flush()
  }
}
