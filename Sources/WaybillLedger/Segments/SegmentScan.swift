import FoundationEssentials
internal import GRDB
public import WaybillCore

extension LedgerReader {
  /// Lends the records of an ingest to `body`, in the order in which they came, up to 65,536 at a time.
  ///
  /// - Throws: What `body` throws; ``LedgerError`` when the ledger cannot be read or is damaged.
  public func scan(_ id: IngestID, _ body: (borrowing RecordBatch) throws -> Void) throws {
    let records = try recordStream(of: id)
    while try records.next() { try body(records.batch) }
  }

  /// The records of an ingest, for a reader that asks for them; it must not outlive this reader.
  ///
  /// - Throws: ``LedgerError`` when the ledger cannot be read.
  public func recordStream(of id: IngestID) throws(LedgerError) -> RecordStream {
    let source = try ingest(id).mapping
    return try file.explaining { try RecordStream(id, of: source, database, file) }
  }
}

/// The records of one ingest, in the order in which they came, up to 65,536 at a time.
public final class RecordStream {
  /// The records in hand; none before the first call of ``next()``.
  public private(set) var batch: RecordBatch
  private let id: IngestID
  private let file: LedgerFile
  private let dictionary: DictionaryReader
  private let segments: RowCursor
  private var expected = 0

  fileprivate init(_ id: IngestID, of source: String, _ database: Database, _ file: LedgerFile) throws {
    self.id = id
    self.file = file
    batch = RecordBatch(source: source)
    dictionary = try DictionaryReader(database, file)
    segments = try Row.fetchCursor(
      database, sql: "SELECT start, count, \(SegmentColumn.list) FROM segments WHERE ingest = ? ORDER BY start",
      arguments: [id.rawValue])
  }

  /// Takes the next records in hand; false when there are no more.
  ///
  /// - Throws: ``LedgerError`` when the ledger cannot be read or is damaged.
  public func next() throws(LedgerError) -> Bool {
    try file.explaining {
      guard let segment = try segments.next() else { return false }
      let (start, count) = (try segment.decode(Int.self, atIndex: 0), try segment.decode(Int.self, atIndex: 1))
      guard start == expected, (1...SegmentBuilder.capacity).contains(count) else {
        throw file.corrupt("a segment of ingest \(id.rawValue) is not where it should be")
      }
      batch.reset(count: count)
      try SegmentReader(segment, file).read(into: &batch)
      try dictionary.localise(&batch)
      expected += count
      return true
    }
  }
}

/// Reads one row of the table `segments`, from its third column on.
private struct SegmentReader {
  private let row: Row
  private let file: LedgerFile

  init(_ row: Row, _ file: LedgerFile) {
    self.row = row
    self.file = file
  }

  /// Fills a batch that has room for all records of the segment, their ids still the ledger's.
  func read(into batch: inout RecordBatch) throws {
    try read(.line, into: &batch.line)
    try read(.row, into: &batch.row)
    try read(.emit, into: &batch.emit)
    try read(.col, into: &batch.column)
    try read(.facet, into: &batch.facet, less: 1)
    try read(.reporter, into: &batch.reporter, less: 1)
    try read(.perspective, into: &batch.perspective)
    try read(.event, into: &batch.event)
    try read(.exporter, into: &batch.exporter, less: 1)
    try read(.origin, into: &batch.origin, less: 1)
    try read(.destination, into: &batch.destination, less: 1)
    try read(.via, into: &batch.via, less: 1)
    try read(.fromDay, into: &batch.from)
    try read(.untilDay, into: &batch.until)
    try read(.category, into: &batch.category, less: 1)
    try read(.item, into: &batch.item, less: 1)
    try read(.lo, into: &batch.lo)
    try read(.hi, into: &batch.hi)
    try read(.flags, into: &batch.flags)
    try read(.part, into: &batch.part)
    raise(&batch.hi, above: batch.lo)
    if let damage = batch.damage() { throw file.corrupt(damage) }
  }

  private func read<Value: FixedWidthInteger>(
    _ column: SegmentColumn, into values: inout [Value], less bias: Value = 0
  ) throws {
    let isRead = try row.withUnsafeData(atIndex: 2 + column.rawValue) { data in
      data?.withUnsafeBytes { bytes in
        ColumnView(bytes, count: values.count)?.read(into: &values, less: bias)
      }
    }
    guard isRead == true else { throw file.corrupt("a segment's column '\(column.name)' cannot be read") }
  }

  /// Turns distances from the lower ends, plus one, into upper ends.
  private func raise(_ spans: inout [Int64], above lo: [Int64]) {
    spans.withUnsafeMutableBufferPointer { spans in
      lo.withUnsafeBufferPointer { lo in
        for index in spans.indices {
          spans[index] = spans[index] == 0 ? RecordBatch.noUpperBound : lo[index] &+ spans[index] &- 1
        }
      }
    }
  }
}
