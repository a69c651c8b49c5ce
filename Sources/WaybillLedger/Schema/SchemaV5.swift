internal import GRDB

/// The fifth schema: a run has the id that its log has.
enum SchemaV5 {
  @Sendable static func create(_ database: Database) throws {
    try database.execute(sql: "ALTER TABLE runs ADD COLUMN run_id TEXT NOT NULL DEFAULT ''")
  }
}
