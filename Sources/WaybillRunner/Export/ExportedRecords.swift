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
    var row = [MetricTable.Cell](repeating: .absent, count: RecordColumns.all.count)
    return try walk { reader, _ in
      reader.fill(&row)
      try body(row)
      try reader.advance()
      return 1
    }
  }

  /// Lends every record to `body` as it lies in the ledger, as many at a time as lie there together.
  ///
  /// - Returns: how many records each source has.
  func runs(_ body: (KeptIngests.Ingest, borrowing RecordBatch, Range<Int>) throws -> Void) throws -> [String: Int] {
    try walk { reader, limit in try reader.take(before: limit) { try body(reader.ingest, $0, $1) } }
  }

  /// Hands the reader of the next record to `step`, with the place before which no other has one, until there is none.
  ///
  /// - Parameter step: takes records, and gives how many.
  private func walk(_ step: (IngestRows, IngestRows.Place?) throws -> Int) throws -> [String: Int] {
    var counts: [String: Int] = [:]
    let total = try files.compactMap(\.last).reduce(0) { try $0 + ledger.counts(of: $1.id).records }
    var done = Progress("exporting", of: Int64(total), counting: "records")
    for file in files {
      let readers = try file.map { try IngestRows($0, in: ledger) }
      var count = 0
      var untold = 0
      while let (next, limit) = Self.first(of: readers) {
        untold += try step(next, limit)
        if untold < 0x10000 { continue }
        done.add(records: untold)
        progress(done)
        count += untold
        untold = 0
      }
      done.add(records: untold)
      progress(done)
      counts[file[0].source, default: 0] += count + untold
    }
    return counts
  }

  /// The reader whose record comes first, and the place of the one after; records of rows that were tried again stand
  /// between the others.
  private static func first(of readers: [IngestRows]) -> (IngestRows, IngestRows.Place?)? {
    var first: IngestRows?
    var second: IngestRows.Place?
    for reader in readers where reader.hasRecord {
      guard let other = first else {
        first = reader
        continue
      }
      let isFirst = reader.place < other.place
      let later = isFirst ? other.place : reader.place
      if second.map({ later < $0 }) ?? true { second = later }
      if isFirst { first = reader }
    }
    return first.map { ($0, second) }
  }
}
