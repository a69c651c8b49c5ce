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

  /// The lines of text below the last row that have as many cells as rows; they are no part of ``columns``.
  private(set) var footnotes: [Footnote] = []
  /// The lines of rows that have the form of a legend, though they explain nothing that the table has.
  private(set) var openLegends: [Int] = []
  /// Lines with little text at the end of what was read so far, which rows may follow yet.
  private var pending: [Footnote] = []
  /// Whether the lines of the file may be other than rows, as those of JSON may not.
  private let hasFootnotes: Bool

  static let footerLines = 100
  /// The most different texts of a column of codes, which a legend may explain.
  private static let codes = 100
  /// The different texts that are kept of all columns together.
  private static let texts = 2_000_000
  private static let bytes = 96 << 20

  /// Reads all rows; ``finish()`` is to be called when all tables were read.
  ///
  /// - Throws: ``SourceError`` when the file cannot be read further.
  ///
  /// - Parameter hasFootnotes: whether lines of text may stand below the rows.
  init(
    reading reader: inout any BatchReader, hasFootnotes: Bool = false,
    progress: (borrowing RowBatch) -> Void = { _ in }
  ) throws(SourceError) {
    self.hasFootnotes = hasFootnotes
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
    endRows()
  }

  /// Takes the lines at the end for footnotes from the first that looks like one, and for rows before it.
  private mutating func endRows() {
    // Which codes a legend may explain is known once all rows are in.
    pending = pending.compactMap { Footnote($0.cells, in: $0.columns, line: $0.line, isKnown: isKnown) }
    let first = pending.firstIndex { $0.looksLikeNote && !columns[$0.column].has($0.text) } ?? pending.count
    let isTable = rowCount > 0
    for line in isTable ? pending[..<first] : pending[...] {
      if case .legend = line.kind, openLegends.count < Self.footerLines { openLegends.append(line.line) }
      add(line)
    }
    if isTable { footnotes += pending[first...] }
    pending = []
  }

  /// Takes a line with little text for a row.
  private mutating func add(_ line: Footnote) {
    for (column, text) in zip(line.columns, line.cells) {
      var text = text
      text.withUTF8 { columns[column].add($0, line: UInt32(line.line)) }
    }
    if line.isLonely, line.cells.count > 2 { note(line.text, in: line.column) }
    rowCount += 1
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
    let held = hasFootnotes ? heldLines(batch, places) : []
    let rows = 0..<(batch.rowCount - held.count)
    if !rows.isEmpty {
      for line in pending { add(line) }
      pending = []
    }
    batch.bytes.withUnsafeBufferPointer { bytes in
      for column in 0..<min(width, places.count) {
        var place = column
        for row in rows {
          let cell = batch.cells[place]
          columns[places[column]].add(
            UnsafeBufferPointer(rebasing: bytes[Int(cell.start)..<Int(cell.end)]), line: batch.rows[row].line)
          place += width
        }
      }
    }
    noteLonely(batch, places, rows)
    rowCount += rows.count
    pending += held
    while pending.count > Self.footerLines { add(pending.removeFirst()) }
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

  /// The lines at the end of a batch that may be footnotes, if no row follows.
  private func heldLines(_ batch: borrowing RowBatch, _ places: [Int]) -> [Footnote] {
    let width = batch.columnCount
    guard width > 1, width <= places.count else { return [] }
    var lines: [Footnote] = []
    for row in batch.rows.indices.reversed() {
      if lines.count == Self.footerLines { break }
      let texts = (0..<width).map { batch.text(row: row, column: $0).trimmed }
      let line = Footnote(texts, in: Array(places[..<width]), line: Int(batch.rows[row].line), isKnown: isKnown)
      guard let line else { break }
      lines.append(line)
    }
    return lines.reversed()
  }

  /// Whether a key of a legend is a header, or a text of a column with few of them.
  private func isKnown(_ key: String) -> Bool {
    columns.contains { Legend.isKey(key, of: $0.header) || $0.distinctCount <= Self.codes && $0.has(key) }
  }

  private mutating func noteLonely(_ batch: borrowing RowBatch, _ places: [Int], _ rows: Range<Int>) {
    let width = batch.columnCount
    guard width > 2, width <= places.count else { return }
    for row in rows {
      let cells = batch.cells[row * width..<(row + 1) * width]
      var only: Int?
      var count = 0
      for place in cells.indices where cells[place].count > 0 {
        only = place
        count += 1
        if count > 1 { break }
      }
      guard count == 1, let place = only else { continue }
      note(batch.text(row: row, column: place - row * width).trimmed, in: places[place - row * width])
    }
  }

  private mutating func note(_ text: String, in column: Int) {
    if text.isEmpty || alone.values.reduce(0, { $0 + $1.count }) >= Self.mostAlone { return }
    alone[column, default: [:]][text, default: 0] += 1
  }

  private static let mostAlone = 500

  /// What the reader counted, for a summary.
  var noteLines: [String] {
    notes.sorted { $0.key < $1.key }.map { "\($0.key): \(counted($0.value, "time"))." }
  }

  /// How many rows were put together from several lines.
  var joinedRows: Int { notes[RowNote.joined] ?? 0 }
}
