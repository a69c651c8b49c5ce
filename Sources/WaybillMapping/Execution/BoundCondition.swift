import WaybillCore

/// A `drop` or a `when`, bound to the columns of a file.
struct BoundCondition {
  /// What the report counts the rows under.
  let reason: String
  private let expression: Expression
  private let cells: [BoundMapping.Cell]
  private let captures: [CaptureBytes?]

  init(_ expression: Expression, reason: String, _ bound: BoundMapping) {
    self.expression = expression
    self.reason = reason
    cells = expression.usedNames.map { name in
      guard let cell = bound.cells[name] else { preconditionFailure("the binding has every name of an expression") }
      return cell
    }
    captures = cells.map { cell in if case .capture(let text) = cell { CaptureBytes(text) } else { nil } }
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
  let captures: [CaptureBytes?]

  func cell(_ nameIndex: Int, _ row: Int) -> UnsafeBufferPointer<UInt8> {
    switch cells[nameIndex] {
    case .column(let column):
      let cell = all[row &* columnCount &+ column]
      return UnsafeBufferPointer(rebasing: bytes[Int(cell.start)..<Int(cell.end)])
    case .capture:
      return captures[nameIndex]?.bytes ?? UnsafeBufferPointer(start: nil, count: 0)
    }
  }
}

/// The bytes of a capture at one address for as long as the condition lives.
private final class CaptureBytes {
  let bytes: UnsafeBufferPointer<UInt8>

  init(_ text: String) {
    let buffer = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: text.utf8.count)
    _ = buffer.initialize(from: text.utf8)
    bytes = UnsafeBufferPointer(buffer)
  }

  deinit { bytes.deallocate() }
}
