import WaybillCore

/// All that a reader gave, in words.
struct Transcript: Equatable {
  /// A row with its line, its cells and their places.
  struct Row: Equatable {
    let line: Int
    let column: Int
    let cells: [String]
    let places: [Place]
  }

  /// A cell's place: its line and its column in characters, from 1.
  struct Place: Equatable {
    let line: Int
    let column: Int
  }

  private(set) var layouts: [Layout] = []
  private(set) var rows: [Row] = []
  private(set) var faults: [RowFault] = []
  private(set) var emptyRows = 0
  /// What a batch must not hold, such as a cell that lies outside its bytes.
  private(set) var defects: [String] = []
  /// What is wrong with the texts of the cells.
  private(set) var badTexts: [String] = []
  /// Whether the reader was stopped because it gave more batches than the file has bytes.
  private(set) var isEndless = false

  /// Reads a whole unit.
  ///
  /// - Throws: what the adapter throws.
  init(_ unit: WorkUnit, with adapter: any SourceAdapter) throws(SourceError) {
    var reader = try adapter.makeReader(for: unit)
    var batch = RowBatch()
    var batches = 0
    while try reader.read(into: &batch) {
      note(batch, reader.layout)
      batches += 1
      if batches > Int(unit.snapshot.size) + 16 {
        isEndless = true
        return
      }
    }
    if layouts.isEmpty { layouts.append(reader.layout) }
  }

  private mutating func note(_ batch: borrowing RowBatch, _ layout: Layout) {
    if layouts.last != layout { layouts.append(layout) }
    faults += batch.faults
    emptyRows += batch.emptyRows
    let width = batch.columnCount
    if width != layout.columns.count {
      defects.append(.columnCount(width, layout: layout.columns.count))
    }
    guard batch.cells.count == batch.rowCount * width else {
      defects.append(.cellCount(batch.cells.count, rows: batch.rowCount, columns: width))
      return
    }
    if let cell = batch.cells.first(where: { $0.end < $0.start || Int($0.end) > batch.bytes.count }) {
      defects.append(.cellOutside(cell, bytes: batch.bytes.count))
      return
    }
    for row in 0..<batch.rowCount {
      let cells = (0..<width).map { batch.text(row: row, column: $0) }
      let places = (0..<width).map { column in
        let place = batch.place(row: row, column: column)
        return Place(line: place.line, column: place.column)
      }
      checkTexts(batch, row)
      let start = batch.rows[row]
      rows.append(Row(line: Int(start.line), column: Int(start.column), cells: cells, places: places))
    }
  }

  private mutating func checkTexts(_ batch: borrowing RowBatch, _ row: Int) {
    for cell in batch.cells[row * batch.columnCount..<(row + 1) * batch.columnCount] {
      let bytes = batch.bytes[Int(cell.start)..<Int(cell.end)]
      if String(validating: bytes, as: UTF8.self) == nil {
        badTexts.append(.notUTF8(line: Int(batch.rows[row].line)))
      }
    }
  }

  /// Joins what the next unit of the same snapshot gave.
  mutating func append(_ other: Transcript) {
    for layout in other.layouts where layouts.last != layout { layouts.append(layout) }
    rows += other.rows
    faults += other.faults
    emptyRows += other.emptyRows
    defects += other.defects
    badTexts += other.badTexts
    isEndless = isEndless || other.isEndless
  }
}
