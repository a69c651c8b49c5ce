/// Where the pages of a column end: between records, before they become too large.
struct PageCuts {
  struct Cut {
    let entries: Range<Int>
    let values: Range<Int>
  }

  private let column: ParquetValues
  private let words: ParquetWords
  private let countsBytes: Bool
  private var entry = 0
  private var value = 0

  /// - Parameter countsBytes: whether pages hold texts themselves, so that few may be many bytes.
  init(_ column: ParquetValues, _ words: ParquetWords, countsBytes: Bool) {
    self.column = column
    self.words = words
    self.countsBytes = countsBytes && column.column.physical == .bytes
  }

  /// The next page; nil behind the last.
  mutating func next() -> Cut? {
    guard entry < column.entries else { return nil }
    let start = (entry: entry, value: value)
    if column.definition.isEmpty, !countsBytes {
      entry = min(start.entry + ChunkWriter.pageEntries, column.entries)
      value = entry
    } else {
      var bytes = 0
      repeat {
        take(&bytes)
      } while entry < column.entries
        && (!beginsRecord || entry - start.entry < ChunkWriter.pageEntries && bytes < ChunkWriter.pageBytes)
    }
    return Cut(entries: start.entry..<entry, values: start.value..<value)
  }

  private var beginsRecord: Bool { column.repetition.isEmpty || column.repetition[entry] == 0 }

  private mutating func take(_ bytes: inout Int) {
    if column.definition.isEmpty || column.definition[entry] == column.column.highestDefinition {
      if countsBytes { bytes += 4 + words.texts[Int(column.codes[value])].utf8.count }
      value += 1
    }
    entry += 1
  }
}
