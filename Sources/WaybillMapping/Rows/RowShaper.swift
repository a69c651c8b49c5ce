import WaybillCore

/// Fills down and unpivots the rows of a block, without copying the text of a cell.
///
/// A shaped row's cells point into the block's own bytes; only headers and carried texts are added to them.
struct RowShaper {
  /// A group of columns that become rows.
  struct Group {
    /// The place of each column, with its header.
    let columns: [(place: Int, header: [UInt8])]
  }

  private let fillDown: [Int]
  private let group: Group?
  private let columnCount: Int
  /// The last text of each column that is filled down, from one block to the next.
  private var carried: [[UInt8]]

  init(fillDown: [Int], group: Group?, columnCount: Int) {
    self.fillDown = fillDown
    self.group = group
    self.columnCount = columnCount
    carried = fillDown.map { _ in [] }
  }

  /// Whether rows stay as they are.
  var isIdentity: Bool { fillDown.isEmpty && group == nil }

  /// Whether a column is one of those that become rows.
  func isGrouped(_ column: Int) -> Bool { group?.columns.contains { $0.place == column } ?? false }

  /// How many columns a shaped row has.
  var shapedCount: Int { columnCount + (group == nil ? 0 : 2) }

  /// Shapes the rows of `rows` into `shaped`; `parents` is given the place of the row that each shaped row came from.
  mutating func shape(_ rows: borrowing RowBatch, into shaped: inout RowBatch, parents: inout [UInt32]) {
    shaped.removeAll(columnCount: shapedCount)
    parents.removeAll(keepingCapacity: true)
    shaped.takeBytes(of: rows)
    var filled = rows.cells
    for (place, column) in fillDown.enumerated() { fill(column, place, &filled, rows, &shaped.bytes) }
    guard let group else {
      shaped.cells = filled
      shaped.rows = rows.rows
      parents.append(contentsOf: 0..<UInt32(rows.rowCount))
      return
    }
    var headers: [RowBatch.Cell] = []
    for column in group.columns {
      let start = UInt32(shaped.bytes.count)
      shaped.bytes += column.header
      headers.append(RowBatch.Cell(start: start, end: UInt32(shaped.bytes.count)))
    }
    for row in 0..<rows.rowCount {
      let cells = filled[row * columnCount..<(row + 1) * columnCount]
      for (place, column) in group.columns.enumerated() {
        shaped.rows.append(rows.rows[row])
        shaped.cells += cells
        shaped.cells.append(headers[place])
        shaped.cells.append(cells[cells.startIndex + column.place])
        parents.append(UInt32(row))
      }
    }
  }

  /// Whether empty cells take the text above them, in an earlier batch too.
  var fillsDown: Bool { !fillDown.isEmpty }

  /// Whether rows are made of columns side by side.
  var unpivots: Bool { group != nil }

  /// The place of the unpivoted column of each shaped row, from 0, in the layout.
  func column(ofShaped row: Int) -> Int? { group.map { $0.columns[row % $0.columns.count].place } }

  private mutating func fill(
    _ column: Int, _ place: Int, _ cells: inout [RowBatch.Cell], _ rows: borrowing RowBatch, _ bytes: inout [UInt8]
  ) {
    let start = UInt32(bytes.count)
    bytes += carried[place]
    var last = RowBatch.Cell(start: start, end: UInt32(bytes.count))
    for row in 0..<rows.rowCount {
      let index = row * columnCount + column
      let cell = cells[index]
      let isEmpty = rows.bytes[Int(cell.start)..<Int(cell.end)].allSatisfy { $0 == 32 || $0 &- 9 < 5 }
      if isEmpty { cells[index] = last } else { last = cell }
    }
    carried[place] = Array(bytes[Int(last.start)..<Int(last.end)])
  }
}
