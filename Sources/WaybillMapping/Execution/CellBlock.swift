import WaybillCore

/// The cells of a row batch while a mapping reads them: raw pointers, valid for one call.
struct CellBlock: ~Copyable {
  let bytes: UnsafeBufferPointer<UInt8>
  let cells: UnsafeBufferPointer<RowBatch.Cell>
  let columnCount: Int
  let rowCount: Int

  /// A cell's bytes without the spaces and tabs around them.
  @inline(__always)
  func trimmed(row: Int, column: Int) -> UnsafeBufferPointer<UInt8> {
    Self.trimmed(cells[row &* columnCount &+ column], in: bytes)
  }

  /// A cell's bytes without the spaces and tabs around them.
  @inline(__always)
  static func trimmed(_ cell: RowBatch.Cell, in bytes: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(rebasing: bytes[range(cell, in: bytes)])
  }

  /// Where a cell's bytes stand without the spaces and tabs around them.
  @inline(__always)
  static func range(_ cell: RowBatch.Cell, in bytes: UnsafeBufferPointer<UInt8>) -> Range<Int> {
    var start = Int(cell.start)
    var end = Int(cell.end)
    while start < end, isBlank(bytes[start]) { start &+= 1 }
    while end > start, isBlank(bytes[end &- 1]) { end &-= 1 }
    return Range(uncheckedBounds: (start, end))
  }

  /// Whether a byte is a space, a tab, a line feed or a carriage return: a bit for each of these.
  @inline(__always) private static func isBlank(_ byte: UInt8) -> Bool {
    byte <= 32 && (0x1_0000_2600 as UInt64) &>> UInt64(byte) & 1 != 0
  }
}

extension RowBatch {
  /// Lends the cells of the batch.
  @inline(__always)
  borrowing func withCells<Result>(_ body: (borrowing CellBlock) -> Result) -> Result {
    bytes.withUnsafeBufferPointer { bytes in
      cells.withUnsafeBufferPointer { cells in
        body(CellBlock(bytes: bytes, cells: cells, columnCount: columnCount, rowCount: rowCount))
      }
    }
  }
}
