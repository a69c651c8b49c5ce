import WaybillCore
import WaybillParquet

/// A Parquet file of an export that is being written.
final class ParquetFile {
  private let file: OutputFile
  private var writer: ParquetWriter

  init(_ file: OutputFile, _ columns: [ParquetColumn], _ compression: Export.Compression) throws {
    self.file = file
    writer = try ParquetWriter(columns, compression: compression == .none ? .none : .gzip) { bytes in
      file.bytes += bytes
      try file.drain()
    }
  }

  /// Writes a row group.
  ///
  /// - Throws: `cannot-write`.
  func write(_ values: [ParquetValues], _ words: ParquetWords) throws {
    do {
      try writer.write(values, words)
    } catch let error as ParquetError {
      throw Diagnostics([.cannotExport(file.name, because: .tooLong(error))])
    }
  }

  /// Writes the footer, and tells what the file became.
  func finish(_ metadata: [(name: String, value: String)]) throws -> (bytes: Int64, sha256: String) {
    try writer.finish(
      [("waybill.program", "waybill \(Version.current)")] + metadata, program: "waybill version \(Version.current)")
    return try file.finish()
  }
}
