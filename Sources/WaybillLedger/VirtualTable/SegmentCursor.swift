internal import GRDBSQLite
import WaybillCore

/// A walk through the records of segments, of which SQLite asks one number at a time; begins as SQLite asks.
///
/// The columns of the segment in hand are looked at where SQLite holds them, each when it is first asked for.
struct SegmentCursor {
  private var base = sqlite3_vtab_cursor()
  private let connection: OpaquePointer?
  private var statement: OpaquePointer?
  private var ingest: Int64 = 0
  private var start: Int64 = 0
  private var count = 0
  private var index = 0
  private let views: UnsafeMutablePointer<ColumnView?>

  private init(_ connection: OpaquePointer?) {
    self.connection = connection
    views = .allocate(capacity: SegmentColumn.names.count)
    views.initialize(repeating: nil, count: SegmentColumn.names.count)
  }

  static func open(
    _ table: UnsafeMutablePointer<sqlite3_vtab>?,
    _ cursor: UnsafeMutablePointer<UnsafeMutablePointer<sqlite3_vtab_cursor>?>?
  ) -> Int32 {
    guard let table else { return SQLITE_MISUSE }
    let connection = UnsafeMutableRawPointer(table).assumingMemoryBound(to: SegmentTableConnection.self).pointee
    let segments = UnsafeMutablePointer<SegmentCursor>.allocate(capacity: 1)
    segments.initialize(to: SegmentCursor(connection.connection))
    cursor?.pointee = UnsafeMutableRawPointer(segments).assumingMemoryBound(to: sqlite3_vtab_cursor.self)
    return SQLITE_OK
  }

  static func close(_ cursor: UnsafeMutablePointer<sqlite3_vtab_cursor>?) -> Int32 {
    guard let cursor = at(cursor) else { return SQLITE_MISUSE }
    sqlite3_finalize(cursor.pointee.statement)
    cursor.pointee.views.deallocate()
    cursor.deallocate()
    return SQLITE_OK
  }

  /// Begins a walk with the values that the plan asks for.
  static func start(
    _ cursor: UnsafeMutablePointer<sqlite3_vtab_cursor>?, _ plan: Int32, _ count: Int32,
    _ values: UnsafeMutablePointer<OpaquePointer?>?
  ) -> Int32 {
    guard let cursor = at(cursor) else { return SQLITE_MISUSE }
    let code = cursor.pointee.prepare(SegmentTable.Plan(rawValue: plan) ?? .all)
    guard code == SQLITE_OK else { return code }
    for place in 0..<count {
      sqlite3_bind_int64(cursor.pointee.statement, place + 1, sqlite3_value_int64(values?[Int(place)]))
    }
    return cursor.pointee.advance()
  }

  static func next(_ cursor: UnsafeMutablePointer<sqlite3_vtab_cursor>?) -> Int32 {
    guard let cursor = at(cursor) else { return SQLITE_MISUSE }
    cursor.pointee.index += 1
    return cursor.pointee.index < cursor.pointee.count ? SQLITE_OK : cursor.pointee.advance()
  }

  static func isAtEnd(_ cursor: UnsafeMutablePointer<sqlite3_vtab_cursor>?) -> Int32 {
    at(cursor)?.pointee.count == 0 ? 1 : 0
  }

  /// Gives SQLite one number of the record in hand.
  static func give(
    _ cursor: UnsafeMutablePointer<sqlite3_vtab_cursor>?, _ context: OpaquePointer?, _ column: Int32
  ) -> Int32 {
    guard let cursor = at(cursor) else { return SQLITE_MISUSE }
    switch SegmentTable.Key(rawValue: column) {
    case .ingest: sqlite3_result_int64(context, cursor.pointee.ingest)
    case .ordinal: sqlite3_result_int64(context, cursor.pointee.start &+ Int64(cursor.pointee.index))
    case nil:
      guard let column = SegmentColumn(rawValue: Int(column) - SegmentTable.Key.count) else { return SQLITE_MISUSE }
      guard let value = cursor.pointee.value(of: column) else {
        return cursor.pointee.damage("a segment's column '\(column.name)' cannot be read")
      }
      if let value { sqlite3_result_int64(context, value) } else { sqlite3_result_null(context) }
    }
    return SQLITE_OK
  }

  private static func at(
    _ cursor: UnsafeMutablePointer<sqlite3_vtab_cursor>?
  ) -> UnsafeMutablePointer<SegmentCursor>? {
    cursor.map { UnsafeMutableRawPointer($0).assumingMemoryBound(to: SegmentCursor.self) }
  }

  // MARK: - The segment in hand

  private mutating func prepare(_ plan: SegmentTable.Plan) -> Int32 {
    let condition =
      switch plan {
      case .all: ""
      case .ingest: "WHERE ingest = ?1"
      case .record: "WHERE ingest = ?1 AND start <= ?2 AND start + count > ?2"
      }
    sqlite3_finalize(statement)
    statement = nil
    let sql = "SELECT ingest, start, count, \(SegmentColumn.list) FROM segments \(condition) ORDER BY ingest, start"
    return sqlite3_prepare_v2(connection, sql, -1, &statement, nil)
  }

  /// Goes to the first record of the next segment; after the last one there are no records.
  private mutating func advance() -> Int32 {
    views.update(repeating: nil, count: SegmentColumn.names.count)
    index = 0
    count = 0
    switch sqlite3_step(statement) {
    case SQLITE_DONE: return SQLITE_OK
    case SQLITE_ROW: break
    case let code: return code
    }
    ingest = sqlite3_column_int64(statement, 0)
    start = sqlite3_column_int64(statement, 1)
    count = Int(sqlite3_column_int64(statement, 2))
    guard (1...SegmentBuilder.capacity).contains(count) else {
      return damage("a segment has \(counted(count, "record"))")
    }
    return SQLITE_OK
  }

  private func value(of column: SegmentColumn) -> Int64?? {
    guard let stored = view(of: column)?[index] else { return nil }
    guard column.form == .span else { return column.shown(stored, lo: 0) }
    guard let lo = view(of: .lo)?[index] else { return nil }
    return column.shown(stored, lo: lo)
  }

  private func view(of column: SegmentColumn) -> ColumnView? {
    if let view = views[column.rawValue] { return view }
    let place = Int32(3 + column.rawValue)
    let bytes = UnsafeRawBufferPointer(
      start: sqlite3_column_blob(statement, place), count: Int(sqlite3_column_bytes(statement, place)))
    let view = ColumnView(bytes, count: count)
    views[column.rawValue] = view
    return view
  }

  /// Tells SQLite what is wrong with the segments.
  private func damage(_ what: String) -> Int32 {
    let size = what.utf8.count + 1
    guard let table = base.pVtab, let message = sqlite3_malloc64(UInt64(size)) else { return SQLITE_CORRUPT }
    what.withCString { message.copyMemory(from: $0, byteCount: size) }
    sqlite3_free(table.pointee.zErrMsg)
    table.pointee.zErrMsg = message.assumingMemoryBound(to: CChar.self)
    return SQLITE_CORRUPT
  }
}
