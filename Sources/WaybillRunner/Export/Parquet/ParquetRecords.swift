public import WaybillCore
public import WaybillLedger
import WaybillParquet
import WaybillReport

/// Writes records as one Parquet file: those of an export, or those of one shard among many.
///
/// Files of any shards have the same columns and types, so that a reader takes them together as one table; the row groups
/// of each are its own. Memory does not grow with the records, only with their distinct words. Whether the terms of a
/// source let its records be given on is for the caller to know.
public final class ParquetRecords {
  /// What a file that was written is.
  public struct Written: Sendable, Hashable {
    public let records: Int
    public let bytes: Int64
    public let sha256: String
  }

  private let file: ParquetFile
  private var words: ParquetWords
  private var columns: ParquetColumns
  private var lanes: [IngestID: ParquetLane] = [:]
  private var records = 0

  /// How many records a row group has, but for the last.
  static let groupSize = 131_072

  init(_ file: OutputFile, compression: Export.Compression) throws {
    self.file = try ParquetFile(file, ParquetRecordColumns.all.map(\.column), compression)
    words = ParquetWords()
    columns = ParquetColumns(&words)
  }

  /// Whether ``begin(_:from:)`` has been called for an ingest.
  func knows(_ ingest: IngestID) -> Bool { lanes[ingest] != nil }

  /// Says where the records of an ingest come from.
  func begin(_ ingest: IngestID, from origin: RecordOrigin) { lanes[ingest] = ParquetLane(origin, &words) }

  /// Adds records of a batch of an ingest that has begun; its batches come in their order.
  func add(_ batch: borrowing RecordBatch, _ rows: Range<Int>, of ingest: IngestID) throws {
    guard var lane = lanes.removeValue(forKey: ingest) else { preconditionFailure("an ingest has not begun") }
    lane.learn(batch.dictionaries, &words)
    var start = rows.lowerBound
    while start < rows.upperBound {
      let end = min(rows.upperBound, start + Self.groupSize - columns.count)
      columns.append(batch, start..<end, lane)
      if columns.count == Self.groupSize { try flush() }
      start = end
    }
    lanes[ingest] = lane
    records += rows.count
  }

  /// Writes the rest, and what the file tells of itself.
  func finish(_ metadata: [(name: String, value: String)]) throws -> Written {
    if columns.count > 0 { try flush() }
    let help = JSONText.object(ParquetRecordColumns.all.map { ($0.column.name, .string($0.help)) })
    let measure = try file.finish(
      [
        ("waybill.schema", "\(ParquetRecordColumns.version)"), ("waybill.rule", ParquetRecordColumns.rule),
        ("waybill.columns", help.document),
      ] + metadata)
    return Written(records: records, bytes: measure.bytes, sha256: measure.sha256)
  }

  private func flush() throws {
    try file.write(columns.values, words)
    columns.removeAll()
  }

  /// Writes the records of ingests of one ledger, such as a shard, in their order; the file takes its name when it is whole.
  ///
  /// - Parameters:
  ///   - ingests: ingests of `ledger`, each once.
  ///   - firstPart: the number that records of the first part of each ingest have.
  ///   - folder: where the file goes; it is made where it is not there.
  ///   - metadata: what the file is to tell beside the columns and the program, by name.
  /// - Throws: what cannot be read or written.
  public static func write(
    _ ingests: [IngestID], firstPart: Int = 0, of ledger: LedgerReader, to folder: String,
    named name: String = "records.parquet",
    compression: Export.Compression = .none, metadata: [(name: String, value: String)] = []
  ) throws(Diagnostics) -> Written {
    do {
      let output = try OutputFolder(folder)
      let records = try ParquetRecords(try output.file(name), compression: compression)
      for id in ingests {
        let ingest = try ledger.ingest(id)
        let origin = RecordOrigin(
          source: ingest.mapping, vintage: ingest.vintage, snapshot: ingest.snapshot.name,
          sha256: ingest.snapshot.sha256,
          parts: Array(repeating: "", count: firstPart) + (try ledger.parts(of: id).map(\.name)))
        records.begin(id, from: origin)
        try ledger.scan(id) { try records.add($0, 0..<$0.count, of: id) }
      }
      let written = try records.finish(metadata)
      try output.publish()
      return written
    } catch {
      throw Diagnostics(explaining: error)
    }
  }
}
