import WaybillCore
import WaybillLedger

extension SnapshotEntry {
  static let sample = SnapshotEntry(
    sha256: String(repeating: "ab", count: 32), size: 1234, name: "data/licences.csv", publisher: "Ministry",
    title: "Licences", url: "https://example.org/licences.csv", terms: "CC-BY-4.0")
}

extension LedgerTransaction {
  /// Takes in batches as one whole ingest.
  @discardableResult
  func ingest(
    _ batches: [[Record]], of snapshot: SnapshotEntry = .sample, mapping: String = "sample", hash: String = "h1",
    rejects: [Reject] = [], vintage: String? = nil
  ) throws -> IngestID {
    let id = try beginIngest(of: snapshot, mapping: mapping, mappingHash: hash, program: "1.0")
    var counts = RowAccount()
    for records in batches {
      var batch = RecordBatch(source: mapping)
      batch.replace(with: records)
      try append(batch, to: id)
      counts.records += records.count
    }
    try append(rejects, to: id)
    try finishIngest(id, counts: counts, vintage: vintage)
    return id
  }
}

extension LedgerReader {
  /// All records of an ingest in full words.
  func records(of id: IngestID) throws -> [Record] {
    var records: [Record] = []
    try scan(id) { batch in
      for index in 0..<batch.count { records.append(batch.record(index)) }
    }
    return records
  }
}

extension Ledger {
  func records(of id: IngestID) throws -> [Record] {
    try read { try $0.records(of: id) }
  }
}
