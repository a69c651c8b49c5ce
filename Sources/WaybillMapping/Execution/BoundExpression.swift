import WaybillCore

/// An expression, bound to the columns of a file.
struct BoundExpression {
  private let expression: Expression
  private let cells: [BoundMapping.Cell]
  private let captures: [CaptureBytes?]

  init(_ expression: Expression, _ bound: BoundMapping) {
    self.expression = expression
    cells = expression.usedNames.map { name in
      guard let cell = bound.cells[name] else { preconditionFailure("the binding has every name of an expression") }
      return cell
    }
    captures = cells.map { cell in if case .capture(let text) = cell { CaptureBytes(text) } else { nil } }
  }

  /// The first column that the expression reads; nil when it is the same for every row.
  var firstColumn: Int? {
    cells.lazy.compactMap { cell in if case .column(let column) = cell { column } else { nil } }.first
  }

  /// For each row of a block, 1 when the condition holds.
  func truths(in block: borrowing CellBlock) -> [UInt8] {
    var mask: [UInt8] = []
    expression.evaluateBoolean(over: columns(of: block), into: &mask)
    return mask
  }

  /// The number of each row of a block, or why it has none.
  func numbers(in block: borrowing CellBlock) -> NumberColumn { expression.numbers(over: columns(of: block)) }

  /// The number of an expression that reads no column.
  func constant() -> NumberColumn {
    expression.numbers(
      over: BlockColumns(
        bytes: .init(start: nil, count: 0), all: .init(start: nil, count: 0), columnCount: 0, count: 1, cells: cells,
        captures: captures))
  }

  private func columns(of block: borrowing CellBlock) -> BlockColumns {
    BlockColumns(
      bytes: block.bytes, all: block.cells, columnCount: block.columnCount, count: block.rowCount, cells: cells,
      captures: captures)
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

/// The bytes of a capture at one address for as long as the expression lives.
private final class CaptureBytes {
  let bytes: UnsafeBufferPointer<UInt8>

  init(_ text: String) {
    let buffer = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: text.utf8.count)
    _ = buffer.initialize(from: text.utf8)
    bytes = UnsafeBufferPointer(buffer)
  }

  deinit { bytes.deallocate() }
}
