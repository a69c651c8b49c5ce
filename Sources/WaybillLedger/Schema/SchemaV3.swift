import FoundationEssentials
internal import GRDB

/// The third schema: the units of a file, and ingests that try the rejects of another again.
enum SchemaV3 {
  @Sendable static func create(_ database: Database) throws {
    try database.execute(sql: "DROP VIEW records_named")
    try database.execute(sql: changes)
    try database.execute(sql: "INSERT INTO parts SELECT id, 0, 'whole', '' FROM ingests ORDER BY id")
    for count in try Int.fetchAll(database, sql: "SELECT DISTINCT count FROM segments ORDER BY count") {
      let zeros = [Int64](repeating: 0, count: count).withUnsafeBufferPointer { ColumnBytes.encode($0) }
      try database.execute(sql: "UPDATE segments SET part = ? WHERE count = ?", arguments: [zeros, count])
    }
    try database.execute(sql: NamedView.create("records_named", over: "records"))
  }

  private static let changes = """
    CREATE TABLE parts (
      ingest INTEGER NOT NULL REFERENCES ingests (id),
      part INTEGER NOT NULL,
      kind TEXT NOT NULL,
      name TEXT NOT NULL,
      PRIMARY KEY (ingest, part)
    ) STRICT, WITHOUT ROWID;

    ALTER TABLE records ADD COLUMN part INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE rejects ADD COLUMN part INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE rejects ADD COLUMN first_line INTEGER NOT NULL DEFAULT 0;
    UPDATE rejects SET first_line = line;
    ALTER TABLE segments ADD COLUMN part BLOB NOT NULL DEFAULT x'';
    ALTER TABLE ingests ADD COLUMN replays INTEGER REFERENCES ingests (id);
    """
}
