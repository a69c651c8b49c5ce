internal import GRDB
internal import GRDBSQLite
import WaybillCore

/// The plain table `records`: one row a record, integers only.
struct PlainRecords {
  private let database: Database
  private let file: LedgerFile

  init(_ database: Database, _ file: LedgerFile) {
    self.database = database
    self.file = file
  }

  static let columns = [
    "line", "row", "emit", "col", "facet", "reporter", "perspective", "event", "exporter", "origin", "destination",
    "via", "from_day", "until_day", "category", "item", "lo", "hi", "flags",
  ]

  /// Adds a batch, whose first record has the ordinal `first` in its ingest.
  func insert(_ batch: borrowing RecordBatch, _ ids: BatchIDs, ingest: IngestID, from first: Int) throws {
    let places = Self.columns.map { _ in "?" }.joined(separator: ", ")
    let sql = """
      INSERT INTO records (ingest, ordinal, \(Self.columns.joined(separator: ", "))) VALUES (?, ?, \(places))
      """
    let statement = try database.cachedStatement(sql: sql).sqliteStatement
    for index in 0..<batch.count {
      bind(statement, 1, ingest.rawValue)
      bind(statement, 2, Int64(first + index))
      bind(statement, 3, Int64(batch.line[index]))
      bind(statement, 4, Int64(batch.row[index]))
      bind(statement, 5, Int64(batch.emit[index]))
      bind(statement, 6, Int64(batch.column[index]))
      bind(statement, 7, id: ids.facet[index])
      bind(statement, 8, id: ids.reporter[index])
      bind(statement, 9, Int64(batch.perspective[index]))
      bind(statement, 10, Int64(batch.event[index]))
      bind(statement, 11, id: ids.exporter[index])
      bind(statement, 12, id: ids.origin[index])
      bind(statement, 13, id: ids.destination[index])
      bind(statement, 14, id: ids.via[index])
      bind(statement, 15, Int64(batch.from[index]))
      bind(statement, 16, Int64(batch.until[index]))
      bind(statement, 17, id: ids.category[index])
      bind(statement, 18, id: ids.item[index])
      bind(statement, 19, batch.lo[index])
      bind(statement, 20, batch.hi[index] == RecordBatch.noUpperBound ? nil : batch.hi[index])
      bind(statement, 21, Int64(bitPattern: batch.flags[index]))
      sqlite3_step(statement)
      let code = sqlite3_reset(statement)
      if code != SQLITE_OK {
        throw DatabaseError(resultCode: ResultCode(rawValue: code), message: database.lastErrorMessage)
      }
    }
  }

  /// Replaces a batch by the records of an ingest with ordinals in a range, their ids still the ledger's.
  ///
  /// - Returns: Whether there are any.
  func read(_ batch: inout RecordBatch, _ ingest: IngestID, _ ordinals: Range<Int64>) throws -> Bool {
    let range: StatementArguments = [ingest.rawValue, ordinals.lowerBound, ordinals.upperBound]
    let from = "FROM records WHERE ingest = ? AND ordinal >= ? AND ordinal < ?"
    let count = try Int.fetchOne(database.cachedStatement(sql: "SELECT count(*) \(from)"), arguments: range) ?? 0
    batch.reset(count: count)
    let sql = "SELECT \(Self.columns.joined(separator: ", ")) \(from) ORDER BY ordinal"
    let rows = try Row.fetchCursor(database.cachedStatement(sql: sql), arguments: range)
    for index in 0..<count {
      guard let row = try rows.next() else { throw file.corrupt("'records' and its index differ") }
      batch.line[index] = try row.decode(atIndex: 0)
      batch.row[index] = try row.decode(atIndex: 1)
      batch.emit[index] = try row.decode(atIndex: 2)
      batch.column[index] = try row.decode(atIndex: 3)
      batch.facet[index] = try row.decode(atIndex: 4)
      batch.reporter[index] = try id(row, 5)
      batch.perspective[index] = try row.decode(atIndex: 6)
      batch.event[index] = try row.decode(atIndex: 7)
      batch.exporter[index] = try id(row, 8)
      batch.origin[index] = try id(row, 9)
      batch.destination[index] = try id(row, 10)
      batch.via[index] = try id(row, 11)
      batch.from[index] = try row.decode(atIndex: 12)
      batch.until[index] = try row.decode(atIndex: 13)
      batch.category[index] = try id(row, 14)
      batch.item[index] = try id(row, 15)
      batch.lo[index] = try row.decode(atIndex: 16)
      batch.hi[index] = try row.decode(Int64?.self, atIndex: 17) ?? RecordBatch.noUpperBound
      batch.flags[index] = UInt64(bitPattern: try row.decode(Int64.self, atIndex: 18))
    }
    if let damage = batch.damage() { throw file.corrupt(damage) }
    return count > 0
  }

  private func id(_ row: Row, _ column: Int) throws -> UInt32 {
    try row.decode(UInt32?.self, atIndex: column) ?? RecordBatch.absent
  }

  private func bind(_ statement: SQLiteStatement, _ place: Int32, _ value: Int64?) {
    if let value { sqlite3_bind_int64(statement, place, value) } else { sqlite3_bind_null(statement, place) }
  }

  private func bind(_ statement: SQLiteStatement, _ place: Int32, id: UInt32) {
    bind(statement, place, id == RecordBatch.absent ? nil : Int64(id))
  }
}
