internal import GRDB
public import WaybillCore

extension LedgerTransaction {
  /// Stores the tables of a set of inputs; when the ledger has them, nothing is added.
  ///
  /// - Parameters:
  ///   - key: The hash of all that the tables are made of.
  ///   - ingests: What the tables were computed from.
  public func storeResults(key: String, tables: [MetricTable], ingests: [IngestID]) throws(LedgerError) {
    try file.explaining {
      try database.execute(sql: "INSERT INTO result_sets (key) VALUES (?) ON CONFLICT DO NOTHING", arguments: [key])
      if database.changesCount == 0 { return }
      let set = database.lastInsertedRowID
      for ingest in Set(ingests) {
        try database.execute(
          sql: "INSERT INTO result_ingests (result_set, ingest) VALUES (?, ?)", arguments: [set, ingest.rawValue])
      }
      for table in tables { try store(table, in: set) }
    }
  }

  /// Adds a run, whose results are stored.
  public func recordRun(_ run: RunEntry) throws(LedgerError) {
    try file.explaining {
      try database.execute(
        sql: """
          INSERT INTO runs (started, program, pipeline, pipeline_hash, definition, result_set, exit_status, run_id, options)
          VALUES (?, ?, ?, ?, ?, (SELECT id FROM result_sets WHERE key = ?), ?, ?, ?)
          """,
        arguments: [
          run.started, run.program, run.pipeline, run.pipelineHash, run.definitionHash, run.resultKey, run.exitStatus,
          run.run, run.options,
        ])
    }
  }

  private func store(_ table: MetricTable, in set: Int64) throws {
    try database.execute(
      sql: "INSERT INTO result_tables (result_set, metric, title, row_count) VALUES (?, ?, ?, ?)",
      arguments: [set, table.id, table.title, table.rows.count])
    let id = database.lastInsertedRowID
    let addColumn = try database.cachedStatement(
      sql: "INSERT INTO result_columns (result_table, position, name, kind, is_key, help) VALUES (?, ?, ?, ?, ?, ?)")
    for (position, column) in table.columns.enumerated() {
      try addColumn.execute(arguments: [id, position, column.name, column.kind.rawValue, column.isKey, column.help])
    }
    let addRow = try database.cachedStatement(
      sql: "INSERT INTO result_rows (result_table, row, cells) VALUES (?, ?, ?)")
    for (row, cells) in table.rows.enumerated() {
      try addRow.execute(arguments: [id, row, CellText.row(cells, of: table.columns)])
    }
  }
}
