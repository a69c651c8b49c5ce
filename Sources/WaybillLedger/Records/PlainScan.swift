internal import GRDB
public import WaybillCore

extension LedgerReader {
  /// Lends the records of an ingest to `body`, in the order in which they came.
  ///
  /// - Parameter size: How many records a batch has at most.
  /// - Throws: What `body` throws; ``LedgerError`` when the ledger cannot be read or is damaged.
  public func scan(
    _ id: IngestID, batchOf size: Int = 65_536, _ body: (borrowing RecordBatch) throws -> Void
  ) throws {
    precondition(size > 0, "a batch has at least one record")
    var batch = RecordBatch(source: try ingest(id).mapping)
    let dictionary = try file.explaining { try DictionaryReader(database, file) }
    var first: Int64 = 0
    while try file.explaining({ try PlainRecords(database, file).read(&batch, id, first..<first + Int64(size)) }) {
      try file.explaining { try dictionary.localise(&batch) }
      try body(batch)
      first += Int64(batch.count)
    }
  }
}
