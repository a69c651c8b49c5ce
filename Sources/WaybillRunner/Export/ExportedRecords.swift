import WaybillCore
import WaybillLedger

/// The records of an export as rows, in the order of source, file, part and line.
struct ExportedRecords {
  private let files: [ExportContents.File]
  private let ledger: LedgerReader
  private let progress: Progress.Listener

  init(_ contents: ExportContents, _ ledger: LedgerReader, _ progress: @escaping Progress.Listener) {
    files = contents.exportedFiles
    self.ledger = ledger
    self.progress = progress
  }

  /// Lends every record to `body` as a row of ``RecordColumns``, one at a time.
  ///
  /// - Returns: how many records each source has.
  func each(_ body: ([MetricTable.Cell]) throws -> Void) throws -> [String: Int] {
    var counts: [String: Int] = [:]
    var row = [MetricTable.Cell](repeating: .absent, count: RecordColumns.all.count)
    let total = try files.compactMap(\.last).reduce(0) { try $0 + ledger.counts(of: $1.id).records }
    var done = Progress("exporting", of: Int64(total), counting: "records")
    for file in files {
      let readers = try file.map { try IngestRows($0, in: ledger) }
      var count = 0
      while let next = Self.first(of: readers) {
        next.fill(&row)
        try body(row)
        try next.advance()
        count += 1
        if count & 0xFFFF == 0 {
          done.add(records: 0x10000)
          progress(done)
        }
      }
      done.add(records: count & 0xFFFF)
      progress(done)
      counts[file[0].source, default: 0] += count
    }
    return counts
  }

  /// The reader whose record comes first; records of rows that were tried again stand between the others.
  private static func first(of readers: [IngestRows]) -> IngestRows? {
    var first: IngestRows?
    for reader in readers where reader.hasRecord {
      guard let other = first else {
        first = reader
        continue
      }
      if reader.place < other.place { first = reader }
    }
    return first
  }
}
