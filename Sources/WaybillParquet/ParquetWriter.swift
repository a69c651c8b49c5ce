/// Writes a Parquet file, a row group at a time; the bytes depend on nothing but what it is given.
///
/// The pages are of version 1 and the lists have three levels, so that every reader of the format takes them.
public struct ParquetWriter {
  /// Takes the bytes of a file, in their order.
  public typealias Sink = ([UInt8]) throws -> Void

  /// The columns, in the order in which row groups have them.
  public let columns: [ParquetColumn]
  private let sink: Sink
  private var chunks: ChunkWriter
  private var offset: Int64 = 0
  private var records: Int64 = 0
  private var groups: (count: Int, written: [UInt8]) = (0, [])

  private static let mark = Array("PAR1".utf8)

  /// Begins a file.
  ///
  /// - Throws: what `sink` throws.
  public init(_ columns: [ParquetColumn], compression: ParquetCompression = .none, to sink: @escaping Sink) throws {
    try self.init(columns, ChunkWriter(compression), to: sink)
  }

  init(_ columns: [ParquetColumn], _ chunks: ChunkWriter, to sink: @escaping Sink) throws {
    self.columns = columns
    self.sink = sink
    self.chunks = chunks
    try put(Self.mark)
  }

  /// Writes a row group of at least one record.
  ///
  /// - Parameters:
  ///   - values: the columns in their order, each with as many records.
  ///   - words: the texts that their codes stand for.
  /// - Throws: ``ParquetError`` for a record that no page can hold; what the sink throws.
  public mutating func write(_ values: [ParquetValues], _ words: ParquetWords) throws {
    let count = values.first?.count ?? 0
    precondition(values.map(\.column) == columns && values.allSatisfy { $0.count == count }, "columns do not match")
    precondition(count > 0, "a row group has no record")
    let start = offset
    var written: [ColumnChunk] = []
    for column in values {
      let chunk = try chunks.write(column, words, at: offset, to: sink)
      offset = chunk.end
      written.append(chunk)
    }
    groups.count += 1
    records += Int64(count)
    groups.written += ThriftCompact.structure { group in
      group.list(1, written) { $1.write(to: &$0) }
      group.field(2, written.reduce(0) { $0 + $1.uncompressed })
      group.field(3, Int64(count))
      group.field(5, start)
      group.field(6, written.reduce(0) { $0 + $1.size })
    }
  }

  /// Ends the file with what is to be known of it.
  ///
  /// - Parameters:
  ///   - metadata: what the file tells of itself, by name.
  ///   - program: the name and the version of what wrote it, such as `waybill version 1.0.0`.
  /// - Throws: what the sink throws.
  public mutating func finish(_ metadata: [(name: String, value: String)], program: String) throws {
    let footer = ThriftCompact.structure { footer in
      footer.field(1, Int32(2))
      ParquetSchema(columns: columns).write(2, to: &footer)
      footer.field(3, records)
      footer.list(4, count: groups.count, written: groups.written)
      footer.list(5, metadata) { element, entry in
        element.field(1, entry.name)
        element.field(2, entry.value)
      }
      footer.field(6, program)
      // Numbers in their order, texts in that of their bytes.
      footer.list(7, columns) { order, _ in order.field(1) { _ in } }
    }
    try put(footer)
    var length: [UInt8] = []
    PlainValues.append(UInt32(footer.count), to: &length)
    try put(length + Self.mark)
  }

  private mutating func put(_ bytes: [UInt8]) throws {
    try sink(bytes)
    offset += Int64(bytes.count)
  }
}
