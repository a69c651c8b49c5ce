internal import GRDB
internal import GRDBSQLite

/// The virtual table `segment_records`: the records of all segments as rows of integers, with the columns of `records`.
///
/// It is there on every connection that the program opens, without a line in the file's schema, so that other tools
/// never meet it. A query by ingest reads that ingest's segments alone, one by ingest and ordinal a single segment,
/// and of a segment only the columns that the query names.
enum SegmentTable {
  static let name = "segment_records"

  /// The columns before those of ``SegmentColumn``.
  enum Key: Int32 {
    case ingest, ordinal

    static let count = 2
  }

  /// Which segments a query reads.
  enum Plan: Int32 {
    case all, ingest, record
  }

  /// Makes the table known to a connection.
  static func register(in database: Database) throws {
    let module = UnsafeMutablePointer<sqlite3_module>.allocate(capacity: 1)
    module.initialize(to: sqlite3_module())
    module.pointee.xConnect = { connection, _, _, _, table, _ in SegmentTable.connect(connection, table) }
    module.pointee.xDisconnect = { table in
      table?.deallocate()
      return SQLITE_OK
    }
    module.pointee.xBestIndex = { _, query in SegmentTable.plan(query) }
    module.pointee.xOpen = { table, cursor in SegmentCursor.open(table, cursor) }
    module.pointee.xClose = { cursor in SegmentCursor.close(cursor) }
    module.pointee.xFilter = { cursor, plan, _, count, values in SegmentCursor.start(cursor, plan, count, values) }
    module.pointee.xNext = { cursor in SegmentCursor.next(cursor) }
    module.pointee.xEof = { cursor in SegmentCursor.isAtEnd(cursor) }
    module.pointee.xColumn = { cursor, context, column in SegmentCursor.give(cursor, context, column) }
    // The connection frees the module with the last use of it.
    let code = sqlite3_create_module_v2(database.sqliteConnection, name, module, module) { $0?.deallocate() }
    guard code == SQLITE_OK else { throw DatabaseError(resultCode: ResultCode(rawValue: code)) }
  }

  private static func connect(
    _ connection: OpaquePointer?, _ table: UnsafeMutablePointer<UnsafeMutablePointer<sqlite3_vtab>?>?
  ) -> Int32 {
    let columns = SegmentColumn.names.map { "\($0) INTEGER" }.joined(separator: ", ")
    let code = sqlite3_declare_vtab(
      connection,
      "CREATE TABLE x (ingest INTEGER, ordinal INTEGER, \(columns), PRIMARY KEY (ingest, ordinal)) WITHOUT ROWID")
    guard code == SQLITE_OK else { return code }
    let segments = UnsafeMutablePointer<SegmentTableConnection>.allocate(capacity: 1)
    segments.initialize(to: SegmentTableConnection(connection: connection))
    table?.pointee = UnsafeMutableRawPointer(segments).assumingMemoryBound(to: sqlite3_vtab.self)
    return SQLITE_OK
  }

  /// Chooses a plan for a query; SQLite checks every condition again, so a plan may give more than it asks for.
  private static func plan(_ query: UnsafeMutablePointer<sqlite3_index_info>?) -> Int32 {
    guard let query else { return SQLITE_MISUSE }
    let ingest = equality(of: .ingest, in: query.pointee)
    let ordinal = ingest == nil ? nil : equality(of: .ordinal, in: query.pointee)
    var plan = Plan.all
    if let ingest {
      query.pointee.aConstraintUsage[ingest].argvIndex = 1
      plan = .ingest
    }
    if let ordinal {
      query.pointee.aConstraintUsage[ordinal].argvIndex = 2
      plan = .record
    }
    query.pointee.idxNum = plan.rawValue
    query.pointee.orderByConsumed = isInOrder(query.pointee) ? 1 : 0
    query.pointee.estimatedRows = [.all: 10_000_000, .ingest: 1_000_000, .record: 1][plan] ?? 1
    query.pointee.estimatedCost = [.all: 1e7, .ingest: 1e6, .record: 1e3][plan] ?? 1
    return SQLITE_OK
  }

  private static func equality(of key: Key, in query: sqlite3_index_info) -> Int? {
    (0..<Int(query.nConstraint)).first { index in
      let constraint = query.aConstraint[index]
      return constraint.usable != 0 && constraint.iColumn == key.rawValue
        && Int32(constraint.op) == SQLITE_INDEX_CONSTRAINT_EQ
    }
  }

  /// Whether a query wants its rows by ingest and ordinal, which is how segments come.
  private static func isInOrder(_ query: sqlite3_index_info) -> Bool {
    guard query.nOrderBy <= Key.count else { return false }
    return (0..<query.nOrderBy).allSatisfy { place in
      let order = query.aOrderBy[Int(place)]
      return order.iColumn == place && order.desc == 0
    }
  }
}

/// What SQLite keeps of the table for one connection; begins as SQLite asks.
struct SegmentTableConnection {
  var base = sqlite3_vtab()
  let connection: OpaquePointer?

  init(connection: OpaquePointer?) { self.connection = connection }
}
