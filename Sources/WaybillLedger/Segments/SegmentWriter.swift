internal import GRDB
import WaybillCore

/// Writes the records of one ingest as segments, in the order in which they come.
struct SegmentWriter {
  private let database: Database
  private let ingest: IngestID
  /// The columns that the table has, which in an older ledger are fewer.
  private let columns: [SegmentColumn]
  private var builder = SegmentBuilder()
  /// How many records stand in segments.
  private var written = 0

  init(_ database: Database, ingest: IngestID, columns: [SegmentColumn] = SegmentColumn.allCases) {
    self.database = database
    self.ingest = ingest
    self.columns = columns
  }

  /// How many records were added.
  var count: Int { written + builder.count }

  mutating func append(
    _ batch: borrowing RecordBatch, _ numbers: inout LedgerNumbers, _ writer: DictionaryWriter
  ) throws {
    numbers.follow(batch)
    var start = 0
    while start < batch.count {
      start += try builder.append(batch, from: start, &numbers, writer)
      if builder.isFull { try flush() }
    }
  }

  /// Counts records that are not kept.
  mutating func pass(_ count: Int) { written += count }

  /// Adds a record with the values of a row of the table `records`.
  mutating func append(row: [Int64?]) throws {
    builder.append(row: row)
    if builder.isFull { try flush() }
  }

  /// Writes what was gathered as a segment.
  mutating func flush() throws {
    if builder.count == 0 { return }
    let names = columns.map(\.name).joined(separator: ", ")
    let places = columns.map { _ in "?" }.joined(separator: ", ")
    let insert = try database.cachedStatement(
      sql: "INSERT INTO segments (ingest, start, count, \(names)) VALUES (?, ?, ?, \(places))")
    var arguments: StatementArguments = [ingest.rawValue, written, builder.count]
    arguments += StatementArguments(columns.map { builder.bytes(of: $0) })
    try insert.execute(arguments: arguments)
    written += builder.count
    builder.removeAll()
  }
}
