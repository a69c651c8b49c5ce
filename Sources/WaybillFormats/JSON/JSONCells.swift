import WaybillCore

/// The cells of the row that is read, and the texts of the block that were made for cells.
struct JSONCells {
  /// The cells; behind those of the columns there may be others, which the owner sets.
  private(set) var row = UnsafeMutableBufferPointer<RowBatch.Cell>(start: nil, count: 0)
  /// Whether one of them has a text.
  private(set) var hasText = false
  /// The texts of the block that were made of its own, which are to stand behind it.
  var made: [UInt8] = []
  /// Where those come from.
  private(set) var origins: [RowBatch.Origin] = []

  private var columnCount = 0
  private var memory: JSONMemory<RowBatch.Cell>?

  /// How much was made before a row.
  struct Mark {
    fileprivate let made: Int
    fileprivate let origins: Int
  }

  /// Makes room for a row with so many columns, and for more cells behind them.
  mutating func make(columns: Int, more: Int) {
    let memory = JSONMemory<RowBatch.Cell>(capacity: columns + more)
    self.memory = memory
    columnCount = columns
    row = UnsafeMutableBufferPointer(start: memory.start, count: columns + more)
    row.initialize(repeating: RowBatch.Cell(start: 0, end: 0))
  }

  /// Forgets the texts that were made for a block.
  mutating func clear() {
    made.removeAll(keepingCapacity: true)
    origins.removeAll(keepingCapacity: true)
  }

  /// Begins a row, whose cells are empty.
  mutating func begin(at start: Int) -> Mark {
    hasText = false
    for column in 0..<columnCount { row[column] = RowBatch.Cell(start: UInt32(start), end: UInt32(start)) }
    return Mark(made: made.count, origins: origins.count)
  }

  /// Forgets the texts of a row that was not read to its end.
  mutating func goBack(to mark: Mark) {
    made.removeLast(made.count - mark.made)
    origins.removeLast(origins.count - mark.origins)
  }

  /// Sets a cell to a text of the block.
  @inline(__always)
  mutating func set(_ column: Int, _ start: Int, _ end: Int) {
    row[column] = RowBatch.Cell(start: UInt32(truncatingIfNeeded: start), end: UInt32(truncatingIfNeeded: end))
    if end > start { hasText = true }
  }

  /// Sets a cell to a text that is made of the block's, and is to stand behind it.
  mutating func setMade(_ column: Int, from offset: Int, behind block: Int, _ append: (inout [UInt8]) -> Void) {
    let start = made.count
    append(&made)
    row[column] = RowBatch.Cell(start: UInt32(block + start), end: UInt32(block + made.count))
    origins.append(RowBatch.Origin(start: UInt32(block + start), offset: UInt32(offset)))
    if made.count > start { hasText = true }
  }
}
