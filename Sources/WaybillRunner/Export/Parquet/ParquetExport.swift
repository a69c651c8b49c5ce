import WaybillCore
import WaybillLedger
import WaybillReport

/// An export as Parquet: a file for the records, for each table of results, for the sources and for their files.
struct ParquetExport {
  private let contents: ExportContents
  private let compression: Export.Compression

  init(_ contents: ExportContents, compression: Export.Compression) {
    self.contents = contents
    self.compression = compression
  }

  func write(_ records: ExportedRecords, _ ledger: LedgerReader, to folder: OutputFolder) throws -> [Export.Written] {
    let own = [RecordColumns.table, "sources", "files"]
    let names = DataPackage.numbered(own + contents.tables.map(\.id))
    let file = "\(names[0]).parquet"
    let output = try ParquetRecords(try folder.file(file), compression: compression)
    let counts = try records.runs { ingest, batch, rows in
      if !output.knows(ingest.id) { output.begin(ingest.id, from: try Self.origin(of: ingest, in: ledger)) }
      try output.add(batch, rows, of: ingest.id)
    }
    let whole = try output.finish([
      ("waybill.pipeline", contents.pipeline), ("waybill.sources", contents.sourcesText(counts).document),
    ])
    var written = [Export.Written(folder.named(file), table: names[0], rows: whole.records)]
    let tables = [contents.sourceTable(counts), contents.fileTable] + contents.tables
    for (table, name) in zip(tables, names.dropFirst()) {
      written.append(try write(table, name, to: folder))
    }
    return written
  }

  private static func origin(of ingest: KeptIngests.Ingest, in ledger: LedgerReader) throws -> RecordOrigin {
    RecordOrigin(
      source: ingest.source, vintage: try ledger.ingest(ingest.id).vintage, snapshot: ingest.name,
      sha256: ingest.snapshot.sha256, parts: ingest.parts.map(\.name))
  }

  /// Writes a table as one row group.
  private func write(_ table: MetricTable, _ name: String, to folder: OutputFolder) throws -> Export.Written {
    let path = "\(name).parquet"
    let columns = try ParquetTable(table, for: folder.named(path))
    let file = try ParquetFile(try folder.file(path), columns.columns, compression)
    if !table.rows.isEmpty { try file.write(columns.values, columns.words) }
    let help = JSONText.object(table.columns.map { ($0.name, .string($0.help)) })
    _ = try file.finish([
      ("waybill.pipeline", contents.pipeline), ("waybill.title", table.title), ("waybill.columns", help.document),
    ])
    return .init(folder.named(path), table: name, rows: table.rows.count)
  }
}
