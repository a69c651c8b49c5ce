internal import GRDB

/// The sixth schema: a run says with which options it was asked for.
enum SchemaV6 {
  @Sendable static func create(_ database: Database) throws {
    try database.execute(sql: "ALTER TABLE runs ADD COLUMN options TEXT NOT NULL DEFAULT ''")
  }
}
