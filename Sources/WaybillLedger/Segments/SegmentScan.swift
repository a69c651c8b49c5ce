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

  /// Lends the records of an ingest whose periods lie within some days, in the order in which they came.
  ///
  /// Segments without any are passed over, and of the others little more is read than these records.
  ///
  /// - Parameter days: The numbers of the days; see ``Day/number``.
  /// - Throws: What `body` throws; ``LedgerError`` when the ledger cannot be read or is damaged.
  public func scan(
    _ id: IngestID, within days: Range<Int32>, _ body: (borrowing RecordBatch) throws -> Void
  ) throws {
    let records = try recordStream(of: id)
    while try records.next(within: days) { try body(records.batch) }
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
      let count = try count(of: segment)
      expected += count
      batch.reset(count: count)
      try SegmentReader(segment, file).read(into: &batch)
      try dictionary.localise(&batch)
      return true
    }
  }

  /// Takes the next records in hand whose periods lie within some days; false when there are no more.
  ///
  /// - Throws: ``LedgerError`` when the ledger cannot be read or is damaged.
  func next(within days: Range<Int32>) throws(LedgerError) -> Bool {
    try file.explaining {
      while let segment = try segments.next() {
        let count = try self.count(of: segment)
        expected += count
        let reader = SegmentReader(segment, file)
        let rows = try reader.rows(within: days, of: count)
        if rows.isEmpty { continue }
        batch.reset(count: rows.count)
        if rows.count == count {
          try reader.read(into: &batch)
        } else {
          try reader.read(rows, of: count, into: &batch)
        }
        try dictionary.localise(&batch)
        return true
      }
      return false
    }
  }

  /// How many records a segment has, which must be the next.
  private func count(of segment: Row) throws -> Int {
    let (start, count) = (try segment.decode(Int.self, atIndex: 0), try segment.decode(Int.self, atIndex: 1))
    guard start == expected, (1...SegmentBuilder.capacity).contains(count) else {
      throw file.corrupt("a segment of ingest \(id.rawValue) is not where it should be")
    }
    return count
  }
}
