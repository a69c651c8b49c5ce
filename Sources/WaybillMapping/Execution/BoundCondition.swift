import WaybillCore

/// A `drop` or a `when`, bound to the columns of a file.
struct BoundCondition {
  /// What the report counts the rows under.
  let reason: String
  private let expression: Expression
  private let cells: [BoundMapping.Cell]
  private let captures: [[UInt8]]

  init(_ expression: Expression, reason: String, _ bound: BoundMapping) {
    self.expression = expression
    self.reason = reason
    cells = expression.usedNames.map { name in
      guard let cell = bound.cells[name] else { preconditionFailure("the binding has every name of an expression") }
      return cell
    }
    captures = cells.map { cell in if case .capture(let text) = cell { Array(text.utf8) } else { [] } }
  }

  /// For each row of a block, 1 when the condition holds.
  func holds(in block: borrowing CellBlock) -> [UInt8] {
    var mask: [UInt8] = []
    let (bytes, all) = (block.bytes, block.cells)
    let columns = BlockColumns(
      bytes: bytes, all: all, columnCount: block.columnCount, count: block.rowCount, cells: cells, captures: captures)
    expression.evaluateBoolean(over: columns, into: &mask)
    return mask
  }
}

/// The cells of a block by the names of one expression.
private struct BlockColumns: ExpressionColumns {
  let bytes: UnsafeBufferPointer<UInt8>
  let all: UnsafeBufferPointer<RowBatch.Cell>
  let columnCount: Int
  let count: Int
  let cells: [BoundMapping.Cell]
  let captures: [[UInt8]]

  func cell(_ nameIndex: Int, _ row: Int) -> UnsafeBufferPointer<UInt8> {
    switch cells[nameIndex] {
    case .column(let column):
      let cell = all[row &* columnCount &+ column]
      return UnsafeBufferPointer(rebasing: bytes[Int(cell.start)..<Int(cell.end)])
    case .capture:
      // The text outlives the evaluation: it belongs to the condition.
      return captures[nameIndex].withUnsafeBufferPointer { $0 }
    }
  }
}
