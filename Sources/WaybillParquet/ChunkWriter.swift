/// Writes columns of a row group, each as a dictionary and places in it where that is smaller, page by page.
struct ChunkWriter {
  private let compression: ParquetCompression
  private let compressor: PageCompressor?
  private var numbers = DistinctNumbers()
  private var codes = DistinctCodes()
  private var places: [UInt32] = []

  /// The most entries and bytes of values of a page, unless one list or value is larger.
  static let (pageEntries, pageBytes) = (32_768, 1 << 20)
  /// The largest dictionary, which readers hold whole.
  private static let dictionaryBytes = 32 << 20

  /// The most bytes of a page: headers count them in 31 bits, and compression may add some.
  private let mostBytes: Int

  init(_ compression: ParquetCompression, mostBytes: Int = 1 << 30) {
    self.compression = compression
    self.mostBytes = mostBytes
    compressor = compression == .none ? nil : PageCompressor()
  }

  /// Writes a column.
  ///
  /// - Parameter start: where in the file the bytes go that `sink` is lent.
  mutating func write(
    _ values: ParquetValues, _ words: ParquetWords, at start: Int64, to sink: ParquetWriter.Sink
  ) throws -> ColumnChunk {
    let encoding = encoding(of: values, words)
    let statistics = ColumnStatistics(values, distinct: codes.values, words)
    var chunk = ColumnChunk(values, statistics, encoding, compression, at: start)
    func store(_ page: Page) throws {
      if page.bytes.count > mostBytes {
        throw ParquetError(column: values.column.name, bytes: page.bytes.count)
      }
      let stored = page.stored(compressor)
      try sink(stored.header)
      try sink(stored.body)
      chunk.add(stored, isDictionary: page.isDictionary)
    }
    if encoding == .dictionary { try store(dictionary(of: values.column, words)) }
    var cuts = PageCuts(values, words, countsBytes: encoding == .plain)
    while let cut = cuts.next() { try store(page(cut, of: values, words, encoding)) }
    return chunk
  }

  /// Chooses how values are written, and numbers the distinct ones.
  private mutating func encoding(of values: ParquetValues, _ words: ParquetWords) -> Page.Encoding {
    let plain: Int
    let distinct: Int
    switch values.column.kind {
    case .sequence: return .delta
    case .wideAmount: return .plain
    case .text, .texts:
      codes.number(values.codes, below: words.texts.count, into: &places)
      func size(_ codes: [UInt32]) -> Int { codes.reduce(0) { $0 + 4 + words.texts[Int($1)].utf8.count } }
      (plain, distinct) = (size(values.codes), size(codes.values))
    case .day, .small, .number, .amount:
      numbers.number(values.numbers, into: &places)
      (plain, distinct) = (values.numbers.count * values.column.size, numbers.values.count * values.column.size)
    }
    let packed = distinct + (places.count * placeWidth(values.column) + 7) / 8
    return packed < plain && distinct <= Self.dictionaryBytes ? .dictionary : .plain
  }

  /// The bits of a place in the dictionary; some readers take none for a fault.
  private func placeWidth(_ column: ParquetColumn) -> Int {
    let count = column.physical == .bytes ? codes.values.count : numbers.values.count
    return max(1, BitPacking.width(of: UInt64(max(count, 1) - 1)))
  }

  private func dictionary(of column: ParquetColumn, _ words: ParquetWords) -> Page {
    let isText = column.physical == .bytes
    var page = Page(
      isDictionary: true, entries: isText ? codes.values.count : numbers.values.count, encoding: .plain)
    if isText {
      for code in codes.values { PlainValues.append(words.texts[Int(code)], to: &page.bytes) }
    } else {
      Self.append(numbers.values[...], of: column, to: &page.bytes)
    }
    return page
  }

  private func page(
    _ cut: PageCuts.Cut, of values: ParquetValues, _ words: ParquetWords, _ encoding: Page.Encoding
  ) -> Page {
    let column = values.column
    var page = Page(isDictionary: false, entries: cut.entries.count, encoding: encoding)
    if column.kind == .texts { page.append(levels: values.repetition[cut.entries], highest: 1) }
    if column.highestDefinition > 0 {
      page.append(levels: values.definition[cut.entries], highest: column.highestDefinition)
    }
    switch (encoding, column.kind) {
    case (.dictionary, _):
      let width = placeWidth(column)
      page.bytes.append(UInt8(width))
      places[cut.values].withUnsafeBufferPointer { HybridRuns.append($0, width: width, to: &page.bytes) }
    case (.delta, _): DeltaPacking.append(values.numbers[cut.values], to: &page.bytes)
    case (_, .text), (_, .texts):
      for code in values.codes[cut.values] { PlainValues.append(words.texts[Int(code)], to: &page.bytes) }
    case (_, .wideAmount):
      for number in values.wideNumbers[cut.values] {
        PlainValues.appendReversed(number, size: column.size, to: &page.bytes)
      }
    default: Self.append(values.numbers[cut.values], of: column, to: &page.bytes)
    }
    return page
  }

  private static func append(_ numbers: ArraySlice<Int64>, of column: ParquetColumn, to bytes: inout [UInt8]) {
    bytes.reserveCapacity(bytes.count + numbers.count * column.size)
    switch column.physical {
    case .int32: for number in numbers { PlainValues.append(Int32(truncatingIfNeeded: number), to: &bytes) }
    case .int64, .bytes: for number in numbers { PlainValues.append(number, to: &bytes) }
    case .fixedBytes:
      for number in numbers { PlainValues.appendReversed(Int128(number), size: column.size, to: &bytes) }
    }
  }
}
