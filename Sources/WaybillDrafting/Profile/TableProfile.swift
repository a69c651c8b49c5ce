import WaybillCore
import WaybillFormats

/// What stands in every column of a table, and which of its rows could not be read.
struct TableProfile {
  private(set) var layout = Layout(columns: [])
  private(set) var columns: [ColumnProfile] = []
  private(set) var rowCount = 0
  /// What the reader counted, such as rows that were put together from several lines, under its words.
  private(set) var notes: [String: Int] = [:]
  private(set) var emptyRows = 0
  private(set) var lastLine = 0
  /// The rows that could not be read, by code; with the first of each.
  private(set) var faults: [Diagnostic.Code: (count: Int, first: RowFault)] = [:]
  /// The rows behind the last good one that could not be read, as many as a footer may have.
  private(set) var trailing: [RowFault] = []
  /// The texts that stand alone in their row, as titles of blocks do, by column: how many rows each has.
  private(set) var alone: [Int: [String: Int]] = [:]
  /// How many rows behind the last good one could not be read.
  private(set) var trailingCount = 0

  static let footerLines = 100
  /// The different texts that are kept of all columns together.
  private static let texts = 2_000_000
  private static let bytes = 96 << 20

  /// Reads all rows; ``finish()`` is to be called when all tables were read.
  ///
  /// - Throws: ``SourceError`` when the file cannot be read further.
  init(reading reader: inout any BatchReader, progress: (borrowing RowBatch) -> Void = { _ in }) throws(SourceError) {
    try add(reading: &reader, progress: progress)
  }

  /// Reads all rows of a further table, whose columns are told by their headers.
  ///
  /// - Throws: ``SourceError`` when the file cannot be read further.
  mutating func add(
    reading reader: inout any BatchReader, progress: (borrowing RowBatch) -> Void
  ) throws(SourceError) {
    var batch = RowBatch()
    var more = try reader.read(into: &batch)
    let places = places(of: reader.layout.columns)
    if layout.columns.isEmpty { layout = reader.layout }
    (lastLine, trailing, trailingCount) = (0, [], 0)
    while more {
      add(batch, places)
      progress(batch)
      more = try reader.read(into: &batch)
    }
  }

  /// Counts the shapes of what was kept; to be called once, when all tables were read.
  mutating func finish() {
    for column in columns.indices { columns[column].finish() }
  }

  /// Which column each header is: the first, the second and so on of those that have it, or a new one.
  private mutating func places(of headers: [String]) -> [Int] {
    let count = max(1, headers.count)
    let limit = ColumnProfile.Limit(
      texts: min(20_000, max(200, Self.texts / count)), bytes: min(1 << 20, max(4096, Self.bytes / count)))
    var known = Dictionary(grouping: columns.indices.reversed(), by: { columns[$0].header })
    return headers.map { header in
      if let place = known[header.trimmed]?.popLast() { return place }
      columns.append(ColumnProfile(header, at: columns.count, limit: limit))
      return columns.count - 1
    }
  }

  private mutating func add(_ batch: borrowing RowBatch, _ places: [Int]) {
    let width = batch.columnCount
    batch.bytes.withUnsafeBufferPointer { bytes in
      for column in 0..<min(width, places.count) {
        var place = column
        for row in batch.rows.indices {
          let cell = batch.cells[place]
          columns[places[column]].add(
            UnsafeBufferPointer(rebasing: bytes[Int(cell.start)..<Int(cell.end)]), line: batch.rows[row].line)
          place += width
        }
      }
    }
    noteLonely(batch, places)
    rowCount += batch.rowCount
    notes.merge(batch.notes) { $0 + $1 }
    emptyRows += batch.emptyRows
    if let last = batch.rows.last {
      lastLine = Int(last.line)
      trailing = []
      trailingCount = 0
    }
    for fault in batch.faults {
      faults[fault.code] = (count: (faults[fault.code]?.count ?? 0) + 1, first: faults[fault.code]?.first ?? fault)
      guard fault.line > lastLine else { continue }
      trailingCount += 1
      if trailing.count < Self.footerLines { trailing.append(fault) }
    }
  }

  private mutating func noteLonely(_ batch: borrowing RowBatch, _ places: [Int]) {
    let width = batch.columnCount
    guard width > 2, width <= places.count else { return }
    for row in batch.rows.indices {
      let cells = batch.cells[row * width..<(row + 1) * width]
      var only: Int?
      var count = 0
      for place in cells.indices where cells[place].count > 0 {
        only = place
        count += 1
        if count > 1 { break }
      }
      guard count == 1, let place = only, alone.values.reduce(0, { $0 + $1.count }) < Self.mostAlone else { continue }
      let text = batch.text(row: row, column: place - row * width).trimmed
      if !text.isEmpty { alone[places[place - row * width], default: [:]][text, default: 0] += 1 }
    }
  }

  private static let mostAlone = 500

  /// How many rows were put together from several lines.
  var joinedRows: Int { notes[RowNote.joined] ?? 0 }
}
