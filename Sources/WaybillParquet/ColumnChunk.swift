/// What the footer of a file says of one column in one row group.
struct ColumnChunk {
  let column: ParquetColumn
  let compression: ParquetCompression
  let statistics: ColumnStatistics
  let entries: Int
  let encoding: Page.Encoding
  /// Where the first page begins, which is the dictionary's where there is one.
  let start: Int64
  private(set) var dataStart: Int64
  private(set) var end: Int64
  private(set) var uncompressed: Int64 = 0
  private var dataPages: Int32 = 0

  init(
    _ values: ParquetValues, _ statistics: ColumnStatistics, _ encoding: Page.Encoding,
    _ compression: ParquetCompression, at start: Int64
  ) {
    column = values.column
    entries = values.entries
    self.statistics = statistics
    self.encoding = encoding
    self.compression = compression
    self.start = start
    dataStart = start
    end = start
  }

  var size: Int64 { end - start }

  /// Counts a page that has been written.
  mutating func add(_ page: Page.Stored, isDictionary: Bool) {
    end += page.size
    uncompressed += page.uncompressed
    if isDictionary { dataStart = end } else { dataPages += 1 }
  }

  /// Adds the chunk to a row group.
  func write(to group: inout ThriftCompact) {
    group.field(2, start)
    group.field(3) { metadata in
      let isDictionary = encoding == .dictionary
      metadata.field(1, column.physical.rawValue)
      metadata.list(
        2, [encoding.rawValue, Page.Encoding.levels.rawValue] + (isDictionary ? [Page.Encoding.plain.rawValue] : []))
      metadata.list(3, column.path)
      metadata.field(4, compression.codec)
      metadata.field(5, Int64(entries))
      metadata.field(6, uncompressed)
      metadata.field(7, size)
      metadata.field(9, dataStart)
      if isDictionary { metadata.field(11, start) }
      statistics.write(12, to: &metadata)
      let pages: [(kind: Int32, encoding: Page.Encoding, count: Int32)] =
        (isDictionary ? [(2, .plain, 1)] : []) + [(0, encoding, dataPages)]
      metadata.list(13, pages) { element, page in
        element.field(1, page.kind)
        element.field(2, page.encoding.rawValue)
        element.field(3, page.count)
      }
    }
  }
}
