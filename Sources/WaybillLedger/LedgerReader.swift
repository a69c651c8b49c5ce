import FoundationEssentials
internal import GRDB
public import WaybillCore

/// What can be asked of a ledger, inside ``Ledger/read(_:)`` or a transaction.
public class LedgerReader {
  let database: Database
  let file: LedgerFile

  init(_ database: Database, _ file: LedgerFile) {
    self.database = database
    self.file = file
  }

  /// The ingest of a snapshot with a mapping, if there is one.
  public func existingIngest(sha256: String, mappingHash: String) throws(LedgerError) -> IngestID? {
    try file.explaining {
      let sql = """
        SELECT ingests.id FROM ingests JOIN snapshots ON snapshots.id = ingests.snapshot
        WHERE snapshots.sha256 = ? AND ingests.mapping_hash = ? AND ingests.counts IS NOT NULL
        """
      return try Int64.fetchOne(database, sql: sql, arguments: [sha256, mappingHash]).map(IngestID.init)
    }
  }

  /// Whether there is a snapshot of so many bytes, which a file of that size may be.
  public func hasSnapshot(ofSize size: Int64) throws(LedgerError) -> Bool {
    try file.explaining {
      try Bool.fetchOne(database, sql: "SELECT EXISTS (SELECT 1 FROM snapshots WHERE size = ?)", arguments: [size])
        ?? false
    }
  }

  /// The snapshots, in the order in which they came.
  public func snapshots() throws(LedgerError) -> [SnapshotEntry] {
    try file.explaining {
      try Row.fetchAll(database, sql: "SELECT \(Self.snapshotColumns) FROM snapshots ORDER BY id").map(snapshot)
    }
  }

  /// The ingests, in the order in which they were begun.
  public func ingests() throws(LedgerError) -> [IngestEntry] {
    try file.explaining { try ingestRows("ORDER BY ingests.id").map(ingest) }
  }

  /// An ingest.
  ///
  /// - Throws: ``LedgerError`` when the ledger has no such ingest.
  public func ingest(_ id: IngestID) throws(LedgerError) -> IngestEntry {
    try file.explaining {
      guard let row = try ingestRows("AND ingests.id = ?", [id.rawValue]).first else {
        throw LedgerError(.ledgerNoIngest(id.rawValue, at: file.place))
      }
      return try ingest(row)
    }
  }

  /// What became of the rows of an ingest.
  public func counts(of id: IngestID) throws(LedgerError) -> RowAccount { try ingest(id).counts }

  /// The texts found around the tables of an ingest: by the name of the table, then of the capture.
  public func captures(of id: IngestID) throws(LedgerError) -> [String: [String: String]] {
    try file.explaining {
      let sql = "SELECT layout, name, value FROM captures WHERE ingest = ?"
      var captures: [String: [String: String]] = [:]
      for row in try Row.fetchAll(database, sql: sql, arguments: [id.rawValue]) {
        captures[try row.decode(atIndex: 0), default: [:]][try row.decode(atIndex: 1)] = try row.decode(atIndex: 2)
      }
      return captures
    }
  }

  /// The first rejects of an ingest, in the order in which they came; all of them without a limit.
  public func rejects(of id: IngestID, limit: Int? = nil) throws(LedgerError) -> [Reject] {
    try file.explaining {
      let sql = """
        SELECT code, message, line, col, row, emit, field, value, text, part, first_line FROM rejects
        WHERE ingest = ? ORDER BY ordinal LIMIT ?
        """
      return try Row.fetchAll(database, sql: sql, arguments: [id.rawValue, limit ?? -1]).map { row in
        Reject(
          Diagnostic.Code(rawValue: try row.decode(atIndex: 0)), try row.decode(atIndex: 1),
          line: try row.decode(atIndex: 2), column: try row.decode(atIndex: 3), firstLine: try row.decode(atIndex: 10),
          part: try row.decode(atIndex: 9),
          row: try row.decode(atIndex: 4),
          emit: try row.decode(atIndex: 5), field: try row.decode(atIndex: 6), value: try row.decode(atIndex: 7),
          text: try row.decode(atIndex: 8))
      }
    }
  }

  /// The runs, oldest first.
  public func runs() throws(LedgerError) -> [RunEntry] { try numberedRuns().map(\.run) }

  /// The runs with their numbers, which count up from 1, oldest first.
  public func numberedRuns() throws(LedgerError) -> [(number: Int, run: RunEntry)] {
    try file.explaining {
      let sql = """
        SELECT runs.id, started, program, pipeline, pipeline_hash, definition, key, exit_status, run_id, options
        FROM runs JOIN result_sets ON result_sets.id = runs.result_set ORDER BY runs.id
        """
      return try Row.fetchAll(database, sql: sql).map { row in
        let run = RunEntry(
          started: try row.decode(atIndex: 1), program: try row.decode(atIndex: 2),
          pipeline: try row.decode(atIndex: 3), pipelineHash: try row.decode(atIndex: 4),
          definitionHash: try row.decode(atIndex: 5), resultKey: try row.decode(atIndex: 6),
          exitStatus: try row.decode(atIndex: 7), run: try row.decode(atIndex: 8),
          options: try row.decode(atIndex: 9))
        return (number: try row.decode(atIndex: 0), run: run)
      }
    }
  }

  private static let snapshotColumns =
    "snapshots.sha256, snapshots.size, snapshots.name, snapshots.publisher, snapshots.title, snapshots.url, "
    + "snapshots.terms"

  private func ingestRows(_ rest: String, _ arguments: StatementArguments = []) throws -> [Row] {
    let sql = """
      SELECT \(Self.snapshotColumns), ingests.id, mapping, mapping_hash, program, vintage, counts, plain
      FROM ingests JOIN snapshots ON snapshots.id = ingests.snapshot WHERE counts IS NOT NULL \(rest)
      """
    return try Row.fetchAll(database, sql: sql, arguments: arguments)
  }

  private func snapshot(_ row: Row) throws -> SnapshotEntry {
    SnapshotEntry(
      sha256: try row.decode(atIndex: 0), size: try row.decode(atIndex: 1), name: try row.decode(atIndex: 2),
      publisher: try row.decode(atIndex: 3), title: try row.decode(atIndex: 4), url: try row.decode(atIndex: 5),
      terms: try row.decode(atIndex: 6))
  }

  private func ingest(_ row: Row) throws -> IngestEntry {
    let counts = Data(try row.decode(String.self, atIndex: 12).utf8)
    return IngestEntry(
      id: IngestID(rawValue: try row.decode(atIndex: 7)), snapshot: try snapshot(row),
      mapping: try row.decode(atIndex: 8), mappingHash: try row.decode(atIndex: 9),
      program: try row.decode(atIndex: 10), vintage: try row.decode(atIndex: 11),
      counts: try JSONDecoder().decode(RowAccount.self, from: counts), isPlain: try row.decode(atIndex: 13))
  }
}
